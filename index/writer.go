package index

import (
	"errors"
	"fmt"
	"maps"
	"os"
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

// A Writer adds releases to an index. What was added is safe, and seen by whoever
// opens the index, once its batch is written: after a crash at any moment, adding
// the same input again ends with the same content as if nothing had happened. Its
// methods may be called from several goroutines.
type Writer struct {
	dir    string
	lock   *lock
	beside bool // nothing is published before Close

	mu        sync.Mutex
	idx       store    // what was written so far
	engine    *engine  // the working copy, which is idx
	away      *sender  // to an engine elsewhere; nil for a directory
	manifest  manifest // of the snapshot that is the index
	next      manifest // of the one in the making
	inherited map[string]file
	err       error // the first failure to write; ends everything

	pack    *packer
	batch   *bleve.Batch
	pending int
	bytes   int
	fresh   int // releases of the batch that replace none
	told    int // events of the batch, less those of releases that it replaces or deletes

	columns columnWriter

	claims  map[string]*claim // by source
	coming  map[string]bool   // keys that this Writer adds or has added
	waiting map[string]bool   // those of them whose analysis is not there yet
	moves   map[string]*move  // by key
	gone    map[string]bool   // sources to be removed, with their versions
	read    map[string]bool   // files of JSON Lines that Elsewhere was told of
	changed int               // see Changed
	ended   bool
}

// OpenWriter opens the index in dir for adding; dir is made when it is absent.
// The analyzer names the version of whatever makes the analyses, so that old
// and new ones do not mix. Errors to branch on: ErrBusy, *VersionError and
// *DamagedError; in all cases nothing has been changed.
func OpenWriter(dir, analyzer string) (*Writer, error) {
	return openWriter(dir, analyzer, false)
}

// Renew begins an index anew beside the one in dir, whatever that is: of another
// version, damaged, or none. It takes its place when the Writer is closed; until
// then, or when the Writer is discarded, the old one stays as it is. The errors
// are those of OpenWriter.
func Renew(dir, analyzer string) (*Writer, error) {
	return openWriter(dir, analyzer, true)
}

func openWriter(dir, analyzer string, beside bool) (_ *Writer, err error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	if err := inventory(dir); err != nil {
		return nil, err
	}
	lk, err := lockWriter(dir)
	if err != nil {
		return nil, err
	}
	w := newWriter(dir, beside)
	w.lock = lk
	if err = w.open(analyzer); err != nil {
		lk.release()
		return nil, err
	}
	return w, nil
}

func newWriter(dir string, beside bool) *Writer {
	return &Writer{
		dir: dir, beside: beside,
		claims: map[string]*claim{}, coming: map[string]bool{}, waiting: map[string]bool{}, moves: map[string]*move{}, gone: map[string]bool{},
		read: map[string]bool{},
	}
}

// open looks the index through and makes the working copy.
func (w *Writer) open(analyzer string) (err error) {
	if w.pack, err = newPacker(); err != nil {
		return err
	}
	if w.next, err = newManifest(analyzer); err != nil {
		return err
	}
	w.manifest, err = readManifest(w.dir)
	old := err == nil
	if errors.Is(err, ErrMissing) { // a snapshot that never got its manifest
		sweep(w.dir, 0)
	}
	if !w.beside {
		if err == nil {
			err = w.look(analyzer)
		}
		if err != nil && !errors.Is(err, ErrMissing) {
			return err
		}
	}
	if err := os.RemoveAll(workDir(w.dir)); err != nil {
		return err
	}
	if old {
		sweep(w.dir, w.manifest.Snapshot)
	}
	if old && !w.beside {
		w.next, w.inherited = w.manifest, maps.Clone(w.manifest.Files)
	}
	if err := w.begin(); err != nil {
		return errors.Join(err, os.RemoveAll(workDir(w.dir)))
	}
	w.batch = w.engine.NewBatch()
	w.columns = newColumnWriter(w.dir, w.next)
	return nil
}

// look looks through the index that is to be added to: all of it when the last
// writer did not end as it should, else what costs little.
func (w *Writer) look(analyzer string) error {
	if err := w.manifest.fits(w.dir, analyzer); err != nil {
		return err
	}
	if exists(workDir(w.dir)) {
		return w.manifest.sums(w.dir)
	}
	return w.manifest.sizes(w.dir)
}

// begin makes and opens the working copy.
func (w *Writer) begin() (err error) {
	if w.inherited == nil {
		return w.create()
	}
	if err := startWork(w.dir, w.next); err != nil {
		return err
	}
	if w.engine, err = openEngine(w.dir, workDir(w.dir), false); err != nil {
		return err
	}
	if err = w.next.complete(w.engine); err != nil {
		w.engine.Close()
	}
	w.idx = w.engine
	return err
}

// create makes an empty working copy.
func (w *Writer) create() error {
	m, err := newMapping()
	if err != nil {
		return err
	}
	idx, err := bleve.New(workDir(w.dir), m)
	w.engine = &engine{bleveIndex: idx, dir: w.dir}
	w.idx = w.engine
	return err
}

// Add adds a release with its analysis, whose offsets count code points. One that
// is in already is not written again; see Claim.
func (w *Writer) Add(rel corpus.Release, an schema.Analysis) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	key := releaseKey(rel)
	if !w.waiting[key] && w.claim(key, rel) != New {
		return w.err
	}
	delete(w.waiting, key)
	return w.add(key, rel, an, "")
}

