package index

import (
	"sort"

	"github.com/blevesearch/bleve/v2/search"
	index "github.com/blevesearch/bleve_index_api"
)

// list is a searcher over what is found already, in the order of the index.
type list []scored

// scored is a release with its score.
type scored struct {
	id    index.IndexInternalID
	score float64
}

// Next returns the first and drops it.
func (l *list) Next(ctx *search.SearchContext) (*search.DocumentMatch, error) {
	if len(*l) == 0 {
		return nil, nil
	}
	next := (*l)[0]
	*l = (*l)[1:]
	match := ctx.DocumentMatchPool.Get()
	match.IndexInternalID = index.NewIndexInternalIDFrom(match.IndexInternalID, next.id)
	match.Score = next.score
	return match, nil
}

// Advance returns the first from id on and drops all before.
func (l *list) Advance(ctx *search.SearchContext, id index.IndexInternalID) (*search.DocumentMatch, error) {
	*l = (*l)[sort.Search(len(*l), func(n int) bool { return (*l)[n].id.Compare(id) >= 0 }):]
	return l.Next(ctx)
}

// The rest of what bleve asks of a searcher: nothing is open, and the scores stay.
func (l *list) Close() error               { return nil }
func (l *list) Weight() float64            { return 1 }
func (l *list) SetQueryNorm(float64)       {}
func (l *list) Count() uint64              { return uint64(len(*l)) }
func (l *list) Min() int                   { return 0 }
func (l *list) Size() int                  { return 0 }
func (l *list) DocumentMatchPoolSize() int { return 1 }
