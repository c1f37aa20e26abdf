package profile

import (
	"math"

	"pressroom/index"
)

// words is a set of words, in the form in which texts are searched, with their
// weights.
type words map[string]int

func (p *Profiler) wordSet(s string) words {
	set := words{}
	for _, w := range p.Index.Stems(s) {
		set[w] = 1
	}
	return set
}

func (w words) drop(other words) {
	for x := range other {
		delete(w, x)
	}
}

// beyond reports whether a set has words that another has not.
func (w words) beyond(other words) bool { return common(w, other) < len(w) }

func common(a, b words) (n int) {
	for w := range a {
		if _, ok := b[w]; ok {
			n++
		}
	}
	return n
}

// shared is the weight of what two sets share.
func shared(a, b words) (weight int) {
	for w, x := range a {
		if _, ok := b[w]; ok {
			weight += x
		}
	}
	return weight
}

// dice is how much of their weight two sets share, from 0 to 1.
func dice(a, b words) float64 {
	return 2 * float64(shared(a, b)) / float64(max(shared(a, a)+shared(b, b), 1))
}

// rarity weighs words by how few releases of the index have them, whatever is
// asked for, so that the same two events are joined or apart in every answer.
type rarity struct {
	idx      *index.Index
	releases float64
	known    map[string]int
}

func (p *Profiler) newRarity() *rarity {
	return &rarity{p.Index, max(float64(p.Index.Documents()), fewest), map[string]int{}}
}

// weigh sets the weights of words.
func (r *rarity) weigh(set words) (err error) {
	for w := range set {
		if set[w], err = r.weight(w); err != nil {
			return err
		}
	}
	return nil
}

// weight returns the logarithm of one in how many has the word, in tenths, so that
// sums are the same in any order: from 7 on.
func (r *rarity) weight(word string) (int, error) {
	if w, ok := r.known[word]; ok {
		return w, nil
	}
	n, err := r.idx.Frequency(word)
	if err != nil {
		return 0, err
	}
	r.known[word] = int(math.Round(10 * math.Log1p(r.releases/float64(max(n, 1)))))
	return r.known[word], nil
}
