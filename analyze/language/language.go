// Package language recognises the language of a release: by its script
// (script.go), among the languages of one script by trigrams of letters, and
// English above all by its commonest words, for most releases are English, and
// lists of names, capitals and damaged letters are of no language that trigrams
// know. What is in doubt is English.
package language

import (
	_ "embed"
	"iter"
	"math"
	"regexp"
	"strings"
	"unicode"

	"github.com/abadojack/whatlanggo"

	"pressroom/analyze/annot"
)

//go:embed data/english.tsv
var english string

//go:embed data/foreign.tsv
var foreign string

//go:embed data/letters.tsv
var letters string

const (
	// enough is how many bytes of a text are read.
	enough = 16 << 10
	// englishShare is the share of English words above which a text is English
	// whatever else it holds: releases have 0.07 to 0.4, other languages up to 0.08.
	englishShare = 0.1
	// foreignShare is the share below which a text of many words cannot be English.
	foreignShare = 0.03
	// leastWords is how many words of running text it takes to call a text in Latin
	// letters foreign, and manyWords how many without a language that is known.
	leastWords, manyWords = 8, 40
	// sure is how sure the trigrams must be, likely where one word of plainShare or
	// less is a common one of another language, and none is English.
	sure, likely = 0.8, 0.15
	// someWords is how many it takes where none is a common one.
	someWords  = 15
	plainShare = 6
)

// A Recognizer knows the words of English and the letters of other languages. It
// is never changed after New.
type Recognizer struct {
	english map[string]bool
	foreign map[string]bool
	letters [][2]string // a language and its letters
}

// New reads the embedded tables.
func New() *Recognizer {
	r := Recognizer{english: map[string]bool{}, foreign: map[string]bool{}}
	for row := range rows(english) {
		r.english[row] = true
	}
	for row := range rows(foreign) {
		_, words, _ := strings.Cut(row, "\t")
		for _, w := range strings.Fields(words) {
			r.foreign[w] = true
		}
	}
	for row := range rows(letters) {
		code, own, _ := strings.Cut(row, "\t")
		r.letters = append(r.letters, [2]string{code, own})
	}
	return &r
}

// rows yields the lines of a table.
func rows(table string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for line := range strings.Lines(table) {
			if line = strings.TrimSpace(line); line != "" && line[0] != '#' && !yield(line) {
				return
			}
		}
	}
}

// Recognize returns the language of a document and how sure that is.
func (r *Recognizer) Recognize(doc *annot.Document) annot.Language {
	text := beginning(doc.Release.Text)
	if s, share := mainScript(text); s != nil && s.name != latin {
		return r.ofScript(text, s, share)
	}
	words := r.count(text)
	if words.share() >= englishShare || !words.running() {
		return words.asEnglish()
	}
	info := whatlanggo.Detect(addresses.ReplaceAllString(text, " "))
	code, confidence := info.Lang.Iso6391(), confidence(info)
	switch {
	case code == "en":
		return words.asEnglish()
	case code != "" && confidence >= words.bound():
		return annot.Language{Code: code, Probability: round(max(0.5, confidence))}
	case words.share() < foreignShare && words.low >= manyWords:
		return annot.Language{Code: annot.UnknownLanguage, Probability: 0.5}
	}
	return words.asEnglish()
}

// beginning returns the part of a text that is read.
func beginning(text string) string {
	return strings.ToValidUTF8(text[:min(len(text), enough)], "")
}

// confidence is that of the trigrams, which leave the range where a text says the
// same again and again.
func confidence(info whatlanggo.Info) float64 { return max(0, min(info.Confidence, maxProbability)) }

// maxProbability is as sure as anything is of a language.
const maxProbability = 0.99

func round(p float64) float64 { return math.Round(p*100) / 100 }

// counts are the words of a text: all, those of running text, which are no names
// by their capital, the English ones and those of other languages.
type counts struct{ all, low, english, foreign int }

func (r *Recognizer) count(text string) counts {
	var c counts
	for w := range strings.FieldsFuncSeq(addresses.ReplaceAllString(text, " "), notOfWord) {
		c.all++
		low := strings.ToLower(w)
		if w == low || w == strings.ToUpper(w) {
			c.low++
		}
		if r.english[low] {
			c.english++
		}
		if r.foreign[low] || w == low && strings.ContainsFunc(w, marked) {
			c.foreign++
		}
	}
	return c
}

// addresses are those of the net, which are in no language.
var addresses = regexp.MustCompile(`\S*(://|www\.|@)\S*`)

func notOfWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }

// marked reports whether a letter is none of those that English has.
func marked(r rune) bool { return r > unicode.MaxASCII && unicode.IsLetter(r) }

// share is that of the English words.
func (c counts) share() float64 { return float64(c.english) / float64(max(1, c.all)) }

// bound is how sure the trigrams must be that the words are of another language: no
// short text is that has more English words than foreign ones.
func (c counts) bound() float64 {
	switch {
	case c.all < manyWords && c.english > 0 && c.foreign <= c.english, c.foreign == 0 && c.low < someWords:
		return 2
	case c.english == 0 && plainShare*c.foreign >= c.all:
		return likely
	}
	return sure
}

// running reports whether there are words enough of running text to call the text
// foreign: a list of names is in no language.
func (c counts) running() bool { return c.low >= leastWords && 3*c.low >= c.all }

// asEnglish is English, the surer the more of its words stand there: even where
// there are none.
func (c counts) asEnglish() annot.Language {
	p := 1 / (1 + math.Exp(-80*c.share()))
	return annot.Language{Code: annot.English, Probability: round(min(p, maxProbability))}
}
