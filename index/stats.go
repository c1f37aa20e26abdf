package index

import (
	"context"

	"github.com/blevesearch/bleve/v2/search"

	"pressroom/corpus"
)

// Stats describes an index.
type Stats struct {
	Releases, Events int
	Topics, Issuers  int // different ones
	Undated          int // releases without a date
	First, Last      corpus.Date
	Analyzer         string // the version that made the analyses
	Bytes            int64  // on disk; 0 for an index elsewhere
}

// Stats counts what the index holds. The errors are those of Search.
func (i *Index) Stats(ctx context.Context) (st Stats, err error) {
	st.Analyzer = i.manifest.Analyzer
	for _, part := range []struct {
		facet Facet
		n     *int
	}{{Topics, &st.Topics}, {Issuers, &st.Issuers}} {
		counts, err := i.Count(ctx, nil, part.facet, 0)
		if err != nil {
			return st, err
		}
		*part.n = len(counts)
	}
	dated, err := count(ctx, i.idx, between("published", "", ""))
	if err != nil {
		return st, err
	}
	if err := i.period(ctx, &st); err != nil {
		return st, err
	}
	st.Events, st.Undated = i.manifest.Events, st.Releases-int(dated)
	if i.remote == nil { // elsewhere the engine knows
		st.Bytes = i.manifest.bytes()
	}
	return st, nil
}

// period finds the first and the last day, which also counts the releases.
func (i *Index) period(ctx context.Context, st *Stats) error {
	for _, end := range []struct {
		desc bool
		day  *corpus.Date
	}{{false, &st.First}, {true, &st.Last}} {
		found, n, err := i.idx.page(ctx, typed(releaseType), search.SortOrder{published(end.desc)}, 1, 0)
		if err != nil {
			return err
		}
		st.Releases = n
		for _, key := range found {
			hd, err := readHead(i.idx, key)
			if err != nil {
				return err
			}
			*end.day = hd.Published
		}
	}
	return nil
}
