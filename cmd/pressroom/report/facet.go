package report

import (
	"fmt"
	"strings"

	"pressroom/index"
)

// Facet is how many releases of a search have each value of a field.
type Facet struct {
	Facet  string  `json:"facet"`
	Total  int     `json:"total"` // releases that match
	Counts []Count `json:"counts"`
}

// FacetOf returns the counts of a field as programs read them.
func FacetOf(name string, counts []index.Count, total int) Facet {
	return Facet{name, total, countsOf(counts)}
}

// Facet is the counts of a field under its name.
func (l Look) Facet(name string, counts []index.Count) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", l.paint(bold, name))
	for _, n := range counts {
		b.WriteString(l.Count(n))
	}
	if len(counts) == 0 {
		b.WriteString("     –\n")
	}
	return b.String()
}

// Month is how many releases were published in a month.
type Month struct {
	Month    string `json:"month"` // "2026-02"
	Releases int    `json:"releases"`
}

// MonthOf returns a month as programs read it.
func MonthOf(n index.Count) Month { return Month{n.Value, n.N} }

// barLength is how long the bar of the month of most releases is.
const barLength = 50

// Bar is a month as a bar beside that of most releases; a month with any has one.
func (l Look) Bar(n index.Count, most int) string {
	length := 0
	if n.N > 0 {
		length = max(1, n.N*barLength/most)
	}
	return strings.TrimRight(fmt.Sprintf("%s %6d  %s", n.Value, n.N, l.paint(date, strings.Repeat("#", length))), " ") + "\n"
}
