package section

import (
	"fmt"
	"strings"
	"testing"

	"pressroom/analyze/annot"
	"pressroom/analyze/eval/cases"
	"pressroom/analyze/lexicon"
)

// TestCases runs testdata/*.txtar: the sections of a release, a line each, with
// the dateline last.
func TestCases(t *testing.T) {
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	n := cases.Run(t, "section", "testdata/*.txtar", func(_, text string) string { return describe(text, lex) })
	if n < 100 {
		t.Errorf("only %d cases found", n)
	}
}

func describe(text string, lex *lexicon.Lexicon) string {
	a := Split(annot.Of(text), lex, nil)
	secs, dateline := a.Sections, a.Dateline
	var b strings.Builder
	if a.Form != annot.Plain {
		fmt.Fprintf(&b, "form: %s\n", a.Form)
	}
	if a.Correction.Len() > 0 {
		fmt.Fprintf(&b, "corrects: %s\n", a.Correction.Text(text))
	}
	for _, s := range secs {
		fmt.Fprintf(&b, "%s: %s\n", s.Kind, strings.ReplaceAll(s.Text(text), "\n", "⏎"))
	}
	for _, s := range a.Items {
		heading, _, _ := strings.Cut(s.Text(text), "\n")
		fmt.Fprintf(&b, "item of %d lines: %s\n", 1+strings.Count(s.Text(text), "\n"), heading)
	}
	for _, f := range a.Fields {
		fmt.Fprintf(&b, "%s? %s\n", f.Label, strings.ReplaceAll(f.Text(text), "\n", "⏎"))
	}
	if dateline != nil {
		fmt.Fprintf(&b, "place: %s\n", dateline.Place.Text(text))
		if dateline.Date.Len() > 0 {
			fmt.Fprintf(&b, "date: %s\n", dateline.Date.Text(text))
		}
	}
	return b.String()
}

func FuzzSplit(f *testing.F) {
	lex, err := lexicon.Load()
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range []string{"", "WASHINGTON -", "A\n\nB", "GENEVA (4 March 2026) – The panel met today in the hall.", "(((((,,,/ / /",
		"About X\n###\nContact: x@y.z", "\u00a0\u2028É –"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		doc := annot.Of(text)
		doc.Anatomy = split(text, lex, func(string) bool { return len(text)%2 == 1 })
		if err := annot.Check(doc); err != nil {
			t.Fatal(err)
		}
	})
}
