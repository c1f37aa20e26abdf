package event

import (
	"sort"

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
	c.subject = [2]int{g.Subject.First, g.Subject.Last}
	return true
}
