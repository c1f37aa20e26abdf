package place

import (
	_ "embed"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

//go:embed data/abroad.tsv
var abroadTSV string

//go:embed data/abroad-more.tsv
var abroadMoreTSV string

//go:embed data/endings.tsv
var endingsTSV string

// Names of countries and towns in other languages than English. Places are found by their
// names alone, in any case of the language: there is no tagger. Who goes by such a name is
// left out where words beside it show that.

// A foreignName is what a name means: a country, or a town by its English name.
type foreignName struct {
	country, town string
	geonames      int
}

// abroad holds the names of each language, or script of towns, by their stems.
type abroad struct {
	names   map[string]map[string]foreignName
	never   map[string]map[string]bool // words that are no names
	endings map[string][]string        // of cases; what a stem has lost stands first
}

// scriptsOf says whose towns a language names.
var scriptsOf = map[string]string{"fr": "Latn", "de": "Latn", "es": "Latn", "az": "Latn", "ru": "Cyrl", "hy": "Armn"}

var names = sync.OnceValues(readAbroad)

func readAbroad() (*abroad, error) {
	a := &abroad{map[string]map[string]foreignName{}, map[string]map[string]bool{}, map[string][]string{}}
	err := lexicon.ReadTable("endings.tsv", endingsTSV, 3, func(col []string) error {
		a.endings[col[0]] = append(strings.Split(strings.Trim(col[1], "-"), "|"), strings.Split(strings.Trim(col[2], "-"), "|")...)
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, t := range [][2]string{{"abroad.tsv", abroadTSV}, {"abroad-more.tsv", abroadMoreTSV}} {
		if err := lexicon.ReadTable(t[0], t[1], 5, a.add); err != nil {
			return nil, err
		}
	}
	return a, nil
}

func (a *abroad) add(col []string) error {
	id, err := strconv.Atoi(col[2])
	if err != nil {
		return err
	}
	if a.names[col[0]] == nil {
		a.names[col[0]], a.never[col[0]] = map[string]foreignName{}, map[string]bool{}
	}
	for _, name := range strings.Split(col[4], "|") {
		key := keyOf(name)
		if col[1] == "-" {
			a.never[col[0]][key] = true
			continue
		}
		for _, k := range []string{key, a.stem(col[0], key)} {
			if old, ok := a.names[col[0]][k]; !ok || old.town != "" && id == 0 {
				a.names[col[0]][k] = foreignName{col[1], strings.Trim(col[3], "-"), id}
			}
		}
	}
	return nil
}

// keyOf is how a name is looked up: in small letters, without hyphens, ё as е.
func keyOf(name string) string {
	return strings.Join(strings.Fields(inKeys.Replace(strings.ToLower(name))), " ")
}

var inKeys = strings.NewReplacer("-", " ", "ё", "е", "և", "եւ", "i̇", "i")

// leastStem is how many letters a stem has at least: "Куба" is found as it is alone.
const leastStem = 4

// stem takes the last vowel off a name where the cases of its language stand instead of it.
func (a *abroad) stem(lang, key string) string {
	if lang == "Cyrl" {
		lang = "ru"
	}
	if lost := a.endings[lang]; len(lost) > 0 && lost[0] != "" {
		r, n := utf8.DecodeLastRuneInString(key)
		if strings.ContainsRune(lost[0], r) && utf8.RuneCountInString(key) > leastStem {
			return key[:len(key)-n]
		}
	}
	return key
}

// find returns what a name in some case means.
func (a *abroad) find(lang, key string) (foreignName, bool) {
	if a.never[lang][key] {
		return foreignName{}, false
	}
	for _, table := range []string{lang, scriptsOf[lang]} {
		if n, ok := a.names[table][key]; ok {
			return n, true
		}
		for _, ending := range a.endings[lang] {
			stem, ok := strings.CutSuffix(key, ending)
			if !ok || utf8.RuneCountInString(stem) < leastStem {
				continue
			}
			if n, ok := a.names[table][stem]; ok {
				return n, true
			}
		}
	}
	return foreignName{}, false
}

// wordsAbroad matches the words of a text; a hyphen parts them.
var wordsAbroad = regexp.MustCompile(`[\p{L}\p{M}]+`)

// mostWords is how many words a name has at most.
const mostWords = 4

// Abroad returns the names of countries and towns in a document of another language than
// English, and the places that they mean, in order of first mention. It writes d.Mentions
// and needs none.
func Abroad(doc *annot.Document, lex *lexicon.Lexicon) []annot.Entity {
	a, err := names()
	lang := doc.Language.Code
	if err != nil || scriptsOf[lang] == "" {
		return nil
	}
	t := traveller{abroad: a, lex: lex, lang: lang, text: doc.Release.Text}
	t.words = wordsAbroad.FindAllStringIndex(t.text, -1)
	var meant []lexicon.Place
	for i := 0; i < len(t.words); {
		p, n := t.placeAt(i)
		if n == 0 {
			i++
			continue
		}
		at := annot.Span{Start: t.words[i][0], End: t.words[i+n-1][1]}
		doc.Mentions = append(doc.Mentions, annot.Mention{Span: at, Kind: annot.Place, Rule: "name in " + lang})
		meant = append(meant, p)
		i += n
	}
	ents := doc.Group(annot.Place, func(m int) string { return identity(meant[m]) })
	for n := range ents {
		ent, p := &ents[n], meant[ents[n].Mentions[0]]
		geo := geoOf(p)
		geo.Precision = annot.AtPlace
		ent.Geo, ent.GeoAt = &geo, doc.Mentions[ent.Mentions[0]].Evidence()
		ent.Aliases = slices.DeleteFunc(append([]string{ent.Name}, ent.Aliases...), func(alias string) bool { return alias == p.Name })
		ent.Name = p.Name
	}
	return ents
}

// A traveller reads the names of places of one text.
type traveller struct {
	*abroad
	lex   *lexicon.Lexicon
	lang  string
	text  string
	words [][]int
}

func (t traveller) word(i int) string { return t.text[t.words[i][0]:t.words[i][1]] }

// gap is what stands before word i, after another.
func (t traveller) gap(i int) string {
	if i <= 0 || i >= len(t.words) {
		return "\n"
	}
	return t.text[t.words[i-1][1]:t.words[i][0]]
}

func (t traveller) capital(i int) bool {
	if i < 0 || i >= len(t.words) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(t.word(i))
	return unicode.IsUpper(r)
}

// placeAt returns the place whose name begins with word i, and how many words it has; 0
// for none. The longest name counts.
func (t traveller) placeAt(i int) (lexicon.Place, int) {
	if !t.capital(i) {
		return lexicon.Place{}, 0
	}
	for n := min(mostWords, len(t.words)-i); n > 0; n-- {
		if !t.together(i, n) {
			continue
		}
		name := t.text[t.words[i][0]:t.words[i+n-1][1]]
		found, ok := t.find(t.lang, keyOf(name))
		var p lexicon.Place
		listed := ok
		if ok {
			p, ok = t.meaning(found)
		} else if scriptsOf[t.lang] == "Latn" && !t.never[t.lang][keyOf(name)] {
			p, ok = t.large(name)
		}
		if ok && (p.Kind == string(annot.Country) || !t.somebody(i, n) && (listed || !t.opens(i, n))) {
			return p, n
		}
	}
	return lexicon.Place{}, 0
}

// together reports whether n words stand side by side.
func (t traveller) together(i, n int) bool {
	for k := i + 1; k < i+n; k++ {
		if gap := t.gap(k); gap != " " && gap != "-" && gap != "\u00a0" {
			return false
		}
	}
	return true
}

// meaning looks a place up in the gazetteer.
func (t traveller) meaning(n foreignName) (lexicon.Place, bool) {
	if n.town == "" {
		for _, name := range t.lex.Countries()[n.country] {
			for _, p := range t.lex.Places(name) {
				if p.Kind == string(annot.Country) && p.Country == n.country {
					return p, true
				}
			}
		}
		return lexicon.Place{}, false
	}
	for _, p := range t.lex.AllPlaces(n.town) {
		if p.GeoNames == n.geonames {
			return p, true
		}
	}
	return lexicon.Place{}, false
}

// A town whose name is written as in English has so many inhabitants at least, and
// timesLarger as many as the next of that name.
const (
	largeTown   = 100_000
	timesLarger = 10
)

// large returns the one large town of a name that is written as in English.
func (t traveller) large(name string) (best lexicon.Place, ok bool) {
	if utf8.RuneCountInString(name) < leastStem {
		return best, false
	}
	next := 0
	for _, p := range t.lex.AllPlaces(name) {
		switch {
		case p.Kind != string(annot.City):
		case p.Population > best.Population:
			next, best = best.Population, p
		default:
			next = max(next, p.Population)
		}
	}
	return best, !best.Common && best.Population >= largeTown && (best.Capital || best.Population >= timesLarger*next)
}

// somebody reports whether a name of a town may be that of somebody or something else: it
// stands beside a first name or another name. In German every noun has a capital.
func (t traveller) somebody(i, n int) bool {
	before, after := t.gap(i), t.gap(i+n)
	beside := func(gap string) bool { return gap == " " || gap == "-" }
	if beside(before) && i > 0 && (t.lex.FirstName(t.word(i-1)) || t.lang != "de" && t.capital(i-1) && !ends(t.gap(i-1))) {
		return true
	}
	if !beside(after) || !t.capital(i+n) || t.lang == "de" {
		return false
	}
	_, place := t.find(t.lang, keyOf(t.word(i+n)))
	return !place
}

// ends reports whether a sentence ends in what stands between two words.
func ends(gap string) bool { return strings.ContainsAny(gap, ".!?:\n«„“\"։") }

// opens reports whether a name of one word begins a sentence, where every word has a
// capital, and not a dateline.
func (t traveller) opens(i, n int) bool {
	after := t.gap(i + n)
	return n == 1 && ends(t.gap(i)) && !strings.HasPrefix(after, ",") && !strings.HasPrefix(after, " (")
}

// CheckAbroad reports whether the tables can be read.
func CheckAbroad() error {
	a, err := names()
	if err == nil && len(a.names) < len(scriptsOf) {
		err = fmt.Errorf("abroad.tsv has %d languages", len(a.names))
	}
	return err
}
