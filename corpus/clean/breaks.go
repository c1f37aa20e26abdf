package clean

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Who copies a page without its marks loses the line ends between its parts: "the
// Harbour Act of 2006.FOR IMMEDIATE RELEASE", "Contact DetailsJane Hall", "About
// AcmeAcme is". A line end is put back where two words stand together without a blank
// as none are written on purpose.

// labels are words after which what they announce begins, and openers those with
// which a sentence begins.
const (
	labels  = " Contact Contacts Details Information Officer "
	openers = " The This These That There We Our It They When With While Where Unlike According Founded "
	fields  = " E-mail Email Phone Tel Fax "
)

// leastEnded is how many small letters or digits a word has, at least, whose full
// stop ends a sentence although no blank follows: not "U.S." nor "www.Acme".
const leastEnded = 3

// breaks finds the line ends that were lost. What stands so more than once is a name.
func breaks(text string) (edits []edit) {
	times := map[string]int{}
	for i := 1; i < len(text); i++ {
		if c := text[i]; c >= 'A' && c <= 'Z' && touches(text[i-1]) && lostBefore(text, i) {
			edits = append(edits, edit{i, i + 1, "\n" + text[i:i+1]})
			times[around(text, i)]++
		}
	}
	return slices.DeleteFunc(edits, func(e edit) bool { return text[e.start-1] == '.' && times[around(text, e.start)] > 1 })
}

// around returns the word before the mark at byte i-1 and the one after it.
func around(text string, i int) string {
	return wordBefore(text[max(0, i-longestWord):i]) + wordAfter(text[i:min(len(text), i+longestWord)])
}

// touches reports whether a word or a sentence may end with a byte; of most capitals the byte
// before shows that nothing is lost.
func touches(c byte) bool {
	return c >= 'a' && c <= 'z' || c == '.' || c == '!' || c == '?' || c >= utf8.RuneSelf
}

// lostBefore reports whether a line end was lost before byte i, a letter.
func lostBefore(text string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	above, below := wordBefore(text[max(0, i-longestWord):i]), wordAfter(text[i:min(len(text), i+longestWord)])
	rest := text[i+len(below):]
	stop := i // after the mark that ends the sentence
	if before == '”' {
		stop -= utf8.RuneLen(before)
		before, _ = utf8.DecodeLastRuneInString(text[:stop])
	}
	switch {
	case before == '.' || before == '!' || before == '?':
		return endsBefore(text, stop-1) && (rest != "" && strings.IndexByte(" ,\n", rest[0]) >= 0) && (len(below) > 1 || below == "A")
	case !unicode.IsLower(before) || stop < i:
		return false
	case has(fields, below):
		return rest != "" && strings.IndexByte(": ", rest[0]) >= 0
	case strings.HasPrefix(rest, "-mail"):
		return true
	case known(strings.ToLower(above + below)), !startsWord(text, i-len(above)):
		return false
	}
	return len(above) >= leastEnded && (above == below || has(openers, below)) || has(labels, above) && len(below) > 1
}

// longestWord bounds how far a word is read, in bytes.
const longestWord = 40

// endsBefore reports whether the mark at byte i ends a sentence: the word before it is
// in small letters or a number, and no part of an address.
func endsBefore(text string, i int) bool {
	from := max(0, i-longestWord)
	word := text[from+strings.LastIndexAny(text[from:i], " \n\t(“\"")+1 : i]
	if strings.ContainsAny(word, "@/._") {
		return false
	}
	n := 0
	for _, r := range word[strings.LastIndexFunc(word, func(r rune) bool { return !unicode.IsLower(r) && !unicode.IsDigit(r) })+1:] {
		if unicode.IsLower(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n >= leastEnded
}

// startsWord reports whether a word begins at byte i with a capital, or a small
// letter, after no other letter.
func startsWord(text string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:i])
	return i == 0 || !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '@' && r != '/' && r != '.' && r != '#'
}

// has reports whether a list of words, between blanks, has one.
func has(list, word string) bool { return word != "" && strings.Contains(list, " "+word+" ") }
