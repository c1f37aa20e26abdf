package main

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"pressroom/analyze/annot"
	"pressroom/analyze/logistic"
	"pressroom/analyze/name"
)

// TestChances fits names of which nine in ten are right where the tagger is sure and one in ten where it is not.
func TestChances(t *testing.T) {
	var cases []logistic.Example
	found := func(at int, sure float64) name.Found {
		return name.Found{Mention: annot.Mention{Span: annot.Span{Start: at, End: at + 3}, Kind: annot.Person}, Sure: sure, Words: 1}
	}
	for i := range 300 {
		right := span{annot.Span{Start: 10, End: 13}, 0, false}
		at := func(hit bool) int {
			if hit {
				return 10
			}
			return 20
		}
		publisher := fmt.Sprint("publisher ", i)
		cases = append(cases, casesOf(publisher, []name.Found{found(at(i%10 > 0), 0.999)}, []span{right})...)
		cases = append(cases, casesOf(publisher, []name.Found{found(at(i%10 == 0), 0.6)}, []span{right})...)
	}
	file := filepath.Join(t.TempDir(), "chances.tsv")
	if err := writeChances(file, cases, 3); err != nil {
		t.Fatal(err)
	}
	table, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	m, err := logistic.Read(file, string(table))
	if err != nil {
		t.Fatal(err)
	}
	for sure, want := range map[float64]float64{0.999: 0.9, 0.6: 0.1} {
		if p := logistic.Probability(m.Odds(found(0, sure).Grounds())); p < want-0.03 || p > want+0.03 {
			t.Errorf("where the tagger gives %v: %.2f, want %.1f", sure, p, want)
		}
	}
}
