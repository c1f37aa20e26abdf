package place

import (
	"math"
	"slices"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// The rules by which the place of a name is chosen. They are shown as the reason of a
// place.
const (
	onlyOne    = "the only place of this name"
	byWeight   = "likelier than others of this name: " // the strongest feature follows
	byOrder    = "the first of equals of this name"
	byPart     = "named after the place it lies in"
	likeOthers = "what its neighbour in a list is"
	unknown    = "not in the gazetteer"
	ofTown     = "the point of the town that the release names with it"
)

// locate returns the most likely place of a name that is no mention: of the town in
// "Manchester Arena". Places in one of the containers in, which the text gives for the name,
// come first.
func (s *setting) locate(name string, in []lexicon.Place) (lexicon.Place, bool) {
	return s.locateAs(name, in, "")
}

// locateAs is locate for a name of which the text says what kind of place it is.
func (s *setting) locateAs(name string, in []lexicon.Place, kind annot.GeoKind) (lexicon.Place, bool) {
	q := &question{name: name, called: kind}
	town, container, written := s.cutContainer(name)
	if q.town, q.in, q.written = town, in, written; written {
		q.in = s.containers(container)
	}
	s.ask(q)
	if kind != "" { // there is no "Kunduz Province" without a Kunduz
		q.candidates = slices.DeleteFunc(q.candidates, func(c candidate) bool { return c.none })
	}
	m := s.answer(q)
	return m.Place, m.known
}

// candidates returns the places of a name in the gazetteer, also if the name has "St.",
// "Mt." or "Ft.".
func (s *setting) candidates(name string) []lexicon.Place {
	ps, ok := s.found[name]
	if !ok {
		ps = slices.Clip(s.candidatesOf(name))
		s.found[name] = ps
	}
	return ps
}

func (s *setting) candidatesOf(name string) []lexicon.Place {
	ps := s.lex.AllPlaces(name)
	if len(ps) == 0 {
		name = strings.TrimSuffix(name, ".")
		ps = s.lex.AllPlaces(name)
	}
	if long := full(name); long != name {
		ps = append(ps, s.lex.AllPlaces(long)...)
	}
	if len(ps) == 0 && strings.Contains(name, "-") {
		ps = s.lex.AllPlaces(strings.ReplaceAll(name, "-", " "))
	}
	if len(ps) == 0 && strings.HasPrefix(name, "The ") {
		ps = s.lex.AllPlaces(name[4:])
	}
	return append(append(ps, s.byname(name)...), s.statesOf(name)...)
}

// full returns a name with its first word written out: "Saint Louis" for "St. Louis".
func full(name string) string {
	if first, rest, ok := strings.Cut(name, " "); ok && abbreviated[first] != "" {
		return abbreviated[first] + " " + rest
	}
	return name
}

var abbreviated = map[string]string{"St.": "Saint", "St": "Saint", "Mt.": "Mount", "Mt": "Mount", "Ft.": "Fort", "Ft": "Fort"}

// containers returns the states, regions and countries that a name or an
// abbreviation may stand for.
func (r *resolver) containers(name string) []lexicon.Place {
	name = strings.TrimSpace(name)
	in := r.statesOf(name)
	for _, p := range r.lex.Places(name) {
		if (p.Kind == "country" || p.Kind == "region" && p.Country != "") && !slices.Contains(in, p) {
			in = append(in, p)
		}
	}
	if town, container, ok := strings.Cut(name, ","); ok && len(in) == 0 { // "Slough, Berkshire, England"
		if in = r.containers(town); len(in) == 0 {
			in = r.containers(container)
		}
	}
	return in
}

// statesOf returns the states and provinces that an abbreviation stands for.
func (r *resolver) statesOf(abbr string) (states []lexicon.Place) {
	if p, ok := r.lex.StatePlace(abbr); ok {
		states = append(states, p)
	}
	return append(states, r.lex.Provinces(abbr)...)
}

// holding returns the containers in which the gazetteer has the town.
func (s *setting) holding(town string, in []lexicon.Place) (held []lexicon.Place) {
	if len(in) == 0 {
		return nil
	}
	ps := s.candidates(town)
	for _, c := range in {
		if slices.ContainsFunc(ps, func(p lexicon.Place) bool { return lies(p, c) }) {
			held = append(held, c)
		}
	}
	return held
}

// farthest is the greatest distance, in kilometres, between a place and the middle of a
// county or a region that the gazetteer has no code for.
const farthest = 150

// acrossState is the greatest distance, in kilometres, between a site and the middle of
// the region that the text places it in.
const acrossState = 600

// lies reports whether p lies in the country or the region c.
func lies(p, c lexicon.Place) bool {
	switch {
	case p.Kind == "country" || p.Country != c.Country || p.Country == "":
		return false
	case c.Kind == "country":
		return true
	case c.State != "" || c.Region != "":
		if p.Region == "" { // a site
			return p.Located && km(p, c) <= acrossState
		}
		return p.Region == c.Region && (p.Kind != "region" || p.Name != c.Name)
	}
	return p.Located && c.Located && km(p, c) <= farthest && p.Name != c.Name
}

// km returns the distance between two places in kilometres, on a sphere with a radius
// of 6,371 km.
func km(a, b lexicon.Place) float64 {
	rad := func(deg float64) float64 { return deg * math.Pi / 180 }
	h := sq(math.Sin(rad(b.Lat-a.Lat)/2)) + math.Cos(rad(a.Lat))*math.Cos(rad(b.Lat))*sq(math.Sin(rad(b.Lon-a.Lon)/2))
	return 2 * 6371 * math.Asin(math.Sqrt(min(1, h)))
}

func sq(x float64) float64 { return x * x }

// cutContainer cuts "Paxton, Illinois" into the town and the state or country
// container it; a state is also found where a web page lost the comma, "Paxton IL".
func (r *resolver) cutContainer(name string) (town, container string, written bool) {
	if town, container, written = strings.Cut(name, ","); written {
		return strings.TrimSpace(town), strings.TrimSpace(container), true
	}
	if words := strings.Fields(name); len(words) > 1 && len(r.lex.AllPlaces(name)) == 0 {
		for n := len(words) - 1; n > 0 && n > len(words)-3; n-- {
			if words[n-1] == "of" || words[n-1] == "the" {
				break // "State of Texas" has no town
			}
			if container = strings.Join(words[n:], " "); len(r.statesOf(container)) > 0 || container == "D C" {
				return strings.Join(words[:n], " "), strings.ReplaceAll(container, "D C", "DC"), true
			}
		}
	}
	return name, "", false
}
