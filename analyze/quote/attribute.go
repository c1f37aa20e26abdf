package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pressroom/analyze/annot"
)

// An attributor finds the speakers of the quotes of a document.
type attributor struct {
	subjectReader
}

// A speaker is the person or body that a rule takes for the speaker of a quote: an
// entity or, without one, the words that the text uses; where it is named; the verb of
// speech and where that stands; and the rule.
type speaker struct {
	entity int
	words  string
	at     annot.Span
	cue    string
	said   annot.Span
	rule   string
	silent bool // the text says who speaks, but it cannot be read: nobody is named
}

// pronoun stands in the field entity of a speaker who is only called "he", "she" or
// "they".
const pronoun = -2

func (s speaker) known() bool { return s.entity != annot.None || s.words != "" }

var nobody = speaker{entity: annot.None}

// An attribution holds the state while one quote after the other gets its speaker.
type attribution struct {
	*attributor
	quotes    []annot.Quote
	outer     *annot.Quote // the quote within which these stand; nil where they stand in none
	i         int          // the quote whose speaker is looked for
	from, to  int          // where the quote before it ends and the quote after it begins
	last      speaker      // the speaker of the quote before
	announced speaker      // the speaker of a block of speech that a sentence has announced
}

// A rule is a way to find a speaker. Within tells that it also reads quotations within a quote.
type rule struct {
	name   string
	within bool
	read   func(t *attribution, q annot.Span) speaker
}

// rules are the ways to find a speaker, the most reliable first. The first rule that
// finds one decides.
var rules = []rule{
	{ofHimself, true, (*attribution).ownWords},
	{afterQuote, true, func(t *attribution, q annot.Span) speaker { return t.afterward(q, t.to) }},
	{"any verb after the quote", true, func(t *attribution, q annot.Span) speaker { return t.anyVerb(q, t.to) }},
	{beforeQuote, true, func(t *attribution, q annot.Span) speaker { return t.ahead(q, t.from) }},
	{"somebody without a name", true, func(t *attribution, q annot.Span) speaker { return t.somebody(q, t.from) }},
	{"verb of the sentence around", true, func(t *attribution, q annot.Span) speaker { return t.around(q, t.from, t.to) }},
	{"statement of", false, func(t *attribution, q annot.Span) speaker {
		if t.i > 0 {
			return nobody
		}
		return t.statementOf(q)
	}},
	{"name on the line above", false, func(t *attribution, q annot.Span) speaker { return t.headed(q, t.from) }},
	{"signature", false, func(t *attribution, q annot.Span) speaker { return t.signed(q, t.to) }},
	{"announcement", false, func(t *attribution, q annot.Span) speaker {
		who := t.announcement(q, t.from)
		if who.known() {
			t.announced = who
		}
		return who
	}},
	{"goes on", true, func(t *attribution, q annot.Span) speaker {
		if t.i > 0 && t.last.known() && (t.goesOn(t.quotes[t.i-1].Span, q) || t.nextParagraph(t.quotes[t.i-1].Span, q)) {
			return t.last
		}
		return nobody
	}},
	{"announced before", false, func(t *attribution, _ annot.Span) speaker { return t.announced }},
	{"verb after a later piece", false, func(t *attribution, _ annot.Span) speaker { return t.nextCue(t.quotes, t.i) }},
	{"subject of the words before", false, func(t *attribution, q annot.Span) speaker { return t.about(q, t.from) }},
	{"statement by a line above", false, func(t *attribution, q annot.Span) speaker { return t.stated(q) }},
}

const (
	afterQuote  = "verb after the quote"
	beforeQuote = "verb before the quote"
	ofHimself   = "first person of the quote around"
)

// attribute sets the speaker of each quote; outer is the quote within which all of them
// stand, or nil.
func (a *attributor) attribute(quotes []annot.Quote, outer *annot.Quote) {
	t := attribution{attributor: a, quotes: quotes, outer: outer, last: nobody, announced: nobody}
	for i := range quotes {
		t.i = i
		t.from, t.to = a.between(quotes, i)
		if outer != nil {
			t.from, t.to = max(t.from, outer.Start), min(t.to, outer.End)
		}
		q := &quotes[i]
		if i > 0 && !a.SameItem(quotes[i-1].Start, q.Start) {
			t.last = nobody
		}
		if t.announced.known() && !a.SameItem(t.announced.at.Start, q.Start) {
			t.announced = nobody
		}
		who := t.resolve(t.find(q.Span))
		if who.known() {
			t.last = who
		}
		a.set(q, who)
	}
	for i := 1; i+1 < len(quotes); i++ {
		if q := &quotes[i]; q.Speaker == "" && a.amid(quotes, i) {
			before := quotes[i-1]
			a.set(q, speaker{entity: before.Entity, at: before.By.Span, rule: "between two of one speaker"})
		}
	}
}

