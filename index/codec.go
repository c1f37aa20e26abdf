package index

import (
	"encoding/binary"
	"math"
	"slices"

	"pressroom/corpus"
)

// A codec writes what the columns keep of a release, or reads it back: which of the
// two the method decides that made it, so that both go by one description. Numbers
// are varints; a string is its number in the table of the file.
type codec struct {
	table *table
	out   []byte // when it writes
	in    string // when it reads
	bad   bool   // what was read is not what was written
	write bool

	known  *Stems // the words of events; nil leaves them out
	stemOf []Stem // when it reads: the numbers of the words of the table; nil where both are the same
	pool   *pool
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
	u := c.uvarint()
	if u >= uint64(len(c.table.list)) {
		c.bad = true
		return
	}
	*s = c.table.list[u]
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

// float writes or reads a number that may be absent.
func (c *codec) float(f **float64) {
	there := *f != nil
	if c.flag(&there); !there {
		return
	}
	if c.write {
		c.out = binary.LittleEndian.AppendUint64(c.out, math.Float64bits(**f))
		return
	}
	if len(c.in) < 8 {
		c.bad = true
		return
	}
	v := math.Float64frombits(binary.LittleEndian.Uint64([]byte(c.in[:8])))
	*f, c.in = &v, c.in[8:]
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
	if !c.write && n > 0 {
		*list = take(&c.pool.strings, n)
	}
	for i := range *list {
		c.word(&(*list)[i])
	}
}

// pool is memory for many small lists, which are freed together.
type pool struct {
	strings []string
	stems   []Stem
}

// take cuts a list of n from what is left.
func take[T any](left *[]T, n int) []T {
	if len(*left) < n {
		*left = make([]T, max(n, 1024))
	}
	out := (*left)[:n:n]
	*left = (*left)[n:]
	return out
}

// each writes or reads a list; an empty one is read as nil.
func each[T any](c *codec, list *[]T, item func(*T)) {
	n := c.length(len(*list))
	if !c.write && n > 0 {
		*list = make([]T, n)
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

// stems writes or reads a set of words: the distances between the numbers of the
// table, which ascend.
func (c *codec) stems(set *[]Stem) {
	n := c.length(len(*set))
	if c.write {
		c.writeStems(*set)
		return
	}
	if c.known == nil {
		for range n {
			c.uvarint()
		}
		return
	}
	if n == 0 {
		return
	}
	out, last := take(&c.pool.stems, n), uint64(0)
	for i := range out {
		if last += c.uvarint(); last >= uint64(len(c.table.list)) {
			c.bad = true
			return
		}
		out[i] = Stem(last)
		if c.stemOf != nil {
			out[i] = c.stemOf[last]
		}
	}
	if c.stemOf != nil {
		slices.Sort(out)
	}
	*set = out
}

func (c *codec) writeStems(set []Stem) {
	words := make([]string, len(set))
	for i, stem := range set {
		words[i] = c.known.Word(stem)
	}
	slices.Sort(words) // so that new words get the same numbers whatever they had before
	numbers := make([]int, len(set))
	for i, word := range words {
		numbers[i] = c.table.of(word)
	}
	slices.Sort(numbers)
	last := 0
	for _, n := range numbers {
		c.out = binary.AppendUvarint(c.out, uint64(n-last))
		last = n
	}
}
