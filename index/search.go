package index

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"github.com/blevesearch/bleve/v2"
	bq "github.com/blevesearch/bleve/v2/search/query"
	index "github.com/blevesearch/bleve_index_api"

	"pressroom/corpus"
	"pressroom/index/query"
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
	Found   query.Q  // asks for all that was found, to count it; not for what fills up
}

// Whole is how many of the hits match as a whole: all, where none does.
func (r Result) Whole() (n int) {
	for _, hit := range r.Hits {
		if !hit.Partial || r.Partial {
			n++
		}
	}
	return n
}

// Hit is a release that matches.
type Hit struct {
	Head
	Also     []string // further sources of the same release
	Score    float64
	Partial  bool      // it has some of the words only
	In       []string  // where not all words stand elsewhere: the contacts and boilerplate that have some of them
	Snippets []Snippet // none unless asked for
	Same     []Head    // with Fold: what else matches and is nearly the same, the newest first

	key string
}

// Search returns the releases that match the query; nil matches all. Where none has
// all words outside of contacts and boilerplate, these are searched, too; where none
// has all words there, those that have some are found. The hits of a long query that
// few releases match are filled up with such.
// ErrTooBroad, ErrTooSlow and the context's error are errors to branch on.
func (i *Index) Search(ctx context.Context, q query.Q, opt Options) (res Result, err error) {
	c := i.compiler()
	p := c.plan(q)
	if res.Hits, res.Total, err = i.best(ctx, c, q, p, opt); err != nil {
		return Result{}, err
	}
	res.Found = q
	some := loosen(q)
	switch wanted := max(opt.Limit, 0) + max(opt.Offset, 0); {
	case res.Total == 0:
		if err = i.instead(ctx, c, q, some, opt, &res); err != nil {
			return Result{}, err
		}
	case some != nil && opt.Sort == Relevance && res.Total < wanted && len(p.must) >= longQuery:
		if err = i.fill(ctx, c, some, p, opt, &res); err != nil {
			return Result{}, err
		}
	}
	res.Ignored = c.ignored
	if opt.Fold {
		whole := res.Whole()
		if res.Partial {
			whole = 0
		}
		err = errors.Join(i.unfold(ctx, c, q, res.Hits[:whole]), i.unfold(ctx, c, some, res.Hits[whole:]))
	}
	if err != nil {
		return res, err
	}
	if some != nil {
		q = some
	}
	return res, i.show(c, q, res.Hits, opt.Highlight)
}

// show reads the records of the hits, each once, for what columns do not keep.
func (i *Index) show(c *compiler, q query.Q, hits []Hit, highlight bool) error {
	wanted := toHead
	if highlight {
		wanted = toText
	}
	var texts []passages
	for n := range hits {
		hd, rec, err := readRecord(i.idx, hits[n].key, wanted)
		if err != nil {
			return err
		}
		hits[n].Head, hits[n].Also = hd.Head, hd.Also
		texts = append(texts, passages{rec.text, hd.Lead})
	}
	if !highlight {
		return nil
	}
	return i.highlight(c, q, hits, texts)
}

// longQuery is how many words a query has that is filled up.
const longQuery = 4

// instead finds what comes nearest to a query that nothing matches.
func (i *Index) instead(ctx context.Context, c *compiler, q, some query.Q, opt Options, res *Result) (err error) {
	p := c.planAside(q)
	if len(p.must)+len(p.also) > 0 && opt.Sort == Relevance {
		apart := opt
		apart.Fold = false // contacts are what such releases differ in
		res.Hits, res.Total, err = i.best(ctx, c, q, p, apart)
		if err == nil && res.Total > 0 {
			res.Found = chosen{p}
			err = i.sayWhere(ctx, q, res.Hits)
		}
	}
	if err != nil || res.Total > 0 || some == nil {
		return err
	}
	p = c.planAside(some)
	res.Hits, res.Total, err = i.best(ctx, c, some, p, opt)
	if res.Partial, res.Found = res.Total > 0, some; byRank(p, opt) {
		res.Found = chosen{p}
	}
	for n := range res.Hits {
		res.Hits[n].Partial = true
	}
	return err
}

// fill adds the best of the releases that have some of the words to those that have
// all.
func (i *Index) fill(ctx context.Context, c *compiler, some query.Q, p plan, opt Options, res *Result) (err error) {
	wanted, whole := max(opt.Limit, 0)+max(opt.Offset, 0), res.Hits
	if opt.Offset > 0 {
		if whole, _, err = i.best(ctx, c, nil, p, Options{Limit: res.Total, Fold: opt.Fold}); err != nil {
			return err
		}
	}
	p = c.plan(some)
	p.few = true
	partial, _, err := i.best(ctx, c, some, p, Options{Limit: wanted, Fold: opt.Fold})
	if err != nil {
		return err
	}
	all := slices.Clone(whole)
	for _, hit := range partial {
		if !slices.ContainsFunc(whole, func(h Hit) bool { return h.key == hit.key }) {
			hit.Partial = true
			all = append(all, hit)
		}
	}
	res.Hits = all[min(len(all), max(opt.Offset, 0)):min(len(all), wanted)]
	return nil
}

