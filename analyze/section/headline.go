package section

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"pressroom/analyze/annot"
)

// choose makes the first of the titles that is not a letterhead the headline.
func (r *headReader) choose() {
	r.titles = slices.DeleteFunc(r.titles, r.betweenContacts)
	if len(r.titles) == 0 {
		r.slugAsTitle()
	}
	headline := -1
	columns := r.columns()
	for n, i := range r.titles {
		s := r.blocks[i].Text(r.text)
		switch {
		case i < r.below:
			r.kinds[i], headline = annot.Headline, i
		case headline < 0 && (columns && r.sharesLine(i) || r.isLetterhead(i, r.titles[n+1:])), headline >= 0 && isInstitution(s, r.lex):
			r.kinds[i] = annot.Letterhead
			if i > 0 && r.kinds[i-1] == annot.Contact && !r.blocks[i].gapped {
				r.kinds[i] = annot.Contact
			}
		case headline < 0:
			r.kinds[i], headline = annot.Headline, i
		case r.below == 0 && r.continuesHeadline(i):
			r.kinds[i] = annot.Headline
		}
	}
}

// betweenContacts labels block i as contact where it is what the person to ask is, or the body of that
// person: the contact stands on the line above, and goes on below.
func (r *headReader) betweenContacts(i int) bool {
	s := r.blocks[i].Text(r.text)
	if i == 0 || r.kinds[i-1] != annot.Contact || r.blocks[i].gapped || words(s) > maxOffice || hasVerb(s, r.lex) {
		return false
	}
	for j := i + 1; j < min(len(r.blocks), i+maxAddress) && !r.blocks[j].gapped; j++ {
		if r.kinds[j] == annot.Contact {
			r.kinds[i] = annot.Contact
			return true
		}
	}
	return false
}

// maxAddress is the most lines of a contact between the name and the telephone number.
const maxAddress = 4

// columns reports whether the letterhead is set in columns: several of the lines above
// the text are divided by wide gaps, and a title stands alone on another one.
func (r *headReader) columns() bool {
	divided, alone := 0, false
	for i, b := range r.blocks[:min(len(r.blocks), maxHead)] {
		if b.newLine && r.sharesLine(i) {
			divided++
		}
	}
	for _, i := range r.titles {
		s := r.blocks[i].Text(r.text)
		alone = alone || !r.sharesLine(i) && words(s) >= leastSame && !isInstitution(s, r.lex)
	}
	return divided > 1 && alone
}

// sharesLine reports whether another block stands on the line of block i, across a wide
// gap.
func (r *headReader) sharesLine(i int) bool {
	beside := func(k int) bool {
		return k < len(r.blocks) && !r.blocks[k].newLine && r.blocks[k].Start-r.blocks[k-1].End >= wideGap
	}
	return beside(i) || beside(i+1)
}

// slugAsTitle looks, in a head without any title, for a slug that also says what the
// release is about, and takes that as the title: "CORRECTION: Bank keeps rate".
func (r *headReader) slugAsTitle() {
	for i, kind := range r.kinds {
		s := r.blocks[i].Text(r.text)
		if kind == annot.Slug && words(s) >= leastTitle && !embargo.MatchString(s) && !strings.Contains(s, " | ") && titleAfter.MatchString(s) {
			r.titles = append(r.titles, i)
			return
		}
	}
}

// titleAfter matches a slug with a headline after its colon.
var titleAfter = regexp.MustCompile(`(?i)^\W*(correct|(press|news|media|joint) |statement)[^:]{0,25}: \S`)

// leastTitle is the least words of such a slug with its headline.
const leastTitle = 5

// isLetterhead reports whether block i, which looks like a title, is the name of the
// issuer or the navigation of a web page. It can be that only if one of the later
// titles is the headline.
func (r *headReader) isLetterhead(i int, later []int) bool {
	s := r.blocks[i].Text(r.text)
	headlineFollows := false
	for _, k := range later {
		headlineFollows = headlineFollows || !isInstitution(r.blocks[k].Text(r.text), r.lex)
	}
	if isInstitution(s, r.lex) || words(s) <= 3 && unicode.IsLower([]rune(s)[0]) {
		return headlineFollows
	}
	if words(s) <= maxOffice && !hasVerb(s, r.lex) && len(later) > 0 && r.formBetween(i, later[len(later)-1]) {
		return true
	}
	if capitals(s) && words(s) > 2 || words(s) > 5 || i+1 >= len(r.blocks) || hasVerb(s, r.lex) || !titleCase(s) {
		return false
	}
	next := r.blocks[i+1].Text(r.text)
	_, slug := slugKind(next, r.lex)
	switch {
	case slug:
		return headlineFollows
	case words(s) <= 2:
		return looksLikeHead(next)
	}
	return looksLikeHead(next) && words(next) > words(s) && words(next) > 5
}

