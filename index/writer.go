package index

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strconv"
	"sync"

	"github.com/blevesearch/bleve/v2"

	"pressroom/analyze/schema"
	"pressroom/corpus"
)

// A batch is written when it holds so many releases or so many bytes of text,
// whichever comes first. Measured: 100 releases cost half as much CPU again,
// 2,000 cost only memory.
const (
	batchReleases = 500
	batchBytes    = 16 << 20
)

// A Writer adds releases to an index. What was added is safe once its batch is
// written: after a crash at any moment, adding the same input again ends with
// the same content as if nothing had happened. Its methods may be called from
// several goroutines.
type Writer struct {
	dir  string
	lock *lock

	mu       sync.Mutex
	idx      bleve.Index
	manifest manifest
	lost     int
	err      error // the first failure to write; ends everything

	pack    *packer
	batch   *bleve.Batch
	pending int
	bytes   int
	fresh   int // releases of the batch that replace none

	claims map[string][]string // digests of each source seen, in order
	added  map[string]bool     // keys added by this Writer
}

// OpenWriter opens the index in dir for adding; dir is made when it is absent.
// The analyzer names the version of whatever makes the analyses, so that old
// and new ones do not mix. Errors to branch on: ErrBusy, *VersionError and
// *DamagedError; in all cases nothing has been changed. An index that lost its
// last batches opens: see Lost.
func OpenWriter(dir, analyzer string) (_ *Writer, err error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	if _, err := inventory(dir); err != nil {
		return nil, err
	}
	lk, err := lockExclusive(dir)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			lk.release()
		}
	}()
	man, err := prepare(dir, analyzer)
	if err != nil {
		return nil, err
	}
	w := &Writer{dir: dir, lock: lk, manifest: man, claims: map[string][]string{}, added: map[string]bool{}}
	if w.pack, err = newPacker(); err != nil {
		return nil, err
	}
	return w, w.open()
}

// prepare returns the manifest of an index that is there, and makes an empty
// one when none is.
func prepare(dir, analyzer string) (man manifest, err error) {
	man, err = readManifest(dir)
	if errors.Is(err, ErrMissing) {
		if exists(bleveDir(dir)) {
			return man, &DamagedError{Dir: dir, Msg: "manifest.json is gone"}
		}
		if man, err = newManifest(analyzer); err == nil {
			err = man.write(dir)
		}
	}
	if err != nil {
		return man, err
	}
	if err := man.check(dir, analyzer); err != nil {
		return man, err
	}
	if !exists(bleveDir(dir)) {
		if man.Generation > 0 {
			return man, &DamagedError{Dir: dir, Msg: "the directory bleve is gone"}
		}
		return man, createBleve(dir)
	}
	return man, nil
}

// open opens bleve for reading, looks whether all is there, and only then
// opens it for writing.
func (w *Writer) open() error {
	idx, err := openBleve(w.dir, true)
	if err != nil {
		return err
	}
	batches, err := generation(idx)
	lost, err2 := w.manifest.behind(w.dir, idx)
	releases, err3 := count(context.Background(), idx, typed(releaseType))
	if err = errors.Join(err, err2, err3, idx.Close()); err != nil {
		return err
	}
	if lost > 0 {
		w.lost = max(w.manifest.Releases-int(releases), 0)
	}
	w.manifest.Generation = max(batches, w.manifest.Generation)
	w.manifest.Releases = int(releases)
	if w.idx, err = openBleve(w.dir, false); err != nil {
		return err
	}
	w.batch = w.idx.NewBatch()
	return nil
}

// Lost returns how many releases of an earlier run are gone because a file was
// damaged. Adding their sources again brings them back.
func (w *Writer) Lost() int { return w.lost }

// Unchanged reports whether the index holds this very release: the same
// source with the same text, identifier, issuer and dates. Then it need not be
// analysed. Releases of one source with different contents are told apart by
// the order in which Unchanged, or else Add, sees them first.
func (w *Writer) Unchanged(rel corpus.Release) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	key := w.key(rel)
	return w.added[key] || w.holds(key, digest(rel))
}

