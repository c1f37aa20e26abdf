package event

import (
	"strings"

	"pressroom/analyze/annot"
)

const (
	// maxWhat is how many tokens the phrase of an event may have, maxSubject
	// how many of them may stand before the trigger.
	maxWhat    = 16
	maxSubject = 7
)

// what returns a short phrase in the words of the release: the subject, the
// verb and its object, without dates and what stands in brackets; of a noun its
// phrase.
func (r *reader) what(c *clause) string {
	var words []int
	if c.noun {
		words = r.keep(words, c.group, c.head)
	} else if first, last := c.subject[0], c.subject[1]; first < last {
		words = r.keep(words, r.shorten(first, last), last)
		for k := c.group; k < c.head; k++ {
			words = r.keep(words, k, k+1)
		}
	} else {
		words = r.keep(words, c.group, c.head)
	}
	words = r.keep(words, c.head, c.end)
	for k := c.end; k < c.reach && len(words) < maxWhat; k++ {
		w := r.lower(k)
		if r.timex[k] == annot.None && r.mention[k] == annot.None && (w == "," || w == ";" || w == ":" || w == "." || w == "–" || w == "...") {
			break
		}
		words = r.keep(words, k, k+1)
	}
	for len(words) > 1 && r.dangling(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	return r.join(words)
}

// keep appends the tokens first to last but for dates and brackets.
func (r *reader) keep(words []int, first, last int) []int {
	depth := 0
	for k := first; k < last; k++ {
		switch w := r.lower(k); {
		case w == "(":
			depth++
		case w == ")":
			depth--
		case depth <= 0 && r.timex[k] == annot.None && !strings.ContainsAny(w, "\"“”"):
			words = append(words, k)
		}
	}
	return words
}

// shorten returns where a long subject may begin: at the name or noun at its
// head, without its apposition.
func (r *reader) shorten(first, last int) int {
	if last-first <= maxSubject {
		return first
	}
	for k := last - maxSubject; k < last; k++ {
		if m := r.mention[k]; m != annot.None {
			return max(first, r.firstOf(m))
		}
	}
	return last - maxSubject
}

// dangling reports whether a phrase cannot end with a token.
func (r *reader) dangling(k int) bool {
	if r.mention[k] != annot.None {
		return false
	}
	switch r.tag(k) {
	case "IN", "TO", "DT", "CC", "PRP$", "POS", "RB", "MD", ",", ":", "``", "WDT":
		return true
	}
	return false
}

// join writes the words as the release does, with single spaces where words are
// left out.
func (r *reader) join(words []int) string {
	var b strings.Builder
	for i, k := range words {
		if i > 0 && (words[i-1] != k-1 || r.doc.Tokens[k-1].End < r.doc.Tokens[k].Start) {
			b.WriteByte(' ')
		}
		b.WriteString(r.word(k))
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
