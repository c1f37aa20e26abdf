package index

import (
	"bytes"
	"fmt"
	"math"
	"sync"

	index "github.com/blevesearch/bleve_index_api"
	"github.com/blevesearch/mmap-go"
	"github.com/blevesearch/vellum"

	"pressroom/index/words"
)

// Where words stand is kept in a column of our own, common words among it: the engine
// finds the releases that have all words of a phrase, and the column tells in which of
// them they stand so (placed.go), how near words are (closeness.go), and which words
// an index has. The engine itself would take three times the room for it and leave
// common words out.
//
// A cell has the words of a release, field by field in the order of wordField, as
// numbers in the vocabulary of its part, where the most frequent word has the lowest:
// a field ends with fieldEnd, each value of it begins with valueBegin or asideBegin,
// and a word that is written over others follows joinedWord and the number of these. A
// number takes one byte in most cases (appendCode). The CRC-32 of a cell stands before
// it, for cells are read one by one, from a file that is mapped into memory.

// A wordField is a field whose words are kept in their order.
type wordField uint8

// The fields. A word of a query is looked for in the first of them, up to orgField.
const (
	textField wordField = iota // headline, contacts and boilerplate of the text are its asides
	headlineField
	personField // the asides are the names of those who are no subject of the release; so in the next two
	placeField
	orgField
	saidByField
	titleField
	actingField
	topicField
	issuerField
	sourceField
	wordFields
)

// wordFieldNames are the fields of the engine of which wordField keeps the order.
var wordFieldNames = [wordFields]string{
	"", "headline", "person", "place", "org", "said_by", "title", "acting", "topic", "issuer", "source",
}

// The numbers that stand for no words.
const (
	fieldEnd = iota
	valueBegin
	asideBegin
	joinedWord
	firstWord // from here on
)

// A wordValue is a value of a field. Words of different values do not follow one
// another; the positions of words go on from one to the next, so that they are those
// of the whole text.
type wordValue struct {
	field wordField
	aside bool
	words []placedWord
}

// A placedWord is a word in its order.
type placedWord struct {
	text string
	span int // how many words it is written over, 0 for none
}

// placedWords are the words of a value.
func placedWords(text string) []placedWord {
	tokens := words.Cut(text)
	out := make([]placedWord, len(tokens))
	for n, t := range tokens {
		out[n] = placedWord{t.Text, spanOf(tokens, n)}
	}
	return out
}

// spanOf returns how many words token n is written over, 0 when it is a word itself.
func spanOf(tokens []words.Token, n int) (span int) {
	t := tokens[n]
	if !t.Joined {
		return 0
	}
	for n--; n >= 0 && (tokens[n].Joined || tokens[n].Start >= t.Start); n-- {
		if !tokens[n].Joined {
			span++
		}
	}
	return span
}

// appendCode writes a number in one to five bytes, the low ones in one.
func appendCode(to []byte, n uint32) []byte {
	switch {
	case n < oneByte:
		return append(to, byte(n))
	case n < twoBytes:
		n -= oneByte
		return append(to, oneByte+byte(n>>8), byte(n))
	case n < threeBytes:
		n -= twoBytes
		return append(to, twoByteMarks+byte(n>>16), byte(n>>8), byte(n))
	}
	return append(to, math.MaxUint8, byte(n>>24), byte(n>>16), byte(n>>8), byte(n))
}

// Up to these numbers a word takes one, two or three bytes: the first byte tells how
// many follow.
const (
	oneByte      = 200
	twoByteMarks = 250
	twoBytes     = oneByte + (twoByteMarks-oneByte)<<8
	threeBytes   = twoBytes + (math.MaxUint8-twoByteMarks)<<16
)

// codeSize is how many bytes a number takes by the first of them.
func codeSize(first byte) int {
	switch {
	case first < oneByte:
		return 1
	case first < twoByteMarks:
		return 2
	case first < math.MaxUint8:
		return 3
	}
	return 5
}

