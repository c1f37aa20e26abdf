package web

import (
	"slices"

	"pressroom/cmd/pressroom/report"
)

// A long text is shown in parts that are as heavy as a page may be: its lines with their
// marks, and the facts that stand in them. What they weigh is reckoned in bytes of HTML,
// rather too many than too few.
const (
	partWeight  = 105_000
	lineWeight  = 45  // of a line beside its text
	markWeight  = 45  // of a mark
	factWeight  = 260 // of a fact beside its words
	proofWeight = 140 // of a proof
)

// weights reckon what the lines of a release weigh.
type weights struct {
	facts  []int   // what each fact weighs
	inLine [][]int // the facts that stand in each line
	base   int     // of the facts that stand nowhere
	sum    int
	seen   map[int]bool // facts of the part
}

func newWeights(parts []report.Part, facts []report.Fact) *weights {
	var starts []int
	for _, part := range parts {
		for _, line := range part.Lines {
			starts = append(starts, line.Start)
		}
	}
	w := &weights{facts: make([]int, len(facts)), inLine: make([][]int, len(starts)), seen: map[int]bool{}}
	for n, f := range facts {
		w.facts[n] = factWeight + len(f.What)
		stands := false
		for k, p := range f.Proofs {
			if k < proofsAFact {
				w.facts[n] += proofWeight + len(p.Text) + len(p.Rule)
			}
			if p.Start != nil && len(starts) > 0 {
				at, exact := slices.BinarySearch(starts, *p.Start)
				if !exact {
					at = max(0, at-1)
				}
				w.inLine[at] = append(w.inLine[at], n)
				stands = true
			}
		}
		if !stands {
			w.base += w.facts[n]
		}
	}
	w.sum = w.base
	return w
}

// tooHeavy reports whether the nth line begins a new part.
func (w *weights) tooHeavy(n int, line report.MarkedLine) bool {
	own := lineWeight
	for _, run := range line.Runs {
		own += markWeight
		for _, x := range run.Pieces {
			if own += len(x.Text); x.Fact != "" {
				own += markWeight
			}
		}
	}
	added := own + w.unseen(n)
	cut := w.sum > w.base && w.sum+added > partWeight
	if cut {
		w.sum, w.seen = w.base, map[int]bool{}
		added = own + w.unseen(n)
	}
	for _, f := range w.inLine[n] {
		w.seen[f] = true
	}
	w.sum += added
	return cut
}

// unseen is what the facts of the nth line weigh that the part has not got yet.
func (w *weights) unseen(n int) (sum int) {
	for k, f := range w.inLine[n] {
		if !w.seen[f] && !slices.Contains(w.inLine[n][:k], f) {
			sum += w.facts[f]
		}
	}
	return sum
}
