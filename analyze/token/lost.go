package token

import "unicode/utf8"

// Many releases in old archives have lost their punctuation: each mark became a blank,
// so that two blanks stand where it was. The rules of sentence.go would read such a
// block as one sentence.

const (
	// longSentence is the most tokens of a sentence. A longer one is a list or has lost
	// its marks, and would cost later stages too much time.
	longSentence = 250
	// lostBlock is the least tokens of a block that has lost its marks; a shorter block
	// without marks may be a heading or a list item. markEvery is the number of tokens
	// for each full stop from which on a block counts as one that has lost marks.
	lostBlock = 30
	markEvery = 120
	// A sentence that ends at a lost mark has at least shortLost tokens if a starter
	// follows, and at least shortName tokens if another word with a capital follows.
	shortLost = 4
	shortName = 8
)

// lostMarks reports whether the block of these tokens has lost its punctuation.
func (p *phrase) lostMarks(from, to int) bool {
	if to-from < lostBlock {
		return false
	}
	marks := 0
	for i := from; i < to; i++ {
		switch p.word(i) {
		case ".", "!", "?", ",":
			marks++
		}
	}
	return marks*markEvery < to-from
}

// lostEnd reports whether a full stop was lost before token i: two blanks stand there,
// and token i can begin a sentence. A word with a capital that is not a starter begins
// one only after a word with a small letter, because commas between names were lost as
// well.
func (p *phrase) lostEnd(first, i int) bool {
	if p.gap(i) < 2 || !p.isCapital(i) || asksForMore(p.word(i-1)) || p.speaks(i) {
		return false
	}
	if word := p.word(i); word != "I" && isStarter(word) {
		return i-first >= shortLost
	} else if word == "I" {
		return i-first >= shortName
	}
	return i-first >= shortName && isLower(p.word(i - 1)[0])
}

// gap returns how many blanks stand before token i > 0.
func (p *phrase) gap(i int) int {
	return utf8.RuneCountInString(p.text[p.toks[i-1].End:p.toks[i].Start])
}

// limit returns where to cut the sentence of tokens first to last so that it has
// longSentence tokens at most: at the widest gap of the later half, the last one of
// several with the same width.
func (p *phrase) limit(first, last int) int {
	if last-first <= longSentence {
		return last
	}
	cut := first + longSentence
	for i := cut - 1; i > first+longSentence/2; i-- {
		if p.gap(i) > p.gap(cut) {
			cut = i
		}
	}
	return cut
}
