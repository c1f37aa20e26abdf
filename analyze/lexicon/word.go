package lexicon

import (
	"fmt"
	"slices"
)

// A Class is a class of words in names.
type Class string

// The classes of words.tsv.
const (
	Particle    Class = "particle"    // joins the parts of a personal name: de, bin, van
	Postnominal Class = "postnominal" // follows a person's name: MP, Ph.D., OBE
	Style       Class = "style"       // stands for a person after "his" or "her": "Her Excellency"
	Province    Class = "province"    // a province of Canada or a state of Australia, written short after a town
	Praise      Class = "praise"      // praises who holds an office and is no part of it: "renowned"
	Degree      Class = "degree"      // stands before such a word: "highly"
)

var classes = []Class{Particle, Postnominal, Province, Style, Praise, Degree}

// Is reports whether a word, as written, is of a class.
func (lex *Lexicon) Is(c Class, w string) bool { return lex.words[c][w] }

func (lex *Lexicon) addWord(col []string) error {
	c := Class(col[1])
	if !slices.Contains(classes, c) {
		return fmt.Errorf("there is no class %q", c)
	}
	if lex.words[c] == nil {
		lex.words[c] = map[string]bool{}
	}
	lex.words[c][col[0]] = true
	return nil
}
