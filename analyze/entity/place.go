package entity

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// places groups the mentions of places by what they mean on the map, else by
// name: "Yerevan" and "YEREVAN, Armenia" are one place.
func (r *resolver) places() []annot.Entity {
	home := r.home()
	meant := map[string]lexicon.Place{}
	groups := r.group(annot.Place, func(i int) string {
		name := strings.TrimSuffix(r.name(i), ".")
		p, known := meant[name]
		if !known {
			p, _ = r.locate(name, home)
			meant[name] = p
		}
		switch {
		case p.GeoNames != 0:
			return fmt.Sprint(p.GeoNames)
		case p.Kind == "country":
			return p.Country
		case p.State != "" && !p.County:
			return p.Region
		}
		return lexicon.Fold(name)
	})
	var ents []annot.Entity
	for n, mens := range groups {
		ent := r.entity(annot.Place, "l", n, mens)
		p, ok := r.locate(ent.Name, home)
		if ok {
			geo := geoOf(p)
			ent.Geo = &geo
			r.quieten(&ent, p.Name)
		} else {
			ent.Geo = &annot.Geo{Kind: annot.Site, Country: r.containerOf(ent.Name, mens, home)}
		}
		ents = append(ents, ent)
	}
	return ents
}

// Locate returns the place that a name means without any text around it, and
// its usual name.
func Locate(name string, lex *lexicon.Lexicon) (usual string, geo annot.Geo, ok bool) {
	r := &resolver{lex: lex}
	p, ok := r.locate(name, nil)
	return p.Name, geoOf(p), ok
}

func geoOf(p lexicon.Place) annot.Geo {
	return annot.Geo{Kind: annot.GeoKind(p.Kind), Country: p.Country, Located: p.Located, Lat: p.Lat, Lon: p.Lon, GeoNames: p.GeoNames}
}

// quieten gives a place that the text has in capitals its usual spelling.
func (r *resolver) quieten(ent *annot.Entity, usual string) {
	town, rest, _ := strings.Cut(ent.Name, ",")
	if len(town) < 4 || strings.ToUpper(town) != town || lexicon.Fold(town) != lexicon.Fold(usual) {
		return
	}
	loud := ent.Name
	ent.Name = usual
	if rest != "" {
		ent.Name += "," + rest
	}
	if i := slices.Index(ent.Aliases, ent.Name); i >= 0 {
		ent.Aliases[i] = loud
		return
	}
	ent.Aliases = append(ent.Aliases, loud)
}

// home counts how often each country and each state of the US is named or
// implied, also by its adjective; one country named is a strong hint for the towns of a release. A
// name that is both a country and a state says nothing.
func (r *resolver) home() map[string]int {
	votes := map[string]int{}
	for i, men := range r.mens {
		if men.Kind != annot.Place {
			continue
		}
		in := r.containers(strings.TrimSuffix(r.name(i), "."))
		if lexicon.Fold(r.name(i)) == "washington" {
			continue // the capital or the state, which others must tell
		}
		if town, behind, ok := r.cutContainer(r.name(i)); ok {
			in = r.holding(town, r.containers(behind))
		} else if len(in) == 0 {
			in = r.metropolis(r.name(i))
		}
		if len(in) != 1 {
			continue
		}
		votes[in[0].Country]++
		if in[0].State != "" {
			votes["US-"+in[0].State]++
		}
	}
	for _, tok := range r.toks {
		if w := tok.Text(r.text); len(w) > 4 && w[0] >= 'A' && w[0] <= 'Z' {
			if c := r.lex.Adjective(w); c != "" {
				votes[c]++
			}
		}
	}
	return votes
}

// metropolis returns the country of a city that is by far the largest of its
// name, as a vote of it.
func (r *resolver) metropolis(name string) []lexicon.Place {
	ps := r.lex.Places(name)
	if len(ps) == 0 || ps[0].Kind != "city" || ps[0].Population < 250_000 || len(ps) > 1 && ps[1].Population*10 > ps[0].Population {
		return nil
	}
	return []lexicon.Place{{Kind: "country", Country: ps[0].Country}}
}

// containers returns the states and countries that a name or an abbreviation
// may stand for.
func (r *resolver) containers(name string) []lexicon.Place {
	var in []lexicon.Place
	if p, ok := r.lex.StatePlace(name); ok {
		in = append(in, p)
	}
	for _, p := range r.lex.Places(name) {
		if p.Kind == "country" || p.Kind == "region" && p.State != "" {
			in = append(in, p)
		}
	}
	return in
}

