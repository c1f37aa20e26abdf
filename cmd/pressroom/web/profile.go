package web

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"pressroom/analyze"
	"pressroom/cmd/pressroom/archive"
	"pressroom/cmd/pressroom/report"
	"pressroom/corpus"
	"pressroom/index"
	"pressroom/index/profile"
	"pressroom/index/query"
)

// How much of a profile is shown; the search that is linked shows the rest.
const (
	profileQuotes    = 8
	profileEvents    = 12
	profileReleases  = 12
	profileNames     = 12
	profileOffices   = 10
	profileNamesakes = 20
)

// profilePage is what all releases together say of a person, a place or a body.
type profilePage struct {
	Kind, Name, Lead string
	Tally            string
	Field            string // of the query language, that asks for it
	Search           string // the releases
	Query            string // that asks for them
	Months           *sparkline
	Offices          []officeBar
	Officers         []profile.Officer
	Quotes           []profile.QuoteHit
	Said             string // the page of all of them
	Events           []happening
	Releases         []index.Head
	Names            []names
	Aliases          []profile.Alias
	Namesakes        []facetValue
	Point            *spot
}

// names are names that stand beside the one that is shown.
type names struct {
	Title  string
	Values []facetValue
}

// officeBar is a title with the time in which releases give it, on a scale from 0 to 100.
type officeBar struct {
	profile.Office
	X, W   float64
	Days   string
	Joined bool // of several spellings, which one release may give: N is the most that it can be
}

// person shows a person.
func (r *request) person() (shown, error) {
	name := r.value("name")
	found, err := r.Profiler.Showing(profileQuotes).People(r.Context(), name, nil)
	if err != nil {
		return shown{}, err
	}
	n := chosen(name, len(found), func(n int) string { return found[n].Name })
	if n < 0 {
		return r.nobody(name, "person")
	}
	x := found[n]
	p := r.newProfile("person", x.Name, x.Coverage)
	if len(x.Titles) > 0 {
		p.Lead = x.Titles[0].Value
	}
	p.Offices = officeBars(joinSpellings(x.Offices, len(x.Releases)), x.First, x.Last)
	p.Quotes, p.Aliases = x.Quotes[:min(len(x.Quotes), profileQuotes)], x.Aliases
	p.Said = "/quotes?" + url.Values{"by": {x.Name}}.Encode()
	p.add("Named together with", "/person", x.With)
	p.add("Belongs to", "/body", x.Organizations)
	for k, other := range found {
		if k != n {
			p.namesake(other.Name, "/person", len(other.Releases))
		}
	}
	if p.Events, err = r.eventsOf(index.EventFilter{Who: x.Name}); err != nil {
		return shown{}, err
	}
	return shown{title: x.Name, here: "people", body: p}, nil
}

// body shows a body.
func (r *request) body() (shown, error) {
	name := r.value("name")
	found, err := r.Bodies(r.Context(), name, nil)
	if err != nil {
		return shown{}, err
	}
	n := chosen(name, len(found), func(n int) string { return found[n].Name })
	if n < 0 {
		return r.nobody(name, "org")
	}
	x := found[n]
	p := r.newProfile("org", x.Name, x.Coverage)
	p.Officers, p.Aliases = x.Officers[:min(len(x.Officers), profileNames)], x.Aliases
	p.add("People named with it", "/person", x.People)
	p.add("Bodies named with it", "/body", x.With)
	for k, other := range found {
		if k != n {
			p.namesake(other.Name, "/body", len(other.Releases))
		}
	}
	if p.Events, err = r.eventsOf(index.EventFilter{Who: x.Name}); err != nil {
		return shown{}, err
	}
	said, err := r.Quotes(r.Context(), profile.QuoteFilter{By: x.Name, Limit: profileQuotes})
	p.Quotes, p.Said = said.Hits, "/quotes?"+url.Values{"by": {x.Name}}.Encode()
	return shown{title: x.Name, here: "bodies", body: p}, err
}

