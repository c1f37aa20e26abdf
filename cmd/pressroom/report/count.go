package report

import (
	"fmt"
	"strings"

	"pressroom/index"
)

// Count is one line of a ranked list.
type Count struct {
	Name     string `json:"name"`
	Releases int    `json:"releases"`
}

// CountOf returns a count as programs read it.
func CountOf(n index.Count) Count { return Count{n.Value, n.N} }

// Count is a count as a line of a list.
func (l Look) Count(n index.Count) string { return fmt.Sprintf("%6d  %s\n", n.N, Plain(n.Value)) }

// writeCounts writes a row of a profile, if there is anything in it.
func writeCounts(b *strings.Builder, label string, counts []index.Count, limit int) {
	if len(counts) == 0 {
		return
	}
	first := counts[:min(limit, len(counts))]
	fmt.Fprintf(b, "  %-10s %s\n", label, joined(first, "; ", func(n index.Count) string {
		return fmt.Sprintf("%s (%d)", Plain(n.Value), n.N)
	}))
}

func countsOf(in []index.Count) []Count {
	out := []Count{}
	for _, n := range in {
		out = append(out, CountOf(n))
	}
	return out
}
