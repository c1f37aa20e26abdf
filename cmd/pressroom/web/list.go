package web

import (
	"fmt"
	"net/url"

	"pressroom/cmd/pressroom/archive"
	"pressroom/index"
)

// linesAPage is how many names a page of a list has.
const linesAPage = 120

// listPage is a list of names, those of most releases first.
type listPage struct {
	Title             string
	Of                string // the query whose releases are counted
	Values            []facetValue
	Prev, Next, Range string
	Path              string
}

// lists are the lists by their addresses: the facet that they count, the page of a name.
var lists = []struct{ path, here, title, facet, page string }{
	{"/people", "people", "People", "person", "/person"}, {"/places", "places", "Places", "place", "/place"},
	{"/bodies", "bodies", "Bodies", "org", "/body"}, {"/topics", "topics", "Topics", "topic", ""},
}

// listOf answers with a list.
func listOf(n int) func(*request) (shown, error) {
	return func(r *request) (shown, error) { return r.list(n) }
}

func (r *request) list(n int) (shown, error) {
	l := lists[n]
	p := &listPage{Title: l.title, Of: r.value("q"), Path: l.path}
	out := shown{title: l.title, here: l.here, body: p}
	q, err := r.scope()
	if err != nil {
		return out, err
	}
	if q, err = r.expand(q); err != nil {
		return out, err
	}
	at := r.number("page", 1)
	counts, err := archive.FacetOf(l.facet).Count(r.Context(), r.Profiler, q, at*linesAPage+1)
	if err != nil {
		return out, err
	}
	first := min((at-1)*linesAPage, len(counts))
	if at > 1 && first == len(counts) {
		return out, r.pastEnd(at, pages(len(counts), linesAPage))
	}
	for _, c := range counts[first:min(first+linesAPage, len(counts))] {
		p.Values = append(p.Values, r.listed(l.facet, l.page, c))
	}
	p.Prev, p.Next = r.turn(at, len(counts) > first+linesAPage)
	p.Range = fmt.Sprintf("%s to %s", number(first+1), number(first+len(p.Values)))
	return out, nil
}

// listed is a name with the page that it leads to.
func (r *request) listed(facet, path string, c index.Count) facetValue {
	if path == "" {
		return facetValue{c.Value, "/?" + url.Values{"q": {archive.Narrow(r.value("q"), facet, c.Value)}}.Encode(), c.N}
	}
	return facetValue{c.Value, named(path, c.Value), c.N}
}
