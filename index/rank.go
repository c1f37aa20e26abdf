package index

import (
	"cmp"
	"context"
	"errors"
	"math"
	"slices"

	"github.com/blevesearch/bleve/v2/search"
	bq "github.com/blevesearch/bleve/v2/search/query"
	index "github.com/blevesearch/bleve_index_api"

	"pressroom/index/words"
)

// Releases are ranked by BM25F (Robertson and Zaragoza, The Probabilistic
// Relevance Framework, 2009) over all that words are looked for in and, as a second
// field, the headline. bleve's own scores are not used: they multiply by the
// share of clauses that match and favour short fields, so that one word of a
// headline outweighs all words of a text; and what it does to choose and to sort
// a release costs more than its score.
//
// The numbers were held against others on half of two collections: none is better by
// more than chance (BENCHMARKS.md, Constants of the ranking).
const (
	saturation = 1.2 // k1: how soon one more occurrence of a word adds little
	// textShare and headlineShare are b of each field: how much of the length counts.
	textShare, headlineShare = 0.75, 0.5
	headlineWeight           = 10  // of a word of the headline beside one of the text
	headlineLength           = 10  // words of a usual one
	asideWeight              = 0.5 // of a word in a contact or boilerplate, where these are searched
)

// found is a release with its score.
type found struct {
	at    uint64 // its number in the engine
	score float64
}

// ranker looks for the best releases of a plan.
type ranker struct {
	ctx     context.Context
	lengths *lengths
	idf     map[string]float64 // of the words opened so far
	words   []*rankingWord     // all that rank, the rarest first
	must    []*rankingWord     // likewise
	some    []*rankingWord
	pairs   [][2]*rankingWord // that follow one another in the query
	filter  *filter
	aside   bool
	best    int       // how many are wanted; 0 for all
	all     bool      // count all that are chosen, wanted or not
	top     []float64 // the best scores so far, the best first
	found   []found
	chosen  int // how many were chosen; without all, how many were looked at
}

// openRanker opens the postings of a plan.
func openRanker(ctx context.Context, r index.IndexReader, engine *engine, l *lengths, p plan) (s *ranker, err error) {
	s = &ranker{ctx: ctx, lengths: l, aside: p.aside, idf: map[string]float64{}}
	if err := l.read(ctx, r); err != nil {
		return s, err
	}
	open := func(terms []term) (out []*rankingWord, err error) {
		for _, t := range terms {
			w, err := s.open(r, t)
			s.words = append(s.words, w)
			if err != nil {
				return nil, err
			}
			out = append(out, w)
		}
		s.pair(terms, out)
		slices.SortStableFunc(out, byRarity)
		return out, nil
	}
	if s.must, err = open(p.must); err != nil {
		return s, err
	}
	if s.some, err = open(p.some); err != nil {
		return s, err
	}
	if _, err = open(p.also); err != nil {
		return s, err
	}
	slices.SortStableFunc(s.words, byRarity)
	onward := 0.0
	for n := len(s.words) - 1; n >= 0; n-- {
		onward += s.words[n].rarity
		s.words[n].onward = onward
	}
	if p.filter != nil {
		s.filter, err = openFilter(ctx, r, engine, p.filter)
	}
	return s, err
}

// pair notes which words follow one another in the query.
func (s *ranker) pair(terms []term, opened []*rankingWord) {
	var before *rankingWord
	for n, w := range opened {
		if terms[n].typed != nil { // a synonym stands beside none of them
			continue
		}
		if before != nil && len(s.pairs) < closestPairs {
			s.pairs = append(s.pairs, [2]*rankingWord{before, w})
		}
		before = w
	}
}

// byRarity puts rare words first.
func byRarity(a, b *rankingWord) int { return cmp.Compare(b.rarity, a.rarity) }

// rankingWord is a word with the postings of its forms.
type rankingWord struct {
	forms  []*rankingForm
	rarity float64 // the most that the word can add to a score
	onward float64 // the most that it and the words after it can
}

type rankingForm struct {
	word           string
	text, headline *postings
	openHeadline   func() (*postings, error) // the headline is read where it is needed; nil where it is not
	weight         float64
}

// open opens the postings of a word.
func (s *ranker) open(r index.IndexReader, t term) (w *rankingWord, err error) {
	w = &rankingWord{}
	for _, form := range t.forms {
		if err = s.openForm(r, w, form, "anywhere", "headline"); err == nil && s.aside {
			form.Weight *= asideWeight
			err = s.openForm(r, w, form, restField, "")
		}
		if err != nil {
			return w, err
		}
	}
	having, aside := 0.0, 0.0
	for _, f := range w.forms {
		if f.openHeadline != nil {
			having += float64(f.text.Count())
		} else {
			aside += float64(f.text.Count())
		}
	}
	if having == 0 {
		having = aside
	}
	w.rarity = t.by * s.capped(t, rarity(s.lengths.releases, having))
	return w, nil
}

// rarity is how much a word tells that so many releases have (idf).
func rarity(releases, having float64) float64 {
	having = min(having, releases)
	return math.Log1p((releases - having + 0.5) / (having + 0.5))
}

// capped returns how rare a word is to the ranking: a synonym is no rarer than the
// rarest of the words that it stands for, or one that hardly any release has would
// come before what was typed.
func (s *ranker) capped(t term, idf float64) float64 {
	most := 0.0
	for _, typed := range t.typed {
		most = max(most, s.idf[typed.forms[0].Text])
	}
	if s.idf[t.forms[0].Text] = idf; most > 0 {
		return min(idf, most)
	}
	return idf
}

