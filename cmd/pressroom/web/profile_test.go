package web

import (
	"net/http"
	"strings"
	"testing"

	"pressroom/corpus"
	"pressroom/index/profile"
)

// TestProfiles looks at a person, a body, a place and a country.
func TestProfiles(t *testing.T) {
	s := newServer(t, nil)
	page(t, s, "/person?name=Owen+Mwangi", "<h1><bdi>Owen Mwangi</bdi></h1>", "Named together with", "Esther Mwangi",
		"Mwangi named to lead new School of Public Health")
	page(t, s, "/person?name=mokoena", "Thandi Mokoena", "We sat down as enemies", "Events", "Titles over time", "general secretary")
	page(t, s, "/body?name=Security+Council", "<h1><bdi>Security Council</bdi></h1>", "Armen Grigoryan", "Who belongs to it")
	page(t, s, "/place?name=Leeds", "<h1><bdi>Leeds</bdi></h1>", "in United Kingdom", "Newest releases")
	page(t, s, "/place?name=Armenia", "Places in it", "Yerevan")
	page(t, s, "/people", "Owen Mwangi")
	page(t, s, "/bodies", "Security Council")
	page(t, s, "/places?q=mwangi", "Leeds")
	page(t, s, "/topics", "politics and government")
	for _, path := range []string{"/person?name=Nobody+Atall", "/body?name=", "/place?name=%3Cscript%3E"} {
		if res := get(s, path); res.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %s", path, res.Status)
		}
	}
	page404 := body(t, get(s, "/person?name=Owen+Mwanga"))
	if !strings.Contains(page404, "Did you mean") {
		t.Errorf("a misspelt name is not put right:\n%s", page404)
	}
}

// TestOfficeBars holds bars within their line.
func TestOfficeBars(t *testing.T) {
	day := func(s string) corpus.Date {
		d, err := corpus.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	first, last := day("2020-01-01"), day("2024-01-01")
	offices := []profile.Office{{Title: "Mayor", First: first, Last: last, N: 3}, {Title: "Governor", First: last, Last: last, N: 1}}
	for _, b := range officeBars(joinSpellings(offices, 9), first, last) {
		if b.X < 0 || b.X+b.W > 100.001 || b.W < 1 {
			t.Errorf("%s: from %v, %v wide", b.Title, b.X, b.W)
		}
	}
}

// TestJoinSpellings makes one of the spellings of an office, and keeps offices apart.
func TestJoinSpellings(t *testing.T) {
	day := func(year int) corpus.Date { return corpus.Date{Year: year, Month: 1, Day: 1} }
	joined := joinSpellings([]profile.Office{
		{Title: "U.S. Sen.", First: day(2005), Last: day(2006), N: 2}, {Title: "Mayor", First: day(2005), Last: day(2005), N: 1},
		{Title: "U S Senator", First: day(2004), Last: day(2008), N: 3},
		{Title: "Senate Majority Leader", First: day(2007), Last: day(2007), N: 1},
	}, 4)
	if len(joined) != 3 || joined[0].Title != "U S Senator" || joined[0].First != day(2004) || joined[0].Last != day(2008) ||
		joined[0].N != 4 || !joined[0].Joined || joined[1].Joined {
		t.Errorf("the offices are %+v", joined)
	}
}
