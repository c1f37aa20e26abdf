package profile

import (
	"math"
	"slices"

	"pressroom/index"
)

// words is a set of words, in the form in which texts are searched: their numbers,
// ascending.
type words []index.Stem

func (w words) has(word index.Stem) bool {
	_, found := slices.BinarySearch(w, word)
	return found
}

// both calls do with each word that two sets have in common.
func both(a, b words, do func(index.Stem)) {
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			do(a[0])
			a, b = a[1:], b[1:]
		}
	}
}

func common(a, b words) (n int) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		x, y := a[i], b[j]
		if x == y {
			n++
		}
		if x <= y {
			i++
		}
		if y <= x {
			j++
		}
	}
	return n
}

// dice is how much two sets share, from 0 to 1.
func dice(a, b words) float64 { return diceOf(common(a, b), len(a)+len(b)) }

func diceOf(shared, sum int) float64 { return 2 * float64(shared) / float64(max(sum, 1)) }

// rarity weighs words by how few releases of the index have them, whatever is
// asked for, so that the same two events are joined or apart in every answer.
type rarity struct {
	idx      *index.Index
	stems    *index.Stems
	releases float64
	known    map[index.Stem]int
	err      error // the first
}

func (p *Profiler) newRarity(stems *index.Stems) *rarity {
	return &rarity{p.Index, stems, max(float64(p.Index.Documents()), fewest), map[index.Stem]int{}, nil}
}

// weight returns the logarithm of one in how many has the word, in tenths, so that
// sums are the same in any order: from 7 on.
func (r *rarity) weight(word index.Stem) int {
	if w, ok := r.known[word]; ok || r.err != nil {
		return w
	}
	n, err := r.idx.Frequency(r.stems.Word(word))
	r.err = err
	r.known[word] = int(math.Round(10 * math.Log1p(r.releases/float64(max(n, 1)))))
	return r.known[word]
}

// shared is the weight of what two sets share.
func (r *rarity) shared(a, b words) (weight int) {
	both(a, b, func(w index.Stem) { weight += r.weight(w) })
	return weight
}

// share reports whether two sets share so much of their weight (dice). It asks for the
// weight of no more words than it needs.
func (r *rarity) share(a, b words, least float64) bool {
	shared := r.shared(a, b)
	sum := 2 * shared
	for _, side := range [][2]words{{a, b}, {b, a}} {
		for _, w := range side[0] {
			if side[1].has(w) {
				continue
			}
			if sum += r.weight(w); diceOf(shared, sum) < least {
				return false
			}
		}
	}
	return diceOf(shared, sum) >= least
}

// beyond reports whether a set has words rarer than usual that another has not.
func (r *rarity) beyond(a, b words) bool {
	return slices.ContainsFunc(a, func(w index.Stem) bool { return !b.has(w) && r.weight(w) >= rareName })
}
