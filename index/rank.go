package index

import (
	"cmp"
	"context"
	"errors"
	"math"
	"slices"
	"sync"

	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search"
	bq "github.com/blevesearch/bleve/v2/search/query"
	index "github.com/blevesearch/bleve_index_api"

	"pressroom/index/query"
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

// everyRelease is a word that each release has and that nobody can type: its
// postings tell how many releases there are and how long they are.
const everyRelease = "\x00"

// lengths are how many releases there are and how many words one has on average.
// They are read once, with the first search.
type lengths struct {
	once           sync.Once
	releases, mean float64
	err            error
}

func (l *lengths) read(ctx context.Context, r index.IndexReader) error {
	l.once.Do(func() {
		l.err = errors.New("the lengths of the releases cannot be read") // unless it ends well
		l.err = l.sum(context.WithoutCancel(ctx), r)
	})
	return l.err
}

func (l *lengths) sum(ctx context.Context, r index.IndexReader) error {
	every, err := openPostings(ctx, r, "anywhere", everyRelease)
	if err != nil {
		return err
	}
	words := 0.0
	doc, err := every.Next(nil)
	for ; err == nil && doc != nil; doc, err = every.Next(doc.Reset()) {
		l.releases++
		words += math.Round(fieldLength(doc)) // whole numbers: the same sum in any order
	}
	l.mean = words / max(l.releases, 1)
	return errors.Join(err, every.Close())
}

// fieldLength returns how many words a field of a document has: bleve keeps one
// divided by the square root.
func fieldLength(doc *index.TermFieldDoc) float64 { return 1 / (doc.Norm * doc.Norm) }

// ranking asks for the best of the releases that a query chooses.
type ranking struct {
	bq.Query          // chooses
	words    []string // rank, in the form in which texts are searched
	best     int      // how many are wanted; 0 for all
	lengths  *lengths
	chosen   *int // set to how many there are, wanted or not
}

// Searcher opens the query that chooses and the postings of the words.
func (q ranking) Searcher(ctx context.Context, r index.IndexReader, m mapping.IndexMapping, opt search.SearcherOptions) (search.Searcher, error) {
	opt.Score = "none"
	chosen, err := q.Query.Searcher(ctx, r, m, opt)
	if err != nil {
		return nil, err
	}
	s := &ranker{Searcher: chosen, ranking: q, ctx: ctx}
	if err := q.lengths.read(ctx, r); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	for _, word := range q.words {
		text, err := openPostings(ctx, r, "anywhere", word)
		if err != nil {
			return nil, errors.Join(err, s.Close())
		}
		s.texts = append(s.texts, text)
		headline, err := openPostings(ctx, r, "headline", word)
		if err != nil {
			return nil, errors.Join(err, s.Close())
		}
		s.headlines = append(s.headlines, headline)
		s.rarity = append(s.rarity, math.Log1p((q.lengths.releases-float64(text.Count())+0.5)/(float64(text.Count())+0.5)))
	}
	return s, nil
}

// ranker scores what another searcher chooses and passes on the best alone: what
// bleve does to sort one costs more than its score.
type ranker struct {
	search.Searcher
	ranking
	ctx              context.Context // of the search
	texts, headlines []*postings
	rarity           []float64 // of each word
	done             bool
	found            list
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
		s.found = append(s.found, scored{slices.Clone(match.IndexInternalID), score})
		ctx.DocumentMatchPool.Put(match)
	}
	if s.best > 0 && len(s.found) > s.best {
		scores := make([]float64, len(s.found))
		for n, f := range s.found {
			scores[n] = f.score
		}
		slices.SortFunc(scores, func(a, b float64) int { return cmp.Compare(b, a) })
		least := scores[s.best-1]
		s.found = slices.DeleteFunc(s.found, func(f scored) bool { return f.score < least })
	}
	return err
}

// score returns how much a release speaks of the words.
func (s *ranker) score(id index.IndexInternalID) (sum float64, err error) {
	for n, rarity := range s.rarity {
		text, err := s.texts[n].at(id)
		if err != nil {
			return 0, err
		}
		if text == nil {
			continue
		}
		headline, err := s.headlines[n].at(id)
		if err != nil {
			return 0, err
		}
		weight := occurrences(text, textShare, s.lengths.mean)
		if headline != nil {
			weight += headlineWeight * occurrences(headline, headlineShare, headlineLength)
		}
		sum += rarity * weight / (weight + saturation)
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
	for _, p := range slices.Concat(s.texts, s.headlines) {
		err = errors.Join(err, p.Close())
	}
	return err
}

// postings are the documents that have a word in a field, in the order of the index.
type postings struct {
	index.TermFieldReader
	buf   index.TermFieldDoc
	doc   *index.TermFieldDoc // where it stands; nil at the end
	begun bool
}

func openPostings(ctx context.Context, r index.IndexReader, field, word string) (*postings, error) {
	reader, err := r.TermFieldReader(ctx, []byte(word), field, true, true, false)
	return &postings{TermFieldReader: reader}, err
}

// at returns the entry of a document, nil for none. Documents are asked for in
// the order of the index.
func (p *postings) at(id index.IndexInternalID) (_ *index.TermFieldDoc, err error) {
	if !p.begun || p.doc != nil && p.doc.ID.Compare(id) < 0 {
		p.begun = true
		if p.doc, err = p.Advance(id, p.buf.Reset()); err != nil {
			return nil, err
		}
	}
	if p.doc == nil || p.doc.ID.Compare(id) != 0 {
		return nil, nil
	}
	return p.doc, nil
}

// rankingWords returns the words that the answers to a query are ranked by: its own
// and those of the names that it asks for, but not what it excludes.
func (c *compiler) rankingWords(q query.Q) (words []string) {
	var parts []query.Q
	switch q := q.(type) {
	case query.And:
		parts = q
	case query.All:
		parts = q
	case query.Or:
		parts = q
	case query.In:
		switch q.Field {
		case query.Person, query.Place, query.Org, query.SaidBy, query.Headline:
			parts = []query.Q{q.Value}
		}
	case query.Word, query.Phrase, query.Prefix:
		text, _ := leafText(q)
		words = c.stems(text)
	}
	for _, part := range parts {
		words = append(words, c.rankingWords(part)...)
	}
	return distinct(words)
}
