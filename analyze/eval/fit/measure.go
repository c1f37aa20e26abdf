package main

import (
	"cmp"
	"slices"

	"pressroom/analyze/logistic"
)

// scored is what a model says of an example that it was not fitted on.
type scored struct {
	odds  float64
	right bool
}

func score(m logistic.Model, held []logistic.Example) []scored {
	var out []scored
	for _, e := range held {
		out = append(out, scored{m.Odds(e.Features), e.Right})
	}
	return out
}

// byOdds returns the examples, the likeliest first; of equals the wrong ones
// come first, so that ties earn nothing.
func byOdds(all []scored) []scored {
	return slices.SortedStableFunc(slices.Values(all), func(a, b scored) int {
		if c := cmp.Compare(b.odds, a.odds); c != 0 {
			return c
		}
		switch {
		case a.right == b.right:
			return 0
		case b.right:
			return -1
		}
		return 1
	})
}

// area is that under the ROC curve: how often a right one is likelier than a
// wrong one, 0 to 1.
func area(all []scored) float64 {
	wrong, before, right := 0, 0, 0
	for _, s := range byOdds(all) {
		if s.right {
			right++
			before += wrong
		} else {
			wrong++
		}
	}
	if right == 0 || wrong == 0 {
		return 0
	}
	return 1 - float64(before)/float64(right*wrong)
}

// averagePrecision is the mean of the precision at each right one, 0 to 1.
func averagePrecision(all []scored) float64 {
	sum, right := 0.0, 0
	for i, s := range byOdds(all) {
		if s.right {
			right++
			sum += float64(right) / float64(i+1)
		}
	}
	if right == 0 {
		return 0
	}
	return sum / float64(right)
}
