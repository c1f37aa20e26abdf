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
	Indirect bool        // also the reported speech of releases without quotation marks
	Short    bool        // also quotes of fewer than four words
}

// QuoteResult is the answer to a search for quotes.
type QuoteResult struct {
	Total int // quotes that match, returned or not
	Hits  []QuoteHit
	// Releases is how many releases were asked, those that name the speaker where there
	// is one, and Unmarked how many of them have no quotation marks.
	Releases, Unmarked int
}

// QuoteHit is a quote and the release that it stands in. Its offsets count code
// points of that release's text.
type QuoteHit struct {
	index.Head
	Quote    schema.Quote
	Indirect bool // it is reported, not quoted
	// Statement tells that it is a paragraph of a statement, a speech or a letter that
	// has no quotation marks.
	Statement bool
}

// Quotes returns the quotes that match: of the newest release first, then in
// the order of the text. The errors are those of index.Search.
func (p *Profiler) Quotes(ctx context.Context, f QuoteFilter) (QuoteResult, error) {
	var res QuoteResult
	if f.By != "" && len(p.Index.Words(f.By)) == 0 { // nothing but marks is nobody's name
		return res, nil
	}
	who, err := p.whoIs(ctx, f.By)
	if err != nil {
		return res, err
	}
	if err := p.unmarked(ctx, f, who, &res); err != nil {
		return res, err
	}
	by, about := p.Index.Words(f.By), p.Index.Stems(f.About)
	for naming, err := range p.Index.Records(ctx, index.KeptPeople|index.KeptQuotes, p.quoting(f, who)...) {
		if err != nil {
			return res, err
		}
		said := p.saidBy(naming, f, who, by)
		if len(said) == 0 {
			continue
		}
		if len(about) == 0 && len(res.Hits) >= f.Limit { // they need only be counted
			res.Total += len(said)
			continue
		}
		rec, err := p.Index.Record(ctx, naming.Row)
		if err != nil {
			return res, err
		}
		spoken := rec.Analysis.Spoken()
		for _, n := range said {
			q := speech(spoken, rec.Analysis.Indirect, f)[n]
			if !containsAll(p.Index.Stems(q.Text), about) {
				continue
			}
			res.Total++
			if len(res.Hits) < f.Limit {
				res.Hits = append(res.Hits, QuoteHit{rec.Head, q, len(spoken) == 0, len(spoken) > 0 && n >= len(rec.Analysis.Quotes)})
			}
		}
	}
	return res, nil
}

// speech returns the quotes of a release and after them the paragraphs of its statement
// or, where it has neither and that is asked for, what it reports. Only releases without quotation marks get so far.
func speech[T any](quotes, reports []T, f QuoteFilter) []T {
	if f.Indirect && len(quotes) == 0 {
		return reports
	}
	return quotes
}

// saidBy returns which of the quotes of a release are of the speaker asked for.
func (p *Profiler) saidBy(rec index.Naming, f QuoteFilter, who meant, by []string) (said []int) {
	for n, q := range speech(rec.Quotes, rec.Reports, f) {
		if (f.Short || !q.Short) && (f.By == "" || p.said(q, rec.People, who, by)) {
			said = append(said, n)
		}
	}
	return said
}

// quoting asks for the releases that may have the quotes.
func (p *Profiler) quoting(f QuoteFilter, who meant) []query.Q {
	var by query.Or
	if f.By != "" {
		by = query.Or{query.In{Field: query.SaidBy, Value: query.Phrase(f.By)}}
		if who.query != nil {
			by = append(by, who.query)
		}
	}
	ask := append(f.scope(), spoken(f, by, p.Index.Words(f.About)))
	return ask
}

// scope asks for the releases that the filter chooses, whoever speaks in them.
func (f QuoteFilter) scope() []query.Q {
	ask := []query.Q{f.Query}
	if !f.From.IsZero() || !f.To.IsZero() {
		ask = append(ask, query.Date{From: f.From.String(), To: f.To.String()})
	}
	return ask
}

// unmarked counts the releases that could have an answer, and those that have no
// quotation marks.
func (p *Profiler) unmarked(ctx context.Context, f QuoteFilter, who meant, res *QuoteResult) (err error) {
	ask := f.scope()
	if f.By != "" {
		named := query.Or{query.In{Field: query.Person, Value: query.Phrase(f.By)}}
		if who.query != nil {
			named = append(named, who.query)
		}
		ask = append(ask, named)
	}
	if res.Releases, err = p.Index.Number(ctx, ask...); err != nil {
		return err
	}
	res.Unmarked, err = p.Index.Number(ctx, append(ask, inZone(query.Unmarked))...)
	return err
}

func inZone(name string) query.Q { return query.In{Field: query.Zone, Value: query.Word(name)} }

// spoken asks for the releases with direct speech of somebody that has all of the
// words, and, where that is asked for, those without quotation marks that have the
// words: one without need not be read.
func spoken(f QuoteFilter, by query.Or, words []string) query.Q {
	quoted, told := query.And{inZone("quote")}, query.And{inZone(query.Unmarked)}
	for _, word := range words {
		quoted, told = append(quoted, query.Word(word)), append(told, query.Word(word))
	}
	if len(by) > 0 {
		quoted = append(quoted, by)
	}
	if !f.Indirect {
		return quoted
	}
	return query.Or{quoted, told}
}

// said reports whether one of the people said a quote, or somebody without a
// name who is called by the words.
func (p *Profiler) said(q index.Speaker, people []index.NamedPerson, who meant, words []string) bool {
	for i := range people {
		if people[i].ID == q.ID {
			return who.entities[who.names.form(people[i].Form).ID]
		}
	}
	return p.Index.HasWords([]string{q.Name}, words)
}

func containsAll(have, want []string) bool {
	for _, w := range want {
		if !slices.Contains(have, w) {
			return false
		}
	}
	return true
}
