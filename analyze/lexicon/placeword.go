package lexicon

import (
	"fmt"
	"strings"
)

// A PlaceWord is a word in the names of places, such as "lake" or "airport", and
// where it stands in them.
type PlaceWord struct {
	Kind   string // region, city, district, water, mountain or facility
	Names  bool   // a capitalised name that ends with it is the name of a place and not of a body
	Begins bool   // it stands first: "Fort Linden", "Lake Orta"
	Of     bool   // it stands before "of": "the village of Orta", "Gulf of Finland"
	Within bool   // a name that begins with a town and ends with this word is in that town: "Manchester Arena"
	Civic  bool   // as Within, and the word does not follow a surname: "Manchester Airport"
}

// PlaceWord returns the entry of a word, in lower case, and whether the table has one.
func (lex *Lexicon) PlaceWord(w string) (PlaceWord, bool) {
	p, ok := lex.placeWords[w]
	return p, ok
}

func (lex *Lexicon) addPlaceWord(col []string) error {
	p := PlaceWord{Kind: col[1]}
	uses := map[string]*bool{"names": &p.Names, "begins": &p.Begins, "of": &p.Of, "within": &p.Within, "civic": &p.Civic}
	for _, use := range strings.Fields(strings.TrimPrefix(col[2], "-")) {
		if uses[use] == nil {
			return fmt.Errorf("there is no use %q", use)
		}
		*uses[use] = true
	}
	lex.placeWords[col[0]] = p
	return nil
}
