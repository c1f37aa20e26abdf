package web

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"pressroom/cmd/pressroom/archive"
	"pressroom/corpus"
	"pressroom/index"
	"pressroom/index/query"
)

// hitsAPage is how many hits a page of results has.
const hitsAPage = 20

// lastHit is the last hit that can be asked for: further ones cost too much, and nobody
// looks at them.
const lastHit = 10_000

// searchPage is the first page and that of results.
type searchPage struct {
	Asked, Narrowed              bool
	From, To, Near, Radius, Sort string
	Wrong                        *wrongQuery
	Chips                        []chip
	Suggestion                   *suggestion
	Missing                      []string
	Tally, Range, Prev, Next     string
	Presets                      []facetValue // usual times
	Folded                       int          // releases of the page that stand below another one
	Unfold                       string       // the page that shows each
	Files                        []facetValue // what can be taken along
	Views                        []facetValue // the same releases seen otherwise
	Months                       *sparkline
	Hits                         []hit
	Facets                       []facet
}

// hit is a release that was found.
type hit struct {
	index.Hit
	Path string
}

// wrongQuery says what is wrong with a query, and where.
type wrongQuery struct {
	Msg, Hint     string
	Before, After string
	Caret         bool
}

// chip is a part of a query, and the page without it.
type chip struct{ Text, Without string }

// suggestion is what was probably meant.
type suggestion struct {
	Text, Path string
	N          int
}

// facet is what releases have of a field, with the pages that are narrowed to it.
type facet struct {
	Title, More string
	Values      []facetValue
}

type facetValue struct {
	Name, Path string
	N          int
}

var orders = map[string]index.Sort{"": index.Relevance, "date": index.Oldest, "-date": index.Newest}

// search answers a query; without one it shows the newest releases.
func (r *request) search() (shown, error) {
	p := &searchPage{From: r.value("from"), To: r.value("to"), Near: r.value("near"), Radius: r.value("radius"), Sort: r.value("sort")}
	p.Narrowed = p.From+p.To+p.Near+p.Sort != ""
	p.Asked = p.Narrowed || r.value("q") != ""
	p.Presets = r.presets(archive.Today())
	title := r.value("q")
	if title == "" && p.Asked {
		title = "Search"
	}
	out := shown{title: title, here: "search", body: p}
	order, ok := orders[p.Sort]
	if !ok {
		return out, &archive.Wrong{Msg: fmt.Sprintf("there is no order %q", p.Sort), Hint: "orders are date and -date"}
	}
	q, err := r.scope()
	if p.Wrong = wrongOf(err); p.Wrong != nil {
		out.status = http.StatusBadRequest
		return out, nil
	}
	if err != nil {
		return out, err
	}
	if p.Chips, err = r.chips(); err != nil {
		return out, err
	}
	expanded, err := r.expand(q)
	if err != nil {
		return out, err
	}
	if !p.Asked {
		order = index.Newest
	}
	offset := (r.number("page", 1) - 1) * hitsAPage
	if offset+hitsAPage > lastHit {
		hint := "page " + number(lastHit/hitsAPage) + " is the last that can be asked for: narrow the question down, or turn the order round"
		return out, &noPage{offset/hitsAPage + 1, hint, r.with("page", ""), "To the first page of it"}
	}
	res, err := r.Index.Search(r.Context(), expanded, index.Options{
		Limit: hitsAPage, Offset: offset, Sort: order, Highlight: p.Asked, Fold: r.value("unfold") == "",
	})
	if err != nil {
		return out, err
	}
	if len(res.Hits) == 0 && offset > 0 { // how many pages there are folding does not tell
		return out, r.pastEnd(offset/hitsAPage+1, 0)
	}
	r.tellIgnored(res.Ignored)
	if err := r.suggest(p, q, res); err != nil {
		return out, err
	}
	p.show(r, res, offset)
	return out, r.count(p, res)
}

// wrongOf is what an error says of a query; nil for one that is about something else.
func wrongOf(err error) *wrongQuery {
	var wrong *archive.Wrong
	var syntax *archive.SyntaxError
	switch {
	case errors.As(err, &wrong):
		return &wrongQuery{Msg: sentence(wrong.Msg), Hint: sentence(wrong.Hint)}
	case errors.As(err, &syntax):
		at := min(syntax.Err.Offset, len(syntax.Query))
		return &wrongQuery{sentence(syntax.Err.Msg), sentence(syntax.Err.Hint), syntax.Query[:at], syntax.Query[at:], true}
	}
	return nil
}

// chips are the parts of the query that stand side by side, where there are several.
func (r *request) chips() (out []chip, err error) {
	reader := archive.Reader{Today: archive.Today(), Note: func(string) {}}
	parts, err := reader.Parts(r.value("q"))
	if err != nil || len(parts) < 2 {
		return nil, err
	}
	for n := range parts {
		rest := append(append([]string{}, parts[:n]...), parts[n+1:]...)
		out = append(out, chip{parts[n], r.with("q", strings.Join(rest, " "), "page", "")})
	}
	return out, nil
}

// tellIgnored tells what of a query was not searched for.
func (r *request) tellIgnored(ignored []string) {
	if words := archive.Common(ignored); len(words) > 0 {
		r.note("too common to search for: " + strings.Join(words, " "))
	} else if len(ignored) > 0 {
		r.note("marks are not searched for, only words")
	}
}