// add adds a release whose record may be packed already.
func (w *Writer) add(key string, rel corpus.Release, an schema.Analysis, packed string) error {
	if w.err != nil {
		return w.err
	}
	if err := w.put(key, rel, an, packed); err != nil {
		// The batch may hold half of it and must not be written.
		w.err = fmt.Errorf("add %s: %w", rel.Source, err)
		return w.err
	}
	return w.grown(len(rel.Original()))
}

// grown counts a release of so many bytes into the batch, and writes the batch
// when it is full.
func (w *Writer) grown(bytes int) error {
	w.pending++
	w.bytes += bytes
	if w.pending >= batchReleases || w.bytes >= batchBytes {
		return w.flush()
	}
	return nil
}

// put adds the document of a release to the batch; packed is its record, "" where it has to be made.
func (w *Writer) put(key string, rel corpus.Release, an schema.Analysis, packed string) error {
	if packed == "" {
		rec, err := recordOf(rel, an)
		if err != nil {
			return err
		}
		if packed, err = w.pack.pack(rec); err != nil {
			return err
		}
	}
	doc := releaseDocument(rel, an)
	doc.Record = []string{packed}
	if w.away != nil {
		return w.away.put(key, doc, rel, an)
	}
	if err := w.count(key, len(an.Events)); err != nil {
		return err
	}
	if err := w.columns.put(key, doc, rel, an); err != nil {
		return err
	}
	return w.batch.Index(key, doc)
}

// count counts a release with so many events, which may take the place of another
// version of itself.
func (w *Writer) count(key string, events int) error {
	w.told += events
	if !w.holds(key) {
		w.fresh++
		return w.err
	}
	old, err := readHead(w.idx, key)
	w.told -= old.Events
	return err
}

// flush writes the batch and publishes it.
func (w *Writer) flush() error {
	if w.err != nil || w.pending == 0 {
		return w.err
	}
	err := w.write()
	if err == nil {
		w.next.Releases += w.fresh
		w.next.Events += w.told
		w.pending, w.bytes, w.fresh, w.told = 0, 0, 0, 0
		if !w.beside {
			err = w.publish(false)
		}
	}
	if err != nil {
		w.err = fmt.Errorf("write: %w", err)
	}
	return w.err
}

// write writes the batch and begins the next.
func (w *Writer) write() error {
	if w.away != nil {
		return w.away.flush()
	}
	err := w.engine.guard(func() error { return w.engine.Batch(w.batch) })
	if err == nil {
		err = w.columns.flush()
	}
	w.batch = w.engine.NewBatch() // the engine may still read the old one
	return err
}

// publish makes a snapshot of all that is written and lets readers see it; the last
// one knows who is who.
func (w *Writer) publish(last bool) (err error) {
	if w.away != nil {
		return w.publishAway(last)
	}
	next := w.next
	if next.Snapshot, err = unusedSnapshot(w.dir, w.manifest.Snapshot); err != nil {
		return err
	}
	path := snapshotDir(w.dir, next.Snapshot)
	next.Files, err = makeSnapshot(w.engine, w.columns.parts, workDir(w.dir), path, w.next.Files)
	if err == nil && last {
		err = w.identify(next)
	}
	if err == nil {
		err = w.merged(next)
	}
	if err == nil {
		err = next.write(w.dir)
	}
	if err != nil {
		return errors.Join(err, os.RemoveAll(path))
	}
	w.manifest, w.next = next, next
	sweep(w.dir, next.Snapshot)
	return nil
}

// merged looks through the segments of old that the engine has merged into new
// ones since: damage in them would have got a sound checksum.
func (w *Writer) merged(next manifest) error {
	for name := range w.inherited {
		if _, kept := next.Files[name]; kept || !isSegment(name) {
			continue
		}
		if err := w.manifest.compare(w.dir, name, true); err != nil {
			return err
		}
		delete(w.inherited, name)
	}
	return nil
}

// Close writes what is pending and settles which sources the releases have; a
// renewed index takes its place now, unless something has failed. A second Close
// does nothing.
func (w *Writer) Close() error {
	return w.end(func() error {
		err := w.settle()
		merged := err == nil && (w.away != nil || w.engine.merge(len(w.next.Files)))
		if _, known := w.manifest.Files[identityName]; err == nil && (w.beside || w.manifest.Snapshot == 0 || merged || !known) {
			err = w.publish(true)
		}
		if err == nil {
			err = w.forgetGone()
		}
		return err
	})
}

// Stop is Close for a run that did not come to its end: sources not seen in it
// keep what they have, and a renewed index does not take its place.
func (w *Writer) Stop() error {
	return w.end(func() error {
		if w.beside {
			return nil
		}
		return w.flush()
	})
}

// Discard gives up what has not been published. After Close it does nothing.
func (w *Writer) Discard() error { return w.end(func() error { return nil }) }

func (w *Writer) end(last func() error) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.ended {
		return nil
	}
	w.ended = true
	err := last()
	w.err = errors.New("the index is closed")
	if w.away != nil {
		return errors.Join(err, w.away.to.Close())
	}
	err = errors.Join(err, w.idx.Close(), os.RemoveAll(workDir(w.dir)))
	if !exists(manifestPath(w.dir)) { // nothing came of it
		os.Remove(lockPath(w.dir))
		os.Remove(w.dir)
	}
	w.lock.release()
	return err
}
