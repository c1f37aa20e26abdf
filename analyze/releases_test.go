package analyze

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"pressroom/analyze/annot"
	"pressroom/corpus"
)

// TestReleases runs testdata/whole/releases.txtar: heads and tails of releases
// in the manner of many publishers, and the anatomy and the quotes found in
// them. Nothing but the text tells when they were published.
func TestReleases(t *testing.T) {
	const path = "testdata/whole/releases.txtar"
	a, err := New()
	if err != nil {
		t.Fatal(err)
	}
	ar, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(ar.Files); i += 2 {
		doc := analyse(t, a, corpus.Release{ID: "x", Text: string(ar.Files[i].Data)})
		if err := annot.Check(doc); err != nil {
			t.Errorf("%s: %v", ar.Files[i].Name, err)
		}
		got, want := anatomy(doc), &ar.Files[i+1]
		if os.Getenv("UPDATE") != "" {
			want.Data = []byte(got)
		} else if got != string(want.Data) {
			t.Errorf("%s:\n%swant\n%s", ar.Files[i].Name, got, want.Data)
		}
	}
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(path, txtar.Format(ar), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if len(ar.Files) < 80 {
		t.Errorf("only %d cases found", len(ar.Files)/2)
	}
}

// anatomy prints what stands in a release that is no running text, and who
// says what.
func anatomy(doc *annot.Document) string {
	var b strings.Builder
	line := func(label, s string) {
		if s != "" {
			fmt.Fprintf(&b, "%s: %s\n", label, strings.ReplaceAll(s, "\n", "⏎"))
		}
	}
	text := doc.Release.Text
	if doc.Form != annot.Plain {
		line("form", string(doc.Form))
	}
	if !doc.Clock.Published.IsZero() {
		line("published", fmt.Sprintf("%s (%s)", doc.Clock.Published, doc.Clock.From))
	}
	if doc.Embargo != nil {
		line("embargo", doc.Embargo.Value+" "+doc.Embargo.Zone)
	}
	line("corrects", doc.Correction.Text(text))
	for _, s := range doc.Sections {
		if s.Kind == annot.Lead || s.Kind == annot.Body {
			continue
		}
		line(string(s.Kind), s.Text(text))
	}
	for _, f := range doc.Fields {
		line(f.Label+"?", f.Text(text))
	}
	if d := doc.Dateline; d != nil {
		line("place", d.Place.Text(text))
		line("date", d.Date.Text(text))
	}
	for _, q := range doc.Quotes {
		line("quote", fmt.Sprintf("%s (%s): %s", q.Speaker, q.Cue, q.Text(text)))
	}
	for _, q := range doc.Indirect {
		line("indirect", fmt.Sprintf("%s (%s): %s", q.Speaker, q.Cue, q.Text(text)))
	}
	return b.String()
}
