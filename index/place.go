package index

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"sort"
	"strconv"

	bq "github.com/blevesearch/bleve/v2/search/query"

	"pressroom/analyze/annot"
	"pressroom/analyze/schema"
	"pressroom/corpus"
	"pressroom/index/query"
)

// PlaceProfile is what all releases together say of one place; of a country,
// also those that name only places in it. Counts are of releases, the most
// frequent first, then by value.
type PlaceProfile struct {
	Place         schema.Place // name, kind, country and point; without mentions
	Aliases       []Count
	Within        []Count // of a country: the places in it
	People        []Count
	Organizations []Count
	Months        []Count     // of publication ("2026-02"), the earliest first
	First, Last   corpus.Date // days of publication; zero when no release is dated
	Releases      []Hit       // the newest first
	Events        []EventHit  // that took or take place there, the latest first
}

// PlaceProfiles returns the places whose name has these words in this order,
// those of most releases first, then by name; none is no error. Two names are
// one place when the gazetteer says so or Aliases do. The errors are those of
// Search.
func (i *Index) PlaceProfiles(ctx context.Context, name string) ([]PlaceProfile, error) {
	c := i.compiler()
	match := c.in(query.In{Field: query.Place, Value: query.Phrase(name)})
	if match == nil {
		return nil, nil
	}
	usual, code := i.countryOf(name)
	ask := asked{words: i.wordsOf(name), key: i.Aliases.key("place", name), code: code}
	names, err := i.facet(ctx, nil, Places)
	if err != nil {
		return nil, err
	}
	any := []bq.Query{match}
	for _, n := range names { // other names, as the user joined them
		if i.Aliases.key("place", n.Value) == ask.key {
			any = append(any, exactly(string(Places), n.Value, false))
		}
	}
	found, err := i.analyses(ctx, either(any))
	if err != nil {
		return nil, err
	}
	drafts := map[string]*placeDraft{}
	for _, st := range found {
		for where, forms := range i.placesOf(st.an, ask) {
			if drafts[where] == nil {
				drafts[where] = newPlaceDraft(where == countryIdentity(ask.code))
			}
			drafts[where].add(st, forms)
		}
	}
	out := make([]PlaceProfile, 0, len(drafts))
	for where, d := range drafts {
		if where == countryIdentity(ask.code) && len(d.names) == 0 { // only places in it are named
			d.names[usual] = 0
			d.best[usual] = schema.Place{Kind: string(annot.Country), Country: schema.Nullable(ask.code)}
		}
		out = append(out, d.profile(i.Aliases))
	}
	sort.Slice(out, func(a, b int) bool {
		x, y := out[a], out[b]
		return cmp.Or(len(y.Releases)-len(x.Releases), cmp.Compare(x.Place.Name, y.Place.Name), cmp.Compare(x.Place.Country, y.Place.Country)) < 0
	})
	return out, nil
}

// asked is what a question for a place asks for: a name by its words or by its
// key, or a country with all that is in it.
type asked struct {
	words []string
	key   string
	code  string // "" when the name is no country's
}

// placesOf groups the places of a release that were asked for by identity.
func (i *Index) placesOf(an schema.Analysis, ask asked) map[string][]schema.Place {
	out := map[string][]schema.Place{}
	for _, p := range an.Places {
		switch {
		case ask.code != "" && string(p.Country) == ask.code:
			out[countryIdentity(ask.code)] = append(out[countryIdentity(ask.code)], p)
		case i.hasWords(formsOf(p), ask.words) || i.Aliases.key("place", p.Name) == ask.key:
			out[i.identity(p)] = append(out[i.identity(p)], p)
		}
	}
	return out
}

// formsOf returns the name of a place and how the release writes it: "Paris,
// Texas", "Del.".
func formsOf(p schema.Place) []string {
	forms := []string{p.Name}
	for _, m := range p.Mentions {
		forms = append(forms, m.Text)
	}
	return forms
}

// analysed is a release without its text.
type analysed struct {
	key string
	hd  head
	an  schema.Analysis
}

