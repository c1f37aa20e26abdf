package profile

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"pressroom/analyze/annot"
	"pressroom/analyze/schema"
	"pressroom/index"
	"pressroom/index/identity"
	"pressroom/index/query"
)

// Place is what all releases together say of one place; of a country, also those
// that name only places in it. Counts are of releases, the most frequent first,
// then by value.
type Place struct {
	Place         schema.Place // name, kind, country and point; without mentions
	Aliases       []index.Count
	Within        []index.Count // of a country: the places in it
	People        []index.Count
	Organizations []index.Count
	Months        []index.Count // of publication ("2026-02"), the earliest first
	Coverage
	Events []index.EventHit // that took or take place there, the latest first
}

// Country is a country that a name means; the zero value is none.
type Country struct {
	Name string // the usual one
	Code string // ISO 3166-1 alpha-2
}

// Places returns the places whose name has these words in this order, as the releases
// that match in tell of them (nil matches all), those of most releases first, then by
// name; none is no error. The country is the one that
// the name means, if any. Two names are one place when the gazetteer says so or
// Aliases do. The errors are those of index.Search.
func (p *Profiler) Places(ctx context.Context, name string, country Country, in query.Q) ([]Place, error) {
	ask := asked{words: p.Index.Words(name), entities: map[string]bool{}, country: country}
	if len(ask.words) == 0 {
		return nil, nil
	}
	all, err := p.namesOf(ctx)
	if err != nil {
		return nil, err
	}
	any := query.Or{query.In{Field: query.Place, Value: query.Phrase(name)}}
	for i := range all.places.entities {
		if e := &all.places.entities[i]; ask.means(e, name) {
			ask.entities[e.ID] = true
			any = append(any, named(query.Place, e))
		}
	}
	for _, m := range all.places.moved {
		if p.called(m.to, ask.words) {
			ask.moved = append(ask.moved, m)
			any = append(any, m.forms)
		}
	}
	if country.Code != "" {
		any = append(any, query.In{Field: query.Country, Value: query.Word(country.Code)})
	}
	drafts := map[string]*placeDraft{}
	for rec, err := range p.Index.Records(ctx, any, in) {
		if err != nil {
			return nil, err
		}
		events, err := p.Index.EventsOf(rec.Row)
		if err != nil {
			return nil, err
		}
		for where, forms := range p.named(rec, all.places, ask) {
			if drafts[where] == nil {
				drafts[where] = newPlaceDraft(all, where == countryKey(country.Code))
			}
			drafts[where].add(rec, events, forms)
		}
	}
	out := make([]Place, 0, len(drafts))
	for _, where := range slices.Sorted(maps.Keys(drafts)) {
		d := drafts[where]
		slices.SortStableFunc(d.events, latestFirst)
		if d.Events, err = p.Index.EventHits(ctx, shown(p, d.events)); err != nil {
			return nil, err
		}
		out = append(out, d.place(country))
	}
	slices.SortStableFunc(out, func(a, b Place) int {
		return cmp.Or(len(b.Releases)-len(a.Releases), cmp.Compare(a.Place.Name, b.Place.Name),
			cmp.Compare(a.Place.Country, b.Place.Country))
	})
	return out, nil
}

// everybody is the names of all kinds.
type everybody struct{ people, places, orgs *names }

func (p *Profiler) namesOf(ctx context.Context) (all everybody, err error) {
	for kind, to := range map[string]**names{"person": &all.people, "place": &all.places, "org": &all.orgs} {
		if *to, err = p.names(ctx, kind); err != nil {
			return all, err
		}
	}
	return all, nil
}

// asked is what a question for a place asks for: a name by its words, those that go by
// it whatever a release calls them, or a country with all that is in it.
type asked struct {
	words    []string
	entities map[string]bool // by ID
	country  Country
	moved    []move // names of another kind that the user has made places
}

// means reports whether an entity goes by a name.
func (a asked) means(e *identity.Entity, name string) bool {
	return slices.ContainsFunc(e.Forms, func(f identity.Joined) bool { return len(f.Name) == len(name) && small(f.Name) == small(name) })
}

