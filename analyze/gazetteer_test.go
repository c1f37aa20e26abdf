package analyze

import (
	"math"
	"testing"
	"unicode/utf8"

	"pressroom/analyze/annot"
)

func TestCountry(t *testing.T) {
	for name, want := range map[string]string{
		"Armenia": "AM", "armenia": "AM", "UNITED STATES": "US", "UK": "GB", "Republic of Armenia": "AM", "Georgia": "GE",
		"Côte d'Ivoire": "CI", "Cote d’Ivoire": "CI",
		"Yerevan": "", "Texas": "", "Africa": "", "": "", " ": "", "Atlantis": "",
	} {
		if _, code := Country(name); code != want {
			t.Errorf("Country(%q) = %q, want %q", name, code, want)
		}
	}
}

// Any name gets a place that can stand on a map, or none.
func FuzzLocate(f *testing.F) {
	for _, s := range []string{"Paris, Texas", "Springfield, Ill.", "Georgia", "Voskepar (Armenia)", "St. Mary's", "the Hill", ",,,",
		"\xff", "Saint-Denis, , France"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		usual, geo, ok := Locate(s)
		switch {
		case !ok && (usual != "" || geo != annot.Geo{}):
			t.Errorf("%q: not found, and %q %+v", s, usual, geo)
		case ok && (usual == "" || !utf8.ValidString(usual)):
			t.Errorf("%q: name %q", s, usual)
		case geo.Located && !(math.Abs(geo.Lat) <= 90 && math.Abs(geo.Lon) <= 180):
			t.Errorf("%q: at %v,%v", s, geo.Lat, geo.Lon)
		}
	})
}
