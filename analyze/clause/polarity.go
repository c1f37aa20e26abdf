package clause

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

//go:embed data/cues.tsv
var cueTable string

// A cueKey is a lemma and where it stands to a predicate: "auxiliary", "adverb", "mark", "governor" (of its infinitive, or of the
// clause that is its object or its content), "passive" (the same, of a governor in the passive), "from" (of the clause after
// its "from"), "determiner".
type cueKey struct{ place, lemma string }

// meaning is what a cue says of a clause.
type meaning struct {
	annot.Polarity
	annot.Modality
}

var places = []string{"auxiliary", "adverb", "mark", "governor", "passive", "from", "determiner"}

var polarities = []annot.Polarity{annot.Negated, annot.Failed, annot.DeniedClause}

var modalities = []annot.Modality{annot.PlannedClause, annot.ProposedClause, annot.RequiredClause, annot.ExpectedClause,
	annot.PossibleClause, annot.AllegedClause, annot.Conditional}

func readCues() (map[cueKey]meaning, error) {
	cues := map[cueKey]meaning{}
	return cues, lexicon.ReadTable("cues.tsv", cueTable, 3, func(col []string) error {
		if !slices.Contains(places, col[0]) {
			return fmt.Errorf("there is no place %q", col[0])
		}
		m := meaning{annot.Polarity(col[2]), ""}
		if !slices.Contains(polarities, m.Polarity) {
			m = meaning{"", annot.Modality(col[2])}
			if !slices.Contains(modalities, m.Modality) {
				return fmt.Errorf("there is no polarity or modality %q", col[2])
			}
		}
		cues[cueKey{col[0], col[1]}] = m
		return nil
	})
}

// judge reads whether and how clause i tells a fact: by its own words, else by the verb or the noun that governs it, else by the
// clause that it is coordinated with.
func (r *reader) judge(i int) {
	c := &r.clauses[i]
	for n := range r.Dependents(c.Predicate) {
		r.judgeWord(c, n)
	}
	if c.Parent == annot.None {
		return
	}
	p := &r.clauses[c.Parent]
	switch c.Relation {
	case "xcomp", "ccomp", "acl":
		if r.Head(c.Predicate) == p.Predicate {
			r.judgeContent(c, p)
		} else if c.Relation == "acl" {
			r.judgeOfNoun(c, r.Head(c.Predicate))
		}
	case "conj":
		if c.Source != annot.OwnSubject && c.Modality == "" && r.Dependent(c.Predicate, "aux", "aux:pass", "cop") == annot.None {
			c.Modality = p.Modality
			if c.Tense == "" || r.Part(c.Predicate) == "VB" {
				c.Tense = p.Tense
			}
		}
	}
}

// say gives a clause what the table says of a word in a place.
func (r *reader) say(c *annot.Clause, place, lemma string) {
	m := r.cues[cueKey{place, lemma}]
	if m.Polarity != "" {
		c.Polarity = m.Polarity
	}
	if m.Modality != "" && c.Modality == "" {
		c.Modality = m.Modality
	}
}

// judgeWord reads a dependent of the predicate.
func (r *reader) judgeWord(c *annot.Clause, n int) {
	switch r.Relation(n) {
	case "aux":
		if r.Lower(n) == "would" && c.Relation == "ccomp" { // "announced that X would sign"
			r.say(c, "auxiliary", "will")
			return
		}
		r.say(c, "auxiliary", r.Lower(n))
	case "advmod":
		if r.Lower(n+1) != "only" { // "not only signed"
			r.say(c, "adverb", r.Lower(n))
		}
	case "cc": // "neither X nor Y"
		r.say(c, "adverb", r.Lower(n))
	case "mark":
		r.say(c, "mark", r.Lower(n))
		if r.Lower(n) == "from" && r.Head(c.Predicate) != annot.None { // "prevent X from signing"
			r.say(c, "from", r.Lemma(r.Head(c.Predicate)))
		}
	case "det":
		r.say(c, "determiner", r.Lower(n))
	case "nsubj", "obj", "nsubj:pass":
		if n+1 == c.First || r.Lower(n+1) == "of" { // "none of them came"
			r.say(c, "determiner", r.Lower(n))
		}
		if d := r.Dependent(n, "det", "cc:preconj"); d != annot.None {
			r.say(c, "determiner", r.Lower(d))
		}
	}
}

// judgeContent reads the verb that governs a clause: "refused to sign", "is expected to sign".
func (r *reader) judgeContent(c, p *annot.Clause) {
	place := "governor"
	if p.Passive {
		place = "passive"
	}
	r.say(c, place, p.Lemma)
	if c.Relation != "xcomp" {
		return
	}
	if c.Modality == "" && light(p) { // "will have to sign"
		c.Modality = p.Modality
	}
	if p.Polarity == annot.Negated && c.Polarity == annot.Positive { // "did not want to sign"
		c.Polarity = annot.Negated
	}
}

// judgeOfNoun reads the noun of which a clause is the content: "a refusal to sign", "no duty to sign".
func (r *reader) judgeOfNoun(c *annot.Clause, noun int) {
	r.say(c, "governor", strings.ToLower(r.Lemma(noun)))
	if d := r.Dependent(noun, "det"); d != annot.None && r.Dependent(c.Predicate, "mark") != annot.None {
		r.say(c, "determiner", r.Lower(d))
	}
}

// light reports whether a verb only says how its infinitive is meant.
func light(p *annot.Clause) bool { return p.Lemma == "have" || p.Lemma == "be" || p.Lemma == "go" }
