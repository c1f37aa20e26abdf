package event

import (
	"strings"

	"pressroom/analyze/annot"
)

// maxSubject is the most words of a noun phrase that acts without a name.
const maxSubject = 9

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

// whole returns how many words of a subject that was cut off remain: those
// before its last preposition.
func (r *reader) whole(words []int) int {
	for n := len(words) - 1; n > 1; n-- {
		if k := words[n]; r.Tag(k) == "IN" && r.MentionOf(k) == annot.None {
			return n
		}
	}
	return len(words)
}

// join writes the words as the release does, with single spaces where words are
// left out.
func (r *reader) join(words []int) string { return r.write(phrase{words: words}) }
