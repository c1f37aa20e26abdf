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
