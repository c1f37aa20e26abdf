package report

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"pressroom/analyze"
	"pressroom/analyze/schema"
	"pressroom/corpus"
	"pressroom/corpus/sample"
	"pressroom/index"
)

// samples are the releases of the sample corpus with their analyses.
var samples = sync.OnceValues(func() (all []index.Stored, err error) {
	a, err := analyze.New()
	if err != nil {
		return nil, err
	}
	for _, rel := range sample.Releases() {
		doc, err := a.Analyze(rel)
		if err != nil {
			return nil, err
		}
		all = append(all, index.Stored{Release: rel, Analysis: schema.Of(doc, schema.CodePoints)})
	}
	return all, nil
})

func analysedSamples(t testing.TB) []index.Stored {
	t.Helper()
	all, err := samples()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestSummaryGolden compares the summary of each sample release with
// testdata/summary; UPDATE=1 writes them.
func TestSummaryGolden(t *testing.T) {
	for _, st := range analysedSamples(t) {
		got := Summarize(st).Markdown() + "\n"
		path := filepath.Join("testdata", "summary", strings.TrimSuffix(filepath.Base(st.Release.Source), ".txt")+".md")
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

// FuzzSummary: whatever the text, facts stand where they say, and what is printed
// drives no terminal.
func FuzzSummary(f *testing.F) {
	short := func(text string) string { return strings.ToValidUTF8(text[:min(len(text), 300)], "?") }
	for _, rel := range sample.Releases()[:8] {
		f.Add(short(rel.Text))
	}
	for _, text := range hostile {
		f.Add(text + "\n\nYEREVAN, Feb. 16, 2026 – Minister " + text + " met Ann Lee on Monday. “We read " + text +
			" with care,” Lee said.")
	}
	a, err := analyze.New()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		rel := corpus.Release{ID: "id", Source: "source", Text: short(text)}
		doc, err := a.Analyze(rel)
		if err != nil {
			t.Fatal(err)
		}
		st := index.Stored{Release: rel, Analysis: schema.Of(doc, schema.CodePoints)}
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

// TestEventLine: what the phrase says already is not said again.
func TestEventLine(t *testing.T) {
	who := []schema.Participant{{Name: "Ann Lee", ID: "p1", Role: "actor"}, {Name: "Health Ministry", ID: "o1", Role: "host"},
		{Name: "Omar Diaz", ID: "p2", Role: "participant"}}
	for _, tt := range []struct {
		ev   SummaryEvent
		want string
	}{
		{SummaryEvent{What: "Lee met nurses", Kind: "meeting", Status: "happened", Who: who, Where: []string{"Accra"}},
			"Lee met nurses @ Accra"},
		{SummaryEvent{What: "Lee praised nurses", Kind: "statement", Status: "happened", Who: who, Where: []string{"Accra"}},
			"Lee praised nurses"},
		{SummaryEvent{What: "a delegation met nurses", Kind: "meeting", Status: "happened", Who: who}, "A delegation met nurses"},
		{SummaryEvent{What: "a man was jailed", Kind: "legal_action", Status: "happened",
			Who: []schema.Participant{{Name: "Carl Brown", ID: "p3", Role: "recipient"}}}, "A man was jailed – Carl Brown"},
		{SummaryEvent{What: "a nurse stole drugs", Kind: "legal_action", Status: "alleged"}, "alleged: A nurse stole drugs"},
		{SummaryEvent{What: "a nurse was charged", Kind: "legal_action", Status: "alleged"}, "A nurse was charged"},
		{SummaryEvent{What: "talks in Accra", Status: "postponed", Where: []string{"Accra"}, Venue: "Peace Hall"},
			"postponed: Talks in Accra @ Peace Hall"},
		{SummaryEvent{What: "Acme Inc. Acme Inc. grew", Status: "happened"}, "Acme Inc. grew"},
		{SummaryEvent{What: "Talks", Status: "happened"}, "Talks"},
	} {
		if got := tt.ev.line(Plain); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}

// TestPrintable: an event whose phrase says nothing by itself is not in a summary, nor one that another phrase tells, too.
func TestPrintable(t *testing.T) {
	for what, want := range map[string]bool{
		"The city closed the bridge":                      true,
		"It was signed":                                   false,
		"He (Omar Diaz) signed the deed":                  true,
		"The mayor said the bridge, built in 1950, was …": false,
		"Senator Lee made the following statement":        false,
		"The bridge will connect our two towns":           false,
		"“Nurses work hard,” said Lee":                    false,
	} {
		ev := schema.Event{What: what, Kind: "statement", Evidence: schema.Mention{Text: what + "."}}
		if got := printable(ev); got != want {
			t.Errorf("%q: %v, want %v", what, got, want)
		}
	}
	at := schema.Mention{Start: 7}
	events := []SummaryEvent{{Fact: "e1", What: "Lee said the bridge is closed", Evidence: at},
		{Fact: "e2", What: "The bridge is closed", Evidence: at, Main: true}, {Fact: "e3", What: "Buses run", Evidence: at}}
	if got := once(events); len(got) != 2 || got[0].Fact != "e2" || got[1].Fact != "e3" {
		t.Errorf("got %v, want e2 and e3", got)
	}
}

// TestNews: the headline stands under Main where no event tells what it does; a name that both have is not enough.
func TestNews(t *testing.T) {
	for _, tt := range []struct {
		headline, what string
		want           bool
	}{
		{"Council opens the river bridge", "The bridge was opened by the council", true},
		{"Council opens the river bridge", "It stands as a beacon of hope", false},
		{"Acme Tools unveils cordless drill", "Acme Tools has long championed craftsmanship", false},
		{"Acme Tools unveils cordless drill", "The company announced a drill", true},
		{"ACCRA", "The bridge was opened by the council", true},
	} {
		an := schema.Analysis{}
		if strings.HasPrefix(tt.headline, "Acme") {
			an.Organizations = []schema.Organization{{Mentions: []schema.Mention{{Start: 0, End: len("Acme Tools")}}}}
		}
		head := schema.Mention{Start: 0, End: len(tt.headline), Text: tt.headline}
		if got := toldIn(an, head, []SummaryEvent{{What: tt.what}}); got != tt.want {
			t.Errorf("%q of %q: %v", tt.headline, tt.what, got)
		}
	}
}

// TestWithMain: where no main event is told, the headline stands under Main whatever the others tell.
func TestWithMain(t *testing.T) {
	head := schema.Mention{Start: 0, End: 30, Text: "Council opens the river bridge"}
	for _, main := range []bool{false, true} {
		events := []SummaryEvent{{What: "The bridge was opened by the council", Main: main}}
		if got := toldIn(schema.Analysis{}, head, withMain(events)); got != main {
			t.Errorf("with a main event: %v, the headline is told: %v", main, got)
		}
	}
}

// TestOnce: that somebody announces what another line tells is not told again.
func TestOnce(t *testing.T) {
	at := schema.Mention{Start: 0, End: 90}
	events := []SummaryEvent{
		{Fact: "e1", What: "Ann Lee announced that a loan was awarded to the harbour of Accra", Kind: "statement", trigger: "announced", Evidence: at},
		{Fact: "e2", What: "A loan was awarded to the harbour of Accra for repairs", Main: true, Evidence: at},
		{Fact: "e3", What: "Ann Lee announced that the pier will close in winter", Kind: "statement", trigger: "announced", Evidence: at},
	}
	var got []string
	for _, ev := range once(events) {
		got = append(got, ev.Fact)
	}
	if strings.Join(got, " ") != "e2 e3" {
		t.Errorf("got %v", got)
	}
}

// TestAsks: who asks for something stands with the words that say what for; what is only asked, without content, does not.
func TestAsks(t *testing.T) {
	who := []schema.Participant{{Name: "Ann Lee", ID: "p1", Role: "actor"}, {Name: "Port Board", ID: "o1", Role: "recipient"}}
	events := []SummaryEvent{
		{Fact: "e1", What: "Lee urged the Port Board to close the pier at once", Who: who, trigger: "urged", rule: "urge"},
		{Fact: "e2", What: "Lee asked again", Who: who, trigger: "asked", rule: "ask"},
		{Fact: "e3", What: "Lee met the Port Board in the town hall of Accra", Who: who, trigger: "met", rule: "meet"},
	}
	asks := asksOf(events)
	if len(asks) != 1 || asks[0].line(Plain) != "Ann Lee → Port Board: Lee urged the Port Board to close the pier at once" {
		t.Errorf("got %v", asks)
	}
}

// TestNumbers: a figure that the phrase has already is not told again unless it says who gives or gets it, and of a list nobody is named.
func TestNumbers(t *testing.T) {
	at := schema.Mention{Start: 0, End: 90}
	number := func(text, receiver string) schema.Number {
		return schema.Number{Text: text, Role: "amount", Receiver: schema.Nullable(receiver), Start: 5, End: 9}
	}
	for _, tt := range []struct{ what, text, receiver, want string }{
		{"The club will get $4,000", "$4,000", "", ""},
		{"The club will get a grant", "$4,000", "", "$4,000 – amount"},
		{"Hill Club will get $4,000", "$4,000", "Hill Club", "$4,000 – amount: – → Hill Club"},
		{"Hill Club, Lake Club and others will get $4,000", "$4,000", "Lake Club", ""},
		{"The club will get $4,000", "$4,000", "Ann Lee", ""},
	} {
		got := ""
		for _, n := range numbersOfAll([]SummaryEvent{{What: tt.what, Evidence: at, Numbers: []schema.Number{number(tt.text, tt.receiver)}}}) {
			got += n.line(Plain)
		}
		if got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.what, got, tt.want)
		}
	}
}
