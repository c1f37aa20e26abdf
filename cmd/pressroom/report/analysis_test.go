package report

import (
	"testing"

	"pressroom/analyze/annot"
	"pressroom/analyze/schema"
	"pressroom/corpus"
)

// The row "published" tells the day and where it was read, a day that contradicts
// it, or what bounds it.
func TestPublished(t *testing.T) {
	other := schema.Candidate{Date: feb14, From: "headline"}
	for _, tt := range []struct {
		name string
		an   schema.Analysis
		want string
	}{
		{"a day", schema.Analysis{Published: feb13, Clock: schema.Clock{From: "dateline"}}, "2026-02-13 (dateline)"},
		{"two days", schema.Analysis{Published: feb13, Clock: schema.Clock{From: "dateline", Conflict: true,
			Candidates: []schema.Candidate{{Date: feb13, From: "dateline"}, other}}},
			"2026-02-13 (dateline), but also 2026-02-14 (headline)"},
		{"none", schema.Analysis{}, "no publication date printed"},
		{"a bound", schema.Analysis{Clock: schema.Clock{NotBefore: feb14}},
			"no publication date printed; not before 2026-02-14"},
	} {
		if got := (Look{}).published(tt.an); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

// An event on one line: a status that is no other is not said.
func TestEvent(t *testing.T) {
	ev := schema.Event{What: "talks", Kind: "meeting", Status: string(annot.Happened)}
	if got, want := (Look{}).Event(ev), "–  meeting: talks"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	ev.Status, ev.Who, ev.Where = string(annot.Planned), []string{"Ann Lee", "Omar Diaz"}, []string{"Accra"}
	ev.When = &schema.When{Value: "2026-02", From: corpus.Date{Year: 2026, Month: 2, Day: 1}}
	if got, want := (Look{}).Event(ev), "2026-02  meeting, planned: talks  [Ann Lee, Omar Diaz]  @ Accra"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
