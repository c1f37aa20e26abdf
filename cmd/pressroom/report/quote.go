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
	// Indirect says that the words are reported, not quoted.
	Indirect bool `json:"indirect"`
	// Statement says that they are a paragraph of a statement without quotation marks.
	Statement bool `json:"statement"`
	Total     int  `json:"total"` // quotes that match
}

// QuoteOf returns a quote as programs read it.
func QuoteOf(hit profile.QuoteHit, total int) Quote {
	return Quote{releaseOf(hit.Head), hit.Quote, hit.Indirect, hit.Statement, total}
}

// Quote is a quote: the day, who said it, its words, and below them the release.
func (l Look) Quote(hit profile.QuoteHit) string {
	words := "“" + l.paint(quoted, Plain(hit.Quote.Text)) + "”"
	switch {
	case hit.Indirect:
		words = l.paint(quoted, Plain(hit.Quote.Text)) + " (reported)"
	case hit.Statement:
		words = l.paint(quoted, Plain(hit.Quote.Text)) + " (statement)"
	}
	said := l.paint(person, Dash(Plain(string(hit.Quote.Speaker)))) + ": " + words
	return fmt.Sprintf("%s  %s\n    %s\n", l.paint(date, Dash(hit.Published.String())), said, l.named(hit.Head))
}
