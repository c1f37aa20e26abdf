package token

import (
	_ "embed"
	"errors"
	"slices"
)

//go:generate go run ./gen data/tagger.bin

// weights holds the averaged perceptron of prose (data/SOURCES.md). Prose
// keeps it as zipped gob and takes 150 ms to unpack it; this form takes 10 ms.
//
//go:embed data/tagger.bin
var weights string

// A weight is the weight of a feature for one class, in thousandths. It is an integer
// so that sums are the same in any order.
type weight struct {
	class uint8
	value int32
}

// A row is the weights of one feature: a range of model.weights.
type row struct{ from, to uint32 }

// A tagRow is a row that counts only if the token before has this tag.
type tagRow struct {
	tag uint8
	row
}

// wordRows are the rows of a word: for the token itself, and for the tokens one and two
// places before and after it.
type wordRows struct {
	here, prev, prev2, next, next2 row
	behind                         []tagRow // for the token itself, if the token before has this tag
}

// suffixRows are the features of the last three bytes of a token.
type suffixRows struct{ here, prev, next row }

// A model holds the weights by the feature that they belong to. It is never changed
// after readModel.
type model struct {
	tags     []string // classes first, then the two marks before a sentence
	weights  []weight
	bias     row
	prev     []row   // by tag before
	prev2    []row   // by tag two before
	pairs    [][]row // by tag two before, then by tag before
	first    map[string]row
	suffixes map[string]suffixRows
	words    map[string]wordRows
	fixed    map[string]uint8 // words that have one tag nearly always
	noun     uint8            // the tag of addresses: NN
}

// errModel means that the embedded file does not have the form that gen writes.
var errModel = errors.New("token: the tagger weights are broken")

// readModel reads the form that gen writes: counts and lengths are uvarints; a
// row is its length, then a class byte and a varint for each weight.
func readModel(data string) (*model, error) {
	r := reader{rest: data, m: &model{weights: make([]weight, 0, len(data)/3)}}
	m := r.m
	m.tags = make([]string, r.count())
	for i := range m.tags {
		m.tags[i] = r.text()
	}
	m.bias = r.row()
	for range m.tags {
		m.prev = append(m.prev, r.row())
		m.prev2 = append(m.prev2, r.row())
		pairs := make([]row, len(m.tags))
		for _, p := range r.tagRows() {
			pairs[p.tag] = p.row
		}
		m.pairs = append(m.pairs, pairs)
	}
	r.tables()
	noun := slices.Index(m.tags, "NN")
	if r.broken || noun < 0 || r.rest != "" || len(m.tags) < 3 || len(m.tags) > maxTags {
		return nil, errModel
	}
	m.noun = uint8(noun)
	return m, nil
}

// tables reads the rows of first letters, suffixes and words.
func (r *reader) tables() {
	n := r.count()
	r.m.first = make(map[string]row, n)
	for range n {
		key := r.text()
		r.m.first[key] = r.row()
	}
	n = r.count()
	r.m.suffixes = make(map[string]suffixRows, n)
	for range n {
		key := r.text()
		r.m.suffixes[key] = suffixRows{r.row(), r.row(), r.row()}
	}
	n = r.count()
	r.m.words = make(map[string]wordRows, n)
	for range n {
		key := r.text()
		r.m.words[key] = wordRows{r.row(), r.row(), r.row(), r.row(), r.row(), r.tagRows()}
	}
	n = r.count()
	r.m.fixed = make(map[string]uint8, n)
	for range n {
		key := r.text()
		r.m.fixed[key] = r.tag()
	}
}
