// Package clause reads the clauses of sentences whose grammar is known: for each predicate its verb group, tense and voice, whether
// it is so (polarity.go), what it is said of (subject.go), what it governs, and the clause on which it depends. References
// ask here, and events for the sentences whose grammar was read.
package clause

import (
	"strings"

	"pressroom/analyze/annot"
)

// A Finder holds the table of the words that change whether and how a clause tells a fact. It is never changed after New.
type Finder struct{ cues map[cueKey]meaning }

// New reads the embedded table. It fails only when that is broken.
func New() (*Finder, error) {
	cues, err := readCues()
	return &Finder{cues}, err
}

// Find returns the clauses of all sentences that were read.
func (f *Finder) Find(d *annot.Document) []annot.Clause {
	r := &reader{Finder: f, Document: d, clauseOf: map[int]int{}}
	for k := range d.Syntax {
		if r.predicate(k) {
			r.clauseOf[k] = len(r.clauses)
			r.clauses = append(r.clauses, annot.Clause{Predicate: k})
		}
	}
	for i := range r.clauses {
		r.read(&r.clauses[i])
	}
	r.date()
	for i := range r.clauses { // all arguments first: a clause may take the subject of one after it
		r.judge(i)
	}
	return r.clauses
}

// A reader reads the clauses of one document.
type reader struct {
	*Finder
	*annot.Document
	clauses  []annot.Clause
	clauseOf map[int]int // by predicate
}

// predicate reports whether token k is the predicate of a clause: a verb that is no auxiliary and describes no noun
// before which it stands, or what is said with a form of "be".
func (r *reader) predicate(k int) bool {
	switch relation := r.Relation(k); relation {
	case "root", "ccomp", "xcomp", "advcl", "advcl:relcl", "acl", "acl:relcl", "parataxis", "csubj", "csubj:pass", "dep", "list":
	case "conj":
		if !r.predicate(r.Head(k)) {
			return false
		}
	case "obl", "nmod", "obj", "nsubj", "appos", "nmod:desc": // "after signing the bill"
		return strings.HasPrefix(r.Part(k), "VB") &&
			r.Dependent(k, "obj", "nsubj", "nsubj:pass", "xcomp", "ccomp", "aux", "aux:pass", "mark") != annot.None
	default:
		return false
	}
	if r.Relation(k) == "acl" && r.Part(k) == "JJ" { // "statements related to care"
		return true
	}
	return strings.HasPrefix(r.Part(k), "VB") || r.Dependent(k, "cop", "ccomp") != annot.None ||
		r.Dependent(k, "nsubj", "nsubj:pass") != annot.None && r.Relation(k) != "conj"
}

// read fills what the dependents of a predicate say.
func (r *reader) read(c *annot.Clause) {
	k := c.Predicate
	c.Lemma, c.Relation, c.Parent = r.Lemma(k), r.Relation(k), annot.None
	for h := r.Head(k); h != annot.None && c.Parent == annot.None; h = r.Head(h) {
		if p, ok := r.clauseOf[h]; ok {
			c.Parent = p
		}
	}
	r.group(c)
	c.Subject, c.Agent, c.Polarity = annot.NoPhrase, annot.NoPhrase, annot.Positive
	for n := range r.Dependents(k) {
		switch r.Relation(n) {
		case "obj", "iobj":
			c.Objects = append(c.Objects, r.phrase(n))
		case "obl:agent":
			c.Agent = r.phrase(n)
		case "obl", "obl:unmarked":
			if r.TimexOf(n) != annot.None {
				continue
			}
			o := annot.Oblique{Preposition: r.preposition(n), Phrase: r.phrase(n)}
			if c.Passive && o.Preposition == "by" && c.Agent == annot.NoPhrase {
				c.Agent = o.Phrase
				continue
			}
			c.Obliques = append(c.Obliques, o)
		}
	}
	c.Subject, c.Source = r.subject(c)
	r.inverted(c)
	r.lacking(c)
}

// preposition returns the preposition of a noun in lower case, all its words: "because of".
func (r *reader) preposition(n int) string {
	k := r.Dependent(n, "case")
	if k == annot.None {
		return ""
	}
	p := r.Lower(k)
	for f := range r.Dependents(k) {
		if r.Relation(f) == "fixed" {
			p += " " + r.Lower(f)
		}
	}
	return p
}

// phrase returns the noun phrase of a head: with what stands before it, what is coordinated with it and its "of", but without
// clauses, appositions and asides.
func (r *reader) phrase(head int) annot.Phrase {
	p := annot.Phrase{Head: head, First: head, Last: head + 1}
	if m := r.MentionOf(head); m != annot.None { // a name is never cut
		first, last := r.TokensIn(r.Mentions[m].Start, r.Mentions[m].End)
		p.First, p.Last = min(p.First, first), max(p.Last, last)
		for r.KindOf(head) == annot.Person && strings.HasSuffix(r.Word(p.First-1), ".") && len(r.Word(p.First-1)) > 1 {
			p.First-- // "Sen."
		}
	}
	for n := range r.Dependents(head) {
		if r.TimexOf(n) != annot.None && r.TimexOf(head) != r.TimexOf(n) { // "the mayor today"
			continue
		}
		switch r.Relation(n) {
		case "det", "det:predet", "amod", "compound", "nummod", "nmod:poss", "flat", "nmod", "nmod:desc", "nmod:unmarked", "goeswith",
			"fixed", "conj", "cc:preconj", "advmod":
			first, _ := r.Subtree(n)
			p.First, p.Last = min(p.First, first), max(p.Last, r.phrase(n).Last)
		}
	}
	for p.First < head && (r.Part(p.First) == "IN" || r.Part(p.First) == "TO") && r.MentionOf(p.First) == annot.None {
		p.First++ // the preposition hangs on a part of the phrase
	}
	return p
}

// date gives each time expression to the clause of which it is said: that of its head, unless it describes a noun.
func (r *reader) date() {
	for i, tx := range r.Timexes {
		first, last := r.TokensIn(tx.Start, tx.End)
		if c, ok := r.clauseOf[r.Head(r.HeadIn(first, last))]; ok && first < last { // not in "15-year-olds"
			r.clauses[c].Timexes = append(r.clauses[c].Timexes, i)
		}
	}
}
