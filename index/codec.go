package index

import (
	"encoding/binary"
	"slices"

	"pressroom/corpus"
)

// A codec writes what the columns keep of a release, or reads it back: which of the
// two the method decides that made it, so that both go by one description. Numbers
// are varints; a string is its number among those of the file.
type codec struct {
	write      bool
	out        []byte
	table      *table // of strings
	vocabulary *table // of the words of events

	in    string
	bad   bool // what was read is not what was written
	texts *texts
	words *texts
	pool  *pool

	known  *Stems // the words of events, when it writes
	stemOf []Stem // when it reads: the numbers of the words; nil where both are the same
}

// writingCodec is set to write; words of events are numbered by stems.
func writingCodec(stems *Stems) *codec {
	return &codec{write: true, table: &table{}, vocabulary: &table{}, known: stems}
}

// numberBy has words of events numbered by stems.
func (c *codec) numberBy(stems *Stems) {
	if c.words != nil && stems != nil {
		c.stemOf = stems.numbers(c.words)
	}
}

// table holds each string of a file once.
type table struct {
	list   []string
	number map[string]int // made when it is first asked for
}

// of returns the number of a string, a new one when it has none yet.
func (t *table) of(s string) int {
	if t.number == nil {
		t.number = make(map[string]int, len(t.list))
		for n, s := range t.list {
			t.number[s] = n
		}
	}
	n, ok := t.number[s]
	if !ok {
		n = len(t.list)
		t.number[s] = n
		t.list = append(t.list, s)
	}
	return n
}

// texts are many strings one after the other, as a file has them: how many they are,
// where each of them ends (4 bytes each, little-endian), and all of them.
type texts struct {
	n         int
	ends, all string
}

// joinTexts writes texts, of which these are the ends.
func joinTexts(ends []int, all []byte) []byte {
	out := binary.LittleEndian.AppendUint32(make([]byte, 0, 4+4*len(ends)+len(all)), uint32(len(ends)))
	for _, end := range ends {
		out = binary.LittleEndian.AppendUint32(out, uint32(end))
	}
	return append(out, all...)
}

// joined writes the strings of a table as texts.
func (t *table) joined() []byte {
	ends, all := make([]int, len(t.list)), []byte{}
	for n, s := range t.list {
		all = append(all, s...)
		ends[n] = len(all)
	}
	return joinTexts(ends, all)
}

// textsIn reads texts; ok is false when they are none.
func textsIn(s string) (t texts, ok bool) {
	if len(s) < 4 {
		return t, false
	}
	n := littleEndian(s)
	if n > (len(s)-4)/4 {
		return t, false
	}
	return texts{n, s[4 : 4+4*n], s[4+4*n:]}, true
}

func littleEndian(s string) int {
	_ = s[3]
	return int(uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24)
}

// at returns text n, a view of what was read; ok is false when there is none.
func (t *texts) at(n int) (s string, ok bool) {
	if n < 0 || n >= t.n {
		return "", false
	}
	from, to, ok := bounds(t.ends, n, len(t.all))
	if !ok {
		return "", false
	}
	return t.all[from:to], true
}

// bounds returns where text n is among all, which are so many bytes, by the ends of them;
// ok is false when it cannot be there.
func bounds(ends string, n, bytes int) (from, to int, ok bool) {
	if to = littleEndian(ends[4*n:]); n > 0 {
		from = littleEndian(ends[4*n-4:])
	}
	return from, to, from <= to && to <= bytes
}

// list returns all of them.
func (t *texts) list() []string {
	out := make([]string, t.n)
	for n := range out {
		out[n], _ = t.at(n)
	}
	return out
}

// number writes or reads a whole number.
func (c *codec) number(n *int) {
	if c.write {
		c.out = binary.AppendVarint(c.out, int64(*n))
		return
	}
	*n = int(c.varint())
}

// varint reads a signed varint.
func (c *codec) varint() int64 {
	u := c.uvarint()
	return int64(u>>1) ^ -int64(u&1)
}

// uvarint reads an unsigned varint.
func (c *codec) uvarint() (u uint64) {
	for n := 0; n < len(c.in) && n < binary.MaxVarintLen64; n++ {
		b := c.in[n]
		u |= uint64(b&0x7f) << (7 * n)
		if b < 0x80 {
			c.in = c.in[n+1:]
			return u
		}
	}
	c.bad, c.in = true, ""
	return 0
}

