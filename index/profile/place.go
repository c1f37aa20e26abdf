package profile

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strconv"

	"pressroom/analyze/annot"
	"pressroom/analyze/schema"
	"pressroom/index"
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

// Places returns the places whose name has these words in this order, those of
// most releases first, then by name; none is no error. The country is the one that
// the name means, if any. Two names are one place when the gazetteer says so or
// Aliases do. The errors are those of index.Search.
func (p *Profiler) Places(ctx context.Context, name string, country Country) ([]Place, error) {
	ask := asked{p.Index.Words(name), p.Aliases.key("place", name), country}
	if len(ask.words) == 0 {
		return nil, nil
	}
	forms, err := p.forms(ctx, index.Places, func(key string) bool { return key == ask.key })
	if err != nil {
		return nil, err
	}
	any := query.Or{query.In{Field: query.Place, Value: query.Phrase(name)}, query.Named{Field: query.Place, Names: forms}}
	if country.Code != "" {
		any = append(any, query.In{Field: query.Country, Value: query.Word(country.Code)})
	}
	drafts := map[string]*placeDraft{}
	for rec, err := range p.Index.Records(ctx, any) {
		if err != nil {
			return nil, err
		}
		events, err := p.Index.EventsOf(rec.Row)
		if err != nil {
			return nil, err
		}
		for where, forms := range p.named(rec, ask) {
			if drafts[where] == nil {
				drafts[where] = newPlaceDraft(where == countryKey(country.Code))
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
		out = append(out, d.place(p.Aliases, country))
	}
	slices.SortStableFunc(out, func(a, b Place) int {
		return cmp.Or(len(b.Releases)-len(a.Releases), cmp.Compare(a.Place.Name, b.Place.Name),
			cmp.Compare(a.Place.Country, b.Place.Country))
	})
	return out, nil
}

// asked is what a question for a place asks for: a name by its words or by its
// key, or a country with all that is in it.
type asked struct {
	words   []string
	key     string
	country Country
}

// named groups the places of a release that were asked for by identity.
func (p *Profiler) named(rec index.Record, ask asked) map[string][]schema.Place {
	out := map[string][]schema.Place{}
	for _, place := range rec.Analysis.Places {
		switch {
		case ask.country.Code != "" && string(place.Country) == ask.country.Code:
			where := countryKey(ask.country.Code)
			out[where] = append(out[where], place)
		case p.Index.HasWords(place.Forms(), ask.words) || p.Aliases.key("place", place.Name) == ask.key:
			where := p.identityOf(place)
			out[where] = append(out[where], place)
		}
	}
	return out
}

// identityOf tells places of different releases apart: by the entry of the
// gazetteer where there is one, else by name and country.
func (p *Profiler) identityOf(place schema.Place) string {
	switch {
	case place.Kind == string(annot.Country) && place.Country != "":
		return countryKey(string(place.Country))
	case place.GeoNames != nil:
		return "geonames " + strconv.Itoa(*place.GeoNames)
	}
	return p.Aliases.key("place", place.Name) + " " + string(place.Country)
}

func countryKey(code string) string { return "country " + code }

// placeDraft is a profile in the making.
type placeDraft struct {
	Place
	names, within, people, orgs, months tally
	events                              []*index.EventRow
	best                                map[string]schema.Place // by name, how it was resolved
	country                             bool                    // the places in it belong to it
}

func newPlaceDraft(country bool) *placeDraft {
	return &placeDraft{
		country: country, best: map[string]schema.Place{},
		names: tally{}, within: tally{}, people: tally{}, orgs: tally{}, months: tally{},
	}
}

// add adds a release and the forms in which it names the place.
func (d *placeDraft) add(rec index.Record, events []*index.EventRow, forms []schema.Place) {
	d.Coverage.add(rec.Head)
	if day := rec.Published; !day.IsZero() {
		d.months.add(day.String()[:len("2006-01")])
	}
	there := map[string]bool{}
	for _, form := range forms {
		there[form.Name] = true
		d.best[form.Name] = form
		if d.country && form.Kind != string(annot.Country) {
			d.within.add(form.Name)
		} else {
			d.names.add(form.Name)
		}
	}
	for _, person := range rec.Analysis.People {
		d.people.add(person.Name)
	}
	for _, org := range rec.Analysis.Organizations {
		d.orgs.add(org.Name)
	}
	for _, ev := range events {
		if slices.ContainsFunc(ev.Where, func(name string) bool { return there[name] }) {
			d.events = append(d.events, ev)
		}
	}
}

// place ends the profile. The country is told of by the places in it alone when no
// release names it.
func (d *placeDraft) place(aliases *Aliases, country Country) Place {
	if d.country && len(d.names) == 0 {
		d.names[country.Name] = 0
		d.best[country.Name] = schema.Place{Kind: string(annot.Country), Country: schema.Nullable(country.Code)}
	}
	forms := d.names.ranked()
	name := forms[0].Value
	d.Place.Place = d.best[name]
	d.Place.Place.Name, d.Place.Place.ID, d.Place.Place.Mentions = aliases.name(aliases.key("place", name), forms), "", nil
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
