package schema

import (
	"cmp"
	"encoding/json"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"pressroom/analyze/annot"
	"pressroom/corpus"
	"pressroom/corpus/clean"
)

// Unit is what an offset counts.
type Unit int

// The units of offsets.
const (
	CodePoints Unit = iota
	Bytes
)

// Of returns the contract's view of a document.
func Of(doc *annot.Document, unit Unit) Analysis {
	c := newConverter(doc, unit)
	rel := doc.Release
	an := Analysis{
		Schema: Version, ID: rel.ID, Source: rel.Source, Also: rel.Also, Address: rel.Address,
		Language: cmp.Or(doc.Language.Code, annot.English), LanguageP: round(doc.Language.Probability),
		Published: doc.Clock.Published,
		Clock:     c.clock(),
		Dateline:  c.dateline(),
		Form:      string(cmp.Or(doc.Form, annot.Plain)),
	}
	an.Pages = c.pages()
	an.Issuers = list(doc.Issuers, c.issuer)
	if an.Issuer = Nullable(rel.Issuer); an.Issuer == "" && len(an.Issuers) > 0 {
		an.Issuer = Nullable(an.Issuers[0].Name)
	}
	if doc.Correction.Len() > 0 {
		m := c.span(doc.Correction)
		an.Correction = &m
	}
	if e := doc.Embargo; e != nil {
		an.EmbargoedTo = &Embargo{e.Value, Nullable(e.Zone), c.start(e.Start), c.end(e.End), oneLine(e.Text(c.text))}
	}
	an.Advisory = list(doc.Fields, func(f annot.Field) Field {
		return Field{f.Label, c.start(f.Start), c.end(f.End), oneLine(f.Text(c.text))}
	})
	if first := doc.Opening(); first.Len() > 0 {
		m := c.span(first)
		m.Text = oneLine(m.Text)
		an.Opening = &m
	}
	an.Subheads = []string{}
	an.Sections = list(doc.Sections, func(s annot.Section) Section {
		switch s.Kind {
		case annot.Headline:
			an.Headline = Nullable(oneLine(s.Text(c.text)))
		case annot.Subhead:
			an.Subheads = append(an.Subheads, oneLine(s.Text(c.text)))
		}
		return Section{string(s.Kind), c.start(s.Start), c.end(s.End)}
	})
	for _, s := range doc.Items {
		an.Items = append(an.Items, Range{c.start(s.Start), c.end(s.End)})
	}
	an.People, an.Places, an.Organizations = []Person{}, []Place{}, []Organization{}
	for _, ent := range doc.Entities {
		c.entity(&an, ent)
	}
	an.Countries, an.Focus = list(doc.Countries, func(n annot.CountryCount) Country { return Country(n) }), Nullable(doc.Focus)
	an.Dates = list(doc.Timexes, func(tx annot.Timex) Date {
		return Date{c.start(tx.Start), c.end(tx.End), tx.Text(c.text), string(tx.Type), tx.Value,
			Nullable(tx.Mod), Nullable(tx.Quant), Nullable(tx.Freq), tx.From, tx.To, Nullable(tx.Zone),
			append([]corpus.Date{}, tx.Candidates...), tx.Conflict, tx.Rule}
	})
	an.Quotes = list(doc.Quotes, c.quote)
	an.Statements = list(doc.Statements, c.quote)
	an.Topics = list(doc.Topics, c.topic)
	an.Keyphrases = list(doc.Keyphrases, func(k annot.Keyphrase) Keyphrase {
		return Keyphrase{k.Text, round(k.Score), list(k.Uses, c.evidence)}
	})
	an.Events, an.Told = list(doc.Events, c.event), list(doc.Told, c.event)
	return an
}

// Indirect returns the reported speech of a document, which Of leaves out.
func Indirect(doc *annot.Document, unit Unit) []Quote {
	c := newConverter(doc, unit)
	return list(doc.Indirect, c.quote)
}

// Spoken returns the quotes and after them the paragraphs of a statement.
func (an Analysis) Spoken() []Quote { return slices.Concat(an.Quotes, an.Statements) }

// SureIssuer returns who issues the release, "" in doubt: what is printed beside a headline
// cannot be called doubtful.
func (an Analysis) SureIssuer() Nullable {
	if len(an.Issuers) > 0 && an.Issuers[0].Probability < annot.SureIssuer {
		return ""
	}
	return an.Issuer
}

// Line returns the analysis as one line of JSON with its line end. HTML
// characters stand as they are.
func (an Analysis) Line() []byte {
	line, err := Marshal(an)
	if err != nil {
		// Every field is a plain value: numbers are finite, strings valid.
		line, _ = json.Marshal(map[string]string{"error": err.Error()})
	}
	return append(line, '\n')
}

