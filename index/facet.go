package index

import (
	"context"
	"fmt"

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
	Languages Facet = "lang" // ISO 639-1 codes, und for what is not known
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
	var out []Count
	var rows []Row
	var err error
	if i.remote != nil {
		out, err = i.countGroups(ctx, i.compiler().release(q), by, group)
	} else if rows, err = i.matching(ctx, q); err == nil {
		out, err = i.CountIn(rows, by, group)
	}
	if limit > 0 && len(out) > limit {
		out = out[:limit]
	}
	return out, err
}

// CountIn is CountGroups of these releases, without a limit.
func (i *Index) CountIn(rows []Row, by Facet, group func(value string) string) ([]Count, error) {
	at, ok := cellsOfFacet[by]
	if !ok {
		return nil, fmt.Errorf("there is no facet %q", by)
	}
	counted, err := i.columns.column(at.column)
	if err != nil {
		return nil, err
	}
	g := &grouper{group: group, at: map[string]int{}}
	if i.remote != nil {
		err = g.away(counted, rows, at.list)
	}
	for part, cells := range counted.parts {
		g.begin(cells.strings)
		for _, row := range rows {
			if spot := i.columns.at[row]; int(spot.part) == part && !g.count(cells.codec(int(spot.cell), nil), at.list, row) {
				return nil, i.columns.parts[part].damaged()
			}
		}
	}
	if err != nil {
		return nil, err
	}
	var out []Count
	for value, at := range g.at {
		if value != "" {
			out = append(out, Count{value, g.sums[at]})
		}
	}
	sortCounts(out)
	return out, nil
}

// cellsOfFacet is where the values of each facet stand: a column, and which of the
// lists of its cells.
var cellsOfFacet = map[Facet]struct {
	column column
	list   int
}{
	People: {personColumn, 0}, Places: {placeColumn, 0}, Orgs: {orgColumn, 0},
	Topics: {countedColumn, 0}, Countries: {countedColumn, 1}, Kinds: {countedColumn, 2}, Issuers: {countedColumn, 3},
	Languages: {countedColumn, 4},
}

// countedFacets is how many facets have no other column.
const countedFacets = 5

// grouper counts groups of values, part by part of the columns.
type grouper struct {
	group  func(string) string
	at     map[string]int // by group: its number
	sums   []int          // by the number of a group
	last   []Row          // the last release that was counted for it
	values *texts         // of the part
	of     []int32        // by the number of a value: that of its group and 1, 0 for one that is not known yet
}

// begin goes on with the next part.
func (g *grouper) begin(values *texts) { g.values, g.of = values, make([]int32, values.n) }

// count adds a release with the values of one of the lists of its cell. It reports
// whether the cell could be read.
func (g *grouper) count(in codec, list int, row Row) bool {
	for n := range list + 1 {
		for range in.length(0) {
			s := in.uvarint()
			if n != list || s >= uint64(len(g.of)) {
				continue
			}
			if at := g.number(int(s)); g.last[at] != row {
				g.sums[at], g.last[at] = g.sums[at]+1, row
			}
		}
	}
	return !in.bad
}

// away counts releases of an engine elsewhere, whose cells have strings of their own.
func (g *grouper) away(counted columnReader, rows []Row, list int) error {
	for _, row := range rows {
		in, err := counted.codec(row)
		if err != nil {
			return err
		}
		if g.begin(in.texts); !g.count(in, list, row) {
			return counted.cs.damaged(row)
		}
	}
	return nil
}

// number returns the number of the group of a value; what has no value is of the
// group "".
func (g *grouper) number(n int) int {
	if at := g.of[n]; at > 0 {
		return int(at - 1)
	}
	name := ""
	if value, ok := g.values.at(n); ok && value != "" {
		name = g.group(value)
	}
	at, ok := g.at[name]
	if !ok {
		at = len(g.sums)
		g.at[name], g.sums, g.last = at, append(g.sums, 0), append(g.last, -1)
	}
	g.of[n] = int32(at + 1)
	return at
}
