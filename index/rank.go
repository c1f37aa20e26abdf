package index

import (
	"cmp"
	"context"
	"errors"
	"math"
	"slices"

	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search"
	bq "github.com/blevesearch/bleve/v2/search/query"
	index "github.com/blevesearch/bleve_index_api"

	"pressroom/index/query"
	"pressroom/index/words"
)

// Releases are ranked by BM25F (Robertson and Zaragoza, The Probabilistic
// Relevance Framework, 2009) over all that words are looked for in and, as a second
// field, the headline. bleve's own scores are not used: they multiply by the
// share of clauses that match and favour short fields, so that one word of a
// headline outweighs all words of a text.
const (
	saturation = 1.2 // k1: how soon one more occurrence of a word adds little
	// textShare and headlineShare are b of each field: how much of the length counts.
	textShare, headlineShare = 0.75, 0.5
	headlineWeight           = 10 // of a word of the headline beside one of the text
	headlineLength           = 10 // words of a usual one
)

// ranking asks for the best of the releases that a query chooses.
type ranking struct {
	bq.Query        // chooses
	words    []term // rank
	best     int    // how many are wanted; 0 for all
	lengths  *lengths
	chosen   *int // set to how many there are, wanted or not
}

// Searcher opens the query that chooses and the postings of the words.
func (q ranking) Searcher(ctx context.Context, r index.IndexReader, m mapping.IndexMapping,
	opt search.SearcherOptions) (search.Searcher, error) {
	opt.Score = "none"
	chosen, err := q.Query.Searcher(ctx, r, m, opt)
	if err != nil {
		return nil, err
	}
	s := &ranker{Searcher: chosen, ranking: q, ctx: ctx}
	if err := q.lengths.read(ctx, r); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	for _, term := range q.words {
		word, err := q.open(ctx, r, term)
		s.words = append(s.words, word)
		if err != nil {
			return nil, errors.Join(err, s.Close())
		}
	}
	s.bound()
	return s, nil
}

// open opens the postings of a word.
func (q ranking) open(ctx context.Context, r index.IndexReader, t term) (w rankingWord, err error) {
	having := 0.0
	for _, form := range t.forms {
		f := rankingForm{weight: form.Weight}
		if f.text, err = openPostings(ctx, r, "anywhere", form.Text); err == nil {
			f.headline, err = openPostings(ctx, r, "headline", form.Text)
		}
		w.forms = append(w.forms, f)
		if err != nil {
			return w, err
		}
		having += float64(f.text.Count())
	}
	having = min(having, q.lengths.releases)
	w.rarity = t.by * math.Log1p((q.lengths.releases-having+0.5)/(having+0.5))
	return w, nil
}

// term is a word that ranks, with its forms, the word itself first.
type term struct {
	forms []words.Form
	by    float64 // how much more than others it ranks
}

// rankingWord is a word with the postings of its forms.
type rankingWord struct {
	forms  []rankingForm
	rarity float64 // the most that the word can add to a score
	onward float64 // the most that it and the words after it can
}

type rankingForm struct {
	text, headline *postings
	weight         float64
}

// ranker scores what another searcher chooses and passes on the best alone: what
// bleve does to sort one costs more than its score.
type ranker struct {
	search.Searcher
	ranking
	ctx   context.Context // of the search
	words []rankingWord   // the rarest first
	done  bool
	top   []float64 // the best scores so far, the best first
	found list
}

// bound sorts the words and says how much they can add.
func (s *ranker) bound() {
	slices.SortStableFunc(s.words, func(a, b rankingWord) int { return cmp.Compare(b.rarity, a.rarity) })
	onward := 0.0
	for n := len(s.words) - 1; n >= 0; n-- {
		onward += s.words[n].rarity
		s.words[n].onward = onward
	}
}

// Next returns the next of the best.
func (s *ranker) Next(ctx *search.SearchContext) (*search.DocumentMatch, error) {
	if err := s.rank(ctx); err != nil {
		return nil, err
	}
	return s.found.Next(ctx)
}

// Advance returns the next of the best from id on.
func (s *ranker) Advance(ctx *search.SearchContext, id index.IndexInternalID) (*search.DocumentMatch, error) {
	if err := s.rank(ctx); err != nil {
		return nil, err
	}
	return s.found.Advance(ctx, id)
}

