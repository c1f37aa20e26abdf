package syntax

import (
	_ "embed"
	"strings"

	"pressroom/analyze/lexicon"
)

//go:embed data/lemmas.tsv
var lemmaTable string

// lemmas are the forms of which no rule of spelling gives the lemma: "went", "men", "better".
type lemmas map[[2]string]string

// Lemma returns the form of a word in which a dictionary has it, in lower case but for names. The
// tag decides: "left" may be from "leave".
func (p *Parser) Lemma(form, tag string) string {
	if strings.HasPrefix(tag, "NNP") {
		return form
	}
	low := strings.ToLower(form)
	if l, ok := p.lemmas[[2]string{low, tag}]; ok {
		return l
	}
	return p.net.lists.BySpelling(low, tag)
}

// BySpelling returns the lemma that the rules of spelling give. Where they leave a choice, as in "hoped",
// the list of forms and the doubling of consonants decide.
func (l *Lists) BySpelling(low, tag string) string {
	switch tag {
	case "NNS", "VBZ":
		return l.singular(low)
	case "VBD", "VBN":
		if s, ok := strings.CutSuffix(low, "ied"); ok && len(s) > 1 {
			return s + "y"
		}
		if s, ok := strings.CutSuffix(low, "ed"); ok {
			return l.stem(low, s)
		}
	case "VBG":
		if s, ok := strings.CutSuffix(low, "ing"); ok {
			return l.stem(low, s)
		}
	case "JJR", "RBR":
		if s, ok := strings.CutSuffix(low, "ier"); ok {
			return s + "y"
		}
		if s, ok := strings.CutSuffix(low, "er"); ok {
			return l.stem(low, s)
		}
	case "JJS", "RBS":
		if s, ok := strings.CutSuffix(low, "iest"); ok {
			return s + "y"
		}
		if s, ok := strings.CutSuffix(low, "est"); ok {
			return l.stem(low, s)
		}
	}
	return low
}

// singular takes the -s of a plural or of a verb away.
func (l *Lists) singular(low string) string {
	if s, ok := strings.CutSuffix(low, "ies"); ok && len(s) > 1 {
		return s + "y"
	}
	if s, ok := strings.CutSuffix(low, "es"); ok && !l.known(s+"e") {
		for _, end := range []string{"s", "x", "z", "ch", "sh", "o"} {
			if strings.HasSuffix(s, end) {
				return s
			}
		}
	}
	if strings.HasSuffix(low, "ss") || len(low) < 3 {
		return low
	}
	return strings.TrimSuffix(low, "s")
}

// stem gives the stem s of a form its "e" back, or takes a doubled consonant away.
func (l *Lists) stem(low, s string) string {
	n := len(s)
	if n < 2 || !strings.ContainsAny(s, "aeiouy") {
		return low
	}
	short := !vowel(s[n-1]) && vowel(s[n-2]) && (n == 2 || !vowel(s[n-3])) // "hop", of which the past is "hopped"
	switch {
	case l.known(s) && !(short && n < 5 && l.known(s+"e")):
		return s
	case l.known(s + "e"):
		return s + "e"
	case s[n-1] == s[n-2] && l.known(s[:n-1]):
		return s[:n-1]
	}
	return s
}

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

func (l *Lists) known(form string) bool { return l.forms[form] != unknown }

func readLemmas() (lemmas, error) {
	l := lemmas{}
	return l, lexicon.ReadTable("lemmas.tsv", lemmaTable, 3, func(col []string) error {
		l[[2]string{col[0], col[1]}] = col[2]
		return nil
	})
}
