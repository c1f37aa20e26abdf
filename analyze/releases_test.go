package analyze

import (
	"fmt"
	"strings"
	"testing"

	"pressroom/analyze/annot"
	"pressroom/analyze/eval/cases"
	"pressroom/corpus"
)

// TestReleases runs testdata/whole/releases.txtar: heads and tails of releases
// in the manner of many publishers, and the anatomy and the quotes found in
// them. Nothing but the text tells when they were published.
func TestReleases(t *testing.T) {
	a := load(t)
	n := cases.Run(t, "", "testdata/whole/*.txtar", func(_, text string) string {
		doc := analyse(t, a, corpus.Release{ID: "x", Text: text})
		if err := annot.Check(doc); err != nil {
			t.Errorf("%s: %v", text, err)
		}
		return anatomy(doc)
	})
	if n < 40 {
		t.Errorf("only %d cases found", n)
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

// TestTitleAtTheStart reads a title whose "of" begins the text: nothing stands before it.
func TestTitleAtTheStart(t *testing.T) {
	doc := analyse(t, load(t), corpus.Release{ID: "x", Text: "of Judge Ann Lee spoke."})
	if len(doc.Entities) != 1 || len(doc.Entities[0].Titles) != 1 || doc.Entities[0].Titles[0] != "Judge" {
		t.Errorf("got %+v", doc.Entities)
	}
}
