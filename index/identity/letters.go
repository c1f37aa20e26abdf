package identity

import (
	_ "embed"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pressroom/analyze/lexicon"
)

//go:embed data/letters.tsv
var lettersTable string

// Letters say how names in other scripts are written in Latin letters. A letter has
// several ways, for countries and papers differ: Захарова is Zakharova, Zaharova, Sacharowa.
type Letters struct {
	ways map[string]map[string][]string // by script, then by letters
}

// mostLetters is how many letters a row of the table has at most.
const mostLetters = 2

// NewLetters reads the embedded table.
func NewLetters() (*Letters, error) {
	l := &Letters{map[string]map[string][]string{}}
	return l, lexicon.ReadTable("letters.tsv", lettersTable, 3, func(col []string) error {
		if l.ways[col[0]] == nil {
			l.ways[col[0]] = map[string][]string{}
		}
		for _, way := range strings.Split(col[2], "|") {
			l.ways[col[0]][col[1]] = append(l.ways[col[0]][col[1]], strings.Trim(way, "-"))
		}
		return nil
	})
}

var scripts = []struct {
	name    string
	letters *unicode.RangeTable
}{{"Cyrillic", unicode.Cyrillic}, {"Armenian", unicode.Armenian}, {"Georgian", unicode.Georgian}, {"Greek", unicode.Greek}}

// ScriptOf returns the script of a name in other letters than those of English: Azerbaijani
// is known by its ə. It returns "" for Latin letters.
func ScriptOf(name string) string {
	for _, r := range name {
		for _, s := range scripts {
			if unicode.Is(s.letters, r) {
				return s.name
			}
		}
	}
	if strings.ContainsAny(name, "əƏ") {
		return "Azerbaijani"
	}
	return ""
}

// Keys returns what two names have in common that may be the same: how their first and last
// words may begin in Latin letters.
func (l *Letters) Keys(name string) (keys []string) {
	words, script := wordsIn(name), ScriptOf(name)
	if len(words) < 2 {
		return nil
	}
	for _, first := range l.initials(script, words[0]) {
		for _, last := range l.initials(script, words[len(words)-1]) {
			keys = append(keys, first+last)
		}
	}
	return keys
}

func (l *Letters) initials(script, word string) (out []string) {
	for n := 1; n <= mostLetters; n++ {
		for _, way := range l.ways[script][begins(word, n)] {
			if way != "" && !slices.Contains(out, way[:1]) {
				out = append(out, way[:1])
			}
		}
	}
	if len(out) == 0 {
		out = []string{begins(word, 1)}
	}
	return out
}

// begins returns the first n letters of a word, "" where it has fewer.
func begins(word string, n int) string {
	at := 0
	for ; n > 0; n-- {
		if at == len(word) {
			return ""
		}
		_, size := utf8.DecodeRuneInString(word[at:])
		at += size
	}
	return word[:at]
}

// Same reports whether a name in other letters may be a name in Latin ones: all of their words, or the first and
// the last where one of them has more between.
func (l *Letters) Same(other, latin string) bool {
	a, b, script := wordsIn(other), wordsIn(latin), ScriptOf(other)
	if len(a) < 2 || len(b) < 2 {
		return false
	}
	if len(a) != len(b) {
		a, b = []string{a[0], a[len(a)-1]}, []string{b[0], b[len(b)-1]}
	}
	for i := range a {
		if !l.written(script, a[i], lexicon.Fold(b[i]), map[[2]int]bool{}) {
			return false
		}
	}
	return true
}

// plainLetters are those of the table for what capitals and accents make of them.
var plainLetters = strings.NewReplacer("İ", "i",
	"ά", "α", "έ", "ε", "ή", "η", "ί", "ι", "ϊ", "ι", "ΐ", "ι", "ό", "ο", "ύ", "υ", "ϋ", "υ", "ΰ", "υ", "ώ", "ω")

// wordsIn are the words of a name in small letters.
func wordsIn(name string) []string {
	return strings.FieldsFunc(plainLetters.Replace(strings.ToLower(plainLetters.Replace(name))), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '\'' && r != '’'
	})
}

// written reports whether a word may be written so in Latin letters. Failed has the rests of
// both, by their lengths, that are known not to be the same.
func (l *Letters) written(script, word, latin string, failed map[[2]int]bool) bool {
	rest := [2]int{len(word), len(latin)}
	if word == "" || failed[rest] {
		return word == "" && latin == ""
	}
	for n := mostLetters; n > 0; n-- {
		letters := begins(word, n)
		ways, ok := l.ways[script][letters]
		if !ok && n == 1 {
			ways = []string{lexicon.Fold(letters)}
		}
		for _, way := range ways {
			if after, ok := strings.CutPrefix(latin, way); ok && letters != "" && l.written(script, word[len(letters):], after, failed) {
				return true
			}
		}
	}
	failed[rest] = true
	return false
}
