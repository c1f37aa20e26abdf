// Package issuer tells who issues a release: the body or the person that speaks in it,
// not the wire that carries it.
//
// Candidates are the people and organisations of the release, and the names that stand
// where releases name their issuer (slot.go): after "About", "Contact" and "Source",
// between the strokes of a dateline, at the head of the headline; those that an address
// spells (domain.go), whose initials stand in brackets (acronym.go), and offices of
// government (office.go). A name that is also
// that of an entity is one candidate with it (candidate.go). Features of each say where
// it stands and whether it announces something (announce.go, address.go, feature.go),
// and a logistic regression says how likely it is. Find returns the likeliest, and
// those that issue the release with it; nothing where none is likely enough.
package issuer

import (
	_ "embed"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
	"pressroom/analyze/logistic"
)

//go:embed data/issuer.weights.tsv
var weightTable string

//go:embed data/words.tsv
var wordTable string

//go:embed data/wires.tsv
var wireTable string

const (
	// Least is the least probability of an issuer that is told: of those under it only half are right.
	Least = 0.3
	// leastJoint is the least probability of a further one.
	leastJoint = 0.7
	maxIssuers = 4
)

// A Finder finds issuers. It is never changed after New.
type Finder struct {
	lex     *lexicon.Lexicon
	words   lexicon.Classes // announcing and glad words, legal forms, words that begin no name
	wires   map[string]bool // keys of the names of wires and of sites where anybody has a page
	weights logistic.Model
}

// New reads the embedded tables. It fails only when one of them is broken.
func New(lex *lexicon.Lexicon) (*Finder, error) {
	f := &Finder{lex: lex, wires: map[string]bool{}}
	var err error
	if f.weights, err = logistic.Read("issuer.weights.tsv", weightTable); err != nil {
		return nil, err
	}
	classes := []string{"announces", "glad", "legal", "common", "heading", "address", "own", "lesser", "parliament", "office", "carries"}
	if f.words, err = lexicon.ReadClasses("words.tsv", wordTable, classes...); err != nil {
		return nil, err
	}
	return f, lexicon.ReadTable("wires.tsv", wireTable, 1, func(col []string) error {
		f.wires[squeeze(col[0])] = true
		return nil
	})
}

// Find returns who issues a document, the likeliest first. What the record says stands
// before all that is read in the text. It takes time linear in the length of the text.
func (f *Finder) Find(doc *annot.Document) []annot.Issuer {
	var found []annot.Issuer
	r := f.read(doc)
	given := doc.Release.Issuer
	if given != "" {
		found = append(found, annot.Issuer{Name: given, Entity: r.entityCalled(given), From: annot.IssuerGiven, At: annot.Evidence{
			Rule: "the record says so"}, Probability: 1})
	}
	read := 0
	for _, c := range r.likeliest() {
		p := logistic.Probability(c.odds)
		if p < Least || read > 0 && p < leastJoint || read == maxIssuers {
			break
		}
		read++
		if given != "" && (r.keyOf(given) == c.key || c.entity != annot.None && c.entity == found[0].Entity) {
			continue
		}
		from, at := r.telling(c)
		found = append(found, annot.Issuer{Name: c.name, Entity: c.entity, From: from, At: at, Probability: p})
	}
	return found
}

// A Candidate is a name that may be the issuer's, with its other forms and what
// speaks for it.
type Candidate struct {
	Name     string
	Forms    []string
	Features []logistic.Feature
}

// Candidates returns all that may issue a document, in the order of their first
// mention.
func (f *Finder) Candidates(doc *annot.Document) []Candidate {
	r := f.read(doc)
	var out []Candidate
	for _, c := range r.candidates {
		out = append(out, Candidate{c.name, c.forms, r.features(c)})
	}
	return out
}
