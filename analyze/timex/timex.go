// Package timex finds time expressions and gives them TIMEX3 values. The text is cut
// into blocks of words (word.go), which are looked up in a vocabulary (vocabulary.go).
// At each word the matchers try to read an expression; the longest reading is taken and
// has a meaning (match*.go). The clock is chosen among the candidates for the
// publication date (clock.go, imprint.go). Then, in the order of the text, each meaning
// is resolved in its context to a denotation (meaning.go, context.go): by the clock, by the tense
// of the clause (tense.go) and by what was told before. Each step takes time linear in
// the text, because no matcher looks further than a few words ahead.
//
// Values follow TIMEX3 (ISO-TimeML); spans follow the conventions of
// analysis.md: articles and "last", "early", "more than" belong to the
// expression, prepositions do not.
package timex

import (
	"pressroom/analyze/annot"
	"pressroom/corpus"
)

// found is an expression with its meaning, before it is resolved.
type found struct {
	annot.Span
	block int
	first int    // index of its first word in the block
	lead  string // the word before it, in lower case, where the vocabulary has it
	mean  meaning
	set   bool
	rule  string
	vague bool // digits that may be read month first or day first
}

// Find returns the time expressions of a document in order, none overlapping another,
// and its clock. In a document that is not in English it finds only dates in digits,
// and reads the day before the month, as most other languages write it.
func Find(doc *annot.Document) ([]annot.Timex, annot.Clock) {
	blocks := split(doc.Release.Text)
	order, reads, ten := orderOf(blocks), matchers, tenses{doc}
	if doc.Language.Foreign() {
		reads, ten = inDigits, tenses{&annot.Document{}} // its tags tell no tense
		if order == unknownOrder {
			order = dayFirst
		}
	}
	all := match(blocks, order, reads)
	clock := chooseClock(doc, all, ten)
	return resolve(doc, blocks, all, ten, clock.Published), clock
}

// match reads every block from left to right, the longest expression first.
func match(blocks [][]word, order dayOrder, matchers []matcher) []found {
	var all []found
	for n, ws := range blocks {
		b := block(ws)
		for i := 0; i < len(b); {
			r, rule := longestAt(b, i, order, matchers)
			if r.end == 0 {
				i++
				continue
			}
			for _, m := range r.before {
				all = append(all, found{span(b, m.from, m.end), n, m.from, b.at(m.from - 1).low, m.mean, r.set, rule, false})
			}
			from := max(i, r.from)
			all = append(all, found{span(b, from, r.end), n, from, b.at(from - 1).low, r.mean, r.set, rule, rule == "numeric" &&
				order == unknownOrder && ambiguous(b, from, r.mean)})
			i = r.end
		}
	}
	return all
}

// ambiguous reports whether a day in digits would be another day if day and month
// changed places. Digits with full stops are not ambiguous, because then the day stands
// first, nor are digits that lost their slashes, which come only from American texts.
func ambiguous(b block, i int, m meaning) bool {
	day, ok := dayOf(m)
	return ok && b.mark(i+1, "/-") && day.sub <= 12 && day.day <= 12 && day.sub != day.day
}

func span(b block, from, end int) annot.Span {
	return annot.Span{Start: b[from].Start, End: b[end-1].End}
}

// edge returns the empty span at byte i as a position to search for.
func edge(i int) annot.Span { return annot.Span{Start: i, End: i} }

// bodyStart returns where the running text begins.
func bodyStart(secs []annot.Section) int {
	for _, s := range secs {
		if s.Kind.Running() {
			return s.Start
		}
	}
	return 0
}

// resolve gives each expression its value, in the order of the text.
func resolve(doc *annot.Document, blocks [][]word, all []found, ten tenses, published corpus.Date) []annot.Timex {
	c := &context{clock: published}
	body := bodyStart(doc.Sections)
	var shown []int
	if published.IsZero() {
		shown = yearsShown(doc, all, ten, len(blocks))
	}
	var told narrative
	txs := make([]annot.Timex, 0, len(all))
	for _, f := range all {
		sent := ten.sentence(f.Start)
		c.tense, c.generic = ten.around(f.Span)
		c.tense = hinted(f.lead, c.tense)
		if day, ok := f.mean.(deicticDay); ok && (possessive(blocks[f.block], f) || day.n != 0 && !blocks[f.block][f.first].told) {
			c.generic = false
		}
		c.story, c.passing = told.year(sent, f.block), told.sentence < sent
		if shown != nil {
			c.lastYear = shown[f.block]
		}
		d := f.mean.resolve(c)
		tx := annot.Timex{Span: f.Span, Type: typeOf(d.value), Value: d.value, From: d.from, To: d.to, Rule: f.rule}
		if f.set {
			tx.Type = annot.Set
		}
		txs = append(txs, tx)
		if !d.dated() {
			continue
		}
		c.last = d.point
		if d.point.grain == day {
			c.day = d.point
		}
		if f.Start >= body {
			told.tell(f, d, sent)
		}
	}
	return txs
}

// hinted corrects the tense by the preposition before the expression: a day after
// "until" or "by" lies in the future, a day after "since" in the past.
func hinted(lead string, t tense) tense {
	switch lead {
	case "until", "till":
		return future
	case "by":
		if t != past {
			return future
		}
	case "since":
		return past
	}
	return t
}

// possessive reports whether "'s" stands after the expression: "today's vote"
// always means the day.
func possessive(b block, f found) bool {
	for i := f.first; i < len(b); i++ {
		if b[i].Start >= f.End {
			return b.mark(i, "'") && b[i].tight || b.is(i, "s")
		}
	}
	return false
}

// narrative remembers the year that the text has named last: in "In 2019 it opened. On
// June 4 it closed." the second date has the year of the first. The year counts for its
// sentence and the next one of the same block.
type narrative struct {
	y, sentence, block int
}

func (n *narrative) year(sentence, block int) int {
	if n.y == 0 || block != n.block || sentence > n.sentence+1 {
		return 0
	}
	return n.y
}

// tell remembers the year of an expression that names one.
func (n *narrative) tell(f found, d denotation, sentence int) {
	y := 0
	switch m := f.mean.(type) {
	case calendar:
		y = m.year
		if m.grain == year && f.lead != "in" && f.lead != "during" {
			return // "the 2007 budget", "the Act of 2005", "since 1991"
		}
	case offset:
		if m.grain == year {
			y = d.point.year
		}
	}
	if y != 0 {
		*n = narrative{y, sentence, f.block}
	}
}
