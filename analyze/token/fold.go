package token

import (
	"unicode"
	"unicode/utf8"
)

// alone is the byte for runes that are always tokens of their own.
const alone = '\x01'

// fold writes word with one byte for each rune, so that rules and prose need
// know ASCII only and a position tells a rune: quotation marks and apostrophes
// become straight, dashes, ellipses and symbols become alone, and any other
// letter becomes x or X. Prose fails on several kinds of letters and bytes.
func fold(word string) []byte {
	folded := make([]byte, 0, len(word))
	for _, r := range word {
		folded = append(folded, foldRune(r))
	}
	return folded
}

func foldRune(r rune) byte {
	switch r {
	case '’', '‘', 'ʼ', '′':
		return '\''
	case '“', '”', '„', '«', '»':
		return '"'
	}
	switch {
	case r > ' ' && r < 0x7f:
		return byte(r)
	case r == utf8.RuneError || unicode.IsControl(r) || unicode.IsPunct(r) || unicode.IsSymbol(r):
		return alone
	case unicode.IsUpper(r):
		return 'X'
	}
	return 'x'
}

// widths turns the positions of runes of word into offsets of bytes, in place.
// ends are ascending.
func widths(word string, ends []int) {
	runes, n := 0, 0
	for i := range word {
		for n < len(ends) && ends[n] == runes {
			ends[n] = i
			n++
		}
		runes++
	}
	for ; n < len(ends); n++ {
		ends[n] = len(word)
	}
}

func isLower(c byte) bool  { return c >= 'a' && c <= 'z' }
func isUpper(c byte) bool  { return c >= 'A' && c <= 'Z' }
func isDigit(c byte) bool  { return c >= '0' && c <= '9' }
func isLetter(c byte) bool { return isLower(c) || isUpper(c) }
func isWord(c byte) bool   { return isLetter(c) || isDigit(c) }
