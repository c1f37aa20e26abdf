package section

import (
	"regexp"
	"strings"
	"unicode"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

const (
	// maxHeadline is the most words that a headline may have; the longest one in 34
	// releases annotated by hand has 24.
	maxHeadline = 34
	// maxSentence is the most words of a headline that is written as a sentence with
	// its full stop.
	maxSentence = 14
	// maxHead is the most blocks that may stand above the body.
	maxHead = 40
)

// A headReader labels the blocks above the body. It holds what it is given and what it
// has found so far.
type headReader struct {
	text     string
	blocks   []block
	kinds    []annot.SectionKind
	lex      *lexicon.Lexicon
	repeated func(string) bool
	fields   fields
	site     bool  // the second block is the name of a web site
	printed  int   // the first block of the copy of a repeated title
	below    int   // the block after it; 0 where no title is repeated
	titles   []int // blocks that may be the headline, in order
}

// head labels the blocks above the body and returns the index of the first
// block of the body and the dateline, if there is one. First it walks down to
// where running text begins, then it chooses the headline.
func (r *headReader) head() (body int, dateline *annot.Dateline) {
	defer r.choose()
	body = r.abovePrinted()
	for body < len(r.blocks) && body < maxHead && !r.fields.of(body) {
		b := r.blocks[body]
		if d := findDateline(r.text, b, r.lex); d != nil {
			return body, r.only(d)
		}
		kind := r.kindAt(body)
		if d := looseDateline(r.text, b, r.lex); d != nil && kind != annot.Slug && !office.MatchString(b.Text(r.text)) {
			next := r.nextText(body)
			above := d.Date.Len() > 0 && body+1 < len(r.blocks) && r.blocks[body+1].newLine
			if beside := r.besideDate(d, body); kind == annot.Subhead && beside >= 0 {
				dateline = r.only(d)
				r.kinds[body], r.kinds[beside] = annot.DatelineSec, annot.DatelineSec
				body = max(body, beside) + 1
				continue
			}
			if !above && begins(next) && startsWithLetter(next) && (distinct(d.Place.Text(r.text), r.lex) || (r.titled() || d.Date.Len() > 0) &&
				goesOn(next, next)) {
				return body, r.only(d)
			}
			if above {
				dateline, kind = r.only(d), annot.DatelineSec
			}
		}
		if kind == "" {
			return r.late(r.broken(body), dateline)
		}
		if kind == annot.Subhead {
			r.titles = append(r.titles, body)
		}
		r.kinds[body] = kind
		body++
	}
	if body == len(r.blocks) {
		body = r.withoutBody()
	}
	return body, dateline
}

// late looks for a dateline with a whole date below the first block that seems to be
// running text. If there is one, that block was in truth a long headline or a summary
// above the dateline.
func (r *headReader) late(body int, dateline *annot.Dateline) (int, *annot.Dateline) {
	if dateline != nil {
		return body, dateline
	}
	for i := body + 1; i < len(r.blocks) && i <= body+maxAbove; i++ {
		if d := datedDateline(r.text, r.blocks[i], r.lex); d != nil && r.blocks[i].newLine && d.End < r.blocks[i].End {
			if i == body+1 && !r.titled() && words(r.blocks[body].Text(r.text)) <= maxHeadline {
				r.kinds[body], r.titles = annot.Subhead, append(r.titles, body)
				body++
			}
			return body, r.only(d)
		}
	}
	return body, nil
}

// broken returns where the first sentence of the text begins if block i goes on with it in small
// letters: the lines of a page may be broken around the links in a sentence. Where the title of the
// page is known, all short lines below it belong to the sentence.
func (r *headReader) broken(i int) int {
	small := func(i int) bool { return unicode.IsLower([]rune(r.blocks[i].Text(r.text))[0]) }
	for goes := small(i); goes && i > r.below && len(r.titles) > 1 && r.shortAbove(i); goes = r.below > 0 || small(i) {
		i--
		r.kinds[i] = annot.Body
		r.titles = r.titles[:len(r.titles)-1]
	}
	return i
}

// shortAbove reports whether a short title stands on the line above block i.
func (r *headReader) shortAbove(i int) bool {
	above := r.blocks[i-1].Text(r.text)
	return !r.blocks[i].gapped && r.titles[len(r.titles)-1] == i-1 && words(above) <= maxOffice && !hasVerb(above, r.lex)
}

// maxAbove is the most blocks of a summary that may stand above a dateline.
const maxAbove = 6

// office matches the letterhead of an office that is named after its district and so
// looks like a dateline.
var office = regexp.MustCompile(`(?i)^(the )?(u\.s\. )?[\w.’' ]{3,40}\b(office|department|police|court|division)\b,? `)

// besideDate adds a date to a dateline that is a city alone on its line, if the line
// below or above holds nothing but a date. It returns the block of the date, or -1 if
// there is none.
func (r *headReader) besideDate(d *annot.Dateline, i int) int {
	if d.Date.Len() > 0 || d.Place.Len() < d.Len() || !r.blocks[i].newLine || i+2 >= len(r.blocks) {
		return -1
	}
	beside := -1
	if below := r.blocks[i+1]; below.newLine && !below.gapped && dateOnly.MatchString(below.Text(r.text)) {
		beside, d.End = i+1, below.End
	} else if i > 0 && !r.blocks[i].gapped && r.kinds[i-1] == annot.DateLine {
		beside, d.Start = i-1, r.blocks[i-1].Start
	}
	if beside >= 0 {
		if m := dateOf(r.blocks[beside].Text(r.text)); m != nil {
			d.Date = annot.Span{Start: m[0], End: m[1]}
			shift(&d.Date, r.blocks[beside].Start)
		}
	}
	return beside
}

// only makes d the only dateline. Those found before stand above it and hold only a
// date and a place, so they become date lines.
func (r *headReader) only(d *annot.Dateline) *annot.Dateline {
	for i, kind := range r.kinds {
		if kind == annot.DatelineSec {
			r.kinds[i] = annot.DateLine
		}
	}
	return d
}

// kindAt returns what block i of the head is, Subhead for all that may be a
// headline; "" where running text begins.
func (r *headReader) kindAt(i int) annot.SectionKind {
	b := r.blocks[i]
	s := b.Text(r.text)
	if kind, slug := slugKind(s, r.lex); slug && !(r.site && i == 1) {
		return kind
	}
	switch {
	case r.site && i == 1, len(r.titles) == 0 && r.repeated(s), r.leadsDown(i):
		return annot.Letterhead
	case looksLikeHead(r.unit(i)):
		if !b.newLine && words(s) <= 2 && r.titled() {
			return ""
		}
		return annot.Subhead
	case r.setAsSentence(i), r.aboveFields(i), r.listedAbove(i), r.aboveDateline(i), r.apart(i), r.toldAgain(i):
		return annot.Subhead
	}
	return ""
}

// leadsDown reports whether block i, the first line, names whose page it is and leads down
// to its title with a colon.
func (r *headReader) leadsDown(i int) bool {
	s := r.blocks[i].Text(r.text)
	return i == 0 && strings.HasSuffix(s, ":") && words(s) <= maxInstitution && titleCase(s) && len(r.blocks) > 1 && r.blocks[1].newLine
}

// titled reports whether one of the titles found so far is not a letterhead.
func (r *headReader) titled() bool {
	for _, i := range r.titles {
		if s := r.blocks[i].Text(r.text); words(s) > 5 && !isInstitution(s, r.lex) || hasVerb(s, r.lex) {
			return true
		}
	}
	return false
}

// unit returns the text of block i with the lines below that continue it: a line was
// wrapped if the next word would not have fitted on it. Headlines are left out, because
// people break their lines where they like.
func (r *headReader) unit(i int) string {
	width := 0
	end := i + 1
	for ; end < len(r.blocks) && !r.blocks[end].gapped && r.blocks[end].newLine && end < i+maxHead; end++ {
		width = max(width, r.blocks[end].Len())
	}
	width = max(width, r.blocks[i].Len())
	last := i
	for last+1 < end && width >= leastWidth {
		next, _, _ := strings.Cut(r.blocks[last+1].Text(r.text), " ")
		if r.blocks[last].Len()+1+len(next) <= width || capitals(next) != capitals(r.blocks[last].Text(r.text)) {
			break
		}
		last++
	}
	if last == i || last == i+1 && !sentenceEnd(r.blocks[last].Text(r.text)) {
		return r.blocks[i].Text(r.text)
	}
	return r.text[r.blocks[i].Start:r.blocks[last].End]
}

// leastWidth is the least bytes of a line that was wrapped by a machine.
const leastWidth = 50

func startsWithLetter(s string) bool {
	r := []rune(strings.TrimLeft(s, "\"“«‘"))
	return len(r) > 0 && unicode.IsLetter(r[0])
}

// nextText returns the text of the first block after block i that is not a slug.
func (r *headReader) nextText(i int) string {
	for j := i + 1; j < min(len(r.blocks), i+4); j++ {
		if _, slug := slugKind(r.blocks[j].Text(r.text), r.lex); !slug {
			return r.unit(j)
		}
	}
	return ""
}

// setAsSentence reports whether block i, the first one that is not a slug, is a
// headline although it ends as a sentence does: it is short, alone on its line, and
// followed by a dateline or, if it ends with a question or exclamation mark, by a long
// paragraph.
func (r *headReader) setAsSentence(i int) bool {
	s := r.blocks[i].Text(r.text)
	if len(r.titles) > 0 || !r.blocks[i].newLine || words(s) > maxSentence || strings.HasSuffix(s, ":") || speaks.MatchString(s) ||
		announces(s) || quoted(s) ||
		i+1 == len(r.blocks) || !r.blocks[i+1].gapped && findDateline(r.text, r.blocks[i+1], r.lex) == nil {
		return false
	}
	for j := i + 1; j < len(r.blocks) && j < i+4; j++ {
		next := r.blocks[j].Text(r.text)
		if kind, slug := slugKind(next, r.lex); slug && kind == annot.DateLine {
			return true
		}
		if findDateline(r.text, r.blocks[j], r.lex) != nil {
			return true
		}
		if words(next) > 2*maxSentence {
			return !quoted(next) && i == 0 && strings.ContainsAny(s[len(s)-1:], "?!")
		}
	}
	return false
}

// speaks matches the name of the speaker at the beginning of a paragraph of a
// transcript.
var speaks = regexp.MustCompile(`^[A-Z. ]{1,30}: `)

// aboveFields reports whether block i, long as it is, belongs to the head: it is a
// summary above the line that says who published the release and when, as on the pages
// of governments, or a long headline above a line of place and date.
func (r *headReader) aboveFields(i int) bool {
	s := r.blocks[i].Text(r.text)
	if words(s) > maxHeadline || quoted(s) {
		return false
	}
	for j := i + 1; j < len(r.blocks) && j < i+3; j++ {
		if publishedField.MatchString(r.blocks[j].Text(r.text)) || j == i+1 && !sentenceEnd(s) && !announces(s) && r.placeAndDate(j) {
			return true
		}
	}
	return false
}

// aboveDateline reports whether block i, a line of its own, stands right above the
// dateline, with which running text begins.
func (r *headReader) aboveDateline(i int) bool {
	s := r.blocks[i].Text(r.text)
	if i+1 >= len(r.blocks) || !r.blocks[i].newLine || !r.blocks[i+1].newLine || words(s) > maxHeadline || speaks.MatchString(s) ||
		strings.HasSuffix(s, ":") || r.titled() && sentenceEnd(s) && !strings.HasSuffix(s, "?") {
		return false
	}
	d := findDateline(r.text, r.blocks[i+1], r.lex)
	return d != nil && (d.Date.Len() > 0 || distinct(d.Place.Text(r.text), r.lex)) || r.placeAndDate(i+1)
}

// apart reports whether block i is a headline of many words in sentence case: the
// first title, without a full stop, on lines of its own above a paragraph that ends as
// a sentence does.
func (r *headReader) apart(i int) bool {
	s := r.blocks[i].Text(r.text)
	if !r.firstAlone(i) || sentenceEnd(s) || strings.HasSuffix(s, ",") || quoted(s) {
		return false
	}
	return sentenceEnd(r.blocks[i+1].Text(r.text)) && words(r.blocks[i+1].Text(r.text)) > maxNavigation
}

// firstAlone reports whether block i is short, the first title and parted by blank
// lines from another one below.
func (r *headReader) firstAlone(i int) bool {
	return len(r.titles) == 0 && i+1 < len(r.blocks) && r.blocks[i].newLine && r.blocks[i].gapped && r.blocks[i+1].newLine &&
		r.blocks[i+1].gapped && words(r.blocks[i].Text(r.text)) <= maxHeadline
}

// toldAgain reports whether block i is a headline with a full stop: the paragraph
// below is longer and tells the same again with more words.
func (r *headReader) toldAgain(i int) bool {
	s := r.blocks[i].Text(r.text)
	if !r.firstAlone(i) || announces(s) || quoted(s) || strings.Contains(strings.TrimRight(s, ".!?"), ". ") {
		return false
	}
	below := r.blocks[i+1].Text(r.text)
	said := map[string]bool{}
	for _, w := range longWords(below) {
		said[stem(w)] = true
	}
	again, all := 0, longWords(s)
	for _, w := range all {
		if said[stem(w)] {
			again++
		}
	}
	return again >= leastSame && 5*again >= 3*len(all) && words(below) > words(s)
}

// stem returns the beginning of a word, which its forms share.
func stem(w string) string {
	r := []rune(w)
	return string(r[:min(len(r), 5)])
}

// placeAndDate reports whether block i holds nothing but a place and a date.
func (r *headReader) placeAndDate(i int) bool {
	b := r.blocks[i]
	d := looseDateline(r.text, b, r.lex)
	return b.newLine && d != nil && d.Date.Len() > 0 && d.Len() >= b.Len()-len(" –")
}

// listedAbove reports whether block i is an item of a list between headline and
// dateline, where companies put their chief points.
func (r *headReader) listedAbove(i int) bool {
	if len(r.titles) == 0 || words(r.blocks[i].Text(r.text)) > maxHeadline || !listItem(r.blocks[i].Text(r.text)) {
		return false
	}
	for j := i + 1; j < len(r.blocks) && j < i+8; j++ {
		if findDateline(r.text, r.blocks[j], r.lex) != nil {
			return true
		}
		if !listItem(r.blocks[j].Text(r.text)) {
			return false
		}
	}
	return false
}

func listItem(s string) bool {
	return strings.HasPrefix(s, "•") || strings.HasPrefix(s, "- ") || strings.HasPrefix(s, "* ") || strings.HasPrefix(s, "– ")
}

// withoutBody returns where the body begins in a text of which every block looked like
// a part of the head, such as a single sentence: after its first title or, if it has
// one block only, with that block.
func (r *headReader) withoutBody() int {
	if len(r.titles) == 0 {
		return len(r.blocks)
	}
	body := r.titles[0]
	if body+1 < len(r.blocks) {
		body++
	}
	for i := body; i < len(r.blocks); i++ {
		r.kinds[i] = annot.Body
	}
	for len(r.titles) > 0 && r.titles[len(r.titles)-1] >= body {
		r.titles = r.titles[:len(r.titles)-1]
	}
	return body
}
