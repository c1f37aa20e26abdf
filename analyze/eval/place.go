package eval

import (
	"math"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/schema"
)

// nearby is how many kilometres a place may be from where it is annotated.
const nearby = 161

func (p pair) places() {
	all, scored := map[string]bool{}, map[string]bool{}
	for _, m := range p.g.Mentions {
		if m.Label == "LOC" {
			all[m.Entity] = true
			if !p.unscored(m.Range, "LOC") {
				scored[m.Entity] = true
			}
		}
	}
	gold := p.g.Places[:0:0]
	for _, x := range p.g.Places {
		if !countriesAsAdjectives[norm(x.Name)] && (!all[x.Name] || scored[x.Name]) {
			gold = append(gold, x)
		}
	}
	var found []schema.Place
	for _, x := range p.an.Places {
		asked := len(x.Mentions) == 0
		for _, m := range x.Mentions {
			asked = asked || !p.unscored(Range{m.Start, m.End}, "LOC")
		}
		if asked && !countriesAsAdjectives[norm(x.Name)] {
			found = append(found, x)
		}
	}
	pairs := greedy(len(gold), len(found), 1, func(i, j int) float64 {
		names := []string{found[j].Name}
		for _, m := range found[j].Mentions {
			names = append(names, m.Text)
		}
		if sameName([]string{gold[i].Name}, names) {
			return 1
		}
		return 0
	})
	p.Tallies["places"].Add(len(pairs), len(found), len(gold))
	for i, x := range gold {
		var got schema.Place
		if j, ok := pairs[i]; ok {
			got = found[j]
		}
		if x.Country != "" {
			p.Rates["places.country"].add(strings.EqualFold(string(got.Country), x.Country))
		}
		if x.Lat != nil && x.Lon != nil {
			near := got.Lat != nil && km(*x.Lat, *x.Lon, *got.Lat, *got.Lon) <= nearby
			// Where the middle of a country lies is a matter of taste.
			p.Rates["places.161km"].add(near || got.Kind == "country" && string(got.Country) == x.Country)
		}
	}
}

// km is the great-circle distance.
func km(lat1, lon1, lat2, lon2 float64) float64 {
	rad := math.Pi / 180
	a := math.Pow(math.Sin((lat2-lat1)*rad/2), 2) + math.Cos(lat1*rad)*math.Cos(lat2*rad)*math.Pow(math.Sin((lon2-lon1)*rad/2), 2)
	return 12742 * math.Asin(math.Sqrt(a))
}

// across is how many kilometres the middle of a region may be from where it is annotated.
const across = 500

// Meant returns what tells of a place whether a name, as a release has it, means it: the one
// that is annotated has the same country and, but for countries, a point not far from it. What
// lies in no country or in many is any such area or water. It is not told for a name that is not
// annotated, or whose point is not known.
func (g Gold) Meant(name string) (means func(annot.Geo) bool, told bool) {
	for _, x := range g.Places {
		if !sameName([]string{x.Name}, []string{name}) && !g.says(x.Name, name) {
			continue
		}
		if x.Country == "" && x.Kind != "" {
			return func(geo annot.Geo) bool { return geo.Country == "" && geo.Kind != "" }, true
		}
		if x.Country == "" || x.Lat == nil || x.Lon == nil {
			return nil, false
		}
		far := float64(nearby)
		if x.Kind == "region" {
			far = across
		}
		return func(geo annot.Geo) bool {
			return x.Country == geo.Country && (geo.Kind == annot.Country || geo.Located && km(*x.Lat, *x.Lon, geo.Lat, geo.Lon) <= far)
		}, true
	}
	return nil, false
}

// says reports whether a mention of the place called entity is written so.
func (g Gold) says(entity, name string) bool {
	points := []rune(g.Text)
	for _, m := range g.Mentions {
		if m.Label == "LOC" && m.Entity == entity && norm(string(points[m.Start:m.End])) == norm(name) {
			return true
		}
	}
	return false
}
