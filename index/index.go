// Package index keeps analysed releases in a directory and answers questions
// about them: a Writer adds, an Index searches, counts and shows. It is the
// only room that knows bleve. It loads no language model, so that a search
// costs no more than the search.
//
// The directory holds
//
//	manifest.json   which snapshot is the index, and what it must be (manifest.go)
//	snapshot-N/     a bleve index that does not change any more (snapshot.go)
//	work/           what a writer works on; nobody else looks into it
//	lock            who writes, by flock(2) (lock.go)
//
// A query chooses releases by boolean rules (compile.go); what was chosen is ranked
// by its words alone (rank.go), and where nothing was, words give way (loosen.go).
//
// A release is one document of the index, each of its events another
// (record.go). A release is known by its content and has one source or more
// (source.go): a new text of a source takes the place of the old one. One process
// writes; what it has written so far it publishes as a new snapshot, batch by
// batch. Any number read the last one meanwhile.
package index

import (
	"sync"
)

// An Index is open for reading. It never writes to its directory. Its methods
// may be called from several goroutines.
type Index struct {
	dir      string
	lock     *lock // on the snapshot
	idx      *engine
	manifest manifest
	words    analyzer
	english  analyzer
	lengths  lengths
	closing  sync.Once
}

// Open opens the index in dir for reading, as the last batch left it: what a
// writer does from now on is not seen. Errors to branch on: ErrMissing,
// *VersionError and *DamagedError.
func Open(dir string) (*Index, error) {
	man, lk, err := hold(dir)
	if err != nil {
		return nil, err
	}
	idx, err := man.open(dir)
	if err != nil {
		lk.release()
		return nil, err
	}
	i := &Index{dir: dir, lock: lk, idx: idx, manifest: man}
	i.words, i.english = idx.Mapping().AnalyzerNamed(wordsAnalyzer), idx.Mapping().AnalyzerNamed(englishAnalyzer)
	return i, nil
}

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
	if err == nil && n != man.Documents {
		err = damaged(e.dir, "it holds %d of %d releases and events", n, man.Documents)
	}
	return err
}

// Close ends reading. A second Close does nothing: bleve's
// own would panic.
func (i *Index) Close() (err error) {
	i.closing.Do(func() {
		err = i.idx.Close()
		i.lock.release()
	})
	return err
}
