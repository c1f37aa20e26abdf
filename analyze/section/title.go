package section

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// The title of a release often stands in its file more than once: in the front matter
// or the title of the web page, above the navigation, and again above the text. What
// is said twice before any running text is the headline, and the copy nearest to the
// text is the one that its author printed.

const (
	maxPage       = 60 // blocks among which a title is looked for again
	leastRepeat   = 12 // letters of a title that is known by its repetition
	maxSlugs      = 4  // the first lines, one of which is a title
	maxLines      = 4  // that a copy of the title may be broken into
	leastSame     = 3  // words that a title and a copy with other small words share at least
	leastHeadline = 4  // words before the name of a site, or of a title that repeats no first line
	maxSite       = 8  // words in the name of a site
	maxNavigation = 16 // words of a line of a web page that is no running text
)

// printedTitle looks for the copy of the title that stands nearest to the running
// text. It cuts off what goes on in the same block, and returns the blocks and the
// blocks of that copy, from first to before; none if nothing is repeated.
func printedTitle(text string, blocks []block, lex *lexicon.Lexicon) (cutBlocks []block, first, before int) {
	c := copies{text, blocks, lex, firstTitle(text, blocks, lex), map[string]bool{}}
	end := 0
	for j := 0; j < min(len(blocks), maxPage); j++ {
		s := blocks[j].Text(text)
		lines, n := c.at(j)
		if lines == 0 {
			if words(s) > maxHeadline || words(s) > maxNavigation && sentenceEnd(s) && j > 0 {
				break
			}
			continue
		}
		first, before, end = j, j+lines, blocks[j+lines-1].Start+n
		j = before - 1
	}
	if before == 0 {
		return blocks, 0, 0
	}
	for s := blocks[first].Text(text); s[0] == '.' || s[0] == ','; s = blocks[first].Text(text) { // strokes that were scanned
		blocks[first].Start += 1 + blanks(s[1:])
	}
	return cut(text, blocks, before-1, end), first, before
}

// copies knows what could be repeated at the head of a text.
type copies struct {
	text   string
	blocks []block
	lex    *lexicon.Lexicon
	title  int             // the block with the title; the number of blocks if there is none
	seen   map[string]bool // the lines above, and whether each is set as a headline
}

// at reads a copy of the title, or of another line above that is set as a headline, at
// block j: the number of its lines, 0 if there is none, and how many bytes of the last
// line it has.
func (c *copies) at(j int) (lines, n int) {
	s := c.blocks[j].Text(c.text)
	if j > c.title {
		if lines, n = copyAt(c.text, c.blocks, c.title, j); lines == 1 && len(s) < c.blocks[c.title].Len() {
			c.title = j // without the name of the site
		}
	}
	if words(s) > maxHeadline {
		return lines, n
	}
	key, set := letters(s), capitals(s) || titleCase(s)
	above, twice := c.seen[key]
	c.seen[key] = set
	if lines == 0 && twice && (set || above) && words(s) >= leastHeadline && !isInstitution(s, c.lex) && hasVerb(s, c.lex) {
		return 1, lettersEnd(s, len(key))
	}
	return lines, n
}

// firstTitle returns the first block that is no slug and no letterhead, if it is one of
// the first few; the number of blocks if there is none.
func firstTitle(text string, blocks []block, lex *lexicon.Lexicon) int {
	for i := range min(len(blocks), maxSlugs) {
		s := blocks[i].Text(text)
		if _, slug := slugKind(s, lex); !slug && !isInstitution(s, lex) {
			return i
		}
	}
	return len(blocks)
}

// copyAt reads a copy of the title, which is block i, at block j: the number of its
// lines, 0 if there is none, and how many bytes of the last line it has.
func copyAt(text string, blocks []block, i, j int) (lines, n int) {
	title := blocks[i].Text(text)
	if words(title) < leastSame || words(title) > maxHeadline {
		return 0, 0
	}
	whole, key := letters(title), ""
	for k := j; k < min(len(blocks), j+maxLines); k++ {
		s := blocks[k].Text(text)
		above := len(key)
		key += letters(s[:min(len(s), 2*len(title))])
		if n := lettersEnd(s, len(whole)-above); strings.HasPrefix(key, whole) && len(whole) >= leastRepeat {
			if goesOnSmall(s[n:]) {
				return 0, 0
			}
			if capitals(s[:n]) && capitals(s[n:]) && !strings.ContainsAny(s[n:], "0123456789–") && words(s) <= maxHeadline {
				n = len(s) // the title in short stands above
			}
			return k - j + 1, n
		}
		if key == "" || !strings.HasPrefix(whole, key) || k > j && !blocks[k].newLine {
			break
		}
	}
	if s := blocks[j].Text(text); repeats(title, s) {
		return 1, lettersEnd(s, len(letters(s)))
	}
	return 0, 0
}