// set makes somebody the speaker of a quote.
func (a *attributor) set(q *annot.Quote, who speaker) {
	q.Entity, q.Speaker, q.Cue, q.CueSpan = who.entity, who.words, who.cue, who.said
	q.By = annot.Evidence{Span: who.at, Rule: who.rule}
	if who.entity != annot.None {
		q.Speaker = a.Entities[who.entity].Name
	}
}

// amid reports whether the quote i fills a paragraph between two quotes of one person.
func (a *attributor) amid(quotes []annot.Quote, i int) bool {
	before, after := quotes[i-1], quotes[i+1]
	return before.Entity != annot.None && before.Entity == after.Entity && a.fills(quotes[i].Span)
}

// fills reports whether a quote is a paragraph of its own.
func (a *attributor) fills(q annot.Span) bool {
	before := a.text[max(0, q.Start-maxGap):q.Start]
	after := a.text[q.End:min(len(a.text), q.End+maxGap)]
	before = before[strings.LastIndexByte(before, '\n')+1:]
	after, _, _ = strings.Cut(after, "\n")
	return wordless(before) && wordless(after)
}

// find returns the speaker that the first successful rule finds.
func (t *attribution) find(q annot.Span) speaker {
	for _, rule := range rules {
		if t.outer != nil && !rule.within {
			continue
		}
		who := rule.read(t, q)
		if who.silent {
			return nobody
		}
		if who.known() {
			who.rule = rule.name
			return who
		}
	}
	return nobody
}

// between returns the end of the quote before quote i and the beginning of the quote
// after it.
func (a *attributor) between(quotes []annot.Quote, i int) (from, to int) {
	to = len(a.text)
	if i > 0 {
		from = quotes[i-1].End
	}
	if i+1 < len(quotes) {
		to = quotes[i+1].Start
	}
	return from, to
}

// goesOn reports whether a quote continues the one before it: between the two stand
// only white space and marks, or a few words of the same paragraph.
func (a *attributor) goesOn(prev, q annot.Span) bool {
	gap := a.text[prev.End:q.Start]
	if wordless(gap) {
		return true
	}
	if len(gap) > maxGap {
		return false
	}
	for i := range len(gap) {
		// A line end after a finished sentence ends the paragraph; any other
		// is a wrapped line.
		if gap[i] == '\n' && (i+1 < len(gap) && gap[i+1] == '\n' || strings.HasSuffix(strings.TrimRight(gap[:i], " \t"), ".")) {
			return false
		}
	}
	return true
}

// maxGap is the most bytes that may stand between two quotes of one speaker.
const maxGap = 250

// nextParagraph reports whether a quote fills a paragraph of its own and follows a
// quote in the paragraph before, so that the same person goes on speaking. A quote that
// no mark closes also goes on in the next paragraph.
func (a *attributor) nextParagraph(prev, q annot.Span) bool {
	gap := a.text[prev.End:q.Start]
	before, after, ok := strings.Cut(gap, "\n")
	if !ok || len(before) > maxGap || !wordless(after) {
		return false
	}
	rest, _, _ := strings.Cut(a.text[q.End:min(len(a.text), q.End+maxGap)], "\n")
	if r, _ := utf8.DecodeRuneInString(rest); !strings.ContainsRune("\"”»'’", r) {
		return false
	}
	return wordless(rest)
}

func wordless(s string) bool { return !strings.ContainsFunc(s, unicode.IsLetter) }

// nextCue returns the speaker of a later piece of the same speech, because some texts
// name the speaker only where the speech ends: in the same paragraph or, if no mark
// closes it, in a later one. What stands between the pieces is no sentence of its own.
func (a *attributor) nextCue(quotes []annot.Quote, i int) speaker {
	for j := i + 1; j < len(quotes) && j < i+6; j++ {
		prev, next := quotes[j-1].Span, quotes[j].Span
		gap := a.text[prev.End:next.Start]
		closed := strings.ContainsAny(gap[:min(len(gap), 3)], "\"”»")
		if !a.goesOn(prev, next) || closed && strings.Contains(gap, "\n") || a.told(prev.End, next.Start) {
			return nobody
		}
		_, to := a.between(quotes, j)
		if who := a.afterward(next, to); who.known() {
			return who
		}
	}
	return nobody
}

// told reports whether a text tells something of its own: it has a finite verb, or a
// sentence ends after its words.
func (a *attributor) told(start, end int) bool {
	said := strings.TrimRight(a.text[start:end], "\"“«‘„ \t\n")
	return a.verb(a.TokensIn(start, end)) || strings.ContainsAny(lastWord(said), ".!?") && !wordless(said)
}
