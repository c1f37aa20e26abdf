package token

import "unicode/utf8"

// Half of the releases that one meets in archives have lost their punctuation:
// a mark became a blank, so that two blanks stand where it was. A block of
// them is one sentence to every rule of sentence.go.

const (
	// longSentence is the most tokens a sentence has. What is longer is a
	// list or has lost its marks, and no later stage should drown in it.
	longSentence = 250
	// lostBlock is the least number of tokens at which a block without marks
	// is not just a heading or a list item, markEvery how many tokens there
	// are for each full stop at least in a block that has lost them.
	lostBlock = 30
	markEvery = 120
	// shortLost and shortName are the least numbers of tokens of a sentence
	// that ends at a lost mark, before a starter and before another capital.
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

// lostEnd reports whether a full stop was lost before token i: the blank that
// it left stands beside the usual one, and what follows begins a sentence. A
// capital that is no starter begins one only after a small word, since commas
// between names were lost as well.
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

// limit returns where to cut the sentence of tokens first to last so that it
// has longSentence tokens at most: at the widest gap of the later half, the
// last one of even width.
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
