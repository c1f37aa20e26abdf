package analyze

import (
	"sync"

	"pressroom/analyze/annot"
	"pressroom/analyze/entity"
	"pressroom/analyze/lexicon"
)

// gazetteer is the lexicon for questions about places that need no Analyzer.
var gazetteer = sync.OnceValues(lexicon.Load)

// Locate returns the place that a name means without any text around it:
// "Paris", "Paris, Texas", "Armenia". It is not ok for a name that the gazetteer
// lacks.
func Locate(name string) (geo annot.Geo, ok bool) {
	lex, err := gazetteer()
	if err != nil { // New tells it
		return annot.Geo{}, false
	}
	return entity.Locate(name, lex)
}

// CountryCode returns the ISO 3166-1 alpha-2 code of a country's name, or "".
func CountryCode(name string) string {
	if geo, ok := Locate(name); ok && geo.Kind == annot.Country {
		return geo.Country
	}
	return ""
}