// converter turns byte offsets of the cleaned text into offsets of the text as
// read, in the unit asked for.
type converter struct {
	doc    *annot.Document
	text   string // cleaned
	back   clean.Map
	read   string // as read
	unit   Unit
	before []int // before[k] code points begin before byte k*stride of the text as read
}

func newConverter(doc *annot.Document, unit Unit) *converter {
	rel := doc.Release
	c := &converter{doc: doc, text: rel.Text, back: rel.Back(), read: rel.Original(), unit: unit}
	if unit == CodePoints {
		c.before = countRunes(c.read)
	}
	return c
}

// stride is how far apart the counts stand: a look-up reads no more than this.
const stride = 256

func countRunes(text string) []int {
	before := make([]int, len(text)/stride+1)
	for k := 1; k < len(before); k++ {
		before[k] = before[k-1] + runeStarts(text[(k-1)*stride:k*stride])
	}
	return before
}

func runeStarts(s string) (n int) {
	for i := range len(s) {
		if utf8.RuneStart(s[i]) {
			n++
		}
	}
	return n
}

// start and end return where that begins or ends in the text as read which begins
// or ends at byte i of the cleaned one.
func (c *converter) start(i int) int { return c.count(c.back.Start(i)) }
func (c *converter) end(i int) int   { return c.count(c.back.End(i)) }

// pages returns where pages begin: form feeds part them.
func (c *converter) pages() (all []int) {
	for i := range len(c.read) {
		if c.read[i] == '\f' {
			all = append(all, c.count(i+1))
		}
	}
	return all
}

// count turns an offset of the text as read into the unit asked for.
func (c *converter) count(i int) int {
	if c.unit == Bytes {
		return i
	}
	return c.before[i/stride] + runeStarts(c.read[i/stride*stride:i])
}

func (c *converter) clock() Clock {
	k := c.doc.Clock
	return Clock{k.Published, Nullable(k.From), k.NotBefore, k.Conflict, list(k.Candidates, func(cand annot.Candidate) Candidate {
		out := Candidate{Date: cand.Date, From: string(cand.From), Field: cand.Field, Zone: Nullable(cand.Zone)}
		if cand.Len() > 0 {
			out.Start, out.End = c.offsets(cand.Span)
		}
		return out
	})}
}

func (c *converter) issuer(x annot.Issuer) Issuer {
	out := Issuer{Name: x.Name, From: string(x.From), Probability: round(x.Probability), Rule: x.At.Rule}
	if x.Entity != annot.None {
		out.ID = Nullable(c.doc.Entities[x.Entity].ID)
	}
	if x.At.Len() > 0 {
		out.Start, out.End = c.offsets(x.At.Span)
	}
	return out
}

func (c *converter) dateline() *Dateline {
	d := c.doc.Dateline
	if d == nil {
		return nil
	}
	out := &Dateline{Start: c.start(d.Start), End: c.end(d.End), Place: Nullable(oneLine(d.Place.Text(c.text)))}
	if i := c.doc.TimexAt(d.Date); d.Date.Len() > 0 && i != annot.None && c.doc.Timexes[i].From == c.doc.Timexes[i].To {
		out.Date = c.doc.Timexes[i].From
	}
	return out
}

func (c *converter) span(s annot.Span) Mention {
	return Mention{Start: c.start(s.Start), End: c.end(s.End), Text: s.Text(c.text)}
}

func (c *converter) evidence(e annot.Evidence) Mention {
	m := c.span(e.Span)
	m.Rule = e.Rule
	return m
}

func (c *converter) words(e annot.Evidence) string { return oneLine(e.Text(c.text)) }

// found is evidence that may stand nowhere: nil then.
func (c *converter) found(e annot.Evidence) *Mention {
	if e.Len() == 0 {
		return nil
	}
	m := c.evidence(e)
	return &m
}

func (c *converter) topic(t annot.Topic) Topic {
	topic := Topic{ID: t.ID, Label: t.Label, Score: round(t.Score), Evidence: list(t.Evidence, c.words), EvidenceSpans: list(t.Evidence,
		c.evidence)}
	if t.Narrower.ID != "" {
		topic.Narrower = (*Concept)(&t.Narrower)
	}
	return topic
}

