package main

import (
	"fmt"
	"slices"
	"strings"

	"pressroom/analyze/eval"
	"pressroom/analyze/lexicon"
	"pressroom/analyze/logistic"
	"pressroom/analyze/place"
)

// choice is a name whose meaning is annotated, with what speaks for each of the
// places that it may mean.
type choice struct {
	features  [][]logistic.Feature
	right     []bool
	publisher string
}

func choices(readings []reading, lex *lexicon.Lexicon) (all []choice) {
	for _, r := range readings {
		for _, c := range place.Choices(r.doc, lex) {
			x := choice{features: c.Features, publisher: r.publisher}
			good := 0
			for _, geo := range c.Places {
				ok := eval.IsPlace(r.gold, c.Name, geo)
				x.right = append(x.right, ok)
				if ok {
					good++
				}
			}
			if good > 0 && good < len(x.right) {
				all = append(all, x)
			}
		}
	}
	return all
}

// pairs are the examples of some choices: of each, what speaks for a right place
// less what speaks for a wrong one, and the other way round.
func pairs(cs []choice) (all []logistic.Example) {
	for _, c := range cs {
		for i, right := range c.right {
			for j, other := range c.right {
				if right != other {
					all = append(all, logistic.Example{Features: less(c.features[i], c.features[j]), Right: right, Publisher: c.publisher})
				}
			}
		}
	}
	return all
}

func less(a, b []logistic.Feature) []logistic.Feature {
	out := slices.Clone(a)
	for i := range out {
		out[i].Value -= b[i].Value
	}
	return out
}

// hits counts the choices that a model makes right.
func hits(m logistic.Model, cs []choice) (n int) {
	for _, c := range cs {
		first := 0
		for i := range c.features {
			if m.Odds(c.features[i]) > m.Odds(c.features[first]) {
				first = i
			}
		}
		if c.right[first] {
			n++
		}
	}
	return n
}

// comparison tells how often the weights of a table mean the right place, and how
// often a fit does on publishers that it was not fitted on.
func comparison(m logistic.Model, all []choice) string {
	publishers := shuffled(all, func(c choice) string { return c.publisher })
	fitted := 0
	for fold := range folds {
		var train, held []choice
		for _, c := range all {
			if slices.Index(publishers, c.publisher)%folds == fold {
				held = append(held, c)
			} else {
				train = append(train, c)
			}
		}
		fitted += hits(logistic.Fit(pairs(train)), held)
	}
	return fmt.Sprintf("# Of %d names with right and wrong candidates these weights, set with these releases in view, mean the right "+
		"place %d times;\n# weights fitted on them mean it %d times on publishers held out (%d folds, seed %d).\n",
		len(all), hits(m, all), fitted, folds, seed)
}

// placeTable is the table of the weights of places. Its rows are kept as they are set
// by hand, for a fit is worse while so few names are annotated; the head tells
// how both do.
func placeTable(old string, readings []reading) (string, error) {
	m, err := logistic.Read("place.weights.tsv", old)
	if err != nil {
		return "", err
	}
	lex, err := lexicon.Load()
	if err != nil {
		return "", err
	}
	all := choices(readings, lex)
	var b strings.Builder
	b.WriteString("# Weights of a logistic regression: which of the places of a name is meant. Set by hand, not fitted: see the figures.\n")
	b.WriteString("# Unit: the decimal logarithm of how many people live in a city, as the thresholds of locate.go have it.\n")
	fmt.Fprintf(&b, "# Data: %d releases of %d publishers (development set and analyze/eval/testdata/gold). "+
		"Made by: go run ./analyze/eval/fit. Date: %s.\n",
		len(readings), len(shuffled(readings, func(r reading) string { return r.publisher })), date)
	b.WriteString(comparison(m, all))
	b.WriteString("# name\tweight\n")
	for name, w := range m.Rows {
		fmt.Fprintf(&b, "%s\t%g\n", name, w)
	}
	return b.String(), nil
}
