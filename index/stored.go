package index

import (
	"bytes"
	"compress/flate"
	"encoding/json"
	"fmt"
	"io"

	index "github.com/blevesearch/bleve_index_api"

	"pressroom/analyze/schema"
	"pressroom/corpus"
)

// Stored is a release as it was added, with its analysis (offsets in code
// points of the text).
type Stored struct {
	Release  corpus.Release
	Analysis schema.Analysis
}

// packer compresses what is stored. Its buffers are used again.
type packer struct {
	buf bytes.Buffer
	w   *flate.Writer
}

func newPacker() (*packer, error) {
	w, err := flate.NewWriter(io.Discard, flate.BestSpeed)
	return &packer{w: w}, err
}

func (p *packer) pack(b []byte) (string, error) {
	p.buf.Reset()
	p.w.Reset(&p.buf)
	if _, err := p.w.Write(b); err != nil {
		return "", err
	}
	err := p.w.Close()
	return p.buf.String(), err
}

func unpack(b []byte) ([]byte, error) { return io.ReadAll(flate.NewReader(bytes.NewReader(b))) }

// documents is what both ways of opening bleve can do.
type documents interface {
	Document(id string) (index.Document, error)
}

// fields reads the stored fields of a document, nil when there is none of that
// key.
func fields(from documents, key string) (map[string][]byte, error) {
	doc, err := from.Document(key)
	if err != nil || doc == nil {
		return nil, err
	}
	out := map[string][]byte{}
	doc.VisitFields(func(f index.Field) { out[f.Name()] = f.Value() })
	return out, nil
}

// readHead reads what a hit shows of a release.
func readHead(from documents, key string) (hd head, fs map[string][]byte, err error) {
	fs, err = fields(from, key)
	if err == nil {
		err = json.Unmarshal(fs["head"], &hd)
	}
	if err != nil {
		err = fmt.Errorf("read %q: %w", key, err)
	}
	return hd, fs, err
}

// readStored reads a whole release.
func readStored(from documents, key string) (Stored, error) {
	hd, fs, err := readHead(from, key)
	if err != nil {
		return Stored{}, err
	}
	st := Stored{Release: corpus.Release{ID: hd.ID, Source: hd.Source, Issuer: hd.Issuer, Dates: hd.Dates}}
	text, err := unpack(fs["text"])
	if err != nil {
		return st, fmt.Errorf("read %q: %w", key, err)
	}
	st.Release.Text = string(text)
	st.Analysis, err = unpackAnalysis(key, fs)
	return st, err
}

func unpackAnalysis(key string, fs map[string][]byte) (an schema.Analysis, err error) {
	line, err := unpack(fs["analysis"])
	if err == nil {
		err = json.Unmarshal(line, &an)
	}
	if err != nil {
		err = fmt.Errorf("read %q: %w", key, err)
	}
	return an, err
}
