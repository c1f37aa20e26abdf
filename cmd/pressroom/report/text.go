package report

import (
	"fmt"
	"strings"

	"pressroom/analyze/schema"
)

// Look is how text for people looks: with the colours of a terminal or without.
// Its methods return such text, in lines, and no control characters of a release.
type Look struct{ Colour bool }

// Style is a colour of a terminal, by what it means.
type Style string

// The colours.
const (
	Bold   Style = "1"
	Dim    Style = "2"
	Person Style = "36"
	Place  Style = "32"
	Org    Style = "35"
	Date   Style = "33"
	Quoted Style = "34"
)

// Paint returns s in a colour, if there are any.
func (l Look) Paint(style Style, s string) string {
	if !l.Colour || s == "" {
		return s
	}
	return "\x1b[" + string(style) + "m" + s + "\x1b[0m"
}

// Plain makes a text safe for a terminal on one line: control characters and
// invisible direction marks become blanks, white space is folded.
func Plain(s string) string {
	return strings.Join(strings.Fields(strings.Map(Visible, s)), " ")
}

// Visible maps a character that could drive a terminal to a blank; line ends
// and tabs stay.
func Visible(r rune) rune {
	switch {
	case r == '\n' || r == '\t':
		return r
	case schema.Hidden(r):
		return ' '
	}
	return r
}

// Multiline is Plain for a text that keeps its lines.
func Multiline(s string) string { return strings.Map(Visible, s) }

// Dash stands for what is unknown.
func Dash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

// Plural returns "1 release" or "3 releases".
func Plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// Cut shortens s to n characters.
func Cut(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return strings.TrimRight(string(r[:n-1]), " ") + "…"
}

// Title is the headline, or what stands for it.
func Title(headline, source string) string {
	if headline == "" {
		return source
	}
	return Cut(headline, 110)
}

// Joined writes items one after another.
func Joined[T any](items []T, sep string, f func(T) string) string {
	parts := make([]string, len(items))
	for i, x := range items {
		parts[i] = f(x)
	}
	return strings.Join(parts, sep)
}
