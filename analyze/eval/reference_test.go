package eval_test

import (
	"slices"
	"strings"
	"testing"

	"pressroom/analyze/annot"
	"pressroom/analyze/eval/unseen"
)

// referring is a pronoun or a description that a reader judged; clauses/README.md says how. Offsets count code points.
type referring struct {
	unseen.Text
	Mention      [2]int
	Antecedent   string
	Spans        [][2]int `json:"antecedent_spans"`
	Others, Also []string
	None         bool
	Set          string
}

// leastReferences is the least share, in percent, of the references that are told and right, and of those that have an
// antecedent and are right.
var leastReferences = map[string][2]float64{"open": {88, 40}, "held": {80, 32}}

// TestReferences compares what pronouns and descriptions are said to stand for with what a reader sees in 150 of them.
// Of those held back it tells the figures alone.
func TestReferences(t *testing.T) {
	all, docs := judgements[referring](t, "references.jsonl", false)
	for _, set := range []string{"open", "held"} {
		counts, rules, due := map[string]int{}, map[string]int{}, 0
		for _, j := range all {
			doc := docs[j.SHA256]
			if j.Set != set || doc == nil {
				continue
			}
			if !j.None {
				due++
			}
			verdict, found, rule := j.judge(doc)
			counts[verdict]++
			rules[verdict+": "+rule]++
			if set == "open" && verdict == "wrong" {
				t.Logf("%s: %q is %q, want %q\n\t%s\n\t%s", verdict, doc.TextOf(in(doc, j.Mention)), found, j.Antecedent, j.Source,
					sentenceOf(doc, j.Mention))
			}
		}
		right := 100 * float64(counts["right"])
		precision, recall := right/float64(max(1, counts["right"]+counts["wrong"])), right/float64(max(1, due))
		t.Logf("%s: of those told %.1f %% right, of those with an antecedent %.1f %%: %v, by rule %v", set, precision, recall, counts, rules)
		if least := leastReferences[set]; len(docs) > 0 && (precision < least[0] || recall < least[1]) {
			t.Errorf("%s: %.1f and %.1f %%, and never under %v", set, precision, recall, least)
		}
	}
}

// judge compares what is found for one reference, and by which rule: it is right, wrong or silent; "none" where silence is right.
func (j referring) judge(doc *annot.Document) (verdict, found, rule string) {
	at := in(doc, j.Mention)
	var entities []int
	for _, x := range doc.References {
		if at.Overlaps(x.Span) {
			entities, rule = x.Entities, x.By.Rule
		}
	}
	for m := range doc.Mentions { // a short form, "the Department", which the names know
		if e := doc.EntityOf(m); len(entities) == 0 && at.Overlaps(doc.Mentions[m].Span) && doc.Mentions[m].End >= at.End && e != annot.None {
			entities, rule = []int{e}, "name"
		}
	}
	switch {
	case len(entities) == 0 && j.None:
		return "none", "", ""
	case len(entities) == 0:
		return "silent", "", ""
	}
	var names []string
	right := !j.None && len(entities) >= 1+len(j.Others)
	for _, e := range entities {
		names = append(names, doc.Entities[e].Name)
		right = right && j.names(doc, &doc.Entities[e])
	}
	if right {
		return "right", strings.Join(names, ", "), rule
	}
	return "wrong", strings.Join(names, ", "), rule
}

// names reports whether an entity is one of those that the reader sees.
func (j referring) names(doc *annot.Document, ent *annot.Entity) bool {
	for _, name := range slices.Concat([]string{j.Antecedent}, j.Others, j.Also) {
		if strings.EqualFold(name, ent.Name) || slices.ContainsFunc(ent.Aliases, func(a string) bool { return strings.EqualFold(a, name) }) {
			return true
		}
	}
	return slices.ContainsFunc(ent.Mentions, func(m int) bool {
		return slices.ContainsFunc(j.Spans, func(s [2]int) bool { return in(doc, s).Overlaps(doc.Mentions[m].Span) })
	})
}
