package section

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
	"pressroom/corpus"
)

// TestCases runs testdata/*.txtar: a file NAME holds a release, the file
// NAME.want what its sections are, a line each, with the dateline last.
// A comment at the top of the archive says what its cases are about.
func TestCases(t *testing.T) {
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	archives, _ := filepath.Glob("testdata/*.txtar")
	n := 0
	for _, path := range archives {
		ar, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		changed := false
		for i := 0; i+1 < len(ar.Files); i += 2 {
			n++
			text, want := string(ar.Files[i].Data), &ar.Files[i+1]
			got := describe(text, lex)
			if os.Getenv("UPDATE") != "" {
				changed = changed || string(want.Data) != got
				want.Data = []byte(got)
				continue
			}
			if got != string(want.Data) {
				t.Errorf("%s: %s:\n%s\nwant\n%s", path, ar.Files[i].Name, got, want.Data)
			}
		}
		if changed {
			if err := os.WriteFile(path, txtar.Format(ar), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	if n < 20 {
		t.Errorf("only %d cases found", n)
	}
}

func describe(text string, lex *lexicon.Lexicon) string {
	a := Split(text, lex, nil)
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
	for _, s := range []string{"", "WASHINGTON -", "A\n\nB", "GENEVA (4 March 2026) – The panel met today in the hall.", "(((((,,,/ / /", "About X\n###\nContact: x@y.z", "\u00a0\u2028É –"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		all := func(string) bool { return true }
		a := Split(text, lex, []func(string) bool{nil, all}[len(text)%2])
		if err := annot.Check(&annot.Document{Release: corpus.Release{Text: text}, Correction: a.Correction, Sections: a.Sections, Dateline: a.Dateline, Fields: a.Fields}); err != nil {
			t.Fatal(err)
		}
	})
}