// rank scores all that is chosen, once, and keeps the best, with all that are as
// good as the last of them.
func (s *ranker) rank(ctx *search.SearchContext) error {
	if s.done {
		return nil
	}
	s.done = true
	match, err := s.Searcher.Next(ctx)
	for ; err == nil && match != nil; match, err = s.Searcher.Next(ctx) {
		if *s.chosen++; *s.chosen%1024 == 0 && s.ctx.Err() != nil {
			return s.ctx.Err()
		}
		score, err := s.score(match.IndexInternalID)
		if err != nil {
			return err
		}
		if score >= s.least() {
			s.found = append(s.found, scored{slices.Clone(match.IndexInternalID), score})
			s.enter(score)
		}
		ctx.DocumentMatchPool.Put(match)
	}
	s.found = slices.DeleteFunc(s.found, func(f scored) bool { return f.score < s.least() })
	return err
}

// least is what a release must score to be among the best so far.
func (s *ranker) least() float64 {
	if s.best == 0 || len(s.top) < s.best {
		return 0
	}
	return s.top[s.best-1]
}

// enter adds a score to the best.
func (s *ranker) enter(score float64) {
	if s.best == 0 {
		return
	}
	at, _ := slices.BinarySearchFunc(s.top, score, func(a, b float64) int { return cmp.Compare(b, a) })
	s.top = slices.Insert(s.top, at, score)
	s.top = s.top[:min(len(s.top), s.best)]
}

// score returns how much a release speaks of the words; anything below least when
// it can no longer be among the best.
func (s *ranker) score(id index.IndexInternalID) (sum float64, err error) {
	least := s.least()
	for _, w := range s.words {
		if sum+w.onward < least {
			return sum, nil
		}
		weight, err := s.weight(w, id)
		if err != nil {
			return 0, err
		}
		sum += w.rarity * weight / (weight + saturation)
	}
	return sum, nil
}

// weight returns how much a release speaks of a word.
func (s *ranker) weight(w rankingWord, id index.IndexInternalID) (sum float64, err error) {
	for _, f := range w.forms {
		text, err := f.text.at(id)
		if err != nil {
			return 0, err
		}
		if text == nil {
			continue
		}
		headline, err := f.headline.at(id)
		if err != nil {
			return 0, err
		}
		sum += f.weight * occurrences(text, textShare, s.lengths.mean)
		if headline != nil {
			sum += f.weight * headlineWeight * occurrences(headline, headlineShare, headlineLength)
		}
	}
	return sum, nil
}

// occurrences returns how often a word stands in a field, less in a long one.
func occurrences(doc *index.TermFieldDoc, share, usual float64) float64 {
	return float64(doc.Freq) / (1 - share + share*fieldLength(doc)/usual)
}

// Close closes all that was opened.
func (s *ranker) Close() error {
	err := s.Searcher.Close()
	for _, w := range s.words {
		for _, f := range w.forms {
			err = errors.Join(err, f.text.Close(), f.headline.Close())
		}
	}
	return err
}

// rankingWords returns the words that the answers to a query are ranked by, by times
// as much as others: its own and those of the names that it asks for, but not what it
// excludes.
func (c *compiler) rankingWords(q query.Q, by float64) (out []term) {
	var parts []query.Q
	switch q := q.(type) {
	case query.Boost:
		parts, by = []query.Q{q.Q}, by*q.By
	case query.And:
		parts = joinWords(q)
	case query.All:
		parts = q
	case query.Or:
		parts = q
	case query.In:
		switch q.Field {
		case query.Person, query.Place, query.Org, query.SaidBy:
			return c.exactTerms(leafText(q.Value), by)
		case query.Headline:
			parts = []query.Q{q.Value}
		}
	case query.Prefix:
		return c.terms(string(q), by)
	case query.Fuzzy:
		return c.exactTerms(q.Word, by)
	case query.Word:
		return c.terms(string(q), by)
	case query.Phrase, query.Close:
		return c.exactTerms(leafText(q), by)
	}
	for _, part := range parts {
		out = append(out, c.rankingWords(part, by)...)
	}
	return distinctTerms(out)
}

// terms returns the words of a text in all their forms.
func (c *compiler) terms(text string, by float64) (out []term) {
	for _, t := range c.english.Analyze([]byte(fold(text).text)) {
		out = append(out, term{c.forms("anywhere", string(t.Term)), by})
	}
	return out
}

// exactTerms returns the words of a text as they stand.
func (c *compiler) exactTerms(text string, by float64) (out []term) {
	for _, word := range termsOf(c.english, text) {
		out = append(out, term{[]words.Form{{Text: word, Weight: 1}}, by})
	}
	return out
}

// distinctTerms drops repetitions of a word, of which the one that ranks most stays.
func distinctTerms(in []term) (out []term) {
	for _, t := range in {
		at := slices.IndexFunc(out, func(o term) bool { return o.forms[0].Text == t.forms[0].Text })
		switch {
		case at < 0:
			out = append(out, t)
		case t.by > out[at].by:
			out[at] = t
		}
	}
	return out
}
