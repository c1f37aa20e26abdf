package main

import (
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/name"
	"pressroom/corpus/jsonl"
)

// The clusters put words together that stand between the same neighbours, so
// that the tagger knows something of words that its examples lack. Each word is
// the vector of how much oftener than by chance (positive pointwise mutual
// information) it stands after or before each of the commonest words; the
// vectors are brought down to a few dimensions by a randomised singular value
// decomposition (Halko, Martinsson and Tropp 2011) and gathered by spherical
// k-means. Bullinaria and Levy 2012 is the source of the weights.
const (
	clusterWords   = 60_000 // the commonest words have a cluster
	clusterMin     = 12     // if they occur so often
	neighbourWords = 1_500
	dimensions     = 64
	clusterCount   = 400
)

// entry is a value of a sparse row.
type entry struct {
	col int32
	v   float32
}

// clusterCorpora are what the clusters know. Of world are left out what may be read and
// measured only, and the wire that is kept aside.
var (
	clusterCorpora = []string{"doj.jsonl.gz", "senate-20k.jsonl.gz", "world.jsonl.gz"}
	unclustered    = []string{"prosecutor/", "reportable/", "trove/"}
)

// eachOfCorpora calls do with the releases of the corpora beside corpus, but not with the
// sources kept aside.
func (r *reader) eachOfCorpora(corpus string, do func(document)) error {
	aside, err := keptAside()
	if err != nil {
		return err
	}
	for _, file := range clusterCorpora {
		if err := jsonl.Each(filepath.Join(filepath.Dir(corpus), file), func(doc document) error {
			if !aside[doc.Source] && !slices.ContainsFunc(unclustered, func(wire string) bool { return strings.HasPrefix(doc.Source, wire) }) {
				do(doc)
			}
			return nil
		}); err != nil {
			return err
		}
	}
	return nil
}

// clusters reads the corpora and writes one line for each cluster, its words divided by blanks.
func (r *reader) clusters(corpus, out string) error {
	counts, small := map[string]int{}, map[string]int{}
	var texts [][]string
	if err := r.eachOfCorpora(corpus, func(doc document) {
		var words []string
		toks, sents := r.tok.Split(annot.Of(doc.Text))
		for _, sent := range sents {
			words = append(words, "")
			for i := sent.First; i < sent.Last; i++ {
				w := toks[i].Text(doc.Text)
				if i == sent.First {
					w = strings.ToLower(w)
				} else {
					small[w]++
				}
				words = append(words, w)
				counts[w]++
			}
		}
		texts = append(texts, words)
	}); err != nil {
		return err
	}
	vocabulary := make([]string, 0, len(counts))
	for w, n := range counts {
		if n >= clusterMin && strings.ToLower(w) != strings.ToUpper(w) {
			vocabulary = append(vocabulary, w)
		}
	}
	sort.Slice(vocabulary, func(i, j int) bool {
		a, b := vocabulary[i], vocabulary[j]
		if counts[a] != counts[b] {
			return counts[a] > counts[b]
		}
		return a < b
	})
	vocabulary = vocabulary[:min(clusterWords, len(vocabulary))]
	ids := map[string]int32{}
	for i, w := range vocabulary {
		ids[w] = int32(i)
	}
	neighbours := map[string]int32{"": 0}
	common := make([]string, 0, len(counts))
	for w := range counts {
		common = append(common, w)
	}
	sort.Slice(common, func(i, j int) bool {
		if counts[common[i]] != counts[common[j]] {
			return counts[common[i]] > counts[common[j]]
		}
		return common[i] < common[j]
	})
	for _, w := range common[:neighbourWords] {
		neighbours[w] = int32(len(neighbours))
	}
	rows := vectors(texts, ids, neighbours, len(vocabulary))
	points := reduce(rows, 2*len(neighbours))
	of := kmeans(points)
	lines := make([][]string, clusterCount)
	for i, c := range of {
		w := vocabulary[i]
		if 20*small[w] < counts[strings.ToUpper(w[:1])+w[1:]] && w == strings.ToLower(w) {
			w = name.NoNoun + w // a name, in small letters because it began sentences: "lee"
		}
		lines[c] = append(lines[c], w)
	}
	var b strings.Builder
	for _, words := range lines {
		b.WriteString(strings.Join(words, " ") + "\n")
	}
	return os.WriteFile(out, []byte(b.String()), 0o644)
}

