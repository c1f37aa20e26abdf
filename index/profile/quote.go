package profile

import (
	"context"
	"slices"

	"pressroom/analyze/schema"
	"pressroom/corpus"
	"pressroom/index"
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
	index.Head
	Quote schema.Quote
}

// Quotes returns the quotes that match: of the newest release first, then in
// the order of the text. The errors are those of index.Search.
func (p *Profiler) Quotes(ctx context.Context, f QuoteFilter) (QuoteResult, error) {
	var res QuoteResult
	who, err := p.whoIs(ctx, f.By)
	if err != nil {
		return res, err
	}
	by, about := p.Index.Words(f.By), p.Index.Stems(f.About)
	for rec, err := range p.Index.Records(ctx, p.quoting(f, who)...) {
		if err != nil {
			return res, err
		}
		said := p.saidBy(rec, f, who, by)
		if len(said) == 0 {
			continue
		}
		if len(about) == 0 && len(res.Hits) >= f.Limit { // they need only be counted
			res.Total += len(said)
			continue
		}
		if rec, err = p.Index.Record(ctx, rec.Row); err != nil {
			return res, err
		}
		for _, n := range said {
			q := rec.Analysis.Quotes[n]
			if !containsAll(p.Index.Stems(q.Text), about) {
				continue
			}
			res.Total++
			if len(res.Hits) < f.Limit {
				res.Hits = append(res.Hits, QuoteHit{rec.Head, q})
			}
		}
	}
	return res, nil
}

// saidBy returns which of the quotes of a release are of the speaker asked for.
func (p *Profiler) saidBy(rec index.Record, f QuoteFilter, who identity, by []string) (said []int) {
	for n, q := range rec.Analysis.Quotes {
		if f.By == "" || p.said(q, rec.Analysis, who, by) {
			said = append(said, n)
		}
	}
	return said
}

// quoting asks for the releases that may have the quotes.
func (p *Profiler) quoting(f QuoteFilter, who identity) []query.Q {
	ask := []query.Q{f.Query, spoken(p.Index.Words(f.About))}
	if f.By != "" {
		by := query.Or{query.In{Field: query.SaidBy, Value: query.Phrase(f.By)}}
		if who.query != nil {
			by = append(by, who.query)
		}
		ask = append(ask, by)
	}
	if !f.From.IsZero() || !f.To.IsZero() {
		ask = append(ask, query.Date{From: f.From.String(), To: f.To.String()})
	}
	return ask
}

// spoken asks for the releases with direct speech that has all of the words: one
// without need not be read.
func spoken(words []string) query.Q {
	q := query.And{query.In{Field: query.Zone, Value: query.Word("quote")}}
	for _, word := range words {
		q = append(q, query.Word(word))
	}
	return q
}

// said reports whether one of the people said a quote, or somebody without a
// name who is called by the words.
func (p *Profiler) said(q schema.Quote, an schema.Analysis, who identity, words []string) bool {
	for _, person := range an.People {
		if person.ID == string(q.SpeakerID) {
			return who.keys[p.Aliases.key("person", person.Name)]
		}
	}
	return p.Index.HasWords([]string{string(q.Speaker)}, words)
}

func containsAll(have, want []string) bool {
	for _, w := range want {
		if !slices.Contains(have, w) {
			return false
		}
	}
	return true
}
