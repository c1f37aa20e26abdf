package profile

import (
	"reflect"
	"testing"

	"pressroom/analyze/schema"
	"pressroom/index"
)

// TestBodies asks for a body under several of its names.
func TestBodies(t *testing.T) {
	org := func(name, acronym string) schema.Organization {
		return schema.Organization{ID: "o1", Name: name, Acronym: schema.Nullable(acronym)}
	}
	items := append(sample(),
		written("eu/a.txt", "2026-03-01", "Union opens office\n\nMore.", func(an *schema.Analysis) {
			an.Organizations = []schema.Organization{org("European Union", "EU"), {ID: "o2", Name: "Red Cross"}}
			an.People = []schema.Person{person("p1", "Ann Lee", "European Union Envoy")}
			an.People[0].Organization = "European Union"
		}),
		written("eu/b.txt", "2026-04-01", "Union closes office\n\nMore.", func(an *schema.Analysis) {
			an.Organizations = []schema.Organization{org("European Union", "EU")}
			an.People = []schema.Person{person("p1", "Ann Lee", "European Union Envoy")}
			an.People[0].Organization = "European Union"
		}))
	p := ask(t, items)
	found, err := p.Bodies(t.Context(), "european union", nil)
	if err != nil || len(found) != 1 {
		t.Fatalf("%d bodies, %v", len(found), err)
	}
	b := found[0]
	if b.Name != "European Union" || len(b.Releases) != 3 || b.First != day("2026-02-16") || b.Last != day("2026-04-01") {
		t.Errorf("got %s in %d releases, %s to %s", b.Name, len(b.Releases), b.First, b.Last)
	}
	if want := []Officer{{"Ann Lee", "European Union Envoy", 2}}; !reflect.DeepEqual(b.Officers, want) {
		t.Errorf("officers %v, want %v", b.Officers, want)
	}
	if want := []index.Count{{Value: "Red Cross", N: 1}}; !reflect.DeepEqual(b.With, want) {
		t.Errorf("with %v, want %v", b.With, want)
	}
	one, err := p.Bodies(t.Context(), "European Union", parse(t, "date:2026-04"))
	if err != nil || len(one) != 1 || len(one[0].Releases) != 1 {
		t.Errorf("of a month: %v, %v", one, err)
	}
	if none, err := p.Bodies(t.Context(), "Blue Cross", nil); err != nil || len(none) != 0 {
		t.Errorf("nobody: %v, %v", none, err)
	}
}

// TestOffices holds titles with the days of the first and the last release that give them.
func TestOffices(t *testing.T) {
	var items []item
	for _, x := range [][3]string{
		{"a.txt", "2020-05-01", "Mayor"}, {"b.txt", "2022-05-01", "Mayor"}, {"c.txt", "2024-01-01", "Governor"}, {"d.txt", "", "Senator"},
	} {
		items = append(items, written(x[0], x[1], "Headline "+x[0]+"\n\nMore.", func(an *schema.Analysis) {
			an.People = []schema.Person{person("p1", "Ann Lee", x[2])}
		}))
	}
	p := ask(t, items)
	found, err := p.Showing(1).People(t.Context(), "ann lee", nil)
	if err != nil || len(found) != 1 {
		t.Fatalf("%d people, %v", len(found), err)
	}
	want := []Office{{"Mayor", day("2020-05-01"), day("2022-05-01"), 2}, {"Governor", day("2024-01-01"), day("2024-01-01"), 1}}
	if !reflect.DeepEqual(found[0].Offices, want) {
		t.Errorf("got %v, want %v", found[0].Offices, want)
	}
}
