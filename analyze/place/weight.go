package place

import (
	_ "embed"
	"math"
	"slices"

	"pressroom/analyze/lexicon"
	"pressroom/analyze/logistic"
)

//go:embed data/place.weights.tsv
var weightTable string

// weights are the weights of the features of a candidate. Their unit is the decimal
// logarithm of the inhabitants of a city: a place of weight 6 is as likely as a city of
// a million inhabitants without any other feature.
var weights, errWeights = logistic.Read("place.weights.tsv", weightTable)

// contested are the states whose name is also that of a city which is meant as often.
var contested = map[string]bool{"washington": true, "new york": true}

// A candidate is one of the places of a name, with what distinguishes it from the
// others.
type candidate struct {
	lexicon.Place
	byname   bool    // the name is only a byname of the city, and another city has it as its name
	lesser   bool    // a larger city of the same country has this name: Nagasaki is rather the city than a quarter of Tokyo
	around   bool    // a region with the name of a city in it: Mecca is rather the city
	far      float64 // kilometres from the middle of the region that the text names as its container
	weight   float64
	speaking []logistic.Feature
}

// rank returns the candidates of a name. If held has containers, only those in them are
// returned. written is set if the text gives a container beside the name.
func (s *setting) rank(town string, held []lexicon.Place, written bool) []candidate {
	ps := s.candidates(town)
	so := func(p lexicon.Place) bool { return p.Kind == "city" && lexicon.Fold(p.Name) == lexicon.Fold(town) }
	named := slices.ContainsFunc(ps, so)
	famous, _ := s.clear(town)
	var all []candidate
	for _, p := range ps {
		c := candidate{Place: p}
		c.byname = named && p.Kind == "city" && !so(p)
		c.lesser = p.Kind == "city" && famous.Kind == "city" && p.Country == famous.Country && identity(p) != identity(famous)
		c.around = p.Kind == "region" && p.Population > 0 && slices.ContainsFunc(ps, func(c lexicon.Place) bool {
			return c.Kind == "city" && c.Country == p.Country && (c.Population > 100_000 || written)
		})
		if len(held) > 0 {
			if c.far = nearest(p, held); c.far < 0 {
				continue
			}
		}
		c.speaking = s.features(c, town)
		c.weight = weights.Odds(c.speaking)
		all = append(all, c)
	}
	return all
}

// weight returns the weight of a place alone, without its relation to other places of
// its name.
func (s *setting) weight(p lexicon.Place, name string) float64 {
	return weights.Odds(s.features(candidate{Place: p}, name))
}

// features returns the features of a candidate: its kind, because releases name some
// kinds more often than others; its inhabitants, for the kinds where large places are
// named more often; and its relation to the other places that the release names.
func (s *setting) features(c candidate, name string) []logistic.Feature {
	region, city := c.Kind == "region", c.Kind == "city"
	state := region && c.State != "" && !c.County
	world := region && !state && c.Country == ""
	county := c.County && !state && !world
	other := region && !state && !world && !county
	disputed := contested[lexicon.Fold(c.Name)]
	return []logistic.Feature{
		logistic.If("country", c.Kind == "country"),
		logistic.If("state or province", state && !disputed),
		logistic.If("state called as a city", state && disputed),
		logistic.If("region of the world", world),
		logistic.If("county", county),
		logistic.If("region kept by hand", other && c.Population == 0),
		when("how many live in the region", other && c.Population > 0, min(6.4, max(4, people(c.Place)))),
		logistic.If("district", c.Kind == "district"),
		logistic.If("city kept by hand", city && c.Population == 0),
		when("how many live in the city", city && c.Population > 0, people(c.Place)),
		logistic.If("water, mountain or site", !region && !city && !county && c.Kind != "country" && c.Kind != "district"),
		logistic.If("capital", c.Capital),
		logistic.If("reaches into another country", c.Shared && c.Country != "" && c.Country != s.main),
		logistic.If("also a common word", c.Common),
		{Name: "country of the release", Value: s.share(c.Place, name)},
		{Name: "near what the release names", Value: s.nearby(c.Place, name)},
		logistic.If("called so by some only", c.byname),
		logistic.If("namesake of a greater city of its country", c.lesser),
		logistic.If("region of a city of its name", c.around),
		{Name: "far from the middle of what it lies in", Value: min(4, c.far/50)},
	}
}

func when(name string, holds bool, value float64) logistic.Feature {
	if !holds {
		value = 0
	}
	return logistic.Feature{Name: name, Value: value}
}

func people(p lexicon.Place) float64 { return math.Log10(float64(p.Population + 1)) }

// share returns the share of the votes that the country of a place has, from 0 to 1.
// The votes of the name itself do not count. A single vote gives only half of its
// share.
func (s *setting) share(p lexicon.Place, name string) float64 {
	own := s.own[lexicon.Fold(name)]
	sum := s.sum - own.n
	if sum <= 0 {
		return 0
	}
	n := float64(s.votes[p.Country] - own.of(p.Country))
	return n / float64(sum) * min(n, 2) / 2
}

// nearby returns how many other names of the release lie in the region of a place or
// near it, up to 3.
func (s *setting) nearby(p lexicon.Place, name string) float64 {
	near := 0
	if p.Region != "" {
		own := s.own[lexicon.Fold(name)]
		near = s.votes[p.Region] - own.of(p.Region)
	}
	if p.Kind == "city" {
		near += s.company(p)
	}
	return float64(min(near, 3))
}
