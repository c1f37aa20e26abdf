package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"pressroom/analyze/schema"
)

// look is how results look: with colours or without.
type look struct{ colour bool }

// lookFor uses colours on a terminal, unless NO_COLOR is set
// (https://no-color.org).
func lookFor(w io.Writer) look {
	return look{os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && isTerminal(w)}
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// The colours, by what they mean.
const (
	bold   = "1"
	dim    = "2"
	person = "36"
	place  = "32"
	org    = "35"
	date   = "33"
	quoted = "34"
)

func (l look) paint(style, s string) string {
	if !l.colour || s == "" {
		return s
	}
	return "\x1b[" + style + "m" + s + "\x1b[0m"
}

// plain makes a text safe for a terminal on one line: control characters and
// invisible direction marks become blanks, white space is folded.
func plain(s string) string {
	return strings.Join(strings.Fields(strings.Map(visible, s)), " ")
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

// multiline is plain for a text that keeps its lines.
func multiline(s string) string { return strings.Map(visible, s) }

// printJSON prints a value as one line of JSON.
func printJSON(w io.Writer, v any) error {
	line, err := schema.Marshal(v)
	if err != nil {
		return err
	}
	_, err = w.Write(append(line, '\n'))
	return err
}

// dash stands for what is unknown.
func dash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

// plural returns "1 release" or "3 releases".
func plural(n int, noun string) string {
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
