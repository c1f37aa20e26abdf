package index

import (
	"bytes"
	"errors"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/blevesearch/bleve/v2"
)

// boltTimeout keeps bleve from waiting for ever for the lock of its bolt file.
const boltTimeout = "500ms"

// openBleve opens the bleve index of dir. Nothing is opened for writing that
// has not been opened for reading before (see OpenWriter): bleve deletes every
// segment when it opens an index whose root is empty or gone.
func openBleve(dir string, readOnly bool) (bleve.Index, error) {
	damaged := func(msg string) error { return &DamagedError{Dir: dir, Msg: msg} }
	// bleve would create a missing root even when told to read only.
	for _, name := range []string{"index_meta.json", filepath.Join("store", "root.bolt")} {
		info, err := os.Stat(filepath.Join(bleveDir(dir), name))
		if err != nil {
			return nil, damaged(name + " is gone")
		}
		if info.Size() == 0 {
			return nil, damaged(name + " is empty")
		}
	}
	var idx bleve.Index
	complaint, err := quietly(func() (err error) {
		idx, err = bleve.OpenUsing(bleveDir(dir), map[string]any{"read_only": readOnly, "bolt_timeout": boltTimeout})
		return err
	})
	switch {
	case err == nil:
		return idx, nil
	case err.Error() == "timeout":
		return nil, &BusyError{Dir: dir}
	case errors.Is(err, os.ErrPermission):
		return nil, err
	case complaint != "":
		return nil, damaged(complaint)
	}
	return nil, damaged(err.Error())
}

// createBleve makes an empty bleve index beside its place and then renames it,
// so that no half-made one is ever found there.
func createBleve(dir string) error {
	if err := os.RemoveAll(newDir(dir)); err != nil {
		return err
	}
	m, err := newMapping()
	if err != nil {
		return err
	}
	idx, err := bleve.New(newDir(dir), m)
	if err != nil {
		return err
	}
	if err := idx.Close(); err != nil {
		return err
	}
	if err := os.Rename(newDir(dir), bleveDir(dir)); err != nil {
		return err
	}
	return syncDir(dir)
}

// logMu guards the standard logger, which a process has but one of.
var logMu sync.Mutex

// quietly runs f, which talks to the standard logger and panics on garbage in
// its files, and returns what it said on one line.
func quietly(f func() error) (said string, err error) {
	logMu.Lock()
	defer logMu.Unlock()
	var b bytes.Buffer
	old := log.Writer()
	log.SetOutput(&b)
	defer log.SetOutput(old)
	defer func() {
		said = strings.Join(strings.Fields(b.String()), " ")
		if r := recover(); r != nil {
			err = fmt.Errorf("cannot be read: %v", r)
		}
	}()
	return "", f()
}
