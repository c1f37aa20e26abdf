package report

import (
	"fmt"
	"sort"
	"strings"

	"pressroom/analyze/schema"
	"pressroom/corpus/clean"
	"pressroom/index"
)

// reading finds in a text what an analysis says without offsets. Code points are
// those of the text as read, words those of the cleaned one.
type reading struct {
	text  string // cleaned
	back  clean.Map
	bytes []int // of each code point, and the end
	lines []int // code points at which a line ends
	an    schema.Analysis
}

func newReading(st index.Stored) *reading {
	rel := st.Release.Clean()
	r := &reading{text: rel.Text, back: rel.Back(), an: st.Analysis}
	for i, c := range rel.Original() {
		if c == '\n' {
			r.lines = append(r.lines, len(r.bytes))
		}
		r.bytes = append(r.bytes, i)
	}
	r.bytes = append(r.bytes, len(rel.Original()))
	return r
}

// line returns the number of the line of a code point, from 1.
func (r *reading) line(point int) int { return 1 + sort.SearchInts(r.lines, point) }

// page returns " page 2," for a code point on that page of its file, nothing where a text has no
// pages.
func (r *reading) page(point int) string {
	if len(r.an.Pages) == 0 {
		return ""
	}
	return fmt.Sprintf(" page %d,", 1+sort.SearchInts(r.an.Pages, point+1))
}

// slice returns the words between two code points; offsets beyond the text are cut.
func (r *reading) slice(start, end int) string {
	return r.text[r.cleaned(start):r.cleaned(max(end, start))]
}

// words is slice without a line end at its edges: one that a scraper lost and the cleaning puts back
// has no code point of its own, and lies within what begins or ends there.
func (r *reading) words(start, end int) string { return strings.Trim(r.slice(start, end), "\n") }

// cleaned returns where a code point stands in the cleaned text.
func (r *reading) cleaned(point int) int {
	return r.back.Clean(r.bytes[min(max(point, 0), len(r.bytes)-1)])
}

func (r *reading) at(label string, start, end int, rule string) Proof {
	return Proof{label, &start, &end, r.words(start, end), schema.Nullable(rule)}
}

func (r *reading) mention(label string, m schema.Mention, rule string) Proof {
	return r.at(label, m.Start, m.End, rule)
}