// sayWhere tells of each hit in which contacts and boilerplate words of the query
// stand.
func (i *Index) sayWhere(ctx context.Context, q query.Q, hits []Hit) error {
	at := map[string]int{}
	var keys []string
	for n, hit := range hits {
		at[hit.key], keys = n, append(keys, hit.key)
	}
	if len(keys) == 0 {
		return nil
	}
	for _, zone := range asides() {
		words := query.Or(plainWords(q))
		inZone := i.compiler().release(query.And{query.In{Field: query.Zone, Value: query.Word(zone)}, words})
		err := i.visit(ctx, all([]bq.Query{bleve.NewDocIDQuery(keys), inZone}), func(key string) error {
			hits[at[key]].In = append(hits[at[key]].In, zone)
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// partsOf returns the parts of a query that stand side by side or with AND between them.
func partsOf(q query.Q) []query.Q {
	switch q := q.(type) {
	case query.And:
		return q
	case query.All:
		return q
	}
	return []query.Q{q}
}

// plainWords returns the words of a query that stand in no field.
func plainWords(q query.Q) (out []query.Q) {
	for _, part := range partsOf(q) {
		switch part := part.(type) {
		case query.Word:
			out = append(out, part)
		case query.Synonyms:
			out = append(out, plainWords(part.Typed)...)
		}
	}
	return out
}

// best runs a search and returns its hits, without snippets, and how many releases
// match.
func (i *Index) best(ctx context.Context, c *compiler, q query.Q, p plan, opt Options) (hits []Hit, total int, err error) {
	if opt.Fold {
		return i.folded(ctx, c, q, p, opt)
	}
	return i.each(ctx, c, q, p, opt)
}

// each is best without folding.
func (i *Index) each(ctx context.Context, c *compiler, q query.Q, p plan, opt Options) (hits []Hit, total int, err error) {
	if !byRank(p, opt) {
		return i.sorted(ctx, c.release(q), opt)
	}
	return i.idx.best(ctx, i, p, opt)
}

// byRank reports whether there is something to rank by.
func byRank(p plan, opt Options) bool {
	return opt.Sort == Relevance && len(p.must)+len(p.some)+len(p.also) > 0
}

// sorted finds releases in an order of dates.
func (i *Index) sorted(ctx context.Context, q bq.Query, opt Options) (hits []Hit, total int, err error) {
	keys, total, err := i.idx.page(ctx, q, opt.Sort.order(), max(opt.Limit, 0), max(opt.Offset, 0))
	if err == nil {
		hits, err = i.listed(keys)
	}
	return hits, total, err
}

// ranked finds the best releases.
func (i *Index) ranked(ctx context.Context, e *engine, p plan, opt Options) (hits []Hit, total int, err error) {
	r, err := e.reader()
	if err != nil {
		return nil, 0, err
	}
	s, err := openRanker(ctx, r, e, &i.lengths, p)
	if s.best = max(opt.Limit, 0) + max(opt.Offset, 0); !p.few {
		s.best = max(s.best, closest)
	}
	if s.best > mostSorted {
		s.best = 0
	}
	s.all = !p.few
	if err == nil {
		err = s.rank()
	}
	if err == nil && opt.Limit > 0 && !p.few {
		var nearer int
		nearer, err = s.closer(i.columns, len(s.found), func(k int) *float64 { return &s.found[k].score },
			func(k int) (Row, error) { return i.columns.rowAt(r, index.NewIndexInternalID(nil, s.found[k].at)) })
		sortFound(s.found[:nearer])
	}
	if err == nil {
		hits, err = i.hitsOf(r, s.found, max(opt.Limit, 0)+max(opt.Offset, 0))
		hits = hits[min(len(hits), max(opt.Offset, 0)):]
	}
	return hits, s.chosen, errors.Join(err, s.close(), r.Close())
}

// hitsOf returns the first n of what was found: of the same score, the newest first.
func (i *Index) hitsOf(r index.IndexReader, found []found, n int) (hits []Hit, err error) {
	var keys []string
	for k, f := range found {
		if k >= n && (n == 0 || f.score < found[n-1].score) {
			break
		}
		key, err := r.ExternalID(index.NewIndexInternalID(nil, f.at))
		if err != nil {
			return nil, err
		}
		keys = append(keys, key)
	}
	if hits, err = i.listed(keys); err != nil {
		return nil, err
	}
	for k := range hits {
		hits[k].Score = found[k].score
	}
	slices.SortStableFunc(hits, byScore)
	return hits[:min(len(hits), n)], nil
}

// byDate compares days; one that is unknown is before all others.
func byDate(a, b corpus.Date) int { return cmp.Compare(dayNumber(a), dayNumber(b)) }

// listed returns the hits of keys with what the columns keep of them: to sort and to
// choose needs no record.
func (i *Index) listed(keys []string) ([]Hit, error) {
	if len(keys) == 0 {
		return nil, nil
	}
	if _, err := i.columns.releases(); err != nil {
		return nil, err
	}
	rows, hits := make([]Row, len(keys)), make([]Hit, len(keys))
	for n, key := range keys {
		var err error
		if rows[n], err = i.row(key); err != nil {
			return nil, err
		}
	}
	heads, err := i.Heads(rows)
	for n, hd := range heads {
		hits[n] = Hit{Head: hd, key: keys[n]}
	}
	return hits, err
}

func (i *Index) compiler() *compiler {
	return &compiler{known: &i.known, columns: i.columns, meant: i.meant}
}
