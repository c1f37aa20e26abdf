package event

import (
	_ "embed"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

//go:embed data/valency.tsv
var valencyTable string

// valency says with which prepositions verbs and nouns are completed: "charge with", "role in".
type valency map[government]bool

// A government is a word and a preposition that completes it.
type government struct{ part, lemma, preposition string }

func readValency() (valency, error) {
	v := valency{}
	return v, lexicon.ReadTable("valency.tsv", valencyTable, 3, func(col []string) error {
		v[government{col[0], col[1], col[2]}] = true
		return nil
	})
}

// takes reports whether a preposition completes token k.
func (r *reader) takes(k int, preposition string) bool {
	part := "noun"
	if strings.HasPrefix(r.Part(k), "VB") {
		part = "verb"
	}
	return preposition != "" && r.valency[government{part, r.Lemma(k), preposition}]
}

// leadIn is the preposition of a constituent, "" for none.
func (r *reader) leadIn(n int) string {
	if p := r.Dependent(n, "case", "mark"); p != annot.None && p < n {
		return r.Lower(p)
	}
	return ""
}

// governs reports whether token k is completed by its dependent n through the preposition of that: "barred from preparing returns".
func (r *reader) governs(k, n int) bool { return n > k && r.takes(k, r.leadIn(n)) }
