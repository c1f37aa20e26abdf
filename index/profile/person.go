package profile

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"pressroom/corpus"
	"pressroom/index"
	"pressroom/index/identity"
	"pressroom/index/query"
)

// Person is what all releases together say of one person. Counts are of
// releases, the most frequent first, then by value.
type Person struct {
	ID            string // of this set of releases
	Name          string
	Aliases       []Alias
	Honorifics    []index.Count // forms of address, "Dr."
	Titles        []index.Count
	Offices       []Office // the titles over time: those of the earliest release first
	Organizations []index.Count
	With          []index.Count // other people named in the same releases
	Coverage
	Quotes []QuoteHit // the newest first
}

// An Office is a title of somebody, with the days on which the first and the last dated
// release were published that give it, and how many do.
type Office struct {
	Title       string
	First, Last corpus.Date
	N           int
}

// Alias is another name of somebody or something, and why it is one.
type Alias struct {
	index.Count
	Rule identity.Rule // empty where a release uses it beside the full name
}

// People returns the people whose name or alias has these words in this order, as the
// releases that match in tell of them (nil matches all), those of most releases first,
// then by name; nobody is no error. The errors are those of index.Search.
func (p *Profiler) People(ctx context.Context, name string, in query.Q) ([]Person, error) {
	who, err := p.whoIs(ctx, name)
	if err != nil || len(who.entities) == 0 {
		return nil, err
	}
	drafts := map[*identity.Entity]*personDraft{}
	var people []*identity.Entity
	for rec, err := range p.Index.Records(ctx, index.KeptPeople|index.KeptQuotes|who.names.kept(), who.query, in) {
		if err != nil {
			return nil, err
		}
		people = people[:0]
		for i := range rec.People {
			people = append(people, who.names.form(rec.People[i].Form))
		}
		for _, m := range who.names.moved {
			if m.in(rec) {
				people = append(people, m.to)
			}
		}
		for _, e := range distinct(people) {
			if !who.entities[e.ID] {
				continue
			}
			if drafts[e] == nil {
				drafts[e] = newPersonDraft()
			}
			drafts[e].add(rec, people, e)
		}
	}
	out := make([]Person, 0, len(drafts))
	for e, d := range drafts {
		if d.Quotes, err = p.quotes(ctx, shown(p, d.said)); err != nil {
			return nil, err
		}
		if d.With, err = p.Index.CountIn(d.rows, index.People, listed(who.names, e)); err != nil {
			return nil, err
		}
		out = append(out, d.person(e))
	}
	slices.SortFunc(out, func(a, b Person) int {
		return cmp.Or(len(b.Releases)-len(a.Releases), cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
	return out, nil
}

// distinct returns each of a list once.
func distinct[T comparable](list []T) (out []T) {
	for _, x := range list {
		if !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	return out
}

// meant is the people whom a name means.
type meant struct {
	names    *names
	entities map[string]bool // by ID; none when the name means nobody
	query    query.Q         // for the releases that name them in whatever form
}

// mostTitle is how many words of a title may stand before a name that is asked for.
const mostTitle = 6

// whoIs returns the people whom a name means: those of that name, and whoever a release
// calls so that names them in full. Where nobody is called so, the name may begin with
// a title ("Senator Kerry"): then those are meant whom a release gives it.
func (p *Profiler) whoIs(ctx context.Context, name string) (meant, error) {
	who, err := p.bearers(ctx, name)
	words := strings.Fields(name)
	for n := 1; err == nil && len(who.entities) == 0 && n < len(words) && n <= mostTitle; n++ {
		var titled meant
		if titled, err = p.bearers(ctx, strings.Join(words[n:], " ")); err == nil && len(titled.entities) > 0 {
			err = p.entitle(ctx, &titled, words[:n])
			return titled, err
		}
	}
	return who, err
}

// entitle keeps those whom a release gives a title.
func (p *Profiler) entitle(ctx context.Context, who *meant, title []string) error {
	joiner, err := identity.New()
	if err != nil {
		return err
	}
	titled := map[string]bool{}
	for rec, err := range p.Index.Records(ctx, index.KeptPeople, who.query) {
		if err != nil {
			return err
		}
		for _, person := range rec.People {
			if e := who.names.form(person.Form); who.entities[e.ID] && joiner.Titled(slices.Concat(person.Honorifics, person.Titles), title) {
				titled[e.ID] = true
			}
		}
	}
	who.entities = titled
	return nil
}

// bearers returns those who bear a name.
func (p *Profiler) bearers(ctx context.Context, name string) (meant, error) {
	who := meant{entities: map[string]bool{}}
	words := p.Index.Words(name)
	if len(words) == 0 {
		return who, nil
	}
	var err error
	if who.names, err = p.names(ctx, "person"); err != nil {
		return who, err
	}
	asked := query.In{Field: query.Person, Value: query.Phrase(name)}
	so := map[string]bool{}
	has := func(name string) bool {
		yes, known := so[name]
		if !known {
			yes = maybe(name, words[0]) && p.Index.HasWords([]string{name}, words)
			so[name] = yes
		}
		return yes
	}
	for rec, err := range p.Index.Records(ctx, index.KeptPeople, asked) {
		if err != nil {
			return who, err
		}
		for i := range rec.People {
			person := &rec.People[i]
			e := who.names.form(person.Form)
			if !who.entities[e.ID] && (has(person.Name) || has(e.Name) || slices.ContainsFunc(person.Aliases, has)) {
				who.entities[e.ID] = true
				who.query = append(orOf(who.query), named(query.Person, e))
			}
		}
	}
	for _, m := range who.names.moved {
		if p.called(m.to, words) {
			who.entities[m.to.ID] = true
			who.query = append(orOf(who.query), m.forms)
		}
	}
	who.query = append(orOf(who.query), asked)
	return who, nil
}

func orOf(q query.Q) query.Or {
	or, _ := q.(query.Or)
	return or
}

// named asks for the releases that name somebody or something.
func named(field query.Field, e *identity.Entity) query.Q {
	return query.Named{Field: field, Names: terms(e)}
}

// personDraft is a profile in the making.
type personDraft struct {
	Person
	aliases, honorifics, titles, organizations tally
	rows                                       []index.Row
	said                                       []saying
	offices                                    map[string]*Office
}

// saying is a quote that has not been read.
type saying struct {
	row index.Row
	n   int // which of the quotes of the release
}

// quotes reads quotes.
func (p *Profiler) quotes(ctx context.Context, said []saying) ([]QuoteHit, error) {
	var out []QuoteHit
	r := reader{idx: p.Index}
	for _, s := range said {
		rec, err := r.read(ctx, s.row)
		if err != nil {
			return nil, err
		}
		out = append(out, QuoteHit{Head: rec.Head, Quote: rec.Analysis.Spoken()[s.n], Statement: s.n >= len(rec.Analysis.Quotes)})
	}
	return out, nil
}

func newPersonDraft() *personDraft {
	return &personDraft{aliases: tally{}, honorifics: tally{}, titles: tally{}, organizations: tally{}, offices: map[string]*Office{}}
}

// add adds what a release says of somebody, given who all the people of it are.
func (d *personDraft) add(rec index.Naming, people []*identity.Entity, who *identity.Entity) {
	d.Coverage.add(rec.Head)
	d.rows = append(d.rows, rec.Row)
	var names, honorifics, titles, organizations []string
	for i := range rec.People {
		if people[i] != who {
			continue
		}
		form := &rec.People[i]
		names = append(append(names, form.Name), form.Aliases...)
		honorifics = append(honorifics, form.Honorifics...)
		titles = append(titles, form.Titles...)
		if form.Organization != "" {
			organizations = append(organizations, form.Organization)
		}
		for n, q := range rec.Quotes {
			if q.ID == form.ID && !q.Short {
				d.said = append(d.said, saying{rec.Row, n})
			}
		}
	}
	d.aliases.add(names...)
	d.honorifics.add(honorifics...)
	d.titles.add(titles...)
	if day := rec.Published; !day.IsZero() {
		for _, title := range distinct(titles) {
			d.hold(title, day)
		}
	}
	d.organizations.add(organizations...)
}

// hold counts a release of a day that gives somebody a title.
func (d *personDraft) hold(title string, day corpus.Date) {
	o := d.offices[title]
	if o == nil {
		o = &Office{Title: title, First: day, Last: day}
		d.offices[title] = o
	}
	if o.N++; day.Before(o.First) {
		o.First = day
	}
	if o.Last.Before(day) {
		o.Last = day
	}
}

func (d *personDraft) person(e *identity.Entity) Person {
	d.ID, d.Name = e.ID, e.Name
	delete(d.aliases, e.Name)
	d.Honorifics = d.honorifics.ranked()
	for _, o := range d.offices {
		d.Offices = append(d.Offices, *o)
	}
	slices.SortFunc(d.Offices, func(a, b Office) int {
		return cmp.Or(a.First.Compare(b.First), a.Last.Compare(b.Last), cmp.Compare(a.Title, b.Title))
	})
	d.Titles, d.Organizations = d.titles.ranked(), d.organizations.ranked()
	for _, c := range d.aliases.ranked() {
		d.Aliases = append(d.Aliases, Alias{c, ruleOf(e, c.Value)})
	}
	return d.Person
}

// ruleOf returns by which rule a name is one with that of an entity; empty for one that
// releases use beside the full name.
func ruleOf(e *identity.Entity, name string) identity.Rule {
	for _, f := range e.Forms {
		if f.Name == name {
			return f.Rule
		}
	}
	return ""
}
