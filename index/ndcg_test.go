package index

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
)

// asked is a question of a collection whose answers are judged.
type asked struct {
	id, text string
	parts    []string // what it counts for, beside all
}

// judged says how well each document answers each question, from 0.
type judged map[string]map[string]float64

// readJudged reads rows of question, document and grade, and leaves out a header.
func readJudged(text string) judged {
	out := judged{}
	for line := range strings.Lines(text) {
		cells := strings.Split(strings.TrimSpace(line), "\t")
		grade, err := strconv.ParseFloat(cells[len(cells)-1], 64)
		if err != nil {
			continue
		}
		if out[cells[0]] == nil {
			out[cells[0]] = map[string]float64{}
		}
		out[cells[0]][cells[1]] = max(grade, 0)
	}
	return out
}

// meanGain is nDCG at 10 (Järvelin and Kekäläinen, 2002) by part: what the first ten
// documents that ask finds for a question gain, of what the ten best gain. What
// nobody judged gains nothing. Part "" is all.
func meanGain(questions []asked, j judged, ask func(text string) []string) map[string]float64 {
	sum, n := map[string]float64{}, map[string]float64{}
	for _, q := range questions {
		var found, best []float64
		for _, doc := range ask(q.text) {
			found = append(found, j[q.id][doc])
		}
		for _, grade := range j[q.id] {
			best = append(best, grade)
		}
		slices.SortFunc(best, func(a, b float64) int { return cmp.Compare(b, a) })
		share := gain(found) / gain(best[:min(10, len(best))])
		for _, part := range append([]string{""}, q.parts...) {
			sum[part], n[part] = sum[part]+share, n[part]+1
		}
	}
	for part := range sum {
		sum[part] /= n[part]
	}
	return sum
}

// gain is the discounted cumulative gain of a list.
func gain(gains []float64) (sum float64) {
	for n, g := range gains {
		sum += g / math.Log2(float64(n+2))
	}
	return sum
}
