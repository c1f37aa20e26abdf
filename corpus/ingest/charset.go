package ingest

import (
	"bytes"
	_ "embed"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
)

// A language is written in character sets of one byte with letters beyond ASCII.
type language struct {
	sets    []string
	letters map[rune]float64 // how much sense each makes: 1 for the most frequent, 0.3 for the rarest
}

// charsets guess the character set of a text of one byte a character.
type charsets struct {
	languages []language
	encodings map[string]encoding.Encoding
}

//go:embed data/charsets.tsv
var charsetTable string

// newCharsets reads the table; a row that is wrong is left out, and a test fails.
func newCharsets() *charsets {
	c := &charsets{encodings: map[string]encoding.Encoding{}}
	for row := range strings.Lines(charsetTable) {
		col := strings.Split(strings.TrimRight(row, "\n"), "\t")
		if len(col) != 3 || strings.HasPrefix(row, "#") {
			continue
		}
		lang := language{strings.Fields(col[1]), map[rune]float64{}}
		letters := []rune(col[2])
		for k, r := range letters {
			sense := 1 - 0.7*float64(k)/float64(len(letters))
			lang.letters[r], lang.letters[unicode.ToUpper(r)] = sense, sense
		}
		for _, set := range lang.sets {
			if c.encodings[set] == nil {
				c.encodings[set] = Charset(set)
			}
		}
		c.languages = append(c.languages, lang)
	}
	return c
}

// The weights of a guess. A set that is usual in the West has some sense before a
// byte is looked at: a single é or quotation mark must not make a text Hungarian.
const (
	usualSense  = 0.6
	nextSet     = 0.1 // each further set of a language, or language, that says as much
	markSense   = 0.8 // punctuation where it belongs
	alone       = 0.2 // a letter of another alphabet that is a word
	foreign     = -0.7
	oddCase     = -1 // a capital after a small letter
	withinWord  = -2 // a sign between letters, or two alphabets in a word
	meaningless = -3 // a control character, or a byte without a meaning
	leastSense  = 0.1
)

// guessBytes is how much of the lines beyond ASCII is looked at for a guess.
const guessBytes = 4 << 10

// beyondASCII returns the first lines of a text that are not ASCII alone.
func beyondASCII(raw []byte) []byte {
	var out []byte
	for line := range bytes.Lines(raw) {
		if bytes.ContainsFunc(line, func(r rune) bool { return r >= utf8.RuneSelf }) {
			out = append(out, line[:min(len(line), guessBytes)]...)
		}
		if len(out) >= guessBytes {
			break
		}
	}
	return out
}

// guess decodes a text that is not valid UTF-8: as UTF-8 with damage where it
// has more characters of UTF-8 than bytes that are none, else in the set of one
// byte that makes most sense. It names the set, and says when that makes little.
func (c *charsets) guess(raw []byte) (text, name string) {
	if good, bad := utf8Share(raw); good >= bad {
		return mendUTF8(raw), "damaged utf-8"
	}
	part := beyondASCII(raw)
	best, most, high := "windows-1252", math.Inf(-1), 0
	for _, b := range part {
		if b >= utf8.RuneSelf {
			high++
		}
	}
	// Several languages use a set: it is decoded once.
	texts := map[string][]rune{}
	for n, lang := range c.languages {
		for k, set := range lang.sets {
			if texts[set] == nil {
				texts[set] = []rune(inCharset(part, c.encodings[set]))
			}
			sense := lang.sense(texts[set]) - nextSet*float64(k)
			if n > 0 {
				sense -= nextSet
			}
			if set == "windows-1252" && n == 0 {
				sense += usualSense
			}
			if sense > most {
				best, most = set, sense
			}
		}
	}
	text = inCharset(raw, c.encodings[best])
	if most < leastSense*float64(high) {
		best += " (doubtful)"
	}
	return text, best
}

