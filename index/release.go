package index

import (
	"context"
	"fmt"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search"
	bq "github.com/blevesearch/bleve/v2/search/query"

	"pressroom/corpus"
	"pressroom/index/query"
)

// MinIDPrefix is how much of an identifier Release needs to look for others
// that begin so.
const MinIDPrefix = 4

const maxAmbiguous = 10

// Release returns the release of an identifier, or of the beginning of one
// that no other shares; several when several sources have the same text, by
// source. Errors to branch on: ErrNotFound and *AmbiguousError.
func (i *Index) Release(ctx context.Context, id string) ([]Stored, error) {
	found, err := i.byID(ctx, id)
	if err != nil || len(found) > 0 {
		return found, err
	}
	if len(id) < MinIDPrefix {
		return nil, fmt.Errorf("%q: %w", id, ErrNotFound)
	}
	whole, err := i.wholeID(ctx, id)
	if err != nil {
		return nil, err
	}
	return i.byID(ctx, whole)
}

// wholeID returns the one identifier that begins so. Errors to branch on:
// ErrNotFound and *AmbiguousError.
func (i *Index) wholeID(ctx context.Context, id string) (string, error) {
	ids, err := i.idsFrom(ctx, id)
	switch {
	case err != nil:
		return "", err
	case len(ids) == 0:
		return "", fmt.Errorf("%q: %w", id, ErrNotFound)
	case len(ids) > 1:
		return "", &AmbiguousError{id, ids}
	}
	return ids[0], nil
}

// Each calls do for every release that matches, in the order given; nil matches
// all. It stops at the first error. The errors are those of Search and of do.
func (i *Index) Each(ctx context.Context, q query.Q, order Sort, do func(Stored) error) error {
	found, err := keys(ctx, i.idx, i.compiler().release(q), order.order())
	if err != nil {
		return err
	}
	for _, key := range found {
		if err := ctx.Err(); err != nil {
			return err
		}
		st, err := readStored(i.idx, key)
		if err != nil {
			return err
		}
		if err := do(st); err != nil {
			return err
		}
	}
	return nil
}

func (i *Index) byID(ctx context.Context, id string) ([]Stored, error) {
	found, err := keys(ctx, i.idx, exactly("id", id, false), search.SortOrder{bySource(), &search.SortDocID{}})
	if err != nil {
		return nil, err
	}
	var out []Stored
	for _, key := range found {
		st, err := readStored(i.idx, key)
		if err != nil {
			return nil, err
		}
		out = append(out, st)
	}
	return out, nil
}

// idsFrom lists the identifiers that begin so. The dictionary also holds those
// of releases deleted since, so each is looked up.
func (i *Index) idsFrom(ctx context.Context, prefix string) (ids []string, err error) {
	known, err := i.idx.terms("id", prefix)
	for n := 0; err == nil && n < len(known) && len(ids) < maxAmbiguous; n++ {
		var having uint64
		if having, err = count(ctx, i.idx, exactly("id", known[n], false)); having > 0 {
			ids = append(ids, known[n])
		}
	}
	return ids, err
}

// Holds reports whether the index has a release with this content, and whether as one of this source. What reading the release
// again gives is compared, as Claim does.
func (i *Index) Holds(ctx context.Context, rel corpus.Release) (content, source bool, err error) {
	err = i.idx.guard(func() error {
		key := releaseKey(rel)
		n, err := count(ctx, i.idx, bleve.NewDocIDQuery([]string{key}))
		if err != nil || n == 0 {
			return err
		}
		content, source = true, true
		for _, name := range sourcesOf(rel) {
			n, err := count(ctx, i.idx, all([]bq.Query{from(name), bleve.NewDocIDQuery([]string{key})}))
			if err != nil {
				return err
			}
			source = source && n > 0
		}
		return nil
	})
	return content, source, err
}
