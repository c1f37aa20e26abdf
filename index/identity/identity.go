// Package identity says which names of different releases are one person, body or
// place. It is given the forms in which a set of releases names them, with how many
// releases have each (Counted), and returns an Entity for each of those that are
// meant. The same forms give the same entities in whatever order they come, so that
// nothing depends on how an index grew.
//
//	Form      how a release prints a name, with what it says there of who is meant (form.go)
//	People    joins names of people (people.go), read by their parts (name.go)
//	Bodies    joins names of organisations (bodies.go)
//	Places    joins names of places (places.go)
//	Acronyms  says which acronyms and full names are searched for together (acronyms.go)
//	Table     finds the entity of a form; it is stored beside the index (table.go)
//
// Names join by rules, each of which an Entity tells (Rule). In doubt a name stands
// alone. The numbers of the rules stand in limits.go.
package identity

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"

	"pressroom/analyze/lexicon"
)

// Kind is what a name names.
type Kind byte

// The kinds.
const (
	Person Kind = 'p'
	Place  Kind = 'l'
	Body   Kind = 'o'
)

// Kinds are all of them.
var Kinds = [...]Kind{Person, Place, Body}

// Counted is a form and how many releases have it.
type Counted struct {
	Form
	N int
}

// An Entity is one person, body or place with all forms of its name, those of most
// releases first.
type Entity struct {
	ID    string // of the set of releases: the kind and twelve hexadecimal digits
	Name  string // the form that stands for all
	Forms []Joined
}

// Joined is a form of an entity.
type Joined struct {
	Counted
	Rule Rule // why it is one with the name of the entity
}

// Rule says why two names are one.
type Rule string

// The rules.
const (
	Same       Rule = "same name"   // or one that differs in case, accents, points, apostrophes, "the", "U.S."
	Middle     Rule = "middle name" // one lacks it or has its initial alone
	GoesBy     Rule = "goes by a middle name"
	Nickname   Rule = "nickname"         // data/nicknames.tsv
	Spelling   Rule = "spelling"         // of a surname in Latin letters
	Possessive Rule = "possessive"       // an s that has lost its apostrophe
	Surname    Rule = "surname"          // of whoever bears it in most releases that say the same of him
	Acronym    Rule = "acronym"          // as printed together
	Order      Rule = "order"            // "Energy Department", "Department of Energy"
	Chamber    Rule = "chamber"          // a committee of the only chamber that it can be of
	Gazetteer  Rule = "same place"       // other name of one entry
	NoName     Rule = "no name"          // a word that names nobody: in no list
	Told       Rule = "said by hand"     // by the user
	Moved      Rule = "kind set by hand" // likewise
)

// A Joiner joins names. It does not change.
type Joiner struct {
	nicknames map[[2]string]bool  // short, long
	names     map[string][]string // by short: long ones
	titles    map[string]string
	firsts    func(word string) bool // whether a word is a usual first name
	isState   func(word string) bool // whether a word is short for a state of the United States
	isPlace   func(word string) bool // whether it ends the names of what people made: "street"
	isVerb    func(word string) bool // whether it is a verb between the names of a headline
}

//go:embed data/nicknames.tsv
var nicknamesTable string

//go:embed data/titles.tsv
var titlesTable string

// New reads the tables; errors name table and line.
func New() (*Joiner, error) {
	lex, err := lexicon.Load()
	if err != nil {
		return nil, err
	}
	j := &Joiner{
		nicknames: map[[2]string]bool{}, names: map[string][]string{}, titles: map[string]string{},
		firsts:  func(word string) bool { return word != "" && lex.FirstName(strings.ToUpper(word[:1])+word[1:]) },
		isState: func(word string) bool { return lex.State(word) != "" },
		isPlace: func(word string) bool {
			p, _ := lex.PlaceWord(word)
			return p.Kind == "facility" || p.Kind == "district"
		},
		isVerb: lex.HeadlineVerb,
	}
	err = lexicon.ReadTable("nicknames.tsv", nicknamesTable, 2, func(col []string) error {
		short, long := lexicon.Fold(col[0]), lexicon.Fold(col[1])
		j.nicknames[[2]string{short, long}] = true
		j.names[short] = append(j.names[short], long)
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = lexicon.ReadTable("titles.tsv", titlesTable, 2, func(col []string) error {
		j.titles[col[0]] = col[1]
		return nil
	})
	return j, err
}

// ordered returns forms in an order that the set alone decides.
func ordered(forms []Counted) []Counted {
	out := slices.Clone(forms)
	slices.SortFunc(out, func(a, b Counted) int { return cmp.Or(b.N-a.N, cmp.Compare(a.Term(), b.Term())) })
	return out
}
