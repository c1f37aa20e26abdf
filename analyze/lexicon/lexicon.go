// Package lexicon holds the facts of the language and of the world that two
// stages or more need: places, adjectives of countries, first names, titles and
// verbs of speech. A fact that one stage alone needs stands beside that stage.
// The data files and where they come from: data/SOURCES.md.
package lexicon

import (
	"cmp"
	"embed"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

//go:embed data/*.tsv
var data embed.FS

// A Place is a country, a state, a city or a site. Lat and Lon are degrees of
// WGS 84 and mean nothing unless Located.
type Place struct {
	Name       string // the usual English name
	Kind       string // country, region, city, district, water, mountain, facility, other
	Country    string // ISO 3166-1 alpha-2, empty where it lies in none or in many
	State      string // postal code, US only
	Region     string // first-level region, as the country's and its own code: "AM.11"; empty when unknown
	County     bool   // a county of the United States, of kind region
	Capital    bool   // of its country
	Shared     bool   // lies in other countries too, as the Danube does
	Common     bool   // a village, or a small place whose name is an English word, such as Free or Orange
	Located    bool
	Lat, Lon   float64
	Population int // within 4 %, of a region that of its cities; 0 when unknown
	GeoNames   int // GeoNames identifier; 0 when unknown
}

// TitleKind is the kind of a title before a name.
type TitleKind string

// The kinds of titles.
const (
	Honorific TitleKind = "honorific" // Mr., Dr.
	Office    TitleKind = "office"    // Senator, Minister
)

// Sex is the sex of the people with a first name or a title.
type Sex string

// The sexes. A name for both sexes, or one of unknown use, has the empty string.
const (
	Female Sex = "f"
	Male   Sex = "m"
)

// A Lexicon answers look-ups. It is never changed after Load.
type Lexicon struct {
	places     map[string][]Place  // by Fold(name): countries, states and sites
	gazetteer  *gazetteer          // all others
	countries  map[string][]string // names by ISO country, the usual one first
	seats      map[string]string   // by ISO country: the name of its capital
	capitals   map[int]bool        // by GeoNames identifier
	adjectives map[string]string   // by Fold(adjective): ISO country
	homes      map[string]string   // by the word as written: ISO country
	firstNames map[string]bool
	sexes      map[string]Sex
	titles     map[string]TitleKind
	speech     map[string]bool
	headlines  map[string]headlineVerb
	bodies     map[string]bool
	placeWords map[string]PlaceWord
	words      map[Class]map[string]bool
}

// Load reads the embedded tables. It fails only when one of them is broken.
func Load() (*Lexicon, error) {
	lex := &Lexicon{
		places: map[string][]Place{}, seats: map[string]string{}, capitals: map[int]bool{}, adjectives: map[string]string{},
		homes: map[string]string{}, firstNames: map[string]bool{}, sexes: map[string]Sex{}, titles: map[string]TitleKind{},
		speech: map[string]bool{}, headlines: map[string]headlineVerb{}, bodies: map[string]bool{},
		placeWords: map[string]PlaceWord{}, words: map[Class]map[string]bool{},
	}
	tables := []struct {
		file    string
		columns int
		add     func(col []string) error
	}{
		{"countries.tsv", 7, lex.addCountry},
		{"states.tsv", 5, lex.addState},
		{"sites.tsv", 5, lex.addSite},
		{"placewords.tsv", 3, lex.addPlaceWord},
		{"words.tsv", 2, lex.addWord},
		{"homes.tsv", 2, func(col []string) error { lex.homes[col[0]] = col[1]; return nil }},
		{"firstnames.tsv", 1, func(col []string) error { lex.firstNames[col[0]] = true; return nil }},
		{"firstnames-more.tsv", 1, func(col []string) error { lex.firstNames[col[0]] = true; return nil }},
		{"sexes.tsv", 2, func(col []string) error { lex.sexes[col[0]] = Sex(col[1]); return nil }},
		{"titles.tsv", 2, func(col []string) error { lex.titles[strings.ToLower(col[0])] = TitleKind(col[1]); return nil }},
		{"bodies.tsv", 1, func(col []string) error { lex.bodies[col[0]] = true; return nil }},
		{"speech.tsv", 1, func(col []string) error { lex.speech[col[0]] = true; return nil }},
		{"headlines.tsv", 2, lex.addHeadlineVerb},
	}
	for _, t := range tables {
		b, err := data.ReadFile("data/" + t.file)
		if err != nil {
			return nil, fmt.Errorf("read the lexicon: %w", err)
		}
		if err := ReadTable(t.file, string(b), t.columns, t.add); err != nil {
			return nil, err
		}
	}
	var err error
	if lex.gazetteer, err = newGazetteer(gazetteerData); err != nil {
		return nil, err
	}
	for _, ps := range lex.places {
		for i, p := range ps {
			if p.Kind != "region" || p.Country == "" || p.Region != "" {
				continue
			}
			for _, same := range lex.gazetteer.places(Fold(p.Name)) {
				if same.Kind == "region" && same.Country == p.Country {
					ps[i].Region = same.Region
					break
				}
			}
		}
	}
	if err := lex.readProvinces(); err != nil {
		return nil, err
	}
	lex.nameCountries()
	for country, name := range lex.seats {
		for _, p := range lex.gazetteer.places(Fold(name)) { // the largest first
			if p.Country == country && p.Kind == "city" && (country != "US" || p.State == "DC") {
				lex.capitals[p.GeoNames] = true
				break
			}
		}
	}
	return lex, nil
}

// ReadTable hands the columns of each row of a tab-separated table to add;
// lines that begin with # are comments. Errors name the table and the line.
func ReadTable(name, table string, columns int, add func(col []string) error) error {
	n := 0
	for line := range strings.Lines(table) {
		n++
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		col := strings.Split(line, "\t")
		if len(col) != columns {
			return fmt.Errorf("%s:%d: %d columns, want %d", name, n, len(col), columns)
		}
		if err := add(col); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	return nil
}

func (lex *Lexicon) addPlace(p Place, names ...string) {
	for _, name := range names {
		// Names that differ in accents alone are one.
		if key := Fold(name); key != "" && !slices.Contains(lex.places[key], p) {
			lex.places[key] = append(lex.places[key], p)
		}
	}
}

func (lex *Lexicon) addCountry(col []string) error {
	p := Place{Name: col[3], Kind: "country", Country: col[0]}
	if err := p.locate(col[1], col[2]); err != nil {
		return err
	}
	lex.addPlace(p, append(strings.Split(col[5], "|"), col[3])...)
	lex.seats[col[0]] = col[4]
	for adj := range strings.SplitSeq(col[6], "|") {
		if adj == "" {
			continue
		}
		lex.adjectives[Fold(adj)] = col[0]
		lex.adjectives[Fold(adj)+"s"] = col[0]
	}
	return nil
}

// Countries returns the names of all countries by code, the usual one first. They are not to be changed.
func (lex *Lexicon) Countries() map[string][]string { return lex.countries }

// nameCountries collects the names of each country.
func (lex *Lexicon) nameCountries() {
	lex.countries = map[string][]string{}
	for _, key := range slices.Sorted(maps.Keys(lex.places)) {
		for _, p := range lex.places[key] {
			if p.Kind != "country" || p.Country == "" {
				continue
			}
			if lex.countries[p.Country] == nil {
				lex.countries[p.Country] = []string{p.Name}
			}
			if key != Fold(p.Name) {
				lex.countries[p.Country] = append(lex.countries[p.Country], key)
			}
		}
	}
}

func (lex *Lexicon) addState(col []string) error {
	p := Place{Name: col[4], Kind: "region", Country: "US", State: col[0], Region: "US." + col[0]}
	if err := p.locate(col[2], col[3]); err != nil {
		return err
	}
	lex.addPlace(p, col[4])
	lex.places[statePrefix+col[0]] = []Place{p}
	for _, short := range []string{col[1], strings.ReplaceAll(col[1], ".", ""), spaced(col[1])} {
		lex.places[statePrefix+Fold(short)] = []Place{p}
	}
	return nil
}

// statePrefix is put before the abbreviations of states among the keys of places, to
// keep them apart from names. Postal abbreviations are in capitals, those of the
// Associated Press are folded.
const statePrefix = "state:"

// spaced turns "N.C." into "N C", the form in texts that lost their full stops.
func spaced(abbr string) string {
	return strings.TrimSpace(strings.ReplaceAll(abbr, ".", " "))
}

func (lex *Lexicon) addSite(col []string) error {
	names := strings.Split(col[2], "|")
	p := Place{Name: names[0], Kind: col[0]}
	if col[3] != "" {
		if err := p.locate(col[3], col[4]); err != nil {
			return err
		}
	}
	countries := strings.Fields(col[1])
	if len(countries) == 0 {
		countries = []string{nowhere}
	}
	for _, c := range countries {
		if p.Country, p.Shared = c, len(countries) > 1; c == nowhere {
			p.Country, p.Shared = "", false
		}
		lex.addPlace(p, names...)
	}
	return nil
}

// nowhere is the code in sites.tsv for a site in no country.
const nowhere = "-"

func (p *Place) locate(lat, lon string) (err error) {
	if p.Lat, err = strconv.ParseFloat(lat, 64); err != nil {
		return err
	}
	p.Lon, err = strconv.ParseFloat(lon, 64)
	p.Located = true
	return err
}

// Places returns the places of that name, in any case and with or without
// accents: countries first, then states, sites, regions and cities, the largest
// first. It leaves out those that are Common.
func (lex *Lexicon) Places(name string) []Place {
	return slices.DeleteFunc(lex.AllPlaces(name), func(p Place) bool { return p.Common })
}

// AllPlaces returns the places of that name as Places does, with the small ones
// whose name is an English word: for names that the text shows to be places.
func (lex *Lexicon) AllPlaces(name string) []Place {
	key := Fold(name)
	kept := lex.places[key]
	ps := slices.Clone(kept)
	for _, p := range lex.gazetteer.places(key) {
		if p.Kind == "region" && slices.ContainsFunc(kept, func(k Place) bool {
			return k.Kind == "region" && k.Country == p.Country &&
				k.Region == p.Region
		}) {
			continue // the table of sites has it, with its middle point
		}
		p.Capital = lex.capitals[p.GeoNames]
		ps = append(ps, p)
	}
	return ps
}

// State returns the postal code of a US state given by its postal or
// Associated Press abbreviation ("MA", "Mass.", "Mass"), or "".
func (lex *Lexicon) State(abbr string) string {
	p, _ := lex.StatePlace(abbr)
	return p.State
}

// StatePlace returns the state of the United States that an abbreviation stands for.
func (lex *Lexicon) StatePlace(abbr string) (Place, bool) {
	for _, key := range []string{abbr, Fold(abbr)} {
		if ps := lex.places[statePrefix+key]; len(ps) > 0 {
			return ps[0], true
		}
	}
	return Place{}, false
}

// Provinces returns the provinces, states and counties outside the United States that an
// abbreviation stands for, as written: "ON", "N.S.W.", "Hants".
func (lex *Lexicon) Provinces(abbr string) []Place { return lex.places[provincePrefix+abbr] }

// provincePrefix keeps abbreviations of provinces apart from names and from those of states.
const provincePrefix = "province:"

// readProvinces reads their table once the places of that name are known.
func (lex *Lexicon) readProvinces() error {
	table, err := data.ReadFile("data/provinces.tsv")
	if err != nil {
		return fmt.Errorf("read the lexicon: %w", err)
	}
	return ReadTable("provinces.tsv", string(table), 3, func(col []string) error {
		ps := lex.AllPlaces(col[2])
		i := slices.IndexFunc(ps, func(p Place) bool { return p.Kind == "region" && p.Country == col[0] })
		if i < 0 {
			return fmt.Errorf("there is no region %q in %s", col[2], col[0])
		}
		for abbr := range strings.SplitSeq(col[1], "|") {
			lex.places[provincePrefix+abbr] = append(lex.places[provincePrefix+abbr], ps[i])
		}
		return nil
	})
}

// Adjective returns the ISO code of the country that an adjective or a
// demonym belongs to ("Armenian", "Swiss"), or "".
func (lex *Lexicon) Adjective(word string) string { return lex.adjectives[Fold(word)] }

// Home returns the ISO code of the one country that has a body, an office or a
// currency of that name ("Riksdag", "NHS", "£"), or "".
func (lex *Lexicon) Home(word string) string { return lex.homes[word] }

// FirstName reports whether word, in any case, is a usual first name.
func (lex *Lexicon) FirstName(word string) bool {
	return lex.firstNames[word] || word != "" && lex.firstNames[word[:1]+strings.ToLower(word[1:])]
}

// SexOf returns the sex of a person by the titles, else by the first name; it is empty
// if these do not show it. If the titles are of both sexes, they show nothing. A first
// name shows the sex if nearly all people with this name are of one sex.
func (lex *Lexicon) SexOf(name string, titles []string) Sex {
	var told Sex
	for _, title := range titles {
		s := SexOfTitle(title)
		if s != "" && told != "" && s != told {
			told = ""
			break
		}
		told = cmp.Or(s, told)
	}
	first, _, _ := strings.Cut(name, " ")
	return cmp.Or(told, lex.sexes[first])
}

// SexOfTitle returns the sex of a person with this title, or "" if the title does not
// show it.
func SexOfTitle(title string) Sex {
	return cmp.Or(titleSex[strings.TrimSuffix(strings.ToLower(title), ".")], SexOfPronoun(title)) // "Her Excellency"
}

// titleSex holds the titles that show the sex of a person.
var titleSex = map[string]Sex{
	"mr": Male, "sir": Male, "lord": Male, "congressman": Male, "spokesman": Male, "king": Male, "prince": Male,
	"mrs": Female, "ms": Female, "miss": Female, "dame": Female, "lady": Female, "chairwoman": Female, "congresswoman": Female,
	"spokeswoman": Female, "queen": Female, "princess": Female,
}

// SexOfPronoun returns the sex of those for whom a pronoun stands, or "" if the word is none or does not show it.
func SexOfPronoun(word string) Sex { return pronounSex[strings.ToLower(word)] }

var pronounSex = map[string]Sex{
	"he": Male, "him": Male, "his": Male, "himself": Male,
	"she": Female, "her": Female, "hers": Female, "herself": Female,
}

// Title returns the kind of title that word, with or without its full stop, is before a
// name, or "".
func (lex *Lexicon) Title(word string) TitleKind {
	return lex.titles[strings.ToLower(strings.TrimSuffix(word, "."))]
}

// StandsIn reports whether a word can stand for a body whose full name was used before:
// "the Corps", "the Commission".
func (lex *Lexicon) StandsIn(word string) bool { return lex.bodies[strings.ToLower(word)] }

// Speech reports whether word is a form of a verb that reports speech.
func (lex *Lexicon) Speech(word string) bool { return lex.speech[word] }

// WordSet returns the words of s, which white space parts, as a set.
func WordSet(s string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(s) {
		set[w] = true
	}
	return set
}