// named groups the places of a release that were asked for by identity.
func (p *Profiler) named(rec index.Record, places *names, ask asked) map[string][]schema.Place {
	out := map[string][]schema.Place{}
	for _, place := range rec.Analysis.Places {
		e := places.place(place)
		switch where := e.ID; {
		case ask.country.Code != "" && string(place.Country) == ask.country.Code:
			where = countryKey(ask.country.Code)
			out[where] = append(out[where], place)
		case ask.entities[where] || p.Index.HasWords(place.Forms(), ask.words):
			out[where] = append(out[where], place)
		}
	}
	for _, m := range ask.moved {
		if m.in(rec) && len(out[m.to.ID]) == 0 {
			out[m.to.ID] = append(out[m.to.ID], schema.Place{Name: m.to.Name, Kind: "other"})
		}
	}
	return out
}

func countryKey(code string) string { return "country " + code }

// placeDraft is a profile in the making.
type placeDraft struct {
	Place
	names, within, people, orgs, months tally
	events                              []*index.EventRow
	best                                map[string]schema.Place // by name, how it was resolved
	country                             bool                    // the places in it belong to it
	all                                 everybody
}

func newPlaceDraft(all everybody, country bool) *placeDraft {
	return &placeDraft{
		all: all, country: country, best: map[string]schema.Place{},
		names: tally{}, within: tally{}, people: tally{}, orgs: tally{}, months: tally{},
	}
}

// add adds a release and the forms in which it names the place.
func (d *placeDraft) add(rec index.Record, events []*index.EventRow, forms []schema.Place) {
	d.Coverage.add(rec.Head)
	if day := rec.Published; !day.IsZero() {
		d.months.add(day.String()[:len("2006-01")])
	}
	there, within := map[string]bool{}, []string{}
	for _, form := range forms {
		there[form.Name] = true
		d.best[form.Name] = form
		if d.country && form.Kind != string(annot.Country) {
			within = append(within, d.all.places.place(form).Name)
		} else {
			d.names.add(form.Name)
		}
	}
	d.within.add(within...)
	d.people.add(listed(rec.Analysis.People, d.all.people.person)...)
	d.orgs.add(listed(rec.Analysis.Organizations, d.all.orgs.org)...)
	for _, ev := range events {
		if slices.ContainsFunc(ev.Where, func(name string) bool { return there[name] }) {
			d.events = append(d.events, ev)
		}
	}
}

// listed are the names of those of a release who stand in lists.
func listed[T any](list []T, of func(T) *identity.Entity) (out []string) {
	for _, x := range list {
		if e := of(x); shownIn(e) {
			out = append(out, e.Name)
		}
	}
	return out
}

// place ends the profile. The country is told of by the places in it alone when no
// release names it.
func (d *placeDraft) place(country Country) Place {
	if d.country && len(d.names) == 0 {
		d.names[country.Name] = 0
		d.best[country.Name] = schema.Place{
			Name: country.Name, Kind: string(annot.Country), Country: schema.Nullable(country.Code),
		}
	}
	forms := d.names.ranked()
	name := forms[0].Value
	d.Place.Place = d.best[name]
	if e := d.all.places.place(d.best[name]); len(e.Forms) > 0 {
		d.Place.Place.Name = e.Name
	}
	d.Place.Place.ID, d.Place.Place.Mentions = "", nil
	delete(d.names, name)
	delete(d.names, d.Place.Place.Name)
	d.Aliases, d.Within, d.People, d.Organizations = d.names.ranked(), d.within.ranked(), d.people.ranked(), d.orgs.ranked()
	for _, month := range slices.Sorted(maps.Keys(d.months)) {
		d.Months = append(d.Months, index.Count{Value: month, N: d.months[month]})
	}
	return d.Place
}

// latestFirst orders events by the day on which they begin, those without a date
// last.
func latestFirst(a, b *index.EventRow) int {
	if !a.Dated || !b.Dated {
		return dated(b) - dated(a)
	}
	return earliestFirst(b, a)
}

// earliestFirst orders events likewise, the other way round.
func earliestFirst(a, b *index.EventRow) int {
	if !a.Dated || !b.Dated {
		return dated(b) - dated(a)
	}
	return cmp.Or(a.From.Year-b.From.Year, int(a.From.Month-b.From.Month), a.From.Day-b.From.Day)
}

// dated is 1 for an event with a date, else 0.
func dated(ev *index.EventRow) int {
	if ev.Dated {
		return 1
	}
	return 0
}
