package index

import (
	"context"
	"errors"
)

// Health is what Verify found in an index that is sound.
type Health struct {
	Releases, Events int
	Files            int
	Versions         int // former ones that are kept
	Bytes            int64
}

// Verify reads the whole index and compares it with what was written: every file
// with its checksum, the numbers of releases and events, every event with its
// release, every original with its digest. The error joins all that is wrong, each
// a *DamagedError; ErrMissing and *VersionError are told as Open tells them.
func Verify(ctx context.Context, dir string) (Health, error) {
	ctx = context.WithValue(ctx, unhurriedKey{}, true) // what takes long on a busy machine is not damaged
	man, lk, err := hold(dir)
	if err != nil {
		return Health{}, inMaking(dir, err)
	}
	defer lk.release()
	if err := man.fits(dir, man.Analyzer); err != nil {
		return Health{}, err
	}
	h := Health{Files: len(man.Files), Bytes: man.bytes()}
	var wrong []error
	for _, name := range man.names() {
		if err := man.compare(dir, name, true); err != nil {
			wrong = append(wrong, err)
		}
	}
	versions, err := versionFiles(dir, "")
	if err != nil {
		return h, err
	}
	h.Versions = len(versions)
	for _, name := range versions {
		if _, err := readVersion(dir, name); err != nil {
			wrong = append(wrong, err)
		}
	}
	// What stands in damaged files would be told twice.
	if len(wrong) > 0 {
		return h, errors.Join(wrong...)
	}
	i, err := Open(dir)
	if err != nil {
		return h, err
	}
	defer i.Close()
	err = h.records(ctx, i)
	return h, err
}

// Verify compares every release of an open index with what was written. Files are not
// looked at, of which an engine elsewhere has its own sums.
func (i *Index) Verify(ctx context.Context) (h Health, err error) {
	err = h.records(ctx, i)
	return h, err
}

// records reads every release and compares it with its columns.
func (h *Health) records(ctx context.Context, i *Index) error {
	releases, err := keys(ctx, i.idx, typed(releaseType), Newest.order())
	if err != nil {
		return err
	}
	rows, err := i.columns.releases()
	if err != nil {
		return err
	}
	if i.remote != nil {
		for _, key := range releases { // so that cells are read many at once
			i.columns.row(key)
		}
		rows = len(releases)
	}
	var wrong []error
	h.Releases = len(releases)
	if h.Releases != i.manifest.Releases || rows != h.Releases {
		wrong = append(wrong, damaged(i.dir, "it holds %d, and in the columns %d, of %d releases", h.Releases, rows, i.manifest.Releases))
	}
	if err := i.checkGroups(); err != nil {
		wrong = append(wrong, err)
	}
	c, err := i.checker()
	if err != nil {
		return err
	}
	for _, key := range releases {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := h.release(ctx, c, key); err != nil {
			wrong = append(wrong, err)
		}
	}
	if len(wrong) == 0 && h.Events != i.manifest.Events {
		wrong = append(wrong, damaged(i.dir, "it holds %d of %d events", h.Events, i.manifest.Events))
	}
	return errors.Join(wrong...)
}

// checkGroups compares the groups of releases that are nearly the same with what they are
// made of.
func (i *Index) checkGroups() error {
	if i.remote == nil {
		return i.columns.checkGroups()
	}
	want, err := i.groupsAway()
	if err != nil {
		return err
	}
	have, err := i.remote.Kept(unhurried, groupsKept)
	if err == nil && have != nil && string(have) != string(joinGroups(want)) {
		err = damaged(i.dir, "the groups of releases that are nearly the same are not what was written")
	}
	return err
}

// checker compares releases with their columns, one after the other.
type checker struct {
	*Index
	readers [columnCount]columnReader
	teller  *teller
}

func (i *Index) checker() (c checker, err error) {
	c = checker{Index: i, teller: i.teller(NewStems())}
	for of := range columnCount {
		if c.readers[of], err = i.columns.column(of); err != nil {
			return c, err
		}
	}
	return c, nil
}

// identical counts the releases of a key that have this content: elsewhere the key alone
// says what it is.
func (c checker) identical(ctx context.Context, key, sum string) (uint64, error) {
	switch {
	case c.remote == nil:
		return count(ctx, c.idx, identical(key, sum))
	case key == sum:
		return 1, nil
	}
	return 0, nil
}

// release looks through one release and counts its events.
func (h *Health) release(ctx context.Context, c checker, key string) error {
	st, _, err := readWhole(c.idx, key)
	if err != nil {
		return err
	}
	h.Events += len(st.Analysis.Events)
	switch n, err := c.identical(ctx, key, digest(st.Release)); {
	case err != nil: // the system refuses something, or a file cannot be read
		return err
	case n != 1:
		return damaged(c.dir, "the original of %q is not what was added", key)
	}
	row, ok := c.columns.row(key)
	if !ok {
		return damaged(c.dir, "the columns lack %q", key)
	}
	var have facts
	for _, reader := range c.readers {
		if err := reader.reread(row, &have, c.teller.stems); err != nil {
			return err
		}
	}
	doc := releaseDocument(st.Release, st.Analysis)
	want := c.teller.factsOf(doc, st.Release, st.Analysis)
	same := false
	err = c.idx.guard(func() (err error) {
		same, err = c.columns.holdsWords(row, doc.values)
		return err
	})
	if err != nil {
		return err
	}
	if !same || cellsOf(have, c.teller.stems) != cellsOf(want, c.teller.stems) {
		return damaged(c.dir, "the columns of %q are not what was added", key)
	}
	return nil
}
