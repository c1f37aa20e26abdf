package index

import (
	"context"
	"fmt"
	"slices"

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
// them, and all when limit is 0. Names are counted by their forms (identity.Form.Term);
// package profile joins them. The errors are those of Search.
func (i *Index) Count(ctx context.Context, q query.Q, by Facet, limit int) ([]Count, error) {
	return i.CountGroups(ctx, q, by, limit, func(value string) string { return value })
}

// CountGroups is Count with the values in groups: it counts how many releases have a
// value of each, whatever of them; those of the group "" are left out.
func (i *Index) CountGroups(ctx context.Context, q query.Q, by Facet, limit int, group func(value string) string) ([]Count, error) {
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
		g := newGrouper(group)
		for _, row := range rows {
			if at := i.columns.at[row]; int(at.part) == part && !g.count(cells.codec(int(at.cell)), n, row) {
				return nil, i.columns.parts[part].damaged()
			}
		}
		for name, at := range g.at {
			if name != "" {
				sums[name] += g.sums[at]
			}
		}
	}
	var out []Count
	for value, n := range sums {
		out = append(out, Count{value, n})
	}
	sortCounts(out)
	if limit > 0 && len(out) > limit {
		out = out[:limit]
	}
	return out, nil
}

// grouper counts groups of the values of one part of the columns.
type grouper struct {
	group func(string) string
	at    map[string]int // by group: its number
	of    map[uint64]int // by the number of a string in this part: that of its group
	sums  []int          // by the number of a group
	last  []Row          // the last release that was counted for it
}

func newGrouper(group func(string) string) *grouper {
	return &grouper{group, map[string]int{}, map[uint64]int{}, nil, nil}
}

// count adds a release with the values of facet n in its cell. It reports whether the
// cell could be read.
func (g *grouper) count(in codec, n int, row Row) bool {
	for f := range n + 1 {
		for range in.length(0) {
			s := in.uvarint()
			if f != n || s >= uint64(len(in.table.list)) {
				continue
			}
			if at := g.number(s, in.table.list); g.last[at] != row {
				g.sums[at], g.last[at] = g.sums[at]+1, row
			}
		}
	}
	return !in.bad
}

// number returns the number of the group of a string.
func (g *grouper) number(s uint64, list []string) int {
	at, ok := g.of[s]
	if ok {
		return at
	}
	name := g.group(list[s])
	if at, ok = g.at[name]; !ok {
		at = len(g.sums)
		g.at[name], g.sums, g.last = at, append(g.sums, 0), append(g.last, -1)
	}
	g.of[s] = at
	return at
}
