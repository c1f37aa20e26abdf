// Package place turns the mentions of places into entities on the map.
//
// A resolver holds what the gazetteer has for the names of one document. It makes a
// setting, which is all that the release says about where it is set: votes for
// countries and regions, containers that the text names ("Slough, Berkshire",
// within.go) and neighbours in lists (setting.go). It makes the setting twice, because
// the second time it knows more names. A setting then locates each name: among the
// candidates of the gazetteer that lie in the containers it takes the one with the
// greatest weight (locate.go, weight.go). A name that the gazetteer lacks gets the
// country of the release, and the point of a town if the release names only one. Find
// groups the mentions by the place that they mean. Countries counts the countries and
// chooses the focus (country.go).
package place

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// A resolver finds the places of one document. It keeps what it has looked up.
type resolver struct {
	*annot.Document
	lex    *lexicon.Lexicon
	clears map[string]meaning         // by name: what clear found
	found  map[string][]lexicon.Place // by name: what candidates found
}

func newResolver(doc *annot.Document, lex *lexicon.Lexicon) *resolver {
	return &resolver{doc, lex, map[string]meaning{}, map[string][]lexicon.Place{}}
}

// Find returns the places of a document, in order of first mention. Mentions of the
// same place of the gazetteer are one entity, and so are mentions of the same name that
// it lacks: "Yerevan" and "YEREVAN, Armenia" are one place, "Del." and "Delaware" too.
func Find(doc *annot.Document, lex *lexicon.Lexicon) []annot.Entity {
	r := newResolver(doc, lex)
	at := r.read()
	meant := make([]meaning, len(r.Mentions))
	ents := r.Group(annot.Place, func(i int) string {
		m := at.resolve(i)
		if meant[i] = m; !m.known {
			return lexicon.Fold(m.Name) + " " + m.Region
		}
		return identity(m.Place)
	})
	r.settle(meant)
	for n := range ents {
		ent := &ents[n]
		for _, i := range ent.Mentions {
			if m := meant[i]; ent.Geo == nil || ent.Geo.Country == "" && m.Country != "" || !ent.Geo.Located && m.Located {
				geo := geoOf(m.Place)
				ent.Geo, ent.GeoAt = &geo, m.why
			}
		}
		name := r.called(meant[ent.Mentions[0]].Place, *ent)
		ent.Aliases = slices.DeleteFunc(append([]string{ent.Name}, ent.Aliases...), func(a string) bool { return a == name })
		ent.Name = name
	}
	return ents
}

// oneArea is the greatest distance, in kilometres, between towns that count as one
// area.
const oneArea = 30

// manyTowns is the number of towns from which on a release is not set in one area.
const manyTowns = 20

// settle gives the facilities and districts that the gazetteer lacks the point of the
// town that the release names in their country, if it names only one or all lie in one
// area: a bridge in the release of a town hall is probably in that town. A river or a
// lake also gets the point of the only town, which is near the part that is meant. A
// capital in the dateline does not count if the release names a region, because there
// it only says where the release was written.
func (r *resolver) settle(meant []meaning) {
	towns := map[string][]lexicon.Place{} // by country
	first := map[string]annot.Span{}      // by country: where its first town is named
	regional := map[string]bool{}
	for _, p := range meant {
		regional[p.Country] = regional[p.Country] || p.Kind == string(annot.Region)
	}
	for i, p := range meant {
		written := p.Capital && regional[p.Country] && r.Dateline != nil && r.Dateline.Contains(r.Mentions[i].Span)
		if len(towns[p.Country]) == manyTowns {
			continue // so many towns may be a list from all over the country
		}
		known := slices.ContainsFunc(towns[p.Country], func(t lexicon.Place) bool { return identity(t) == identity(p.Place) })
		if p.Kind == string(annot.City) && p.Located && !written && !known {
			if len(towns[p.Country]) == 0 {
				first[p.Country] = r.Mentions[i].Span
			}
			towns[p.Country] = append(towns[p.Country], p.Place)
		}
	}
	for i, p := range meant {
		ts := towns[p.Country]
		local := p.Kind == string(annot.Facility) || p.Kind == string(annot.District) || p.Kind == string(annot.Water) && len(ts) == 1
		if p.Located || !local || len(ts) == 0 || len(ts) == manyTowns {
			continue
		}
		elsewhere := func(t lexicon.Place) bool { return km(t, ts[0]) > oneArea || p.Region != "" && p.Region != t.Region }
		if !slices.ContainsFunc(ts, elsewhere) {
			meant[i].Located, meant[i].Lat, meant[i].Lon = true, ts[0].Lat, ts[0].Lon
			meant[i].why = annot.Evidence{Span: first[p.Country], Rule: ofTown}
		}
	}
}

