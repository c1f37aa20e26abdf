package lexicon

import (
	"fmt"
	"strings"
)

// A headlineVerb says what is known about a verb form in headlines.
type headlineVerb struct {
	names  bool // it stands between names and titles
	bodies bool // it stands in the name of no body
}

// HeadlineVerb reports whether word, in any case, is a verb that stands between
// names and titles in headlines: "Mayor Opens Bridge".
func (lex *Lexicon) HeadlineVerb(word string) bool { return lex.headlines[strings.ToLower(word)].names }

// VerbOfNoBody reports whether word, in any case, is a verb of headlines that no
// body, company or office has in its name.
func (lex *Lexicon) VerbOfNoBody(word string) bool {
	return lex.headlines[strings.ToLower(word)].bodies
}

func (lex *Lexicon) addHeadlineVerb(col []string) error {
	var v headlineVerb
	for _, use := range strings.Fields(col[1]) {
		switch use {
		case "names":
			v.names = true
		case "bodies":
			v.bodies = true
		default:
			return fmt.Errorf("there is no use %q", use)
		}
	}
	lex.headlines[col[0]] = v
	return nil
}
