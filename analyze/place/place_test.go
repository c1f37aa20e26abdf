package place_test

import (
	"fmt"
	"strings"
	"testing"

	"pressroom/analyze/eval/marked"
	"pressroom/analyze/lexicon"
	"pressroom/analyze/place"
)

// TestFind weighs which of the places of a name is meant.
func TestFind(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"The fair in [place Paris] opens.", "Paris city FR"},
		{"The fair in [place Paris], [place Texas], opens.", "Paris city US Texas region US"},
		{"The ministers of [place Georgia] and [place Armenia] met.", "Georgia country GE Armenia country AM"},
		{"Shops in [place NYC] and in [place LA, California], open.", "NYC city US LA city US"},
		{"Farmers of the [place Lone Star State] met.", "Texas region US"},
		{"Farmers of [place Georgia] and [place Alabama] met.", "Georgia region US Alabama region US"},
		{"The mill in [place Nowhereville] burned.", "Nowhereville other "},
	} {
		doc, lex := marked.Document(t, c.text)
		var got []string
		for _, e := range place.Find(doc, lex) {
			s := e.Name + " unknown"
			if e.Geo != nil {
				s = fmt.Sprintf("%s %s %s", e.Name, e.Geo.Kind, e.Geo.Country)
			}
			got = append(got, s)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.text, strings.Join(got, " "), c.want)
		}
	}
}

// TestEvidence asks by which rule the last place of a text is known, and which words
// tell it.
func TestEvidence(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The fair in [place Reykjavik] opens.", "Reykjavik: the only place of this name"},
		{"The fair in [place Cambridge] opens.", "Cambridge: likelier than others of this name: how many live in the city"},
		{"The mayors of [place Boston], [place Worcester] and [place Springfield], all of [place Massachusetts], met in [place Cambridge].",
			"Cambridge: likelier than others of this name: state of others that the release names"},
		{"The fair in [place Paris, Texas] opens.", "Paris, Texas: its name says what it lies in"},
		{"Tents stand in [place Greece] and in the Armenian village of [place Nowhereville].",
			"Armenian: the adjective of a country before the name"},
		{"The ministers of [place Armenia] and [place Georgia] met.", "Armenia: what its neighbour in a list is"},
		{"The fair in [place Kenya] opens, and that in [place Nowhereville] too.",
			"Nowhereville: most of what the release names lies in this country or tells of it"},
		{"The fair in [place Nowhereville] opens.", "Nowhereville: not in the gazetteer"},
		{"Crowds filled [place Leeds] and [place Nowhereville Bridge].", "Leeds: the point of the town that the release names with it"},
		{"Crowds filled [place Northern Syria].", "Northern Syria: named after the place it lies in"},
	} {
		doc, lex := marked.Document(t, c.text)
		ents := place.Find(doc, lex)
		at := ents[len(ents)-1].GeoAt
		if got := doc.TextOf(at.Span) + ": " + at.Rule; got != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.text, got, c.want)
		}
	}
}

// TestLocate asks for places without a text.
func TestLocate(t *testing.T) {
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	for name, country := range map[string]string{"Tbilisi": "GE", "Kenya": "KE", "Texas": "US"} {
		if _, geo, ok := place.Locate(name, lex); !ok || geo.Country != country || !geo.Located {
			t.Errorf("%s: %+v, %v", name, geo, ok)
		}
	}
	if _, _, ok := place.Locate("Nowhereville on Sea", lex); ok {
		t.Error("a place that is none is located")
	}
}
