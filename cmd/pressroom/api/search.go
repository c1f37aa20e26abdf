package api

import (
	"strings"

	"pressroom/cmd/pressroom/archive"
	"pressroom/cmd/pressroom/report"
	"pressroom/corpus"
	"pressroom/index"
	"pressroom/index/query"
)

// asked reads the query with the surroundings of a place; nil for all releases. The query
// that is typed is told beside that with synonyms.
func (a *asking) asked() (typed, expanded query.Q, err error) {
	if typed, err = a.reader().Query(a.Text("q")); err != nil {
		return nil, nil, err
	}
	if point := a.Text("near"); point != "" {
		near, err := a.reader().Near(point, a.Text("radius"))
		if err != nil {
			return nil, nil, inParam("near", err)
		}
		typed = archive.Both(typed, near)
	}
	return a.expand(typed)
}

// scope is asked with the days of publication.
func (a *asking) scope() (typed, expanded query.Q, err error) {
	from, to, err := a.days()
	if err != nil {
		return nil, nil, err
	}
	typed, expanded, err = a.asked()
	if err != nil || from.IsZero() && to.IsZero() {
		return typed, expanded, err
	}
	published := query.Date{From: from.String(), To: to.String()}
	return archive.Both(typed, published), archive.Both(expanded, published), nil
}

// expand adds the synonyms of a query, and tells which.
func (a *asking) expand(typed query.Q) (_, expanded query.Q, err error) {
	expanded, notes, err := a.Expand(typed)
	for _, note := range notes {
		a.note(note)
	}
	return typed, expanded, err
}

// days reads from and to.
func (a *asking) days() (from, to corpus.Date, err error) {
	if from, err = a.day(a.reader(), "from", false); err != nil {
		return from, to, err
	}
	if to, err = a.day(a.reader(), "to", true); err != nil {
		return from, to, err
	}
	if !to.IsZero() && to.Before(from) {
		err = wrongParam("from", "it is after to", "")
	}
	return from, to, err
}

// day reads a day, a month or a year: the first day of it, or the last.
func (a *asking) day(r archive.Reader, name string, last bool) (corpus.Date, error) {
	day, words, err := r.Day(a.Text(name), last)
	if words {
		a.note(name + ": " + a.Text(name) + " is " + day.String())
	}
	return day, inParam(name, err)
}

var orders = map[string]index.Sort{"relevance": index.Relevance, "date": index.Oldest, "-date": index.Newest}

// search finds releases.
func (a *asking) search() error {
	typed, expanded, err := a.scope()
	if err != nil {
		return err
	}
	res, err := a.Index.Search(a, expanded, index.Options{
		Limit: a.Number("limit"), Offset: a.Number("offset"), Sort: orders[a.Text("sort")], Highlight: true, Fold: !a.yes("unfold"),
	})
	if err != nil {
		return err
	}
	if common := archive.Common(res.Ignored); len(common) > 0 {
		a.note("too common to search for: " + strings.Join(common, " "))
	}
	if res.Partial {
		a.note("no release has all of these words; the best partial matches follow")
	}
	a.answer.Total = res.Total
	for n, hit := range res.Hits {
		if err := add(&a.answer.Items, report.FoundOf(hit, a.Number("offset")+n+1, res.Total)); err != nil {
			return err
		}
	}
	if res.Total == 0 || res.Partial {
		if err := a.suggest(typed); err != nil {
			return err
		}
	}
	return a.count(res)
}

// count counts what the releases of a result have.
func (a *asking) count(res index.Result) error {
	for _, name := range a.many("facet") {
		counts, err := archive.FacetOf(name).Count(a, a.Profiler, res.Found, facetValues)
		if err == nil {
			err = add(&a.answer.Facets, report.FacetOf(name, counts, res.Total))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// facetValues is how many values of a facet are told.
const facetValues = 10

// suggest tells what was probably meant by a query, else what of it no release has.
func (a *asking) suggest(typed query.Q) error {
	if typed == nil {
		return nil
	}
	better, _, err := a.Index.Suggest(a, typed)
	if err != nil {
		return err
	}
	if better != nil {
		a.answer.Suggestion = better.String()
		return nil
	}
	missing, err := a.Index.Missing(a, typed)
	for _, part := range missing {
		a.answer.Missing = append(a.answer.Missing, part.String())
	}
	return err
}

// timeline counts releases by month.
func (a *asking) timeline() error {
	typed, expanded, err := a.scope()
	if err != nil {
		return err
	}
	months, undated, err := a.Index.Months(a, expanded)
	if err != nil {
		return err
	}
	if undated > 0 {
		a.note(report.Plural(undated, "release") + " without a date of publication")
	}
	a.answer.Total = len(months)
	for _, m := range months {
		if err := add(&a.answer.Items, report.MonthOf(m)); err != nil {
			return err
		}
	}
	if len(months) == 0 {
		return a.suggest(typed)
	}
	return nil
}
