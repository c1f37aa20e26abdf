package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// characters replaces what is no letter, mark or blank of its own: blanks of odd
// width, hidden characters, ligatures, accents apart from their letter, line
// ends of other kinds, and the marks of windows-1252 that were read as controls.
func characters(text string) (edits []edit) {
	before := 0 // where the rune before begins
	for i := 0; i < len(text); {
		if c := text[i]; c >= ' ' && c < 0x7f || c == '\n' || c == '\t' {
			before = i
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		end := i + n
		switch with, odd := plain(r); {
		case r == '\f':
			edits = append(edits, edit{i, end, pageEnd(text[:i], text[end:])})
		case r == '\u00ad':
			edits = append(edits, edit{i, end + wordGoesOn(text[end:]), ""})
			end = edits[len(edits)-1].end
		case accent(r):
			end = i + len(accents(text[i:]))
			start := before
			if k := len(edits); k > 0 && edits[k-1].end > before {
				start = i // after a ligature, say
			}
			if whole := norm.NFC.String(text[start:end]); whole != text[start:end] {
				edits = append(edits, edit{start, end, whole})
			}
		case odd:
			edits = append(edits, edit{i, end, with})
		}
		before, i = i, end
	}
	return edits
}

// plain returns what is written for r, and whether that is anything else.
func plain(r rune) (with string, odd bool) {
	switch {
	case r == '\v', r == '\u2028':
		return "\n", true
	case r == '\u2029':
		return "\n\n", true
	case r == '\u2010', r == '\u2011', r == '\x1e': // hyphens
		return "-", true
	case r == '\ufffc' || r != ' ' && unicode.Is(unicode.Zs, r):
		return " ", true
	case r >= '\ufb00' && r <= '\ufb06':
		return ligatures[r-'\ufb00'], true
	case r >= 0x80 && r < 0xa0:
		return strings.TrimSpace(string(windows1252[r-0x80])), true
	case r == '\n' || r == '\t':
		return "", false
	}
	return "", unicode.Is(unicode.Cf, r) || unicode.IsControl(r) || unicode.Is(unicode.Variation_Selector, r)
}

var ligatures = [...]string{"ff", "fi", "fl", "ffi", "ffl", "st", "st"}

// windows1252 are its characters from 0x80 to 0x9f, a blank for those that it
// has not.
var windows1252 = [...]rune{
	'€', ' ', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', ' ', 'Ž', ' ',
	' ', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', ' ', 'ž', 'Ÿ',
}

// accent reports whether r belongs to the letter before it.
func accent(r rune) bool { return r >= 0x300 && r <= 0x36f }

// accents returns the accents that s begins with.
func accents(s string) string {
	return s[:len(s)-len(strings.TrimLeftFunc(s, accent))]
}

// pageEnd returns what stands for a form feed: a line end, one more where the
// page ends with a line; nothing where a sentence goes on over the page.
func pageEnd(above, below string) string {
	line := strings.TrimRight(above[max(0, len(above)-utf8.UTFMax):], "\n ")
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(below[:min(len(below), headBytes)], " \t"))
	if strings.HasSuffix(above, "\n") && !strings.HasSuffix(above, "\n\n") && line != "" && !endsSentence(line) && unicode.IsLower(first) {
		return ""
	}
	return "\n"
}

// wordGoesOn returns the length of the line end that s begins with where a letter
// follows it: a soft hyphen stood before.
func wordGoesOn(s string) int {
	below, ok := strings.CutPrefix(s, "\n")
	below = strings.TrimLeft(below[:min(len(below), headBytes)], " \t")
	if r, _ := utf8.DecodeRuneInString(below); !ok || !unicode.IsLetter(r) {
		return 0
	}
	return 1 + len(s[1:]) - len(strings.TrimLeft(s[1:], " \t"))
}

// endsSentence reports whether s ends as a sentence does, with the quotation marks
// and brackets after it.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, `"'”’)»]`)
	return s != "" && strings.ContainsRune(".!?:", rune(s[len(s)-1])) || strings.HasSuffix(s, "…")
}
