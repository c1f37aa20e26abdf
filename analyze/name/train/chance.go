package main

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/logistic"
	"pressroom/analyze/name"
)

func mentionsOf(found []name.Found) (out []annot.Mention) {
	for _, n := range found {
		out = append(out, n.Mention)
	}
	return out
}

// casesOf tells of each name found whether it is right. Names of other kinds have no probability.
func casesOf(publisher string, found []name.Found, spans []span) (out []logistic.Example) {
	right := map[span]bool{}
	for _, s := range spans {
		s.unsure = false
		right[s] = true
	}
	for _, n := range found {
		if n.Kind != annot.Other {
			out = append(out, logistic.Example{Features: n.Grounds(), Right: right[span{n.Span, kindOf(n.Kind), false}], Publisher: publisher})
		}
	}
	return out
}

// writeChances fits the probabilities of names and writes their weights, and how many of those called so likely are right
// where publishers are left out by turns once more.
func writeChances(file string, cases []logistic.Example, folds int) error {
	var b strings.Builder
	fmt.Fprintf(&b, "# Weights of a logistic regression: how likely a name is right, in its bounds and its kind.\n"+
		"# Data: %d names found in the annotated excerpts of publishers that were left out by turns.\n"+
		"# Made by: go run ./analyze/name/train -data ../shared/train -folds %d -chances analyze/name/data/probability.tsv\n", len(cases), folds)
	var called, right [10]int
	for fold := range folds {
		out := func(c logistic.Example) bool { return order(c.Publisher)%folds == fold }
		m := logistic.Fit(slices.DeleteFunc(slices.Clone(cases), out), logistic.Ridge)
		for _, c := range cases {
			if tenth := min(9, int(10*logistic.Probability(m.Odds(c.Features)))); out(c) {
				called[tenth]++
				right[tenth] += one(c.Right)
			}
		}
	}
	for i, n := range called {
		fmt.Fprintf(&b, "# Of %4d called %2d to %3d %% likely are right: %.1f %%.\n", n, 10*i, 10*i+10, 100*float64(right[i])/float64(max(1, n)))
	}
	b.WriteString("# name\tweight\n")
	for name, w := range logistic.Fit(cases, logistic.Ridge).Rows {
		fmt.Fprintf(&b, "%s\t%.3f\n", name, w)
	}
	return os.WriteFile(file, []byte(b.String()), 0o644)
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}
