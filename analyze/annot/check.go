package annot

import (
	"fmt"
	"slices"
	"unicode/utf8"
)

// Check returns the first way in which a document breaks the rules of this
// package, or nil: spans within the text and on the edges of code points,
// layers in order, references to what exists, exactly one main event.
func Check(d *Document) error {
	c := checker{text: d.Release.Text}
	if !utf8.ValidString(c.text) {
		return fmt.Errorf("text is not valid UTF-8")
	}
	if p := d.Language.Probability; p < 0 || p > 1 {
		c.fail("language %s: its probability is %v", d.Language.Code, p)
	}
	for i, s := range d.Sections {
		c.span("section", i, s.Span, true)
	}
	c.last = 0
	for i, f := range d.Fields {
		c.span("field", i, f.Span, true)
	}
	c.last = 0
	for i, s := range d.Items {
		c.span("item", i, s, true)
	}
	c.last = 0
	for i, l := range d.Datelines {
		c.span("dateline of an item", i, l.Span, true)
	}
	c.last = 0
	if d.Correction.Len() > 0 {
		c.span("correction", 0, d.Correction, false)
	}
	if d.Embargo != nil {
		c.span("embargo", 0, d.Embargo.Span, false)
	}
	c.last = 0
	for i, t := range d.Tokens {
		c.span("token", i, t.Span, true)
	}
	c.last = 0
	c.sentences(d)
	c.syntax(d)
	for i, x := range d.Timexes {
		c.span("timex", i, x.Span, true)
		if x.To.Before(x.From) {
			c.fail("timex %d: from %s is after to %s", i, x.From, x.To)
		}
		if x.Value == "" || x.Rule == "" || x.From.IsZero() != x.To.IsZero() {
			c.fail("timex %d: no value, no rule or half an interval", i)
		}
	}
	c.last = 0
	for i, m := range d.Mentions {
		c.span("mention", i, m.Span, true)
		c.evidence("mention", i, m.Evidence())
	}
	c.entities(d)
	c.last = 0
	for i, s := range d.Quotations {
		c.span("quotation", i, s, true)
	}
	c.quotes("quote", d.Quotes, len(d.Entities))
	c.quotes("indirect quote", d.Indirect, len(d.Entities))
	c.quotes("statement", d.Statements, len(d.Entities))
	c.issuers(d)
	c.references(d)
	c.topics(d)
	c.events(d)
	if l := d.Dateline; l != nil {
		c.last = 0
		c.span("dateline", 0, l.Span, true)
		if !l.Contains(l.Place) || !l.Contains(l.Date) && l.Date.Len() > 0 {
			c.fail("dateline: place or date lies outside")
		}
	}
	return c.err
}

// checker keeps the first error and the end of the last span.
type checker struct {
	text string
	last int
	err  error
}

func (c *checker) fail(format string, args ...any) {
	if c.err == nil {
		c.err = fmt.Errorf(format, args...)
	}
}

// span checks a span, and with ordered that it begins where the last ended or
// after.
func (c *checker) span(what string, i int, s Span, ordered bool) {
	switch {
	case s.Start < 0 || s.End > len(c.text) || s.Start >= s.End:
		c.fail("%s %d: span %d-%d is not within a text of %d bytes", what, i, s.Start, s.End, len(c.text))
		return
	case !edge(c.text, s.Start) || !edge(c.text, s.End):
		c.fail("%s %d: span %d-%d cuts a code point", what, i, s.Start, s.End)
	case ordered && s.Start < c.last:
		c.fail("%s %d: starts at %d, before %d", what, i, s.Start, c.last)
	}
	c.last = s.End
}

func edge(text string, i int) bool { return i == len(text) || utf8.RuneStart(text[i]) }

func (c *checker) reference(what string, i, ref, n int) {
	if ref != None && (ref < 0 || ref >= n) {
		c.fail("%s %d: refers to %d of %d", what, i, ref, n)
	}
}

// evidence checks where a finding stands and that a rule is told.
func (c *checker) evidence(what string, i int, es ...Evidence) {
	if len(es) == 0 {
		c.fail("%s %d: no evidence", what, i)
	}
	for _, e := range es {
		c.apart(what, i, e.Span)
		if e.Rule == "" {
			c.fail("%s %d: no rule for %d-%d", what, i, e.Start, e.End)
		}
	}
}

// apart checks a span that stands in no order with others.
func (c *checker) apart(what string, i int, s Span) {
	last := c.last
	c.span(what, i, s, false)
	c.last = last
}

// quotes checks that quotes of one sort stand in order, those within another in that one, and who says them.
func (c *checker) quotes(what string, qs []Quote, entities int) {
	c.last = 0
	var outer Span
	for i, q := range qs {
		if q.Nested {
			if !outer.Contains(q.Span) || q.Start < qs[i-1].End && qs[i-1].Nested {
				c.fail("%s %d: nested, but not after others within the quote before", what, i)
			}
			c.apart(what, i, q.Span)
		} else {
			c.span(what, i, q.Span, true)
			outer = q.Span
		}
		c.speaker(what, i, q, entities)
	}
}

