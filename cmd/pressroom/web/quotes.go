package web

import (
	"fmt"

	"pressroom/index/profile"
)

// quotesAPage is how many quotes a page has, and lastQuote the last that can be asked for.
const (
	quotesAPage = 20
	lastQuote   = 2_000
)

// quotesPage is what people said, the newest first.
type quotesPage struct {
	Of, By, About     string
	Total             int
	Quotes            []profile.QuoteHit
	Prev, Next, Range string
	Asked, Unmarked   int    // releases that were asked, and those among them without quotation marks
	Indirect          bool   // what these report is shown, too
	Reported          string // the page that shows it
}

// quotes shows what was said in the releases of a query, by whom and about what is asked.
func (r *request) quotes() (shown, error) {
	p := &quotesPage{Of: r.value("q"), By: r.value("by"), About: r.value("about"), Indirect: r.value("indirect") != ""}
	out := shown{title: "Quotes", here: "quotes", body: p}
	q, err := r.scope()
	if err != nil {
		return out, err
	}
	if q, err = r.expand(q); err != nil {
		return out, err
	}
	at := r.number("page", 1)
	f := profile.QuoteFilter{Query: q, By: p.By, About: p.About, Indirect: p.Indirect, Limit: min(at*quotesAPage, lastQuote)}
	res, err := r.Quotes(r.Context(), f)
	if err != nil {
		return out, err
	}
	first := (at - 1) * quotesAPage
	if at > 1 && first >= len(res.Hits) {
		return out, r.pastEnd(at, pages(min(res.Total, lastQuote), quotesAPage))
	}
	p.Total, p.Quotes, p.Unmarked, p.Asked = res.Total, res.Hits[first:], res.Unmarked, res.Releases
	p.Reported = r.with("indirect", "1", "page", "")
	p.Prev, p.Next = r.turn(at, first+len(p.Quotes) < min(res.Total, lastQuote))
	p.Range = fmt.Sprintf("%s to %s", number(first+1), number(first+len(p.Quotes)))
	return out, nil
}
