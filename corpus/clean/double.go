package clean

import (
	"strings"
	"unicode/utf8"
)

// A page that was scanned has a blank line after each of its lines. Where the words go on
// over one, it is taken away, so that lines finds a line like any other; a blank line
// after a sentence or a heading stays, for it may end a paragraph.

const (
	leastDoubled = 4 // blank lines over which words go on, of such a text
	doubledShare = 3 // one of so many blank lines between two lines is such a one, at least
)

// doubleSpaced finds the blank lines over which words go on.
func doubleSpaced(text string) (edits []edit) {
	if !strings.Contains(text, "\n\n") {
		return nil
	}
	ls := split(text)
	sure, all, width := 0, 0, 0
	for i := 0; i+2 < len(ls); i++ {
		if !parts(ls, i) {
			continue
		}
		all++
		if goesOver(text, ls, i) {
			sure++
			width = max(width, ls[i].width)
		}
	}
	if sure < leastDoubled || doubledShare*sure < all {
		return nil
	}
	running := false // the head of the text is above
	for i := 0; i+2 < len(ls); i++ {
		if !parts(ls, i) {
			continue
		}
		over := goesOver(text, ls, i)
		if over || running && full(text, ls, i, width) {
			edits = append(edits, edit{ls[i].end, ls[i+2].start, "\n"})
		}
		running = running || over
	}
	return edits
}

// parts reports whether a single blank line stands between line i and the next but one.
func parts(ls []line, i int) bool { return ls[i].width > 0 && ls[i+1].width == 0 && ls[i+2].width > 0 }

// goesOver reports whether the words of line i go on over the blank line below.
func goesOver(text string, ls []line, i int) bool {
	above, below := text[ls[i].start:ls[i].end], text[ls[i+2].start:ls[i+2].end]
	return ls[i].width <= widest && !endsSentence(above) && !listMark(below) && !row(above) && startsSmall(below)
}

// full reports whether line i fills the column, so that the name or number with which the
// next one begins had no room on it.
func full(text string, ls []line, i, width int) bool {
	above, below := text[ls[i].start:ls[i].end], text[ls[i+2].start:ls[i+2].end]
	word, _, _ := strings.Cut(below, " ")
	return ls[i].width <= width && ls[i].width+1+utf8.RuneCountInString(word)+slack > width && !endsSentence(above) && !listMark(below) &&
		!capitals(above) && !capitals(below) && !row(above)
}
