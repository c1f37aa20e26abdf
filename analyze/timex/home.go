package timex

import (
	_ "embed"
	"fmt"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// A home is the country that a release comes from, as far as it matters for dates.
type home struct {
	country string   // ISO code; empty if it is unknown
	order   dayOrder // how dates in digits are written there
	south   bool     // it lies south of the equator
}

//go:embed data/countries.tsv
var countryTable string

// customs are the countries whose row says something else than "the day first, in the
// north".
var customs, errCustoms = readCustoms(countryTable)

func readCustoms(table string) (map[string]home, error) {
	all := map[string]home{}
	return all, lexicon.ReadTable("countries.tsv", table, 3, func(col []string) error {
		order, ok := map[string]dayOrder{"day": dayFirst, "month": monthFirst, "either": unknownOrder}[col[1]]
		if !ok || col[2] != "north" && col[2] != "south" {
			return fmt.Errorf("%s: no custom is %q, %q", col[0], col[1], col[2])
		}
		all[col[0]] = home{col[0], order, col[2] == "south"}
		return nil
	})
}

// homeIn returns the customs of a country.
func homeIn(country string) home {
	h, ok := customs[country]
	if !ok && country != "" {
		h = home{country: country, order: dayFirst}
	}
	return h
}

// homeOf returns the country of the place in the dateline, else that of the issuer that
// the record names.
func homeOf(doc *annot.Document, lex *lexicon.Lexicon) home {
	if doc.Dateline != nil {
		if c := countryOf(doc.Dateline.Place.Text(doc.Release.Text), lex); c != "" {
			return homeIn(c)
		}
	}
	return homeIn(countryNamed(strings.Fields(doc.Release.Issuer), lex))
}

// countryOf returns the country of a place as a dateline prints it: "AUSTIN, Texas",
// "Lyon (France)", "SYDNEY".
func countryOf(place string, lex *lexicon.Lexicon) string {
	parts := strings.FieldsFunc(place, func(r rune) bool { return strings.ContainsRune(",()/&", r) })
	for i := len(parts) - 1; i > 0; i-- {
		part := strings.TrimSpace(parts[i])
		if lex.State(part) != "" {
			return "US"
		}
		for _, p := range lex.Places(part) {
			if p.Kind == "country" || p.Kind == "region" {
				return p.Country
			}
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return onlyCountry(lex.Places(strings.TrimSpace(parts[0])))
}

// onlyCountry returns the country of the first of several places, if no other of them can be
// meant: it is a country, a state, or much larger than any town of its name elsewhere.
func onlyCountry(places []lexicon.Place) string {
	if len(places) == 0 {
		return ""
	}
	first := places[0]
	if first.Kind == "country" || first.Kind == "region" {
		return first.Country
	}
	for _, p := range places[1:] {
		if p.Country != first.Country && p.Population*muchLarger > first.Population {
			return ""
		}
	}
	return first.Country
}

const muchLarger = 5

// countryNamed returns the one country that the words name, or "".
func countryNamed(words []string, lex *lexicon.Lexicon) string {
	found := ""
	for i, w := range words {
		for _, name := range []string{w, strings.Join(words[i:min(len(words), i+2)], " ")} {
			c := lex.Adjective(name)
			if places := lex.Places(name); len(places) > 0 && c == "" && (places[0].Kind == "country" || places[0].Kind == "region" ||
				places[0].Population >= largeTown) {
				c = onlyCountry(places)
			}
			if c != "" && found != "" && c != found {
				return ""
			}
			if c != "" {
				found = c
			}
		}
	}
	return found
}

// largeTown is how many people a town has that shows by its name alone in which country
// a text is at home.
const largeTown = 300_000

// orderOfPlaces returns how the countries write a date in digits that the text names, if
// they all write it alike.
func orderOfPlaces(blocks [][]word, text string, lex *lexicon.Lexicon) dayOrder {
	found := unknownOrder
	for _, b := range blocks {
		for i, w := range b {
			if !w.upper || w.Len() < len("Oslo") {
				continue
			}
			words := []string{w.Text(text)}
			if i+1 < len(b) && b[i+1].upper {
				words = append(words, b[i+1].Text(text))
			}
			switch o := homeIn(countryNamed(words, lex)).order; {
			case o == unknownOrder:
			case found != unknownOrder && o != found:
				return unknownOrder
			default:
				found = o
			}
		}
	}
	return found
}
