package place

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// locate returns the most likely place of a name. Places in one of the containers in,
// which the text gives for the name, come first; among several, the weight decides,
// which also depends on the countries that the release names.
func (s *setting) locate(name string, in []lexicon.Place) (lexicon.Place, bool) {
	m := s.meaningOf(name, in)
	return m.Place, m.known
}

// The rules by which the place of a name is chosen. They are shown as the reason of a
// place.
const (
	byContainer = "lies in what the text names"
	onlyOne     = "the only place of this name"
	byWeight    = "likelier than others of this name: " // the strongest feature follows
	byOrder     = "the first of equals of this name"
	byPart      = "named after the place it lies in"
	likeOthers  = "what its neighbour in a list is"
	unknown     = "not in the gazetteer"
	ofTown      = "the point of the town that the release names"
)

// meaningOf is locate, and also returns the rule that chose the place.
func (s *setting) meaningOf(name string, in []lexicon.Place) meaning {
	town, container, written := s.cutContainer(name)
	if written {
		in = s.containers(container)
	}
	held := s.holding(town, in)
	best, rule := s.weightiest(town, held, written)
	found := rule != ""
	switch {
	case len(held) > 0:
		rule = byContainer
	case written && found && best.weight > leastListed && in != nil && in[0].Kind == "country":
		// "they play in Dublin, France in Cardiff"
	case found && len(in) > 0 && in[0].Kind == "region" && in[0].State == "" && in[0].Country == best.Country && best.weight > leastAbroad:
		rule = byContainer // "El Fasher, North Darfur", a town for which the gazetteer has no region
	case len(in) > 0:
		found = false // the text has the town in this state, and the gazetteer only elsewhere
	case found && s.abroad(best):
		return meaning{}
	}
	if found || len(town) < 4 {
		return meaning{best.Place, found, annot.Evidence{Rule: rule}}
	}
	p, ok := s.partOf(town, in)
	return meaning{p, ok, annot.Evidence{Rule: byPart}}
}

// abroad reports whether a place is too small to be meant because it lies in a country
// that the release does not name, while the release is set in another.
func (s *setting) abroad(c candidate) bool {
	if s.votes[c.Country] > 0 || s.votes[s.main] == 0 {
		return false
	}
	return c.Kind == "city" && c.weight < leastAbroad || c.Kind == "region" && c.weight < leastAbroad+1
}

// weightiest returns the candidate of a name with the greatest weight, the first of
// equals, and why it is that one; no rule when the name has none.
func (s *setting) weightiest(town string, held []lexicon.Place, written bool) (best candidate, rule string) {
	all := s.rank(town, held, written)
	if len(all) == 0 {
		return candidate{}, ""
	}
	first := 0
	for i, c := range all {
		if c.weight > all[first].weight {
			first = i
		}
	}
	best = all[first]
	return best, against(best, all)
}

// against returns the rule by which one of several candidates was chosen. It names the
// feature that contributes most to its lead over the next candidate.
func against(best candidate, all []candidate) string {
	others := slices.DeleteFunc(all, func(c candidate) bool { return identity(c.Place) == identity(best.Place) })
	if len(others) == 0 {
		return onlyOne
	}
	second := slices.MaxFunc(others, func(a, b candidate) int { return cmp.Compare(a.weight, b.weight) })
	reason := weights.Strongest(best.speaking, second.speaking)
	if reason == "" {
		return byOrder
	}
	return byWeight + reason
}

// leastAbroad is the least weight of a town that can be meant in a release set in
// another country; a region needs ten times as much. Below it, the name more likely
// means a village of the release's own country that is too small for the gazetteer.
const leastAbroad = 4.5

// leastListed is the weight from which on a place is known to everybody, so that the
// name after its comma is the next in a list and not its container.
const leastListed = 6

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
	if first, rest, ok := strings.Cut(name, " "); ok {
		if full := abbreviated[first]; full != "" {
			ps = append(ps, s.lex.AllPlaces(full+" "+rest)...)
		}
	}
	if len(ps) == 0 && strings.Contains(name, "-") {
		ps = s.lex.AllPlaces(strings.ReplaceAll(name, "-", " "))
	}
	if len(ps) == 0 && strings.HasPrefix(name, "The ") {
		ps = s.lex.AllPlaces(name[4:])
	}
	if p, ok := s.lex.StatePlace(name); ok {
		ps = append(ps, p)
	}
	return ps
}

var abbreviated = map[string]string{"St.": "Saint", "St": "Saint", "Mt.": "Mount", "Mt": "Mount", "Ft.": "Fort", "Ft": "Fort"}

// containers returns the states, regions and countries that a name or an
// abbreviation may stand for.
func (r *resolver) containers(name string) []lexicon.Place {
	name = strings.TrimSpace(name)
	var in []lexicon.Place
	if p, ok := r.lex.StatePlace(name); ok {
		in = append(in, p)
	}
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

// nearest returns the distance in kilometres from p to the middle of the nearest of the
// containers that it lies in. The distance is 0 if that is a country, and -1 if p lies
// in none.
func nearest(p lexicon.Place, in []lexicon.Place) float64 {
	far := -1.0
	for _, c := range in {
		if !lies(p, c) {
			continue
		}
		d := 0.0
		if c.Kind == "region" && c.Located && p.Located {
			d = km(p, c)
		}
		if far < 0 || d < far {
			far = d
		}
	}
	return far
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
			if container = strings.Join(words[n:], " "); r.lex.State(container) != "" || container == "D C" {
				return strings.Join(words[:n], " "), strings.ReplaceAll(container, "D C", "DC"), true
			}
		}
	}
	return name, "", false
}
