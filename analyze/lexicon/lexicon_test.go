package lexicon

import "testing"

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
