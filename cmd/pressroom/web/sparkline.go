package web

import (
	"fmt"

	"pressroom/index"
)

// sparkline is how much there is of each month, as a picture without axes. Its label says
// in words what it shows.
type sparkline struct {
	Width, Height            int
	Bars                     []bar
	Label, First, Last, Most string
}

type bar struct {
	X, Y, W, H float64
	Title      string
}

// sparkHeight is the height of the longest bar; a bar is sparkBar wide with its gap.
const (
	sparkHeight = 40
	sparkBar    = 6
)

// newSparkline draws months in their order, those without any included; nil for fewer than
// two.
func newSparkline(months []index.Count, what string) *sparkline {
	if len(months) < 2 {
		return nil
	}
	most, at := 0, 0
	for n, m := range months {
		if m.N > most {
			most, at = m.N, n
		}
	}
	first, last := months[0], months[len(months)-1]
	s := &sparkline{Width: len(months) * sparkBar, Height: sparkHeight, First: month(first.Value), Last: month(last.Value),
		Most: fmt.Sprintf("most: %s in %s", number(most), month(months[at].Value))}
	s.Label = fmt.Sprintf("%s from %s to %s, %s", what, s.First, s.Last, s.Most)
	for n, m := range months {
		if m.N == 0 {
			continue
		}
		h := max(1, float64(m.N)*sparkHeight/float64(most))
		s.Bars = append(s.Bars, bar{float64(n * sparkBar), sparkHeight - h, sparkBar - 1, h, fmt.Sprintf("%s: %s", month(m.Value), number(m.N))})
	}
	return s
}
