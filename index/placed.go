package index

import (
	"context"
	"errors"
	"slices"

	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/searcher"
	index "github.com/blevesearch/bleve_index_api"

	"pressroom/analyze/annot"
	"pressroom/index/query"
	"pressroom/index/words"
)

// placed asks for the releases in which words stand as they are wanted: one after the
// other, near each other, in a zone. The engine finds those that have the words, common
// ones aside; the column of words tells which of them have them so.
type placed struct {
	words   []string // all that are looked for, each once
	slots   [][]int  // which of them may stand at each place of a phrase; nil where need is set
	need    []int    // how often each has to stand in a window
	window  int      // of so many words
	scope   scope
	columns *columns
}

// scope is where words are looked for.
type scope struct {
	engine      string // the field of the engine that has all that is in it
	whole       bool   // and nothing else
	first, last wordField
	aside       bool   // and in what is aside, too
	zone        string // in this zone alone; "" for any
}

// scopeOf returns the scope of a field of the engine.
func scopeOf(field string) scope {
	if n := slices.Index(wordFieldNames[:], field); n > 0 {
		return scope{engine: field, whole: true, first: wordField(n), last: wordField(n), aside: true}
	}
	return scope{engine: "anywhere", whole: true, first: textField, last: orgField}
}

// bodyScope is the text without what is aside.
func bodyScope() scope { return scope{engine: "anywhere", first: textField, last: textField} }

// zoneScopes returns the scopes of a zone.
func zoneScopes(zone string) []scope {
	in := bodyScope()
	switch kind := annot.SectionKind(zone); {
	case kind == annot.Headline:
		return []scope{scopeOf("headline")}
	case kind == annot.Body:
		return []scope{in}
	}
	in.zone, in.aside = zone, true
	out := []scope{in}
	if zone == quoteZone {
		out = append(out, in)
	}
	if last := &out[len(out)-1]; zone == quoteZone || isAside(zone) {
		last.engine = restField
	}
	return out
}

// phraseOf asks for words one after the other.
func (c *compiler) phraseOf(tokens []words.Token, in scope) placed {
	q := placed{scope: in, columns: c.columns}
	first := tokens[0].Position
	q.slots = make([][]int, tokens[len(tokens)-1].Position-first+1)
	for _, t := range tokens {
		q.slots[t.Position-first] = append(q.slots[t.Position-first], q.term(t.Text))
	}
	return q
}

// closeTo asks for words in any order with gap others among them at most.
func (c *compiler) closeTo(tokens []words.Token, gap int, in scope) placed {
	q := placed{scope: in, columns: c.columns, window: tokens[len(tokens)-1].Position - tokens[0].Position + 1 + gap}
	for _, t := range tokens {
		n := q.term(t.Text)
		q.need = append(q.need, make([]int, len(q.words)-len(q.need))...)
		q.need[n]++
	}
	return q
}

// term returns the number of a word, a new one where it has none.
func (q *placed) term(word string) int {
	n := slices.Index(q.words, word)
	if n < 0 {
		n, q.words = len(q.words), append(q.words, word)
	}
	return n
}

// Searcher looks for the releases that have the words, and then at where they stand.
func (q placed) Searcher(ctx context.Context, r index.IndexReader, _ mapping.IndexMapping,
	opt search.SearcherOptions) (search.Searcher, error) {
	var zones columnReader
	if q.scope.zone != "" {
		var err error
		if zones, err = q.columns.column(zoneColumn); err != nil {
			return nil, err
		}
	}
	found, err := q.candidates(ctx, r, opt)
	if err != nil {
		return nil, err
	}
	seek, n := q.columns.seek(q.words, q.scope.last), 0
	return &checked{found, func(id index.IndexInternalID) (bool, error) {
		if n++; n%1024 == 0 && ctx.Err() != nil {
			return false, ctx.Err()
		}
		row, err := q.columns.rowAt(r, id)
		if err != nil {
			return false, err
		}
		stand, err := seek.find(row)
		if err != nil || len(stand) == 0 {
			return false, err
		}
		var f facts
		if q.scope.zone != "" {
			err = zones.read(row, &f, nil)
		}
		return err == nil && len(q.match(stand, f.zones)) > 0, err
	}}, nil
}

// candidates finds the releases that have the words in the field of the engine; all,
// where every word is too common for it.
func (q placed) candidates(ctx context.Context, r index.IndexReader, opt search.SearcherOptions) (search.Searcher, error) {
	var each []search.Searcher
	for _, some := range q.wanted() {
		one, err := searcher.NewMultiTermSearcher(ctx, r, some, q.scope.engine, 1, opt, false)
		if err != nil {
			return nil, errors.Join(err, closeAll(each))
		}
		each = append(each, one)
	}
	switch len(each) {
	case 0:
		return searcher.NewTermSearcher(ctx, r, releaseType, "type", 1, opt)
	case 1:
		return each[0], nil
	}
	return searcher.NewConjunctionSearcher(ctx, r, each, opt)
}