func (s *ranker) openForm(r index.IndexReader, w *rankingWord, form words.Form, field, headline string) (err error) {
	f := &rankingForm{word: form.Text, weight: form.Weight}
	if f.text, err = openPostings(s.ctx, r, field, form.Text); err != nil {
		return err
	}
	if f.text.Count() == 0 {
		return f.text.Close()
	}
	if headline != "" {
		f.openHeadline = func() (*postings, error) { return openPostings(s.ctx, r, headline, form.Text) }
	}
	w.forms = append(w.forms, f)
	return nil
}

// seek returns the first release from at on that has a form of the word.
func (w *rankingWord) seek(at uint64) (first uint64, err error) {
	first = nowhere
	for _, f := range w.forms {
		if err := f.text.seek(at); err != nil {
			return 0, err
		}
		first = min(first, f.text.at)
	}
	return first, nil
}

// rank scores what is chosen and keeps the best, with all that are as good as the
// last of them, the best first.
func (s *ranker) rank() error {
	for at, n := uint64(0), 0; ; at++ {
		if n%1024 == 0 && s.ctx.Err() != nil {
			return s.ctx.Err()
		}
		n++
		var err error
		if at, err = s.next(at); err != nil || at == nowhere {
			sortFound(s.found)
			s.found = slices.DeleteFunc(s.found, func(f found) bool { return f.score < s.least() })
			return err
		}
		s.chosen++
		score, err := s.score(at)
		if err != nil {
			return err
		}
		if score >= s.least() {
			s.found = append(s.found, found{at: at, score: score})
			s.enter(score)
		}
	}
}

func sortFound(some []found) {
	slices.SortStableFunc(some, func(a, b found) int { return cmp.Compare(b.score, a.score) })
}

// next returns the first release from at on that is chosen.
func (s *ranker) next(at uint64) (uint64, error) {
	for {
		from := at
		for _, w := range s.must {
			first, err := w.seek(at)
			if err != nil || first == nowhere {
				return nowhere, err
			}
			at = first
		}
		if s.some != nil {
			first, err := s.first(at)
			if err != nil || first == nowhere {
				return nowhere, err
			}
			at = first
		}
		if s.filter != nil {
			first, err := s.filter.seek(at)
			if err != nil || first == nowhere {
				return nowhere, err
			}
			at = first
		}
		if at == from || len(s.must) < 2 && s.some == nil && s.filter == nil {
			return at, nil
		}
	}
}

// first returns the first release from at on that has one of some words and may be
// among the best: common words that together cannot make it one need not be read
// (Turtle and Flood, Query Evaluation, 1995).
func (s *ranker) first(at uint64) (first uint64, err error) {
	first = nowhere
	least, rest := s.least(), 0.0
	for n := len(s.some) - 1; n >= 0; n-- {
		if rest += s.some[n].rarity; rest < least && !s.all && len(s.words) == len(s.some) {
			continue
		}
		one, err := s.some[n].seek(at)
		if err != nil {
			return 0, err
		}
		first = min(first, one)
	}
	return first, nil
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
func (s *ranker) score(at uint64) (sum float64, err error) {
	least := s.least()
	for _, w := range s.words {
		if sum+w.onward < least {
			return sum, nil
		}
		weight, err := s.weight(w, at)
		if err != nil {
			return 0, err
		}
		sum += w.rarity * weight / (weight + saturation)
	}
	return sum, nil
}

// weight returns how much a release speaks of a word.
func (s *ranker) weight(w *rankingWord, at uint64) (sum float64, err error) {
	for _, f := range w.forms {
		if err := f.text.seek(at); err != nil {
			return 0, err
		}
		if f.text.at != at {
			continue
		}
		sum += f.weight * occurrences(f.text.doc, textShare, s.lengths.mean)
		if f.openHeadline == nil {
			continue
		}
		if f.headline == nil {
			if f.headline, err = f.openHeadline(); err != nil {
				return 0, err
			}
		}
		if err := f.headline.seek(at); err != nil {
			return 0, err
		}
		if f.headline.at == at {
			sum += f.weight * headlineWeight * occurrences(f.headline.doc, headlineShare, headlineLength)
		}
	}
	return sum, nil
}

// occurrences returns how often a word stands in a field, less in a long one.
func occurrences(doc *index.TermFieldDoc, share, usual float64) float64 {
	return float64(doc.Freq) / (1 - share + share*fieldLength(doc)/usual)
}

// close closes all that was opened.
func (s *ranker) close() (err error) {
	for _, w := range s.words {
		for _, f := range w.forms {
			err = errors.Join(err, f.text.Close(), f.headline.Close())
		}
	}
	if s.filter != nil {
		err = errors.Join(err, s.filter.Close())
	}
	return err
}

// filter walks through what the engine chooses.
type filter struct {
	search.Searcher
	ctx   *search.SearchContext
	at    uint64
	begun bool
	id    index.IndexInternalID
}

func openFilter(ctx context.Context, r index.IndexReader, engine *engine, q bq.Query) (*filter, error) {
	s, err := q.Searcher(ctx, r, engine.Mapping(), search.SearcherOptions{Score: "none"})
	if err != nil {
		return nil, err
	}
	pool := search.NewDocumentMatchPool(s.DocumentMatchPoolSize()+1, 0)
	return &filter{Searcher: s, ctx: &search.SearchContext{DocumentMatchPool: pool, IndexReader: r}}, nil
}

// seek goes to the first release from at on.
func (f *filter) seek(at uint64) (uint64, error) {
	if f.begun && f.at >= at {
		return f.at, nil
	}
	f.begun = true
	f.id = index.NewIndexInternalID(f.id, at)
	match, err := f.Advance(f.ctx, f.id)
	if err != nil {
		return 0, err
	}
	if f.at = nowhere; match != nil {
		f.at = match.IndexInternalID.Value()
		f.ctx.DocumentMatchPool.Put(match)
	}
	return f.at, nil
}
