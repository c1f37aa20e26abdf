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

// what returns the phrase of a noun in the words of the release, without dates and what stands in brackets. ok is false where it breaks
// off.
func (r *reader) what(c *clause) (phrase string, ok bool) {
	words := r.keep(nil, c.group, c.end, maxWhat)
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
	phrase, ok := r.phraseOfClause(&t.clause, t.who)
	if t.said != nil && (t.trigger == "say" || !ok && t.speech()) {
		said, whole := r.phraseOfClause(t.said, nil)
		if told := r.join(r.subjectAndVerb(&t.clause)); whole && told != "" {
			return told + " " + r.uncapitalised(t.said, said)
		}
		ok = false
	}
	if ok {
		return phrase
	}
	return r.sentenceOf(&t.clause)
}

// phraseOfClause returns the phrase of a clause, or of a noun.
func (r *reader) phraseOfClause(c *clause, who []annot.Participant) (phrase string, ok bool) {
	if c.grammar == nil {
		return r.what(c)
	}
	return r.clausePhrase(c, who)
}

// uncapitalised returns the phrase of what is said without the capital of its article: "X said the city …".
func (r *reader) uncapitalised(c *clause, phrase string) string {
	if words := r.subjectWords(c); c.grammar != nil && len(words) > 0 && r.Part(words[0]) == "DT" {
		return strings.ToLower(phrase[:1]) + phrase[1:]
	}
	return phrase
}

// subjectAndVerb returns the words that tell who says something: "Ann Lee said".
func (r *reader) subjectAndVerb(c *clause) []int {
	words := r.subjectWords(c)
	if len(words) == 0 || !r.finiteGroup(c) {
		return nil
	}
	return r.keep(words, c.group, c.end, maxWhat)
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
