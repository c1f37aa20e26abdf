package place

import (
	_ "embed"
	"math"
	"slices"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
	"pressroom/analyze/logistic"
)

//go:embed data/place.weights.tsv
var weightTable string

// weights are the weights of the features of a candidate, errWeights what is wrong with the table.
var weights, errWeights = logistic.Read("place.weights.tsv", weightTable)

// contested are the states whose name is also that of a city which is meant as often.
var contested = map[string]bool{"washington": true, "new york": true}

// A candidate is one of the places of a name, with what distinguishes it from the
// others.
type candidate struct {
	lexicon.Place
	none     bool // a place that the gazetteer lacks
	byname   bool // the name is only a byname of the city, and another city has it as its name
	lesser   bool // a larger city of the same country has this name
	dwarfed  bool // a city of five times as many inhabitants, which the world knows, has this name
	shadowed bool // a country or a part of the world has this name
	around   bool // a region with the name of a city in it: Mecca is rather the city
	weight   float64
	speaking []logistic.Feature // first those that the other places of the release do not change
}

// worldCity is from how many inhabitants on a city is known all over the world.
const worldCity = 150_000

// ask fills in the candidates of a question. If the gazetteer has places of the name in what
// the text says it lies in, only these are candidates.
func (s *setting) ask(q *question) {
	ps := s.candidates(q.town)
	if q.counties {
		ps = append(slices.Clip(ps), s.lex.AllPlaces(q.town+" County")...)
	}
	q.held = s.holding(q.town, q.in)
	q.candidates = q.among(ps)
	// A name of several words that is kept by hand means that.
	sure := strings.Contains(q.town, " ") && slices.ContainsFunc(ps, func(p lexicon.Place) bool {
		return byHand(p) && p.Population == 0 && !p.County
	})
	called := slices.DeleteFunc(slices.Clone(q.candidates), func(c candidate) bool { return !q.calls(c) })
	if q.called != "" && len(called) > 0 {
		q.candidates, sure = called, true
	}
	switch {
	case sure && q.called == "" && len(q.held) == 0: // the Central Valley, and no quarter of its name
		q.candidates = slices.DeleteFunc(q.candidates, func(c candidate) bool {
			return c.Kind == "city" && !byHand(c.Place) && c.Population < worldCity
		})
	case len(q.candidates) > 0 && !sure:
		q.candidates = append(q.candidates, candidate{none: true})
	}
	for i := range q.candidates {
		q.candidates[i].speaking = s.fixed(q, &q.candidates[i])
	}
}

// among returns the candidates among the places of its name, with what distinguishes them from each other.
func (q *question) among(ps []lexicon.Place) (cs []candidate) {
	name := lexicon.Fold(full(q.town))
	so := func(p lexicon.Place) bool { return lexicon.Fold(full(p.Name)) == name }
	named := slices.ContainsFunc(ps, so)
	wide := slices.ContainsFunc(ps, func(p lexicon.Place) bool { return p.Kind == "country" || p.Kind == "region" && p.Country == "" })
	for i, p := range ps {
		if len(q.held) > 0 && !slices.ContainsFunc(q.held, func(in lexicon.Place) bool { return lies(p, in) }) {
			continue
		}
		c := candidate{Place: p}
		if p.Kind == "city" {
			c.byname, c.shadowed = named && !so(p), wide
			c.lesser, c.dwarfed = lesser(ps, i)
		}
		c.around = p.Kind == "region" && p.Population > 0 && slices.ContainsFunc(ps, func(o lexicon.Place) bool {
			return o.Kind == "city" && o.Country == p.Country && (o.Population > 100_000 || q.written)
		})
		cs = append(cs, c)
	}
	return cs
}

// byHand reports whether a table kept by hand has a place, and not the gazetteer.
func byHand(p lexicon.Place) bool { return p.GeoNames == 0 && !p.Common }

