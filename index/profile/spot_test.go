package profile

import "testing"

// TestSpots lists the places that have a point, of all releases and of some.
func TestSpots(t *testing.T) {
	p := ask(t, sample())
	spots, err := p.Spots(t.Context(), nil, 10)
	if err != nil || len(spots) != 3 {
		t.Fatalf("%v, %v", spots, err)
	}
	for n, want := range []string{"Gyumri", "Washington", "Yerevan"} {
		if s := spots[n]; s.Place.Name != want || s.N != 1 || s.Place.Lat == nil || len(s.Place.Mentions) > 0 {
			t.Errorf("got %+v, want %s", s, want)
		}
	}
	some, err := p.Showing(1).Spots(t.Context(), parse(t, "budget"), 10)
	if err != nil || len(some) != 1 || some[0].Place.Name != "Washington" {
		t.Errorf("of some: %v, %v", some, err)
	}
	if one, err := p.Spots(t.Context(), nil, 1); err != nil || len(one) != 1 {
		t.Errorf("one: %v, %v", one, err)
	}
}
