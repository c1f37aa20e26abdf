package timex

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"pressroom/analyze/lexicon"
)

//go:embed data/languages/*.tsv
var languageTables embed.FS

// A tongue is what the tables have on another language than English: the words that
// expressions of time are made of (data/languages/CODE.tsv), and how they are put
// together (data/languages/forms.tsv).
type tongue struct {
	senses map[string][]sense // by the first word; those of a beginning by its first letter
	forms  []form
}

// A sense is a word, or several, of a class.
type sense struct {
	class, value string
	words        []string
	begins       bool // the last word may go on for a few letters: an ending
}

// A form is an order of words. An element is one of several classes or words, and may be
// left out if it is optional.
type form struct {
	rule     string
	elements []element
}

type element struct {
	some     []string
	optional bool
	context  bool // it stands before the expression and does not belong to it
}

// tongues are the languages that are read, by their code (ISO 639-1).
var tongues, errTongues = readTongues(languageTables)

const formsName = "forms.tsv"

func readTongues(tables fs.FS) (map[string]*tongue, error) {
	out := map[string]*tongue{}
	names, err := fs.Glob(tables, "data/languages/*.tsv")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		code := strings.TrimSuffix(path.Base(name), ".tsv")
		if path.Base(name) == formsName {
			continue
		}
		t := &tongue{senses: map[string][]sense{}}
		if err := readTable(tables, name, 3, t.add); err != nil {
			return nil, err
		}
		out[code] = t
	}
	return out, readTable(tables, "data/languages/"+formsName, 3, func(col []string) error {
		for code, t := range out {
			if col[0] == "*" || slices.Contains(strings.Fields(col[0]), code) {
				t.forms = append(t.forms, formOf(col[1], col[2]))
			}
		}
		return nil
	})
}

func readTable(tables fs.FS, name string, columns int, row func([]string) error) error {
	b, err := fs.ReadFile(tables, name)
	if err != nil {
		return err
	}
	return lexicon.ReadTable(name, string(b), columns, row)
}

// add adds a row: class, value, and the words, with bars between them. A star at the end
// stands for an ending.
func (t *tongue) add(col []string) error {
	for _, phrase := range strings.Split(col[2], "|") {
		s := sense{class: col[0], value: col[1]}
		phrase, s.begins = strings.CutSuffix(strings.TrimSpace(phrase), "*")
		for _, block := range split(phrase) {
			for _, w := range block {
				s.words = append(s.words, lowered(phrase[w.Start:w.End]))
			}
		}
		if len(s.words) == 0 {
			return fmt.Errorf("class %s has an empty word", col[0])
		}
		key := s.words[0]
		if s.begins && len(s.words) == 1 {
			key = initial(key)
		}
		t.senses[key] = append(t.senses[key], s)
	}
	return nil
}

// initial returns the first letter of a word, by which beginnings are kept.
func initial(word string) string {
	_, n := utf8.DecodeRuneInString(word)
	return word[:n] + "*"
}

// lowered returns a word in small letters, as tables have them.
func lowered(s string) string {
	if s = strings.ToLower(s); len(s) < 2 {
		return s
	}
	return inTables.Replace(s)
}

// inTables leaves out the dot of an Azerbaijani I in capitals and the signs of Armenian
// intonation, and parts a ligature.
var inTables = strings.NewReplacer("i̇", "i", "և", "եւ", "՞", "", "՛", "", "՜", "")

func formOf(rule, pattern string) form {
	f := form{rule: rule}
	for _, s := range strings.Fields(pattern) {
		var e element
		s, e.optional = strings.CutSuffix(s, "?")
		s, e.context = strings.CutPrefix(s, "<")
		e.some = strings.Split(s, "|")
		f.elements = append(f.elements, e)
	}
	return f
}
