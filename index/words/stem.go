package words

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/arabic"
	"github.com/blevesearch/snowballstem/danish"
	"github.com/blevesearch/snowballstem/dutch"
	"github.com/blevesearch/snowballstem/finnish"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/hungarian"
	"github.com/blevesearch/snowballstem/italian"
	"github.com/blevesearch/snowballstem/norwegian"
	"github.com/blevesearch/snowballstem/portuguese"
	"github.com/blevesearch/snowballstem/romanian"
	"github.com/blevesearch/snowballstem/russian"
	"github.com/blevesearch/snowballstem/spanish"
	"github.com/blevesearch/snowballstem/swedish"
)

// stemmers are the Snowball stemmers by the language that they are for (ISO 639-1).
// English is not among them: its forms are found by Forms.
var stemmers = map[string]func(*snowballstem.Env) bool{
	"ar": arabic.Stem, "da": danish.Stem, "de": german.Stem, "es": spanish.Stem, "fi": finnish.Stem, "fr": french.Stem,
	"hu": hungarian.Stem, "it": italian.Stem, "nb": norwegian.Stem, "nl": dutch.Stem, "pt": portuguese.Stem, "ro": romanian.Stem,
	"ru": russian.Stem, "sv": swedish.Stem,
}

//go:embed data/stems.tsv
var stemsTSV string

// A rewriting is a row of stems.tsv: a word that ends so, after so many letters at
// least, ends otherwise.
type rewriting struct {
	ending, by string
	least      int
}

var rewritings = sync.OnceValue(func() map[string][]rewriting {
	out := map[string][]rewriting{}
	for _, row := range rows(stemsTSV) {
		least, err := strconv.Atoi(row[3])
		if err != nil {
			continue // a test reads the table
		}
		for _, lang := range strings.Split(row[0], " ") {
			for _, ending := range strings.Split(row[1], " ") {
				out[lang] = append(out[lang], rewriting{ending, strings.Trim(row[2], "-"), least})
			}
		}
	}
	return out
})

// Inflected reports whether the words of a language have stems.
func Inflected(lang string) bool { return stemmers[lang] != nil || rewritings()[lang] != nil }

// shortest is how many letters a word has at least that has a stem.
const shortest = 3

// Stem returns what the inflected forms of a word, as Cut returns it, have in common in
// a language (ISO 639-1): no word, but the same for all of them. It is empty for codes,
// words of few letters, and languages that have no stems.
func Stem(lang, word string) string {
	if !Inflected(lang) || utf8.RuneCountInString(word) < shortest || strings.ContainsFunc(word, notOfStem) {
		return ""
	}
	word = rewritten(word, rewritings()[lang])
	stem := stemmers[lang]
	if stem == nil {
		return word
	}
	for range mostRewritten {
		env := snowballstem.NewEnv(word)
		stem(env)
		next := env.Current()
		if next == word || next == "" {
			break
		}
		if word = next; !again[lang] || utf8.RuneCountInString(word) <= shortest {
			break
		}
	}
	return word
}

// again are the languages of which a stemmer takes for an ending what belongs to many
// words ("Ереван", "وزير"): what is left of a form is stemmed as the word itself is.
var again = map[string]bool{"ar": true, "ru": true}

func notOfStem(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }

// mostRewritten is how many endings are taken off one word: "-ներ-ից" are two.
const mostRewritten = 4

// rewritten applies the longest rewriting that fits, again and again: a word and its
// form come to the same only if what is left of the form is treated as the word is.
func rewritten(word string, table []rewriting) string {
	for range mostRewritten {
		best, n := "", -1
		for _, r := range table {
			rest, ok := strings.CutSuffix(word, r.ending)
			if ok && len(r.ending) > n && utf8.RuneCountInString(rest) >= r.least && rest+r.by != word {
				best, n = rest+r.by, len(r.ending)
			}
		}
		if n < 0 {
			break
		}
		word = best
	}
	return word
}
