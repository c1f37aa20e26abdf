package organization

import (
	_ "embed"
	"fmt"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

//go:embed data/kinds.tsv
var kindsTable string

// kinds tells of what kind a body is by the words of its name. The keys are the columns of kinds.tsv: where the words stand, and the words.
type kinds map[string]map[string]annot.OrgKind

// The places of words in a name, and the rules that they are told as.
const (
	whole = "name"  // all of it
	legal = "end"   // its last words, a legal form
	head  = "head"  // the end of its head noun, before the first preposition
	start = "start" // its first words
)

var rules = map[string]string{whole: "known name", legal: "legal form", head: "head noun", start: "first words of the name"}

func readKinds() (kinds, error) {
	k := kinds{whole: {}, legal: {}, head: {}, start: {}}
	return k, lexicon.ReadTable("kinds.tsv", kindsTable, 3, func(col []string) error {
		words, ok := k[col[0]]
		if !ok {
			return fmt.Errorf("there is no place %q of words in a name", col[0])
		}
		words[col[1]] = annot.OrgKind(col[2])
		return nil
	})
}

// of returns the kind of a body by one of its names, and the rule; both are empty if the name does not show it.
func (k kinds) of(name string) (annot.OrgKind, string) {
	words := strings.Fields(strings.ToLower(strings.ReplaceAll(name, ",", " ")))
	for n, w := range words {
		if n == len(words)-1 {
			words[n] = strings.TrimSuffix(w, ".")
		}
	}
	noun := words
	for n, w := range words {
		if n > 0 && prepositions[w] {
			noun = words[:n]
			break
		}
	}
	for _, look := range []struct {
		where string
		words []string
	}{{whole, words}, {legal, words}, {head, noun}, {head, words}, {start, words}} {
		for n := range min(len(look.words), longestKind) {
			part := look.words[n:]
			switch {
			case look.where == start:
				part = look.words[:n+1]
			case look.where == whole && n > 0, look.where == legal && n == 0:
				continue
			}
			phrase := strings.Join(part, " ")
			if look.where == head && len(look.words) > len(noun) && !strings.Contains(phrase, " of ") {
				break // "Center for Energy" is no energy company, but the "House of Representatives" is known as a whole
			}
			if kind := k[look.where][phrase]; kind != "" {
				return kind, rules[look.where]
			}
		}
	}
	return "", ""
}

// longestKind is how many words of a name are looked at from its first on.
const longestKind = 20

// prepositions end the head noun of a name.
var prepositions = lexicon.WordSet("of for on in at to")

// kind tells the kind of an organisation by its ticker, else by the first of its names that shows it.
func (f *Finder) kind(doc *annot.Document, ent *annot.Entity) {
	if ent.Ticker != "" {
		ent.OrgKind, ent.OrgKindAt = annot.CompanyBody, annot.Evidence{Span: ent.TickerAt.Span, Rule: "ticker"}
		return
	}
	for _, name := range append([]string{ent.Name}, ent.Aliases...) {
		if kind, rule := f.kinds.of(name); kind != "" {
			ent.OrgKind, ent.OrgKindAt = kind, annot.Evidence{Span: doc.FormAt(*ent, name).Span, Rule: rule}
			return
		}
	}
}