// identity returns a key that is different for any two places of the gazetteer.
func identity(p lexicon.Place) string {
	switch {
	case p.Kind == "country":
		return p.Country
	case p.GeoNames != 0:
		return fmt.Sprint(p.GeoNames)
	case p.State != "" && !p.County:
		return p.Region
	}
	return strings.Join([]string{p.Kind, p.Country, p.Region, lexicon.Fold(p.Name)}, " ")
}

// Locate returns the place that a name most likely means where no text is around it,
// and its usual name.
func Locate(name string, lex *lexicon.Lexicon) (usual string, geo annot.Geo, ok bool) {
	p, ok := newResolver(&annot.Document{}, lex).read().locate(name, nil)
	if !ok {
		return "", annot.Geo{}, false
	}
	return p.Name, geoOf(p), true
}

// mostNamesakes is how many inhabitants a region has at least to be told beside what
// else its name means.
const mostNamesakes = 500_000

// Namesakes returns the codes of the first-level regions that go by a name, beside
// the area of the code that it means first, if it means one: "US.GA" of Georgia,
// "US.WA" of Washington.
func Namesakes(name, code string, lex *lexicon.Lexicon) (codes []string) {
	for _, p := range lex.AllPlaces(name) {
		if p.Kind != string(annot.Region) || p.County || p.Population < mostNamesakes && p.State == "" {
			continue
		}
		if p.Region != "" && p.Region != code && p.Country != code && !slices.Contains(codes, p.Region) {
			codes = append(codes, p.Region)
		}
	}
	return codes
}

// Area returns the code of the country ("AM") or first-level region ("US.LA") that a
// name means, and its usual name. It is not ok for any other name.
func Area(name string, lex *lexicon.Lexicon) (usual, code string, ok bool) {
	p, ok := newResolver(&annot.Document{}, lex).read().locate(name, nil)
	switch {
	case ok && p.Kind == string(annot.Country) && p.Country != "":
		return p.Name, p.Country, true
	case ok && p.Kind == string(annot.Region) && !p.County && p.Region != "":
		return p.Name, p.Region, true
	}
	return "", "", false
}

func geoOf(p lexicon.Place) annot.Geo {
	return annot.Geo{Kind: annot.GeoKind(p.Kind), Country: p.Country, Region: p.Region, Located: p.Located,
		Lat: p.Lat, Lon: p.Lon, GeoNames: p.GeoNames}
}

// called returns the name under which a place is shown. A country or a state has its
// usual name if the text has a shorter or longer form of that; the capital of the
// United States has its district; a town is shown without state or country if its name
// alone means the same town; any other place has the longest form that the text uses.
func (r *resolver) called(p lexicon.Place, ent annot.Entity) string {
	forms := append([]string{ent.Name}, ent.Aliases...)
	usually := func(form string) bool {
		return lexicon.Fold(form) == lexicon.Fold(p.Name) || strings.Contains(form, p.Name) || shortened(form)
	}
	switch {
	case p.Kind == "country" && (p.Country == "US" || slices.ContainsFunc(forms, usually)), p.State != "" && p.Kind == "region" &&
		!p.County && p.Region == "US."+p.State:
		return p.Name
	case p.Capital && p.Country == "US":
		return "Washington, D.C."
	case p.Kind != "city":
		return r.quiet(ent.Name, p.Name)
	}
	town, _, written := r.cutContainer(ent.Name)
	if lexicon.Fold("The "+town) == lexicon.Fold(p.Name) {
		town = p.Name // "The Hague"
	}
	if written {
		alone, ok := (&setting{resolver: r}).locate(town, nil)
		if !ok || identity(alone) != identity(p) {
			return r.quiet(ent.Name, p.Name)
		}
	}
	return r.quiet(town, p.Name)
}

// shortened reports whether a name is an abbreviation: "UK", "U.A.E.", "DRC".
func shortened(name string) bool { return strings.ToUpper(name) == name }

// quiet returns the usual spelling of a name that the text writes in capitals.
func (r *resolver) quiet(name, usual string) string {
	town, rest, more := strings.Cut(name, ",")
	if len(town) < 4 || strings.ToUpper(town) != town {
		return name
	}
	switch {
	case lexicon.Fold(town) == lexicon.Fold(usual):
		town = usual
	case more || strings.Contains(town, " ") || len(town) > 5: // no acronym
		town = capitalized(town)
	}
	if more {
		return town + "," + rest
	}
	return town
}

// capitalized turns "COX'S BAZAR" into "Cox's Bazar".
func capitalized(s string) string {
	start := true
	return strings.Map(func(c rune) rune {
		was := start
		start = c == ' ' || c == '-' || c == '.' || c == utf8.RuneError
		if was {
			return c
		}
		return unicode.ToLower(c)
	}, s)
}
