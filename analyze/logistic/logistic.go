// Package logistic computes probabilities with logistic regressions. A Model holds the
// weights of a few features that speak for or against something, and gives its odds.
// The weights of each model are a table beside the stage that uses it (Read);
// analyze/eval/fit computes them from annotated releases (Fit).
package logistic

import (
	"fmt"
	"math"
	"strconv"

	"pressroom/analyze/lexicon"
)

// A Feature is a figure that speaks for something or against it, with the name
// that its weight has in the table.
type Feature struct {
	Name  string
	Value float64
}

// If returns a feature that is 1 where it holds, else 0.
func If(name string, holds bool) Feature {
	if holds {
		return Feature{name, 1}
	}
	return Feature{name, 0}
}

// A Model is the weights of a regression in the order of its features. It is
// never changed after Read.
type Model struct {
	names   []string
	weights []float64
}

// Bias is the name of the first row of a table: the weight of what is always so.
const Bias = "bias"

// Read reads a table of two columns, name and weight; file is its name in
// errors. The first row is the bias.
func Read(file, table string) (Model, error) {
	var m Model
	err := lexicon.ReadTable(file, table, 2, func(col []string) error {
		w, err := strconv.ParseFloat(col[1], 64)
		if err != nil || math.IsNaN(w) || math.IsInf(w, 0) {
			return fmt.Errorf("weight %q of %q is no number", col[1], col[0])
		}
		m.names, m.weights = append(m.names, col[0]), append(m.weights, w)
		return nil
	})
	if err == nil && (len(m.names) == 0 || m.names[0] != Bias) {
		err = fmt.Errorf("%s: the first row is not the bias", file)
	}
	return m, err
}

// Fits returns an error unless the features have the names and the order of the
// table: a stage's test holds that.
func (m Model) Fits(fs []Feature) error {
	if len(fs)+1 != len(m.names) {
		return fmt.Errorf("%d features, and weights of %d", len(fs), len(m.names)-1)
	}
	for i, f := range fs {
		if f.Name != m.names[i+1] {
			return fmt.Errorf("feature %d is %q, and its weight that of %q", i, f.Name, m.names[i+1])
		}
	}
	return nil
}

// Names returns the names of the features in the order of the table, the bias first.
func (m Model) Names() []string { return m.names }

// Odds returns the logarithm of the odds that features with the names and the
// order of the table speak for.
func (m Model) Odds(fs []Feature) float64 {
	x := m.weights[0]
	for i, f := range fs {
		x += m.weights[i+1] * f.Value
	}
	return x
}

// Strongest returns the name of the feature that speaks most for one candidate
// against another, "not" before it where it speaks against the other; the first of
// equals, "" when none does.
func (m Model) Strongest(one, other []Feature) (name string) {
	most := 0.0
	for i, f := range one {
		by := m.weights[i+1] * (f.Value - other[i].Value)
		if by <= most {
			continue
		}
		most, name = by, f.Name
		if m.weights[i+1] < 0 {
			name = "not " + f.Name
		}
	}
	return name
}

// Probability turns the logarithm of odds into a probability, in (0, 1).
func Probability(odds float64) float64 { return 1 / (1 + math.Exp(-odds)) }