// lesser reports of the city ps[i] whether one before it, which is larger, lies in its country, and whether the first, which is the
// largest, is known all over the world and five times as large.
func lesser(ps []lexicon.Place, i int) (there, dwarfed bool) {
	for _, o := range slices.Backward(ps[:i]) {
		if o.Kind == "city" {
			there = there || o.Country == ps[i].Country
			// Pueblo, Colorado, is no namesake of Puebla, but Cologne, Minnesota, is one of Köln. The last is the first.
			dwarfed = o.Population >= worldCity && (o.Population >= 20*ps[i].Population ||
				o.Population >= 5*ps[i].Population && lexicon.Fold(o.Name) == lexicon.Fold(ps[i].Name))
		}
	}
	return there, dwarfed
}

// fixed returns the features of a candidate that the other places of the release do not
// change: its kind, because releases name some kinds more often than others; its
// inhabitants; and what the text says of it.
func (s *setting) fixed(q *question, c *candidate) []logistic.Feature {
	return append(append(make([]logistic.Feature, 0, len(weights.Names())), kinds(c)...), told(q, c)...)
}

// kinds are the features of what a candidate is.
func kinds(c *candidate) []logistic.Feature {
	region, city := c.Kind == "region", c.Kind == "city"
	state := region && c.State != "" && !c.County
	world := region && !state && c.Country == ""
	county := c.County && !state && !world
	other := region && !state && !world && !county
	disputed := contested[lexicon.Fold(c.Name)]
	return []logistic.Feature{
		logistic.If("country", c.Kind == "country"),
		logistic.If("state", state && !disputed),
		logistic.If("state called as a city", state && disputed),
		logistic.If("region of the world", world),
		logistic.If("county", county),
		when("how many live in the county", county, people(c.Place)),
		logistic.If("region kept by hand", other && c.Population == 0),
		when("how many live in the region", other && c.Population > 0, people(c.Place)),
		logistic.If("district", c.Kind == "district"),
		logistic.If("city", city && !byHand(c.Place)),
		logistic.If("city kept by hand", city && byHand(c.Place)),
		when("how many live in the city", city, people(c.Place)),
		logistic.If("water, mountain or site", !region && !city && !county && c.Kind != "country" && c.Kind != "district" && !c.none),
		logistic.If("capital", c.Capital),
		logistic.If("reaches into another country", c.Shared),
		logistic.If("also a common word", c.Common && c.Population >= 1000),
		logistic.If("village, or of unknown size", city && !byHand(c.Place) && c.Population < 500),
		logistic.If("called so by some only", c.byname),
		logistic.If("namesake of a greater city of its country", c.lesser),
		logistic.If("namesake of a city that the world knows", c.dwarfed),
		logistic.If("namesake of a country or of a part of the world", c.shadowed),
		logistic.If("region of a city of its name", c.around),
	}
}

// told are the features of what the text says that a candidate lies in.
func told(q *question, c *candidate) []logistic.Feature {
	outside := len(q.in) > 0 && len(q.held) == 0
	in := lexicon.Place{}
	if outside {
		in = q.in[0]
	}
	return []logistic.Feature{
		logistic.If("in what the text names", len(q.held) > 0 && !c.none),
		logistic.If("outside of the country that the text names", outside && !c.none && in.Kind == "country"),
		logistic.If("outside of the region that the text names", outside && !c.none && in.Kind != "country"),
		logistic.If("not in the gazetteer", c.none),
		logistic.If("not in the gazetteer, of several words", c.none && strings.Contains(q.town, " ")),
		logistic.If("not in the gazetteer, in what the text names", c.none && outside),
	}
}

// The names of the features that tell of a list.
const (
	asInList      = "kind of its neighbours in a list"
	areaInList    = "country or state like its neighbours in a list"
	stateOfList   = "state of its neighbours in a list"
	countryOfList = "country of its neighbours in a list"
)

