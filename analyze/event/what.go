package event

import (
	"slices"
	"strings"

	"pressroom/analyze/annot"
)

const (
	// maxWhat is the most tokens of the phrase that describes an event, maxSubject the
	// most of them before the trigger.
	maxWhat    = 18
	maxSubject = 9
	// maxNoun is the most tokens if the trigger is a noun, whose phrase needs fewer.
	maxNoun = 12
)

// what returns a short phrase in the words of the release: the subject, the
// verb and its object, without dates and what stands in brackets; of a noun its
// phrase. ok is false where it breaks off.
func (r *reader) what(c *clause) (phrase string, ok bool) {
	var words []int
	first, last := c.subject[0], c.subject[1]
	last = r.core(first, last)
	words = r.keep(words, r.shorten(first, last), last, maxSubject)
	if len(words) >= maxSubject {
		words = words[:r.phraseOf(words)]
	}
	words = r.trimmed(words, c)
	words = r.keep(words, c.group, c.end, maxWhat)
	words = r.keep(words, c.end, r.phraseEnd(c), maxWhat)
	words = r.trimmed(r.shortened(words, c), c)
	return r.join(words), r.printable(words, c)
}

// trimmed cuts off the words at the end of a phrase with which it cannot end.
func (r *reader) trimmed(words []int, c *clause) []int {
	for len(words) > 1 && r.dangling(words[len(words)-1], c) {
		words = words[:len(words)-1]
	}
	return words
}

// shortened cuts a phrase that has too many words before the last preposition or
// infinitive after a noun of its object, so that it holds whole noun phrases.
func (r *reader) shortened(words []int, c *clause) []int {
	if len(words) == 0 { // marks alone
		return words
	}
	last := words[len(words)-1]
	if full := len(words) >= maxWhat && (r.torn(last, c) || r.asks(last)); !full && !(c.noun && len(words) > maxNoun) {
		return words
	}
	for n := len(words) - 1; n > 1 && words[n-1] >= c.end; n-- {
		k, before := words[n], words[n-1]
		if c.noun && !slices.ContainsFunc(words[:n], func(w int) bool { return r.Tag(w) == "IN" && r.MentionOf(w) == annot.None }) {
			break // "a hearing" says nothing without its "of the committee"
		}
		if tag := r.Tag(k); (tag == "IN" || tag == "TO") && r.MentionOf(k) == annot.None && (r.MentionOf(before) != annot.None ||
			r.nominal(before)) {
			if words = words[:n]; !c.noun || n <= maxNoun {
				break
			}
		}
	}
	return words
}

// whatOf returns the phrase of a telling. For speech, and where the phrase would break
// off, it returns more of the sentence, because "X said" alone tells nothing.
func (r *reader) whatOf(t *telling) string {
	phrase, ok := r.what(&t.clause)
	switch {
	case t.said != nil && t.trigger == "say":
		if said, whole := r.what(t.said); whole && r.finiteGroup(&t.clause) {
			return phrase + " " + said
		}
	case ok:
		return phrase
	}
	return r.sentenceOf(&t.clause)
}

// phraseEnd returns the token after the object of a trigger: before a comma or
// what opens another clause.
func (r *reader) phraseEnd(c *clause) int {
	for k := c.end; k < c.reach; k++ {
		if r.TimexOf(k) != annot.None || r.MentionOf(k) != annot.None {
			continue
		}
		switch r.Lower(k) {
		case ",", ";", ":", ".", "–", "...":
			return k
		}
	}
	return c.reach
}

// keep appends the tokens first to last but for dates and brackets, up to a
// number of words.
func (r *reader) keep(words []int, first, last, most int) []int {
	depth := 0
	for k := first; k < last && (len(words) < most || k > first && r.MentionOf(k) != annot.None && r.MentionOf(k) == r.MentionOf(k-1)); k++ {
		switch w := r.Lower(k); {
		case w == "(":
			depth++
		case w == ")":
			depth--
		case depth > 0 || strings.ContainsAny(w, "\"“”"), k > 0 && r.dated(k-1) && r.Tag(k) == "POS": // "today's"
		case r.dated(k):
			if n := len(words); n > 1 && words[n-1] == k-1 && r.Tag(k-1) == "IN" { // "in Kenya on September 21 and in Uganda"
				words = words[:n-1]
			}
		default:
			words = append(words, k)
		}
	}
	return words
}

// dated reports whether a token belongs to the date of an event: "six years" in
// "sentenced to six years" does not.
func (r *reader) dated(k int) bool {
	n := r.TimexOf(k)
	if n == annot.None {
		return false
	}
	tx := r.Timexes[n]
	return tx.Type == annot.DateTimex || tx.Type == annot.TimeTimex
}

// shorten returns where a long subject begins: at the person at its end, after
// the title.
func (r *reader) shorten(first, last int) int {
	if m := r.MentionOf(last - 1); m != annot.None && last-first > maxSubject && r.KindOf(last-1) == annot.Person {
		return max(first, r.firstOf(m))
	}
	return first
}

// phraseOf returns how many words of a subject that was cut off remain: those
// before its last preposition.
func (r *reader) phraseOf(words []int) int {
	for n := len(words) - 1; n > 1; n-- {
		if k := words[n]; r.Tag(k) == "IN" && r.MentionOf(k) == annot.None {
			return n
		}
	}
	return len(words)
}

// dangling reports whether a phrase cannot end with a token.
func (r *reader) dangling(k int, c *clause) bool {
	if r.MentionOf(k) != annot.None || k < c.end && r.Tag(k) != "IN" {
		return false
	}
	switch r.Tag(k) {
	case "IN", "TO", "DT", "CC", "PRP$", "POS", "RB", "MD", ",", ":", "``", "WDT":
		return true
	}
	return r.is(k, nominative) && r.Lower(k) != "it" // "the package he [wrote]"
}

// join writes the words as the release does, with single spaces where words are
// left out.
func (r *reader) join(words []int) string {
	var b strings.Builder
	for i, k := range words {
		if i > 0 && (words[i-1] != k-1 || r.Tokens[k-1].End < r.Tokens[k].Start) {
			b.WriteByte(' ')
		}
		b.WriteString(r.Word(k))
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
