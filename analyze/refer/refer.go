// Package refer says for whom pronouns and descriptions stand: "she", "we", "the minister", "the company", "both firms".
// Quotes and events ask it.
//
// Find goes through the tokens of a release once. What it meets are names (search.go keeps them, with what is known
// of each: its sentence, whether it is a subject, whether it is quoted), pronouns (pronoun.go) and descriptions
// (description.go). One search, antecedent, looks back for who fits; what it finds is itself met again, so
// that a "he" goes on to mean whom the "he" before it means. In doubt it is silent.
package refer

import (
	_ "embed"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

//go:embed data/words.tsv
var wordTable string

// A Finder holds the table of nouns. It is never changed after New.
type Finder struct {
	lex   *lexicon.Lexicon
	words lexicon.Classes
}

// New reads the embedded table. It fails only when that is broken.
func New(lex *lexicon.Lexicon) (*Finder, error) {
	words, err := lexicon.ReadClasses("words.tsv", wordTable,
		"firm", "body", "group", "state", "city", "country", "public", "lesser", "people", "answer")
	return &Finder{lex, words}, err
}

// Find returns the references of a document in order. It needs its names and clauses. Where quotes and issuers are
// not known yet, it is silent about whom only they tell: "we", and "the company" that no sentence before names.
func (f *Finder) Find(d *annot.Document) []annot.Reference {
	r := f.newReader(d)
	for k := 0; k < len(d.Tokens); {
		if m := d.MentionOf(k); m != annot.None {
			_, last := d.TokensIn(d.Mentions[m].Start, d.Mentions[m].End)
			r.meetName(m, k, last)
			k = max(k+1, last)
			continue
		}
		last, who := r.pronoun(k)
		if len(who) == 0 {
			last, who = r.description(k)
		}
		if len(who) == 0 && r.unnamed(k) {
			r.met = append(r.met, r.occurrence(nobody, k, k+1, r.Tokens[k].Span))
		}
		k = r.meet(k, last, who)
	}
	return r.found
}

// A reader reads the references of one document.
type reader struct {
	*Finder
	*annot.Document
	issuer  int           // the body or the person that issues the release, or None
	quoted  []bool        // of each token
	told    []int         // how many of the sentences before each begin outside quotations
	subject map[int]bool  // tokens that head the subject of a clause, or belong to its name
	clauses map[int][]int // of each token that heads a phrase of clauses, which they are
	met     []occurrence  // in the order of the text
	found   []annot.Reference
}

// meet keeps what tokens k to last stand for, and returns the token after them.
func (r *reader) meet(k, last int, who []meant) int {
	if len(who) == 0 {
		return k + 1
	}
	x := annot.Reference{Span: r.Words(k, last), By: who[0].by}
	for _, w := range who {
		x.Entities = append(x.Entities, w.entity)
		r.met = append(r.met, r.occurrence(w.entity, k, last, x.Span))
	}
	r.found = append(r.found, x)
	return last
}
