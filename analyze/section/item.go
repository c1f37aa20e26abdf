package section

import (
	"regexp"
	"sort"
	"strconv"
	"strings"
	"unicode"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// A digest tells of several things that have nothing to do with each other, one item
// after the other. Each item has a heading of its own. Headings alone make no digest, for
// many a release has them: its title has to say that it is one, or rules have to part
// the items, or each has to begin as a release does, with a headline above a dateline, or
// the headings have to be numbered headlines.

const (
	leastItems     = 3  // of a digest
	leastNamed     = 2  // of one that calls itself so
	maxIntro       = 2  // blocks above the first one
	maxHeading     = 20 // words of the heading of an item
	leastParagraph = 20 // words of the paragraph below it
)

// A digestReader finds the items of a digest.
type digestReader struct {
	text   string
	blocks []block
	kinds  []annot.SectionKind
	lex    *lexicon.Lexicon
	title  int // the last block of the headline, -1 where there is none
}

// itemsOf returns the blocks with which the items of a digest begin; none of any other
// text.
func itemsOf(text string, blocks []block, kinds []annot.SectionKind, lex *lexicon.Lexicon) []int {
	r := digestReader{text, blocks, kinds, lex, -1}
	named := false
	for i := 0; i < min(len(blocks), maxPage); i++ {
		if kinds[i] == annot.Headline {
			r.title, named = i, named || openings["digest"].MatchString(blocks[i].Text(text))
		}
	}
	if starts := r.parted(); starts != nil {
		return starts
	}
	return r.headed(named)
}

// headed returns the headings of the items where no rules part them.
func (r *digestReader) headed(named bool) []int {
	var all, dated, numbered []int
	for i := range r.blocks {
		switch {
		case r.announced(i), !r.heading(i) && !r.aboveDateline(i):
			continue
		case i > r.title && r.heading(i):
			all = append(all, i)
		}
		if findDateline(r.text, r.blocks[i+1], r.lex) != nil {
			dated = append(dated, i)
		}
		if s := r.blocks[i].Text(r.text); number(s) == len(numbered)+1 && hasVerb(s, r.lex) {
			numbered = append(numbered, i)
		}
	}
	switch {
	case named && len(all) >= leastNamed:
		return all
	case len(dated) >= leastItems && dated[0] <= r.title+maxIntro:
		return dated
	case len(numbered) >= leastItems && numbered[0] <= r.title+maxIntro:
		return numbered
	}
	return nil
}

// parted returns the headings after the rules that part the items, and the one above the
// first rule. Each item has to have one.
func (r *digestReader) parted() (starts []int) {
	first := -1 // heading above the first rule
	for i := r.title + 1; i < len(r.blocks); i++ {
		switch {
		case first < 0 && r.heading(i):
			first = i
		case !isRule(r.blocks[i].Text(r.text)):
		case i+1 < len(r.blocks) && r.heading(i+1):
			starts = append(starts, i+1)
		case len(starts) > 0 && !r.ends(i+1):
			return nil
		}
	}
	if first >= 0 && len(starts) > 0 && first < starts[0] {
		starts = append([]int{first}, starts...)
	}
	if len(starts) < leastItems {
		return nil
	}
	return starts
}

// ends reports whether the release closes at block i: nothing is left, or only what
// issuers write below a text.
func (r *digestReader) ends(i int) bool {
	if i >= len(r.blocks) {
		return true
	}
	kind, _ := cueOf(r.blocks[i].Text(r.text))
	return kind != ""
}

// heading reports whether block i is a line of its own, set as a title, above a
// paragraph.
func (r *digestReader) heading(i int) bool {
	if i+1 >= len(r.blocks) || !r.blocks[i].newLine || !r.blocks[i+1].newLine {
		return false
	}
	line := r.blocks[i].Text(r.text)
	s := strings.TrimLeft(line, "•▪●■*-–—0123456789.) \t")
	n := words(s)
	if n < 2 || n > maxHeading || sentenceEnd(s) && !strings.HasSuffix(s, "?") || strings.HasSuffix(s, ",") ||
		!capitals(s) && !titleCase(s) && len(s) == len(line) || r.closing(s) {
		return false
	}
	below := r.blocks[i+1].Text(r.text)
	return words(below) >= leastParagraph && strings.ContainsAny(below, ".!?") && !r.closing(below)
}

// aboveDateline reports whether block i is a line of its own in sentence case above a dateline.
func (r *digestReader) aboveDateline(i int) bool {
	if i+1 >= len(r.blocks) || !r.blocks[i].newLine || !r.blocks[i+1].newLine {
		return false
	}
	s := r.blocks[i].Text(r.text)
	n := words(s)
	return n >= 2 && n <= maxHeading && !sentenceEnd(s) && !strings.HasSuffix(s, ",") && unicode.IsUpper([]rune(s)[0]) &&
		!r.closing(s) && findDateline(r.text, r.blocks[i+1], r.lex) != nil
}

// announced reports whether the line above leads on to line i, as to the first item of a
// list.
func (r *digestReader) announced(i int) bool {
	return i > 0 && strings.HasSuffix(r.blocks[i-1].Text(r.text), ":")
}

// closing reports whether a line belongs to what stands around a text.
func (r *digestReader) closing(s string) bool {
	_, slug := slugKind(s, r.lex)
	kind, _ := cueOf(s)
	return slug || kind != ""
}

// number returns the number that a heading begins with, 0 where it begins with none.
func number(s string) int {
	m := numberMark.FindStringSubmatch(s)
	if m == nil {
		return 0
	}
	n, _ := strconv.Atoi(m[1]) // two digits at most
	return n
}

var numberMark = regexp.MustCompile(`^\(?(\d{1,2})[.)]\s`)

// isRule reports whether s is a line of marks that parts what stands above and below it.
func isRule(s string) bool {
	n := 0
	for _, r := range s {
		switch {
		case strings.ContainsRune("*-–—_=~#•", r):
			n++
		case !unicode.IsSpace(r):
			return false
		}
	}
	return n >= len("***")
}

// itemEnd returns the block before which the item of block i ends: the next one of starts,
// or last.
func itemEnd(starts []int, i, last int) int {
	if n := sort.SearchInts(starts, i+1); n < len(starts) {
		return starts[n]
	}
	return last
}

// labelItems labels the headings of the items that begin with the blocks starts, and the
// rules between them, and returns the items. Each ends where its running text does.
func labelItems(text string, blocks []block, kinds []annot.SectionKind, starts []int) (items []annot.Span) {
	for _, i := range starts {
		if kinds[i] != annot.Headline {
			kinds[i] = annot.Subhead
		}
		if i > 0 && isRule(blocks[i-1].Text(text)) {
			kinds[i-1] = annot.Slug
		}
		end := i
		for k := i; k < itemEnd(starts, i, len(blocks)); k++ {
			if kinds[k].Running() || kinds[k] == annot.Subhead {
				end = k
			}
		}
		items = append(items, annot.Span{Start: blocks[i].Start, End: blocks[end].End})
	}
	return items
}

// itemDatelines returns the datelines below the headings of the items that begin with the blocks starts.
func itemDatelines(text string, blocks []block, starts []int, lex *lexicon.Lexicon) (out []annot.Dateline) {
	for _, i := range starts {
		if i+1 < len(blocks) {
			if d := findDateline(text, blocks[i+1], lex); d != nil {
				out = append(out, *d)
			}
		}
	}
	return out
}
