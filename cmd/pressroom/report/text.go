package report

import (
	"fmt"
	"strings"

	"pressroom/analyze/schema"
)

// Look is how text for people looks. Its methods return such text, in lines, and no
// control characters of a release.
type Look struct {
	Colour bool // those of a terminal
	Width  int  // the columns that Fold breaks lines for; 0 leaves them as they are
}

// style is a colour of a terminal, by what it means.
type style string

// The colours.
const (
	bold   style = "1"
	dim    style = "2"
	person style = "36"
	place  style = "32"
	org    style = "35"
	date   style = "33"
	quoted style = "34"
)

// paint returns s in a colour, if there are any.
func (l Look) paint(as style, s string) string {
	if !l.Colour || s == "" {
		return s
	}
	return "\x1b[" + string(as) + "m" + s + "\x1b[0m"
}

// Plain makes a text safe for a terminal on one line: control characters and
// invisible direction marks become blanks, white space is folded.
func Plain(s string) string {
	return strings.Join(strings.Fields(Multiline(s)), " ")
}

// visible maps a character that could drive a terminal to a blank; line ends
// and tabs stay.
func visible(r rune) rune {
	switch {
	case r == '\n' || r == '\t':
		return r
	case schema.Hidden(r):
		return ' '
	}
	return r
}

// Multiline is Plain for a text that keeps its lines.
func Multiline(s string) string { return strings.Map(visible, s) }

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

// cut shortens s to n characters.
func cut(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return strings.TrimRight(string(r[:n-1]), " ") + "…"
}

// Title is the headline, or what stands for it: in square brackets, as titles that a
// librarian supplies, how the release opens; its source if it has no text.
func Title(headline, opening, source string) string {
	switch {
	case headline != "":
		return cut(headline, 110)
	case opening == "":
		return source
	case strings.ContainsAny(opening[len(opening)-1:], ".?!"):
		return "[" + opening + "]"
	}
	return "[" + opening + "…]"
}

// titleIn is the headline of an analysis, or what stands for it.
func titleIn(an schema.Analysis) string {
	return Title(string(an.Headline), textOf(an.Opening), an.Source)
}

// textOf is the text of a mention; "" when there is none.
func textOf(m *schema.Mention) string {
	if m == nil {
		return ""
	}
	return m.Text
}

// titled is a person with the titles that a release gives, made fit for where they
// are shown. A title with which a longer one begins says nothing more, and is left
// out: "U.S. Attorney" beside "U.S. Attorney for the District of Ohm".
func titled(name string, honorifics, titles []string, show func(string) string) string {
	if len(honorifics) > 0 {
		name = show(honorifics[0]) + " " + name
	}
	for _, title := range offices(titles) {
		name += ", " + show(title)
	}
	return name
}

// joined writes items one after another.
func joined[T any](items []T, sep string, f func(T) string) string {
	parts := make([]string, len(items))
	for i, x := range items {
		parts[i] = f(x)
	}
	return strings.Join(parts, sep)
}
