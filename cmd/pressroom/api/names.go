package api

import (
	"fmt"

	"pressroom/analyze"
	"pressroom/cmd/pressroom/report"
	"pressroom/index"
	"pressroom/index/profile"
	"pressroom/index/query"
)

// lists are the lists of names.
var lists = []struct {
	name, of string
	ask      func(*asking) error
}{
	{"people", "people", counting(index.People)}, {"places", "places", counting(index.Places)},
	{"orgs", "organisations", counting(index.Orgs)}, {"topics", "topics", counting(index.Topics)},
}

// counting counts names.
func counting(by index.Facet) func(*asking) error {
	return func(a *asking) error {
		typed, expanded, err := a.scope()
		if err != nil {
			return err
		}
		counts, err := a.Count(a, expanded, by, 0)
		if err != nil {
			return err
		}
		a.answer.Total = len(counts)
		for _, n := range page(a, counts) {
			if err := add(&a.answer.Items, report.CountOf(n)); err != nil {
				return err
			}
		}
		if len(counts) == 0 {
			return a.suggest(typed)
		}
		return nil
	}
}

// page returns the page of a list that is asked for.
func page[T any](a *asking, list []T) []T {
	from := min(a.Number("offset"), len(list))
	return list[from:min(from+a.Number("limit"), len(list))]
}

// person tells what the releases say of those whom a name means.
func (a *asking) person() error {
	ask := func(in query.Q) ([]profile.Person, error) {
		return a.Showing(a.Number("entries")).People(a, a.Text("name"), in)
	}
	return profiles(a, query.Person, ask, func(found profile.Person) (report.Person, int) {
		x := report.PersonOf(found)
		releases := len(x.Releases)
		cut(a, &x.Aliases)
		cut(a, &x.Honorifics)
		cut(a, &x.Titles)
		cut(a, &x.Organizations)
		cut(a, &x.With)
		cut(a, &x.Releases)
		cut(a, &x.Quotes)
		return x, releases
	})
}

// org is person for an organisation.
func (a *asking) org() error {
	ask := func(in query.Q) ([]profile.Body, error) { return a.Bodies(a, a.Text("name"), in) }
	return profiles(a, query.Org, ask, func(found profile.Body) (report.Body, int) {
		x := report.BodyOf(found)
		releases := len(x.Releases)
		cut(a, &x.Aliases)
		cut(a, &x.Officers)
		cut(a, &x.People)
		cut(a, &x.With)
		cut(a, &x.Releases)
		return x, releases
	})
}

// place is person for a place.
func (a *asking) place() error {
	ask := func(in query.Q) ([]profile.Place, error) {
		usual, code := analyze.Country(a.Text("name"))
		return a.Showing(a.Number("entries")).Places(a, a.Text("name"), profile.Country{Name: usual, Code: code}, in)
	}
	return profiles(a, query.Place, ask, func(found profile.Place) (report.Place, int) {
		x := report.PlaceOf(found)
		releases := len(x.Releases)
		cut(a, &x.Aliases)
		cut(a, &x.Within)
		cut(a, &x.People)
		cut(a, &x.Organizations)
		cut(a, &x.Releases)
		cut(a, &x.Events)
		return x, releases
	})
}

// published asks for the days of publication; nil for all.
func (a *asking) published() (query.Q, error) {
	from, to, err := a.days()
	if err != nil || from.IsZero() && to.IsZero() {
		return nil, err
	}
	return query.Date{From: from.String(), To: to.String()}, nil
}

// profiles tells a page of the profiles that the releases of the days asked for give, or whom the name may have meant.
func profiles[T, J any](a *asking, field query.Field, ask func(in query.Q) ([]T, error), answer func(T) (J, int)) error {
	in, err := a.published()
	if err != nil {
		return err
	}
	found, err := ask(in)
	if err != nil {
		return err
	}
	a.answer.Total = len(found)
	for _, f := range page(a, found) {
		x, releases := answer(f)
		if n := a.Number("entries"); releases > n {
			a.note(fmt.Sprintf("of item %d the newest %d of %d releases are told", len(a.answer.Items)+1, n, releases))
		}
		if err := add(&a.answer.Items, x); err != nil {
			return err
		}
	}
	if len(found) > 0 {
		return nil
	}
	name := query.Phrase(a.Text("name"))
	better, _, err := a.Index.Suggest(a, query.In{Field: field, Value: name})
	if in, ok := better.(query.In); ok {
		a.answer.Suggestion = in.Value.String()
	}
	return err
}

// cut shortens a row of a profile to what is told of it.
func cut[T any](a *asking, list *[]T) { *list = (*list)[:min(a.Number("entries"), len(*list))] }

func (a *asking) stats() error {
	st, err := a.Stats(a)
	if err != nil {
		return err
	}
	return add(&a.answer.Items, report.StatsOf(st))
}

// saved lists the saved searches.
func (a *asking) saved() error {
	all, err := a.service.live.Archive().Saved()
	if err != nil {
		return err
	}
	a.answer.Total = len(all)
	for _, s := range all {
		if err := add(&a.answer.Items, report.Saved{Name: s.Name, Query: s.Query, Asked: s.Asked, Seen: len(s.Seen)}); err != nil {
			return err
		}
	}
	return nil
}
