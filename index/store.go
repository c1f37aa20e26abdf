package index

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"github.com/blevesearch/bleve/v2/search"
	bq "github.com/blevesearch/bleve/v2/search/query"

	"pressroom/index/words"
)

// A store holds the releases and answers what no column does: which releases match a
// compiled query, what is stored of one, which words there are. An engine stores in a
// directory (bleve), remote asks an engine elsewhere.
type store interface {
	// page returns the keys of releases in an order, and how many match; all of them when
	// limit is negative.
	page(ctx context.Context, q bq.Query, by search.SortOrder, limit, offset int) (keys []string, total int, err error)
	// visit calls do with the key of each release that matches, in any order.
	visit(ctx context.Context, q bq.Query, do func(key string) error) error
	// best finds the best releases of a plan, the best first and those that are as good by
	// date and source, and how many it chooses.
	best(ctx context.Context, i *Index, p plan, opt Options) (hits []Hit, total int, err error)
	// fields reads what is stored of a release, without the seals; nil when there is none.
	fields(key string) (map[string][]byte, error)
	// terms lists the terms of a field that begin so, ascending; some may be of releases
	// that are no more.
	terms(field, begin string) ([]string, error)
	// forms returns the forms of an English word that a field has.
	forms(field, word string) []words.Form
	// has reports whether a field has a word.
	has(field, word string) bool
	// having returns how many releases have a word, those included that were replaced and
	// not swept away yet.
	having(field, word string) (int, error)
	// months returns how many releases of each month there are, and how many without a date.
	months(ctx context.Context, q bq.Query) (months []Count, undated int, err error)
	// open opens what a Writer has found out of all releases, by its name.
	open(man manifest, name string) (openFile, error)
	// guard runs what reads files that may be damaged.
	guard(f func() error) error
	// where names the store in messages.
	where() string
	Close() error
}

func (e *engine) where() string { return e.dir }

func (e *engine) page(ctx context.Context, q bq.Query, by search.SortOrder, limit, offset int) (keys []string, total int, err error) {
	if limit < 0 {
		n, err := count(ctx, e, q)
		if err != nil {
			return nil, 0, err
		}
		limit = int(n)
	}
	req := request(q, limit, offset)
	if by != nil {
		req.SortByCustom(by)
		req.Score = "none"
	}
	found, err := run(ctx, e, req)
	if err != nil {
		return nil, 0, err
	}
	keys = make([]string, len(found.Hits))
	for n, match := range found.Hits {
		keys[n] = match.ID
	}
	return keys, int(found.Total), nil
}

func (e *engine) best(ctx context.Context, i *Index, p plan, opt Options) (hits []Hit, total int, err error) {
	ctx, cancel := limited(ctx)
	defer cancel()
	err = e.guard(func() (err error) {
		hits, total, err = i.ranked(ctx, e, p, opt)
		return err
	})
	return hits, total, searchError(ctx, err)
}

func (e *engine) terms(field, begin string) (out []string, err error) {
	err = e.guard(func() error {
		dict, err := e.FieldDictPrefix(field, []byte(begin))
		if err != nil {
			return err
		}
		defer dict.Close()
		for {
			entry, err := dict.Next()
			if err != nil || entry == nil {
				return err
			}
			out = append(out, entry.Term)
		}
	})
	return out, err
}

func (e *engine) having(field, word string) (n int, err error) {
	err = e.guard(func() error {
		r, err := e.reader()
		if err != nil {
			return err
		}
		having, err := r.TermFieldReader(context.Background(), []byte(word), field, false, false, false)
		if err == nil {
			n = int(having.Count())
			err = having.Close()
		}
		return errors.Join(err, r.Close())
	})
	return n, err
}

// openFile is what reads a file anywhere in it.
type openFile interface {
	io.ReaderAt
	io.Closer
}

func (e *engine) open(man manifest, name string) (openFile, error) {
	return os.Open(filepath.Join(snapshotDir(e.dir, man.Snapshot), name))
}

// Close closes the engine, once.
func (e *engine) Close() error { return errors.Join(e.known.close(), e.bleveIndex.Close()) }
