package index

import (
	"bytes"
	"compress/flate"
	_ "embed"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"io"
	"sync"

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

// A record is what is stored of a release: its head, its text and the JSON of its
// analysis, packed one after the other (DEFLATE). The analysis repeats half of the
// text, which then costs a few bytes; who wants the head alone unpacks no more.
// Three lengths stand before it (unsigned varints), and a seal before these.
type record struct{ head, text, analysis []byte }

// How many of the parts of a record are wanted.
const (
	toHead = iota + 1
	toText
	toAnalysis
)

// dictionary is what every record may refer to; package gen makes it. It belongs to
// the format.
//
//go:embed data/dictionary-7.txt
var dictionary []byte

// packer packs records. Its buffers are used again.
type packer struct {
	buf bytes.Buffer
	w   *flate.Writer
}

func newPacker() (*packer, error) {
	w, err := flate.NewWriterDict(io.Discard, flate.DefaultCompression, dictionary)
	return &packer{w: w}, err
}

func (p *packer) pack(rec record) (string, error) {
	p.buf.Reset()
	for _, part := range rec.parts() {
		p.buf.Write(binary.AppendUvarint(nil, uint64(len(*part))))
	}
	p.w.Reset(&p.buf)
	for _, part := range rec.parts() {
		if _, err := p.w.Write(*part); err != nil {
			return "", err
		}
	}
	err := p.w.Close()
	return seal(p.buf.Bytes()), err
}

func (rec *record) parts() []*[]byte { return []*[]byte{&rec.head, &rec.text, &rec.analysis} }

// unpack reads so many of the parts of a record.
func unpack(packed []byte, upTo int) (rec record, err error) {
	parts := rec.parts()
	lengths := make([]uint64, len(parts))
	for n := range parts {
		length, size := binary.Uvarint(packed)
		if size <= 0 {
			return rec, io.ErrUnexpectedEOF
		}
		lengths[n], packed = length, packed[size:]
	}
	in := inflaters.Get().(io.ReadCloser)
	defer inflaters.Put(in)
	if err := in.(flate.Resetter).Reset(bytes.NewReader(packed), dictionary); err != nil {
		return rec, err
	}
	for n, part := range parts[:upTo] {
		*part = make([]byte, lengths[n])
		if _, err := io.ReadFull(in, *part); err != nil {
			return rec, err
		}
	}
	return rec, nil
}

// inflaters are kept, for making one costs more than what it unpacks.
var inflaters = sync.Pool{New: func() any { return flate.NewReader(bytes.NewReader(nil)) }}

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

// fields reads what is stored of a document, without the seals; nil when there is
// no such document.
func (e *engine) fields(key string) (map[string][]byte, error) {
	doc, err := e.Document(key)
	if err != nil || doc == nil {
		return nil, err
	}
	out := map[string][]byte{}
	err = e.guard(func() (err error) {
		doc.VisitFields(func(f index.Field) {
			value, ok := unseal(f.Value())
			if !ok {
				err = damaged(e.dir, "%s of %q is not what was written", f.Name(), key)
			}
			out[f.Name()] = value
		})
		return err
	})
	return out, err
}

// readRecord reads so many of the parts of the record of a release.
func readRecord(from store, key string, upTo int) (hd head, rec record, err error) {
	packed, err := packedRecord(from, key)
	if err != nil {
		return hd, rec, err
	}
	return openRecord(packed, key, upTo)
}

// packedRecord reads the record of a release, without its seal.
func packedRecord(from store, key string) ([]byte, error) {
	fs, err := from.fields(key)
	if err == nil && fs["record"] == nil {
		err = damaged(from.where(), "the record is gone")
	}
	if err != nil {
		err = fmt.Errorf("read %q: %w", key, err)
	}
	return fs["record"], err
}

// openRecord unpacks so many of the parts of a record.
func openRecord(packed []byte, key string, upTo int) (hd head, rec record, err error) {
	if rec, err = unpack(packed, upTo); err == nil {
		err = json.Unmarshal(rec.head, &hd)
	}
	if err != nil {
		err = fmt.Errorf("read %q: %w", key, err)
	}
	return hd, rec, err
}

// readHead reads what a list shows of a release.
func readHead(from store, key string) (head, error) {
	hd, _, err := readRecord(from, key, toHead)
	return hd, err
}

// readStored reads a whole release.
func readStored(from store, key string) (Stored, error) {
	st, _, err := readWhole(from, key)
	st.Analysis.Indirect = nil // it is shown where it was asked for
	return st, err
}

// readWhole is readStored with the head.
func readWhole(from store, key string) (st Stored, hd head, err error) {
	st, hd, _, err = readPacked(from, key)
	return st, hd, err
}

// readPacked is readWhole with the record as it is stored, its seal before it.
func readPacked(from store, key string) (st Stored, hd head, packed string, err error) {
	b, err := packedRecord(from, key)
	if err != nil {
		return st, hd, "", err
	}
	hd, rec, err := openRecord(b, key, toAnalysis)
	if err != nil {
		return st, hd, "", err
	}
	st.Release = hd.release(rec.text)
	if err := json.Unmarshal(rec.analysis, &st.Analysis); err != nil {
		return st, hd, "", fmt.Errorf("read %q: %w", key, err)
	}
	st.Analysis.Also = hd.Also
	return st, hd, seal(b), nil
}

// release makes a release of its head and its text.
func (hd head) release(text []byte) corpus.Release {
	return corpus.Release{
		ID: hd.ID, Source: hd.Source, Also: hd.Also, Named: hd.Named, Issuer: hd.Declared, Language: hd.Lang, Address: hd.Address,
		Dates: hd.Dates, Text: string(text),
	}
}
