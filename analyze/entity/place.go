package entity

import (
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// places groups the mentions of places by name and puts each on the map.
func (r *resolver) places() []annot.Entity {
	groups := r.group(annot.Place, func(i int) string { return lexicon.Fold(strings.TrimSuffix(r.name(i), ".")) })
	home := r.home()
	var ents []annot.Entity
	for n, mens := range groups {
		ent := r.entity(annot.Place, "l", n, mens)
		if strings.ToUpper(ent.Name) == ent.Name && len(ent.Name) > 5 {
			if p, ok := r.locate(ent.Name, home); ok && lexicon.Fold(p.Name) == lexicon.Fold(ent.Name) {
				ent.Aliases, ent.Name = append(ent.Aliases, ent.Name), p.Name
			}
		}
		if p, ok := r.locate(ent.Name, home); ok {
			ent.Geo = &annot.Geo{Kind: annot.GeoKind(p.Kind), Country: p.Country, Located: p.Located, Lat: p.Lat, Lon: p.Lon, GeoNames: p.GeoNames}
		} else {
			ent.Geo = &annot.Geo{Kind: annot.Site, Country: r.containerOf(ent.Name, home)}
		}
		ents = append(ents, ent)
	}
	return ents
}

// home counts how often each country and each state of the US is named or
// implied; one country named is a strong hint for the towns of a release.
func (r *resolver) home() map[string]int {
	votes := map[string]int{}
	for i, men := range r.mens {
		if men.Kind != annot.Place {
			continue
		}
		ps := r.lex.Places(strings.TrimSuffix(r.name(i), "."))
		switch {
		case len(ps) > 0 && (ps[0].Kind == "country" || ps[0].State != "" && ps[0].Kind == "region"):
			votes[ps[0].Country]++
			if ps[0].State != "" {
				votes["US-"+ps[0].State]++
			}
		case strings.Contains(r.name(i), ","):
			_, in, _ := strings.Cut(r.name(i), ",")
			if p, ok := r.container(strings.TrimSpace(in)); ok {
				votes[p.Country]++
				if p.State != "" {
					votes["US-"+p.State]++
				}
			}
		}
	}
	return votes
}

// container returns the state or the country that a name or an abbreviation
// stands for.
func (r *resolver) container(name string) (lexicon.Place, bool) {
	if p, ok := r.lex.StatePlace(name); ok {
		return p, true
	}
	for _, p := range r.lex.Places(name) {
		if p.Kind == "region" && p.State != "" {
			return p, true
		}
	}
	for _, p := range r.lex.Places(name) {
		if p.Kind == "country" {
			return p, true
		}
	}
	return lexicon.Place{}, false
}

// locate returns the place that a name most likely means: by what the text
// writes behind the comma, then by the other places of the release, then
// countries before states before sites before cities, the largest first.
func (r *resolver) locate(name string, home map[string]int) (lexicon.Place, bool) {
	town, in, written := strings.Cut(name, ",")
	ps := r.lex.Places(strings.TrimSpace(town))
	var within lexicon.Place
	if written {
		within, written = r.container(strings.TrimSpace(in))
	}
	best, found, bestScore := lexicon.Place{}, false, -1
	for rank, p := range ps {
		if written && (p.Country != within.Country || within.State != "" && p.State != "" && p.State != within.State || p.Kind == "country" || p.Kind == "region" && p.State == within.State) {
			continue
		}
		score := 100*r.ranked(p) - rank
		score += 60 * min(home[p.Country], 3)
		if p.State != "" {
			score += 120 * min(home["US-"+p.State], 3)
		}
		if score > bestScore {
			best, found, bestScore = p, true, score
		}
	}
	return best, found
}

// ranked orders kinds and sizes: a country or a state is meant more often than
// a village of its name.
func (r *resolver) ranked(p lexicon.Place) int {
	switch {
	case p.Kind == "country":
		return 8
	case p.Kind == "region":
		return 7
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
// written behind it, else the only one that the release speaks of.
func (r *resolver) containerOf(name string, home map[string]int) string {
	if _, in, ok := strings.Cut(name, ","); ok {
		if p, ok := r.container(strings.TrimSpace(in)); ok {
			return p.Country
		}
	}
	only := ""
	for c := range home {
		if len(c) == 2 {
			if only != "" {
				return ""
			}
			only = c
		}
	}
	return only
}
