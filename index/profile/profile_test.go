package profile

import (
	"context"
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"pressroom/analyze/schema"
	"pressroom/index"
	"pressroom/index/byhand"
	"pressroom/index/query"
)

// Releases and analyses by hand, under short names.
type item = byhand.Item

var (
	written, person, located = byhand.Release, byhand.Person, byhand.Place
	event, day, sample       = byhand.Event, byhand.Day, byhand.Sample
)

// ask makes an index of the items and asks it.
func ask(t testing.TB, items []item) *Profiler {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "index")
	w, err := index.OpenWriter(dir, "test 1")
	if err != nil {
		t.Fatal(err)
	}
	for _, it := range items {
		if err := w.Add(it.Rel, it.An); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	idx, err := index.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { idx.Close() })
	return &Profiler{Index: idx}
}

func parse(t testing.TB, s string) query.Q {
	t.Helper()
	q, err := query.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func TestPeople(t *testing.T) {
	items := sample()
	items = append(items, written("am/later.txt", "2026-03-01", "Later\n\nMore.", func(an *schema.Analysis) {
		an.People = []schema.Person{person("p1", "Éva Kovács"), person("p2", "Armen Grigoryan", "Secretary", "Security Council Secretary")}
	}))
	p := ask(t, items)
	got, err := p.People(context.Background(), "grigoryan", nil)
	if err != nil || len(got) != 2 || got[0].Name != "Armen Grigoryan" || got[1].Name != "Hasmik Grigoryan" {
		t.Fatalf("got %+v, %v", got, err)
	}
	who := got[0]
	if s := fmt.Sprint(who.Titles, who.Aliases, who.With, who.First, who.Last, len(who.Releases), len(who.Quotes)); s !=
		"[{Security Council Secretary 2} {Secretary 1}] [{{Grigoryan 1} }] [{Éva Kovács 2}] 2026-02-16 2026-03-01 2 1" {
		t.Errorf("got %s", s)
	}
	if who.Releases[0].Source != "am/later.txt" || who.Quotes[0].Quote.Text != "Peace is a long road" ||
		who.Quotes[0].ID != items[0].Rel.ID {
		t.Errorf("got releases %+v, quotes %+v", who.Releases, who.Quotes)
	}
	march := query.Date{From: "2026-03-01", To: "2026-03-31"}
	if got, err := p.People(context.Background(), "grigoryan", march); err != nil || len(got) != 1 || len(got[0].Releases) != 1 ||
		len(got[0].Quotes) != 0 {
		t.Errorf("in March: %+v, %v", got, err)
	}
	for _, nobody := range []string{"grigory", "–", "", "grigoryan armen"} {
		if got, err := p.People(context.Background(), nobody, nil); err != nil || len(got) != 0 {
			t.Errorf("People(%q): %+v, %v", nobody, got, err)
		}
	}
}

func TestPlaces(t *testing.T) {
	p := ask(t, sample())
	countries := map[string]Country{"armenia": {"Armenia", "AM"}, "France": {"France", "FR"}}
	profile := func(name string) Place {
		t.Helper()
		got, err := p.Places(context.Background(), name, countries[name], nil)
		if err != nil || len(got) != 1 {
			t.Fatalf("%s: %d profiles, error %v", name, len(got), err)
		}
		return got[0]
	}
	town := profile("yerevan")
	if town.Place.Name != "Yerevan" || *town.Place.Lat != 40.18 || len(town.Releases) != 1 || len(town.Within) != 0 {
		t.Errorf("yerevan: %+v", town)
	}
	if len(town.Events) != 1 || town.Events[0].Event.What != "talks about peace" {
		t.Errorf("events in Yerevan: %+v", town.Events)
	}
	if want := []index.Count{{Value: "2026-02", N: 1}}; !reflect.DeepEqual(town.Months, want) ||
		town.First != day("2026-02-16") || town.Last != town.First {
		t.Errorf("months of Yerevan: %v, %v to %v", town.Months, town.First, town.Last)
	}
	// A country that only its towns speak for.
	country := profile("armenia")
	if want := []index.Count{{Value: "Gyumri", N: 1}, {Value: "Yerevan", N: 1}}; country.Place.Name != "Armenia" ||
		country.Place.Country != "AM" || !reflect.DeepEqual(country.Within, want) || len(country.Events) != 2 {
		t.Errorf("Armenia: %+v", country)
	}
	for day, want := range map[string]int{"2026-02-16": 1, "2020-01-01": 0} {
		got, err := p.Places(context.Background(), "yerevan", Country{}, query.Date{From: day, To: day})
		if err != nil || len(got) != want {
			t.Errorf("Yerevan on %s: %+v, error %v", day, got, err)
		}
	}
	for _, none := range []string{"France", "Atlantis", "yere", "?"} {
		if got, err := p.Places(context.Background(), none, countries[none], nil); err != nil || len(got) != 0 {
			t.Errorf("%s: %+v, error %v", none, got, err)
		}
	}
}

// Two towns of one name are two places, and one place may have two names.
func TestPlacesOfOneName(t *testing.T) {
	numbered := func(name, country string, id int) schema.Place {
		p := located(name, country, 40, 44)
		p.GeoNames = &id
		return p
	}
	items := []item{
		written("a", "2026-01-01", "A\n\nParis.", func(an *schema.Analysis) { an.Places = []schema.Place{numbered("Paris", "FR", 1)} }),
		written("b", "2026-01-02", "B\n\nParis.", func(an *schema.Analysis) { an.Places = []schema.Place{numbered("Paris", "US", 2)} }),
		written("c", "2026-01-03", "C\n\nParis, France.",
			func(an *schema.Analysis) { an.Places = []schema.Place{numbered("Paris, France", "FR", 1)} }),
	}
	for _, x := range []struct{ item, what, day string }{{"a", "a fair", "2025-05-01"}, {"b", "far off", "2027-01-01"},
		{"c", "", ""}, {"c", "a match", "2026-05-01"}} {
		an := &items[x.item[0]-'a'].An
		an.Events = append(an.Events, event("other", x.what, x.day, x.day, nil, []string{an.Places[0].Name}))
	}
	got, err := ask(t, items).Places(context.Background(), "Paris", Country{}, nil)
	if err != nil || len(got) != 2 || len(got[0].Releases) != 2 || got[0].Place.Country != "FR" || got[1].Place.Country != "US" {
		t.Fatalf("%+v, error %v", got, err)
	}
	var what []string
	for _, ev := range got[0].Events {
		what = append(what, ev.Event.What)
	}
	if want := []string{"a match", "a fair", ""}; !slices.Equal(what, want) {
		t.Errorf("events in Paris: %q, want %q, the latest first", what, want)
	}
}

// TestCount joins the names of a list by key and by alias, and counts a release
// once.
func TestCount(t *testing.T) {
	people := func(source string, names ...string) item {
		return written(source, "", source+"\n\nText.", func(an *schema.Analysis) {
			for n, name := range names {
				an.People = append(an.People, person(fmt.Sprint("p", n), name))
			}
		})
	}
	p := ask(t, []item{people("a", "Armen Grigoryan", "ARMEN GRIGORIAN"), people("b", "Sen. Armen Grigorian"), people("c", "Ann Lee"),
		people("d", "Ann Petrova")})
	var err error
	if p.Aliases, err = parseAliases("aliases", []string{"person same Ann Petrova = Ann Lee"}); err != nil {
		t.Fatal(err)
	}
	for limit, want := range map[int]string{0: "[{Ann Petrova 2} {Armen Grigoryan 2}]", 1: "[{Ann Petrova 2}]"} {
		got, err := p.Count(context.Background(), nil, index.People, limit)
		if err != nil || fmt.Sprint(got) != want {
			t.Errorf("limit %d: got %v, %v, want %s", limit, got, err, want)
		}
	}
	got, err := p.Count(context.Background(), parse(t, "source:b"), index.People, 0)
	if want := "[{Armen Grigoryan 1}]"; err != nil || fmt.Sprint(got) != want {
		t.Errorf("of one release: got %v, %v, want %s", got, err, want)
	}
	st, err := p.Stats(context.Background())
	if err != nil || st.People != 2 || st.Releases != 4 {
		t.Errorf("got %+v, %v, want 2 people of 4 releases", st, err)
	}
	unknown, err := p.Unknown(context.Background(), "person", []string{"ann lee", "Nobody"})
	if err != nil || !slices.Equal(unknown, []string{"Nobody"}) {
		t.Errorf("unknown: %q, %v", unknown, err)
	}
}

// TestQuotes asks for quotes by speaker, word and day.
func TestQuotes(t *testing.T) {
	said := func(source, day, text, speaker, id string) item {
		return written(source, day, source+"\n\n“"+text+"”", func(an *schema.Analysis) {
			an.People = []schema.Person{person("p1", "Ann Lee")}
			start := len([]rune(source)) + 3
			an.Quotes = []schema.Quote{{Start: start, End: start + len([]rune(text)), Text: text, Speaker: schema.Nullable(speaker),
				SpeakerID: schema.Nullable(id)}}
		})
	}
	p := ask(t, []item{
		said("a", "2026-01-01", "We build bridges", "Lee", "p1"),
		said("b", "2026-02-01", "A bridge is not enough, Ann Lee knows", "a spokesman", ""),
		said("c", "2026-03-01", "Schools come first", "Lee", "p1"),
	})
	for _, tt := range []struct {
		filter QuoteFilter
		want   string // the sources of the releases
	}{
		{QuoteFilter{}, "[c b a]"},
		{QuoteFilter{By: "lee"}, "[c a]"},
		{QuoteFilter{By: "spokesman"}, "[b]"},
		{QuoteFilter{By: "Nobody"}, "[]"},
		{QuoteFilter{By: "?"}, "[]"},
		{QuoteFilter{About: "bridge"}, "[b a]"},
		{QuoteFilter{About: "the bridges"}, "[b a]"},
		{QuoteFilter{About: "enough bridges"}, "[b]"},
		{QuoteFilter{About: "c"}, "[]"}, // a headline is not said
		{QuoteFilter{About: "bridge", By: "Ann Lee"}, "[a]"},
		{QuoteFilter{From: day("2026-02-01")}, "[c b]"},
		{QuoteFilter{To: day("2026-02-01")}, "[b a]"},
		{QuoteFilter{Query: parse(t, "source:c")}, "[c]"},
		{QuoteFilter{Query: parse(t, "the")}, "[]"}, // what cannot be searched for finds nothing
	} {
		tt.filter.Limit = 10
		res, err := p.Quotes(context.Background(), tt.filter)
		got := []string{}
		for _, hit := range res.Hits {
			got = append(got, hit.Source)
		}
		if err != nil || fmt.Sprint(got) != tt.want || res.Total != len(got) {
			t.Errorf("%+v: got %v of %d, %v, want %s", tt.filter, got, res.Total, err, tt.want)
		}
	}
}
