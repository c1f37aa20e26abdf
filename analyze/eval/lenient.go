package eval

import (
	"regexp"
	"strings"

	"pressroom/analyze/schema"
)

// What careful readers judge differently is neither asked for nor punished.
// The guidelines of the annotation name the cases; this file holds them all.

var (
	// countriesAsAdjectives are country names that stand before nouns.
	countriesAsAdjectives = set("u.s|us|u.s.a|usa|u.k|uk|united states")
	// formsOfAddress are no offices.
	formsOfAddress = set("mr|mrs|ms|miss|mx|dr|sir|dame|madam|prof|his excellency|her excellency|the honourable|honourable|" +
		"the honorable|honorable|the hon|hon|rev|reverend|dato|dato'|h.e|h e")
	// vague are sets that mostly describe a noun ("the annual meeting").
	vague = set("annual|annually|yearly|monthly|weekly|daily|quarterly")
	// commonNouns stand for a body that the text names elsewhere ("the Board").
	commonNouns = set("company|corporation|board|network|fund|commission|committee|subcommittee|department|ministry|agency|council|" +
		"trust|bank|court|group|party|government|university|college|service|office|authority|institute|association|foundation|" +
		"union|club|administration|bureau|center|centre")
	// partyMark is what stands before the state in "(D-Calif.)".
	partyMark = regexp.MustCompile(`\([RDI][-– .]{1,2}$`)
	comma     = regexp.MustCompile(`,\s+`)
)

func set(list string) map[string]bool {
	s := map[string]bool{}
	for _, w := range strings.Split(list, "|") {
		s[w] = true
	}
	return s
}

// text returns the code points of a range; what lies outside is empty.
func (p pair) text(start, end int) string {
	start, end = max(0, start), min(end, len(p.runes))
	return string(p.runes[start:max(start, end)])
}

// unscored tells whether readers differ over a mention.
func (p pair) unscored(r Range, label string) bool {
	name := norm(p.text(r.Start, r.End))
	switch label {
	case "LOC":
		return countriesAsAdjectives[name] || partyMark.MatchString(p.text(r.Start-4, r.Start))
	case "ORG":
		ticker := p.text(r.Start-1, r.Start) == "(" && p.text(r.End, r.End+1) == ":"
		return commonNouns[name] || ticker
	}
	return false
}

// parts returns the parts of a place written "Austin, Texas", which is one
// place to some readers and two to others, and any other mention as it is.
func (p pair) parts(r Range, label string) []Range {
	if label != "LOC" {
		return []Range{r}
	}
	var all []Range
	text := p.text(r.Start, r.End)
	for {
		m := comma.FindStringIndex(text)
		if m == nil {
			return append(all, r)
		}
		all = append(all, Range{r.Start, r.Start + len([]rune(text[:m[0]]))})
		r.Start += len([]rune(text[:m[1]]))
		text = text[m[1]:]
	}
}

// labels adds the scored parts of a mention to a set.
func (p pair) labels(into map[labelled]bool, r Range, label string) {
	for _, part := range p.parts(r, label) {
		if !p.unscored(part, label) {
			into[labelled{part, label}] = true
		}
	}
}

// offices returns titles without forms of address.
func offices(titles []string) []string {
	var kept []string
	for _, t := range titles {
		if !formsOfAddress[strings.ToLower(strings.Trim(strings.Join(strings.Fields(t), " "), "."))] {
			kept = append(kept, t)
		}
	}
	return kept
}

// scoredDates leaves out the vague ones, of the gold and of an analysis.
func (p pair) scoredDates() (gold []Timex, found []schema.Date) {
	asked := func(start, end int) bool { return !vague[strings.ToLower(p.text(start, end))] }
	for _, x := range p.g.Timexes {
		if asked(x.Start, x.End) {
			gold = append(gold, x)
		}
	}
	for _, x := range p.an.Dates {
		if asked(x.Start, x.End) {
			found = append(found, x)
		}
	}
	return gold, found
}
