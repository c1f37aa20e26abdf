package timex

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"

	"pressroom/analyze/lexicon"
)

// An entry is what the vocabulary has on a word. A word may have several meanings
// ("second", "may").
type entry struct {
	low     string // the word in lower case
	month   int    // 1 to 12
	weekday int    // ISO: Monday is 1, Sunday 7
	short   bool   // a short form of a month or a weekday: a full stop may follow
	unit    unit   // year, month, … also in the plural
	plural  bool
	count   float64 // "three", "dozen"; "a" is not counted
	ordinal int     // "third"; -1 for "last"
	season  string  // SP, SU, FA, WI
	part    string  // part of the day: MO, AF, EV, NI
	zone    bool    // ET, GMT
	digits  int     // decades: "nineties" is 1990
	set     string  // the value of an adverb of repetition: "weekly"
	ref     string  // "now" is PRESENT_REF
	counted bool    // people and measures, before which a number is not a year; low is empty for them
}

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
var vocabulary, errVocabulary = readVocabulary(vocabularyTable, holidays)

func readVocabulary(table string, holidays map[string][]holiday) (map[string]entry, error) {
	v := map[string]entry{}
	err := lexicon.ReadTable("vocabulary.tsv", table, 3, func(col []string) error {
		e := v[col[2]]
		e.low = col[2]
		err := e.is(col[0], col[1])
		v[col[2]] = e
		return err
	})
	hold := func(w string) {
		e := v[w]
		e.low = w
		v[w] = e
	}
	for _, hs := range holidays {
		for _, h := range hs {
			for _, w := range h.words {
				hold(w)
				hold(strings.TrimSuffix(w, "s")) // the s of a genitive stands apart
			}
		}
	}
	return v, err
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
	case "zone":
		e.zone = true
	case "set":
		e.set = value
	case "reference":
		e.ref = value
	case "counted":
		e.low, e.counted = "", true
	case "joint":
	default:
		err = fmt.Errorf("there is no class %q", class)
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
