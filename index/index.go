// Package index keeps analysed releases in a directory and answers questions
// about them: a Writer adds, an Index searches, counts and shows. It is the
// only room that knows bleve. It loads no language model, so that a search
// costs no more than the search.
//
// The directory holds
//
//	manifest.json   what was written last, with what versions (manifest.go)
//	lock            who writes or reads, by flock(2) (lock.go)
//	bleve/          the index proper
//	new/            an index in the making; it never holds a release
//
// A release is one document of the index, each of its events another
// (record.go). The name of a release is its source: adding the same source
// again replaces it. One process writes, or any number read.
package index

import (
	"fmt"
	"sync"

	"github.com/blevesearch/bleve/v2"
)

// An Index is open for reading. It never writes to its directory. Its methods
// may be called from several goroutines.
type Index struct {
	// Aliases join names across releases; nil joins by key alone. They are set
	// before the first question.
	Aliases *Aliases
	// Country returns the usual name of a country and its ISO 3166-1 alpha-2 code,
	// both empty for a name that is no country's; nil knows none. It is set before
	// the first question.
	Country func(name string) (usual, code string)

	dir      string
	lock     *lock
	idx      bleve.Index
	manifest manifest
	words    analyzer
	english  analyzer
	closing  sync.Once
}

// Open opens the index in dir for reading. Errors to branch on: ErrMissing,
// ErrBusy while somebody writes, *VersionError and *DamagedError.
func Open(dir string) (_ *Index, err error) {
	if _, err := readManifest(dir); err != nil {
		return nil, err
	}
	lk, err := lockShared(dir)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			lk.release()
		}
	}()
	// Only now is the manifest sure to be at rest.
	man, err := readManifest(dir)
	if err != nil {
		return nil, err
	}
	if err := man.check(dir, man.Analyzer); err != nil {
		return nil, err
	}
	if man.Generation == 0 && !exists(bleveDir(dir)) {
		return nil, missing(dir)
	}
	idx, err := openBleve(dir, true)
	if err != nil {
		return nil, err
	}
	lost, err := man.behind(dir, idx)
	if err == nil && lost > 0 {
		err = &DamagedError{dir, fmt.Sprintf("of %d batches written, the last %d are lost", man.Generation, lost), true}
	}
	if err != nil {
		idx.Close()
		return nil, err
	}
	i := &Index{dir: dir, lock: lk, idx: idx, manifest: man}
	i.words, i.english = idx.Mapping().AnalyzerNamed(wordsAnalyzer), idx.Mapping().AnalyzerNamed(englishAnalyzer)
	return i, nil
}

// Close ends reading and lets a writer in. A second Close does nothing: bleve's
// own would panic.
func (i *Index) Close() (err error) {
	i.closing.Do(func() {
		err = i.idx.Close()
		i.lock.release()
	})
	return err
}
