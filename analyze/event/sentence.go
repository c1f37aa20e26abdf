package event

import (
	"slices"
	"strings"

	"pressroom/analyze/annot"
)

// sentenceOf returns the sentence of a telling, without its dateline, the marks and figures of lists before it and the mark at its
// end. Of a long one it is the part with the verb, cut where a clause ends.
func (r *reader) sentenceOf(t *telling) phrase {
	c := &t.clause
	first, last := r.bounds(r.Sentences[c.sent])
	p := phrase{sentence: true}
	long := r.countWords(first, last) > maxSentence
	begin := c.subject[0]
	if begin < c.subject[1] && begin > first && begin < c.group && (r.opensClause(begin, c) || long && r.own(begin, c)) {
		first = begin
	}
	end := r.clauseEnd(first, last, c)
	p.cut = end < last && r.parts(first, end)
	for k := first; k < end; k++ {
		p.words = append(p.words, k)
	}
	return p
}

// bounds returns the tokens of a sentence without what stands before and after its words.
func (r *reader) bounds(s annot.Sentence) (first, last int) {
	first, last = s.First, s.Last
	if l := r.Dateline; l != nil && l.Overlaps(s.Span) {
		first = max(first, r.TokenAt(l.End))
	}
	for first+1 < last && (strings.Trim(r.Word(first), "*-–—•#:|>.") == "" || r.Tag(first) == "CD" && r.Lower(first+1) == ".") {
		first++
	}
	if r.Part(first) == "CC" && r.Word(first+1) != "," {
		first++ // "And this month, …"
	}
	for last > first+1 && strings.ContainsAny(r.Word(last-1), ".;,:") && r.Tokens[last-1].Len() == 1 {
		last--
	}
	return first, last
}

// own reports whether a clause says by itself, from its subject at token k on, what happened. What is so "according to" somebody does not.
func (r *reader) own(k int, c *clause) bool {
	source := r.sourceOf(r.Sentences[c.sent])
	said := source != annot.None && source < k || c.speech() && r.adds(c)
	return !said && c.grammar != nil && c.grammar.Source == annot.OwnSubject && !c.relative && !c.circumstance &&
		r.Relation(k-1) == "punct" && r.finiteGroup(c) && r.opensPhrase(k)
}

// opensClause reports whether a clause with a subject of its own begins at token k, after
// a mark or a word that opens one, so that it can be shown without what stands
// before it.
func (r *reader) opensClause(k int, c *clause) bool {
	return c.subject[0] == k && r.finiteGroup(c) && (r.Lower(k-1) == ";" || r.Lower(k-1) == "that" && c.within != annot.None ||
		r.Tag(k-1) == "CC" && !r.lastOfList(k, c))
}

func (r *reader) countWords(first, last int) (n int) {
	for k := first; k < last; k++ {
		if r.counts(k) {
			n++
		}
	}
	return n
}

// count returns how many of the tokens are words.
func (r *reader) count(tokens []int) (n int) {
	for _, k := range tokens {
		if r.counts(k) {
			n++
		}
	}
	return n
}

// counts reports whether a token is a word, and no mark or ending.
func (r *reader) counts(k int) bool {
	switch r.Tag(k) {
	case ",", ".", ":", "POS", "``", "''", "(", ")", "$":
		return false
	}
	return true
}

// clauseEnd returns where tokens first to last are cut so that at most maxSentence words remain: at the last place after the clause
// where nothing is parted from what it cannot do without, else where the words end.
func (r *reader) clauseEnd(first, last int, c *clause) int {
	end := last
	for end > first && r.countWords(first, end) > maxSentence {
		end--
	}
	if end == last {
		return last
	}
	from := c.end
	if said := min(c.subject[0], c.group); c.speech() && r.adds(c) && said > first { // what was said, without who said it
		from, end = first, min(end, said)
	}
	for k := end; k > from && k < last && r.countWords(first, k) >= leastPhrase; k-- {
		if !r.parts(first, k) {
			return k
		}
	}
	return end
}

// parts reports whether a sentence that begins with token first cannot end before token k: something before stands with a word after, or
// cannot do without it.
func (r *reader) parts(first, k int) bool {
	inName := r.MentionOf(k) != annot.None && r.MentionOf(k) == r.MentionOf(k-1)
	if inName || r.sourceOf(r.Sentences[r.SentenceOf(first)]) >= k || r.Relation(k-1) == "punct" || r.verbal(k-1) || r.quoted(first, k) {
		return true
	}
	before := func(n int) bool { return n < k }
	for n := first; n < k; n++ {
		hangs := r.Head(n) >= k && !slices.Contains([]string{"punct", "ccomp", "parataxis"}, r.Relation(n))
		if hangs || r.halved(n, before) {
			return true
		}
		for d := range r.Dependents(n) {
			if d >= k && r.completes(n, d) {
				return true
			}
		}
	}
	return r.TimexOf(k) != annot.None && r.TimexOf(k) == r.TimexOf(k-1)
}

// quoted reports whether tokens open quotation marks or brackets that they do not close.
func (r *reader) quoted(first, last int) bool {
	depth, plain := 0, 0
	for k := first; k < last; k++ {
		switch r.Word(k) {
		case "“", "``", "(", "[":
			depth++
		case "”", "''", ")", "]":
			depth--
		case "\"":
			plain++
		}
	}
	return depth > 0 || plain%2 == 1
}
