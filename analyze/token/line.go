package token

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pressroom/analyze/annot"
)

// A line is a line of the text without the blanks at its edges; a blank line is empty.
// goes is set if the line was wrapped, so that the next line continues it.
type line struct {
	annot.Span
	indent int
	goes   bool
}

// A wrapped line has at least narrowest and at most widest bytes. The author ended a
// shorter line on purpose, and a longer line is a whole paragraph.
const (
	narrowest = 45
	widest    = 160
)

// splitLines returns the lines of text, each with whether it goes on.
func splitLines(text string) []line {
	var lines []line
	for at := 0; at <= len(text); {
		end := len(text)
		if n := strings.IndexByte(text[at:], '\n'); n >= 0 {
			end = at + n
		}
		s := strings.TrimLeftFunc(text[at:end], unicode.IsSpace)
		start := end - len(s)
		s = strings.TrimRightFunc(s, unicode.IsSpace)
		lines = append(lines, line{Span: annot.Span{Start: start, End: start + len(s)}, indent: start - at})
		at = end + 1
	}
	for from := 0; from < len(lines); {
		to, width := from, 0
		for to < len(lines) && lines[to].Len() > 0 {
			width = max(width, lines[to].Len())
			to++
		}
		for i := from; i+1 < to; i++ {
			lines[i].goes = goesOn(text, lines[i], lines[i+1], width)
		}
		from = to + 1
	}
	return lines
}

// goesOn reports whether b continues a. It does if the first word of b did not fit on
// a, in a paragraph of this width. It also does if b begins with a small letter, or if
// a ends with a comma or with a word that needs another after it.
func goesOn(text string, a, b line, width int) bool {
	above, below := a.Text(text), b.Text(text)
	if listMark(below) || b.indent > a.indent+1 {
		return false
	}
	first, _ := utf8.DecodeRuneInString(below)
	last := above[len(above)-1]
	switch {
	case unicode.IsLower(first):
		return !strings.ContainsRune(".!?:", rune(last))
	case asksForMore(lastWord(above)):
		return true
	case a.Len() < narrowest:
		return false
	case last == ',' || lastWord(above) == "St.": // Louis, not an address
		return true
	case width > widest:
		return false
	}
	word, _, _ := strings.Cut(below, " ")
	return a.Len()+1+len(word) > width
}

// lastWord returns what follows the last space of s.
func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// asksForMore reports whether word, such as an article, cannot be the last one of a
// block.
func asksForMore(word string) bool {
	return isOneOf(word, unfinished) || abbreviationOf(word) == leading
}

const unfinished = " the a an of to in for and or by with at from on that as is are was were be been will would has have had may can could should " +
	"its his her their our my your this these those than into about between under over through which who whose if not & "

// listMark reports whether s begins with the mark of a list item: a bullet, a
// lone dash or a short number with a stop or a bracket.
func listMark(s string) bool {
	mark, _, _ := strings.Cut(s, " ")
	r, size := utf8.DecodeRuneInString(mark)
	if isBullet(r) || size == len(mark) && strings.ContainsRune("-–—*·o", r) {
		return true
	}
	mark = strings.TrimPrefix(mark, "(")
	n := len(mark) - 1
	return n > 0 && n <= 2 && (mark[n] == '.' || mark[n] == ')') && (isDigit(mark[0]) && isDigit(mark[n-1]) || n == 1 && isLower(mark[0]))
}

// isBullet reports whether r is a mark that is used only for list items.
func isBullet(r rune) bool { return strings.ContainsRune("•▪●■◦►‣", r) }
