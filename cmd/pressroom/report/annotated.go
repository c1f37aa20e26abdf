package report

import (
	"sort"
	"strings"

	"pressroom/analyze/schema"
	"pressroom/index"
)

// painted is a range of code points with its colour.
type painted struct {
	start, end int
	style      style
}

// Annotated is the cleaned text with its names and dates in colour, between quotes in
// theirs. Runs of blanks that stand for lost layout become line ends.
func (l Look) Annotated(s index.Stored) string {
	r := newReading(s)
	var b strings.Builder
	at := 0
	for _, x := range spans(s.Analysis) {
		if x.start < at {
			continue
		}
		b.WriteString(Multiline(r.slice(at, x.start)))
		b.WriteString(l.paint(x.style, Multiline(r.slice(x.start, x.end))))
		at = x.end
	}
	b.WriteString(Multiline(r.slice(at, len(r.bytes)-1)))
	return strings.TrimSpace(b.String())
}

// spans lists what is painted, in order.
func spans(an schema.Analysis) []painted {
	var all []painted
	add := func(ms []schema.Mention, style style) {
		for _, m := range ms {
			all = append(all, painted{m.Start, m.End, style})
		}
	}
	for _, x := range an.People {
		add(x.Mentions, person)
	}
	for _, x := range an.Places {
		add(x.Mentions, place)
	}
	for _, x := range an.Organizations {
		add(x.Mentions, org)
	}
	for _, d := range an.Dates {
		all = append(all, painted{d.Start, d.End, date})
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].start < all[j].start })
	return all
}
