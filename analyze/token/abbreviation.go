package token

import (
	_ "embed"
	"strings"

	"pressroom/analyze/lexicon"
)

// An abbreviation says whether a sentence can end with a token that has a full stop.
type abbreviation uint8

const (
	noAbbreviation abbreviation = iota
	leading                     // never ends a sentence: "Sen.", "vs.", "No."
	trailing                    // may end a sentence: "Inc.", "Mass.", "U.S.", "p.m."
)

//go:embed data/abbreviations.tsv
var abbreviationTable string

// abbreviations holds the words of the table, each class a set.
var abbreviations, errAbbreviations = lexicon.ReadClasses("abbreviations.tsv", abbreviationTable, "leading", "trailing", "starter",
	"compound")

// abbreviationOf returns what kind of abbreviation tok is. In a word with a hyphen the
// last part counts: "D-Mass.".
func abbreviationOf(tok string) abbreviation {
	if len(tok) < 2 || tok[len(tok)-1] != '.' || strings.IndexByte(tok, ' ') >= 0 {
		return noAbbreviation
	}
	tok = tok[strings.LastIndexByte(tok, '-')+1:]
	if len(tok) < 2 || len(tok) > 10 {
		return noAbbreviation
	}
	if isUpper(tok[0]) && tok == strings.ToUpper(tok) && !isDotted(tok) { // in headlines: "SEN. KYL"
		tok = tok[:1] + strings.ToLower(tok[1:])
	}
	switch {
	case abbreviations.Is("leading", tok):
		return leading
	case abbreviations.Is("trailing", tok), isDotted(tok), len(tok) == 2 && isUpper(tok[0]):
		return trailing
	}
	return noAbbreviation
}

func isAbbreviation(tok string) bool { return abbreviationOf(tok) != noAbbreviation }

// isDotted reports whether each letter of tok has its full stop: "U.S.", "a.m.".
func isDotted(tok string) bool {
	if len(tok) < 4 || len(tok)%2 != 0 {
		return false
	}
	for i := 0; i < len(tok); i += 2 {
		if !isLetter(tok[i]) || tok[i+1] != '.' {
			return false
		}
	}
	return true
}

// isOneOf reports whether word is in list, a string of words with spaces between them.
// A string needs no table to be built when the program starts.
func isOneOf(word, list string) bool {
	return word != "" && strings.Contains(list, " "+word+" ")
}

// isStarter reports whether word, as written, begins sentences so much more often
// than it follows an abbreviation that its capital after "U.S." marks a new one.
func isStarter(word string) bool {
	word, _, _ = strings.Cut(word, "'")
	return abbreviations.Is("starter", word)
}
