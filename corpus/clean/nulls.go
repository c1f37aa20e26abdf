package clean

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A program that wrote a text out of the parts of a page prints "None" where a part was
// empty: "in Chicago.NoneThe jury". A paragraph ended there.

const null = "None"

// nullRun matches such words, one after the other.
var nullRun = regexp.MustCompile(`(?:None\s*)+`)

// nulls finds the words that stand for empty parts. A text has them where one of them
// cannot be the word of the language.
func nulls(text string) []edit {
	if !strings.Contains(text, null) {
		return nil
	}
	var edits []edit
	sure := false
	for _, m := range nullRun.FindAllStringIndex(text, -1) {
		n := nullAt{text: text, start: m[0], end: m[1]}
		if !n.fits() {
			continue
		}
		sure = sure || n.sure()
		with := "\n\n"
		if strings.TrimSpace(text[:m[0]]) == "" || strings.TrimSpace(text[m[1]:]) == "" {
			with = "\n"
		}
		edits = append(edits, edit{m[0], m[1], with})
	}
	if !sure {
		return nil
	}
	return edits
}

// A nullAt is a run of such words from byte start to byte end, with the blanks after it.
type nullAt struct {
	text       string
	start, end int
}

// fits reports whether a run stands where one paragraph may end and another begin.
func (n nullAt) fits() bool {
	next, _ := utf8.DecodeRuneInString(n.text[n.end:])
	if n.end < len(n.text) && !unicode.IsUpper(next) && !unicode.IsDigit(next) && !strings.ContainsRune("\"“#•(", next) {
		return false
	}
	return n.sure() || n.start == 0 || strings.ContainsAny(lastByte(strings.TrimRight(n.text[:n.start], " \n")), ".!?:\"")
}

// sure reports whether a run cannot be the word: it is said twice, glued to the words
// around it, or after a finished sentence parted from the next by more than a blank.
func (n nullAt) sure() bool {
	run, before := n.text[n.start:n.end], n.text[:n.start]
	if strings.Count(run, null) > 1 {
		return true
	}
	if run == null && n.end < len(n.text) {
		next, _ := utf8.DecodeRuneInString(n.text[n.end:])
		return unicode.IsUpper(next)
	}
	if n.start > 0 && !strings.ContainsAny(lastByte(before), " \n\t(/-'’") && !strings.HasSuffix(before, "“") {
		return true
	}
	said := strings.TrimRight(before, " \n")
	return (said == "" || strings.ContainsAny(lastByte(said), ".!?")) && (n.end == len(n.text) && said != "" || len(run) > len(null)+1)
}

func lastByte(s string) string { return s[max(0, len(s)-1):] }
