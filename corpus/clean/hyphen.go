package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// hyphened reports whether above ends with a word that a hyphen parts from the
// rest of it, or of its compound, at the beginning of below.
func (p *page) hyphened(above, below string) bool {
	head, ok := strings.CutSuffix(above, "-")
	if !ok || suspended(below) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(head)
	next, _ := utf8.DecodeRuneInString(below)
	switch {
	case unicode.IsLower(next):
		return unicode.IsLetter(last) || unicode.IsDigit(last) || last == '.'
	case unicode.IsUpper(next): // "Smith-Jones", "CONFER-ENCE"; not "principled ideals-"
		first, _ := utf8.DecodeRuneInString(lastWord(head))
		return p.width > 0 && unicode.IsLetter(last) && unicode.IsUpper(first) && lastWord(head) != head
	}
	return false
}

// suspended reports whether s goes on after a hyphen that belongs to a later
// word: "two- and three-year".
func suspended(s string) bool {
	word, _, _ := strings.Cut(s, " ")
	return word == "and" || word == "or" || word == "to" || word == "nor" || word == "but"
}

func lastWord(s string) string { return s[strings.LastIndexAny(s, " \t")+1:] }

// part returns from where to the next line a hyphened line is joined, and with
// what: without the hyphen where the word is written so.
func (p *page) part(i int) (start int, with string) {
	hyphen := p.lines[i].end - 1
	before := p.text[p.lines[i].start:hyphen]
	head, tail := wordBefore(before), wordAfter(p.of(i+1))
	if strings.HasSuffix(before, "-"+head) || p.compound(head, tail) { // "state-of-the-art"
		return hyphen + 1, ""
	}
	return hyphen, ""
}

// compound reports whether two parts are written with a hyphen: as the text does
// elsewhere, else as the vocabulary has them, else as other compounds of one of
// the parts are.
func (p *page) compound(head, tail string) bool {
	first, _ := utf8.DecodeRuneInString(tail)
	if head == "" || tail == "" || strings.IndexFunc(head, func(r rune) bool { return !unicode.IsLetter(r) }) >= 0 {
		return true // "20-year", "U.S.-led"
	}
	low, high := strings.ToLower(head), strings.ToLower(tail)
	if unicode.IsUpper(first) && !(capitals(head) && capitals(tail)) {
		return true // "Smith-Jones"
	}
	whole, compound := low+high, low+"-"+high
	switch {
	case p.has(whole) || known(whole):
		return false
	case p.has(compound) || known(compound):
		return true
	case unicode.IsUpper(first): // a name in capitals
		return true
	}
	return known(low+"-") || known("-"+high)
}

// has reports whether the text has a word, in small letters or capitals.
func (p *page) has(word string) bool {
	if p.words == nil {
		p.words = map[string]bool{}
		for _, w := range strings.FieldsFunc(strings.ToLower(p.text), func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
			p.words[w] = true
		}
	}
	return p.words[word]
}

// wordBefore and wordAfter return the word that s ends and begins with.
func wordBefore(s string) string {
	return s[strings.LastIndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '.' && !unicode.IsDigit(r) })+1:]
}

func wordAfter(s string) string {
	if n := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }); n >= 0 {
		return s[:n]
	}
	return s
}
