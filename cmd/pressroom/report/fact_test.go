package report

import (
	"strings"
	"testing"

	"pressroom/index"
)

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
			if *p.Start < 0 || *p.Start > *p.End || *p.End > len(r.bytes)-1 || r.words(*p.Start, *p.End) != p.Text {
				t.Errorf("%s: %s %d–%d is not %q", f.Fact, p.Label, *p.Start, *p.End, p.Text)
			}
		}
		if !placed && strings.Contains("ploqe", f.Fact[:1]) && f.Kind != f.Fact {
			t.Errorf("%s (%s) stands nowhere", f.Fact, f.What)
		}
	}
}

func TestFactsOfSamples(t *testing.T) {
	for _, st := range analysedSamples(t) {
		checkFacts(t, st)
	}
}
