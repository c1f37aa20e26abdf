package index

import (
	"context"
	"slices"

	"github.com/blevesearch/bleve/v2"
	bq "github.com/blevesearch/bleve/v2/search/query"

	"pressroom/analyze/schema"
	"pressroom/corpus"
	"pressroom/index/query"
)

// QuoteFilter chooses quotes. The zero value of a field asks for nothing.
type QuoteFilter struct {
	Query    query.Q     // of releases: only their quotes
	By       string      // a name of the speaker, or some of its words in order
	About    string      // words that the quote has, in any form
	From, To corpus.Date // days of publication
	Limit    int         // quotes to return at most; 0 counts only
}

// QuoteResult is the answer to a search for quotes.
type QuoteResult struct {
	Total int // quotes that match, returned or not
	Hits  []QuoteHit
}

// QuoteHit is a quote and the release that it stands in. Its offsets count code
// points of that release's text.
type QuoteHit struct {
	Quote     schema.Quote
	ReleaseID string
	Source    string
	Headline  string
	Published corpus.Date
}

// Quotes returns the quotes that match: of the newest release first, then in
// the order of the text. Who is who across releases Aliases say. The errors are
// those of Search.
func (i *Index) Quotes(ctx context.Context, f QuoteFilter) (QuoteResult, error) {
	var res QuoteResult
	c := i.compiler()
	match := []bq.Query{c.release(f.Query), exactly("zone", quoteZone, false)}
	var people map[string]bool
	if f.By != "" {
		unnamed := c.in(query.In{Field: query.SaidBy, Value: query.Phrase(f.By)})
		asked, named, err := i.whoIs(ctx, f.By)
		if err != nil || unnamed == nil {
			return res, err
		}
		people = asked
		match = append(match, either([]bq.Query{unnamed, named}))
	}
	if !f.From.IsZero() || !f.To.IsZero() {
		match = append(match, between("published", f.From.String(), f.To.String()))
	}
	by, about := i.wordsOf(f.By), i.stems(f.About)
	for _, stem := range about { // a release where no quote has it need not be read
		term := bleve.NewTermQuery(stem)
		term.SetField(zoneField(quoteZone))
		match = append(match, term)
	}
	found, err := i.analyses(ctx, all(match))
	if err != nil {
		return res, err
	}
	for _, st := range found {
		for _, q := range st.an.Quotes {
			if f.By != "" && !i.said(q, st.an, people, by) || !containsAll(i.stems(q.Text), about) {
				continue
			}
			res.Total++
			if len(res.Hits) < f.Limit {
				res.Hits = append(res.Hits, QuoteHit{q, st.hd.ID, st.hd.Source, st.hd.Headline, st.hd.Published})
			}
		}
	}
	return res, nil
}

// said reports whether one of the people said a quote, or somebody without a
// name who is called by the words.
func (i *Index) said(q schema.Quote, an schema.Analysis, people map[string]bool, words []string) bool {
	for _, p := range an.People {
		if p.ID == string(q.SpeakerID) {
			return people[i.Aliases.key("person", p.Name)]
		}
	}
	return i.hasWords([]string{string(q.Speaker)}, words)
}

// stems returns the words of a text as searches compare them.
func (i *Index) stems(s string) []string { return i.compiler().stems(s) }

// stems returns the words of a text as searches compare them.
func (c *compiler) stems(s string) (out []string) {
	for _, tok := range c.english.Analyze([]byte(fold(s).text)) {
		out = append(out, string(tok.Term))
	}
	return out
}

func containsAll(have, want []string) bool {
	for _, w := range want {
		if !slices.Contains(have, w) {
			return false
		}
	}
	return true
}
