package issuer

import (
	"strings"
	"unicode"

	"pressroom/analyze/annot"
)

const (
	leastLabel  = 6 // letters of a host that is sought in the text
	maxSpelled  = 8 // words of a name that a host spells
	maxDomains  = 6 // hosts that are sought
	leastShared = 0.6
)

// domains returns the names that an address spells without blanks, where the text has
// them: "Mill Lane Bakery" of millanebakery.com, or the greater part of the letters of
// the host if it is two words or more. The tagger of names misses many small firms.
func (r *reading) domains() (found []slot) {
	text := r.Release.Text[:min(len(r.Release.Text), headBytes)]
	sought := map[string]bool{}
	for _, h := range r.hosts {
		if len(h.label) < leastLabel || sought[h.label] || len(sought) == maxDomains {
			continue
		}
		sought[h.label] = true
		if s := spelled(text, h.label); s.Len() > 0 {
			found = append(found, slot{s, domain})
		}
	}
	return found
}

// spelled returns the longest name in a text that a label spells; of those of the same
// length the first.
func spelled(text, label string) (best annot.Span) {
	most := int(leastShared * float64(len(label)))
	before := ' '
	for at, c := range text {
		if unicode.IsUpper(c) && !inWord(before) {
			if s, letters := prefixOf(text, at, label); letters > most {
				best, most = s, letters
			}
		}
		before = c
	}
	return best
}

// prefixOf returns the longest run of words from byte at on whose letters the label
// begins with, and how many letters that are. One word has to be the whole label.
func prefixOf(text string, at int, label string) (s annot.Span, letters int) {
	name := ""
	words := 0
	rest := text[at:min(len(text), at+maxBytes)]
	for end := 0; words < maxSpelled; words++ {
		n := strings.IndexAny(rest[end:], " \n")
		if n < 0 {
			n = len(rest) - end
		}
		word := rest[end : end+n]
		bare := strings.TrimRightFunc(word, func(c rune) bool { return !inWord(c) })
		name += squeeze(bare)
		if !strings.HasPrefix(label, name) {
			break
		}
		if words > 0 || name == label {
			s, letters = annot.Span{Start: at, End: at + end + len(bare)}, len(name)
		}
		if end += n + 1; bare != word || end >= len(rest) || rest[end-1] == '\n' {
			break
		}
	}
	return s, letters
}