// suggest tells what was probably meant, where not all words are found, else what no
// release has.
func (r *request) suggest(p *searchPage, q query.Q, res index.Result) error {
	if q == nil || res.Total > 0 && !res.Partial {
		return nil
	}
	better, n, err := r.Index.Suggest(r.Context(), q)
	if err != nil {
		return err
	}
	if better != nil {
		p.Suggestion = &suggestion{better.String(), r.with("q", better.String(), "page", ""), n}
	}
	if res.Partial {
		r.note("no release has all of these words; the best partial matches follow")
	}
	if res.Total > 0 || better != nil {
		return nil
	}
	missing, err := r.Index.Missing(r.Context(), q)
	for _, part := range missing {
		p.Missing = append(p.Missing, part.String())
	}
	return err
}

// show shows a page of hits.
func (p *searchPage) show(r *request, res index.Result, offset int) {
	for _, h := range res.Hits {
		p.Hits = append(p.Hits, hit{h, releasePath(h.ID) + fragment(h.Snippets)})
		p.Folded += len(h.Same)
	}
	p.Unfold = r.with("unfold", "1", "page", "")
	if p.Asked && !res.Partial && res.Total > 0 {
		p.Files = r.files()
	}
	number := number(res.Total)
	p.Tally = number + " releases"
	if res.Total == 1 {
		p.Tally = "1 release"
	}
	if !p.Asked {
		p.Tally = "The newest of " + p.Tally
	}
	if fields := keep(r.URL.Query(), "q", "from", "to", "near", "radius"); p.Asked {
		for _, v := range views {
			p.Views = append(p.Views, facetValue{Name: v.name, Path: address(v.path, fields)})
		}
	}
	at := offset/hitsAPage + 1
	if at > 1 {
		p.Prev = r.with("page", strconv.Itoa(at-1))
		if at == 2 {
			p.Prev = r.with("page", "")
		}
	}
	// Folded hits are fewer than releases: a full page may have another after it.
	if len(res.Hits) == hitsAPage && offset+hitsAPage < res.Total {
		p.Next = r.with("page", strconv.Itoa(at+1))
	}
	p.Range = fmt.Sprintf("Page %d", at)
}

// presets are the times that people ask for most.
func (r *request) presets(today corpus.Date) (out []facetValue) {
	for _, p := range []struct {
		name string
		from corpus.Date
	}{{"past month", today.AddMonths(-1)}, {"past year", today.AddMonths(-12)}, {"any time", corpus.Date{}}} {
		from := ""
		if !p.from.IsZero() {
			from = p.from.String()
		}
		out = append(out, facetValue{Name: p.name, Path: r.with("from", from, "to", "", "page", "")})
	}
	return out
}

// wordsShown is how many words of a query a browser is asked to show in the text of a hit.
const wordsShown = 4

// fragment asks the browser to show in the text what the passages of a hit mark (a text
// fragment, https://wicg.github.io/scroll-to-text-fragment/): the page stays the same for
// all queries. "" where nothing is marked.
func fragment(passages []index.Snippet) string {
	var seen []string
	for _, s := range passages {
		for _, m := range s.Marks {
			word := s.Text[m.Start:m.End]
			if len(seen) < wordsShown && !slices.ContainsFunc(seen, func(x string) bool { return strings.EqualFold(x, word) }) {
				seen = append(seen, word)
			}
		}
	}
	if len(seen) == 0 {
		return ""
	}
	for n, word := range seen {
		seen[n] = "text=" + strings.NewReplacer("-", "%2D", "+", "%20").Replace(url.QueryEscape(word))
	}
	return "#:~:" + strings.Join(seen, "&")
}

// views are the pages that show the releases of a query otherwise.
var views = []struct{ name, path string }{
	{"timeline", "/timeline"}, {"map", "/map"}, {"calendar", "/calendar"}, {"quotes", "/quotes"},
}

// facetTitles are the facets that a page of results shows, by their names.
var facetTitles = []struct {
	name, title, list string
}{
	{"person", "People", "/people"}, {"org", "Bodies", "/bodies"}, {"place", "Places", "/places"}, {"topic", "Topics", "/topics"},
	{"kind", "Events", ""}, {"country", "Countries", ""}, {"issuer", "Issuers", ""}, {"lang", "Languages", ""},
}

// valuesAFacet is how many values of a facet are shown.
const valuesAFacet = 6

// count counts what the releases of a result have, all of them and not only those of the
// page.
func (r *request) count(p *searchPage, res index.Result) error {
	if res.Total == 0 || res.Partial {
		return nil
	}
	months, _, err := r.Index.Months(r.Context(), res.Found)
	if err != nil {
		return err
	}
	p.Months = newSparkline(months, "Releases by month", func(days string) string {
		return r.with("q", onDays(r.value("q"), days), "page", "")
	})
	for _, f := range facetTitles {
		counts, err := archive.FacetOf(f.name).Count(r.Context(), r.Profiler, res.Found, valuesAFacet+1)
		if err != nil {
			return err
		}
		if len(counts) < 2 && f.name == "lang" {
			continue
		}
		if out := r.facet(f.name, counts); len(out.Values) > 0 {
			if out.Title = f.title; f.list != "" && len(counts) > valuesAFacet {
				out.More = address(f.list, keep(r.URL.Query(), "q", "from", "to", "near", "radius"))
			}
			p.Facets = append(p.Facets, out)
		}
	}
	return nil
}

// facet makes of counts what leads on from the page.
func (r *request) facet(name string, counts []index.Count) (out facet) {
	typed := r.value("q")
	for _, c := range counts[:min(len(counts), valuesAFacet)] {
		narrower := r.with("q", archive.Narrow(typed, name, c.Value), "page", "")
		out.Values = append(out.Values, facetValue{nameOfValue(name, c.Value), narrower, c.N})
	}
	return out
}

// number reads a number of the address that is larger than 0.
func (r *request) number(name string, otherwise int) int {
	n, err := strconv.Atoi(r.value(name))
	if err != nil || n < 1 {
		return otherwise
	}
	return min(n, 1_000_000)
}