// place shows a place, a country with all that is in it.
func (r *request) place() (shown, error) {
	name := r.value("name")
	usual, code := analyze.Country(name)
	found, err := r.Profiler.Showing(profileEvents).Places(r.Context(), name, profile.Country{Name: usual, Code: code}, nil)
	if err != nil {
		return shown{}, err
	}
	n := chosen(name, len(found), func(n int) string { return found[n].Place.Name })
	if n < 0 {
		return r.nobody(name, "place")
	}
	x := found[n]
	p := r.newProfile("place", x.Place.Name, x.Coverage)
	p.Lead = placeLead(x)
	for _, c := range x.Aliases {
		p.Aliases = append(p.Aliases, profile.Alias{Count: c})
	}
	if x.Place.Lat != nil && x.Place.Lon != nil {
		p.Point = &spot{Lat: *x.Place.Lat, Lon: *x.Place.Lon}
	}
	p.add("Places in it", "/place", x.Within)
	p.add("People", "/person", x.People)
	p.add("Bodies", "/body", x.Organizations)
	for k, other := range found {
		if k != n {
			p.namesake(other.Place.Name, "/place", len(other.Releases))
		}
	}
	for _, ev := range x.Events[:min(len(x.Events), profileEvents)] {
		p.Events = append(p.Events, happeningOf(profile.Happening{EventHit: ev, Sources: []index.EventHit{ev}, Status: ev.Event.Status}))
	}
	return shown{title: x.Place.Name, here: "places", body: p}, nil
}

func placeLead(x profile.Place) string {
	lead := strings.ReplaceAll(x.Place.Kind, "_", " ")
	if code := string(x.Place.Country); code != "" && x.Place.Kind != "country" {
		lead += " in " + nameOfValue("country", code)
	}
	return lead
}

// chosen returns which of several of a name is shown: the one that bears it as it is asked
// for, else the first; -1 for none.
func chosen(name string, n int, nameOf func(int) string) int {
	for i := range n {
		if strings.EqualFold(nameOf(i), name) {
			return i
		}
	}
	return min(n, 1) - 1
}

// newProfile is what the pages of a name have in common.
func (r *request) newProfile(field, name string, c profile.Coverage) *profilePage {
	p := &profilePage{Field: field, Name: name, Query: archive.Narrow("", field, name)}
	p.Kind = map[string]string{"person": "Person", "org": "Body", "place": "Place"}[field]
	p.Search = "/?" + url.Values{"q": {p.Query}}.Encode()
	p.Tally = number(len(c.Releases)) + " releases"
	if len(c.Releases) == 1 {
		p.Tally = "1 release"
	}
	if !c.First.IsZero() {
		p.Tally += ", " + daysBetween(c.First, c.Last)
	}
	p.Releases = c.Releases[:min(len(c.Releases), profileReleases)]
	p.Months = newSparkline(monthsOf(c.Releases), "Releases by month", func(days string) string {
		return "/?" + url.Values{"q": {onDays(p.Query, days)}}.Encode()
	})
	return p
}

// daysBetween writes the first and the last day.
func daysBetween(first, last corpus.Date) string {
	if first == last {
		return day(first)
	}
	return day(first) + " to " + day(last)
}

// monthsOf counts releases by month, months without any included.
func monthsOf(releases []index.Head) (out []index.Count) {
	counts := map[string]int{}
	var first, last corpus.Date
	for _, rel := range releases {
		d := rel.Published
		if d.IsZero() {
			continue
		}
		counts[d.String()[:len("2006-01")]]++
		if first.IsZero() || d.Before(first) {
			first = d
		}
		if last.Before(d) {
			last = d
		}
	}
	if first.IsZero() {
		return nil
	}
	first.Day, last.Day = 1, 1
	for d := first; !last.Before(d); d = d.AddMonths(1) {
		month := d.String()[:len("2006-01")]
		out = append(out, index.Count{Value: month, N: counts[month]})
	}
	return out
}

// add adds names with the pages that they lead to.
func (p *profilePage) add(title, path string, counts []index.Count) {
	if len(counts) == 0 {
		return
	}
	list := names{Title: title}
	for _, c := range counts[:min(len(counts), profileNames)] {
		list.Values = append(list.Values, facetValue{c.Value, named(path, c.Value), c.N})
	}
	p.Names = append(p.Names, list)
}

// namesake adds somebody else whom the name may mean.
func (p *profilePage) namesake(name, path string, releases int) {
	if len(p.Namesakes) < profileNamesakes && !strings.EqualFold(name, p.Name) {
		p.Namesakes = append(p.Namesakes, facetValue{name, named(path, name), releases})
	}
}