// maxOffice is the most words of a letterhead that names an office-holder.
const maxOffice = 8

// formBetween reports whether a line such as "PRESS RELEASE" stands between two titles.
// If so, the upper one is the letterhead.
func (r *headReader) formBetween(i, k int) bool {
	if s := r.blocks[k].Text(r.text); isInstitution(s, r.lex) || words(s) <= 5 { // the issuer
		return false
	}
	for i++; i < k; i++ {
		if r.kinds[i] == annot.Slug && formLine.MatchString(r.blocks[i].Text(r.text)) &&
			(r.blocks[i+1].newLine || r.kinds[i+1] != annot.DateLine) {
			return true
		}
	}
	return false
}

var formLine = regexp.MustCompile(
	`(?i)^\W*(joint )?(press|news|media) (release|statement|advisory|communiqu[eé])s?\W*$|^\W*for immediate release\W*$`)

// continuesHeadline reports whether block i is a further line of the headline above it:
// it is the next line, has capitals or title case as that has, and begins in the middle
// of a sentence.
func (r *headReader) continuesHeadline(i int) bool {
	prev, b := r.blocks[i-1], r.blocks[i]
	if r.kinds[i-1] != annot.Headline || b.gapped || !b.newLine {
		return false
	}
	p, s := prev.Text(r.text), b.Text(r.text)
	if capitals(p) != capitals(s) || sentenceEnd(p) || openings["digest"].MatchString(p) || strings.HasSuffix(s, ":") {
		return false
	}
	first, _, _ := strings.Cut(s, " ")
	switch {
	case unicode.IsLower([]rune(s)[0]), wordClasses.Is("small", strings.ToLower(first)), wordClasses.Is("small",
		strings.ToLower(lastWord(p))), strings.HasSuffix(p, ","):
		return true
	}
	return capitals(p) && !(hasVerb(p, r.lex) && hasVerb(s, r.lex)) || len(p) > 45 && len(s) < len(p)+20 && !hasVerb(s, r.lex) && r.spaced()
}

// spaced reports whether blank lines separate the paragraphs below the head. If so, two
// lines without one between them belong together.
func (r *headReader) spaced() bool {
	n := 0
	for _, b := range r.blocks[:min(len(r.blocks), maxHead)] {
		if b.gapped {
			n++
		}
	}
	return n > 1
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// looksLikeHead reports whether s may be a headline or a subhead.
func looksLikeHead(s string) bool {
	n := words(s)
	if n > maxHeadline || n == 0 {
		return false
	}
	if quoted(s) {
		// A quotation or a list usually begins the body. A headline that begins with a
		// quotation is short and goes on after it without a comma.
		end := strings.LastIndexAny(s, `"”`)
		return capitals(s) || end > 0 && end < len(s)-8 && n <= 16 && !sentenceEnd(s) && !strings.ContainsAny(s[:end], ",.!?")
	}
	if capitals(s) {
		return true
	}
	return titleCase(s) && !sentenceEnd(s) || n <= 16 && !sentenceEnd(s) && !strings.HasSuffix(s, ",") && !announces(s)
}

// quoted reports whether s begins with a quotation mark or with the mark of a list
// item.
func quoted(s string) bool {
	return s != "" && strings.ContainsAny(s[:1], `"*-`) || strings.HasPrefix(s, "“") || strings.HasPrefix(s, "•")
}

// announces reports whether s has a word that stands in running text and hardly ever in
// headlines.
func announces(s string) bool {
	for _, w := range strings.Fields(s) {
		switch w {
		case "today", "announced", "said":
			return true
		}
	}
	return strings.Contains(s, "the following")
}
