package index

import (
	"encoding/hex"
	"fmt"
	"slices"
	"sync"
)

// The columns of an index elsewhere lie in its releases, a field for each cell. A cell is
// read with those of its neighbours when it is first asked for, and kept for a while.

// orderCell is the cell of all words in their order, beside those of the columns.
const orderCell = columnCount

// cellFields are the fields of the cells.
var cellFields = [columnCount + 1]string{
	"cell_head", "cell_people", "cell_places", "cell_orgs", "cell_counted", "cell_quotes", "cell_events", "cell_roles", "cell_words",
	"cell_zones", "cell_like", "cell_order",
}

// How many cells are read at once, and how many bytes of them are kept at most.
const (
	cellsRead = 256
	cellsKept = 256 << 20
)

// cellsAway are the cells that were read.
type cellsAway struct {
	from Remote

	mu    sync.Mutex
	keys  []string
	rows  map[string]Row
	cells [columnCount + 1]map[Row]*cellAway
	bytes int
}

// cellAway is a cell with the strings that it refers to.
type cellAway struct {
	cell           string
	strings, words texts
}

func newCellsAway(from Remote) *cellsAway {
	a := &cellsAway{from: from, rows: map[string]Row{}}
	a.forget()
	return a
}

func (a *cellsAway) forget() {
	for of := range a.cells {
		a.cells[of] = map[Row]*cellAway{}
	}
	a.bytes = 0
}

// row numbers a release.
func (a *cellsAway) row(key string) Row {
	a.mu.Lock()
	defer a.mu.Unlock()
	row, ok := a.rows[key]
	if !ok {
		row = Row(len(a.keys))
		a.keys, a.rows[key] = append(a.keys, key), row
	}
	return row
}

func (a *cellsAway) key(row Row) string {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.keys[row]
}

// cell returns a cell.
func (a *cellsAway) cell(of column, row Row) (*cellAway, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if c := a.cells[of][row]; c != nil {
		return c, nil
	}
	if a.bytes > cellsKept {
		a.forget()
	}
	from := row - row%cellsRead
	var keys []string // those of its neighbours that were not read yet
	for n, key := range a.keys[from:min(int(from)+cellsRead, len(a.keys))] {
		if a.cells[of][from+Row(n)] == nil {
			keys = append(keys, key)
		}
	}
	read, err := a.from.Read(unhurried, keys, []string{cellFields[of]})
	if err != nil {
		return nil, err
	}
	for _, key := range keys {
		b := read[key][cellFields[of]]
		if b == nil {
			continue
		}
		c, ok := openCell(b)
		if !ok {
			return nil, damaged(a.from.String(), "%s of %q is not what was written", cellFields[of], key)
		}
		a.cells[of][a.rows[key]] = c
		a.bytes += len(b)
	}
	if c := a.cells[of][row]; c != nil {
		return c, nil
	}
	return nil, fmt.Errorf("index %s: release %s was taken out meanwhile; ask again", a.from, a.keys[row])
}

// codec is set to read a cell.
func (a *cellsAway) codec(of column, row Row, pool *pool) (codec, error) {
	c, err := a.cell(of, row)
	if err != nil {
		return codec{}, err
	}
	out := codec{texts: &c.strings, pool: pool, in: c.cell}
	if of == wordColumn {
		out.words = &c.words
	}
	return out, nil
}

// find returns where words stand in a release, up to a field.
func (a *cellsAway) find(row Row, words []string, last wordField, found []standing) ([]standing, error) {
	c, err := a.cell(orderCell, row)
	if err != nil {
		return nil, err
	}
	numbers := map[string]uint32{}
	for n := range c.strings.n {
		s, _ := c.strings.at(n)
		numbers[s] = uint32(n)
	}
	t := newSought()
	for n, word := range words {
		if number, ok := numbers[word]; ok {
			t.add(number, n)
		}
	}
	found, ok := t.find([]byte(c.cell), last, found[:0])
	if !ok {
		return nil, damaged(a.from.String(), "the words of %q are not what was written", a.key(row))
	}
	return found, nil
}

// holdsWords is that of columns.
func (a *cellsAway) holdsWords(row Row, values []wordValue) (bool, error) {
	c, err := a.cell(orderCell, row)
	if err != nil {
		return false, err
	}
	want, vocabulary := orderOf(values)
	return string(want) == c.cell && slices.Equal(vocabulary.list, c.strings.list()), nil
}

// orderOf writes the cell of all words in their order, with a vocabulary of its own.
func orderOf(values []wordValue) ([]byte, *table) {
	vocabulary := &table{}
	return cellOf(values, func(word string) uint32 { return uint32(vocabulary.of(word)) }), vocabulary
}

// packCell writes a cell with the strings that it refers to, and their seal.
func packCell(cell []byte, strings, words *table) []byte {
	var all []byte
	var ends []int
	for _, part := range [][]byte{cell, strings.joined(), words.joined()} {
		all = append(all, part...)
		ends = append(ends, len(all))
	}
	return []byte(seal(joinTexts(ends, all)))
}

func openCell(b []byte) (*cellAway, bool) {
	b, ok := unseal(b)
	if !ok {
		return nil, false
	}
	parts, ok := textsIn(string(b))
	if !ok || parts.n != 3 {
		return nil, false
	}
	c := &cellAway{}
	c.cell, ok = parts.at(0)
	for n, to := range []*texts{&c.strings, &c.words} {
		list, there := parts.at(n + 1)
		t, read := textsIn(list)
		*to, ok = t, ok && there && read
	}
	return c, ok
}

// packCells writes all cells of a release.
func packCells(f *facts, values []wordValue, stems *Stems) map[string][]byte {
	out := map[string][]byte{}
	for of := range columnCount {
		c := writingCodec(stems)
		f.code(c, of)
		out[cellFields[of]] = packCell(c.out, c.table, c.vocabulary)
	}
	cell, vocabulary := orderOf(values)
	out[cellFields[orderCell]] = packCell(cell, vocabulary, &table{})
	return out
}

// groupsKept is under which name the groups of releases that are nearly the same are kept.
const groupsKept = "groups"

// groups is that of columns.
func (a *cellsAway) groups() (map[string][]string, error) {
	of := map[string][]string{}
	b, err := a.from.Kept(unhurried, groupsKept)
	if err != nil || b == nil {
		return of, err
	}
	groups, ok := splitGroups(string(b))
	if !ok {
		return nil, damaged(a.from.String(), "the groups are not what was written")
	}
	for _, g := range groups {
		keys := make([]string, len(g))
		for n, id := range g {
			keys[n] = hex.EncodeToString(id[:])
			of[keys[n]] = keys
		}
	}
	return of, nil
}