// speaker checks who says a quote.
func (c *checker) speaker(what string, i int, q Quote, entities int) {
	c.reference(what, i, q.Entity, entities)
	if q.Speaker != "" {
		c.evidence(what, i, q.By)
	}
	if q.Cue != "" {
		c.apart(what, i, q.CueSpan)
	}
}

func (c *checker) sentences(d *Document) {
	next := 0
	for i, s := range d.Sentences {
		c.span("sentence", i, s.Span, true)
		if s.First != next || s.Last <= s.First || s.Last > len(d.Tokens) {
			c.fail("sentence %d: tokens %d-%d do not follow on %d", i, s.First, s.Last, next)
			return
		}
		if s.Start != d.Tokens[s.First].Start || s.End != d.Tokens[s.Last-1].End {
			c.fail("sentence %d: its span is not that of its tokens", i)
		}
		next = s.Last
	}
	if next != len(d.Tokens) {
		c.fail("sentences hold %d of %d tokens", next, len(d.Tokens))
	}
	c.last = 0
}

func (c *checker) entities(d *Document) {
	owner := make([]bool, len(d.Mentions))
	for i, e := range d.Entities {
		if e.Name == "" || e.ID == "" || len(e.Mentions) == 0 {
			c.fail("entity %d: no name, identifier or mention", i)
		}
		for _, m := range e.Mentions {
			c.reference("entity", i, m, len(d.Mentions))
			if c.err != nil {
				return
			}
			if owner[m] || d.Mentions[m].Kind != e.Kind {
				c.fail("entity %d: mention %d is another's or of another kind", i, m)
			}
			owner[m] = true
		}
		c.attributes(i, e)
	}
}

// attributes checks where the attributes of an entity stand.
func (c *checker) attributes(i int, e Entity) {
	if len(e.Titles) != len(e.TitlesAt) {
		c.fail("entity %d: %d titles and evidence for %d", i, len(e.Titles), len(e.TitlesAt))
	}
	if len(e.Honorifics) != len(e.HonorificsAt) {
		c.fail("entity %d: %d honorifics and evidence for %d", i, len(e.Honorifics), len(e.HonorificsAt))
	}
	for n, at := range e.HonorificsAt {
		c.evidence("honorific", n, at)
	}
	for n, at := range e.TitlesAt {
		c.evidence("title", n, at)
	}
	if e.Geo != nil {
		c.evidence("place", i, e.GeoAt)
	}
	for _, x := range []struct {
		what string
		at   Evidence
	}{{e.Acronym, e.AcronymAt}, {e.Ticker, e.TickerAt}, {string(e.OrgKind), e.OrgKindAt}, {e.Affiliation, e.AffiliationAt}} {
		if x.what != "" {
			c.evidence(x.what, i, x.at)
		}
	}
}

// issuers checks who issues a release: the record first, then falling
// probabilities.
func (c *checker) issuers(d *Document) {
	last := 1.0
	for i, x := range d.Issuers {
		c.reference("issuer", i, x.Entity, len(d.Entities))
		given := x.From == IssuerGiven
		if x.Name == "" || !slices.Contains(IssuerOrigins, x.From) || x.At.Rule == "" || given && i > 0 {
			c.fail("issuer %d: name %q, from %q, rule %q", i, x.Name, x.From, x.At.Rule)
		}
		if x.Probability <= 0 || x.Probability > last {
			c.fail("issuer %d: probability %g after %g", i, x.Probability, last)
		}
		if !given {
			c.apart("issuer", i, x.At.Span)
		}
		last = x.Probability
	}
}

// references checks what stands in place of names.
func (c *checker) references(d *Document) {
	c.last = 0
	for i, x := range d.References {
		c.span("reference", i, x.Span, true)
		if len(x.Entities) == 0 || x.By.Rule == "" {
			c.fail("reference %d: no entity or no rule", i)
		}
		for n, e := range x.Entities {
			if e == None || slices.Contains(x.Entities[:n], e) {
				c.fail("reference %d: entity %d twice or none", i, e)
			}
			c.reference("reference", i, e, len(d.Entities))
		}
		if x.By.Len() > 0 {
			c.apart("reference", i, x.By.Span)
		}
	}
}

