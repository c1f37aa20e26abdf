package index

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"slices"

	"github.com/blevesearch/vellum"
)

// A wordCell is the cell of a release that is to be written, with the vocabulary that
// its numbers are of: each part has one of its own.
type wordCell struct {
	of   *table
	cell []byte
}

func newWordCell(values []wordValue, of *table) wordCell {
	return wordCell{of, cellOf(values, func(word string) uint32 { return uint32(of.of(word)) })}
}

// renumber writes the cell with other numbers; of an empty one nothing is left.
func (w wordCell) renumber(to []byte, number func(n uint32) uint32) ([]byte, bool) {
	for n := 0; n < len(w.cell); {
		code, size := readCode(w.cell[n:])
		switch {
		case size == 0 || code >= firstWord && int(code-firstWord) >= len(w.of.list):
			return nil, false
		case code >= firstWord:
			to = appendCode(to, firstWord+number(code-firstWord))
		case code == joinedWord && n+1 < len(w.cell):
			to = append(to, w.cell[n], w.cell[n+1])
			size++
		default:
			to = append(to, w.cell[n])
		}
		n += size
	}
	return to, true
}

// orderSections are the sections of a column of words.
type orderSections struct{ vocabulary, ends, text []byte }

// joinCells writes cells, in the order of their releases, with a vocabulary of all.
func joinCells(order []releaseID, rows map[releaseID]*facts) (out orderSections, err error) {
	freq := map[*table][]int{}
	for _, id := range order {
		if err := rows[id].order.count(freq); err != nil {
			return out, err
		}
	}
	numbers, list := renumbered(freq)
	for _, id := range order {
		w := rows[id].order
		cell, _ := w.renumber(nil, func(n uint32) uint32 { return numbers[w.of][n] })
		out.text = append(out.text, seal(cell)...)
		out.ends = binary.LittleEndian.AppendUint32(out.ends, uint32(len(out.text)))
	}
	out.vocabulary, err = writeVocabulary(list)
	return out, err
}

// count adds how often each word of the vocabulary stands in the cell.
func (w wordCell) count(freq map[*table][]int) error {
	if w.of == nil {
		return nil
	}
	if len(freq[w.of]) < len(w.of.list) {
		freq[w.of] = append(freq[w.of], make([]int, len(w.of.list)-len(freq[w.of]))...)
	}
	counts := freq[w.of]
	_, ok := w.renumber(nil, func(n uint32) uint32 { counts[n]++; return n })
	if !ok {
		return errors.New("a cell of words is not what was written")
	}
	return nil
}

// renumbered numbers the words of several vocabularies anew, the most frequent first. It
// returns the new numbers by the old ones, and the words.
func renumbered(freq map[*table][]int) (numbers map[*table][]uint32, list []string) {
	total := map[string]int{}
	for of, counts := range freq {
		for n, count := range counts {
			if count > 0 {
				total[of.list[n]] += count
			}
		}
	}
	for word := range total {
		list = append(list, word)
	}
	slices.SortFunc(list, func(a, b string) int { return cmp.Or(total[b]-total[a], cmp.Compare(a, b)) })
	for n, word := range list {
		total[word] = n
	}
	numbers = map[*table][]uint32{}
	for of, counts := range freq {
		numbers[of] = make([]uint32, len(counts))
		for n, count := range counts {
			if count > 0 {
				numbers[of][n] = uint32(total[of.list[n]])
			}
		}
	}
	return numbers, list
}

// writeVocabulary writes words with their numbers, which are those of the list.
func writeVocabulary(list []string) ([]byte, error) {
	order := make([]int, len(list))
	for n := range order {
		order[n] = n
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(list[a], list[b]) })
	var out bytes.Buffer
	b, err := vellum.New(&out, nil)
	if err != nil {
		return nil, err
	}
	for _, n := range order {
		if err := b.Insert([]byte(list[n]), uint64(n)); err != nil {
			return nil, err
		}
	}
	err = b.Close()
	return out.Bytes(), err
}

// orderCells reads the cells of a part, to write them anew. They are read and not
// mapped, and so compared with their sum.
func (p *part) orderCells() ([]wordCell, error) {
	column, err := p.openOrder()
	if err != nil {
		return nil, err
	}
	text, err := p.section(orderSection)
	if err != nil {
		return nil, err
	}
	of := &table{list: make([]string, column.vocabulary.Len())}
	at, err := column.vocabulary.Iterator(nil, nil)
	for ; err == nil; err = at.Next() {
		word, n := at.Current()
		if n >= uint64(len(of.list)) {
			return nil, p.damaged()
		}
		of.list[n] = string(word)
	}
	if err != vellum.ErrIteratorDone {
		return nil, p.damaged()
	}
	read := orderColumn{ends: column.ends, text: []byte(text)}
	out := make([]wordCell, p.contents.Releases)
	for n := range out {
		cell, ok := read.cell(n)
		if !ok {
			return nil, p.damaged()
		}
		out[n] = wordCell{of, cell}
	}
	return out, nil
}