// sense returns how much sense a text makes in a language; characters of ASCII
// count only beside others.
func (l language) sense(text []rune) (sum float64) {
	at := func(i int) rune {
		if i < 0 || i >= len(text) {
			return '\n'
		}
		return text[i]
	}
	for i, r := range text {
		if r >= utf8.RuneSelf {
			sum += l.character(at(i-1), r, at(i+1))
		}
	}
	return sum
}

// character returns how much sense a character makes between two others.
func (l language) character(before, r, after rune) float64 {
	switch {
	case r < 0xa0 || r == utf8.RuneError:
		return meaningless
	case unicode.IsLetter(r) && !strings.ContainsRune("ªºµ", r):
		sense, ok := l.letters[r]
		switch {
		case !ok:
			sense = foreign
		case !unicode.Is(unicode.Latin, r) && !unicode.IsLetter(before) && !unicode.IsLetter(after):
			sense = alone
		}
		if otherAlphabet(r, before) || otherAlphabet(r, after) {
			sense += withinWord
		}
		if unicode.IsUpper(r) && unicode.IsLower(before) || unicode.IsLower(r) && unicode.IsUpper(after) {
			sense += oddCase
		}
		return sense
	}
	return sign(before, r, after)
}

// sign returns how much sense a sign makes between two characters.
func sign(before, r, after rune) float64 {
	word, next := unicode.IsLetter(before), unicode.IsLetter(after)
	switch {
	case r == '\u00a0' || r == '\u00ad':
		return 0.3
	case strings.ContainsRune("“‘„«‚", r):
		if blank(before) && !blank(after) {
			return markSense
		}
	case strings.ContainsRune("”»", r):
		if !blank(before) && !next {
			return markSense
		}
	case r == '’':
		if !blank(before) || next {
			return markSense
		}
	case strings.ContainsRune("–—…•", r):
		return markSense
	case strings.ContainsRune("€£§©®™°№", r):
		if !word || !next {
			return markSense / 2
		}
	case word && next:
		return withinWord
	case unicode.IsDigit(before) && strings.ContainsRune("²³½¼¾", r):
		return markSense / 2
	case strings.ContainsRune("ªº·µ±×²³", r):
		return 0
	case r == '¤': // hardly anybody writes it
		return foreign
	default:
		return foreign / 2
	}
	if word && next {
		return withinWord
	}
	return foreign
}

// blank reports whether a character parts words: white space, a bracket or
// another mark that opens.
func blank(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune("([{“‘„\"'–—", r)
}

// otherAlphabet reports whether two letters beside each other are of different
// alphabets, one of them Latin.
func otherAlphabet(r, beside rune) bool {
	return unicode.IsLetter(beside) && unicode.Is(unicode.Latin, r) != unicode.Is(unicode.Latin, beside)
}

// utf8Share counts the characters of several bytes that are usual in a text, and
// the bytes that belong to no character.
func utf8Share(raw []byte) (good, bad int) {
	for len(raw) > 0 {
		r, n := utf8.DecodeRune(raw)
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case r >= 0xa0 && (r < 0x0250 || r >= 0x0370 && r < 0x0700 || r >= 0x10a0 && r < 0x1100 || r >= 0x1e00 && r < 0x2200 ||
			r >= 0x3000):
			good++
		}
		raw = raw[n:]
	}
	return good, bad
}

// mendUTF8 decodes UTF-8 in which single bytes stand in windows-1252; what is
// left of a broken character becomes U+FFFD.
func mendUTF8(raw []byte) string {
	var b strings.Builder
	old := Charset("windows-1252")
	for i := 0; i < len(raw); {
		r, n := utf8.DecodeRune(raw[i:])
		if r != utf8.RuneError || n > 1 {
			b.WriteRune(r)
			i += n
			continue
		}
		// Bytes of damage that stand together are one piece of a character.
		end := i + 1
		for end < len(raw) && !utf8.RuneStart(raw[end]) {
			end++
		}
		if end == i+1 {
			b.WriteString(inCharset(raw[i:end], old))
		} else {
			b.WriteRune(utf8.RuneError)
		}
		i = end
	}
	return b.String()
}