// readCode reads a number and returns how many bytes it takes, 0 where it is cut off.
func readCode(from []byte) (n uint32, size int) {
	first := from[0]
	if size = codeSize(first); len(from) < size {
		return 0, 0
	}
	switch size {
	case 1:
		return uint32(first), 1
	case 2:
		return oneByte + uint32(first-oneByte)<<8 + uint32(from[1]), 2
	case 3:
		return twoBytes + uint32(first-twoByteMarks)<<16 + uint32(from[1])<<8 + uint32(from[2]), 3
	}
	return uint32(from[1])<<24 + uint32(from[2])<<16 + uint32(from[3])<<8 + uint32(from[4]), 5
}

// cellOf writes a cell; number numbers a word.
func cellOf(values []wordValue, number func(word string) uint32) (cell []byte) {
	field := textField
	for _, v := range values {
		for ; field < v.field; field++ {
			cell = append(cell, fieldEnd)
		}
		begin := byte(valueBegin)
		if v.aside {
			begin = asideBegin
		}
		cell = append(cell, begin)
		for _, w := range v.words {
			if w.span > 0 {
				cell = append(cell, joinedWord, byte(min(w.span, math.MaxUint8)))
			}
			cell = appendCode(cell, firstWord+number(w.text))
		}
	}
	return cell
}

// standing is where a word that is looked for stands.
type standing struct {
	term  int // its number among those that are looked for
	field wordField
	aside bool
	value int // of all of the release, from 1
	pos   int // of the word in its field, from 1
	span  int // how many words it is written over, 0 for none
	Mark      // in the text, where it is known
}

// word goes on to a word: one that is written over others has the place of the last of
// them.
func (s *standing) word() {
	if s.span == 0 {
		s.pos++
	}
}

// sought are words that are looked for in the cells of a part.
type sought struct {
	term   map[uint32]int // by the numbers in the vocabulary
	begins [256]bool      // what the code of one, or what is no word, begins with: most others need no second look
}

func newSought() *sought {
	s := &sought{term: map[uint32]int{}}
	for code := range firstWord {
		s.begins[code] = true
	}
	return s
}

func (s *sought) add(number uint32, term int) {
	s.term[firstWord+number] = term
	s.begins[appendCode(nil, firstWord+number)[0]] = true
}

// find adds to found where the words stand in a cell, up to a field. It reports
// whether the cell is one.
func (s *sought) find(cell []byte, last wordField, found []standing) ([]standing, bool) {
	at := standing{}
	for n := 0; n < len(cell); {
		if first := cell[n]; !s.begins[first] {
			n += codeSize(first)
			at.word()
			at.span = 0
			continue
		}
		code, size := readCode(cell[n:])
		if size == 0 {
			return found, false
		}
		n += size
		switch code {
		case fieldEnd:
			if at.field++; at.field > last {
				return found, true
			}
			at.pos = 0
		case valueBegin, asideBegin:
			at.value++
			at.aside = code == asideBegin
		case joinedWord:
			if n == len(cell) {
				return found, false
			}
			at.span = int(cell[n])
			n++
		default:
			term, wanted := s.term[code]
			if at.word(); wanted {
				at.term = term
				found = append(found, at)
			}
			at.span = 0
		}
	}
	return found, true
}

// The sections of a part that hold the column.
const (
	vocabularySection = "vocabulary" // the words with their numbers (an FST of vellum)
	orderEndSection   = "order ends" // where each cell ends, 4 bytes, little-endian
	orderSection      = "order"
)

// orderColumn is the column of a part, for reading.
type orderColumn struct {
	vocabulary *vellum.FST
	ends       string
	text       []byte
}

