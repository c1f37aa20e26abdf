package web

import (
	"fmt"
	"strconv"

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
	Unmarked          int // releases without quotation marks
}

// quotes shows what was said in the releases of a query, by whom and about what is asked.
func (r *request) quotes() (shown, error) {
	p := &quotesPage{Of: r.value("q"), By: r.value("by"), About: r.value("about")}
	out := shown{title: "Quotes", here: "quotes", body: p}
	q, err := r.scope()
	if err != nil {
		return out, err
	}
	if q, err = r.expand(q); err != nil {
		return out, err
	}
	at := min(r.number("page", 1), lastQuote/quotesAPage)
	res, err := r.Quotes(r.Context(), profile.QuoteFilter{Query: q, By: p.By, About: p.About, Limit: at * quotesAPage})
	if err != nil {
		return out, err
	}
	first := min((at-1)*quotesAPage, len(res.Hits))
	p.Total, p.Quotes, p.Unmarked = res.Total, res.Hits[first:], res.Unmarked
	if at > 1 {
		p.Prev = r.with("page", strconv.Itoa(at-1))
	}
	if last := first + len(p.Quotes); last < min(res.Total, lastQuote) {
		p.Next = r.with("page", strconv.Itoa(at+1))
	}
	p.Range = fmt.Sprintf("%s to %s", number(first+1), number(first+len(p.Quotes)))
	return out, nil
}