// vectors counts neighbours and weighs them.
func vectors(texts [][]string, ids, neighbours map[string]int32, n int) [][]entry {
	counts := make([]map[int32]float64, n)
	for i := range counts {
		counts[i] = map[int32]float64{}
	}
	cols := make([]float64, 2*len(neighbours))
	total := 0.0
	for _, words := range texts {
		for i, w := range words {
			id, ok := ids[w]
			if !ok {
				continue
			}
			before, after := "", ""
			if i > 0 {
				before = words[i-1]
			}
			if i+1 < len(words) {
				after = words[i+1]
			}
			for side, w := range [2]string{before, after} {
				if c, ok := neighbours[w]; ok {
					c += int32(side * len(neighbours))
					counts[id][c]++
					cols[c]++
					total++
				}
			}
		}
	}
	smooth := 0.0
	for _, c := range cols {
		smooth += math.Pow(c, 0.75)
	}
	rows := make([][]entry, n)
	for i, cs := range counts {
		sum := 0.0
		for _, c := range cs {
			sum += c // whole numbers: the order does not matter
		}
		for c, k := range cs {
			if v := math.Log(k / sum * smooth / math.Pow(cols[c], 0.75)); v > 0 {
				rows[i] = append(rows[i], entry{c, float32(v)})
			}
		}
		sort.Slice(rows[i], func(a, b int) bool { return rows[i][a].col < rows[i][b].col })
	}
	return rows
}

// reduce projects the rows on the space of their largest singular vectors.
func reduce(rows [][]entry, cols int) [][dimensions]float64 {
	rng := rand.New(rand.NewPCG(3, 4))
	basis := make([][dimensions]float64, cols)
	for i := range basis {
		for k := range dimensions {
			basis[i][k] = rng.NormFloat64()
		}
	}
	left := make([][dimensions]float64, len(rows))
	for range 4 {
		multiply(rows, basis, left, false)
		orthonormalise(left)
		multiply(rows, left, basis, true)
	}
	orthonormalise(basis)
	multiply(rows, basis, left, false)
	for i := range left {
		normalise(&left[i])
	}
	return left
}

// multiply sets out to rows × in, or to the transpose of rows × in.
func multiply(rows [][]entry, in, out [][dimensions]float64, transposed bool) {
	clear(out)
	for i, row := range rows {
		for _, e := range row {
			from, to := int(e.col), i
			if transposed {
				from, to = to, from
			}
			for k := range dimensions {
				out[to][k] += float64(e.v) * in[from][k]
			}
		}
	}
}

// orthonormalise makes the columns orthonormal (modified Gram-Schmidt).
func orthonormalise(m [][dimensions]float64) {
	for k := range dimensions {
		for j := range k {
			dot := 0.0
			for i := range m {
				dot += m[i][j] * m[i][k]
			}
			for i := range m {
				m[i][k] -= dot * m[i][j]
			}
		}
		norm := 0.0
		for i := range m {
			norm += m[i][k] * m[i][k]
		}
		norm = math.Sqrt(norm) + 1e-12
		for i := range m {
			m[i][k] /= norm
		}
	}
}

func normalise(v *[dimensions]float64) {
	norm := 1e-12
	for _, x := range v {
		norm += x * x
	}
	norm = math.Sqrt(norm)
	for k := range v {
		v[k] /= norm
	}
}

// kmeans returns the cluster of each point.
func kmeans(points [][dimensions]float64) []int {
	centres := make([][dimensions]float64, clusterCount)
	for c := range centres {
		centres[c] = points[c*len(points)/clusterCount/4] // among the commoner words
	}
	of := make([]int, len(points))
	for range 25 {
		sums := make([][dimensions]float64, clusterCount)
		for i := range points {
			best, top := 0, math.Inf(-1)
			for c := range centres {
				dot := 0.0
				for k := range dimensions {
					dot += points[i][k] * centres[c][k]
				}
				if dot > top {
					best, top = c, dot
				}
			}
			of[i] = best
			for k := range dimensions {
				sums[best][k] += points[i][k]
			}
		}
		for c := range centres {
			centres[c] = sums[c]
			normalise(&centres[c])
		}
	}
	return of
}
