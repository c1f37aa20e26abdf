package lexicon

import (
	"fmt"
	"testing"
)

func load(t testing.TB) *Lexicon {
	t.Helper()
	lex, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return lex
}

func TestPlaces(t *testing.T) {
	lex := load(t)
	for _, c := range []struct{ name, kind, country, why string }{
		{"Armenia", "country", "AM", "a country"},
		{"YEREVAN", "city", "AM", "datelines are in capitals"},
		{"Türkiye", "country", "TR", "another name, with marks"},
		{"Cote d’Ivoire", "country", "CI", "curly apostrophe, no circumflex"},
		{"Georgia", "country", "GE", "the country before the state"},
		{"New York", "region", "US", "the state before the city"},
		{"Lake Sevan", "water", "AM", "a site of the hand-kept table"},
	} {
		ps := lex.Places(c.name)
		if len(ps) == 0 || ps[0].Kind != c.kind || ps[0].Country != c.country {
			t.Errorf("%s (%s): got %+v, want %s of %s first", c.name, c.why, ps, c.kind, c.country)
		}
	}
	if ps := lex.Places("Pressroomville"); ps != nil {
		t.Errorf("an unknown place has places: %+v", ps)
	}
}

func TestWords(t *testing.T) {
	lex := load(t)
	if got := lex.State("Mass."); got != "MA" {
		t.Errorf("State(Mass.) = %q", got)
	}
	if got := lex.State("N C"); got != "NC" {
		t.Errorf("State(N C) = %q: degraded texts lose full stops", got)
	}
	if got := lex.Adjective("Azerbaijani"); got != "AZ" {
		t.Errorf("Adjective(Azerbaijani) = %q", got)
	}
	if !lex.FirstName("MARY") || lex.FirstName("Table") {
		t.Error("FirstName: want MARY, not Table")
	}
	if lex.Title("Sens.") != Office || lex.Title("Dr.") != Honorific || lex.Title("House") != "" {
		t.Error("Title: want Sens. an office, Dr. an honorific, House nothing")
	}
	if !lex.Speech("said") || lex.Speech("walked") {
		t.Error("Speech: want said, not walked")
	}
}

