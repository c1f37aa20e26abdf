package words

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

// A Form is a word that stands for another.
type Form struct {
	Text   string
	Weight float64 // how much it counts beside the word itself, from 0 to 1
}

// The weights of the other forms, so that the word as it was typed ranks above its
// relatives; others were tried (index/BENCHMARKS.md).
const (
	inflected = 0.8
	derived   = 0.4
)

//go:embed data/forms.tsv
var formsTSV string

// irregular are the words whose base no rule finds, and those that only look
// inflected.
type irregular struct {
	base  map[string]string
	forms map[string][]string // by base
}

var irregulars = sync.OnceValue(func() irregular {
	out := irregular{map[string]string{}, map[string][]string{}}
	for _, row := range rows(formsTSV) {
		out.base[row[0]] = row[0]
		for _, form := range row[1:] {
			out.base[form] = row[0]
			out.forms[row[0]] = append(out.forms[row[0]], form)
		}
	}
	return out
})

// Forms returns a word, as Cut returns it, and its other forms that are known: its
// spellings and inflections ("agrees" of "agree"), and what is derived from it, or it
// from that ("agreement").
func Forms(word string, known func(string) bool) []Form {
	f := former{word: word, known: known, out: []Form{{word, 1}}}
	spelled := append([]string{word}, spellings(word)...)
	for _, s := range spelled {
		f.add(s, 1, inflected)
	}
	for _, s := range spelled {
		for _, relative := range related(Base(s, f.heard)) {
			if known(relative) {
				f.add(relative, derived, derived)
			}
		}
	}
	return f.out
}

// former gathers forms of a word.
type former struct {
	word  string
	known func(string) bool
	out   []Form
}

// heard reports whether a word is known, or the one that is asked for.
func (f *former) heard(s string) bool { return s == f.word || f.known(s) }

// add adds the inflections of a word that are known.
func (f *former) add(word string, same, other float64) {
	base := Base(word, f.heard)
	for _, form := range inflections(base) {
		seen := slices.ContainsFunc(f.out, func(o Form) bool { return o.Text == form })
		if seen || !f.known(form) || Base(form, f.heard) != base {
			continue
		}
		weight := other
		if form == word {
			weight = same
		}
		f.out = append(f.out, Form{form, weight})
	}
}

// Base returns the word that a word is an inflection of, or the word itself: the
// singular of a noun, the infinitive of a verb. Where spelling leaves a choice
// ("hoped", "hopped"), that which is known is taken. Known may be nil.
func Base(word string, known func(string) bool) string {
	if base, ok := irregulars().base[word]; ok {
		return base
	}
	if len(word) < 4 || strings.ContainsFunc(word, func(r rune) bool { return r < 'a' || r > 'z' }) {
		return word
	}
	some := bases(word)
	if known != nil {
		for _, base := range some.tried {
			if known(base) {
				return base
			}
		}
	}
	if some.otherwise != "" {
		return some.otherwise
	}
	return word
}

// candidates are what a word may be an inflection of.
type candidates struct {
	tried     []string // if known, the likeliest first
	otherwise string   // if none is known; empty for the word itself
}

func bases(word string) candidates {
	n := len(word)
	switch {
	case strings.HasSuffix(word, "ss"), strings.HasSuffix(word, "us"), strings.HasSuffix(word, "is"):
		return candidates{}
	case strings.HasSuffix(word, "as"):
		return candidates{tried: []string{word[:n-1]}}
	case strings.HasSuffix(word, "ies"):
		return ofIE(word, word[:n-3])
	case strings.HasSuffix(word, "es"):
		return ofES(word)
	case strings.HasSuffix(word, "s"):
		return candidates{[]string{word[:n-1]}, word[:n-1]}
	case strings.HasSuffix(word, "men"):
		return candidates{tried: []string{word[:n-2] + "an"}}
	case strings.HasSuffix(word, "eed"):
		if n > 5 {
			return candidates{tried: []string{word[:n-1]}}
		}
	case strings.HasSuffix(word, "ied"):
		return ofIE(word, word[:n-3])
	case strings.HasSuffix(word, "ed"):
		return ofVerb(word[:n-2])
	case strings.HasSuffix(word, "ing"):
		return ofVerb(word[:n-3])
	}
	return candidates{}
}

