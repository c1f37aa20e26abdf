package report

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pressroom/analyze"
	"pressroom/analyze/annot"
	"pressroom/analyze/schema"
	"pressroom/corpus"
	"pressroom/corpus/sample"
	"pressroom/index"
)

// analysed analyses a release.
func analysed(t testing.TB, rel corpus.Release) index.Stored {
	t.Helper()
	a, err := analyze.New()
	if err != nil {
		t.Fatal(err)
	}
	return stored(t, a, rel)
}

func stored(t testing.TB, a *analyze.Analyzer, rel corpus.Release) index.Stored {
	t.Helper()
	doc, err := a.Analyze(rel)
	if err != nil {
		t.Fatal(err)
	}
	return index.Stored{Release: rel, Analysis: schema.Of(doc, schema.CodePoints)}
}

// TestSummaryGolden compares the summary of each sample release with
// testdata/summary; UPDATE=1 writes them.
func TestSummaryGolden(t *testing.T) {
	for _, rel := range sample.Releases() {
		st := analysed(t, rel)
		got := Summarize(st).Markdown() + "\n"
		path := filepath.Join("testdata", "summary", strings.TrimSuffix(filepath.Base(rel.Source), ".txt")+".md")
		if os.Getenv("UPDATE") != "" {
			if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s: got\n%s\nwant\n%s", path, got, want)
		}
	}
}

// checkFacts checks that facts have names of their own, that whatever stands in
// the text stands where it says, and that every entity and event has a proof.
func checkFacts(t testing.TB, st index.Stored) {
	t.Helper()
	seen := map[string]bool{}
	r := newReading(st)
	for _, f := range Facts(st) {
		if seen[f.Fact] || f.Fact == "" || f.Kind == "" {
			t.Errorf("fact %q of kind %q", f.Fact, f.Kind)
		}
		seen[f.Fact] = true
		placed := false
		for _, p := range f.Proofs {
			if p.Start == nil {
				continue
			}
			placed = true
			if *p.Start < 0 || *p.Start > *p.End || *p.End > len(r.bytes)-1 || r.slice(*p.Start, *p.End) != p.Text {
				t.Errorf("%s: %s %d–%d is not %q", f.Fact, p.Label, *p.Start, *p.End, p.Text)
			}
		}
		if !placed && strings.Contains("ploqe", f.Fact[:1]) && f.Kind != f.Fact {
			t.Errorf("%s (%s) stands nowhere", f.Fact, f.What)
		}
	}
}

func TestFactsOfSamples(t *testing.T) {
	for _, rel := range sample.Releases() {
		checkFacts(t, analysed(t, rel))
	}
}

// FuzzSummary: whatever the text, facts stand where they say, and what is printed
// drives no terminal.
func FuzzSummary(f *testing.F) {
	short := func(text string) string { return strings.ToValidUTF8(text[:min(len(text), 300)], "?") }
	for _, rel := range sample.Releases()[:8] {
		f.Add(short(rel.Text))
	}
	for _, text := range hostile {
		f.Add(text + "\n\nYEREVAN, Feb. 16, 2026 – Minister " + text + " met Ann Lee on Monday. “We read " + text + " with care,” Lee said.")
	}
	a, err := analyze.New()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		rel := corpus.Release{ID: "id", Source: "source", Text: short(text)}
		st := stored(t, a, rel)
		checkFacts(t, st)
		var look Look
		s := look.Summary(Summarize(st)) + Summarize(st).Markdown() + look.Analysis(st.Analysis) + look.Annotated(st)
		for _, fact := range Facts(st) {
			s += look.FactLine(fact) + look.Fact(st, fact)
		}
		if s != Multiline(s) {
			t.Errorf("drives a terminal: %q", s)
		}
	})
}

// TestQuoteThatMatters: each case is a list of quotes and which of them it is.
func TestQuoteThatMatters(t *testing.T) {
	people := []schema.Person{{ID: "p1", Name: "Ann Lee", Titles: []string{"Minister"}}, {ID: "p2", Name: "Omar Diaz"}, {ID: "p3", Name: "Nino Beridze", Titles: []string{"Engineer"}}}
	const (
		plainWords = "It was a long day and all of us are glad that it is over."
		dam        = "The turbines of the dam will turn in the spring, and the valley will have light."
		long       = 2*mostLength + 1
	)
	said := func(who, text string) schema.Quote {
		q := schema.Quote{Text: text}
		if who != "" {
			q.SpeakerID, q.Speaker = schema.Nullable(who), "somebody"
		}
		return q
	}
	for _, tt := range []struct {
		name   string
		quotes []schema.Quote
		want   string
	}{
		{"none", nil, ""},
		{"the only one, by nobody", []schema.Quote{said("", plainWords)}, "q1"},
		{"the actor before others with a title", []schema.Quote{said("p3", dam), said("p1", plainWords)}, "q2"},
		{"a title before none", []schema.Quote{said("p2", plainWords), said("p3", plainWords)}, "q2"},
		{"somebody before nobody", []schema.Quote{said("", plainWords), said("p2", plainWords)}, "q2"},
		{"the words of the headline", []schema.Quote{said("p1", plainWords), said("p1", dam)}, "q2"},
		{"a thought before a scrap", []schema.Quote{said("p1", "We are very glad."), said("p1", plainWords)}, "q2"},
		{"a thought before a speech", []schema.Quote{said("p1", strings.Repeat("word ", long)), said("p1", plainWords)}, "q2"},
		{"the first of equals", []schema.Quote{said("p1", plainWords), said("p1", plainWords)}, "q1"},
	} {
		an := schema.Analysis{
			Headline: "Turbines of the valley dam arrive", People: people, Quotes: tt.quotes,
			Events: []schema.Event{{What: "opened the dam", Main: true, Participants: []schema.Participant{{Name: "Ann Lee", ID: "p1", Role: string(annot.Actor)}}}},
		}
		got := ""
		if q := quoteThatMatters(an); q != nil {
			got = q.Fact
		}
		if got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

// TestEventLine: what the phrase says already is not said again.
func TestEventLine(t *testing.T) {
	who := []schema.Participant{{Name: "Ann Lee", ID: "p1", Role: "actor"}, {Name: "Health Ministry", ID: "o1", Role: "host"}, {Name: "Omar Diaz", ID: "p2", Role: "participant"}}
	for _, tt := range []struct {
		ev   SummaryEvent
		want string
	}{
		{SummaryEvent{What: "Lee met nurses", Status: "happened", Who: who, Where: []string{"Accra"}}, "Lee met nurses – Health Ministry (host), Omar Diaz @ Accra"},
		{SummaryEvent{What: "talks in Accra", Status: "postponed", Where: []string{"Accra"}, Venue: "Peace Hall"}, "postponed: talks in Accra @ Peace Hall"},
		{SummaryEvent{What: "talks", Status: "happened"}, "talks"},
	} {
		if got := tt.ev.line(Plain); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}
