package place

import (
	"math"
	"slices"
	"strings"

	"pressroom/analyze/lexicon"
)

// locate returns the place that a name most likely means: one that lies in what
// the text says it lies in, then the weightiest, with what the release plays in
// on the scales. in are the containers that the text has for it.
func (s *setting) locate(name string, in []lexicon.Place) (lexicon.Place, bool) {
	town, container, written := s.cutContainer(name)
	if written {
		in = s.containers(container)
	}
	held := s.holding(town, in)
	best, found, weight := s.weightiest(town, held, written)
	switch {
	case len(held) > 0:
	case written && found && weight > leastListed && in != nil && in[0].Kind == "country":
		// "they play in Dublin, France in Cardiff"
	case found && len(in) > 0 && in[0].Kind == "region" && in[0].State == "" && in[0].Country == best.Country && weight > leastAbroad:
		// "El Fasher, North Darfur", whose region the gazetteer does not know
	case len(in) > 0:
		found = false // a town of that state, and the gazetteer has others of its name alone
	case found && s.abroad(best, weight):
		return lexicon.Place{}, false
	}
	if found || len(town) < 4 {
		return best, found
	}
	return s.partOf(town, in)
}

// abroad reports whether a place lies in a country that the release does not name
// while it plays in another, and is too small to be meant nevertheless.
func (s *setting) abroad(p lexicon.Place, weight float64) bool {
	if s.votes[p.Country] > 0 || s.votes[s.main] == 0 {
		return false
	}
	return p.Kind == "city" && weight < leastAbroad || p.Kind == "region" && weight < leastAbroad+1
}

// weightiest returns the candidate of a name with the greatest weight, of those in
// the containers held where there are any. Written tells that the text has a
// container beside the name.
func (s *setting) weightiest(town string, held []lexicon.Place, written bool) (best lexicon.Place, found bool, high float64) {
	high = math.Inf(-1)
	ps := s.candidates(town)
	so := func(p lexicon.Place) bool { return p.Kind == "city" && lexicon.Fold(p.Name) == lexicon.Fold(town) }
	named := slices.ContainsFunc(ps, so)
	famous, _ := s.clear(town)
	for _, p := range ps {
		weight := s.weight(p, town)
		if named && p.Kind == "city" && !so(p) {
			weight -= 0.8 // some call it so, and another city is called so
		}
		if p.Kind == "city" && famous.Kind == "city" && p.Country == famous.Country && identity(p) != identity(famous) {
			weight -= 0.3 // Nagasaki is the city before the quarter of Tokyo
		}
		if p.Kind == "region" && p.Population > 0 && slices.ContainsFunc(ps, func(c lexicon.Place) bool {
			return c.Kind == "city" && c.Country == p.Country && (c.Population > 100_000 || written)
		}) {
			weight-- // Mecca is the city before the region around it
		}
		if len(held) > 0 {
			far := nearest(p, held)
			if far < 0 {
				continue
			}
			weight -= min(4, far/50)
		}
		if weight > high {
			best, found, high = p, true, weight
		}
	}
	return best, found, high
}

// leastAbroad is the weight that a town must have, and a region ten times as
// much, to be meant in a release that plays in another country: more likely it
// is a village there of the same name, too small for the gazetteer.
const leastAbroad = 4.5

// leastListed is the weight of a place that everybody knows: what stands after
// its comma is the next of a list.
const leastListed = 6

// candidates returns the places of a name, also where it writes a saint, a mount
// or a fort in short.
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

// The weight of a place is the decimal logarithm of how many people live there;
// what has none, or is named for other things than its people, stands where
// releases name it: a country above any city.
func (s *setting) weight(p lexicon.Place, name string) float64 {
	var w float64
	switch {
	case p.Kind == "country":
		w = 8
	case p.Kind == "region" && p.State != "" && !p.County:
		w = 7
		if contested[lexicon.Fold(p.Name)] {
			w = 5.9
		}
	case p.Kind == "region" && p.Country == "":
		w = 8
	case p.County:
		w = 4.5
	case p.Kind == "region" && p.Population == 0:
		w = 6.5 // kept by hand
	case p.Kind == "region":
		w = min(6.4, max(4, math.Log10(float64(p.Population+1))))
	case p.Kind == "district":
		w = 6
	case p.Kind == "city" && p.Population == 0:
		w = 5.7 // kept by hand
	case p.Kind == "city":
		w = math.Log10(float64(p.Population + 1))
	default:
		w = 7
	}
	if p.Capital {
		w++
	}
	if p.Shared && p.Country != "" && p.Country != s.main {
		w--
	}
	if p.Common {
		w--
	}
	own := s.own[lexicon.Fold(name)]
	if sum := s.sum - own.n; sum > 0 {
		n := float64(s.votes[p.Country] - own.of(p.Country))
		w += 2 * n / float64(sum) * min(n, 2) / 2
	}
	near := 0
	if p.Region != "" {
		near = s.votes[p.Region] - own.of(p.Region)
	}
	if p.Kind == "city" {
		near += s.company(p)
	}
	return w + 0.5*float64(min(near, 3))
}

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

// holding returns those of the containers in which the gazetteer has the town.
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

// nearest returns how many kilometres p is from the middle of the nearest of the
// regions that it lies in, 0 in a country; -1 when it lies in none.
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

// farthest is how far, in kilometres, a place may lie from the middle of a county
// or a region that has no code of its own.
const farthest = 150

// acrossState is how far a site may lie from the middle of the region that the
// text has it in.
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

// km is the distance of two places on a globe of 6,371 km.
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
