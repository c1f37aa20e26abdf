package index

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"io"

	index "github.com/blevesearch/bleve_index_api"

	"pressroom/analyze/schema"
	"pressroom/corpus"
)

// Stored is a release as it was added, with its analysis (offsets in code
// points of the text as read).
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
	return seal(p.buf.Bytes()), err
}

func unpack(b []byte) ([]byte, error) { return io.ReadAll(flate.NewReader(bytes.NewReader(b))) }

// sealLength is how many bytes a seal takes.
const sealLength = 4

// seal puts the CRC-32 (IEEE, big-endian) of what is stored before it: a flipped
// bit in a segment is told, and not shown as a release without its headline.
func seal(b []byte) string {
	return string(binary.BigEndian.AppendUint32(make([]byte, 0, sealLength+len(b)), crc32.ChecksumIEEE(b))) + string(b)
}

func unseal(b []byte) ([]byte, bool) {
	if len(b) < sealLength {
		return nil, false
	}
	rest := b[sealLength:]
	return rest, binary.BigEndian.Uint32(b) == crc32.ChecksumIEEE(rest)
}

// fields reads what is stored of a document, without the seals. It fails when
// there is no document of that key, or one that lacks a field.
func fields(from *engine, key string, want ...string) (map[string][]byte, error) {
	out, err := lookUp(from, key)
	if err != nil {
		return nil, err
	}
	for _, name := range want {
		if out[name] == nil {
			return nil, damaged(from.dir, "%s of %q is gone", name, key)
		}
	}
	return out, nil
}

// lookUp is fields where there may be no document; then it returns nil.
func lookUp(from *engine, key string) (map[string][]byte, error) {
	doc, err := from.Document(key)
	if err != nil || doc == nil {
		return nil, err
	}
	out := map[string][]byte{}
	err = from.guard(func() (err error) {
		doc.VisitFields(func(f index.Field) {
			value, ok := unseal(f.Value())
			if !ok {
				err = damaged(from.dir, "%s of %q is not what was written", f.Name(), key)
			}
			out[f.Name()] = value
		})
		return err
	})
	return out, err
}

// readHead reads what a hit shows of a release.
func readHead(from *engine, key string) (hd head, fs map[string][]byte, err error) {
	fs, err = fields(from, key, "head", "text", "analysis")
	if err == nil {
		err = json.Unmarshal(fs["head"], &hd)
	}
	if err != nil {
		err = fmt.Errorf("read %q: %w", key, err)
	}
	return hd, fs, err
}

// readStored reads a whole release.
func readStored(from *engine, key string) (Stored, error) {
	st, _, err := readWhole(from, key)
	return st, err
}

// readWhole is readStored with the head.
func readWhole(from *engine, key string) (st Stored, hd head, err error) {
	hd, fs, err := readHead(from, key)
	if err != nil {
		return st, hd, err
	}
	if st.Release, err = original(key, hd, fs["text"]); err != nil {
		return st, hd, err
	}
	st.Analysis, err = unpackAnalysis(key, fs)
	st.Analysis.Also = hd.Also
	return st, hd, err
}

// original makes a release of what is stored of it.
func original(key string, hd head, packed []byte) (corpus.Release, error) {
	text, err := unpack(packed)
	if err != nil {
		return corpus.Release{}, fmt.Errorf("read %q: %w", key, err)
	}
	return corpus.Release{
		ID: hd.ID, Source: hd.Source, Also: hd.Also, Named: hd.Named, Issuer: hd.Issuer, Dates: hd.Dates, Text: string(text),
	}, nil
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
