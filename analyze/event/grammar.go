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
	i := r.clauseAfter(k)
	if i < len(r.Clauses) && r.Clauses[i].Predicate == k {
		return &r.Clauses[i]
	}
	return nil
}

// clauseAfter returns the first clause whose predicate is token k or one after it.
func (r *reader) clauseAfter(k int) int {
	return sort.Search(len(r.Clauses), func(n int) bool { return r.Clauses[n].Predicate >= k })
}

// readSubject gives a clause the subject that the grammar finds.
func (r *reader) readSubject(c *clause, before []clause) {
	g := c.grammar
	if g.Subject == annot.NoPhrase || c.infinitive && c.shared != annot.None {
		return
	}
	if g.Source == annot.Shared {
		if c.shared = indexOf(before, r.Head(g.Predicate)); c.shared != annot.None {
			return
		}
	}
	c.subject = [2]int{g.Subject.First, r.withNames(g.Subject)}
	if m := r.described(g.Subject); m != annot.None {
		c.subject[0] = r.firstOf(m)
	}
	if r.TimexOf(g.Subject.Head) == annot.None {
		return
	}
	for d := range r.Dependents(g.Predicate) { // "This February, X presents …"
		if strings.HasPrefix(r.Relation(d), "nsubj") && r.TimexOf(d) == annot.None {
			c.subject[0], c.subject[1] = r.Subtree(d)
		}
	}
}

// withNames returns where a subject ends with the names beside it: "the Minister of Transport, X".
func (r *reader) withNames(p annot.Phrase) int {
	last := p.Last
	for n := range r.Dependents(p.Head) {
		if m := r.MentionOf(n); m != annot.None && r.Relation(n) == "appos" && r.KindOf(n) == annot.Person {
			last = max(last, r.after(m))
		}
	}
	if last == p.Last && r.Lower(last) == "," && r.KindOf(last+1) == annot.Person && r.MentionOf(p.Head) == annot.None {
		return r.after(r.MentionOf(last + 1))
	}
	return last
}

// described returns the mention of the person whom what the parser takes for a subject only describes, where no comma parts them, or None:
// "Ann Lee a member of the board will speak".
func (r *reader) described(p annot.Phrase) int {
	if r.MentionOf(p.Head) != annot.None {
		return annot.None
	}
	for n := range r.Dependents(r.Head(p.Head)) {
		if n >= p.Head || r.Relation(n) != r.Relation(p.Head) || r.KindOf(n) != annot.Person {
			continue
		}
		m := r.MentionOf(n)
		if k := r.after(m); slices.Contains([]string{"a", "an", "the"}, r.Word(k)) && r.SpaceBefore(k) == " " {
			return m
		}
	}
	return annot.None
}

// attached is what the grammar adds to the distance between a clause and a date: it brings near a date that is said of the verb, and puts
// one away that belongs to another clause ("X, who was charged on Monday, was freed") or to a name ("the May 2005 Supplemental Act").
func (r *reader) attached(c *clause, i int) int {
	g := c.grammar
	tx := &r.Timexes[i]
	switch {
	case g == nil, c.noun, c.status == annot.Cancelled, c.status == annot.Postponed: // when what was put off was to be
		return 0
	case c.past && !c.planned && r.future(tx): // "accepted an invitation to Berlin next month"
		return 0
	}
	first, last := r.TokensIn(tx.Start, tx.End)
	noun := r.Head(r.HeadIn(first, last))
	owner := r.grammarOf(noun)
	if len(tx.Value) < len("2006-01-02") && r.ofPeriod(noun) { // "the taxes for the years 2005 and 2006"
		return farthest
	}
	switch {
	case owner == g && r.covered(i):
		return 0
	case owner == g:
		return -crossing
	case owner == nil && noun >= last && strings.HasPrefix(r.Part(noun), "NNP"):
		return farthest
	}
	for owner == nil && noun != annot.None {
		noun = r.Head(noun)
		owner = r.grammarOf(noun)
	}
	for o := owner; o != nil && o != g; o = r.clauseAbove(o.Predicate) {
		if r.ofParticiple(o, first) {
			return farthest
		}
	}
	switch {
	case owner == nil || owner == g:
		return 0
	case strings.HasPrefix(owner.Relation, "acl"), r.atOtherTime(c, owner):
		return farthest
	}
	return crossing
}

// atOtherTime reports whether a clause with a tense of its own below another one tells what was before, after or against it: "resigned
// after two were arrested in May". What was when or as it happened was on its day.
func (r *reader) atOtherTime(c *clause, below *annot.Clause) bool {
	m := r.Dependent(below.Predicate, "mark")
	return below.Relation == "advcl" && below.Tense != "" && m != annot.None && r.Lower(m) != "as" && r.under(below.Predicate, c.head)
}

// ofParticiple reports whether a date at token k belongs to a participle that tells something else than the verb on which it depends:
// "Founded in 2019, X has built …", "admitted to stealing tractors in May". "X will grow, opening in May" may tell it of X.
func (r *reader) ofParticiple(g *annot.Clause, k int) bool {
	p := g.Predicate
	if part := r.Part(p); g.Relation != "advcl" || g.Tense != "" || part != "VBN" && part != "VBG" || r.is(p, prepositional) {
		return false
	}
	before := p < r.Head(p) && k > p && k-p <= nearParticiple
	return before || p > r.Head(p) && r.Dependent(p, "mark") != annot.None
}

// nearParticiple is how many tokens after a participle its date begins at most: "Founded in late 2019".
const nearParticiple = 3

// ofPeriod reports whether a noun, to which a date belongs, is or has a period that something covers: "the budget for 2006".
func (r *reader) ofPeriod(noun int) bool {
	for ; noun != annot.None && r.grammarOf(noun) == nil; noun = r.Head(noun) {
		if r.nominal(noun) && (r.leadIn(noun) == "for" || r.Lemma(noun) == "budget") {
			return true
		}
	}
	return false
}

// covered reports whether a time expression is a period that something covers, and not when it happens: "results for the quarter".
func (r *reader) covered(i int) bool {
	first := r.TokenAt(r.Timexes[i].Start)
	if r.Tag(first-1) == "DT" {
		first--
	}
	return r.Lower(first-1) == "for"
}

// doubt gives a clause that no cue has judged the state that the grammar finds: what is negated, denied, alleged or only possible
// is never told as a fact.
func (r *reader) doubt(c *clause) {
	g := c.grammar
	if g == nil || c.status != "" || c.unreal {
		return
	}
	switch {
	case g.Polarity == annot.DeniedClause:
		c.mark(annot.Denied)
	case g.Polarity != annot.Positive:
		c.mark(annot.NotHappened)
	case g.Modality == annot.AllegedClause:
		c.mark(annot.Alleged)
	case g.Modality == annot.Conditional, g.Modality == annot.PossibleClause:
		c.mark(untold)
	}
}
