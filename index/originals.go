package index

import (
	"bytes"
	"cmp"
	"compress/flate"
	"context"
	"encoding/json"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"

	// The mappings of former formats name these.
	_ "github.com/blevesearch/bleve/v2/analysis/analyzer/custom"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/en"
	_ "github.com/blevesearch/bleve/v2/analysis/token/lowercase"
	_ "github.com/blevesearch/bleve/v2/analysis/tokenizer/unicode"
	"github.com/blevesearch/bleve/v2/search"
	index "github.com/blevesearch/bleve_index_api"

	"pressroom/corpus"
)

// oldestFormat is the oldest format whose originals can still be read. Format 3
// kept one bleve index in a directory of its own, and what it stored without
// seals. Up to packedFormat head and text were fields of their own.
const oldestFormat, packedFormat = 3, 7

// Originals are the releases of an index as they were added. They can be read
// where the index itself cannot be used any more: whatever version of the mapping,
// the schema and the analyses it has.
type Originals struct {
	dir    string
	format int
	lock   *lock
	e      *engine
	read   func(key string) (corpus.Release, error)
	keys   []string
}

// Originals opens the originals of the index that a Writer is to add to or to take
// the place of. Errors to branch on: ErrMissing and *DamagedError.
func (w *Writer) Originals(ctx context.Context) (_ *Originals, err error) {
	if w.away != nil {
		return nil, &UnsupportedError{"be made anew from its own texts; add --rebuild PATH makes it anew from the inputs"}
	}
	man, lk, err := hold(w.dir)
	if err != nil {
		return nil, err
	}
	o := &Originals{dir: w.dir, format: man.Format, lock: lk}
	if err = o.open(ctx, man); err != nil {
		o.Close()
		return nil, err
	}
	return o, nil
}

func (o *Originals) open(ctx context.Context, man manifest) (err error) {
	switch {
	case man.Format < oldestFormat:
		return &VersionError{o.dir, "format", strconv.Itoa(man.Format), strconv.Itoa(format), TooOld}
	case man.Format > format:
		return man.fits(o.dir, man.Analyzer)
	case man.Format == oldestFormat:
		o.read = o.former
		o.e, err = openEngine(o.dir, formerDir(o.dir), true)
	case man.Format < packedFormat:
		o.read = o.former
		o.e, err = man.engine(o.dir)
	default:
		o.read = o.current
		o.e, err = man.engine(o.dir)
	}
	if err != nil {
		return err
	}
	if o.keys, err = keys(ctx, o.e, typed(releaseType), search.SortOrder{&search.SortDocID{}}); err != nil {
		return err
	}
	if len(o.keys) < man.Releases {
		return damaged(o.dir, "it holds %d of %d releases", len(o.keys), man.Releases)
	}
	slices.SortFunc(o.keys, byOrdinal)
	return nil
}

// byOrdinal puts the releases in the order of their keys, which up to format 4
// were their source and how many of it came before.
func byOrdinal(a, b string) int {
	x, n := cutKey(a)
	y, m := cutKey(b)
	return cmp.Or(cmp.Compare(x, y), n-m)
}

func cutKey(key string) (source string, n int) {
	at := strings.LastIndexByte(key, '#')
	if at < 0 {
		return key, 0
	}
	n, _ = strconv.Atoi(key[at+1:])
	return key[:at], n
}

// Len is how many there are.
func (o *Originals) Len() int { return len(o.keys) }

// All reads them, source by source, and ends at the first that cannot be read.
func (o *Originals) All(ctx context.Context) iter.Seq2[corpus.Release, error] {
	return func(yield func(corpus.Release, error) bool) {
		for _, key := range o.keys {
			err := ctx.Err()
			var rel corpus.Release
			if err == nil {
				rel, err = o.read(key)
			}
			if !yield(rel, err) || err != nil {
				return
			}
		}
	}
}

func (o *Originals) current(key string) (corpus.Release, error) {
	hd, rec, err := readRecord(o.e, key, toText)
	return hd.release(rec.text), err
}

// former reads a release of a format before packedFormat. Its head had no other
// fields.
func (o *Originals) former(key string) (rel corpus.Release, err error) {
	read := (*engine).fields
	if o.format == oldestFormat {
		read = bareFields
	}
	fs, err := read(o.e, key)
	if err == nil && (fs["head"] == nil || fs["text"] == nil) {
		err = damaged(o.dir, "%q is gone", key)
	}
	var hd head
	if err == nil {
		err = json.Unmarshal(fs["head"], &hd)
	}
	if err != nil {
		return rel, err
	}
	text, err := io.ReadAll(flate.NewReader(bytes.NewReader(fs["text"])))
	return hd.release(text), err
}

// bareFields is fields for a format without seals.
func bareFields(from *engine, key string) (map[string][]byte, error) {
	doc, err := from.Document(key)
	if err != nil || doc == nil {
		return nil, err
	}
	out := map[string][]byte{}
	return out, from.guard(func() error {
		doc.VisitFields(func(f index.Field) { out[f.Name()] = f.Value() })
		return nil
	})
}

// Close lets go of them. A second Close does nothing.
func (o *Originals) Close() error {
	var err error
	if o.e != nil {
		err = o.e.Close()
	}
	o.lock.release()
	o.e, o.lock = nil, nil
	return err
}
