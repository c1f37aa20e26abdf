package event

import (
	"slices"
	"sort"
	"strings"

	"pressroom/analyze/annot"
)

// The rules by which the words of a happening give its date.
const (
	inClause      = "in its clause"
	inField       = "field WHEN"
	inSentence    = "elsewhere in its sentence"
	ofPublication = "day of publication"
	ofIssuer      = "day of publication of what its issuer does"
)

// near reports whether a rule gives a happening a date of its own.
func (t *telling) near() bool {
	return t.when != nil && (t.dated == inClause || t.dated == inField || t.dated == ofPublication)
}

// crossing is what the border of a clause adds to the distance between a trigger and a
// date, in tokens.
const crossing = 8

// tooFar is the distance in bytes beyond which no date is looked for.
const tooFar = 1000

// farthest is the distance, in tokens, beyond which a date belongs to another clause.
const farthest = 40

// when returns the date that a sentence gives a clause, nil if it gives none: the
// nearest, where the border of a clause is far. What is planned takes no past
// date and what is past no future one while there is another.
func (r *reader) when(c *clause) *annot.Timex {
	sent := r.Sentences[c.sent]
	all := r.Timexes
	best, least := annot.None, 0
	for i := sort.Search(len(all), func(k int) bool { return all[k].End > sent.Start }); i < len(all) && all[i].Start < sent.End; i++ {
		tx := &all[i]
		if !r.dates(tx) || r.limits(c, tx) || max(tx.Start-r.Tokens[c.head].Start, r.Tokens[c.head].Start-tx.Start) > tooFar {
			continue
		}
		d := r.distance(c, i) + r.attached(c, i) + r.untimely(c, tx)
		if best == annot.None || d < least {
			best, least = i, d
		}
	}
	if best == annot.None || least > farthest {
		return nil
	}
	if tx := r.span(best); tx != nil {
		return tx
	}
	tx := all[best]
	if n := best + 1; n < len(all) && all[n].Start < sent.End && r.dates(&all[n]) && len(all[n].Value) > len(tx.Value) &&
		all[n].Start-tx.End < len(", in the ") {
		tx = all[n] // "more than a year ago, in November 2006"
	}
	return &tx
}

// untimely is what is added to the distance of a date that does not fit the tense of a clause: nothing that is planned was before
// the day of publication, and nothing past or said is after it. What is planned is rather ahead than today: "said today that X will".
func (r *reader) untimely(c *clause, tx *annot.Timex) int {
	pub := r.Clock.Published
	switch {
	case pub.IsZero(), r.classed(c.trigger, putting), c.status == annot.Cancelled:
		return 0
	case c.planned && tx.To.Before(pub), (c.past || c.relative || !c.noun && c.speech()) && !c.planned && pub.Before(tx.From):
		return farthest
	case c.planned && tx.To == pub:
		return crossing
	}
	return 0
}

// dates reports whether an expression can date an event: a day, a time, or a
// period of the calendar, but no decade, no duration, no set, and no name such as
// 9/11 or the year of a law.
func (r *reader) dates(tx *annot.Timex) bool {
	if tx.From.IsZero() || tx.Rule == "nine-eleven" || len(tx.Value) < len("2006") {
		return false
	}
	if n := r.TokenAt(tx.Start); n < len(r.Tokens) && tx.Value[0] >= '0' && tx.Value[0] <= '9' &&
		r.Lower(n) == tx.Value[:min(4, len(tx.Value))] && n > 1 {
		// "the Autism Act of 2007", "Project Ireland 2040"
		named := r.Capital(n-1) && r.SentenceOf(n-1) == r.SentenceOf(n-2) && r.Tag(n-1) != "IN" && r.Tag(n-1) != "DT"
		if r.Lower(n-1) == "of" && strings.HasPrefix(r.Tag(n-2), "NNP") || strings.HasPrefix(r.Tag(n-1), "NNP") || named {
			return false
		}
	}
	if strings.HasSuffix(r.Release.Text[:tx.Start], "(") && strings.HasPrefix(r.Release.Text[tx.End:], ")") &&
		strings.Contains(tx.Value, "/") { // "X (1872–1951)"
		return false
	}
	if r.otherHoliday(tx) {
		return false
	}
	m := sort.Search(len(r.Mentions), func(k int) bool { return r.Mentions[k].End > tx.Start })
	return m == len(r.Mentions) || !r.Mentions[m].Contains(tx.Span)
}

// otherHoliday reports whether a name before a holiday makes it another one than the calendar has: "Haitian Flag Day".
func (r *reader) otherHoliday(tx *annot.Timex) bool {
	n := r.TokenAt(tx.Start) - 1
	return tx.Rule == "holiday" && n > 0 && r.Capital(n) && r.SentenceOf(n) == r.SentenceOf(n-1) && r.SentenceOf(n) == r.SentenceOf(n+1)
}

