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
	"cmp"
	"slices"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
	"pressroom/corpus"
)

// found is an expression with its meaning, before it is resolved.
type found struct {
	annot.Span
	block  int
	first  int    // index of its first word in the block
	lead   string // the word before it, in lower case, where the vocabulary has it
	mean   meaning
	set    bool
	rule   string
	mod    string // of TIMEX3
	quant  string // of TIMEX3, and the next one, too
	freq   string
	fiscal bool // its words speak of a fiscal year
}

// Find returns the time expressions of a document in order, none overlapping another,
// and its clock. In a document that is not in English it reads the day before the month,
// as most other languages write it, and finds what the tables of its language have
// (tongue.go), dates in digits alone where there are none.
func Find(doc *annot.Document, lex *lexicon.Lexicon) ([]annot.Timex, annot.Clock) {
	text := doc.Release.Text
	blocks := split(text)
	from := homeOf(doc, lex)
	order, ten := cmp.Or(orderOf(blocks), from.order), tenses{doc, lex}
	read := func(order dayOrder) []found { return match(blocks, order, matchers) }
	if doc.Language.Foreign() {
		ten = tenses{&annot.Document{}, lex} // its tags tell no tense
		order = cmp.Or(order, dayFirst)
		read = func(order dayOrder) []found { return match(blocks, order, inDigits) }
		if t := tongues[doc.Language.Code]; t != nil {
			read = func(order dayOrder) []found { return t.match(text, blocks, order) }
		}
	}
	all := read(order)
	clock := chooseClock(doc, all, ten) // places that a text names show nothing so important
	if order == unknownOrder && slices.ContainsFunc(all, undecided) {
		if order = orderOfPlaces(blocks, text, lex); order != unknownOrder {
			all = read(order)
		}
	}
	return resolve(doc, blocks, all, ten, from, clock.Published), clock
}

