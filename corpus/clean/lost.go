package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A quotation mark, a dash or an apostrophe of UTF-8 that was read as Latin-1 by a
// program that dropped what it could not show leaves its first byte alone: "the
// mayorâs house", "LEEDS â The". What it was shows in what stands around it. Only a
// text in which some such letter can be nothing else, and no other letter has an
// accent, is mended: it may be French.

const lone = 'â'

// lost finds the marks of which only the first byte is left.
func lost(text string) []edit {
	if !strings.ContainsRune(text, lone) || accented(text) {
		return nil
	}
	var edits []edit
	r := lostReader{text: text}
	for i, c := range text {
		if c == lone {
			edits = append(edits, r.mark(i))
		}
	}
	if !r.sure {
		return nil
	}
	return edits
}

// accented reports whether a letter other than the lone one has an accent.
func accented(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return r >= 0xc0 && r < 0x250 && r != lone && unicode.IsLetter(r) })
}

// A lostReader reads one lone letter after the other.
type lostReader struct {
	text string
	open bool // a quotation is open
	sure bool // one of them is no letter
}

// mark returns what the lone letter at byte i was.
func (r *lostReader) mark(i int) edit {
	before, after, rest := beside(r.text, i)
	e := edit{i, i + utf8.RuneLen(lone), ""}
	quoted := r.open
	switch {
	case after == '¢', after == '¦', after == '?':
		e.end += utf8.RuneLen(after)
		e.with = map[rune]string{'¢': "•", '¦': "…", '?': "”"}[after]
		r.sure, r.open = true, r.open && after != '?'
	case unicode.IsSpace(before) && unicode.IsSpace(after):
		e.with, r.sure = "–", true
	case unicode.IsSpace(before) || strings.ContainsRune("([—-", before):
		e.with, r.open = "“", true
	case strings.ContainsRune(",.!?…", before):
		e.with, r.open, r.sure = "”", false, true
	case unicode.IsLetter(before) && contraction(rest), before == 's' && after == ' ' && startsLower(rest[1:]):
		e.with, r.sure = "’", true
	case unicode.IsUpper(before) || unicode.IsDigit(before) && unicode.IsDigit(after):
		e.with = "-"
	case !unicode.IsLetter(after) && !unicode.IsDigit(after) && quoted:
		e.with, r.open = "”", false
	default:
		e.with = "—"
	}
	return e
}

// beside returns the runes before and after the lone letter at byte i, blanks at the
// ends of the text, and what follows it.
func beside(text string, i int) (before, after rune, rest string) {
	before, after = ' ', ' '
	if i > 0 {
		before, _ = utf8.DecodeLastRuneInString(text[:i])
	}
	if rest = text[i+utf8.RuneLen(lone):]; rest != "" {
		after, _ = utf8.DecodeRuneInString(rest)
	}
	return before, after, rest
}

// contraction reports whether s begins with what stands after an apostrophe: "s", "re".
func contraction(s string) bool {
	switch wordAfter(s) {
	case "s", "t", "re", "ve", "ll", "d", "m":
		return true
	}
	return false
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}
