package index

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/index/scorch/mergeplan"
	index "github.com/blevesearch/bleve_index_api"
)

// engine is an open bleve index whose errors are told as this package tells
// them: what the system refuses as such, everything else that cannot be read as
// a DamagedError. bleve trusts its files: on garbage it panics, and a file that
// was cut under it is a memory fault. Both end here.
type engine struct {
	bleveIndex
	dir   string // of the whole index, for messages
	known openDictionaries
}

// bleveIndex is named so because bleve.Index has a method Index.
type bleveIndex = bleve.Index

// boltTimeout keeps bleve from waiting for ever for the lock of its bolt file.
const boltTimeout = "500ms"

// openEngine opens the bleve directory path, which belongs to the index dir.
// bleve deletes every segment of a directory that it opens for writing and whose
// root is gone: only the working copy of a writer is ever opened so.
func openEngine(dir, path string, readOnly bool) (*engine, error) {
	// bleve would create a missing root even when told to read only.
	for _, name := range []string{metaName, rootName} {
		info, err := os.Stat(filepath.Join(path, name))
		switch {
		case errors.Is(err, os.ErrNotExist):
			return nil, damaged(dir, "%s is gone", name)
		case err != nil:
			return nil, fmt.Errorf("index %s: %w", dir, err)
		case info.Size() == 0:
			return nil, damaged(dir, "%s is empty", name)
		}
	}
	e, open := &engine{dir: dir}, false
	complaint, err := quietly(func() error {
		return e.guard(func() (err error) {
			e.bleveIndex, err = bleve.OpenUsing(path, map[string]any{"read_only": readOnly, "bolt_timeout": boltTimeout})
			open = err == nil
			return err
		})
	})
	// With a segment that it cannot open, bleve opens without it, and complains.
	if refused := refusal(complaint); refused != nil {
		err = refused
	} else if err == nil && complaint != "" {
		err = errors.New(complaint)
	}
	if err != nil {
		if open {
			e.Close()
		}
		return nil, e.told(err)
	}
	return e, nil
}

// refusals are what a system refuses to a process, whatever the file holds:
// advice to make the index anew would delete a sound one.
var refusals = []error{
	os.ErrPermission, syscall.EACCES, syscall.EPERM, syscall.EMFILE, syscall.ENFILE, syscall.ENOMEM, syscall.ENOSPC,
	syscall.EDQUOT, syscall.EROFS,
}

// refusal finds one in what bleve says; some of its errors are words only.
func refusal(said string) error {
	for _, err := range refusals {
		if strings.Contains(said, err.Error()) {
			return errors.New(said)
		}
	}
	return nil
}

func refused(err error) bool {
	for _, r := range refusals {
		if errors.Is(err, r) || strings.Contains(err.Error(), r.Error()) {
			return true
		}
	}
	return false
}

// told turns an error of bleve into one of ours.
func (e *engine) told(err error) error {
	var known *DamagedError
	switch {
	case err == nil, errors.As(err, &known), errors.Is(err, ErrBusy), errors.Is(err, ErrTooBroad), errors.Is(err, bleve.ErrorIndexClosed),
		errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded),
		strings.Contains(err.Error(), "TooMany"): // run tells that
		return err
	case err.Error() == "timeout": // bolt waits for a lock, and has no error to compare with
		return &BusyError{Dir: e.dir}
	case refused(err):
		return fmt.Errorf("index %s: %w", e.dir, err)
	}
	return damaged(e.dir, "%s", err)
}

// guard runs f, which reads files of bleve.
func (e *engine) guard(f func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if r := recover(); r != nil {
			err = damaged(e.dir, "cannot be read: %v", r)
		}
	}()
	return e.told(f())
}

// SearchInContext is bleve's, guarded; so are the methods below.
func (e *engine) SearchInContext(ctx context.Context, req *bleve.SearchRequest) (res *bleve.SearchResult, err error) {
	if err := req.Validate(); err != nil { // a mistake of ours is no damage
		return nil, err
	}
	err = e.guard(func() (err error) {
		res, err = e.bleveIndex.SearchInContext(ctx, req)
		return err
	})
	return res, err
}

// Document is described with SearchInContext.
func (e *engine) Document(id string) (doc index.Document, err error) {
	err = e.guard(func() (err error) {
		doc, err = e.bleveIndex.Document(id)
		return err
	})
	return doc, err
}

// DocCount is described with SearchInContext.
func (e *engine) DocCount() (n uint64, err error) {
	err = e.guard(func() (err error) {
		n, err = e.bleveIndex.DocCount()
		return err
	})
	return n, err
}

// FieldDictPrefix is described with SearchInContext.
func (e *engine) FieldDictPrefix(field string, prefix []byte) (index.FieldDict, error) {
	return e.dict(func() (index.FieldDict, error) { return e.bleveIndex.FieldDictPrefix(field, prefix) })
}

// FieldDictRange is described with SearchInContext.
func (e *engine) FieldDictRange(field string, from, to []byte) (index.FieldDict, error) {
	return e.dict(func() (index.FieldDict, error) { return e.bleveIndex.FieldDictRange(field, from, to) })
}

func (e *engine) dict(open func() (index.FieldDict, error)) (index.FieldDict, error) {
	d := &dict{e: e}
	err := e.guard(func() (err error) {
		d.FieldDict, err = open()
		return err
	})
	return d, err
}

// The engine merges segments in its own time, and is interrupted when it is closed:
// one who adds a release a day would end with a file a day. With more files than
// manyFiles it is told to merge first, and given mergePatience.
const (
	manyFiles     = 16
	mergePatience = time.Minute
)

// merge lets the engine merge as its own plan wants, when there are many files. It
// reports whether it did.
func (e *engine) merge(files int) bool {
	if files <= manyFiles {
		return false
	}
	inner, err := e.Advanced()
	s, ok := inner.(*scorch.Scorch)
	if err != nil || !ok {
		return false
	}
	done := make(chan error, 1)
	go func() {
		plan := mergeplan.DefaultMergePlanOptions
		done <- s.ForceMerge(context.Background(), &plan)
	}()
	select {
	case err := <-done:
		return err == nil
	case <-time.After(mergePatience): // closing the engine ends it
		return false
	}
}

// copyTo writes what is committed into another directory.
func (e *engine) copyTo(d index.Directory) error {
	from, ok := e.bleveIndex.(bleve.IndexCopyable)
	if !ok {
		return errors.New("this bleve cannot copy an index")
	}
	return e.guard(func() error { return from.CopyTo(d) })
}

// dict is a dictionary of terms, guarded.
type dict struct {
	index.FieldDict
	e *engine
}

// Next is described with SearchInContext.
func (d *dict) Next() (entry *index.DictEntry, err error) {
	err = d.e.guard(func() (err error) {
		entry, err = d.FieldDict.Next()
		return err
	})
	return entry, err
}

// logMu guards the standard logger, which a process has but one of.
var logMu sync.Mutex

// quietly runs f, which talks to the standard logger, and returns what it said
// on one line.
func quietly(f func() error) (said string, err error) {
	logMu.Lock()
	defer logMu.Unlock()
	var b bytes.Buffer
	flags, old := log.Flags(), log.Writer()
	log.SetFlags(0)
	log.SetOutput(&b)
	defer func() {
		log.SetFlags(flags)
		log.SetOutput(old)
	}()
	err = f()
	return strings.Join(strings.Fields(b.String()), " "), err
}

// reader reads what the engine holds now, until it is closed.
func (e *engine) reader() (index.IndexReader, error) {
	inner, err := e.Advanced()
	if err != nil {
		return nil, err
	}
	return inner.Reader()
}
