package index

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/blevesearch/mmap-go"
)

// A part is a file of columns. It never changes. It holds, one after the other, the
// keys of its releases, ascending, the keys of releases that are no more, the groups
// of releases of the whole index that are nearly the same (sketch.go), the strings
// that its cells refer to, the words of its events, and a section for each column, which
// has a cell for each release (texts, as are strings and words). Last come the directory, JSON of
// contents, its CRC-32 and its length (4 bytes each, little-endian). Where parts speak
// of the same release, the one of the highest number is right.
//
// Every section is compared with its CRC-32 when it is read, so that no part is
// read as a whole before it is needed.
type part struct {
	dir, path string // dir is that of the index, for messages
	contents  contents
	file      *os.File

	mu       sync.Mutex
	sections map[string]string
	texts    map[string]*texts

	memory mmap.MMap // the file; nil until it is needed
	order  *orderColumn
}

// contents is the directory of a part.
type contents struct {
	Releases int
	Gone     int
	Sections []section
}

type section struct {
	Name  string
	At    int64
	Bytes int
	CRC32 uint32
}

// The sections beside those of the columns.
const (
	keySection    = "keys"
	goneSection   = "gone"
	stringSection = "strings"
	wordSection   = "words"
	groupSection  = "groups" // of the last part that there is
)

func (c column) section() string { return "column " + strconv.Itoa(int(c)) }

// releaseID is the key of a release in bytes (releaseKey).
type releaseID [16]byte

func (id releaseID) compare(other releaseID) int { return bytes.Compare(id[:], other[:]) }

func partName(n int) string { return partPrefix + strconv.Itoa(n) }

// partNumber returns the number in the name of a part, and whether it is one.
func partNumber(name string) (int, bool) {
	digits, ok := strings.CutPrefix(name, partPrefix)
	n, err := strconv.Atoi(digits)
	return n, ok && err == nil && n > 0
}

// writePart writes a part: nil facts say that the release is no more.
func writePart(path string, rows map[releaseID]*facts, groups [][]releaseID, stems *Stems) error {
	var live, gone []releaseID
	for id, f := range rows {
		if f == nil {
			gone = append(gone, id)
		} else {
			live = append(live, id)
		}
	}
	slices.SortFunc(live, releaseID.compare)
	slices.SortFunc(gone, releaseID.compare)
	w := partWriter{contents: contents{Releases: len(live), Gone: len(gone)}}
	w.section(keySection, join(live))
	w.section(goneSection, join(gone))
	w.section(groupSection, joinGroups(groups))
	c := writingCodec(stems)
	var columns [][]byte
	ends := make([]int, len(live))
	for of := range columnCount {
		c.out = c.out[:0]
		for n, id := range live {
			rows[id].code(c, of)
			ends[n] = len(c.out)
		}
		columns = append(columns, joinTexts(ends, c.out))
	}
	order, err := joinCells(live, rows)
	if err != nil {
		return err
	}
	w.section(stringSection, c.table.joined())
	w.section(wordSection, c.vocabulary.joined())
	for of, cells := range columns {
		w.section(column(of).section(), cells)
	}
	w.section(vocabularySection, order.vocabulary)
	w.section(orderEndSection, order.ends)
	w.section(orderSection, order.text)
	directory, err := json.Marshal(w.contents)
	if err != nil {
		return err
	}
	w.out = append(w.out, directory...)
	w.out = binary.LittleEndian.AppendUint32(w.out, crc32.ChecksumIEEE(directory))
	w.out = binary.LittleEndian.AppendUint32(w.out, uint32(len(directory)))
	return writeFile(path, w.out)
}

type partWriter struct {
	contents contents
	out      []byte
}

func (w *partWriter) section(name string, b []byte) {
	w.contents.Sections = append(w.contents.Sections, section{name, int64(len(w.out)), len(b), crc32.ChecksumIEEE(b)})
	w.out = append(w.out, b...)
}

func join(ids []releaseID) (out []byte) {
	for _, id := range ids {
		out = append(out, id[:]...)
	}
	return out
}

// joinGroups writes each group after its length.
func joinGroups(groups [][]releaseID) (out []byte) {
	for _, g := range groups {
		out = append(binary.AppendUvarint(out, uint64(len(g))), join(g)...)
	}
	return out
}

// groups reads the groups of releases that are nearly the same, as the part knew them.
func (p *part) groups() (groups [][]releaseID, err error) {
	s, err := p.section(groupSection)
	if err != nil {
		return nil, err
	}
	groups, ok := splitGroups(s)
	if !ok {
		return nil, p.damaged()
	}
	return groups, nil
}

// splitGroups is the way back from joinGroups.
func splitGroups(s string) (groups [][]releaseID, ok bool) {
	for c := (codec{in: s}); c.in != ""; {
		g := make([]releaseID, c.length(0))
		if c.bad || len(c.in) < len(g)*len(releaseID{}) {
			return nil, false
		}
		for n := range g {
			copy(g[n][:], c.in)
			c.in = c.in[len(releaseID{}):]
		}
		groups = append(groups, g)
	}
	return groups, true
}

