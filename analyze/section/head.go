package section

import (
	"regexp"
	"strings"
	"unicode"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

const (
	// maxHeadline is how many words a headline may have; of 34 releases
	// annotated by hand the longest has 24.
	maxHeadline = 34
	// maxSentence is how many words a headline may have that is set as a
	// sentence, full stop and all.
	maxSentence = 14
	// maxHead is how many blocks may stand above the body.
	maxHead = 40
)

// headReader is what the reading of a head asks and finds.
type headReader struct {
	text     string
	blocks   []block
	kinds    []annot.SectionKind
	lex      *lexicon.Lexicon
	repeated func(string) bool
	fields   fields
	titles   []int // blocks that may be the headline, in order
}

// head labels the blocks above the body and returns the index of the first
// block of the body and the dateline, if there is one. First it walks down to
// where running text begins, then it chooses the headline.
func (r *headReader) head() (body int, dateline *annot.Dateline) {
	defer r.choose()
	for body < len(r.blocks) && body < maxHead && !r.fields.of(body) {
		b := r.blocks[body]
		if d := findDateline(r.text, b, r.lex); d != nil {
			return body, r.only(d)
		}
		kind := r.kindAt(body)
		if d := looseDateline(r.text, b, r.lex); d != nil && kind != annot.Slug {
			next := r.nextText(body)
			above := d.Date.Len() > 0 && body+1 < len(r.blocks) && r.blocks[body+1].newLine
			if !above && begins(next) && startsWithLetter(next) && (distinct(d.Place.Text(r.text), r.lex) || goesOn(next, next)) {
				return body, r.only(d)
			}
			if above {
				dateline, kind = r.only(d), annot.DatelineSec
			}
		}
		if kind == "" {
			return body, dateline
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

// only makes d the one dateline: it stands below those that came before.
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
	if kind, slug := slugKind(s); slug {
		return kind
	}
	switch {
	case len(r.titles) == 0 && r.repeated(s):
		return annot.Letterhead
	case looksLikeHead(r.unit(i)):
		if !b.newLine && words(s) <= 2 && r.titled() {
			return ""
		}
		return annot.Subhead
	case r.setAsSentence(i), r.aboveFields(i), r.listedAbove(i):
		return annot.Subhead
	}
	return ""
}

// titled reports whether a title was found that is more than a letterhead.
func (r *headReader) titled() bool {
	for _, i := range r.titles {
		if s := r.blocks[i].Text(r.text); words(s) > 5 && !isInstitution(s) || hasVerb(s) {
			return true
		}
	}
	return false
}

// unit returns the text of block i with the lines that it is wrapped into: the
// next word would not have fitted on its line. Headlines are wrapped by hand.
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

// leastWidth is how many bytes the lines of wrapped text have.
const leastWidth = 50

func startsWithLetter(s string) bool {
	r := []rune(strings.TrimLeft(s, "\"“«‘"))
	return len(r) > 0 && unicode.IsLetter(r[0])
}

// nextText returns the text of the first block behind block i that is no slug.
func (r *headReader) nextText(i int) string {
	for j := i + 1; j < min(len(r.blocks), i+4); j++ {
		if _, slug := slugKind(r.blocks[j].Text(r.text)); !slug {
			return r.unit(j)
		}
	}
	return ""
}

// setAsSentence reports whether block i, the first that is no slug, is a
// headline that ends as a sentence does: it is short and alone, and a dateline
// follows, or after a question or a call a long paragraph.
func (r *headReader) setAsSentence(i int) bool {
	s := r.blocks[i].Text(r.text)
	if len(r.titles) > 0 || !r.blocks[i].newLine || words(s) > maxSentence || strings.HasSuffix(s, ":") || speaks.MatchString(s) || announces(s) || quoted(s) ||
		i+1 == len(r.blocks) || !r.blocks[i+1].gapped && findDateline(r.text, r.blocks[i+1], r.lex) == nil {
		return false
	}
	for j := i + 1; j < len(r.blocks) && j < i+4; j++ {
		next := r.blocks[j].Text(r.text)
		if kind, slug := slugKind(next); slug && kind == annot.DateLine {
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

// speaks matches who speaks in a transcript.
var speaks = regexp.MustCompile(`^[A-Z. ]{1,30}: `)

// aboveFields reports whether block i is a summary above the line that tells
// who published it when, as on pages of governments.
func (r *headReader) aboveFields(i int) bool {
	s := r.blocks[i].Text(r.text)
	if words(s) > maxHeadline || quoted(s) {
		return false
	}
	for j := i + 1; j < len(r.blocks) && j < i+3; j++ {
		if publishedField.MatchString(r.blocks[j].Text(r.text)) {
			return true
		}
	}
	return false
}

// listedAbove reports whether block i is a line of a list between headline and
// dateline, as companies set their chief points.
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

// choose takes the first title for the headline that is not the letterhead
// above a further one.
func (r *headReader) choose() {
	if len(r.titles) == 0 {
		r.slugAsTitle()
	}
	headline := -1
	for n, i := range r.titles {
		s := r.blocks[i].Text(r.text)
		switch {
		case headline < 0 && r.isLetterhead(i, r.titles[n+1:]), headline >= 0 && isInstitution(s):
			r.kinds[i] = annot.Letterhead
			if i > 0 && r.kinds[i-1] == annot.Contact && !r.blocks[i].gapped {
				r.kinds[i] = annot.Contact
			}
		case headline < 0:
			r.kinds[i], headline = annot.Headline, i
		case r.continuesHeadline(i):
			r.kinds[i] = annot.Headline
		}
	}
}

// slugAsTitle takes for the title of a head without one the slug that says what
// the release is about: "CORRECTION: Bank keeps rate".
func (r *headReader) slugAsTitle() {
	for i, kind := range r.kinds {
		s := r.blocks[i].Text(r.text)
		if kind == annot.Slug && words(s) >= leastTitle && !embargo.MatchString(s) && !strings.Contains(s, " | ") && titleBehind.MatchString(s) {
			r.titles = append(r.titles, i)
			return
		}
	}
}

// titleBehind matches the slug that a headline may stand behind.
var titleBehind = regexp.MustCompile(`(?i)^\W*(correct|(press|news|media|joint) |statement)[^:]{0,25}: \S`)

// leastTitle is how many words such a slug with its headline has.
const leastTitle = 5

// isLetterhead reports whether block i, which looks like a title, is the name
// of who issues the release, or a page's navigation, above the headline, which
// is among the later titles.
func (r *headReader) isLetterhead(i int, later []int) bool {
	s := r.blocks[i].Text(r.text)
	headlineFollows := false
	for _, k := range later {
		headlineFollows = headlineFollows || !isInstitution(r.blocks[k].Text(r.text))
	}
	if isInstitution(s) || words(s) <= 3 && unicode.IsLower([]rune(s)[0]) {
		return headlineFollows
	}
	if capitals(s) && words(s) > 2 || words(s) > 5 || i+1 >= len(r.blocks) || hasVerb(s) || !titleCase(s) {
		return false
	}
	next := r.blocks[i+1].Text(r.text)
	_, slug := slugKind(next)
	switch {
	case slug:
		return headlineFollows
	case words(s) <= 2:
		return looksLikeHead(next)
	}
	return looksLikeHead(next) && words(next) > words(s) && words(next) > 5
}

// withoutBody decides a text that seems to have no body, such as a lone
// sentence: all after its first title is body, and a single block is body.
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

// continuesHeadline reports whether block i is a further line of the headline
// above it: the next line, set alike, begun in the middle of a thought.
func (r *headReader) continuesHeadline(i int) bool {
	prev, b := r.blocks[i-1], r.blocks[i]
	if r.kinds[i-1] != annot.Headline || b.gapped || !b.newLine {
		return false
	}
	p, s := prev.Text(r.text), b.Text(r.text)
	if capitals(p) != capitals(s) || sentenceEnd(p) || strings.HasSuffix(s, ":") {
		return false
	}
	first, _, _ := strings.Cut(s, " ")
	switch {
	case unicode.IsLower([]rune(s)[0]), small[strings.ToLower(first)], small[strings.ToLower(lastWord(p))], strings.HasSuffix(p, ","):
		return true
	case r.text[prev.End:b.Start] != "\n": // set apart
		return false
	}
	return capitals(p) && !(hasVerb(p) && hasVerb(s)) || len(p) > 45 && len(s) < len(p)+20 && r.spaced()
}

// spaced reports whether blank lines part the paragraphs below the head, so
// that lines without one between belong together.
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
		// A quotation or a list opens the body; a headline that begins with a
		// quotation is short and goes on behind it without a comma.
		end := strings.LastIndexAny(s, `"”`)
		return capitals(s) || end > 0 && end < len(s)-8 && n <= 16 && !sentenceEnd(s) && !strings.ContainsAny(s[:end], ",.!?")
	}
	if capitals(s) {
		return true
	}
	return titleCase(s) && !sentenceEnd(s) || n <= 16 && !sentenceEnd(s) && !strings.HasSuffix(s, ",") && !announces(s)
}

// quoted reports whether s begins with a quotation mark or that of a list.
func quoted(s string) bool {
	return s != "" && strings.ContainsAny(s[:1], `"*-`) || strings.HasPrefix(s, "“") || strings.HasPrefix(s, "•")
}

// announces reports whether s holds a word that only running text has.
func announces(s string) bool {
	for _, w := range strings.Fields(s) {
		switch w {
		case "today", "announced", "said":
			return true
		}
	}
	return strings.Contains(s, "the following")
}