// key returns the name of the release. Each content of a source has its own
// ordinal, so that a source which names many releases loses none.
func (w *Writer) key(rel corpus.Release) string {
	source, sum := rel.Source, digest(rel)
	if source == "" {
		source = rel.ID
	}
	for i, have := range w.claims[source] {
		if have == sum {
			return releaseKey(source, i+1)
		}
	}
	w.claims[source] = append(w.claims[source], sum)
	return releaseKey(source, len(w.claims[source]))
}

// holds asks the index itself, not the manifest: only the index knows what
// survived a crash.
func (w *Writer) holds(key, sum string) bool {
	if w.err != nil {
		return false
	}
	n, err := count(context.Background(), w.idx, identical(key, sum))
	return err == nil && n > 0
}

// Add adds a release with its analysis, whose offsets count code points. A
// release that is in already is left alone, one of the same source with other
// content is replaced with all its events.
func (w *Writer) Add(rel corpus.Release, an schema.Analysis) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.err != nil {
		return w.err
	}
	key := w.key(rel)
	if w.added[key] || w.holds(key, digest(rel)) {
		return nil
	}
	if err := w.put(key, rel, an); err != nil {
		// The batch may hold half of it and must not be written.
		w.err = fmt.Errorf("add %s: %w", rel.Source, err)
		return w.err
	}
	w.added[key] = true
	w.pending++
	w.bytes += len(rel.Text)
	if w.pending >= batchReleases || w.bytes >= batchBytes {
		return w.flush()
	}
	return nil
}

// put adds the documents of a release to the batch.
func (w *Writer) put(key string, rel corpus.Release, an schema.Analysis) error {
	doc, err := releaseDocument(rel, an)
	if err != nil {
		return err
	}
	text, err := w.pack.pack([]byte(rel.Text))
	if err != nil {
		return err
	}
	analysis, err := w.pack.pack(bytes.TrimSpace(an.Line()))
	if err != nil {
		return err
	}
	doc.Text, doc.Analysis = []string{text}, []string{analysis}
	events := make([]document, len(an.Events))
	for i, ev := range an.Events {
		if events[i], err = eventDocument(rel, an, ev); err != nil {
			return err
		}
	}
	if err := w.forget(key, len(events)); err != nil {
		return err
	}
	for i, ev := range events {
		if err := w.batch.Index(eventKey(key, i), ev); err != nil {
			return err
		}
	}
	return w.batch.Index(key, doc)
}

// forget deletes those events of an earlier version of the release that the
// new one does not overwrite.
func (w *Writer) forget(key string, events int) error {
	fs, err := fields(w.idx, key)
	if err != nil {
		return err
	}
	if fs == nil {
		w.fresh++
		return nil
	}
	var old head
	if err := json.Unmarshal(fs["head"], &old); err != nil {
		return err
	}
	for n := events; n < old.Events; n++ {
		w.batch.Delete(eventKey(key, n))
	}
	return nil
}

// flush writes the batch and then the manifest. The batch carries its number
// with it; see manifest.
func (w *Writer) flush() error {
	if w.err != nil || w.pending == 0 {
		return w.err
	}
	next := w.manifest
	next.Generation++
	next.Releases += w.fresh
	w.batch.SetInternal(generationKey, []byte(strconv.FormatUint(next.Generation, 10)))
	err := w.idx.Batch(w.batch)
	if err == nil {
		err = next.write(w.dir)
	}
	if err != nil {
		w.err = fmt.Errorf("write index %s: %w", w.dir, err)
		return w.err
	}
	w.manifest = next
	w.batch.Reset()
	w.pending, w.bytes, w.fresh = 0, 0, 0
	return nil
}

// Close writes what is pending and lets others in. A second Close does
// nothing.
func (w *Writer) Close() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.lock == nil {
		return nil
	}
	err := w.flush()
	w.err = errors.New("the index is closed")
	err = errors.Join(err, w.idx.Close())
	w.lock.release()
	w.lock = nil
	return err
}
