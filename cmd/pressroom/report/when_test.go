package report

import (
	"testing"

	"pressroom/analyze/schema"
	"pressroom/corpus"
)

func TestWhenText(t *testing.T) {
	d := func(s string) corpus.Date {
		day, err := corpus.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return day
	}
	for _, tt := range []struct{ value, from, to, want string }{
		{"2026-02-13", "2026-02-13", "2026-02-13", "13 February 2026"},
		{"2026-02-13T15:00", "2026-02-13", "2026-02-13", "13 February 2026, 15:00"},
		{"2026-02-13T15:00/2026-02-13T16:30", "2026-02-13", "2026-02-13", "13 February 2026, 15:00–16:30"},
		{"2026-02-13/2026-02-14", "2026-02-13", "2026-02-14", "13–14 February 2026"},
		{"2026-01-30/2026-02-02", "2026-01-30", "2026-02-02", "30 January – 2 February 2026"},
		{"2025-12-30/2026-01-02", "2025-12-30", "2026-01-02", "30 December 2025 – 2 January 2026"},
		{"2024-02", "2024-02-01", "2024-02-29", "February 2024"},
		{"2026-Q1", "2026-01-01", "2026-03-31", "January – March 2026"},
		{"2003-11/2012-06", "2003-11-01", "2012-06-30", "November 2003 – June 2012"},
		{"2026", "2026-01-01", "2026-12-31", "2026"},
		{"192", "1920-01-01", "1929-12-31", "1920–1929"},
	} {
		if got := whenText(&schema.When{Value: tt.value, From: d(tt.from), To: d(tt.to)}); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.value, got, tt.want)
		}
	}
	if got := whenText(nil); got != "no date" {
		t.Errorf("nil: %q", got)
	}
	if got := whenText(&schema.When{Value: "FUTURE_REF", Text: "next month"}); got != "next month" {
		t.Errorf("next month: %q", got)
	}
}
