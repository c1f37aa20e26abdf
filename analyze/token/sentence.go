package token

import (
	"unicode"
	"unicode/utf8"

	"pressroom/analyze/annot"
)

// A phrase is a text with its tokens, and the tokens at which a block begins.
type phrase struct {
	text   string
	toks   []annot.Token
	begins []bool
}

// sentences divides all tokens into sentences.
func sentences(text string, toks []annot.Token, begins []bool) []annot.Sentence {
	p := phrase{text, toks, begins}
	sents := make([]annot.Sentence, 0, len(toks)/20+1)
	for from := 0; from < len(toks); {
		to := p.blockEnd(from)
		lost := p.lostMarks(from, to)
		for first := from; first < to; {
			last := p.sentenceEnd(first, to, lost)
			for first < last {
				end := p.limit(first, last)
				span := annot.Span{Start: toks[first].Start, End: toks[end-1].End}
				sents = append(sents, annot.Sentence{Span: span, First: first, Last: end})
				first = end
			}
		}
		from = to
	}
	return sents
}

// blockEnd returns the token after the block that begins with from.
func (p *phrase) blockEnd(from int) int {
	to := from + 1
	for to < len(p.toks) && !p.begins[to] {
		to++
	}
	return to
}

// sentenceEnd returns the token after the sentence that begins with first, in
// a block that ends at to.
func (p *phrase) sentenceEnd(first, to int, lost bool) int {
	for i := first; i < to; i++ {
		if lost && i > first && p.lostEnd(first, i) {
			return i
		}
		stop := p.stop(first, i)
		if stop == noStop {
			continue
		}
		next, quoted := p.closed(i+1, to)
		if next == to || p.startsSentence(next, to, stop, quoted) {
			return next
		}
		i = next - 1
	}
	return to
}

// A stop says whether a sentence ends with a token.
type stop uint8

const (
	noStop   stop = iota
	fullStop      // ends a sentence if the next token can begin one
	cry           // "!" and "?": the same, but a speaker may follow
	mayStop       // the full stop of an abbreviation, or an ellipsis: it may end a sentence
)

// stop returns the stop of token i, in the sentence that begins with token first.
func (p *phrase) stop(first, i int) stop {
	tok := p.word(i)
	switch tok[len(tok)-1] {
	case '?', '!':
		return cry
	case '.':
		switch {
		case tok == ".":
			if p.isListNumber(first, i) {
				return noStop
			}
			return fullStop
		case len(tok) > 3 && tok[0] == '.': // an ellipsis and a full stop
			return fullStop
		case tok[0] == '.', abbreviationOf(tok) == trailing:
			return mayStop
		}
	default:
		if tok == "…" {
			return mayStop
		}
	}
	return noStop
}

// isListNumber reports whether the full stop i belongs to the number of a list
// item, as in "1. The".
func (p *phrase) isListNumber(first, i int) bool {
	if i != first+1 {
		return false
	}
	n := p.word(first)
	return len(n) <= 2 && (isDigit(n[0]) || len(n) == 1)
}

// closed returns the token after the marks that follow a stop and belong to its
// sentence: more stops, closing brackets and quotation marks. It also returns whether
// one of them was a quotation mark.
func (p *phrase) closed(i, to int) (next int, quoted bool) {
	for ; i < to; i++ {
		switch tok := p.word(i); tok {
		case ")", "]", "}", ".", "!", "?":
		case "”", "»", `"`, "’", "'", "''":
			if p.opens(i) {
				return i, quoted
			}
			quoted = true
		default:
			return i, quoted
		}
	}
	return i, quoted
}

// opens reports whether the quotation mark i is an opening one: a straight one
// opens where a word is glued to its right and none to its left.
func (p *phrase) opens(i int) bool {
	switch p.word(i) {
	case "“", "„", "«", "‘":
		return true
	case `"`, "'":
		left := i > 0 && p.toks[i-1].End == p.toks[i].Start
		right := i+1 < len(p.toks) && p.toks[i+1].Start == p.toks[i].End
		if left && right {
			return p.isOpenBracket(i-1) || p.isDash(i-1)
		}
		return !left && (right || p.isCapital(i+1))
	}
	return false
}

// startsSentence reports whether a sentence begins with token next, after a
// stop of that kind.
func (p *phrase) startsSentence(next, to int, stop stop, quoted bool) bool {
	i := next
	opened := false
	for i < to && (p.opens(i) || p.isOpenBracket(i)) {
		opened = opened || !p.isOpenBracket(i)
		i++
	}
	if i == next && i+1 < to && p.isDash(i) && stop != mayStop {
		i++
	}
	if i == to {
		return true
	}
	r, _ := utf8.DecodeRuneInString(p.word(i))
	switch {
	case unicode.IsLower(r), !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '$' && r != '#' && r != '\'':
		return false
	case quoted && p.speaks(i):
		return false
	case stop == mayStop:
		return opened || isStarter(p.word(i))
	}
	return true
}

// speaks reports whether the words from token i on say only who spoke the words before,
// as in `"Why?" Sen. Smith asked.`
func (p *phrase) speaks(i int) bool {
	for n := 0; n < 6 && i < len(p.toks) && p.isCapital(i); n++ {
		i++
		if i == len(p.toks) || !isOneOf(p.word(i), " said asked says asks added wrote continued concluded ") {
			continue
		}
		return i+1 == len(p.toks) || p.word(i+1) == "." || p.word(i+1) == "," || p.gap(i+1) > 1
	}
	return false
}

func (p *phrase) word(i int) string { return p.toks[i].Text(p.text) }

func (p *phrase) isOpenBracket(i int) bool {
	w := p.word(i)
	return w == "(" || w == "[" || w == "{"
}

func (p *phrase) isDash(i int) bool {
	switch p.word(i) {
	case "-", "--", "–", "—", "―", "---":
		return true
	}
	return false
}

func (p *phrase) isCapital(i int) bool {
	if i >= len(p.toks) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(p.word(i))
	return unicode.IsUpper(r)
}
