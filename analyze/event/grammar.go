package event

import (
	"slices"
	"sort"
	"strings"

	"pressroom/analyze/annot"
)

// grammarOf returns the clause of the grammar whose predicate is token k, nil where its sentence was not read or
// has another for a verb.
func (r *reader) grammarOf(k int) *annot.Clause {
	i := sort.Search(len(r.Clauses), func(n int) bool { return r.Clauses[n].Predicate >= k })
	if i < len(r.Clauses) && r.Clauses[i].Predicate == k {
		return &r.Clauses[i]
	}
	return nil
}

// readSubject gives a clause the subject that the grammar finds, and reports whether it finds one.
func (r *reader) readSubject(c *clause, before []clause) bool {
	g := r.grammarOf(c.head)
	if g == nil || g.Subject == annot.NoPhrase || c.infinitive {
		return false
	}
	switch g.Source {
	case annot.Shared:
		for i := len(before) - 1; i >= 0; i-- {
			if before[i].head == r.Head(g.Predicate) {
				c.shared = i
				return true
			}
		}
	case annot.Relative:
		c.relative = true
	}
	c.subject = [2]int{g.Subject.First, r.withNames(g.Subject)}
	return true
}

// withNames returns where a subject ends with the names beside it: "the Minister of Transport, X".
func (r *reader) withNames(p annot.Phrase) int {
	last := p.Last
	for n := range r.Dependents(p.Head) {
		if m := r.MentionOf(n); m != annot.None && r.Relation(n) == "appos" && r.KindOf(n) == annot.Person {
			last = max(last, r.after(m))
		}
	}
	return last
}

// attached is what the grammar adds to the distance between a clause and a date: it brings near a date that is said of the verb, and puts
// one away that is said of another or stands in a name ("the May 2005 Supplemental Act").
func (r *reader) attached(c *clause, i int) int {
	g := r.grammarOf(c.head)
	if g == nil || c.noun {
		return 0
	}
	for n := range r.Clauses {
		if slices.Contains(r.Clauses[n].Timexes, i) {
			if &r.Clauses[n] == g {
				return -crossing
			}
			return crossing
		}
	}
	first, last := r.TokensIn(r.Timexes[i].Start, r.Timexes[i].End)
	if h := r.Head(last - 1); h >= last && strings.HasPrefix(r.Part(h), "NNP") || first < last && r.Head(first) >= last &&
		strings.HasPrefix(r.Part(r.Head(first)), "NNP") {
		return farthest
	}
	return 0
}
