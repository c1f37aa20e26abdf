package event

import (
	_ "embed"
	"fmt"
	"slices"

	"pressroom/analyze/lexicon"
)

//go:embed data/words.tsv
var wordTable string

// wordClass is a set of classes of a word. The header of the table says what each class
// means.
type wordClass uint32

const (
	auxiliary wordClass = 1 << iota
	being
	having
	wish
	plan
	intention
	intent
	putting
	prepositional
	opener
	nominative
	body
	parliament
	staff
	study
	officer
	feeling
	linking
	state
	casework
	inquiry
	vague
	useful
	bygone
	achieved
	court
	ongoing
	devoted
)

var classNames = []string{"auxiliary", "being", "having", "wish", "plan", "intention", "intent", "putting", "prepositional", "opener",
	"nominative", "body", "parliament", "staff", "study", "officer", "feeling", "linking", "state", "casework", "inquiry", "vague", "useful",
	"bygone", "achieved", "court", "ongoing", "devoted"}

// vocabulary holds the classes of words in lower case.
type vocabulary map[string]wordClass

func readWords() (vocabulary, error) {
	v := vocabulary{}
	return v, lexicon.ReadTable("words.tsv", wordTable, 2, func(col []string) error {
		n := slices.Index(classNames, col[0])
		if n < 0 {
			return fmt.Errorf("there is no class %q", col[0])
		}
		v[col[1]] |= 1 << n
		return nil
	})
}

// classed reports whether a word is of a class.
func (v vocabulary) classed(word string, c wordClass) bool { return v[word]&c != 0 }

// is reports whether token k is of a class.
func (r *reader) is(k int, c wordClass) bool { return r.classed(r.Lower(k), c) }
