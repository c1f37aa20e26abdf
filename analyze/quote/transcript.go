package quote

import (
	"slices"
	"strings"

	"pressroom/analyze/annot"
)

const (
	leastTurns = 2  // of a transcript
	maxLabel   = 50 // bytes before the colon of a turn
)

// turns returns the direct speech of a transcript, in which each turn is a line that
// begins with the speaker and a colon: "ANN LEE: We are ready." The lines are turns only
// where there are several of them, each with a sentence of four words or more; what
// quotation marks hold is left to these.
func (a *attributor) turns(marked []annot.Quote) []annot.Quote {
	var out []annot.Quote
	for start := 0; start < len(a.text); {
		line, _, _ := strings.Cut(a.text[start:], "\n")
		if q, ok := a.turn(start, line); ok && a.SectionAt(q.Span).Running() &&
			!slices.ContainsFunc(marked, func(m annot.Quote) bool { return m.Overlaps(q.Span) }) {
			out = append(out, q)
		}
		start += len(line) + 1
	}
	if len(out) < leastTurns {
		return nil
	}
	return out
}

// turn reads a line that begins at byte start as a turn.
func (a *attributor) turn(start int, line string) (annot.Quote, bool) {
	label, said, ok := strings.Cut(line[:min(len(line), maxQuote)], ":")
	if !ok || len(label) > maxLabel || !longEnough(said) || !strings.ContainsRune(".?!…", lastRune(strings.TrimRight(said, " \t"))) {
		return annot.Quote{}, false
	}
	who := a.labelled(start, start+len(label))
	if !who.known() || !a.told(start+len(label)+1, start+len(line)) {
		return annot.Quote{}, false
	}
	q := annot.Quote{Span: trim(a.text, start+len(label)+1, start+len(line)), Entity: annot.None}
	who.rule = "name at the head of the line"
	a.set(&q, who)
	return q, true
}

// labelled returns the person whom a label names: one that is found in the text or, if a
// first name stands before other words with capitals, the words themselves.
func (a *attributor) labelled(start, end int) speaker {
	if who := a.nameLine(start, end); who.known() {
		return who
	}
	first, last := a.TokensIn(start, end)
	if last-first < 2 || last-first > 4 || !a.lex.FirstName(a.Word(first)) {
		return nobody
	}
	for k := first; k < last; k++ {
		if !a.Capital(k) {
			return nobody
		}
	}
	at := a.Words(first, last)
	return speaker{entity: annot.None, words: a.TextOf(at), at: at}
}