// ofIE are the bases of "cities" and "tied".
func ofIE(word, stem string) candidates {
	if len(stem) < 2 {
		return candidates{[]string{stem + "ie"}, stem + "ie"}
	}
	return candidates{[]string{stem + "y", stem + "ie"}, stem + "y"}
}

// ofES are the bases of "boxes" and "houses".
func ofES(word string) candidates {
	without, with := word[:len(word)-2], word[:len(word)-1]
	for _, end := range []string{"ss", "x", "ch", "sh", "o", "zz"} {
		if strings.HasSuffix(without, end) {
			return candidates{[]string{without, with}, without}
		}
	}
	if strings.HasSuffix(without, "s") || strings.HasSuffix(without, "z") {
		return candidates{[]string{with, without}, with}
	}
	return candidates{[]string{with}, with}
}

// ofVerb are the bases of what is left of a verb without "ed" or "ing".
func ofVerb(stem string) candidates {
	n := len(stem)
	if n < 2 || !strings.ContainsAny(stem, "aeiouy") {
		return candidates{}
	}
	last := stem[n-1]
	switch {
	case n > 2 && last == stem[n-2] && !vowel(last): // "planned", "passed"
		if strings.IndexByte("lszf", last) >= 0 {
			return candidates{[]string{stem, stem[:n-1]}, stem}
		}
		return candidates{[]string{stem, stem[:n-1]}, stem[:n-1]}
	case vowel(last) && last != 'u' || last == 'w' || last == 'x' || last == 'y':
		return candidates{[]string{stem, stem + "e"}, stem}
	case closed(stem): // a short one doubles: "hopped" is of "hop", "hoped" is not
		return candidates{[]string{stem + "e"}, stem + "e"}
	case softened(stem):
		return candidates{[]string{stem + "e", stem}, stem + "e"}
	case n > 1 && !vowel(stem[n-2]) && !strings.HasSuffix(stem, "st") && !strings.HasSuffix(stem, "th"):
		return candidates{[]string{stem, stem + "e"}, stem}
	}
	return candidates{[]string{stem + "e", stem}, stem}
}

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// closed reports whether a stem has one vowel and then one consonant at its end.
func closed(stem string) bool {
	n := len(stem)
	if n < 2 || vowel(stem[n-1]) || !vowel(stem[n-2]) {
		return false
	}
	return !strings.ContainsAny(strings.TrimPrefix(stem[:n-2], "qu"), "aeiouy")
}

// softened reports whether a stem ends as those do that have lost an "e": "chang".
func softened(stem string) bool {
	n := len(stem)
	switch stem[n-1] {
	case 'c', 'v', 'u', 'z', 'g':
		return true
	case 's':
		return stem[n-2] != 's'
	case 'l', 'r':
		return !vowel(stem[n-2]) && stem[n-2] != stem[n-1]
	}
	return strings.HasSuffix(stem, "at") && n > 3
}

// inflections returns a word and what can be its inflections; not all of them are
// words.
func inflections(base string) []string {
	out := append([]string{base}, irregulars().forms[base]...)
	n := len(base)
	if n < 2 || strings.ContainsFunc(base, func(r rune) bool { return r < 'a' || r > 'z' }) {
		return out
	}
	out = append(out, base+"s", base+"es")
	switch last := base[n-1]; {
	case last == 'e':
		out = append(out, base+"d", base[:n-1]+"ing", base+"ing")
	case last == 'y' && !vowel(base[n-2]):
		out = append(out, base[:n-1]+"ies", base[:n-1]+"ied", base+"ing")
	case vowel(last):
		out = append(out, base+"ed", base+"ing")
	default:
		double := base + base[n-1:]
		out = append(out, base+"ed", base+"ing", double+"ed", double+"ing", double+"es")
	}
	if stem, ok := strings.CutSuffix(base, "man"); ok {
		out = append(out, stem+"men")
	}
	return out
}
