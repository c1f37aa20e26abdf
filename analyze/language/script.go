package language

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/abadojack/whatlanggo"

	"pressroom/analyze/annot"
)

// A script is a set of letters, with its language if it is used for only one.
type script struct {
	name   string
	tables []*unicode.RangeTable
	code   string // ISO 639-1; empty if trigrams decide
}

const latin = "Latin"

var scripts = []script{
	{latin, []*unicode.RangeTable{unicode.Latin}, ""},
	{"Cyrillic", []*unicode.RangeTable{unicode.Cyrillic}, ""},
	{"Armenian", []*unicode.RangeTable{unicode.Armenian}, "hy"},
	{"Georgian", []*unicode.RangeTable{unicode.Georgian}, "ka"},
	{"Arabic", []*unicode.RangeTable{unicode.Arabic}, ""},
	{"Hebrew", []*unicode.RangeTable{unicode.Hebrew}, ""},
	{"Greek", []*unicode.RangeTable{unicode.Greek}, "el"},
	{"Japanese", []*unicode.RangeTable{unicode.Hiragana, unicode.Katakana}, "ja"},
	{"Han", []*unicode.RangeTable{unicode.Han}, "zh"},
	{"Hangul", []*unicode.RangeTable{unicode.Hangul}, "ko"},
	{"Thai", []*unicode.RangeTable{unicode.Thai}, "th"},
	{"Devanagari", []*unicode.RangeTable{unicode.Devanagari}, ""},
	{"Bengali", []*unicode.RangeTable{unicode.Bengali}, "bn"},
	{"Tamil", []*unicode.RangeTable{unicode.Tamil}, "ta"},
	{"Telugu", []*unicode.RangeTable{unicode.Telugu}, "te"},
	{"Gujarati", []*unicode.RangeTable{unicode.Gujarati}, "gu"},
	{"Gurmukhi", []*unicode.RangeTable{unicode.Gurmukhi}, "pa"},
	{"Kannada", []*unicode.RangeTable{unicode.Kannada}, "kn"},
	{"Malayalam", []*unicode.RangeTable{unicode.Malayalam}, "ml"},
	{"Sinhala", []*unicode.RangeTable{unicode.Sinhala}, "si"},
	{"Khmer", []*unicode.RangeTable{unicode.Khmer}, "km"},
	{"Lao", []*unicode.RangeTable{unicode.Lao}, "lo"},
	{"Myanmar", []*unicode.RangeTable{unicode.Myanmar}, "my"},
	{"Ethiopic", []*unicode.RangeTable{unicode.Ethiopic}, ""},
}

// kanaShare is the least share of kana among the Han letters and kana of a Japanese
// text.
const kanaShare = 0.1

// mainScript returns the script that more than half of the letters of a text have, and
// its share of them. It returns a script without a name for letters that no row of the
// table has, and nil if no script has more than half or there are no letters.
func mainScript(text string) (*script, float64) {
	counts, all := make([]int, len(scripts)), 0
	japanese, han := indexOf("Japanese"), indexOf("Han")
	for _, c := range text {
		if !unicode.IsLetter(c) {
			continue
		}
		all++
		for i := range scripts {
			if unicode.In(c, scripts[i].tables...) {
				counts[i]++
				break
			}
		}
	}
	if both := counts[japanese] + counts[han]; float64(counts[japanese]) >= kanaShare*float64(both) {
		counts[japanese], counts[han] = both, 0
	} else {
		counts[japanese], counts[han] = 0, both
	}
	known := 0
	for i, n := range counts {
		if 2*n > all {
			return &scripts[i], float64(n) / float64(all)
		}
		known += n
	}
	if 2*known < all {
		return &script{}, 0 // letters of a script that is not in the table
	}
	return nil, 0
}

func indexOf(name string) int {
	for i := range scripts {
		if scripts[i].name == name {
			return i
		}
	}
	return annot.None
}

// otherwise maps languages that the trigrams report wrongly to the right one: some are
// written in another script today, others are so similar to a larger language that they
// are mistaken for it.
var otherwise = map[whatlanggo.Lang]bool{whatlanggo.Tuk: true, whatlanggo.Azj: true, whatlanggo.Skr: true}

// ownShare is the share of letters from which on letters that only one language has
// decide for it. Such a letter is usually every 100th to every 20th of a text.
const ownShare = 0.003

// ofScript returns the language of a text in another script than the Latin one. The
// script decides, else letters that only one language has, else the trigrams.
func (r *Recognizer) ofScript(text string, s *script, share float64) annot.Language {
	if s.code != "" {
		return annot.Language{Code: s.code, Probability: round(min(0.5+share/2, maxProbability))}
	}
	info := whatlanggo.DetectWithOptions(text, whatlanggo.Options{Blacklist: otherwise})
	code, p := info.Lang.Iso6391(), confidence(info)
	switch own := r.byLetters(text); {
	case own != "" && own != code:
		return annot.Language{Code: own, Probability: 0.9}
	case own != "":
		return annot.Language{Code: own, Probability: maxProbability}
	case code != "" && p >= sure:
		return annot.Language{Code: code, Probability: round(p)}
	}
	return annot.Language{Code: annot.UnknownLanguage, Probability: 0.5}
}

// byLetters returns the first language that has letters of its own and of which the
// text has enough of these letters.
func (r *Recognizer) byLetters(text string) string {
	text = strings.ToLower(text)
	for _, row := range r.letters {
		n := 0
		for _, c := range row[1] {
			n += strings.Count(text, string(c))
		}
		if n > 0 && float64(n) >= ownShare*float64(utf8.RuneCountInString(text)) {
			return row[0]
		}
	}
	return ""
}
