package report

import (
	"testing"

	"pressroom/analyze/schema"
	"pressroom/corpus"
	"pressroom/index"
	"pressroom/index/profile"
)

// telling is an event as a release tells it: on a day, with so many dead, of whom it names one.
func telling(t *testing.T, release, day string, dead float64, text, name string) index.EventHit {
	t.Helper()
	whole := day
	if len(day) == len("2026-03") {
		whole += "-01"
	}
	from, err := corpus.ParseDate(whole)
	if err != nil {
		t.Fatal(err)
	}
	to := from
	if whole != day {
		to = from.AddDays(30)
	}
	return index.EventHit{Head: index.Head{ID: release}, Event: schema.Event{
		When:         &schema.When{Value: day, From: from, To: to},
		Numbers:      []schema.Number{{Role: "dead", Value: dead, Text: text}, {Role: "count", Value: dead, Text: text}},
		Participants: []schema.Participant{{Name: name, ID: "p1", Role: "recipient"}},
	}}
}

// TestDisagreements: releases differ in what both say, each version stands with those that say it, and a month is not another date than a
// day of it.
func TestDisagreements(t *testing.T) {
	for _, tt := range []struct {
		name    string
		sources []index.EventHit
		want    string
	}{
		{"the same", []index.EventHit{telling(t, "a", "2026-03-04", 12, "12 people", "Ann Lee"),
			telling(t, "b", "2026-03-04", 12, "twelve", "Ann Lee")}, ""},
		{"another day", []index.EventHit{telling(t, "a", "2026-03-04", 12, "12", "Ann Lee"), telling(t, "b", "2026-03-05", 12, "12", "Ann Lee"),
			telling(t, "c", "2026-03-04", 12, "12", "Ann Lee")}, "date: 2026-03-04 (a, c), 2026-03-05 (b)\n"},
		{"more dead", []index.EventHit{telling(t, "a", "2026-03-04", 12, "12", "Ann Lee"), telling(t, "b", "2026-03-04", 14, "14", "Ann Lee")},
			"dead: 12 (a), 14 (b)\n"},
		{"other people", []index.EventHit{telling(t, "a", "2026-03-04", 12, "12", "Ann Lee"),
			telling(t, "b", "2026-03-04", 12, "12", "Omar Diaz")},
			"name: Ann Lee (a), Omar Diaz (b)\n"},
		{"a month", []index.EventHit{telling(t, "a", "2026-03", 12, "12", "Ann Lee"),
			telling(t, "b", "2026-03-04", 12, "12", "Ann Lee")}, ""},
		{"one alone", []index.EventHit{telling(t, "a", "2026-03-04", 12, "12", "Ann Lee")}, ""},
	} {
		got := ""
		for _, d := range disagreements(profile.Happening{Sources: tt.sources}) {
			got += d.line() + "\n"
		}
		if got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}
