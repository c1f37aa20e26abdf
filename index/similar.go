package index

import (
	"cmp"
	"context"
	"slices"
	"sync"

	"github.com/blevesearch/bleve/v2"

	"pressroom/index/query"
)

// Similar is a release that is like another.
type Similar struct {
	Head
	Share float64 // of the runs of five words that both have, of those that one has; right to about 0.05
}

// SimilarTo returns the releases that have runs of words in common with the releases
// of an identifier, those with most first, then by date and source. The errors are
// those of Release.
func (i *Index) SimilarTo(ctx context.Context, id string, limit int) ([]Similar, error) {
	hits, err := i.ByID(ctx, id)
	if err != nil {
		return nil, err
	}
	column, err := i.columns.column(likeColumn)
	if err != nil {
		return nil, err
	}
	all, err := i.matching(ctx)
	if err != nil {
		return nil, err
	}
	share := map[Row]float64{}
	for _, hit := range hits {
		own, err := i.row(hit.key)
		if err != nil {
			return nil, err
		}
		var f, other facts
		if err := column.read(own, &f, nil); err != nil {
			return nil, err
		}
		for _, row := range all {
			if err := column.read(row, &other, nil); err != nil {
				return nil, err
			}
			if s := f.like.sketch.same(other.like.sketch); row != own && s >= leastSimilar {
				share[row] = max(share[row], s)
			}
		}
	}
	return i.mostSimilar(share, limit)
}

func (i *Index) mostSimilar(share map[Row]float64, limit int) ([]Similar, error) {
	var rows []Row
	for row := range share {
		rows = append(rows, row)
	}
	slices.Sort(rows)
	heads, err := i.Heads(rows)
	if err != nil {
		return nil, err
	}
	var out []Similar
	for n, row := range rows {
		out = append(out, Similar{heads[n], share[row]})
	}
	slices.SortStableFunc(out, func(a, b Similar) int {
		return cmp.Or(cmp.Compare(b.Share, a.Share), newerFirst(a.Published, b.Published), cmp.Compare(a.Source, b.Source))
	})
	return out[:min(max(limit, 0), len(out))], nil
}

// groups are the releases that are nearly the same, read with the first search that
// asks for them.
type groups struct {
	once sync.Once
	of   map[string][]string // by key: the keys of its group, ascending
	err  error
}

// group returns the keys of the releases that are nearly the same as one, itself
// among them; nil when there is none.
func (i *Index) group(key string) ([]string, error) {
	g := &i.groups
	g.once.Do(func() { g.of, g.err = i.columns.groups() })
	return g.of[key], g.err
}

// folded is each without the releases that are nearly the same as one before them.
// It asks for more until there are enough.
func (i *Index) folded(ctx context.Context, c *compiler, q query.Q, p plan, opt Options) ([]Hit, int, error) {
	wanted := opt
	wanted.Offset = 0
	for more := 2; ; more *= 4 {
		wanted.Limit = opt.Offset + opt.Limit + more*opt.Limit/2
		hits, total, err := i.each(ctx, c, q, p, wanted)
		if err != nil {
			return nil, 0, err
		}
		asked := len(hits)
		if hits, err = i.firsts(hits); err != nil {
			return nil, 0, err
		}
		if len(hits) >= opt.Offset+opt.Limit || asked < wanted.Limit || opt.Limit <= 0 {
			from := min(max(opt.Offset, 0), len(hits))
			return hits[from:min(from+max(opt.Limit, 0), len(hits))], total, nil
		}
	}
}

// firsts returns the first hit of each group.
func (i *Index) firsts(hits []Hit) (out []Hit, err error) {
	seen := map[string]bool{}
	for _, hit := range hits {
		group, err := i.group(hit.key)
		if err != nil {
			return nil, err
		}
		if len(group) > 0 {
			if seen[group[0]] {
				continue
			}
			seen[group[0]] = true
		}
		out = append(out, hit)
	}
	return out, nil
}

// unfold lists with each hit the releases that match as well and are nearly the same.
func (i *Index) unfold(ctx context.Context, c *compiler, q query.Q, hits []Hit) error {
	var keys []string
	for _, hit := range hits {
		group, err := i.group(hit.key)
		if err != nil {
			return err
		}
		keys = append(keys, group...)
	}
	if len(keys) == 0 {
		return nil
	}
	rows, err := i.rows(ctx, bleve.NewConjunctionQuery(bleve.NewDocIDQuery(keys), c.release(q)))
	if err != nil {
		return err
	}
	heads, err := i.Heads(rows)
	if err != nil {
		return err
	}
	for n := range hits {
		group, err := i.group(hits[n].key)
		if err != nil {
			return err
		}
		for m, row := range rows {
			if key := i.columns.key(row); key != hits[n].key && slices.Contains(group, key) {
				hits[n].Same = append(hits[n].Same, heads[m])
			}
		}
		slices.SortStableFunc(hits[n].Same, func(a, b Head) int {
			return cmp.Or(newerFirst(a.Published, b.Published), cmp.Compare(a.Source, b.Source))
		})
	}
	return nil
}
