package analyze

import (
	"maps"
	"slices"
	"sync"

	"pressroom/analyze/annot"
	"pressroom/analyze/language"
	"pressroom/analyze/lexicon"
	"pressroom/analyze/place"
)

// words is the lexicon: that of all Analyzers, and of questions about places, which
// need none.
var words = sync.OnceValues(lexicon.Load)

// Locate returns the place that a name means without any text around it:
// "Paris", "Paris, Texas", "Armenia", and its usual name. It is not ok for a
// name that the gazetteer lacks.
func Locate(name string) (usual string, geo annot.Geo, ok bool) {
	lex, err := words()
	if err != nil { // New tells it
		return "", annot.Geo{}, false
	}
	return place.Locate(name, lex)
}

// Country returns the usual name of a country and its ISO 3166-1 alpha-2 code;
// both are empty for a name that is no country's.
func Country(name string) (usual, code string) {
	if usual, geo, ok := Locate(name); ok && geo.Kind == annot.Country {
		return usual, geo.Country
	}
	return "", ""
}

// Area returns the usual name of a country or of a first-level region (a state, a
// province) and its code: "AM", or "US.LA" as GeoNames codes it. It is not ok for a
// name that means neither.
func Area(name string) (usual, code string, ok bool) {
	lex, err := words()
	if err != nil {
		return "", "", false
	}
	return place.Area(name, lex)
}

// Namesakes returns the codes of the states and provinces that go by a name, beside
// the area that Area says it means: Georgia is a country and "US.GA", Washington a
// city and "US.WA".
func Namesakes(name string) []string {
	lex, err := words()
	if err != nil {
		return nil
	}
	_, code, _ := place.Area(name, lex)
	return place.Namesakes(name, code, lex)
}

// Countries lists all countries by their ISO 3166-1 alpha-2 codes, in order, and
// their names, the usual one first.
func Countries() (codes []string, names map[string][]string) {
	lex, err := words()
	if err != nil {
		return nil, nil
	}
	names = lex.Countries()
	return slices.Sorted(maps.Keys(names)), names
}

// Languages returns the ISO 639-1 codes of all languages that a release may be in, in
// alphabetical order, and the names of each.
func Languages() (codes []string, names map[string][]string) { return language.Codes() }
