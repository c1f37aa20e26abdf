package lexicon

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold returns the form under which names compare: lower case, no accents,
// plain apostrophes, one space between words.
func Fold(s string) string {
	if plain(s) {
		return s
	}
	if !single(s) {
		s = strings.Join(strings.Fields(s), " ")
	}
	if !ascii(s) {
		s = strings.Map(func(r rune) rune {
			switch {
			case unicode.Is(unicode.Mn, r):
				return -1
			case r == '’' || r == '‘':
				return '\''
			}
			return r
		}, norm.NFD.String(s))
	}
	return strings.ToLower(s)
}

// plain reports whether s is its own folded form, as most words are.
func plain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

// single reports whether only single spaces stand in s, and only between words.
func single(s string) bool {
	space := true
	for i := range len(s) {
		switch c := s[i]; {
		case c == ' ' && space, c < ' ', c >= 0x80: // there may be wider spaces
			return false
		default:
			space = c == ' '
		}
	}
	return !space
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
