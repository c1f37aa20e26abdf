package index

import (
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"pressroom/analyze/schema"
	"pressroom/corpus"
)

// A columnWriter adds parts to the working copy of an index.
type columnWriter struct {
	dir    string   // of the index
	parts  []string // of the working copy, the oldest first
	rows   map[releaseID]*facts
	teller teller
	words  *table // the vocabulary of what is put
	most   int    // releases of a part that is joined
}

func newColumnWriter(dir string, man manifest) columnWriter {
	return columnWriter{dir, man.parts(), map[releaseID]*facts{}, teller{NewStems()}, &table{}, mostInPart}
}

// put adds a release to the batch; doc is its document.
func (w *columnWriter) put(key string, doc document, rel corpus.Release, an schema.Analysis) error {
	id, err := idOf(key)
	f := w.teller.factsOf(doc, rel, an)
	f.order = newWordCell(doc.values, w.words)
	w.rows[id] = &f
	return err
}

// delete takes a release out with the batch.
func (w *columnWriter) delete(key string) error {
	id, err := idOf(key)
	w.rows[id] = nil
	return err
}

func idOf(key string) (id releaseID, err error) {
	if n, err := hex.Decode(id[:], []byte(key)); err != nil || n != len(id) {
		return id, fmt.Errorf("%q is no key of a release", key)
	}
	return id, nil
}

// mostInPart is how many releases the parts that are written as one have at most, for they
// are held in memory: 44,500 took 1.5 GB.
const mostInPart = 8192

// flush writes the batch as a part. Parts before that are not more than twice as
// large are written with it, up to mostInPart: so no release is written anew more
// often than the logarithm of that.
func (w *columnWriter) flush() error {
	if len(w.rows) == 0 {
		return nil
	}
	number := 1
	if n := len(w.parts); n > 0 {
		number, _ = partNumber(w.parts[n-1])
		number++
	}
	var joined []string
	for n := len(w.parts) - 1; n >= 0; n-- {
		p, err := openPart(w.dir, filepath.Join(workDir(w.dir), w.parts[n]))
		if err != nil {
			return err
		}
		small := p.contents.Releases <= min(2*len(w.rows), w.most-len(w.rows))
		if small {
			err = w.join(p)
		}
		if err = errors.Join(err, p.close()); err != nil {
			return err
		}
		if !small {
			break
		}
		joined, w.parts = append(joined, w.parts[n]), w.parts[:n]
	}
	if len(w.parts) == 0 { // nothing is left that a release could be gone from
		for id, f := range w.rows {
			if f == nil {
				delete(w.rows, id)
			}
		}
	}
	all, err := w.likenesses()
	if err != nil {
		return err
	}
	w.parts = append(w.parts, partName(number))
	if err := writePart(filepath.Join(workDir(w.dir), partName(number)), w.rows, groupsOf(all), w.teller.stems); err != nil {
		return err
	}
	clear(w.rows)
	for _, name := range joined {
		if err := os.Remove(filepath.Join(workDir(w.dir), name)); err != nil {
			return err
		}
	}
	return nil
}

// likenesses returns those of all releases, the batch among them.
func (w *columnWriter) likenesses() (map[releaseID]likeness, error) {
	out := map[releaseID]likeness{}
	for _, name := range w.parts {
		p, err := openPart(w.dir, filepath.Join(workDir(w.dir), name))
		if err != nil {
			return nil, err
		}
		if err := errors.Join(p.likenesses(out), p.close()); err != nil {
			return nil, err
		}
	}
	for id, f := range w.rows {
		if delete(out, id); f != nil {
			out[id] = f.like
		}
	}
	return out, nil
}

// likenesses adds those of a part to those of the parts before.
func (p *part) likenesses(to map[releaseID]likeness) error {
	live, err := p.keys(keySection)
	if err != nil {
		return err
	}
	gone, err := p.keys(goneSection)
	if err != nil {
		return err
	}
	cells, err := p.column(likeColumn)
	if err != nil {
		return err
	}
	for _, id := range gone {
		delete(to, id)
	}
	for n, id := range live {
		var f facts
		c := cells.codec(n, nil)
		if f.code(&c, likeColumn); c.bad {
			return p.damaged()
		}
		to[id] = f.like
	}
	return nil
}

// join adds the releases of an older part of which the batch does not speak.
func (w *columnWriter) join(p *part) error {
	old, err := p.rows(w.teller.stems)
	for id, f := range old {
		if _, newer := w.rows[id]; !newer {
			w.rows[id] = f
		}
	}
	return err
}
