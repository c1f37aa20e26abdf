package index

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"pressroom/index/query"
)

// Facet is something that can be counted over releases.
type Facet string

// The facets.
const (
	People    Facet = "person_name"
	Places    Facet = "place_name"
	Orgs      Facet = "org_name"
	Topics    Facet = "topic_name"
	Countries Facet = "country" // ISO 3166-1 alpha-2 codes
	Kinds     Facet = "kind"    // kinds of events
	Issuers   Facet = "issuer_name"
)

// A Count is a value and how many releases have it.
type Count struct {
	Value string
	N     int
}

// Count returns the values of a facet in the releases that match the query
// (nil matches all), the most frequent first, then by value; at most limit of
// them, and all when limit is 0. Names are counted as the releases write them;
// package profile joins them. The errors are those of Search.
func (i *Index) Count(ctx context.Context, q query.Q, by Facet, limit int) ([]Count, error) {
	n := slices.Index(facets[:], by)
	if n < 0 {
		return nil, fmt.Errorf("there is no facet %q", by)
	}
	rows, err := i.matching(ctx, q)
	if err != nil {
		return nil, err
	}
	counted, err := i.columns.column(countedColumn)
	if err != nil {
		return nil, err
	}
	sums := map[string]int{}
	for part, cells := range counted.parts {
		of := make([]int, len(cells.table.list)) // by the number of a string in this part
		for _, row := range rows {
			if at := i.columns.at[row]; int(at.part) == part && !cells.count(int(at.cell), n, of) {
				return nil, i.columns.parts[part].damaged()
			}
		}
		for s, n := range of {
			if n > 0 {
				sums[cells.table.list[s]] += n
			}
		}
	}
	var out []Count
	for value, n := range sums {
		out = append(out, Count{value, n})
	}
	slices.SortFunc(out, func(a, b Count) int { return cmp.Or(b.N-a.N, strings.Compare(a.Value, b.Value)) })
	if limit > 0 && len(out) > limit {
		out = out[:limit]
	}
	return out, nil
}

// count adds a release to the sums of facet n, by the numbers of its values. It
// reports whether the cell could be read.
func (c cells) count(cell, n int, sums []int) bool {
	in := c.codec(cell)
	for f := range n + 1 {
		for range in.length(0) {
			if s := in.uvarint(); f == n && s < uint64(len(sums)) {
				sums[s]++
			}
		}
	}
	return !in.bad
}