// analyses reads the releases that match, the newest first.
func (i *Index) analyses(ctx context.Context, match bq.Query) ([]analysed, error) {
	found, err := keys(ctx, i.idx, match, Newest.order())
	if err != nil {
		return nil, err
	}
	out := make([]analysed, 0, len(found))
	for _, key := range found {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		hd, fs, err := readHead(i.idx, key)
		if err != nil {
			return nil, err
		}
		an, err := unpackAnalysis(key, fs)
		if err != nil {
			return nil, err
		}
		out = append(out, analysed{key, hd, an})
	}
	return out, nil
}

// identity tells places of different releases apart: by the entry of the
// gazetteer where there is one, else by name and country.
func (i *Index) identity(p schema.Place) string {
	switch {
	case p.Kind == string(annot.Country) && p.Country != "":
		return countryIdentity(string(p.Country))
	case p.GeoNames != nil:
		return "geonames " + strconv.Itoa(*p.GeoNames)
	}
	return i.Aliases.key("place", p.Name) + " " + string(p.Country)
}

func countryIdentity(code string) string { return "country " + code }

// placeDraft is a profile in the making.
type placeDraft struct {
	PlaceProfile
	names, within, people, orgs, months map[string]int
	best                                map[string]schema.Place // by name, how it was resolved
	country                             bool                    // the places in it belong to it
}

func newPlaceDraft(country bool) *placeDraft {
	return &placeDraft{
		country: country,
		names:   map[string]int{}, within: map[string]int{}, people: map[string]int{}, orgs: map[string]int{}, months: map[string]int{},
		best: map[string]schema.Place{},
	}
}

// add adds a release and the forms in which it names the place.
func (d *placeDraft) add(st analysed, forms []schema.Place) {
	hd := st.hd
	d.Releases = append(d.Releases, Hit{ID: hd.ID, Source: hd.Source, Headline: hd.Headline, Published: hd.Published, Place: hd.Place, key: st.key})
	if day := hd.Published; !day.IsZero() {
		if d.Last.IsZero() { // the newest comes first
			d.Last = day
		}
		d.First = day
		d.months[day.String()[:len("2006-01")]]++
	}
	there := map[string]bool{}
	for _, p := range forms {
		there[p.Name] = true
		d.best[p.Name] = p
		if d.country && p.Kind != string(annot.Country) {
			tally(d.within, p.Name)
		} else {
			tally(d.names, p.Name)
		}
	}
	for _, p := range st.an.People {
		tally(d.people, p.Name)
	}
	for _, o := range st.an.Organizations {
		tally(d.orgs, o.Name)
	}
	for _, ev := range st.an.Events {
		if slices.ContainsFunc(ev.Where, func(w string) bool { return there[w] }) {
			d.Events = append(d.Events, eventHit(hd, st.an, ev))
		}
	}
}

func (d *placeDraft) profile(aliases *Aliases) PlaceProfile {
	forms := ranked(d.names)
	name := forms[0].Value
	d.Place = d.best[name]
	d.Place.Name, d.Place.ID, d.Place.Mentions = aliases.name(aliases.key("place", name), forms), "", nil
	delete(d.names, d.Place.Name)
	d.Aliases, d.Within, d.People, d.Organizations = ranked(d.names), ranked(d.within), ranked(d.people), ranked(d.orgs)
	for _, month := range slices.Sorted(maps.Keys(d.months)) {
		d.Months = append(d.Months, Count{month, d.months[month]})
	}
	sort.SliceStable(d.Events, func(a, b int) bool { return later(d.Events[a].Event, d.Events[b].Event) })
	return d.PlaceProfile
}

// later orders events by the day on which they begin, the latest first, those
// without a date last.
func later(a, b schema.Event) bool {
	if a.When == nil || b.When == nil {
		return a.When != nil && b.When == nil
	}
	return a.When.From.String() > b.When.From.String()
}

// earlier orders events as Events does.
func earlier(a, b schema.Event) bool {
	if (a.When == nil) != (b.When == nil) {
		return a.When != nil
	}
	return a.When != nil && a.When.From.String() < b.When.From.String()
}