// length writes or reads how many of something follow, each of a byte or more.
func (c *codec) length(n int) int {
	if c.write {
		c.out = binary.AppendUvarint(c.out, uint64(n))
		return n
	}
	u := c.uvarint()
	if u > uint64(len(c.in)) {
		c.bad, c.in = true, ""
		return 0
	}
	return int(u)
}

// word writes or reads a string that stands in many releases.
func (c *codec) word(s *string) {
	if c.write {
		c.out = binary.AppendUvarint(c.out, uint64(c.table.of(*s)))
		return
	}
	var ok bool
	if *s, ok = c.texts.at(int(c.uvarint())); !ok {
		c.bad = true
	}
}

// text writes or reads a string that stands in few.
func (c *codec) text(s *string) {
	n := c.length(len(*s))
	if c.write {
		c.out = append(c.out, *s...)
		return
	}
	*s, c.in = c.in[:n], c.in[n:]
}

// flag writes or reads a yes or no.
func (c *codec) flag(b *bool) {
	n := 0
	if *b {
		n = 1
	}
	c.number(&n)
	*b = n == 1
}

// day writes or reads a day; the zero day is none.
func (c *codec) day(d *corpus.Date) {
	n := 0
	if !d.IsZero() {
		n = int(dayNumber(*d))
	}
	c.number(&n)
	if !c.write {
		*d = dayOf(n)
	}
}

// strings writes or reads a list of strings that stand in many releases.
func (c *codec) strings(list *[]string) {
	n := c.length(len(*list))
	if !c.write {
		*list = c.pool.strings.take(n)
	}
	for i := range *list {
		c.word(&(*list)[i])
	}
}

// pool is memory for many small lists, which are freed, or used again, together.
type pool struct {
	strings chunk[string]
	stems   chunk[Stem]
}

func (p *pool) reset() { p.strings.left, p.stems.left = p.strings.all, p.stems.all }

// chunk is memory for lists of one kind.
type chunk[T any] struct{ all, left []T }

// take cuts a list of n from what is left; one of none is nil.
func (c *chunk[T]) take(n int) []T {
	if n == 0 {
		return nil
	}
	if len(c.left) < n {
		c.all = make([]T, max(n, 1024))
		c.left = c.all
	}
	out := c.left[:n:n]
	c.left = c.left[n:]
	return out
}

// each writes or reads a list; where the list that is read into has room, it is used
// again. An empty one is read as it was, but empty.
func each[T any](c *codec, list *[]T, item func(*T)) {
	n := c.length(len(*list))
	if !c.write {
		if n > cap(*list) {
			*list = make([]T, n)
		}
		*list = (*list)[:n]
		clear(*list)
	}
	for i := range *list {
		item(&(*list)[i])
	}
}

// asWord is word for a string of a type of its own.
func asWord[T ~string](c *codec, s *T) {
	plain := string(*s)
	c.word(&plain)
	*s = T(plain)
}

// stems writes or reads sets of words: how many each has, then of each the distances
// between their numbers, which ascend.
func (c *codec) stems(w *EventWords) {
	total := 0
	for n := range w.ends {
		size := 0
		if c.write {
			size = len(w.set(n))
		}
		total += c.length(size)
		w.ends[n] = int32(total)
	}
	if !c.write {
		w.all = c.pool.stems.take(total)
	}
	for n := range w.ends {
		if set := w.set(n); c.write {
			c.writeStems(set)
		} else {
			c.readStems(set)
		}
	}
}

func (c *codec) readStems(set []Stem) {
	last := uint64(0)
	for i := range set {
		if last += c.uvarint(); last >= uint64(c.words.n) {
			c.bad = true
			return
		}
		set[i] = Stem(last)
		if c.stemOf != nil {
			set[i] = c.stemOf[last]
		}
	}
	if c.stemOf != nil {
		slices.Sort(set)
	}
}

func (c *codec) writeStems(set []Stem) {
	words := make([]string, len(set))
	for i, stem := range set {
		words[i] = c.known.Word(stem)
	}
	slices.Sort(words) // so that new words get the same numbers whatever they had before
	numbers := make([]int, len(set))
	for i, word := range words {
		numbers[i] = c.vocabulary.of(word)
	}
	slices.Sort(numbers)
	last := 0
	for _, n := range numbers {
		c.out = binary.AppendUvarint(c.out, uint64(n-last))
		last = n
	}
}