// holding returns those of the containers in which the gazetteer has the town;
// all of them when it has it in none.
func (r *resolver) holding(town string, in []lexicon.Place) []lexicon.Place {
	for _, p := range r.lex.AllPlaces(town) {
		for _, c := range in {
			if lies(p, c) {
				return []lexicon.Place{c}
			}
		}
	}
	return in
}

// lies reports whether p lies in the state or the country c.
func lies(p, c lexicon.Place) bool {
	return p.Kind != "country" && p.Country == c.Country && (c.State == "" || p.State == c.State && p.Kind != "region")
}

// locate returns the place that a name most likely means: by what the text
// writes behind the comma, then by the other places of the release, then
// countries before states before sites before cities, the largest first.
func (r *resolver) locate(name string, home map[string]int) (lexicon.Place, bool) {
	town, behind, written := r.cutContainer(name)
	var in []lexicon.Place
	if written {
		in = r.holding(town, r.containers(strings.TrimSpace(behind)))
	}
	best, found, bestScore := lexicon.Place{}, false, -1
	main := mainCountry(home)
	for rank, p := range r.lex.AllPlaces(town) {
		if len(in) > 0 && !lies(p, in[0]) {
			continue
		}
		score := 100*r.ranked(p) - rank + 60*min(home[p.Country], 3)
		if p.Country == main {
			score += 120
		}
		if p.State != "" {
			score += 120 * min(home["US-"+p.State], 3)
		}
		if score > bestScore {
			best, found, bestScore = p, true, score
		}
	}
	if !found {
		if _, region, ok := strings.Cut(name, "istrict of "); ok { // "Middle District of North Carolina"
			return r.locate(region, home)
		}
	}
	return best, found
}

// cutContainer cuts "Paxton, Illinois" into the town and the state or country
// behind it; a state is also found where a web page lost the comma, "Paxton IL".
func (r *resolver) cutContainer(name string) (town, behind string, written bool) {
	if town, behind, written = strings.Cut(name, ","); written {
		return strings.TrimSpace(town), strings.TrimSpace(behind), true
	}
	if words := strings.Fields(name); len(r.lex.AllPlaces(name)) == 0 {
		for n := len(words) - 1; n > 0 && n > len(words)-3; n-- {
			if behind = strings.Join(words[n:], " "); r.lex.State(behind) != "" || behind == "D C" {
				return strings.Join(words[:n], " "), strings.ReplaceAll(behind, "D C", "DC"), true
			}
		}
	}
	return name, "", false
}

// ranked orders kinds and sizes: a country or a state is meant more often than
// a village of its name.
func (r *resolver) ranked(p lexicon.Place) int {
	switch {
	case p.Kind == "country", p.Kind == "city" && p.Region == "US.DC":
		return 8 // a release means the capital more often than the state
	case p.Kind == "region" && (p.Region == "" || p.State != "" && !p.County):
		return 7
	case p.Kind == "region" && p.Population > 1_000_000:
		return 5
	case p.Kind == "region":
		return 2
	case p.Kind != "city":
		return 6
	case p.Population > 1_000_000:
		return 6
	case p.Population > 200_000:
		return 4
	case p.Population > 50_000:
		return 2
	}
	return 1
}

// containerOf returns the country of a place that the gazetteer lacks: the one
// written behind it, after a comma or in brackets, else the one that two
// thirds of the release's places lie in.
func (r *resolver) containerOf(name string, mens []int, home map[string]int) string {
	if town, behind, ok := r.cutContainer(name); ok {
		if in := r.holding(town, r.containers(behind)); len(in) > 0 {
			return in[0].Country
		}
	}
	for _, i := range mens {
		if i+1 < len(r.mens) && strings.TrimSpace(r.text[r.mens[i].End:r.mens[i+1].Start]) == "(" {
			if in := r.containers(r.name(i + 1)); len(in) > 0 {
				return in[0].Country
			}
		}
	}
	return mainCountry(home)
}

// mainCountry returns the country that has two thirds of the votes, or "".
func mainCountry(home map[string]int) string {
	best, sum := "", 0
	for _, c := range slices.Sorted(maps.Keys(home)) {
		if len(c) != 2 {
			continue
		}
		sum += home[c]
		if home[c] > home[best] {
			best = c
		}
	}
	if 3*home[best] <= 2*sum {
		return ""
	}
	return best
}
