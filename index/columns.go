package index

import (
	"context"
	"encoding/hex"
	"errors"
	"path/filepath"
	"slices"
	"sort"
	"sync"

	"github.com/blevesearch/bleve/v2/search"
	bq "github.com/blevesearch/bleve/v2/search/query"

	"pressroom/index/query"
)

// Lists, counts and profiles are answered from columns, so that no analysis is
// unpacked but those that are shown. Each batch of a Writer adds a part (part.go);
// small ones are joined, so that an index has few. Which releases there are, the
// engine and the columns both know; Verify compares them.

// A Row is the number of a release among those of an open index.
type Row int

// columns are the parts of an open index.
type columns struct {
	parts []*part

	mu   sync.Mutex
	keys []releaseID // of the releases, ascending
	at   []spot      // where they are

	numbered numbered

	away *cellsAway // of an engine elsewhere, which has no parts; nil for a directory
}

// spot is where a release stands: a part and the number of its cells there.
type spot struct{ part, cell int32 }

// openColumns opens the parts of a snapshot.
func openColumns(dir string, man manifest) (*columns, error) {
	cs := &columns{}
	for _, name := range man.parts() {
		p, err := openPart(dir, filepath.Join(snapshotDir(dir, man.Snapshot), name))
		if err != nil {
			return nil, errors.Join(err, cs.close())
		}
		cs.parts = append(cs.parts, p)
	}
	return cs, nil
}

func (cs *columns) close() (err error) {
	for _, p := range cs.parts {
		err = errors.Join(err, p.close())
	}
	return err
}

// releases makes sure that keys and places are known, and returns how many there
// are. An engine elsewhere tells them release by release.
func (cs *columns) releases() (int, error) {
	if cs.away != nil {
		return 0, nil
	}
	cs.mu.Lock()
	defer cs.mu.Unlock()
	if cs.at != nil {
		return len(cs.at), nil
	}
	type entry struct {
		id   releaseID
		at   spot
		gone bool
	}
	number := 0
	for _, p := range cs.parts {
		number += p.contents.Releases + p.contents.Gone
	}
	all := make([]entry, 0, number)
	for n, p := range cs.parts {
		live, err := p.keys(keySection)
		if err != nil {
			return 0, err
		}
		gone, err := p.keys(goneSection)
		if err != nil {
			return 0, err
		}
		for cell, id := range live {
			all = append(all, entry{id, spot{int32(n), int32(cell)}, false})
		}
		for _, id := range gone {
			all = append(all, entry{id, spot{int32(n), 0}, true})
		}
	}
	if len(cs.parts) > 1 || slices.ContainsFunc(all, func(e entry) bool { return e.gone }) {
		slices.SortFunc(all, func(a, b entry) int {
			if c := a.id.compare(b.id); c != 0 {
				return c
			}
			return int(b.at.part - a.at.part)
		})
		all = slices.CompactFunc(all, func(a, b entry) bool { return a.id == b.id })
	}
	cs.at, cs.keys = make([]spot, 0, len(all)), make([]releaseID, 0, len(all))
	for _, e := range all {
		if !e.gone {
			cs.keys, cs.at = append(cs.keys, e.id), append(cs.at, e.at)
		}
	}
	return len(cs.at), nil
}

// groups returns the keys of the releases that are nearly the same as one, by its key.
func (cs *columns) groups() (map[string][]string, error) {
	if cs.away != nil {
		return cs.away.groups()
	}
	of := map[string][]string{}
	if len(cs.parts) == 0 {
		return of, nil
	}
	groups, err := cs.parts[len(cs.parts)-1].groups()
	for _, g := range groups {
		keys := make([]string, len(g))
		for n, id := range g {
			keys[n] = hex.EncodeToString(id[:])
			of[keys[n]] = keys
		}
	}
	return of, err
}

// checkGroups compares the groups with what they are made of.
func (cs *columns) checkGroups() error {
	if len(cs.parts) == 0 {
		return nil
	}
	all := map[releaseID]likeness{}
	for _, p := range cs.parts {
		if err := p.likenesses(all); err != nil {
			return err
		}
	}
	last := cs.parts[len(cs.parts)-1]
	groups, err := last.groups()
	if err == nil && !slices.EqualFunc(groups, groupsOf(all), slices.Equal) {
		err = last.damaged()
	}
	return err
}

