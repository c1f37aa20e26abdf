// Package profile tells what the releases of an index say together: who is who
// across them, what they say of a person or a place, what happened, who said
// what. It asks package index and knows neither its files nor its engine.
//
// A Profiler is an index with the Aliases of its user. Each of its questions
// reads what the columns keep of the releases that matter (index.Record,
// index.EventRow) and joins what they say; whole analyses are read of what is shown
// alone:
//
//	Count       names, those that mean the same as one (list.go, names.go)
//	People      a Person by name: titles, organisations, companions, quotes (person.go)
//	Places      a Place by name, a country with all that is in it (place.go)
//	Bodies      a Body by name: its people with their offices, companions (body.go)
//	Spots       the places that have a point on the map (spot.go)
//	Quotes      a QuoteHit for each quote of somebody or about something (quote.go)
//	Happenings  a Happening for each event, with every release that tells of it
//	            (happening.go joins tellings, telling.go compares two of them,
//	            words.go weighs their words, limits.go holds the numbers)
//	Network     people and bodies, and who of them stand in the same releases (network.go)
//
// Two names mean the same when package identity finds so in all releases, or the user
// says so (alias.go, aliasfile.go).
package profile

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"pressroom/corpus"
	"pressroom/index"
)

// A Profiler asks an index what its releases say together. Its methods may be
// called from several goroutines.
type Profiler struct {
	Index   *index.Index
	Aliases *Aliases // nil leaves names as the releases tell them apart
	Shown   int      // how many quotes and events of a profile are read; 0 for all

	register register
	points   points
	whole    *Profiler // whose register and points are used; nil for its own
}

// Showing returns a Profiler that reads so many quotes and events of a profile, and knows
// the names that p knows.
func (p *Profiler) Showing(n int) *Profiler {
	return &Profiler{Index: p.Index, Aliases: p.Aliases, Shown: n, whole: cmp.Or(p.whole, p)}
}

// shown cuts a list to what is read of it.
func shown[T any](p *Profiler, list []T) []T {
	if p.Shown > 0 {
		return list[:min(p.Shown, len(list))]
	}
	return list
}

// reader reads whole releases, the same one only once in a row.
type reader struct {
	idx  *index.Index
	last index.Record
	any  bool
}

func (r *reader) read(ctx context.Context, row index.Row) (_ index.Record, err error) {
	if !r.any || r.last.Row != row {
		r.last, err = r.idx.Record(ctx, row)
		r.any = err == nil
	}
	return r.last, err
}

// Coverage is the releases that somebody or something is named in.
type Coverage struct {
	First, Last corpus.Date  // days of publication; zero when no release is dated
	Releases    []index.Head // the newest first
}

// add adds a release that is not newer than those before.
func (c *Coverage) add(hd index.Head) {
	c.Releases = append(c.Releases, hd)
	if day := hd.Published; !day.IsZero() {
		if c.Last.IsZero() {
			c.Last = day
		}
		c.First = day
	}
}

// tally counts releases by value.
type tally map[string]int

// add counts a release once for each of the values.
func (t tally) add(values ...string) {
	for i, v := range values {
		if !slices.Contains(values[:i], v) {
			t[v]++
		}
	}
}

// ranked returns the counts, the most frequent first, then by value.
func (t tally) ranked() []index.Count {
	var out []index.Count
	for _, value := range slices.Sorted(maps.Keys(t)) {
		out = append(out, index.Count{Value: value, N: t[value]})
	}
	sortCounts(out)
	return out
}

// sortCounts sorts by frequency, then by value.
func sortCounts(counts []index.Count) {
	slices.SortFunc(counts, func(a, b index.Count) int { return cmp.Or(b.N-a.N, cmp.Compare(a.Value, b.Value)) })
}
