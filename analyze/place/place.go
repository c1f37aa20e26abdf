// Package place turns the mentions of places into entities on the map.
//
// A resolver holds what the gazetteer has for the names of one document (locate.go). It
// makes a setting, which is all that the release says about where it is set (setting.go):
// votes for countries and regions, containers that the text names ("Slough, Berkshire") and
// lists (within.go). Which place each name means is a question; all questions of a release are
// answered together (choice.go), by the fitted weights of what speaks for each candidate
// (weight.go). A name that the gazetteer lacks may be part of a place that it has
// ("Northern Syria", part.go); else it gets the country of the release, and a site the point
// of the town that the release names with it (site.go). Find groups the mentions by the place
// that they mean. Countries counts the countries and chooses the focus (country.go).
package place

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
	"pressroom/analyze/logistic"
)

// A resolver finds the places of one document. It keeps what it has looked up.
type resolver struct {
	*annot.Document
	lex    *lexicon.Lexicon
	model  logistic.Model             // weighs what speaks for the candidates
	clears map[string]meaning         // by name: what clear found
	found  map[string][]lexicon.Place // by name: what candidates found
}

func newResolver(doc *annot.Document, lex *lexicon.Lexicon) *resolver {
	return &resolver{doc, lex, weights, map[string]meaning{}, map[string][]lexicon.Place{}}
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
	at.settle(meant)
	for n := range ents {
		ent := &ents[n]
		for _, i := range ent.Mentions {
			if m := meant[i]; ent.Geo == nil || ent.Geo.Country == "" && m.Country != "" || !ent.Geo.Located && m.Located {
				geo := geoOf(m.Place)
				geo.Precision, geo.Box = m.precision, r.box(m)
				ent.Geo, ent.GeoAt = &geo, m.why
			}
		}
		name := r.called(meant[ent.Mentions[0]].Place, *ent)
		ent.Aliases = slices.DeleteFunc(append([]string{ent.Name}, ent.Aliases...), func(a string) bool { return a == name })
		ent.Name = name
	}
	return ents
}

// identity returns a key that is different for any two places of the gazetteer.
func identity(p lexicon.Place) string {
	switch {
	case p.Kind == "country":
		return p.Country
	case p.GeoNames != 0:
		return fmt.Sprint(p.GeoNames)
	case p.State != "" && p.Kind == "region" && !p.County:
		return p.Region
	}
	return strings.Join([]string{p.Kind, p.Country, p.Region, lexicon.Fold(p.Name)}, " ")
}

// Locate returns the place that a name most likely means where no text is around it,
// and its usual name.
func Locate(name string, lex *lexicon.Lexicon) (usual string, geo annot.Geo, ok bool) {
	r := newResolver(&annot.Document{}, lex)
	p, ok := r.alone(name)
	if !ok {
		return "", annot.Geo{}, false
	}
	geo = geoOf(p)
	geo.Precision = annot.AtPlace
	geo.Box = r.box(meaning{Place: p, known: true, precision: annot.AtPlace})
	return p.Name, geo, true
}

// alone returns the place that a name most likely means where no text is around it.
func (r *resolver) alone(name string) (lexicon.Place, bool) {
	s := &setting{resolver: r}
	q := &question{name: name}
	town, container, written := s.cutContainer(name)
	if q.town, q.written = town, written; written {
		q.in = s.containers(container)
	}
	s.ask(q)
	q.candidates = slices.DeleteFunc(q.candidates, func(c candidate) bool { return c.none })
	m := s.answer(q)
	return m.Place, m.known
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
	p, ok := newResolver(&annot.Document{}, lex).alone(name)
	switch {
	case ok && p.Kind == string(annot.Country) && p.Country != "":
		return p.Name, p.Country, true
	case ok && p.Kind == string(annot.Region) && !p.County && p.Region != "":
		return p.Name, p.Region, true
	}
	return "", "", false
}

// box returns the box around a country or a first-level region, nil for any other place.
func (r *resolver) box(m meaning) *[4]float64 {
	code := m.Region
	if m.Kind == string(annot.Country) {
		code = m.Country
	}
	area := m.Kind == string(annot.Country) || m.Kind == string(annot.Region) && !m.County
	if !m.known || m.precision != annot.AtPlace || code == "" || !area {
		return nil
	}
	if box, ok := r.lex.Box(code); ok {
		return (*[4]float64)(&box)
	}
	return nil
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
		alone, ok := r.alone(town)
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
