package event

import (
	"strings"

	"pressroom/analyze/annot"
)

// sentenceOf returns the sentence of a telling, without its dateline, the marks and figures of lists before it and the mark at its
// end. Of a long one it is the part with the verb, cut where a clause ends.
func (r *reader) sentenceOf(t *telling) phrase {
	c := &t.clause
	first, last := r.bounds(r.Sentences[c.sent])
	start := first
	p := phrase{sentence: true}
	begin := c.group
	if c.subject[0] < c.subject[1] {
		begin = min(begin, c.subject[0])
	}
	own := c.grammar != nil && c.grammar.Source == annot.OwnSubject && r.finiteGroup(c) && r.opensPhrase(begin)
	if begin > first && own && (r.countWords(first, c.end) > maxSentence || r.opensClause(begin, c)) {
		first, p.before = begin, true
	}
	if p.before && c.speech() && r.Word(begin-1) == "," { // "S, X announced": what was said
		first, last, p.before = start, begin-1, false
	}
	if cut := r.clauseEnd(first, last, c); cut < last {
		last, p.cut = cut, true
	}
	for k := first; k < last; k++ {
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
	for last > first+1 && strings.ContainsAny(r.Word(last-1), ".;,:") && r.Tokens[last-1].Len() == 1 {
		last--
	}
	return first, last
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

// clauseEnd returns where tokens first to last are cut so that at most maxSentence
// words remain: after the last clause that fits, else at the last place where no word
// needs another one after it.
func (r *reader) clauseEnd(first, last int, c *clause) int {
	if r.countWords(first, last) <= maxSentence {
		return last
	}
	most := first
	for most < last && r.countWords(first, most+1) <= maxSentence {
		most++
	}
	for k := most; k > c.end && r.countWords(first, k) >= maxSentence/2; k-- {
		if r.Lower(k) == "," && r.TimexOf(k) == annot.None || r.boundary(k) && r.Lower(k) != "that" {
			return k
		}
	}
	for most > first+1 && r.MentionOf(most-1) == annot.None && (r.asks(most-1) || r.Part(most-1) == "JJ" || r.Part(most-1) == "RB") {
		most--
	}
	return most
}
