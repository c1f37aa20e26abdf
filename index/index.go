// Package index keeps analysed releases in a directory and answers questions
// about them. It is the only room that knows bleve. It loads no language model and
// no facts of the world, so that a search costs no more than the search. What
// releases say together is the matter of package profile.
//
// The directory holds
//
//	manifest.json   which snapshot is the index, and what it must be (manifest.go)
//	snapshot-N/     a bleve index that does not change any more (snapshot.go), and
//	                beside it files of columns, from which lists, counts, events and
//	                profiles are answered (columns.go, part.go)
//	versions/       what sources had before, a file each (version.go)
//	work/           what a writer works on; nobody else looks into it
//	lock            who writes, by flock(2) (lock.go)
//
// A Writer adds. Claim says whether a release is new to the index: a release is
// known by its content and has one source or more, and a new text of a source
// takes the place of the old one (source.go). Add makes of a release a document for the
// engine (record.go), a record of its text and analysis (stored.go) and what the
// columns keep of it (facts.go, telling.go; columns_write.go), its words in their order
// among it (positions.go, positions_write.go). What it has written so
// far the Writer publishes as a new snapshot, batch by batch. One process writes;
// any number read the last snapshot meanwhile.
//
// An Index reads. Search turns a query (package query) into one for bleve
// (compile.go, leaf.go), which chooses releases by boolean rules and, in the column of
// words, by how words stand (placed.go); what was chosen is ranked by its words alone
// (rank.go), where nothing was, words give way (loosen.go), and each Hit is shown with
// its Snippets (snippet.go). Release and Each give back what
// was Stored, Events finds an EventHit for each event (event.go), Count counts the
// values of a Facet (facet.go). Whatever stands in a list bears the Head of its
// release. EventRows, EventReader, Records, Record, CountIn, Number, Words, Stems and Frequency are there for
// package profile (together.go).
//
// Merge adds what other indexes hold, as it is there (merge.go). Verify looks a whole index
// through; Originals reads the releases of one that this
// program cannot use any more. The errors to branch on stand in error.go; what to
// do about them the caller says.
package index

import (
	"errors"
	"io/fs"
	"os"
	"sync"

	"pressroom/index/query"
)

// An Index is open for reading. It never writes to its directory. Its methods
// may be called from several goroutines.
type Index struct {
	dir      string
	lock     *lock // on the snapshot
	idx      store
	remote   Remote // of an engine elsewhere; nil for a directory
	columns  *columns
	groups   groups
	manifest manifest
	lengths  lengths
	known    vocabulary
	closing  sync.Once
	meant    Meaning
	opened   fs.FileInfo // of the manifest, before it was read
}

// Open opens the index in dir for reading, as the last batch left it: what a
// writer does from now on is not seen. Errors to branch on: ErrMissing, *BusyError
// (the index is being made), *VersionError and *DamagedError.
func Open(dir string) (*Index, error) {
	opened, _ := os.Stat(manifestPath(dir)) // hold tells what is wrong with it
	man, lk, err := hold(dir)
	if err != nil {
		return nil, inMaking(dir, err)
	}
	idx, err := man.open(dir)
	if err != nil {
		lk.release()
		return nil, err
	}
	i := newIndex(dir, man, idx)
	i.lock, i.opened = lk, opened
	if i.columns, err = openColumns(dir, man); err != nil {
		err = errors.Join(err, idx.Close())
		lk.release()
		return nil, err
	}
	return i, nil
}

// Current reports whether the index is still as it was when it was opened: no batch was
// written since. It costs a look at one file.
func (i *Index) Current() bool {
	if i.remote != nil {
		return i.remoteCurrent()
	}
	now, err := os.Stat(manifestPath(i.dir))
	return err != nil || os.SameFile(now, i.opened) && now.ModTime().Equal(i.opened.ModTime())
}

// Check names what the index holds: another batch, another check.
func (i *Index) Check() string { return i.manifest.Check }

func newIndex(dir string, man manifest, e store) *Index {
	i := &Index{dir: dir, idx: e, manifest: man}
	i.known.e = e
	return i
}

// A Meaning says which forms of names (package identity) whoever a query names in a field
// goes by, so that person:ted finds Edward, too; with listed, those of whom lists call so
// alone (query.Listed).
type Meaning func(field query.Field, name string, listed bool) []query.Named

// Meaning sets what names in queries mean. It is set before the first question.
func (i *Index) Meaning(forms Meaning) { i.meant = forms }

// open opens the snapshot for reading.
func (man manifest) open(dir string) (*engine, error) {
	if err := man.fits(dir, man.Analyzer); err != nil {
		return nil, err
	}
	return man.engine(dir)
}

// engine is open for whatever version the snapshot has.
func (man manifest) engine(dir string) (*engine, error) {
	if err := man.sizes(dir); err != nil {
		return nil, err
	}
	e, err := openEngine(dir, snapshotDir(dir, man.Snapshot), true)
	if err != nil {
		return nil, err
	}
	if err := man.complete(e); err != nil {
		e.Close()
		return nil, err
	}
	return e, nil
}

// complete counts: where a segment is damaged, bleve may open without it.
func (man manifest) complete(e *engine) error {
	n, err := e.DocCount()
	if want := uint64(man.documents()); err == nil && n != want {
		err = damaged(e.dir, "it holds %d of %d releases", n, want)
	}
	return err
}

// Close ends reading. A second Close does nothing: bleve's
// own would panic.
func (i *Index) Close() (err error) {
	i.closing.Do(func() {
		err = errors.Join(i.idx.Close(), i.columns.close())
		if i.lock != nil {
			i.lock.release()
		}
	})
	return err
}
