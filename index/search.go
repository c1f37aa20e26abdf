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

	"pressroom/index/query"
)

// The limits of one search. A prefix of three letters may stand for thousands
// of words; without a limit some queries take minutes and a gigabyte.
const (
	maxTerms    = 10_000
	mostSorted  = 10_000           // hits that are kept in order while others are read
	maxDuration = 10 * time.Second // when the context sets no deadline
)

// Sort is an order of hits.
type Sort int

// The orders of hits. What is equal goes by date, the newest first, then by
// source; undated releases come last.
const (
	Relevance Sort = iota
	Oldest
	Newest
)

// Options shape a Result. The zero value counts only.
type Options struct {
	Limit     int // hits to return at most
	Offset    int // hits to leave out before
	Sort      Sort
	Highlight bool // make snippets
	Fold      bool // show releases that are nearly the same as one
}

// Result is the answer to a search.
type Result struct {
	Total   int // releases that match, returned or not
	Hits    []Hit
	Partial bool     // no release has all of the words: Hits have some, those with more and rarer ones first
	Ignored []string // parts of the query too common to be searched for, or punctuation
}

// Hit is a release that matches.
type Hit struct {
	Head
	Also     []string // further sources of the same release
	Score    float64
	Snippets []Snippet // none unless asked for
	Same     []Head    // with Fold: what else matches and is nearly the same, the newest first

	key string
}

// Search returns the releases that match the query; nil matches all.
// ErrTooBroad, ErrTooSlow and the context's error are errors to branch on.
func (i *Index) Search(ctx context.Context, q query.Q, opt Options) (Result, error) {
	c := i.compiler()
	best := i.best
	if opt.Fold {
		best = i.folded
	}
	found, total, err := best(ctx, c, q, opt)
	if err != nil {
		return Result{}, err
	}
	res := Result{Total: total, Ignored: c.ignored}
	if some := c.loosen(q); total == 0 && some != nil {
		if found, total, err = best(ctx, c, some, opt); err != nil {
			return Result{}, err
		}
		q, res.Total, res.Partial = some, total, total > 0
	}
	wanted := toHead
	if opt.Highlight {
		wanted = toText
	}
	var texts []passages
	for _, match := range found.Hits {
		hd, rec, err := readRecord(i.idx, match.ID, wanted)
		if err != nil {
			return Result{}, err
		}
		res.Hits = append(res.Hits, Hit{Head: hd.Head, Also: hd.Also, Score: match.Score, key: match.ID})
		texts = append(texts, passages{rec.text, hd.Lead})
	}
	if opt.Fold {
		err = i.unfold(ctx, c, q, res.Hits)
	}
	if err == nil && opt.Highlight {
		err = i.highlight(ctx, c, q, res.Hits, texts)
	}
	return res, err
}

// best runs a search and returns its hits and how many releases match.
func (i *Index) best(ctx context.Context, c *compiler, q query.Q, opt Options) (*bleve.SearchResult, int, error) {
	total := 0
	wanted := ranking{Query: c.release(q), lengths: &i.lengths, chosen: &total}
	wanted.words = c.rankingWords(q, 1)
	if opt.Sort == Relevance {
		if wanted.best = max(opt.Limit, 0) + max(opt.Offset, 0); wanted.best > mostSorted {
			wanted.best = 0
		}
	}
	req := request(wanted, opt.Limit, opt.Offset)
	req.SortByCustom(opt.Sort.order())
	found, err := run(ctx, i.idx, req)
	return found, total, err
}

func (i *Index) compiler() *compiler {
	return &compiler{words: i.words, english: i.english, known: &i.known, columns: i.columns, meant: i.meant}
}

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

// limited sets the limits of one search.
func limited(ctx context.Context) (context.Context, context.CancelFunc) {
	cancel := context.CancelFunc(func() {})
	if _, ok := ctx.Deadline(); !ok {
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
func count(ctx context.Context, idx bleve.Index, q bq.Query) (uint64, error) {
	found, err := run(ctx, idx, request(q, 0, 0))
	if err != nil {
		return 0, err
	}
	return found.Total, nil
}

// keys returns the keys of all documents that match, in the order given.
func keys(ctx context.Context, idx bleve.Index, q bq.Query, order search.SortOrder) ([]string, error) {
	n, err := count(ctx, idx, q)
	if err != nil {
		return nil, err
	}
	req := request(q, int(n), 0)
	req.SortByCustom(order)
	found, err := run(ctx, idx, req)
	if err != nil {
		return nil, err
	}
	out := make([]string, len(found.Hits))
	for i, match := range found.Hits {
		out[i] = match.ID
	}
	return out, nil
}
