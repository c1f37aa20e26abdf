package report

import (
	"fmt"

	"pressroom/analyze/schema"
	"pressroom/index/profile"
)

// Quote is a quote with the release that it stands in.
type Quote struct {
	Release
	Quote schema.Quote `json:"quote"`
	Total int          `json:"total"` // quotes that match
}

// QuoteOf returns a quote as programs read it.
func QuoteOf(hit profile.QuoteHit, total int) Quote {
	return Quote{releaseOf(hit.Head), hit.Quote, total}
}

// Quote is a quote: the day, who said it, its words, and below them the release.
func (l Look) Quote(hit profile.QuoteHit) string {
	said := l.paint(person, Dash(Plain(string(hit.Quote.Speaker)))) + ": “" + l.paint(quoted, Plain(hit.Quote.Text)) + "”"
	return fmt.Sprintf("%s  %s\n    %s\n", l.paint(date, Dash(hit.Published.String())), said, l.named(hit.Head))
}