// distance counts the tokens between a trigger and a time expression, and the
// borders of clauses among them for more.
func (r *reader) distance(c *clause, i int) int {
	a := r.TokenAt(r.Timexes[i].Start)
	first, last, d := c.end, a, 0
	b := a
	for b < len(r.Tokens) && r.TimexOf(b) == i {
		b++
	}
	if a < c.head {
		first, last, d = b, c.head, 1
	}
	if !c.noun && !c.speech() && a >= c.end && b < len(r.Tokens) && r.Tag(b) == "POS" { // "condemned Sunday's attack"
		d += farthest
	}
	if !c.noun && r.nominal(b) { // "the June 12 meeting" dates the meeting
		d += 2 * crossing
		if f, _ := r.match(r.events, b, b+1); f != nil && r.Head(b) != c.head {
			d += farthest
		}
	}
	if a-r.Sentences[c.sent].First < 3 && b < len(r.Tokens) && (r.Lower(b) == "," || b == c.subject[0]) {
		d -= crossing / 2 // "On Monday, …" dates the sentence
	}
	depth := 0
	for k := first; k < last; k++ {
		switch w := r.Lower(k); {
		case w == "(":
			depth++
		case w == ")":
			depth--
		case depth > 0 || w == ",":
		case a > c.head && (w == "which" || w == "who" || w == "that" && r.boundary(k)): // it dates the clause that follows
			d += farthest
		case r.boundary(k):
			d += crossing
		case w == "and" && k+1 < len(r.Tokens) && r.verbal(k+1):
			d += crossing
		case r.verbal(k) && k > first && !r.verbal(k-1):
			d += crossing / 2
		default:
			d++
		}
	}
	return d
}

// since reports whether a time expression only says when something began to be so.
func (r *reader) since(tx *annot.Timex) bool { return r.Lower(r.TokenAt(tx.Start)-1) == "since" }

// limits reports whether a time expression only says from or until when what a clause tells is so; what is put off is put off until a day.
func (r *reader) limits(c *clause, tx *annot.Timex) bool {
	w := r.Lower(r.TokenAt(tx.Start) - 1)
	return r.since(tx) || r.begins(tx) || r.nowadays(c, tx) || (w == "until" || w == "till") && !r.classed(c.trigger, putting)
}

// nowadays reports whether "today" says only that something is so at present: "are grown today on 12,000 acres".
func (r *reader) nowadays(c *clause, tx *annot.Timex) bool {
	return c.grammar != nil && c.grammar.Tense == annot.Present && !c.planned && c.frame == &unknown && tx.From == r.Clock.Published &&
		r.deictic(tx)
}

// begins reports whether a time expression belongs to a noun that says since or until when something is so: "since their start in 2007".
func (r *reader) begins(tx *annot.Timex) bool {
	first, last := r.TokensIn(tx.Start, tx.End)
	if first >= last {
		return false
	}
	for k := r.Head(r.HeadIn(first, last)); k != annot.None && r.grammarOf(k) == nil; k = r.Head(k) {
		if w := r.leadIn(k); w == "since" || w == "until" {
			return true
		}
	}
	return false
}

// lasting reports whether the sentence of a clause says since when something has been so.
func (r *reader) lasting(c *clause) bool {
	sent := r.Sentences[c.sent]
	i := r.TimexIn(sent.Span)
	for ; i != annot.None && i < len(r.Timexes) && r.Timexes[i].Start < sent.End; i++ {
		if r.since(&r.Timexes[i]) {
			return true
		}
	}
	return false
}

// recently reports whether an adverb of a clause says that it happened before the release, but not when.
func (r *reader) recently(c *clause) bool {
	for d := range r.Dependents(c.head) {
		if r.is(d, bygone) && r.Relation(d) == "advmod" {
			return true
		}
	}
	return false
}

// span returns the time from one expression to the next, nil where they are no two ends: "between May 2012 and June 2015", "from March 3
// through April 4".
func (r *reader) span(i int) *annot.Timex {
	all := r.Timexes
	ends := func(i int) bool {
		if i < 0 || i+1 >= len(all) || !r.dates(&all[i]) || !r.dates(&all[i+1]) || !all[i].To.Before(all[i+1].From) {
			return false
		}
		a, b := r.Lower(r.TokenAt(all[i].Start)-1), strings.TrimSpace(r.Release.Text[all[i].End:all[i+1].Start])
		for _, nearly := range []string{" at least", " about", " approximately", " around"} { // "and at least July 2011"
			b = strings.TrimSuffix(b, nearly)
		}
		return a == "between" && b == "and" || a == "from" && slices.Contains([]string{"to", "until", "through", "till"}, b)
	}
	if !ends(i) {
		i--
	}
	if !ends(i) {
		return nil
	}
	a, b := all[i], all[i+1]
	return &annot.Timex{Span: annot.Span{Start: a.Start, End: b.End}, Type: a.Type, Value: a.Value + "/" + b.Value, From: a.From, To: b.To,
		Rule: "between two"}
}

// loosely reports whether a time expression does not say when something happened: "the 2027 World Cup".
func (r *reader) loosely(c *clause, tx *annot.Timex) bool {
	k := r.TokenAt(tx.Start)
	return len(tx.Value) == len("2027") && c.group <= k && k < c.head
}

// covers reports whether the days of one expression lie within another's.
func covers(outer, inner *annot.Timex) bool {
	return outer != nil && inner != nil && !inner.From.Before(outer.From) && !outer.To.Before(inner.To)
}

// published returns the day of publication as the time of an event of which the
// lead gives none.
func (r *reader) published() *annot.Timex {
	day := r.Clock.Published
	if day.IsZero() {
		return nil
	}
	return &annot.Timex{Type: annot.DateTimex, Value: day.String(), From: day, To: day, Rule: "published"}
}

// anaphoric reports whether a sentence takes up what the one before it tells:
// "They also …", "The two sides …", "Participants …", "The amendment …".
func (r *reader) anaphoric(c *clause) bool {
	if c.subject[0]-r.Sentences[c.sent].First > 2 {
		return false
	}
	switch w := r.Lower(c.subject[0]); w {
	case "they", "both", "participants", "the", "it", "this", "these", "those", "he", "she", "all", "delegates":
		heads, described := r.named(c.subject[0], c.subject[1])
		return len(heads)+len(described) == 0
	default:
		return strings.HasSuffix(w, "ants")
	}
}
