package index

import (
	"math"
	"slices"
	"strings"
	"time"

	"pressroom/analyze/schema"
	"pressroom/corpus"
)

// facts are what the columns keep of a release (columns.go): enough to list, count,
// choose and compare without its analysis.
type facts struct {
	head    Head
	counted [len(facets)][]string // by the facets, distinct
	named   roster
	events  []EventRow
	zones   []zoneSpan
	like    likeness
}

// cellsOf returns all cells of a release, to compare them.
func cellsOf(f facts, stems *Stems) string {
	c := &codec{table: &table{}, known: stems, write: true}
	for of := range columnCount {
		f.code(c, of)
	}
	return string(c.out) + strings.Join(c.table.list, "\x00")
}

// facets are all of them, in the order of the column.
var facets = [...]Facet{People, Places, Orgs, Topics, Countries, Kinds, Issuers}

// A column is one of the lists of cells of a file of columns; a cell holds what a
// release has of it.
type column int

// The columns.
const (
	headColumn column = iota
	countedColumn
	namedColumn
	eventColumn
	zoneColumn
	likeColumn
	columnCount
)

// code writes or reads the cell of a column.
func (f *facts) code(c *codec, of column) {
	switch of {
	case headColumn:
		f.head.code(c)
	case countedColumn:
		for n := range f.counted {
			c.strings(&f.counted[n])
		}
	case namedColumn:
		f.named.code(c)
	case eventColumn:
		each(c, &f.events, func(ev *EventRow) { ev.code(c) })
	case zoneColumn:
		last := 0
		each(c, &f.zones, func(z *zoneSpan) { z.code(c, &last) })
	case likeColumn:
		plain := string(f.like.sketch)
		c.text(&plain)
		f.like.sketch = sketch(plain)
		c.text(&f.like.headline)
		c.word(&f.like.issuer)
	}
}

func (h *Head) code(c *codec) {
	c.text(&h.ID)
	c.text(&h.Source)
	c.text(&h.Headline)
	c.day(&h.Published)
	c.word(&h.Place)
}

// roster is who and what a release names, and who speaks in it.
type roster struct {
	people []schema.Person
	places []schema.Place
	orgs   []schema.Organization
	quotes []schema.Quote
	told   []schema.Quote // reported speech
}

func (n *roster) code(c *codec) {
	each(c, &n.people, func(p *schema.Person) {
		c.word(&p.ID)
		c.word(&p.Name)
		c.strings(&p.Aliases)
		c.strings(&p.Titles)
		asWord(c, &p.Organization)
		asWord(c, &p.Affiliation)
	})
	each(c, &n.places, func(p *schema.Place) {
		codePlace(c, p)
		c.float(&p.Lat)
		c.float(&p.Lon)
		each(c, &p.Mentions, func(m *schema.Mention) { c.word(&m.Text) })
	})
	each(c, &n.orgs, func(o *schema.Organization) {
		c.word(&o.ID)
		c.word(&o.Name)
		c.strings(&o.Aliases)
		asWord(c, &o.Acronym)
	})
	for _, quotes := range []*[]schema.Quote{&n.quotes, &n.told} {
		each(c, quotes, func(q *schema.Quote) {
			asWord(c, &q.Speaker)
			asWord(c, &q.SpeakerID)
			c.flag(&q.Short)
		})
	}
}

// codePlace codes what tells one place from another.
func codePlace(c *codec, p *schema.Place) {
	c.word(&p.Name)
	c.word(&p.Kind)
	asWord(c, &p.Country)
	asWord(c, &p.Region)
	there, id := p.GeoNames != nil, 0
	if c.flag(&there); !there {
		return
	}
	if c.write {
		id = *p.GeoNames
	}
	c.number(&id)
	p.GeoNames = &id
}

// factsOf makes the facts of a release; counts is its document.
func (t *teller) factsOf(doc document, rel corpus.Release, an schema.Analysis) facts {
	f := facts{head: headOf(rel, an), zones: doc.spans, like: likenessOf(doc, rel, an)}
	f.counted = [...][]string{doc.PersonName, doc.PlaceName, doc.OrgName, doc.TopicName, doc.Country, doc.Kind, doc.IssuerName}
	f.named = namedIn(an)
	for _, ev := range an.Events {
		f.events = append(f.events, t.row(ev, f.named.people, f.named.places))
	}
	return f
}

// namedIn keeps of what an analysis names what profiles are made of.
func namedIn(an schema.Analysis) (n roster) {
	for _, p := range an.People {
		n.people = append(n.people, schema.Person{ID: p.ID, Name: p.Name, Aliases: p.Aliases, Titles: p.Titles, Organization: p.Organization,
			Affiliation: p.Affiliation})
	}
	for _, p := range an.Places {
		forms := distinct(p.Forms())
		p.ID, p.Mentions = "", nil
		for _, form := range forms {
			if form != p.Name {
				p.Mentions = append(p.Mentions, schema.Mention{Text: form})
			}
		}
		n.places = append(n.places, p)
	}
	for _, o := range an.Organizations {
		n.orgs = append(n.orgs, schema.Organization{ID: o.ID, Name: o.Name, Aliases: o.Aliases, Acronym: o.Acronym})
	}
	n.quotes, n.told = speakers(an.Quotes), speakers(an.Indirect)
	return n
}

// speakers keeps of quotes who said them.
func speakers(quotes []schema.Quote) (out []schema.Quote) {
	for _, q := range quotes {
		out = append(out, schema.Quote{Speaker: q.Speaker, SpeakerID: q.SpeakerID, Short: q.Short})
	}
	return out
}

// placesOf returns those of the places that an event names.
func placesOf(where []string, places []schema.Place) (out []schema.Place) {
	for _, p := range places {
		if slices.Contains(where, p.Name) {
			p.Mentions = nil
			out = append(out, p)
		}
	}
	return out
}

// dayOf is the way back from dayNumber.
func dayOf(n int) corpus.Date {
	return corpus.Date{Year: n / 10000, Month: time.Month(n / 100 % 100), Day: n % 100}
}

// thousandths rounds a confidence as columns keep it.
func thousandths(p float64) int { return int(math.Round(1000 * p)) }