// partTail is what stands after the directory of a part.
const partTail = 8

// openPart opens a part of the index dir. Whatever of it is not what was written is
// a *DamagedError, here or when it is read.
func openPart(dir, path string) (*part, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("index %s: %w", dir, err)
	}
	p := &part{dir: dir, path: path, file: f, sections: map[string]string{}, texts: map[string]*texts{}}
	if err := p.readDirectory(); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return p, nil
}

// close closes the file.
func (p *part) close() (err error) {
	if p.memory != nil {
		err = p.memory.Unmap()
	}
	return errors.Join(err, p.file.Close())
}

func (p *part) readDirectory() error {
	info, err := p.file.Stat()
	if err != nil {
		return err
	}
	tail := make([]byte, partTail)
	if info.Size() < partTail {
		return p.damaged()
	}
	if _, err := p.file.ReadAt(tail, info.Size()-partTail); err != nil {
		return err
	}
	size := int64(binary.LittleEndian.Uint32(tail[4:]))
	if size > info.Size()-partTail {
		return p.damaged()
	}
	directory := make([]byte, size)
	if _, err := p.file.ReadAt(directory, info.Size()-partTail-size); err != nil {
		return err
	}
	if crc32.ChecksumIEEE(directory) != binary.LittleEndian.Uint32(tail) || json.Unmarshal(directory, &p.contents) != nil {
		return p.damaged()
	}
	return nil
}

func (p *part) damaged() error { return damaged(p.dir, "%s is not what was written", p.path) }

// find returns where a section is.
func (p *part) find(name string) (section, error) {
	n := slices.IndexFunc(p.contents.Sections, func(s section) bool { return s.Name == name })
	if n < 0 {
		return section{}, p.damaged()
	}
	return p.contents.Sections[n], nil
}

// section reads a section, once.
func (p *part) section(name string) (string, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if s, ok := p.sections[name]; ok {
		return s, nil
	}
	at, err := p.find(name)
	if err != nil {
		return "", err
	}
	s, sum, err := readString(p.file, at.At, at.Bytes)
	if err != nil {
		return "", fmt.Errorf("index %s: %w", p.dir, err)
	}
	if sum != at.CRC32 {
		return "", p.damaged()
	}
	p.sections[name] = s
	return s, nil
}

// readString reads so many bytes of a file, fewer where it ends before, and sums them
// (CRC-32). The string is made once, and not of bytes that are thrown away.
func readString(f io.ReaderAt, at int64, bytes int) (string, uint32, error) {
	var b strings.Builder
	b.Grow(bytes)
	sum := crc32.NewIEEE()
	_, err := io.Copy(io.MultiWriter(&b, sum), io.NewSectionReader(f, at, int64(bytes)))
	return b.String(), sum.Sum32(), err
}

// textsOf reads a section of texts, once.
func (p *part) textsOf(section string) (*texts, error) {
	s, err := p.section(section)
	if err != nil {
		return nil, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if known := p.texts[section]; known != nil {
		return known, nil
	}
	t, ok := textsIn(s)
	if !ok {
		return nil, p.damaged()
	}
	p.texts[section] = &t
	return &t, nil
}

// keys reads the keys of the releases, or of those that are no more.
func (p *part) keys(section string) ([]releaseID, error) {
	s, err := p.section(section)
	out := make([]releaseID, len(s)/len(releaseID{}))
	for n := range out {
		copy(out[n][:], s[n*len(releaseID{}):])
	}
	return out, err
}

// cells is a column of a part that has been read.
type cells struct {
	*texts
	strings, words *texts // words are nil where the column has none
}

// column reads a column.
func (p *part) column(of column) (c cells, err error) {
	if c.texts, err = p.textsOf(of.section()); err != nil {
		return c, err
	}
	if c.n != p.contents.Releases {
		return c, p.damaged()
	}
	if c.strings, err = p.textsOf(stringSection); err == nil && of == wordColumn {
		c.words, err = p.textsOf(wordSection)
	}
	return c, err
}

// codec is set to read cell n into memory of a pool.
func (c cells) codec(n int, pool *pool) codec {
	cell, ok := c.at(n)
	return codec{texts: c.strings, words: c.words, pool: pool, in: cell, bad: !ok}
}

// rows reads all that a part holds, to write it anew.
func (p *part) rows(stems *Stems) (map[releaseID]*facts, error) {
	out := map[releaseID]*facts{}
	live, err := p.keys(keySection)
	if err != nil {
		return nil, err
	}
	gone, err := p.keys(goneSection)
	if err != nil {
		return nil, err
	}
	for _, id := range gone {
		out[id] = nil
	}
	order, err := p.orderCells()
	if err != nil {
		return nil, err
	}
	for n, id := range live {
		out[id] = &facts{order: order[n]}
	}
	for of := range columnCount {
		list, err := p.column(of)
		if err != nil {
			return nil, err
		}
		pool := &pool{}
		for n, id := range live {
			c := list.codec(n, pool)
			c.numberBy(stems)
			if out[id].code(&c, of); c.bad || c.in != "" {
				return nil, p.damaged()
			}
		}
	}
	return out, nil
}
