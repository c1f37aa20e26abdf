package profile

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/schema"
	"pressroom/corpus"
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
	label := all.places.labelled(name)
	if label != nil { // and no other of the name
		any, ask.words, ask.country = nil, nil, Country{}
	}
	for i := range all.places.entities {
		if e := &all.places.entities[i]; e == label || label == nil && ask.means(e, name) {
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
	if ask.country.Code != "" {
		any = append(any, query.In{Field: query.Country, Value: query.Word(country.Code)})
	}
	drafts, err := p.placesIn(ctx, ask, all, any, in)
	if err != nil {
		return nil, err
	}
	out := make([]Place, 0, len(drafts))
	for _, where := range slices.Sorted(maps.Keys(drafts)) {
		d := drafts[where]
		if err := d.read(ctx, p); err != nil {
			return nil, err
		}
		place, err := d.place(ctx, p, country)
		if err != nil {
			return nil, err
		}
		out = append(out, place)
	}
	slices.SortStableFunc(out, func(a, b Place) int {
		return cmp.Or(len(b.Releases)-len(a.Releases), cmp.Compare(a.Place.Name, b.Place.Name),
			cmp.Compare(a.Place.Country, b.Place.Country))
	})
	return out, nil
}

// placesIn drafts the profiles of the places asked for, out of the releases that match
// all of the queries.
func (p *Profiler) placesIn(ctx context.Context, ask asked, all everybody, queries ...query.Q) (map[string]*placeDraft, error) {
	drafts := map[string]*placeDraft{}
	events, err := p.Index.EventReader()
	if err != nil {
		return nil, err
	}
	ask.has = p.having(ask.words)
	var meant []meantPlace
	for rec, err := range p.Index.Records(ctx, index.KeptPlaces|all.places.kept(), queries...) {
		if err != nil {
			return nil, err
		}
		rows, roles, err := events.Of(rec.Row)
		if err != nil {
			return nil, err
		}
		meant = ask.named(meant[:0], rec, all.places)
		for _, m := range meant {
			d := drafts[m.where]
			if d == nil {
				d = newPlaceDraft(all)
				if m.where == countryKey(ask.country.Code) {
					d.country = ask.country.Code
				}
				drafts[m.where] = d
			}
			d.add(rec, m)
			d.take(rows, roles)
		}
	}
	return drafts, nil
}

// labelled returns the place that lists tell from its namesakes so ("New York (US, city)");
// nil for any other name.
func (n *names) labelled(name string) *identity.Entity {
	if !strings.HasSuffix(name, ")") {
		return nil
	}
	for i := range n.entities {
		if e := &n.entities[i]; e.Name == name {
			return e
		}
	}
	return nil
}

// having returns what says whether a name has these words side by side; none has no words.
func (p *Profiler) having(words []string) func(name string) bool {
	if len(words) == 0 {
		return func(string) bool { return false }
	}
	so := map[string]bool{}
	return func(name string) bool {
		yes, known := so[name]
		if !known {
			yes = p.Index.HasWords([]string{name}, words)
			so[name] = yes
		}
		return yes
	}
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
	moved    []move                 // names of another kind that the user has made places
	has      func(name string) bool // whether a name has the words
}

// means reports whether an entity goes by a name.
func (a asked) means(e *identity.Entity, name string) bool {
	return slices.ContainsFunc(e.Forms, func(f identity.Joined) bool { return len(f.Name) == len(name) && small(f.Name) == small(name) })
}

// meantPlace is a place that is meant, and which of those of a release it is.
type meantPlace struct {
	where string // its identifier
	forms []int
	moved string // the name of one that the release has as another kind of name
}

// named adds the places of a release that were asked for.
func (a asked) named(out []meantPlace, rec index.Naming, places *names) []meantPlace {
	for n := range rec.Places {
		where := a.place(&rec.Places[n], places)
		if where == "" {
			continue
		}
		at := slices.IndexFunc(out, func(m meantPlace) bool { return m.where == where })
		if at < 0 {
			at = len(out)
			out = append(out, meantPlace{where: where})
		}
		out[at].forms = append(out[at].forms, n)
	}
	for _, moved := range a.moved {
		known := slices.ContainsFunc(out, func(m meantPlace) bool { return m.where == moved.to.ID })
		if !known && moved.in(rec) {
			out = append(out, meantPlace{where: moved.to.ID, moved: moved.to.Name})
		}
	}
	return out
}

// place returns the identifier of a place, of a country for what is in it; "" for one
// that was not asked for.
func (a asked) place(place *index.NamedPlace, places *names) string {
	if a.country.Code != "" && place.Country == a.country.Code {
		return countryKey(a.country.Code)
	}
	if e := places.form(place.Form); a.entities[e.ID] || a.has(place.Name) || slices.ContainsFunc(place.Others, a.has) {
		return e.ID
	}
	return ""
}

func countryKey(code string) string { return "country " + code }

// placeDraft is a profile in the making.
type placeDraft struct {
	Place
	names   tally
	months  map[corpus.Date]int // by the first day
	rows    []index.Row
	events  []*index.EventRow
	there   []string            // names of the place in the release that is looked at
	last    map[string]placeRow // by name, the last release that has it
	country string              // the code of one, where the places in it belong to it
	all     everybody
}

// placeRow is where a place is named: a release, which of its places it is (-1 for one
// that is another kind of name there), and the form of its name.
type placeRow struct {
	row  index.Row
	n    int
	form string
}

func newPlaceDraft(all everybody) *placeDraft {
	return &placeDraft{all: all, last: map[string]placeRow{}, names: tally{}, months: map[corpus.Date]int{}}
}

// add adds a release that names the place.
func (d *placeDraft) add(rec index.Naming, m meantPlace) {
	d.Coverage.add(rec.Head)
	d.rows = append(d.rows, rec.Row)
	if day := rec.Published; !day.IsZero() {
		day.Day = 1
		d.months[day]++
	}
	d.there = d.there[:0]
	for _, n := range m.forms {
		form := &rec.Places[n]
		d.there = append(d.there, form.Name)
		if d.country == "" || form.Kind == string(annot.Country) {
			d.names[form.Name]++
			d.last[form.Name] = placeRow{rec.Row, n, form.Form}
		}
	}
	if m.moved != "" {
		d.there = append(d.there, m.moved)
		d.names[m.moved]++
		d.last[m.moved] = placeRow{rec.Row, -1, identity.PlaceForm(m.moved, "", "", movedKind, 0).Term()}
	}
}

// movedKind is the kind of a place that the user has made one.
const movedKind = "other"

// within returns what names a place that lies in the country by its form.
func (d *placeDraft) within(term string) string {
	if country, kind := identity.PlaceOf(term); d.country == "" || country != d.country || kind == string(annot.Country) {
		return ""
	}
	return d.all.places.form(term).Name
}

// take takes the events of the release added last that are in the place.
func (d *placeDraft) take(rows []index.EventRow, roles []index.EventRoles) {
	for n := range rows {
		if slices.ContainsFunc(roles[n].Where, func(name string) bool { return slices.Contains(d.there, name) }) {
			ev := rows[n]
			d.events = append(d.events, &ev)
		}
	}
}

// read reads what is shown of events, and who is named in the releases.
func (d *placeDraft) read(ctx context.Context, p *Profiler) (err error) {
	slices.SortStableFunc(d.events, latestFirst)
	if d.Events, err = p.Index.EventHits(ctx, shown(p, d.events)); err != nil {
		return err
	}
	if d.country != "" {
		if d.Within, err = p.Index.CountIn(d.rows, index.Places, d.within); err != nil {
			return err
		}
	}
	if d.People, err = p.Index.CountIn(d.rows, index.People, listed(d.all.people, nil)); err != nil {
		return err
	}
	d.Organizations, err = p.Index.CountIn(d.rows, index.Orgs, listed(d.all.orgs, nil))
	return err
}

// listed returns what names who or what stands in a list by its form, but for one.
func listed(of *names, but *identity.Entity) func(term string) string {
	return func(term string) string {
		if e := of.form(term); e != but && shownIn(e) {
			return e.Name
		}
		return ""
	}
}

// place ends the profile. The country is told of by the places in it alone when no
// release names it.
func (d *placeDraft) place(ctx context.Context, p *Profiler, country Country) (Place, error) {
	name, form := country.Name, ""
	if d.country != "" && len(d.names) == 0 {
		form = identity.PlaceForm(country.Name, country.Code, "", string(annot.Country), 0).Term()
		d.Place.Place = schema.Place{Name: country.Name, Kind: string(annot.Country), Country: schema.Nullable(country.Code)}
	} else {
		name = d.names.ranked()[0].Value
		last := d.last[name]
		form, d.Place.Place = last.form, schema.Place{Name: name, Kind: movedKind}
		if last.n >= 0 {
			var err error
			if d.Place.Place, err = p.Index.Place(ctx, last.row, last.n); err != nil {
				return d.Place, err
			}
		}
	}
	if e := d.all.places.form(form); len(e.Forms) > 0 {
		d.Place.Place.Name = e.Name
	}
	delete(d.names, name)
	delete(d.names, d.Place.Place.Name)
	d.Aliases = d.names.ranked()
	for _, month := range slices.SortedFunc(maps.Keys(d.months), corpus.Date.Compare) {
		d.Months = append(d.Months, index.Count{Value: month.String()[:len("2006-01")], N: d.months[month]})
	}
	return d.Place, nil
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
