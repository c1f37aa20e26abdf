package index

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search"
	bq "github.com/blevesearch/bleve/v2/search/query"
)

// The limits of one search. A prefix of three letters may stand for thousands
// of words; without a limit some queries take minutes and a gigabyte.
const (
	maxTerms    = 10_000
	mostSorted  = 10_000           // hits that are kept in order while others are read
	maxDuration = 10 * time.Second // when the context sets no deadline
)

func (s Sort) order() search.SortOrder {
	switch s {
	case Oldest:
		return search.SortOrder{published(false), bySource(), &search.SortDocID{}}
	case Newest:
		return search.SortOrder{published(true), bySource(), &search.SortDocID{}}
	}
	return search.SortOrder{&search.SortScore{Desc: true}, published(true), bySource(), &search.SortDocID{}}
}

// published is the order of publication.
func published(desc bool) search.SearchSort {
	return &search.SortField{Field: "published", Desc: desc, Type: search.SortFieldAsNumber, Missing: search.SortFieldMissingLast}
}

// bySource is the order of sources; of those of one release the first counts.
func bySource() search.SearchSort {
	return &search.SortField{Field: "sources", Type: search.SortFieldAsString, Mode: search.SortFieldMin,
		Missing: search.SortFieldMissingLast}
}

func request(q bq.Query, limit, offset int) *bleve.SearchRequest {
	return bleve.NewSearchRequestOptions(q, max(limit, 0), max(offset, 0), false)
}

// run runs a request within the limits.
func run(ctx context.Context, idx bleve.Index, req *bleve.SearchRequest) (*bleve.SearchResult, error) {
	ctx, cancel := limited(ctx)
	defer cancel()
	found, err := idx.SearchInContext(ctx, req)
	return found, searchError(ctx, err)
}

// unhurried is the context of what a writer looks up: it ends however long that takes on a
// machine that is busy, for a release that is not found there would be lost.
var unhurried = context.WithValue(context.Background(), unhurriedKey{}, true)

type unhurriedKey struct{}

// limited sets the limits of one search.
func limited(ctx context.Context) (context.Context, context.CancelFunc) {
	cancel := context.CancelFunc(func() {})
	if _, ok := ctx.Deadline(); !ok && ctx.Value(unhurriedKey{}) == nil {
		ctx, cancel = context.WithTimeoutCause(ctx, maxDuration, ErrTooSlow)
	}
	return context.WithValue(ctx, search.MaxTermSearchersKey, maxTerms), cancel
}

// searchError tells an error of the engine.
func searchError(ctx context.Context, err error) error {
	switch {
	case err == nil:
		return nil
	case strings.Contains(err.Error(), "TooMany"): // bleve has no error to compare with
		err = ErrTooBroad
	case errors.Is(context.Cause(ctx), ErrTooSlow):
		err = ErrTooSlow
	}
	return fmt.Errorf("search: %w", err)
}

// count returns how many documents match.
func count(ctx context.Context, idx store, q bq.Query) (uint64, error) {
	_, n, err := idx.page(ctx, q, nil, 0, 0)
	return uint64(n), err
}

// keys returns the keys of all documents that match, in the order given.
func keys(ctx context.Context, idx store, q bq.Query, order search.SortOrder) ([]string, error) {
	found, _, err := idx.page(ctx, q, order, -1, 0)
	return found, err
}
