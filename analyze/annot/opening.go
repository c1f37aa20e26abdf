package annot

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

const (
	longestOpening = 110 // code points of what stands for a headline
	leastClause    = 40  // code points of a clause that can stand alone
)

// clauseEnd matches what stands after a clause.
var clauseEnd = regexp.MustCompile(`^(?:[,;:] | (?:[–—-]|--) )`)

// Opening returns what stands for the headline of a release that has none: the first
// sentence of its running text, up to a clause where it is long. The span is empty if
// the release has a headline, or no running text.
func (d *Document) Opening() Span {
	if _, titled := d.Section(Headline); titled {
		return Span{}
	}
	lead, ok := d.Section(Lead)
	if !ok {
		return Span{}
	}
	i := d.SentenceAt(lead.Start)
	if i == len(d.Sentences) {
		return Span{}
	}
	first := Span{max(lead.Start, d.Sentences[i].Start), min(lead.End, d.Sentences[i].End)}
	told := func(n int) bool { return d.told(first.Start, first.Start+n) }
	first.End = first.Start + clause(first.Text(d.Release.Text), told)
	return first
}

// told reports whether a finite verb stands from byte start to byte end, so that the words say
// something and do not only name it.
func (d *Document) told(start, end int) bool {
	first, last := d.TokensIn(start, end)
	for k := first; k < last; k++ {
		switch d.Tokens[k].Tag {
		case "VBD", "VBZ", "VBP", "MD":
			return true
		}
	}
	return false
}

// clause returns the length of the longest beginning of s that ends before a comma, a
// semicolon, a colon or a dash, is short enough and tells something; else before a blank.
func clause(s string, told func(n int) bool) int {
	end, n := 0, 0
	for i := range s {
		if n == longestOpening {
			end = i
			break
		}
		n++
	}
	if n < longestOpening {
		return len(s)
	}
	for i := end; i > 0 && utf8.RuneCountInString(s[:i]) >= leastClause; i-- {
		if clauseEnd.MatchString(s[i:]) && s[i-1] != '.' && told(i) { // not after "Tenn."
			return i
		}
	}
	if i := strings.LastIndexAny(s[:end], " \n"); i > 0 {
		return len(strings.TrimRight(s[:i], " \n,;:–—-"))
	}
	return end
}
