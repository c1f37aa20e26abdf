package index

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"strings"

	bq "github.com/blevesearch/bleve/v2/search/query"

	"pressroom/analyze/schema"
	"pressroom/corpus"
	"pressroom/index/query"
	"pressroom/index/words"
)

// The questions of those who read many releases together (package profile).

// Record is a release without its text.
type Record struct {
	Head
	Row      Row
	Analysis schema.Analysis
}

// A Naming is what the columns keep of whom and what a release names, and of each quote
// and report the speaker.
type Naming struct {
	Head
	Row             Row
	People          []NamedPerson
	Places          []NamedPlace
	Orgs            []NamedOrg
	Quotes, Reports []Speaker
}

// Kept says what of a Naming is read.
type Kept int

// The parts of a Naming.
const (
	KeptPeople Kept = 1 << iota
	KeptPlaces
	KeptOrgs
	KeptQuotes // and reports
)

var columnOf = map[Kept]column{KeptPeople: personColumn, KeptPlaces: placeColumn, KeptOrgs: orgColumn, KeptQuotes: quoteColumn}

// Records reads what the columns keep of the releases that match every one of the
// queries, the newest first; nil matches all. The lists are good until the next one is
// asked for. Record reads all of one. The errors are those of Search.
func (i *Index) Records(ctx context.Context, what Kept, queries ...query.Q) iter.Seq2[Naming, error] {
	return func(yield func(Naming, error) bool) {
		rows, err := i.newest(ctx, queries)
		if err != nil {
			yield(Naming{}, err)
			return
		}
		readers, err := i.naming(what)
		var f facts
		for _, hd := range rows {
			if err == nil {
				err = ctx.Err()
			}
			for n := 0; err == nil && n < len(readers); n++ {
				err = readers[n].reread(hd.row, &f, nil)
			}
			if !yield(Naming{hd.Head, hd.row, f.people, f.places, f.orgs, f.quotes, f.reports}, err) || err != nil {
				return
			}
		}
	}
}

// naming returns readers of the columns of a Naming.
func (i *Index) naming(what Kept) (readers []columnReader, err error) {
	for _, kept := range []Kept{KeptPeople, KeptPlaces, KeptOrgs, KeptQuotes} {
		if what&kept == 0 {
			continue
		}
		r, err := i.columns.column(columnOf[kept])
		if err != nil {
			return nil, err
		}
		readers = append(readers, r)
	}
	return readers, nil
}

// headed is a release with its header.
type headed struct {
	Head
	row Row
}

// newest returns the releases that match every one of the queries, in the order of
// Newest.
func (i *Index) newest(ctx context.Context, queries []query.Q) ([]headed, error) {
	rows, err := i.matching(ctx, queries...)
	if err != nil {
		return nil, err
	}
	heads, err := i.Heads(rows)
	if err != nil {
		return nil, err
	}
	order := make([]int32, len(rows))
	for n := range order {
		order[n] = int32(n)
	}
	slices.SortFunc(order, func(a, b int32) int {
		x, y := &heads[a], &heads[b]
		return cmp.Or(newerFirst(x.Published, y.Published), strings.Compare(x.Source, y.Source), cmp.Compare(a, b))
	})
	out := make([]headed, len(rows))
	for n, at := range order {
		out[n] = headed{heads[at], rows[at]}
	}
	return out, nil
}

// newerFirst puts the later of two days first, and one that is unknown last.
func newerFirst(a, b corpus.Date) int {
	if a.IsZero() || b.IsZero() {
		return order(!a.IsZero(), !b.IsZero())
	}
	return b.Compare(a)
}

// Record reads a release with its whole analysis.
func (i *Index) Record(ctx context.Context, row Row) (Record, error) {
	if err := ctx.Err(); err != nil {
		return Record{}, err
	}
	st, hd, err := readWhole(i.idx, i.columns.key(row))
	return Record{hd.Head, row, st.Analysis}, err
}

// Place reads one of the places of a release, without its mentions.
func (i *Index) Place(ctx context.Context, row Row, n int) (p schema.Place, err error) {
	rec, err := i.Record(ctx, row)
	if err == nil && n >= len(rec.Analysis.Places) {
		err = damaged(i.dir, "place %d of %q is gone", n+1, i.columns.key(row))
	}
	if err != nil {
		return p, err
	}
	p = rec.Analysis.Places[n]
	return schema.Place{Name: p.Name, Kind: p.Kind, Country: p.Country, Region: p.Region, Lat: p.Lat, Lon: p.Lon, GeoNames: p.GeoNames}, nil
}

// Number returns how many releases match every one of the queries; nil matches
// all. The errors are those of Search.
func (i *Index) Number(ctx context.Context, queries ...query.Q) (int, error) {
	n, err := count(ctx, i.idx, i.every(queries))
	return int(n), err
}

// every asks for the releases that match every one of the queries.
func (i *Index) every(queries []query.Q) bq.Query {
	parts := make([]bq.Query, len(queries))
	for n, q := range queries {
		parts[n] = i.compiler().release(q)
	}
	return all(parts)
}

// Words cuts a text into its words as names are searched by: in small letters,
// without accents and possessives.
func (i *Index) Words(text string) []string { return cutWords(text) }

func cutWords(text string) (out []string) {
	for _, t := range unjoined(words.Cut(fold(text).text)) {
		out = append(out, t.Text)
	}
	return out
}

// Stems cuts a text into its words as texts are searched by: the words that they are
// forms of, without those that are too common.
func (i *Index) Stems(text string) []string { return stemsOf(text) }

// stemsOf asks no vocabulary: the same text has the same stems in every index.
func stemsOf(text string) (out []string) {
	for _, t := range unjoined(uncommon(words.Cut(fold(text).text))) {
		out = append(out, words.Base(t.Text, nil))
	}
	return out
}

// HasWords reports whether one of the names has the words (see Words) side by side.
func (i *Index) HasWords(names, words []string) bool {
	for _, name := range names {
		have := i.Words(name)
		for n := 0; n+len(words) <= len(have); n++ {
			if slices.Equal(have[n:n+len(words)], words) {
				return true
			}
		}
	}
	return false
}

// Documents returns how many releases and events the index holds.
func (i *Index) Documents() int { return i.manifest.Releases + i.manifest.Events }

// Frequency returns in how many releases a stem (see Stems) stands, in the text or in a
// name, in any form: those that have two forms count twice, and those are included that have
// been replaced since and not been swept away; 0 when in none.
func (i *Index) Frequency(stem string) (n int, err error) {
	for _, form := range i.compiler().forms("anywhere", stem) {
		having, err := i.idx.having("anywhere", form.Text)
		if err != nil {
			return 0, err
		}
		n += having
	}
	return n, nil
}