// match reads every block from left to right, the longest expression first.
func match(blocks [][]word, order dayOrder, matchers []matcher) []found {
	var all []found
	for n, ws := range blocks {
		b := block(ws)
		for i := 0; i < len(b); {
			if end := b.nameAt(i); end > 0 {
				i = end
				continue
			}
			r, rule := longestAt(b, i, order, matchers)
			if r.end == 0 {
				i++
				continue
			}
			for _, m := range append(r.before, member{max(i, r.from), r.end, r.mean}) {
				f := found{Span: span(b, m.from, m.end), block: n, first: m.from, lead: b.at(m.from - 1).low, mean: m.mean,
					set: r.set, rule: rule, mod: b.modOf(m.from, m.end), fiscal: b.isFiscal(m.from, m.end)}
				if f.set {
					f.quant, f.freq = b.quantOf(m.from, m.end)
				}
				all = append(all, f)
			}
			i = r.end
		}
	}
	return all
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
func resolve(doc *annot.Document, blocks [][]word, all []found, ten tenses, from home, published corpus.Date) []annot.Timex {
	c := &context{clock: published, country: from.country, south: from.south, quarters: map[int]point{}, named: map[int]int{}}
	body := bodyStart(doc.Sections)
	yearEnd := yearEndOf(blocks)
	var shown []int
	if published.IsZero() {
		shown = yearsShown(doc, all, ten, len(blocks))
	}
	items := itemDays(doc, all, published)
	var told narrative
	var said occasion
	lastBlock := 0
	txs := make([]annot.Timex, 0, len(all))
	for _, f := range all {
		b, sent := block(blocks[f.block]), ten.sentence(f.Start)
		c.tense, c.generic = ten.of(f, b)
		c.clock = said.clock(items.at(f.Start, published), f, sent, b)
		c.story, c.passing = told.year(sent, f.block), told.sentence < sent
		if shown != nil {
			c.lastYear = shown[f.block]
		}
		if f.block != lastBlock {
			c.hours, lastBlock = false, f.block
		}
		d := f.mean.resolve(c)
		if f.fiscal {
			d = d.fiscal(yearEnd)
		}
		if inName(b, f) && doc.SectionAt(edge(f.Start)).Running() {
			continue
		}
		if d.value == "" {
			continue // nothing was told that it could be reckoned from
		}
		tx := f.timex(d)
		if tx.Type == annot.TimeTimex {
			tx.Zone = b.times().zoneIn(f, doc.Release.Text)
		}
		txs = append(txs, tx)
		c.hours = c.inHours(tx)
		if !d.dated() {
			continue
		}
		c.remember(d)
		if f.Start >= body {
			told.tell(f, d, sent)
			said.tell(f, d, sent, b)
		}
	}
	return txs
}

// of returns the tense that an expression is to be resolved by, and whether its clause
// is about no day in particular. The words right beside the expression count for more
// than the verb of its clause.
func (t tenses) of(f found, b block) (ten tense, generic bool) {
	ten, generic = t.around(f.Span)
	ten = hinted(f.lead, ten)
	genitive := possessive(b, f)
	if day, ok := f.mean.(deicticDay); ok && (genitive || day.n != 0 && (ten == future || !b[f.first].told)) {
		generic = false
	}
	if genitive && ten == timetable {
		ten = present // "Friday's storm keeps the crews busy"
	}
	return ten, generic
}

// timex gives an expression as an annotation, with the value that it has in its context.
func (f found) timex(d denotation) annot.Timex {
	tx := annot.Timex{Span: f.Span, Type: typeOf(d.value), Value: d.value, From: d.from, To: d.to, Rule: f.rule,
		Mod: f.mod, Quant: f.quant, Freq: f.freq, Candidates: d.either, Conflict: d.point.misnamed()}
	if f.set {
		tx.Type = annot.Set
	}
	if tx.Conflict {
		tx.Candidates = d.point.asNamed()
	}
	return tx
}

// inHours reports whether opening hours go on after tx. A range of weekdays begins them,
// and they last as long as only times and weekdays follow.
func (c *context) inHours(tx annot.Timex) bool {
	return tx.Type == annot.Set && tx.Rule == "weekday-range" ||
		c.hours && (tx.Type == annot.TimeTimex || strings.HasPrefix(tx.Value, "XXXX-WXX-"))
}

// remember keeps what was told, because later expressions are reckoned from it.
func (c *context) remember(d denotation) {
	c.last = d.point
	switch d.point.grain {
	case day:
		c.day = d.point
		c.named[d.point.monthDay()] = d.point.year
	case quarter:
		c.quarter = c.reported(d)
	}
}

// reported returns the quarter that "the quarter" means after d was told: the latest of
// those that have ended.
func (c *context) reported(d denotation) point {
	if from, _ := c.quarter.days(); d.from.Before(from) || !c.clock.IsZero() && c.clock.Before(d.to) && !from.IsZero() {
		return c.quarter
	}
	return d.point
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

// inName reports whether "Today" ends a name: "Nursing Today".
func inName(b block, f found) bool {
	w, before := b[f.first], b.at(f.first-1)
	return b.is(f.first, "today") && w.upper && !w.caps && before.upper && isLetterWord(before) && before.low == "" &&
		w.Start == before.End+1 && !b.mark(f.first+1, ",")
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

// occasion is the day of old words that a sentence quotes: in "On 3 May 1998 she wrote:
// 'Tomorrow we vote'" the vote is on 4 May 1998.
type occasion struct {
	day             corpus.Date
	sentence, block int
}

// tell remembers a day that stands outside quotation marks.
func (o *occasion) tell(f found, d denotation, sentence int, b block) {
	if d.point.grain == day && d.from == d.to && !b[f.first].told {
		*o = occasion{d.from, sentence, f.block}
	}
}

// clock returns the day that a time within quotation marks is reckoned from.
func (o occasion) clock(published corpus.Date, f found, sentence int, b block) corpus.Date {
	if !b[f.first].told || o.block != f.block || o.sentence != sentence || o.day.IsZero() || published.DaysSince(o.day) < longAgo {
		return published
	}
	return o.day
}

// longAgo is how many days before the publication words were said that have a clock of
// their own.
const longAgo = 60
