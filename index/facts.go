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
	people  []NamedPerson
	places  []NamedPlace
	orgs    []NamedOrg
	counted [countedFacets][]string // distinct
	quotes  []Speaker
	reports []Speaker
	events  []EventRow
	roles   []EventRoles // of the events
	words   []EventWords // likewise
	zones   []zoneSpan
	like    likeness
	order   wordCell // of all words
}

// cellsOf returns all cells of a release, to compare them.
func cellsOf(f facts, stems *Stems) string {
	c := writingCodec(stems)
	for of := range columnCount {
		f.code(c, of)
	}
	return string(c.out) + strings.Join(c.table.list, "\x00") + "\x00" + strings.Join(c.vocabulary.list, "\x00")
}

// A column is one of the lists of cells of a file of columns; a cell holds what a
// release has of it.
type column int

// The columns.
const (
	headColumn column = iota
	personColumn
	placeColumn
	orgColumn
	countedColumn
	quoteColumn
	eventColumn
	roleColumn
	wordColumn
	zoneColumn
	likeColumn
	columnCount
)

// code writes or reads the cell of a column.
func (f *facts) code(c *codec, of column) {
	switch of {
	case headColumn:
		f.head.code(c)
	case personColumn:
		each(c, &f.people, func(p *NamedPerson) { c.word(&p.Form) })
		for n := range f.people {
			f.people[n].code(c)
		}
	case placeColumn:
		each(c, &f.places, func(p *NamedPlace) { c.word(&p.Form) })
		for n := range f.places {
			f.places[n].code(c)
		}
	case orgColumn:
		each(c, &f.orgs, func(o *NamedOrg) { c.word(&o.Form) })
		for n := range f.orgs {
			c.word(&f.orgs[n].ID)
		}
	case countedColumn:
		for n := range f.counted {
			c.strings(&f.counted[n])
		}
	case quoteColumn:
		each(c, &f.quotes, func(s *Speaker) { s.code(c) })
		each(c, &f.reports, func(s *Speaker) { s.code(c) })
	case eventColumn:
		each(c, &f.events, func(ev *EventRow) { ev.code(c) })
	case roleColumn:
		each(c, &f.roles, func(r *EventRoles) { r.code(c) })
	case wordColumn:
		each(c, &f.words, func(w *EventWords) { c.stems(w) })
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
	c.text(&h.Opening)
	c.day(&h.Published)
	c.word(&h.Place)
}

// A NamedPerson is somebody as a release names him. The form (identity.Form.Term) says
// who that is.
type NamedPerson struct {
	Form                        string
	ID, Name                    string
	Aliases, Honorifics, Titles []string
	Organization                string
}

func (p *NamedPerson) code(c *codec) {
	c.word(&p.ID)
	c.word(&p.Name)
	c.strings(&p.Aliases)
	c.strings(&p.Honorifics)
	c.strings(&p.Titles)
	c.word(&p.Organization)
}

// A NamedPlace is a place as a release names it.
type NamedPlace struct {
	Form                string
	Name, Kind, Country string
	Others              []string // other forms of its name
}

func (p *NamedPlace) code(c *codec) {
	c.word(&p.Name)
	c.word(&p.Kind)
	c.word(&p.Country)
	c.strings(&p.Others)
}

// A NamedOrg is an organisation as a release names it.
type NamedOrg struct{ Form, ID string }

// A Speaker is who says something.
type Speaker struct {
	Name, ID string
	Short    bool // in a quote of fewer than four words
}

func (s *Speaker) code(c *codec) {
	c.word(&s.Name)
	c.word(&s.ID)
	c.flag(&s.Short)
}

// factsOf makes the facts of a release, of which doc is the document.
func (t *teller) factsOf(doc document, rel corpus.Release, an schema.Analysis) facts {
	f := facts{head: headOf(rel, an), zones: doc.spans, like: likenessOf(doc, rel, an)}
	for n, p := range an.People {
		f.people = append(f.people, NamedPerson{Form: doc.forms.people[n], ID: p.ID, Name: p.Name, Aliases: p.Aliases,
			Honorifics: p.Honorifics, Titles: p.Titles, Organization: string(p.Organization)})
	}
	for n, p := range an.Places {
		f.places = append(f.places, NamedPlace{doc.forms.places[n], p.Name, p.Kind, string(p.Country), otherForms(p)})
	}
	for n, o := range an.Organizations {
		f.orgs = append(f.orgs, NamedOrg{doc.forms.orgs[n], o.ID})
	}
	f.counted = [...][]string{doc.TopicName, doc.Country, doc.Kind, doc.IssuerName, doc.Language}
	f.quotes, f.reports = speakers(an.Spoken()), speakers(an.Indirect)
	for _, ev := range an.Events {
		f.events = append(f.events, rowOf(ev))
		f.roles = append(f.roles, rolesOf(ev, an.People, an.Places))
		f.words = append(f.words, t.words(ev))
	}
	return f
}

// otherForms are the forms of the name of a place but the usual one.
func otherForms(p schema.Place) []string {
	return slices.DeleteFunc(distinct(p.Forms()), func(form string) bool { return form == p.Name })
}

// speakers keeps of quotes who said them.
func speakers(quotes []schema.Quote) (out []Speaker) {
	for _, q := range quotes {
		out = append(out, Speaker{string(q.Speaker), string(q.SpeakerID), q.Short})
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
