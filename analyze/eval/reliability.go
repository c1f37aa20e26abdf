package eval

import (
	"fmt"
	"strings"

	"pressroom/analyze/schema"
)

// WhollyTrue says of each event of an analysis whether a reader has noted it, too, of the same kind and at the same time, and whether all
// who take part and all places that it is told with are among those that the reader has noted.
func WhollyTrue(g Gold, an schema.Analysis) []bool {
	right := make([]bool, len(an.Events))
	pairs := greedy(len(g.Events), len(an.Events), 0.5, func(i, j int) float64 {
		a, b := g.Events[i].Evidence, Range{an.Events[j].Evidence.Start, an.Events[j].Evidence.End}
		share := float64(a.overlap(b)) / float64(max(1, min(a.End-a.Start, max(1, b.End-b.Start))))
		if share < 0.5 {
			return 0
		}
		return share + tie(g.Events[i], an.Events[j])
	})
	for i, j := range pairs {
		gold, found := g.Events[i], an.Events[j]
		when := ""
		if found.When != nil {
			when = found.When.Value
		}
		right[j] = found.Kind == gold.Kind && (when == "" || when == gold.When) && all(append(gold.Who, gold.Affected...), found.Who) &&
			all(gold.Where, found.Where)
	}
	return right
}

// all reports whether each of the found names is one of the annotated ones.
func all(gold, found []string) bool {
	for _, f := range found {
		if !OneOf(gold, f) {
			return false
		}
	}
	return true
}

// A Reliability counts, for each tenth of confidence, the events that are told with it, their confidence in all, and those that are wholly
// true.
type Reliability [10]struct {
	Told, True int
	Sum        float64
}

// Add counts an event.
func (r *Reliability) Add(confidence float64, right bool) {
	b := &r[min(9, int(confidence*10))]
	b.Told++
	b.Sum += confidence
	if right {
		b.True++
	}
}

// String is a line for each tenth that has events.
func (r *Reliability) String() string {
	var b strings.Builder
	for n, t := range r {
		if t.Told > 0 {
			fmt.Fprintf(&b, "%.1f to %.1f: %4d events, confidence %2.0f %% in the mean, wholly true %2.0f %%\n", float64(n)/10, float64(n+1)/10, t.Told,
				100*t.Sum/float64(t.Told), 100*float64(t.True)/float64(t.Told))
		}
	}
	return b.String()
}
