package name

import (
	_ "embed"
	"fmt"

	"pressroom/analyze/lexicon"
)

//go:embed data/words.tsv
var wordTable string

// A class says what a word does in a name or beside it. Each class is a bit.
type class uint16

// The classes of words.tsv.
const (
	bodies         class = 1 << iota // are heads of bodies that are named after a list of what they are on
	connects                         // join the words of an organisation
	forces                           // are named after two counties
	functionWords                    // are no part of a name even in a headline in title case
	gatherings                       // are what is named after the place it met in
	joins                            // may stand between the parts of a name: "of", ",", "at"
	municipal                        // begin the name of a town or a port that acts: "City of Fort Wayne"
	occasions                        // end the names of events, laws, treaties and programmes
	streets                          // end addresses
	suffixOfPerson                   // tells one of two of a name from the other
	things                           // end the names of laws, programmes and prizes, which are no organisations
	undertakings                     // are what a name before them is the name of
)

// classNames are the names of the classes in the table, in their order.
var classNames = []string{"bodies", "connects", "forces", "function-words", "gatherings", "joins", "municipal", "occasions", "streets",
	"suffix-of-person", "things", "undertakings"}

// readWords returns the classes of each word of the table.
func readWords() (map[string]class, error) {
	bits := map[string]class{}
	for i, name := range classNames {
		bits[name] = 1 << i
	}
	words := map[string]class{}
	return words, lexicon.ReadTable("words.tsv", wordTable, 2, func(col []string) error {
		bit, ok := bits[col[0]]
		if !ok {
			return fmt.Errorf("there is no class %q", col[0])
		}
		words[col[1]] |= bit
		return nil
	})
}

// is reports whether a word, as written, is of a class.
func (f *Finder) is(c class, w string) bool { return f.classes[w]&c != 0 }
