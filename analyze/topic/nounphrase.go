package topic

import (
	"strings"

	"pressroom/analyze/annot"
)

func isLetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }

// named reports whether a token lies in a name that may be a keyphrase.
func (r *reading) named(i int) bool {
	return r.KindOf(i) == annot.Organization || r.KindOf(i) == annot.Other
}

// usable reports whether a token may stand in a phrase.
func (r *reading) usable(i int) bool {
	w, tag := r.Word(i), r.Tag(i)
	switch r.zone[i] {
	case annot.Headline, annot.Lead, annot.Body, annot.Subhead:
	default:
		return false
	}
	return r.KindOf(i) != annot.Person && (r.TimexOf(i) == annot.None || tag == "JJ" && strings.Contains(w, "-")) &&
		len(w) > 1 && len(w) <= maxWord && (w == "U.S." || !strings.ContainsAny(w, "\"”“.,;:()[]$%#*@/_=")) &&
		strings.ContainsFunc(w, func(c rune) bool { return c > 127 || c < 128 && isLetter(byte(c)) })
}

// noun reports whether a token is a noun: it has the tag of one and, if the word is
// seldom a noun, an article or a possessive stands before it.
func (r *reading) noun(i int) bool {
	if !strings.HasPrefix(r.Tag(i), "NN") {
		return false
	}
	if !r.words.Is("closed", r.Lower(i)) {
		return true
	}
	if i == 0 {
		return false
	}
	switch r.Tag(i - 1) {
	case "DT", "PRP$", "POS":
		return true
	}
	return false
}

// modifier reports whether a token is an adjective or a participle that can modify a
// noun after it, as "sharing" does in "a revenue sharing program". After a noun an
// adjective needs a capital or a hyphen, because the noun phrase usually ends there.
func (r *reading) modifier(i int, afterNoun bool) bool {
	word := r.Word(i)
	if r.words.Is("closed", strings.ToLower(word)) {
		return false
	}
	switch r.Tag(i) {
	case "VBG":
		return true
	case "JJ", "JJR", "VBN":
		return !afterNoun || r.Capital(i) || strings.Contains(word, "-")
	}
	return false
}

// verb reports whether a token with the tag of a noun is probably a verb: the word can
// be one, it stands after a noun, and another phrase begins after it: "visits" in "the
// minister visits border towns".
func (r *reading) verb(j, i, last, end int) bool {
	// headlines are in the present tense: "Minister Visits Border Towns"
	doubtful := r.words.Is("doubtful", r.Lower(j)) || r.zone[j] == annot.Headline && r.words.Is("doubtful", r.keys[j])
	if !doubtful || r.named(j) || j+1 >= end || !r.usable(j+1) {
		return false
	}
	after := last == j && j > i || j == i && i > 0 && r.noun(i-1) && r.zone[i-1] == r.zone[i] && r.Tokens[i].Start > r.Tokens[i-1].End
	return after && (r.noun(j+1) || r.modifier(j+1, false))
}

// runEnd returns the token after the noun phrase that begins with token i, at most end.
// It returns i if no noun phrase begins there.
func (r *reading) runEnd(i, end int) int {
	last := i
	for j := i; j < min(end, i+maxRun) && r.usable(j); j++ {
		if j > i && (r.Tokens[j].Start == r.Tokens[j-1].End || r.zone[j] != r.zone[i]) {
			break
		}
		switch {
		case r.verb(j, i, last, end):
			return last
		case r.noun(j):
			last = j + 1
		case r.modifier(j, last > i), r.named(j) && j > i:
		default:
			return last
		}
	}
	return last
}

// endsPhrase reports whether a phrase may end with the noun i, in a noun phrase that
// ends at end. It may not end within a name, nor before the word of an office
// ("foreign" minister).
func (r *reading) endsPhrase(i, end int) bool {
	if r.KindOf(i) == annot.Place || r.dull[r.Lower(i)] != "" {
		return false
	}
	if r.named(i) && i+1 < len(r.Tokens) && r.MentionOf(i) == r.MentionOf(i+1) {
		return false
	}
	return i+1 == end || r.dull[r.Lower(i+1)] != "offices"
}