// joinSpellings makes one of titles that differ in short forms and marks alone, as "U.S. Sen."
// and "U S Senator"; the longest stands. No title is given by more than all releases.
func joinSpellings(offices []profile.Office, releases int) (out []officeBar) {
	at := map[string]int{}
	for _, o := range offices {
		key := report.SpelledOut(o.Title)
		n, known := at[key]
		if !known {
			at[key] = len(out)
			out = append(out, officeBar{Office: o})
			continue
		}
		was := &out[n]
		if len(o.Title) > len(was.Title) {
			was.Title = o.Title
		}
		if o.First.Before(was.First) {
			was.First = o.First
		}
		if was.Last.Before(o.Last) {
			was.Last = o.Last
		}
		was.N, was.Joined = min(was.N+o.N, releases), true
	}
	return out
}

// officeBars places titles on the time from the first to the last release: those of most
// releases, in their order.
func officeBars(offices []officeBar, first, last corpus.Date) (bars []officeBar) {
	most := slices.Clone(offices)
	slices.SortStableFunc(most, func(a, b officeBar) int { return cmp.Compare(b.N, a.N) })
	most = most[:min(len(most), profileOffices)]
	span := float64(max(1, last.DaysSince(first)))
	for _, o := range offices {
		if slices.Contains(most, o) {
			x, w := 100*float64(o.First.DaysSince(first))/span, max(1.5, 100*float64(o.Last.DaysSince(o.First))/span)
			o.X, o.W, o.Days = min(x, 100-w), w, daysBetween(o.First, o.Last)
			bars = append(bars, o)
		}
	}
	return bars
}

// nobody says that no release names somebody or something, and what was probably meant.
func (r *request) nobody(name, field string) (shown, error) {
	p := struct {
		Name       string
		Suggestion *suggestion
	}{Name: name}
	if name != "" {
		better, n, err := r.Index.Suggest(r.Context(), query.In{Field: query.Field(field), Value: query.Phrase(name)})
		if err != nil {
			return shown{}, err
		}
		if in, ok := better.(query.In); ok {
			meant := strings.Trim(in.Value.String(), `"`)
			p.Suggestion = &suggestion{meant, named(r.URL.Path, meant), n}
		}
	}
	return shown{title: name, here: "people", body: p, template: "nobody", status: 404}, nil
}

// happening is an event as pages list it.
type happening struct {
	When, From, What, Status string
	Where                    []string
	Who                      []facetValue
	Venue                    string
	Kind                     string
	Evidence                 string
	Sources                  []index.EventHit
}

// happeningOf makes an event ready to be listed.
func happeningOf(h profile.Happening) happening {
	ev := h.Event
	out := happening{When: report.WhenText(ev.When), What: report.Plain(ev.What), Kind: strings.ReplaceAll(ev.Kind, "_", " "),
		Where: ev.Where, Venue: string(ev.Venue), Evidence: report.Plain(ev.Evidence.Text), Sources: h.Sources}
	if ev.When != nil && !ev.When.From.IsZero() {
		out.From = ev.When.From.String()
	}
	for _, x := range ev.Participants {
		out.Who = append(out.Who, facetValue{Name: x.Name, Path: pageOfID(string(x.ID), x.Name)})
	}
	if h.Status != "happened" && h.Status != "planned" {
		out.Status = strings.ReplaceAll(h.Status, "_", " ")
	}
	return out
}

// pageOfID is the page of somebody or a body of a release; "" for what is neither.
func pageOfID(id, name string) string {
	switch {
	case strings.HasPrefix(id, "p"):
		return named("/person", name)
	case strings.HasPrefix(id, "o"):
		return named("/body", name)
	}
	return ""
}

// eventsOf returns the latest events that a filter chooses.
func (r *request) eventsOf(f index.EventFilter) (out []happening, err error) {
	f.Limit, f.Newest = profileEvents, true
	res, err := r.Happenings(r.Context(), f)
	for _, h := range res.Hits {
		out = append(out, happeningOf(h))
	}
	return out, err
}

// spot is a point on the map.
type spot struct {
	Lat, Lon float64
	X, Y, R  float64
	Name     string
	N        int
	Path     string
}

func (s spot) String() string { return fmt.Sprintf("%.2f, %.2f", s.Lat, s.Lon) }