// Other names, places of many countries, capitals and the words of a country.
func TestNames(t *testing.T) {
	lex := load(t)
	for name, want := range map[string]string{ // the usual name and the country of the first place
		"Burma": "Myanmar MM", "Türkiye": "Turkey TR", "The Gambia": "Gambia GM", "DRC": "Democratic Republic of the Congo CD",
		"UAE":    "United Arab Emirates AE",
		"Bombay": "Mumbai IN", "Odessa": "Odesa UA", "Kobani": "‘Ayn al ‘Arab SY", "Nile River": "Nile ", "Artsakh": "Nagorno-Karabakh AZ",
		"Moon": "Moon ", "Slough": "Slough GB",
		"Berkshire": "Berkshire GB", "Cape Canaveral": "Cape Canaveral US", "Guantánamo": "Guantanamo Bay CU", "Tien Shan": "Tian Shan ",
		"Nouvelle-Aquitaine": "Nouvelle-Aquitaine FR",
	} {
		got := ""
		if ps := lex.Places(name); len(ps) > 0 {
			got = ps[0].Name + " " + ps[0].Country
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
	shared := 0
	for _, p := range lex.Places("Danube") {
		if p.Shared && p.Country != "" {
			shared++
		}
	}
	if shared < 5 {
		t.Errorf("the Danube flows through %d countries", shared)
	}
	for word, want := range map[string]string{"NHS": "GB", "Riksdag": "SE", "£": "GB", "nhs": "", "Committee": ""} {
		if got := lex.Home(word); got != want {
			t.Errorf("Home(%q) = %q, want %q", word, got, want)
		}
	}
}

// Every capital that the gazetteer has is one, and no other town of its name.
func TestCapitals(t *testing.T) {
	lex := load(t)
	n := 0
	for country, name := range lex.seats {
		found := 0
		for _, p := range lex.AllPlaces(name) {
			if p.Capital && p.Country == country {
				found++
			}
		}
		if found > 1 {
			t.Errorf("%s has %d capitals called %s", country, found, name)
		}
		n += found
	}
	if n < 215 {
		t.Errorf("only %d capitals", n)
	}
}

// No hand-kept place is in the table twice, and all lie on the globe.
func TestSites(t *testing.T) {
	lex := load(t)
	n := 0
	for key, ps := range lex.places {
		seen := map[string]bool{}
		for _, p := range ps {
			n++
			id := fmt.Sprint(p.Kind, p.Country, p.Name, p.Lat, p.Lon) // there are two Gulfs
			if seen[id] {
				t.Errorf("%s: %s of %q twice", key, p.Kind, p.Country)
			}
			seen[id] = true
			if p.Lat < -90 || p.Lat > 90 || p.Lon < -180 || p.Lon > 180 {
				t.Errorf("%s: at %v,%v", key, p.Lat, p.Lon)
			}
		}
	}
	if n < 2500 {
		t.Errorf("only %d", n)
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"yerevan": "yerevan", "São  Tomé": "sao tome", "O’Malley": "o'malley", "": "",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		load(b)
	}
}

func TestGazetteer(t *testing.T) {
	lex := load(t)
	// first is the place that a name means without any context.
	first := map[string]struct {
		kind, country, region string
		geonames              int
	}{
		"Yerevan":      {"city", "AM", "AM.11", 616052},
		"YEREVAN":      {"city", "AM", "AM.11", 616052},
		"Kiev":         {"city", "UA", "UA.12", 703448}, // another name of Kyiv
		"Tavush":       {"region", "AM", "AM.09", 0},    // with a centre, kept by hand
		"Giles County": {"region", "US", "US.TN", 0},
		"Georgia":      {"country", "GE", "", 0},
		"Paris":        {"city", "FR", "FR.11", 2988507},
		"Loa":          {"city", "US", "US.UT", 5542323}, // 500 people
	}
	for name, want := range first {
		ps := lex.Places(name)
		if len(ps) == 0 {
			t.Errorf("%s: no place", name)
			continue
		}
		if p := ps[0]; p.Kind != want.kind || p.Country != want.country || p.Region != want.region || p.GeoNames != want.geonames {
			t.Errorf("%s: got %+v", name, p)
		}
	}
	for _, name := range []string{"", "Committee", "zzzz", "Zzyzx Nowhere", "\xff"} {
		if ps := lex.Places(name); len(ps) > 0 {
			t.Errorf("%q: got %+v", name, ps[0])
		}
	}
	if len(lex.Places("Commerce")) > 0 || len(lex.AllPlaces("Commerce")) == 0 {
		t.Error("Commerce, an English word, is a town only where the text says so")
	}
}

// TestGazetteerOrder checks that every name of the gazetteer is found again: the
// blocks are sorted as look-ups fold them.
func TestGazetteerOrder(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long")
	}
	g := load(t).gazetteer
	names := 0
	for block := range g.first {
		g.scan(block, func(name string, first, own int, also []int) bool {
			names++
			if got := g.places(Fold(name)); len(got) < own+len(also) {
				t.Errorf("%s: %d places, want %d", name, len(got), own+len(also))
			}
			if own > 0 && g.nameOf(first) != name {
				t.Errorf("%s: its first record is called %s", name, g.nameOf(first))
			}
			return true
		})
	}
	if names != g.size {
		t.Errorf("%d names, want %d", names, g.size)
	}
}

func TestDamagedGazetteer(t *testing.T) {
	for _, n := range []int{0, 3, 19, 20, 1000, len(gazetteerData) - 1} {
		if _, err := newGazetteer(gazetteerData[:n]); err == nil {
			t.Errorf("the first %d bytes pass for a gazetteer", n)
		}
	}
}

func BenchmarkPlaces(b *testing.B) {
	lex, err := Load()
	if err != nil {
		b.Fatal(err)
	}
	for _, name := range []string{"Springfield", "Yerevan", "Committee"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				lex.Places(name)
			}
		})
	}
}