func (c *converter) entity(an *Analysis, ent annot.Entity) {
	mentions := list(ent.Mentions, func(i int) Mention { return c.evidence(c.doc.Mentions[i].Evidence()) })
	aliases := list(ent.Aliases, func(form string) Mention { return c.evidence(c.doc.FormAt(ent, form)) })
	switch ent.Kind {
	case annot.Person:
		an.People = append(an.People, Person{ent.ID, ent.Name, orEmpty(ent.Aliases), aliases, orEmpty(ent.Honorifics),
			list(ent.HonorificsAt, c.evidence), orEmpty(ent.Titles), list(ent.TitlesAt, c.evidence),
			Nullable(ent.Organization), Nullable(ent.Affiliation), c.found(ent.AffiliationAt), mentions})
	case annot.Organization:
		an.Organizations = append(an.Organizations, Organization{ent.ID, ent.Name, orEmpty(ent.Aliases), aliases, Nullable(ent.OrgKind),
			c.found(ent.OrgKindAt), Nullable(ent.Acronym),
			c.found(ent.AcronymAt),
			Nullable(ent.Ticker), c.found(ent.TickerAt), mentions})
	case annot.Place:
		p := Place{ID: ent.ID, Name: ent.Name, Kind: string(annot.Site), GeoSpan: c.found(ent.GeoAt), Mentions: mentions}
		if g := ent.Geo; g != nil {
			p.Kind, p.Country = string(g.Kind), Nullable(g.Country)
			p.Region = Nullable(g.Region)
			if g.Located {
				p.Lat, p.Lon, p.Precision = &g.Lat, &g.Lon, Nullable(g.Precision)
			}
			p.Box = g.Box
			if g.GeoNames != 0 {
				p.GeoNames = &g.GeoNames
			}
		}
		an.Places = append(an.Places, p)
	}
}

func (c *converter) quote(q annot.Quote) Quote {
	out := Quote{Start: c.start(q.Start), End: c.end(q.End), Text: q.Text(c.text), Speaker: Nullable(q.Speaker), SpeakerSpan: c.found(q.By),
		Cue: Nullable(q.Cue), CueSpan: c.found(annot.Evidence{Span: q.CueSpan}), Short: q.Short, Nested: q.Nested}
	if q.Entity != annot.None {
		out.SpeakerID = Nullable(c.doc.Entities[q.Entity].ID)
	}
	return out
}

func (c *converter) event(ev annot.Event) Event {
	out := Event{
		What: ev.What, Kind: string(ev.Kind), Plover: Nullable(ev.Plover), Status: string(ev.Status),
		Who:   list(ev.Who, func(p annot.Participant) string { return p.Name }),
		Where: list(ev.Where, func(e int) string { return c.doc.Entities[e].Name }), Venue: Nullable(oneLine(ev.Venue.Text(c.text))),
		WhereSpans: list(ev.WhereAt, c.evidence), VenueSpan: c.found(annot.Evidence{Span: ev.Venue}),
		Evidence: c.span(ev.Evidence), Details: list(ev.Details, c.span), Trigger: c.span(ev.Trigger), Mentions: list(ev.Mentions, c.span),
		Numbers:    list(ev.Numbers, c.number),
		Confidence: round(ev.Confidence), Main: ev.Main, Tier: string(ev.Tier), Rule: ev.Rule,
		Participants: list(ev.Who, func(p annot.Participant) Participant {
			out := Participant{Name: p.Name, Role: string(p.Role), Span: c.found(p.At), Derived: p.Derived}
			if p.Entity != annot.None {
				out.ID = Nullable(c.doc.Entities[p.Entity].ID)
			}
			return out
		}),
	}
	if p := ev.Process; p != nil {
		out.Process = &Process{p.ID, p.Stage}
	}
	if tx := ev.When; tx != nil {
		out.When = &When{Value: tx.Value, From: tx.From, To: tx.To, Text: Nullable(tx.Text(c.text)), Rule: ev.WhenAt.Rule,
			Derived: ev.WhenDerived}
		if tx.Len() > 0 {
			out.When.Start, out.When.End = c.offsets(tx.Span)
		}
	}
	return out
}

func (c *converter) number(n annot.Number) Number {
	return Number{Value: n.Value, Unit: n.Unit, Of: Nullable(oneLine(n.Of)), Role: string(n.Role),
		Giver: Nullable(n.Giver), Receiver: Nullable(n.Receiver), Start: c.start(n.Start), End: c.end(n.End), Text: oneLine(n.Text(c.text))}
}

func (c *converter) offsets(s annot.Span) (start, end *int) {
	a, b := c.start(s.Start), c.end(s.End)
	return &a, &b
}

// list maps a layer; the result is never nil, so that JSON shows [].
func list[T, U any](in []T, f func(T) U) []U {
	out := make([]U, 0, len(in))
	for _, x := range in {
		out = append(out, f(x))
	}
	return out
}

func orEmpty(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}

// round keeps two digits: more would promise what a score cannot hold.
func round(x float64) float64 { return math.Round(x*100) / 100 }

// oneLine folds white space, so that a headline over two lines is one.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
