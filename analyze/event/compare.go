package event

import (
	"cmp"
	"math"
	"slices"

	"pressroom/analyze/logistic"
)

// A standing is what a telling is compared by with what else its release tells.
type standing struct {
	sent      int // its sentence
	place, of int // of its sentence among those of running text
	out       bool
	share     float64 // of the telling words of the headline, those in its sentence
	heads     int     // words of the headline in its clause
}

func (t *telling) standing() standing {
	return standing{t.sent, t.setting.place, t.of, t.passedOver(), t.share, t.heads}
}

// unlikely are the odds of a sentence that tells nothing.
const unlikely = -5

// A comparison is of all that a release tells.
type comparison struct {
	likeliest map[int]float64 // of each sentence
	rank      map[int]int     // of each sentence, by its likeliest telling
	tellings  map[int]int     // of each sentence
	before    map[int]float64 // by place: the greatest share of the headline in a sentence before
	expected  float64         // sentences that tell an event
	share     float64         // the greatest of a sentence
	heads     int             // the most of a clause
}

func compare(all []standing, odds []float64) comparison {
	c := comparison{likeliest: map[int]float64{}, rank: map[int]int{}, tellings: map[int]int{}, before: map[int]float64{}}
	var order []int
	for i, s := range all {
		if _, known := c.before[s.place]; !known {
			c.before[s.place] = c.share
		}
		c.share, c.heads = max(c.share, s.share), max(c.heads, s.heads)
		if s.out {
			continue
		}
		if c.tellings[s.sent]++; c.tellings[s.sent] == 1 {
			c.likeliest[s.sent] = odds[i]
			order = append(order, s.sent)
		}
		c.likeliest[s.sent] = max(c.likeliest[s.sent], odds[i])
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(c.likeliest[b], c.likeliest[a]) })
	for n, sent := range order {
		c.rank[sent] = n
		c.expected += logistic.Probability(c.likeliest[sent])
	}
	return c
}

// features are what a telling with some odds is beside all else that its release tells.
func (c comparison) features(s standing, odds float64) []logistic.Feature {
	likeliest, rank := float64(unlikely), len(c.rank)
	if c.tellings[s.sent] > 0 {
		likeliest, rank = c.likeliest[s.sent], c.rank[s.sent]
	}
	return []logistic.Feature{
		{Name: "its odds alone", Value: odds},
		{Name: "rank of its sentence", Value: math.Log1p(float64(rank))},
		{Name: "less likely than another of its sentence", Value: likeliest - odds},
		{Name: "expected events of the release", Value: c.expected / 5},
		{Name: "tellings of its sentence", Value: float64(c.tellings[s.sent]) / 5},
		{Name: "length of the release", Value: math.Log(float64(max(1, s.of))) / 3},
		{Name: "how far from the end", Value: float64(s.of-s.place) / 20},
		logistic.If("in the last two sentences", s.place >= s.of-2),
		logistic.If("most of the headline", s.share > 0 && s.share >= c.share),
		logistic.If("more of the headline than before", s.share > c.before[s.place]),
		logistic.If("most of the headline in its clause", s.heads > 0 && s.heads >= c.heads),
		logistic.If("a headline", c.share > 0 || c.heads > 0),
	}
}

// Compared returns what speaks for each of the tellings of a release beside the others, by the odds of each alone.
func Compared(all []Telling, odds []float64) (features [][]logistic.Feature) {
	var standings []standing
	for _, t := range all {
		standings = append(standings, t.standing)
	}
	c := compare(standings, odds)
	for i, t := range all {
		features = append(features, slices.Concat(t.Features, c.features(t.standing, odds[i])))
	}
	return features
}
