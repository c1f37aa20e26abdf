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
	Spans                    []span // what leads to the releases of a time
	Label, First, Last, Most string
}

type bar struct {
	X, Y, W, H float64
	Title      string
}

// span is a month, or where there are many a year or a decade, with the page of its releases.
type span struct {
	X, W       float64
	Path, Name string
}

// mostSpans is how many links a picture has at most: who goes from one to the next by
// keyboard passes them all.
const mostSpans = 40

// sparkHeight is the height of the longest bar; a bar is sparkBar wide with its gap.
const (
	sparkHeight = 40
	sparkBar    = 6
)

// newSparkline draws months in their order, those without any included; nil for fewer than
// two. Each stretch of time leads to the page that link names for its days ("2026-03", "2026",
// "2020..2029").
func newSparkline(months []index.Count, what string, link func(days string) string) *sparkline {
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
	s.link(months, link)
	return s
}

// link adds what leads to the releases of each month, year or decade that has any.
func (s *sparkline) link(months []index.Count, link func(days string) string) {
	for _, letters := range []int{len("2026-03"), len("2026"), len("202")} {
		s.Spans = nil
		for n := 0; n < len(months); {
			days, from, total := months[n].Value[:letters], n, 0
			for ; n < len(months) && months[n].Value[:letters] == days; n++ {
				total += months[n].N
			}
			if total > 0 {
				days, name := spanNames(days)
				s.Spans = append(s.Spans, span{float64(from * sparkBar), float64((n - from) * sparkBar), link(days),
					name + ": " + number(total)})
			}
		}
		if len(s.Spans) <= mostSpans {
			return
		}
	}
}

// spanNames are a month, a year or the first three digits of a decade as a query and as people
// write them.
func spanNames(days string) (asked, name string) {
	if len(days) == len("202") {
		return days + "0.." + days + "9", days + "0s"
	}
	return days, month(days)
}
