package eval

import (
	"math"
	"math/rand/v2"
	"slices"

	"pressroom/analyze/schema"
)

// A Figure is one measure of a set of releases, with the interval in which it lies with a probability of 95 %.
type Figure struct {
	Measure string
	Counted bool // what is found can be false: there are a precision and a recall
	Tally        // of a measure that is not counted only Hit and Missed
	Low     float64
	High    float64 // of F1, or of the share that is right; 0 to 1, as all of them
}

// Share is the F1 of what is counted, else the share that is right.
func (f Figure) Share() float64 {
	if f.Counted {
		return f.F1()
	}
	return f.Recall()
}

// draws is how many sets of releases the intervals are made of.
const draws = 1000

// Figures scores analyses as Score does, and gives each measure its interval: the set is drawn anew
// from itself, release by release with replacement, again and again, and the interval leaves out
// what lies above or below all but a fortieth of the draws (the percentile bootstrap of B. Efron). Releases are drawn, since what
// is found in one depends on each other. A measure for which nothing is annotated is left out. The same input gives
// the same figures.
func Figures(gold []Gold, analyses map[string]schema.Analysis) (out []Figure) {
	each := make([]Scores, len(gold))
	for i := range gold {
		each[i] = Score(gold[i:i+1], analyses)
	}
	for _, name := range slices.Concat(tallyNames, rateNames) {
		parts := make([]Tally, len(each))
		f := Figure{Measure: name, Counted: slices.Contains(tallyNames, name)}
		for i, s := range each {
			parts[i] = s.tally(name)
			f.Tally = f.plus(parts[i])
		}
		if f.Gold() > 0 {
			f.Low, f.High = f.interval(parts)
			out = append(out, f)
		}
	}
	return out
}

// tally returns a measure of a set, that of a rate with what is right as its hits.
func (s Scores) tally(name string) Tally {
	if t := s.Tallies[name]; t != nil {
		return *t
	}
	r := s.Rates[name]
	return Tally{Hit: r.Right, Missed: r.All - r.Right}
}

func (t Tally) plus(o Tally) Tally {
	return Tally{t.Hit + o.Hit, t.False + o.False, t.Missed + o.Missed}
}

// interval draws sets of the releases that have the measure, whose parts of it are given. Where all draws would be
// the same, because all is right or nothing, it is that of Wilson for as many releases.
func (f Figure) interval(parts []Tally) (low, high float64) {
	parts = slices.DeleteFunc(parts, func(t Tally) bool { return t == Tally{} })
	switch f.Share() {
	case 1:
		return Wilson(len(parts), len(parts))
	case 0:
		return Wilson(0, len(parts))
	}
	random := rand.New(rand.NewPCG(1, 2))
	shares := make([]float64, draws)
	for i := range shares {
		drawn := Figure{Counted: f.Counted}
		for range parts {
			drawn.Tally = drawn.plus(parts[random.IntN(len(parts))])
		}
		shares[i] = drawn.Share()
	}
	slices.Sort(shares)
	return shares[draws/40], shares[draws-1-draws/40]
}

// Wilson returns the interval of 95 % of a share of which n independent draws had so many right: the score interval
// of E. B. Wilson (1927). Of none it is 0 to 1.
func Wilson(right, n int) (low, high float64) {
	if n == 0 {
		return 0, 1
	}
	const z = 1.959964 // 95 % of the normal distribution lie within so many standard deviations
	k, p := float64(n), float64(right)/float64(n)
	middle := (p + z*z/(2*k)) / (1 + z*z/k)
	half := z / (1 + z*z/k) * math.Sqrt(p*(1-p)/k+z*z/(4*k*k))
	return max(0, middle-half), min(1, middle+half)
}