// row finds a release by its key.
func (cs *columns) row(key string) (Row, bool) {
	var id releaseID
	if n, err := hex.Decode(id[:], []byte(key)); err != nil || n != len(id) {
		return 0, false
	}
	if cs.away != nil {
		return cs.away.row(key), true
	}
	n := sort.Search(len(cs.keys), func(n int) bool { return cs.keys[n].compare(id) >= 0 })
	return Row(n), n < len(cs.keys) && cs.keys[n] == id
}

// key returns the key of a release.
func (cs *columns) key(row Row) string {
	if cs.away != nil {
		return cs.away.key(row)
	}
	return hex.EncodeToString(cs.keys[row][:])
}

// columnReader is a column of all parts that has been read.
type columnReader struct {
	cs    *columns
	of    column
	parts []cells
	pool  *pool // of what is read from now on
}

// column reads a column.
func (cs *columns) column(of column) (columnReader, error) {
	l := columnReader{cs: cs, of: of, pool: &pool{}}
	if _, err := cs.releases(); err != nil {
		return l, err
	}
	for _, p := range cs.parts {
		c, err := p.column(of)
		if err != nil {
			return l, err
		}
		l.parts = append(l.parts, c)
	}
	return l, nil
}

// codec is set to read the cell of a release.
func (l columnReader) codec(row Row) (codec, error) {
	if l.cs.away != nil {
		return l.cs.away.codec(l.of, row, l.pool)
	}
	at := l.cs.at[row]
	return l.parts[at.part].codec(int(at.cell), l.pool), nil
}

// read reads the cell of a release into f, where lists that are there are used again.
// Of a column with words these are numbered by stems.
func (l columnReader) read(row Row, f *facts, stems *Stems) error {
	c, err := l.codec(row)
	if err != nil {
		return err
	}
	c.numberBy(stems)
	if f.code(&c, l.of); c.bad {
		return l.cs.damaged(row)
	}
	return nil
}

// damaged says that what the columns keep of a release is not what was written.
func (cs *columns) damaged(row Row) error {
	if cs.away != nil {
		return damaged(cs.away.from.String(), "the cells of %q are not what was written", cs.key(row))
	}
	return cs.parts[cs.at[row].part].damaged()
}

// reread is read of one whose lists were the last that was read, and are used again.
func (l columnReader) reread(row Row, f *facts, stems *Stems) error {
	l.pool.reset()
	return l.read(row, f, stems)
}

// row finds a release that the engine has in the columns, which are read.
func (i *Index) row(key string) (Row, error) {
	row, ok := i.columns.row(key)
	if !ok {
		return 0, damaged(i.dir, "the columns lack %q", key)
	}
	return row, nil
}

// rows returns the releases that match a query of the engine, ascending.
func (i *Index) rows(ctx context.Context, q bq.Query) ([]Row, error) {
	if _, err := i.columns.releases(); err != nil {
		return nil, err
	}
	var out []Row
	err := i.visit(ctx, q, func(key string) error {
		row, err := i.row(key)
		out = append(out, row)
		return err
	})
	slices.Sort(out)
	return out, err
}

// matching returns the releases that match every one of the queries, ascending; nil
// matches all.
func (i *Index) matching(ctx context.Context, queries ...query.Q) ([]Row, error) {
	if i.remote != nil || slices.ContainsFunc(queries, func(q query.Q) bool { return q != nil }) {
		return i.rows(ctx, i.every(queries))
	}
	n, err := i.columns.releases()
	out := make([]Row, n)
	for r := range out {
		out[r] = Row(r)
	}
	return out, err
}

// visit calls do with the key of each document that matches, in the order of the
// engine.
func (i *Index) visit(ctx context.Context, q bq.Query, do func(key string) error) error {
	ctx, cancel := limited(ctx)
	defer cancel()
	return searchError(ctx, i.idx.visit(ctx, q, do))
}

func (e *engine) visit(ctx context.Context, q bq.Query, do func(key string) error) error {
	return e.guard(func() error { return e.each(ctx, q, do) })
}

func (e *engine) each(ctx context.Context, q bq.Query, do func(key string) error) (err error) {
	r, err := e.reader()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	s, err := q.Searcher(ctx, r, e.Mapping(), search.SearcherOptions{Score: "none"})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	sc := &search.SearchContext{DocumentMatchPool: search.NewDocumentMatchPool(s.DocumentMatchPoolSize()+1, 0)}
	for n := 0; ; n++ {
		if n%1024 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		match, err := s.Next(sc)
		if err != nil || match == nil {
			return err
		}
		key, err := r.ExternalID(match.IndexInternalID)
		if err == nil {
			err = do(key)
		}
		if err != nil {
			return err
		}
		sc.DocumentMatchPool.Put(match)
	}
}
