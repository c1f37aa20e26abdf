package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// minWidth is the fewest columns that lines are broken for; what is narrower is taken for it.
const minWidth = 20

// Fold breaks the lines of a text at blanks, so that none has more than Width columns; with a Width of 0
// the lines stay. What follows of a line begins below its text: below the second column where the line has
// two, set apart by two blanks or more. A word longer than that stays whole.
func (l Look) Fold(text string) string {
	if l.Width == 0 {
		return text
	}
	columns := max(l.Width, minWidth)
	var b strings.Builder
	for line := range strings.Lines(text) {
		foldLine(&b, line, columns)
	}
	return b.String()
}

// foldLine writes a line, broken where it is too long.
func foldLine(b *strings.Builder, line string, columns int) {
	indent := hanging(line)
	if indent > columns/2 {
		indent = 2
	}
	at, blanks := 0, 0 // columns written, and blanks before the next word
	for rest := line; rest != ""; {
		if rest[0] == ' ' {
			blanks++
			rest = rest[1:]
			continue
		}
		end := strings.IndexByte(rest, ' ')
		if end < 0 {
			end = len(rest)
		}
		wide := columnsOf(rest[:end])
		if at > indent && at+blanks+wide > columns {
			b.WriteString("\n" + strings.Repeat(" ", indent))
			at, blanks = indent, 0
		}
		b.WriteString(strings.Repeat(" ", blanks) + rest[:end])
		at, blanks, rest = at+blanks+wide, 0, rest[end:]
	}
}

// hanging returns the column at which the text of a line begins.
func hanging(line string) int {
	text := strings.TrimLeft(line, " ")
	lead := len(line) - len(text)
	label, rest, two := strings.Cut(text, "  ")
	if !two {
		return lead
	}
	return lead + columnsOf(label) + 2 + len(rest) - len(strings.TrimLeft(rest, " "))
}

// columnsOf is how many columns of a terminal a text takes: none for colours and for marks that combine with
// the letter before, two for the wide letters of East Asia (Unicode Standard Annex 11).
func columnsOf(s string) (n int) {
	for s != "" {
		if after, ok := strings.CutPrefix(s, "\x1b["); ok {
			_, s, _ = strings.Cut(after, "m")
			continue
		}
		r, size := utf8.DecodeRuneInString(s)
		s = s[size:]
		n += columnsOfRune(r)
	}
	return n
}

func columnsOfRune(r rune) int {
	switch {
	case r < ' ' || unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case r < 0x1100: // no letter before those of Korean is wide
		return 1
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}