// cut divides block i at byte end. Where nothing but a mark stands after it, that is
// left out if a blank parts it from the title, as a stroke that was scanned.
func cut(text string, blocks []block, i, end int) []block {
	rest := strings.TrimLeftFunc(text[end:blocks[i].End], func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsSymbol(r) || unicode.IsPunct(r) && r != '('
	})
	if !strings.ContainsFunc(rest, unicode.IsLetter) && !strings.ContainsFunc(rest, unicode.IsDigit) {
		if end < blocks[i].End && unicode.IsSpace(rune(text[end])) {
			blocks[i].End = end
		}
		return blocks
	}
	after := block{Span: annot.Span{Start: blocks[i].End - len(rest), End: blocks[i].End}}
	out := append(make([]block, 0, len(blocks)+1), blocks[:i+1]...)
	out[i].End = out[i].Start + len(strings.TrimRightFunc(text[out[i].Start:end], unicode.IsSpace))
	return append(append(out, after), blocks[i+1:]...)
}

// goesOnSmall reports whether s goes on in the middle of a sentence.
func goesOnSmall(s string) bool {
	s = strings.TrimLeft(s, " ,")
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// repeats reports whether s repeats the title without the name of the site after a
// mark, without a label before one, or with other small words.
func repeats(title, s string) bool {
	key := letters(s)
	cutOff := strings.HasSuffix(s, "...") || strings.HasSuffix(s, "…")
	if words(s) > maxHeadline || words(s) < leastSame || len(key) < leastRepeat || cutOff {
		return false
	}
	for i, r := range title {
		if strings.ContainsRune("-–—|:[·»", r) && (letters(title[:i]) == key || letters(title[i:]) == key) {
			return true
		}
	}
	return sentenceEnd(s) == sentenceEnd(title) && sameWords(title, s)
}

// letters are the letters and digits of s, in small letters.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// lettersEnd returns the byte of s after as many bytes of letters and digits, counted
// in small letters.
func lettersEnd(s string, n int) int {
	for i, r := range s {
		if n <= 0 {
			return i
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n -= utf8.RuneLen(unicode.ToLower(r))
		}
	}
	return len(s)
}

// sameWords reports whether hardly any long word of one line is missing in the other.
func sameWords(a, b string) bool {
	in := map[string]bool{}
	for _, w := range longWords(a) {
		in[w] = true
	}
	other := longWords(b)
	both := 0
	for _, w := range other {
		if in[w] {
			both++
		}
	}
	return both >= leastSame && 4*both >= 3*max(len(in), len(other))
}

// longWords are the words of s with four letters or more, in small letters.
func longWords(s string) (long []string) {
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if utf8.RuneCountInString(w) >= 4 {
			long = append(long, w)
		}
	}
	return long
}

// cutSite cuts the name of the site off the title of a web page, which is the first
// line of its text: "Minister opens dam | Ministry of Works". It returns the blocks
// and whether the second one is that name.
func cutSite(text string, blocks []block, lex *lexicon.Lexicon) ([]block, bool) {
	if len(blocks) == 0 {
		return blocks, false
	}
	s := blocks[0].Text(text)
	for _, mark := range siteMarks {
		i := strings.LastIndex(s, mark)
		if i < 0 {
			continue
		}
		name := strings.TrimSpace(s[i+len(mark):])
		if words(s[:i]) >= leastHeadline && words(s) <= maxHeadline+maxSite && isSite(name, mark, text[blocks[0].End:], lex) {
			return cut(text, blocks, 0, blocks[0].Start+i), true
		}
	}
	return blocks, false
}

// siteMarks stand between a title and the name of the site, the surest first.
var siteMarks = []string{" | ", " :: ", " » ", " « ", " · ", " – ", " — ", " - "}

// isSite reports whether name, the end of a title after a mark, is that of a site: it
// is a body, says that it is a site, or stands on the page again. After a bar any name
// is one.
func isSite(name, mark, below string, lex *lexicon.Lexicon) bool {
	if name == "" || words(name) > maxSite || hasVerb(name, lex) || sentenceEnd(name) || !titleCase(name) && !capitals(name) {
		return false
	}
	if mark == siteMarks[0] || isInstitution(name, lex) {
		return true
	}
	for w := range strings.FieldsSeq(strings.ToLower(name)) {
		if wordClasses.Is("site", w) {
			return true
		}
	}
	return words(name) > 1 && strings.Contains(below, name)
}

// abovePrinted labels what stands above the copy of the title that is nearest to the
// text, and returns the block after it; the first one where no title is repeated.
func (r *headReader) abovePrinted() int {
	for i := range r.printed {
		s := r.blocks[i].Text(r.text)
		kind, slug := slugKind(s, r.lex)
		switch {
		case slug:
			r.kinds[i] = kind
		case isInstitution(s, r.lex):
			r.kinds[i] = annot.Letterhead
		default:
			r.kinds[i] = annot.Boilerplate
		}
	}
	for i := r.printed; i < r.below; i++ {
		r.titles = append(r.titles, i)
	}
	return r.below
}
