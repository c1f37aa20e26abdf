package issuer

import (
	"regexp"
	"strings"
	"unicode"

	"pressroom/analyze/annot"
)

// initialed matches initials in brackets.
var initialed = regexp.MustCompile(` \(["“']?(\p{Lu}{3,8})["”']?\)`)

const maxAcronyms = 6

// bracketed returns the names whose initials stand in brackets after them: "Orta Bridge
// Building Project (OBBP)". Small words have no initial.
func (r *reading) bracketed() (found []slot) {
	text := r.Release.Text[:min(len(r.Release.Text), headBytes)]
	for _, m := range initialed.FindAllStringSubmatchIndex(text, maxAcronyms) {
		if start := nameOf(text[:m[0]], text[m[2]:m[3]]); start >= 0 {
			found = append(found, slot{annot.Span{Start: start, End: m[0]}, acronym})
		}
	}
	return found
}

// nameOf returns where the name at the end of a text begins whose words have these
// initials, or -1.
func nameOf(text, initials string) int {
	left := []rune(initials)
	at := len(text)
	for n := 0; n < 2*len(initials) && len(left) > 0 && at > 0; n++ {
		start := strings.LastIndexAny(text[:at], " \n-") + 1
		word := []rune(text[start:at])
		switch {
		case len(word) == 0:
			return -1
		case word[0] == left[len(left)-1]:
			left = left[:len(left)-1]
		case unicode.IsUpper(word[0]) || len(word) > 3:
			return -1
		}
		if len(left) == 0 {
			return start
		}
		at = start - 1
	}
	return -1
}
