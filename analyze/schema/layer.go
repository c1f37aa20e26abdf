package schema

import (
	"strconv"
	"strings"

	"pressroom/analyze/annot"
)

// LayerNames are the layers that Layer shows, in the order of the stages.
var LayerNames = []string{"sections", "tokens", "sentences", "clauses", "timexes", "mentions", "entities", "quotes",
	"references", "topics", "keyphrases", "events"}

// A Row is one line of a layer: where it stands, what it is and, where a rule found
// it, which.
type Row struct {
	What string `json:"what"`
	Mention
}

// Layer returns a layer of a document row by row; nil for a name that is none of
// LayerNames. Offsets count code points of the text as read, end exclusive.
func Layer(doc *annot.Document, name string) []Row {
	c := newConverter(doc, CodePoints)
	row := func(what string, s annot.Span, rule string) Row {
		return Row{what, c.evidence(annot.Evidence{Span: s, Rule: rule})}
	}
	switch name {
	case "sections":
		return list(doc.Sections, func(s annot.Section) Row { return row(string(s.Kind), s.Span, "") })
	case "tokens":
		return list(doc.Tokens, func(t annot.Token) Row { return row(t.Tag, t.Span, "") })
	case "sentences":
		return list(doc.Sentences, func(s annot.Sentence) Row { return row(strconv.Itoa(s.Last-s.First)+" tokens", s.Span, "") })
	case "clauses":
		return list(doc.Clauses, func(cl annot.Clause) Row { return row(describe(doc, &cl), doc.Words(cl.First, cl.Last), cl.Relation) })
	case "timexes":
		return list(doc.Timexes, func(x annot.Timex) Row { return row(string(x.Type)+" "+x.Value, x.Span, x.Rule) })
	case "mentions":
		return list(doc.Mentions, func(m annot.Mention) Row { return row(string(m.Kind), m.Span, m.Rule) })
	case "quotes":
		return list(doc.Quotes, func(q annot.Quote) Row { return row(q.Speaker, q.Span, q.By.Rule) })
	case "references":
		return list(doc.References, func(x annot.Reference) Row { return row(meant(doc, &x), x.Span, x.By.Rule) })
	case "events":
		return list(doc.Events, func(ev annot.Event) Row { return row(string(ev.Kind)+": "+ev.What, ev.Trigger, ev.Rule) })
	}
	return c.evidenceLayer(name)
}

// evidenceLayer returns a layer of what stands in several places of the text.
func (c *converter) evidenceLayer(name string) []Row {
	var rows []Row
	add := func(what string, es ...annot.Evidence) {
		for _, e := range es {
			rows = append(rows, Row{what, c.evidence(e)})
		}
	}
	switch name {
	case "entities":
		for _, ent := range c.doc.Entities {
			for _, m := range ent.Mentions {
				add(ent.ID+" "+ent.Name, c.doc.Mentions[m].Evidence())
			}
		}
	case "topics":
		for _, t := range c.doc.Topics {
			add(t.Label, t.Evidence...)
		}
	case "keyphrases":
		for _, k := range c.doc.Keyphrases {
			add(k.Text, k.Uses...)
		}
	}
	return rows
}

// meant names the entities for which a reference stands.
func meant(doc *annot.Document, x *annot.Reference) string {
	var names []string
	for _, e := range x.Entities {
		names = append(names, doc.Entities[e].ID+" "+doc.Entities[e].Name)
	}
	return strings.Join(names, ", ")
}

// describe tells a clause in one line: "sign past passive; subject bill; by mayor; negated".
func describe(doc *annot.Document, cl *annot.Clause) string {
	parts := []string{strings.TrimSpace(cl.Lemma + " " + string(cl.Tense))}
	if cl.Passive {
		parts[0] += " passive"
	}
	add := func(what string, p annot.Phrase) {
		if p != annot.NoPhrase {
			parts = append(parts, what+" "+doc.TextOf(doc.Words(p.First, p.Last)))
		}
	}
	add("subject", cl.Subject)
	for _, o := range cl.Objects {
		add("object", o)
	}
	add("by", cl.Agent)
	for _, o := range cl.Obliques {
		add(o.Preposition, o.Phrase)
	}
	for _, i := range cl.Timexes {
		parts = append(parts, "when "+doc.Timexes[i].Value)
	}
	if cl.Polarity != annot.Positive {
		parts = append(parts, string(cl.Polarity))
	}
	if cl.Modality != "" {
		parts = append(parts, string(cl.Modality))
	}
	return strings.Join(parts, "; ")
}
