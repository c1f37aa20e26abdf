package timex

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"pressroom/analyze/lexicon"
)

// An entry is what the vocabulary has on a word. A word may have several meanings
// ("second", "may").
type entry struct {
	low       string // the word in lower case; empty for what is counted
	month     int    // 1 to 12
	weekday   int    // ISO: Monday is 1, Sunday 7
	short     bool   // a short form of a month or a weekday: a full stop may follow
	unit      unit   // year, month, … also in the plural
	plural    bool
	fortnight bool    // two of the unit
	count     float64 // "three", "dozen"; "a" is not counted
	ordinal   int     // "third"; -1 for "last"
	season    string  // SP, SU, FA, WI
	part      string  // part of the day: MO, AF, EV, NI
	digits    int     // decades: "nineties" is 1990
	set       string  // the value of an adverb of repetition: "weekly"
	ref       string  // "now" is PRESENT_REF
	era       int     // -1 for "BC", 1 for "AD"
	letter    string  // the month that old letters mean: last, this, next
	trait             // what else the word is
}

// A trait is a class of words that says how the words around are to be read. A word may
// have several.
type trait uint16

const (
	zone     trait = 1 << iota // ET, GMT
	counted                    // people and measures, before which a number is not a year
	street                     // the last word of the name of a street
	version                    // the number after it is no date: "version", "room"
	file                       // the ending of the name of a file
	tells                      // a verb whose present tense tells of what is past: "shows"
	opens                      // what is done by a timetable: "open", "closes"
	course                     // "the day" after it is its course: "end the day"
	nowadays                   // a word after "today's" that makes it mean no day: "today's consumers"
)

var traits = map[string]trait{"zone": zone, "counted": counted, "street": street, "version": version, "file": file, "tells": tells,
	"opens": opens, "course": course, "nowadays": nowadays}

// has reports whether a word has a trait.
func (t trait) has(u trait) bool { return t&u != 0 }

// A unit of time, by its letter in an ISO 8601 duration; hours, minutes and
// seconds stand after T.
type unit string

const (
	century unit = "CE"
	decade  unit = "DE"
	year    unit = "Y"
	quarter unit = "Q"
	month   unit = "M"
	weekend unit = "WE"
	week    unit = "W"
	day     unit = "D"
	hour    unit = "TH"
	minute  unit = "TM"
	second  unit = "TS"
)

//go:embed data/vocabulary.tsv
var vocabularyTable string

// vocabulary holds every word that can begin or continue a time expression, the
// words of holidays among them.
var vocabulary, errVocabulary = readVocabulary(vocabularyTable, wordsOfTables(holidays, names, modifiers))

func readVocabulary(table string, held []string) (map[string]entry, error) {
	v := map[string]entry{}
	err := lexicon.ReadTable("vocabulary.tsv", table, 3, func(col []string) error {
		e := v[col[2]]
		e.low = col[2]
		err := e.is(col[0], col[1])
		v[col[2]] = e
		return err
	})
	for _, w := range held {
		e := v[w]
		e.low = w
		v[w] = e
	}
	return v, err
}

// wordsOfTables returns the words of holidays, of names and of modifiers.
func wordsOfTables(holidays map[string][]holiday, names map[string][][]string, modifiers map[string][]modifier) (words []string) {
	for _, hs := range holidays {
		for _, h := range hs {
			for _, w := range h.words {
				words = append(words, w, strings.TrimSuffix(w, "s")) // the s of a genitive stands apart
			}
		}
	}
	for _, rows := range names {
		words = append(words, slices.Concat(rows...)...)
	}
	for _, ms := range modifiers {
		for _, m := range ms {
			words = append(words, m.words...)
		}
	}
	return words
}

// is adds a row of the table to an entry: the class of its word and its value.
func (e *entry) is(class, value string) (err error) {
	inPlural := strings.HasSuffix(e.low, "s")
	switch class {
	case "month":
		e.month, err = strconv.Atoi(value)
		e.short = len(e.low) <= 4 && e.low != "may" && e.low != "june" && e.low != "july"
	case "weekday":
		e.weekday, err = strconv.Atoi(value)
		e.short, e.plural = len(e.low) <= 5, strings.HasSuffix(e.low, "days")
	case "unit":
		e.unit, e.plural = unit(value), inPlural
	case "fortnight":
		e.unit, e.plural, e.fortnight = unit(value), inPlural, true
	case "count":
		e.count, err = strconv.ParseFloat(value, 64)
	case "ordinal":
		e.ordinal, err = strconv.Atoi(value)
	case "decade":
		e.digits, err = strconv.Atoi(value)
	case "season":
		e.season, e.plural = value, inPlural
	case "part":
		e.part, e.plural = value, inPlural
	case "set":
		e.set = value
	case "reference":
		e.ref = value
	case "counted":
		e.low, e.trait = "", e.trait|counted
	case "era":
		e.era, err = strconv.Atoi(value)
	case "letter":
		e.letter = value
	case "joint":
	default:
		if e.trait |= traits[class]; traits[class] == 0 {
			err = fmt.Errorf("there is no class %q", class)
		}
	}
	return err
}

// longest is the length of the longest word of the vocabulary in bytes.
const longest = 13

// lookUp returns the entry of s, whatever its case, or the zero entry.
func lookUp(s string) entry {
	if len(s) > longest {
		return entry{}
	}
	var buf [longest]byte
	for i := range len(s) {
		c := s[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf[i] = c
	}
	return vocabulary[string(buf[:len(s)])]
}
