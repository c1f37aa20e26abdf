// Package eval measures how good analyses are. It compares them, in their JSON form
// (package schema), with releases annotated by hand (Gold) and computes precision,
// recall and F1 for each layer. The measures are those of the project's own scoring
// program; every figure is micro-averaged over the set.
package eval

import (
	"fmt"
	"io"
)

// Tally counts what was found, found wrongly and missed.
type Tally struct{ Hit, False, Missed int }

// Add counts hits among what was found and what the gold has.
func (t *Tally) Add(hit, found, gold int) {
	t.Hit += hit
	t.False += found - hit
	t.Missed += gold - hit
}

// Precision returns the share of the found that is right, 0 to 1.
func (t Tally) Precision() float64 { return ratio(t.Hit, t.Hit+t.False) }

// Recall returns the share of the gold that was found, 0 to 1.
func (t Tally) Recall() float64 { return ratio(t.Hit, t.Hit+t.Missed) }

// Gold is how much there was to be found.
func (t Tally) Gold() int { return t.Hit + t.Missed }

// String tells F1, precision and recall, in per cent.
func (t Tally) String() string {
	return fmt.Sprintf("F1 %5.1f   P %5.1f  R %5.1f", 100*t.F1(), 100*t.Precision(), 100*t.Recall())
}

// F1 returns the harmonic mean of precision and recall.
func (t Tally) F1() float64 {
	p, r := t.Precision(), t.Recall()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// Rate counts how often an answer is right.
type Rate struct{ Right, All int }

func (r *Rate) add(ok bool) {
	r.All++
	if ok {
		r.Right++
	}
}

// Scores holds the measures of a set, by name.
type Scores struct {
	Tallies map[string]*Tally
	Rates   map[string]*Rate
}

// The measures in the order in which they are printed.
var (
	tallyNames = []string{"mentions.all", "mentions.PER", "mentions.LOC", "mentions.ORG", "people", "titles", "places",
		"timex.strict", "timex.relaxed", "timex.value", "timex.dated", "quotes", "topics", "keyphrases", "events", "event.who", "event.affected",
		"event.where"}
	rateNames = []string{"headline", "issuer", "dateline.place", "dateline.date", "published", "places.country", "places.161km", "timex.type",
		"quotes.speaker", "topics.top1", "event.when", "event.kind", "event.main"}
)

func newScores() Scores {
	s := Scores{map[string]*Tally{}, map[string]*Rate{}}
	for _, n := range tallyNames {
		s.Tallies[n] = &Tally{}
	}
	for _, n := range rateNames {
		s.Rates[n] = &Rate{}
	}
	return s
}

// WriteTo prints a line for each measure, always in the same order; a set without annotations of who is affected has none for that.
func (s Scores) WriteTo(w io.Writer) (int64, error) {
	var n int64
	for _, name := range tallyNames {
		t := s.Tallies[name]
		if name == "event.affected" && t.Gold() == 0 {
			continue
		}
		k, err := fmt.Fprintf(w, "%-16s %v   gold %d\n", name, t, t.Gold())
		if n += int64(k); err != nil {
			return n, err
		}
	}
	for _, name := range rateNames {
		r := s.Rates[name]
		share := "-"
		if r.All > 0 {
			share = fmt.Sprintf("%.1f", 100*ratio(r.Right, r.All))
		}
		k, err := fmt.Fprintf(w, "%-16s acc %5s                     gold %d\n", name, share, r.All)
		if n += int64(k); err != nil {
			return n, err
		}
	}
	return n, nil
}
