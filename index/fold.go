package index

import (
	"sort"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// folded is a text without accents and typographic apostrophes, the form in
// which texts are indexed and searched. bleve's own folding loses the way back
// to the text; cuts keep it.
type folded struct {
	text string
	cuts []cut // ascending
}

// cut says that from byte at of the folded text on, until the next cut, the
// original is shift bytes ahead.
type cut struct{ at, shift int }

// Fold returns a text without accents and typographic apostrophes, as it is
// searched.
func Fold(s string) string { return fold(s).text }

// fold folds the text. Most texts are ASCII and come back as they are.
func fold(s string) folded {
	if isASCII(s) {
		return folded{text: s}
	}
	var b strings.Builder
	b.Grow(len(s))
	var cuts []cut
	shift, before := 0, rune(0)
	for i, r := range s {
		if r < utf8.RuneSelf {
			b.WriteByte(byte(r))
			before = r
			continue
		}
		n := b.Len()
		if r == 'ւ' && before == 'ե' || r == 'Ւ' && (before == 'ե' || before == 'Ե') { // the older spelling of "և"
			r = 'վ'
		}
		b.WriteString(plain(r))
		before = r
		if d := utf8.RuneLen(r) - (b.Len() - n); d != 0 {
			shift = i + utf8.RuneLen(r) - b.Len()
			cuts = append(cuts, cut{b.Len(), shift})
		}
	}
	return folded{b.String(), cuts}
}

// origin returns the offset in the original text of byte i of the folded one,
// which lies on the edge of a word.
func (f folded) origin(i int) int {
	n := sort.Search(len(f.cuts), func(n int) bool { return f.cuts[n].at > i })
	if n == 0 {
		return i
	}
	return i + f.cuts[n-1].shift
}

// at returns the offset in the folded text of byte i of the original, which lies
// on the edge of a code point.
func (f folded) at(i int) int {
	n := sort.Search(len(f.cuts), func(n int) bool { return f.cuts[n].at+f.cuts[n].shift > i })
	if n == 0 {
		return i
	}
	return i - f.cuts[n-1].shift
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// plain returns the letter or letters that people type for r.
func plain(r rune) string {
	switch r {
	case '’', '‘', 'ʼ':
		return "'"
	case 'ß':
		return "ss"
	case 'æ', 'Æ':
		return "ae"
	case 'œ', 'Œ':
		return "oe"
	case 'ø', 'Ø':
		return "o"
	case 'ł', 'Ł':
		return "l"
	case 'đ', 'Đ', 'ð', 'Ð':
		return "d"
	case 'þ', 'Þ':
		return "th"
	case 'ı':
		return "i"
	case 'ə', 'Ə':
		return "e"
	case 'ſ':
		return "s"
	case 'և':
		return "եվ"
	case 'أ', 'إ', 'آ', 'ٱ':
		return "ا"
	case 'ى', 'ی', 'ئ':
		return "ي"
	case 'ؤ':
		return "و"
	case 'ة':
		return "ه"
	case 'ک':
		return "ك"
	case 'ـ': // a stroke between letters
		return ""
	}
	whole := norm.NFD.String(string(r))
	bare := strings.Map(func(r rune) rune {
		if accent(r) {
			return -1
		}
		return r
	}, whole)
	if bare == whole { // decomposed for nothing: Korean syllables, say
		return string(r)
	}
	return bare
}

// accent reports whether r is a combining mark of the Latin, Greek or Cyrillic
// script, or a vowel sign of the Arabic one, which hardly any text has; marks of other
// scripts are letters of their own.
func accent(r rune) bool { return r >= 0x300 && r <= 0x36f || r >= 0x64b && r <= 0x655 || r == 0x670 }