// openOrder opens the column, once.
func (p *part) openOrder() (*orderColumn, error) {
	p.mu.Lock()
	opened := p.order
	p.mu.Unlock()
	if opened != nil {
		return opened, nil
	}
	list, err := p.section(vocabularySection)
	if err != nil {
		return nil, err
	}
	ends, err := p.section(orderEndSection)
	if err != nil {
		return nil, err
	}
	text, err := p.mapped(orderSection)
	if err != nil {
		return nil, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.order == nil {
		p.order, err = p.newOrderColumn(list, ends, text)
	}
	return p.order, err
}

func (p *part) newOrderColumn(list, ends string, text []byte) (*orderColumn, error) {
	fst, err := vellum.Load([]byte(list))
	if err != nil || len(ends) != 4*p.contents.Releases {
		return nil, p.damaged()
	}
	return &orderColumn{fst, ends, text}, nil
}

// cell returns cell n, and whether it is what was written.
func (w *orderColumn) cell(n int) ([]byte, bool) {
	from, to, ok := bounds(w.ends, n, len(w.text))
	if !ok {
		return nil, false
	}
	return unseal(w.text[from:to])
}

// number returns the number of a word in the vocabulary.
func (w *orderColumn) number(word string) (n uint32, ok bool) {
	u, ok, err := w.vocabulary.Get([]byte(word))
	return uint32(u), ok && err == nil
}

// mapped returns a section without reading it; nobody has compared it with its sum.
func (p *part) mapped(name string) ([]byte, error) {
	at, err := p.find(name)
	if err != nil {
		return nil, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.memory == nil {
		if p.memory, err = mmap.Map(p.file, mmap.RDONLY, 0); err != nil {
			return nil, fmt.Errorf("index %s: %w", p.dir, err)
		}
	}
	if at.At < 0 || at.Bytes < 0 || at.At+int64(at.Bytes) > int64(len(p.memory)) {
		return nil, p.damaged()
	}
	return p.memory[at.At:][:at.Bytes], nil
}

// seeker looks for some terms in the cells of an index. It is of one goroutine.
type seeker struct {
	cs    *columns
	words []string
	parts []*sought // those that have been looked at
	last  wordField
	found []standing
}

// seek looks for terms, up to a field.
func (cs *columns) seek(words []string, last wordField) *seeker {
	return &seeker{cs: cs, words: words, parts: make([]*sought, len(cs.parts)), last: last}
}

// find returns where the terms stand in a release, until it is called again.
func (s *seeker) find(row Row) (_ []standing, err error) {
	if s.cs.away != nil {
		s.found, err = s.cs.away.find(row, s.words, s.last, s.found)
		return s.found, err
	}
	at := s.cs.at[row]
	part := s.cs.parts[at.part]
	column, err := part.openOrder()
	if err != nil {
		return nil, err
	}
	if s.parts[at.part] == nil {
		t := newSought()
		for n, word := range s.words {
			if number, ok := column.number(word); ok {
				t.add(number, n)
			}
		}
		s.parts[at.part] = t
	}
	cell, ok := column.cell(int(at.cell))
	if ok {
		s.found, ok = s.parts[at.part].find(cell, s.last, s.found[:0])
	}
	if !ok {
		return nil, part.damaged()
	}
	return s.found, nil
}

// holdsWords reports whether the cell of a release has these words.
func (cs *columns) holdsWords(row Row, values []wordValue) (bool, error) {
	if cs.away != nil {
		return cs.away.holdsWords(row, values)
	}
	at := cs.at[row]
	column, err := cs.parts[at.part].openOrder()
	if err != nil {
		return false, err
	}
	known := true
	want := cellOf(values, func(word string) uint32 {
		n, ok := column.number(word)
		known = known && ok
		return n
	})
	have, ok := column.cell(int(at.cell))
	return ok && known && bytes.Equal(have, want), nil
}

// numbered are the rows of releases by their numbers in the engine, which stay the same
// while an index is open.
type numbered struct {
	mu   sync.Mutex
	rows []Row // and one more; 0 for one that is not known yet
}

// rowAt returns the release of a number in the engine.
func (cs *columns) rowAt(r index.IndexReader, id index.IndexInternalID) (Row, error) {
	at := int(id.Value())
	cs.numbered.mu.Lock()
	defer cs.numbered.mu.Unlock()
	if at < len(cs.numbered.rows) && cs.numbered.rows[at] > 0 {
		return cs.numbered.rows[at] - 1, nil
	}
	if _, err := cs.releases(); err != nil {
		return 0, err
	}
	key, err := r.ExternalID(id)
	if err != nil {
		return 0, err
	}
	row, ok := cs.row(key)
	if !ok {
		return 0, fmt.Errorf("the columns lack %q", key)
	}
	if missing := at + 1 - len(cs.numbered.rows); missing > 0 {
		cs.numbered.rows = append(cs.numbered.rows, make([]Row, missing)...)
	}
	cs.numbered.rows[at] = row + 1
	return row, nil
}
