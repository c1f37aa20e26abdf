package name

import (
	_ "embed"
	"fmt"

	"pressroom/analyze/lexicon"
)

//go:embed data/words.tsv
var wordTable string

// A class says what a word does in a name or beside it. Each class is a bit.
type class uint64

// The classes of words.tsv.
const (
	gatherings     class = 1 << iota // are what is named after the place it met in
	undertakings                     // are what a name before them is the name of
	forces                           // are named after two counties
	things                           // end the names of laws, programmes and prizes, which are no organisations
	grounds                          // are things that are places too
	initialisms                      // are short for things that everybody knows
	happenings                       // begin the names of storms and operations
	suffixOfPerson                   // tells one of two of a name from the other
	streets                          // end addresses
	fields                           // are the labels of a contact block
	departments                      // are what a department or a party is named after
	directions                       // follow a country or a region and are no name alone
	functionWords                    // are no part of a name even in a headline in title case
	pressBodies                      // are what "Press" begins the name of
	owners                           // stand in the names of organisations and sites with an "'s"
	visited                          // stand before a site
	makers                           // begin the names of cars
	contacts                         // lead to a person to ask
	national                         // begin the name of a body that closes with its country: "Statistics Norway"
	// end the names of events, laws, treaties and programmes, which are kept apart: "Washington Summit", "Clean Water Act"
	occasions
	contests         // begin the names of leagues in which clubs play
	realms           // begin the full name of a country
	surnameParticles // may stand before a surname alone
	unions           // have offices and missions abroad
	causes           // may be named by what they are "to" do: "Committee to Protect Journalists"
	services         // are heads that also close the subject of a ministry
	// are the head words that close a name made of a list: "Health, Education, Labor, and Pensions Committee"
	bodies
	dashes    // and the like stand after the place of a dateline
	federal   // countries have states and provinces that are written after a town
	versus    // stands before a party to a case
	ends      // close a sentence or the words of somebody else
	trusts    // stand before "in" and a person
	ruled     // are what a country, a state or a town has, before "of" and its name
	realmOwns // are what a country or a state owns and no person does
	moves     // stand before a preposition and a place
	connects  // join the words of an organisation
	navies    // begin the names of ships
	municipal // begin the name of a town or a port that acts: "City of Fort Wayne"
)

// classNames are the names of the classes in the table, in their order.
var classNames = []string{
	"gatherings",
	"undertakings",
	"forces",
	"things",
	"grounds",
	"initialisms",
	"happenings",
	"suffix-of-person",
	"streets",
	"fields",
	"departments",
	"directions",
	"function-words",
	"press-bodies",
	"owners",
	"visited",
	"makers",
	"contacts",
	"national",
	"occasions",
	"contests",
	"realms",
	"surname-particles",
	"unions",
	"causes",
	"services",
	"bodies",
	"dashes",
	"federal",
	"versus",
	"ends",
	"trusts",
	"ruled",
	"realm-owns",
	"moves",
	"connects",
	"navies",
	"municipal",
}

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