// topics checks topics and keyphrases: different ones, scores in (0, 1] that
// fall.
func (c *checker) topics(d *Document) {
	last, seen := 1.0, map[string]bool{}
	for i, t := range d.Topics {
		if t.ID == "" || t.Label == "" || len(t.Evidence) == 0 || seen[t.ID] || (t.Narrower.ID == "") != (t.Narrower.Label == "") {
			c.fail("topic %d: no identifier, label or evidence, or said before: %+v", i, t)
		}
		if t.Score <= 0 || t.Score > last {
			c.fail("topic %d: score %g after %g", i, t.Score, last)
		}
		c.evidence("topic", i, t.Evidence...)
		last, seen[t.ID] = t.Score, true
	}
	last = 1
	for i, k := range d.Keyphrases {
		if k.Text == "" || seen[k.Text] {
			c.fail("keyphrase %d: %q is empty or said before", i, k.Text)
		}
		if k.Score <= 0 || k.Score > last {
			c.fail("keyphrase %d: score %g after %g", i, k.Score, last)
		}
		c.evidence("keyphrase", i, k.Uses...)
		last, seen[k.Text] = k.Score, true
	}
}

func (c *checker) numbers(i int, ev Event) {
	for _, num := range ev.Numbers {
		c.last = 0
		c.span("number", i, num.Span, false)
		if !slices.Contains(NumberRoles, num.Role) || num.Unit == "" || !ev.Evidence.Contains(num.Span) {
			c.fail("event %d: number %v has role %q and unit %q", i, num.Span, num.Role, num.Unit)
		}
	}
}

func (c *checker) events(d *Document) {
	main := 0
	for i, ev := range slices.Concat(d.Events, d.Told) {
		c.event(d, i, ev)
		if ev.Main {
			main++
		}
		if ev.Main != (ev.Tier == TierMain) || ev.Tier == "" || (ev.Tier == TierTold) != (i >= len(d.Events)) {
			c.fail("event %d: tier %q, main %v", i, ev.Tier, ev.Main)
		}
	}
	if len(d.Events) > 0 && main != 1 {
		c.fail("%d main events", main)
	}
}

func (c *checker) event(d *Document, i int, ev Event) {
	c.last = 0
	c.span("event", i, ev.Evidence, false)
	if !slices.Contains(EventKinds, ev.Kind) || ev.What == "" {
		c.fail("event %d: kind %q, what %q", i, ev.Kind, ev.What)
	}
	for _, p := range ev.Who {
		c.reference("event", i, p.Entity, len(d.Entities))
		if p.Name == "" || !slices.Contains(Roles, p.Role) {
			c.fail("event %d: participant %q has role %q", i, p.Name, p.Role)
		}
		c.evidence("participant", i, p.At)
	}
	for _, e := range ev.Where {
		c.reference("event", i, e, len(d.Entities))
	}
	if ev.When != nil && (ev.WhenAt.Span != ev.When.Span || ev.WhenAt.Rule == "") {
		c.fail("event %d: nothing says why %s is its date", i, ev.When.Value)
	}
	if len(ev.Where) != len(ev.WhereAt) {
		c.fail("event %d: %d places and evidence for %d", i, len(ev.Where), len(ev.WhereAt))
	}
	c.numbers(i, ev)
	for _, at := range ev.WhereAt {
		c.evidence("place of event", i, at)
	}
	if !ev.Evidence.Contains(ev.Trigger) || ev.Trigger.Len() <= 0 || !slices.Contains(EventStatuses, ev.Status) || ev.Rule == "" ||
		ev.Confidence <= 0 || ev.Confidence > 1 {
		c.fail("event %d: trigger %v, status %q, rule %q or confidence %v", i, ev.Trigger, ev.Status, ev.Rule, ev.Confidence)
	}
	if ev.Venue.Len() > 0 {
		c.last = 0
		c.span("venue", i, ev.Venue, false)
	}
	c.last = 0
	for _, s := range ev.Details {
		c.span("detail", i, s, true)
	}
	c.last = 0
	for _, s := range ev.Mentions {
		c.span("mention of event", i, s, false)
	}
	if !slices.Contains(ev.Mentions, ev.Trigger) {
		c.fail("event %d: its trigger is none of its mentions", i)
	}
}

// syntax checks that the tokens of a sentence that was read make a tree.
func (c *checker) syntax(d *Document) {
	if n := len(d.Syntax); n != 0 && n != len(d.Tokens) {
		c.fail("syntax: %d nodes for %d tokens", n, len(d.Tokens))
		return
	}
	for i, s := range d.Sentences {
		if !d.Read(s.Last - 1) {
			continue
		}
		roots := 0
		for k := s.First; k < s.Last; k++ {
			if !d.Read(k) { // the dateline before the sentence
				continue
			}
			if h := d.Head(k); h == None {
				roots++
			} else if h < s.First || h >= s.Last || !d.hangs(k, s) {
				c.fail("syntax: token %d hangs on no root of sentence %d", k, i)
			}
		}
		if roots != 1 {
			c.fail("syntax: sentence %d has %d roots", i, roots)
		}
	}
}

// hangs reports whether the heads of token k end at a root.
func (d *Document) hangs(k int, s Sentence) bool {
	for n := s.First; n < s.Last; n++ {
		if k = d.Head(k); k == None {
			return true
		}
	}
	return false
}
