package annot

import (
	"strings"
	"unicode/utf8"
)

const (
	longestOpening = 110 // code points of what stands for a headline
	leastClause    = 40  // code points of a clause that can stand alone
)

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
	first.End = first.Start + clause(first.Text(d.Release.Text))
	return first
}

// clause returns the length of the longest beginning of s that ends before a comma, a
// semicolon, a colon or a dash and is short enough; else before a blank.
func clause(s string) int {
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
	best := -1
	for _, mark := range []string{", ", "; ", ": ", " – ", " — ", " -- ", " - "} {
		if i := strings.LastIndex(s[:end], mark); i > best && utf8.RuneCountInString(s[:i]) >= leastClause {
			best = i
		}
	}
	if best > 0 {
		return best
	}
	if i := strings.LastIndexAny(s[:end], " \n"); i > 0 {
		return len(strings.TrimRight(s[:i], " \n,;:–—-"))
	}
	return end
}