// context returns all features of a candidate: those of fixed, and its relation to what the
// other names of the release mean.
func (s *setting) context(q *question, c *candidate) []logistic.Feature {
	named, share, inState, elsewhere := s.votesFor(q, c)
	kind, state, country := s.asListed(q, c)
	area := c.Kind == "country" || c.Kind == "region" && !c.County
	told := named // who means a small town says its country, and in the United States its state
	if c.Country == "US" {
		told = s.named[c.Region]
	}
	return append(c.speaking[:fixedFeatures],
		logistic.Feature{Name: "country of the release", Value: share},
		logistic.If("country that the release does not name", !c.none && c.Country != "" && !named),
		logistic.Feature{Name: "state of others that the release names", Value: inState},
		logistic.If("town or site in a state that the release does not name, beside others", elsewhere),
		logistic.If("namesake of a city that the world knows, in a state that is not named itself", c.dwarfed && !told),
		logistic.Feature{Name: "near others that the release names", Value: s.company(q, c)},
		when(asInList, !area, kind),
		when(areaInList, area, kind),
		logistic.Feature{Name: stateOfList, Value: state},
		logistic.Feature{Name: countryOfList, Value: country},
	)
}

// fixedFeatures is how many features fixed returns.
const fixedFeatures = 28

func when(name string, holds bool, value float64) logistic.Feature {
	if !holds {
		value = 0
	}
	return logistic.Feature{Name: name, Value: value}
}

func people(p lexicon.Place) float64 { return math.Log10(float64(p.Population + 1)) }

// calls reports whether a candidate is of the kind that the text calls the place.
func (q *question) calls(c candidate) bool {
	switch {
	case q.called == "":
		return true
	case q.counties:
		return c.County
	case q.called == annot.Region:
		return c.Kind == "region" || c.Kind == "country"
	}
	return c.Kind == string(q.called)
}

// votesFor returns whether the release names the country of a candidate otherwise, the share
// of the votes that it has, from 0 to 1, and how many names lie in its first-level region, up
// to 3; elsewhere tells that none does, but some in others. The votes of the name
// itself do not count. A single vote gives only half of its share.
func (s *setting) votesFor(q *question, c *candidate) (named bool, share, inState float64, elsewhere bool) {
	own := q.ballot()
	if c.Region != "" {
		n := s.votes[c.Region] - own.of(c.Region)
		for _, o := range q.twins {
			n -= o.ballot().of(c.Region)
		}
		inState = float64(max(0, min(3, n)))
		elsewhere = inState == 0 && (c.Kind != "region" || c.County) && s.regional-own.regional() > 0
	}
	sum := s.sum - own.n
	if sum <= 0 || c.Country == "" {
		return sum <= 0, 0, inState, elsewhere
	}
	n := float64(s.votes[c.Country] - own.of(c.Country))
	return n > 0, n / float64(sum) * min(n, 2) / 2, inState, elsewhere
}

// company returns how many of the other places lie within 100 km of a candidate, up to 3.
func (s *setting) company(q *question, c *candidate) (near float64) {
	if !c.Located || c.Kind == "country" || c.Kind == "region" && !c.County {
		return 0
	}
	for _, a := range s.around {
		if a.of == q || a.Country != c.Country || identity(a.Place) == identity(c.Place) {
			continue
		}
		if near < 3 && km(c.Place, a.Place) < 100 {
			near++
		}
	}
	return near
}

// asListed returns the share of those in a list with a name that are of the kind of a
// candidate, and the shares that lie in its state and country.
func (s *setting) asListed(q *question, c *candidate) (kind, state, country float64) {
	n := 0.0
	for _, o := range q.list {
		m := o.meaning
		if !m.known {
			continue
		}
		n++
		if m.Kind == c.Kind && m.County == c.County && (m.Kind != "region" || (m.State == "") == (c.State == "")) {
			kind++
		}
		if m.Region != "" && m.Region == c.Region {
			state++
		}
		if m.Country != "" && m.Country == c.Country && m.Kind != "country" {
			country++
		}
	}
	if n == 0 || c.none {
		return 0, 0, 0
	}
	return kind / n, state / n, country / n
}
