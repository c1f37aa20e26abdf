package index

import (
	"slices"
)

// Words of a query that stand near each other in a text tell more of it than the
// same words far apart (Büttcher, Clarke and Lushman, Term Proximity Scoring, 2006).
// Where words stand costs more than how often, so that only the best releases are
// looked at, always as many, whatever is wanted. How the weight was held against others
// says BENCHMARKS.md.
const (
	closest      = 12  // releases that are looked at
	closestPairs = 6   // pairs of a query that are looked at
	nearWords    = 8   // words apart that are still near
	nearWeight   = 0.1 // of two words side by side, beside the rarity of the more common
	leastNear    = 0.5 // of a form: what is only derived from a word is not looked for
)

// apart returns how many words two words are apart at their nearest, 0 when one of
// them is missing.
func apart(a, b []int) (least int) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		d := b[j] - a[i]
		if d > 0 {
			i++
		} else {
			d = -d
			j++
		}
		if d > 0 && (least == 0 || d < least) {
			least = d
		}
	}
	return least
}

// closer adds to the scores of the best of n releases, in their order, how near the words of
// the query stand to each other. It returns how many of them have another score now.
func (s *ranker) closer(cs *columns, n int, score func(k int) *float64, row func(k int) (Row, error)) (int, error) {
	if len(s.pairs) == 0 || n < 2 {
		return 0, nil
	}
	for n > closest && *score(n - 1) < *score(closest - 1) {
		n--
	}
	if n > 4*closest { // they are all alike
		return 0, nil
	}
	near := s.nearness(cs)
	for k := range n {
		at, err := row(k)
		if err != nil {
			return k, err
		}
		more, err := near.in(at)
		if err != nil {
			return k, err
		}
		*score(k) += more
	}
	return n, nil
}

// nearness measures how near the words of a query stand.
type nearness struct {
	pairs [][2]*rankingWord
	seek  *seeker
	of    [][]*rankingWord // the words that each of the terms is a form of
}

func (s *ranker) nearness(cs *columns) *nearness {
	n := &nearness{pairs: s.pairs}
	var forms []string
	for _, w := range s.words {
		for _, f := range w.forms {
			if f.weight < leastNear {
				continue
			}
			at := slices.Index(forms, f.word)
			if at < 0 {
				at, forms, n.of = len(forms), append(forms, f.word), append(n.of, nil)
			}
			n.of[at] = append(n.of[at], w)
		}
	}
	n.seek = cs.seek(forms, headlineField)
	return n
}

// in returns how near they stand in a release: in the headline or in the text, whichever
// is more.
func (n *nearness) in(row Row) (most float64, err error) {
	found, err := n.seek.find(row)
	if err != nil {
		return 0, err
	}
	for _, field := range []wordField{textField, headlineField} {
		at := map[*rankingWord][]int{}
		for _, f := range found {
			if f.field != field || f.aside {
				continue
			}
			for _, w := range n.of[f.term] {
				at[w] = append(at[w], f.pos)
			}
		}
		near := 0.0
		for _, pair := range n.pairs {
			if d := apart(at[pair[0]], at[pair[1]]); d > 0 && d <= nearWords {
				near += nearWeight * min(pair[0].rarity, pair[1].rarity) / float64(d)
			}
		}
		most = max(most, near)
	}
	return most, nil
}