// wanted lists words of which a release must have one of each list, as far as the
// engine knows them.
func (q placed) wanted() (all [][]string) {
	add := func(numbers []int) {
		var some []string
		for _, n := range numbers {
			some = append(some, q.words[n])
		}
		if !isText(q.scope.engine) || !slices.ContainsFunc(some, words.Common) {
			all = append(all, some)
		}
	}
	for _, slot := range q.slots {
		add(slot)
	}
	for n := range q.need {
		add([]int{n})
	}
	return all
}

func closeAll(some []search.Searcher) (err error) {
	for _, s := range some {
		err = errors.Join(err, s.Close())
	}
	return err
}

// match returns those of the words that stand as they are wanted, in the order of the
// release, or nil.
func (q placed) match(stand []standing, zones []zoneSpan) (out []standing) {
	stand = slices.DeleteFunc(stand, func(s standing) bool {
		return s.field < q.scope.first || s.field > q.scope.last || s.aside && !q.scope.aside
	})
	if q.scope.zone == "" {
		return q.hold(stand)
	}
	for _, z := range zones {
		if z.zone == q.scope.zone {
			out = append(out, q.hold(slices.DeleteFunc(slices.Clone(stand), func(s standing) bool { return !z.has(s.pos, s.span) }))...)
		}
	}
	return out
}

func (q placed) hold(stand []standing) []standing {
	if q.slots != nil {
		return q.following(stand)
	}
	return q.near(stand)
}

// following returns those words that stand one after the other.
func (q placed) following(stand []standing) (out []standing) {
	for n, first := range stand {
		if !slices.Contains(q.slots[0], first.term) {
			continue
		}
		run := stand[n : n+1]
		at, ok := n, true
		for slot := 1; ok && slot < len(q.slots); slot++ {
			ok = false
			for m := at + 1; m < len(stand) && stand[m].value == first.value && stand[m].pos <= first.pos+slot; m++ {
				if stand[m].pos == first.pos+slot && slices.Contains(q.slots[slot], stand[m].term) {
					at, ok = m, true
					run = append(run[:len(run):len(run)], stand[m])
					break
				}
			}
		}
		if ok {
			out = append(out, run...)
		}
	}
	return out
}

// near returns those words that stand in a window with all others.
func (q placed) near(stand []standing) (out []standing) {
	least := 0
	for _, n := range q.need {
		least += n
	}
	have, met, first, taken := make([]int, len(q.need)), 0, 0, 0
	for n, s := range stand {
		if have[s.term]++; have[s.term] <= q.need[s.term] {
			met++
		}
		for ; stand[first].value != s.value || s.pos-stand[first].pos >= q.window; first++ {
			gone := stand[first].term
			if have[gone] <= q.need[gone] {
				met--
			}
			have[gone]--
		}
		if met == least {
			out = append(out, stand[max(first, taken):n+1]...)
			taken = n + 1
		}
	}
	return out
}

// checked leaves of what a searcher finds what holds.
type checked struct {
	search.Searcher
	holds func(id index.IndexInternalID) (bool, error)
}

// Next returns the next that holds.
func (s *checked) Next(ctx *search.SearchContext) (*search.DocumentMatch, error) {
	match, err := s.Searcher.Next(ctx)
	return s.check(ctx, match, err)
}

// Advance returns the first that holds from id on.
func (s *checked) Advance(ctx *search.SearchContext, id index.IndexInternalID) (*search.DocumentMatch, error) {
	match, err := s.Searcher.Advance(ctx, id)
	return s.check(ctx, match, err)
}

func (s *checked) check(ctx *search.SearchContext, match *search.DocumentMatch, err error) (*search.DocumentMatch, error) {
	for err == nil && match != nil {
		var ok bool
		if ok, err = s.holds(match.IndexInternalID); ok || err != nil {
			break
		}
		ctx.DocumentMatchPool.Put(match)
		match, err = s.Searcher.Next(ctx)
	}
	return match, err
}

// placedLike is placed for one of the words that are spelled so.
type placedLike struct {
	placed
	like query.Q // see spelled
}

// Searcher finds the words, and then the releases.
func (q placedLike) Searcher(ctx context.Context, r index.IndexReader, m mapping.IndexMapping,
	opt search.SearcherOptions) (search.Searcher, error) {
	some, err := wordsLike(ctx, r, q.scope.engine, q.like, termLimit(ctx))
	if err != nil {
		return nil, err
	}
	if len(some) == 0 {
		return searcher.NewMatchNoneSearcher(r)
	}
	return q.oneOf(some).Searcher(ctx, r, m, opt)
}

// oneOf looks in the scope for one of several words, all different.
func (q placed) oneOf(some []string) placed {
	slot := make([]int, len(some))
	for n := range some {
		slot[n] = n
	}
	q.words, q.slots = some, [][]int{slot}
	return q
}
