// Package language recognises the language of a release. A Recognizer first finds the
// script of the text (script.go). Among the languages of one script it decides by
// trigrams of letters, with the library whatlanggo. English is recognised by its
// commonest words, because trigrams fail on lists of names, capitals and damaged
// letters, and most releases are in English. A text in doubt is taken for English.
package language

import (
	_ "embed"
	"iter"
	"math"
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
	// enough is the number of bytes of a text that are read.
	enough = 16 << 10
	// englishShare is the share of English words above which a text is English
	// whatever else it holds: releases have 0.07 to 0.4, other languages up to 0.08.
	englishShare = 0.1
	// foreignShare is the share below which a text of many words cannot be English.
	foreignShare = 0.03
	// A text in Latin letters needs at least leastWords words of running text to be of
	// another language than English, and manyWords to be of an unknown one.
	leastWords, manyWords = 8, 40
	// sure is the least confidence of the trigrams in another language. likely is
	// enough if the text has no English word and at least every plainShare-th word is a
	// common one of another language.
	sure, likely = 0.8, 0.15
	// someWords is the least words of running text if none of them is a common word of
	// another language.
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
	text := withoutAddresses(beginning(doc.Release.Text))
	if s, share := mainScript(text); s != nil && s.name != latin {
		return r.ofScript(text, s, share)
	}
	words := r.count(text)
	if words.share() >= englishShare || !words.running() {
		return words.asEnglish()
	}
	info := whatlanggo.Detect(text)
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

// confidence returns the confidence of the trigrams, kept within 0 to maxProbability,
// because it may leave that range if a text repeats itself.
func confidence(info whatlanggo.Info) float64 { return max(0, min(info.Confidence, maxProbability)) }

// maxProbability is the greatest probability that is given to a language.
const maxProbability = 0.99

func round(p float64) float64 { return math.Round(p*100) / 100 }

// counts are numbers of words of a text: all; low, those of running text, which are not
// names by their capital; common English words; and words of other languages.
type counts struct{ all, low, english, foreign int }

func (r *Recognizer) count(text string) counts {
	var c counts
	for w := range strings.FieldsFuncSeq(text, notOfWord) {
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

// withoutAddresses returns a text without its addresses of the web and of mail, which are in no language.
func withoutAddresses(text string) string {
	if !address(text) {
		return text
	}
	var b strings.Builder
	for rest := text; rest != ""; {
		end := strings.IndexFunc(rest, unicode.IsSpace)
		if end < 0 {
			end = len(rest)
		}
		if !address(rest[:end]) {
			b.WriteString(rest[:end])
		}
		blanks := len(rest[end:]) - len(strings.TrimLeftFunc(rest[end:], unicode.IsSpace))
		b.WriteString(rest[end : end+blanks])
		rest = rest[end+blanks:]
	}
	return b.String()
}

// address reports whether there is an address of the web or of mail in a text.
func address(w string) bool {
	return strings.Contains(w, "://") || strings.Contains(w, "www.") || strings.Contains(w, "@")
}

func notOfWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }

// marked reports whether r is a letter that English does not have.
func marked(r rune) bool { return r > unicode.MaxASCII && unicode.IsLetter(r) }

// share returns the share of English words, 0 to 1.
func (c counts) share() float64 { return float64(c.english) / float64(max(1, c.all)) }

// bound returns the least confidence that the trigrams need for another language. It is
// 2, which none reaches, for a short text with as many English words as foreign ones or
// more.
func (c counts) bound() float64 {
	switch {
	case c.all < manyWords && c.english > 0 && c.foreign <= c.english, c.foreign == 0 && c.low < someWords:
		return 2
	case c.english == 0 && plainShare*c.foreign >= c.all:
		return likely
	}
	return sure
}

// running reports whether the text has enough words of running text to be of another
// language. A list of names has not.
func (c counts) running() bool { return c.low >= leastWords && 3*c.low >= c.all }

// asEnglish returns English, with a probability that grows from 0.5 with the share of
// English words.
func (c counts) asEnglish() annot.Language {
	p := 1 / (1 + math.Exp(-80*c.share()))
	return annot.Language{Code: annot.English, Probability: round(min(p, maxProbability))}
}
