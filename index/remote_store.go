package index

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/blevesearch/bleve/v2/search"
	bq "github.com/blevesearch/bleve/v2/search/query"

	"pressroom/analyze/annot"
	"pressroom/index/query"
	"pressroom/index/words"
)

// remote is the store of an index in an engine elsewhere.
type remote struct {
	from Remote

	mu    sync.Mutex
	known map[[2]string]int // how many releases have a word, by field and word
	mean  float64           // words of a release, once asked for

	reading sync.Mutex
	next    map[string]int // where keys stand in the last list of all that match
	listed  []string
	records map[string][]byte   // of some of them, read at once
	stems   map[string][]string // of languages, for who asks of many words; nil where they are read as they are asked for
}

// recordsRead is how many records are read at once by who reads one after the other.
const recordsRead = 64

// mostKnown is of how many words a remote knows in how many releases they stand.
const mostKnown = 100_000

func newRemote(from Remote) *remote { return &remote{from: from, known: map[[2]string]int{}} }

func (r *remote) where() string              { return r.from.String() }
func (r *remote) guard(f func() error) error { return f() }
func (r *remote) Close() error               { return r.from.Close() }

func (r *remote) page(ctx context.Context, q bq.Query, by search.SortOrder, limit, offset int) ([]string, int, error) {
	where, err := clause(q)
	if err != nil {
		return nil, 0, err
	}
	ctx, cancel := limited(ctx)
	defer cancel()
	found, err := r.from.Find(ctx, Question{Where: where, By: orders(by), Limit: limit, Offset: offset})
	if limit < 0 {
		r.expect(found.Keys)
	}
	return found.Keys, found.Total, searchError(ctx, err)
}

// expect has records read in advance of who reads all releases of a list.
func (r *remote) expect(keys []string) {
	r.reading.Lock()
	defer r.reading.Unlock()
	r.listed, r.next, r.records = keys, make(map[string]int, len(keys)), nil
	for n, key := range keys {
		r.next[key] = n
	}
}

// record reads the record of a release, and those that come next in the list that it is of.
func (r *remote) record(key string) ([]byte, error) {
	r.reading.Lock()
	defer r.reading.Unlock()
	if b := r.records[key]; b != nil {
		return b, nil
	}
	some := []string{key}
	if n, ok := r.next[key]; ok {
		some = r.listed[n:min(len(r.listed), n+recordsRead)]
	}
	read, err := r.from.Read(unhurried, some, []string{recordField})
	if err != nil {
		return nil, err
	}
	r.records = map[string][]byte{}
	for key, fields := range read {
		r.records[key] = fields[recordField]
	}
	return r.records[key], nil
}

func (r *remote) visit(ctx context.Context, q bq.Query, do func(key string) error) error {
	where, err := clause(q)
	if err != nil {
		return err
	}
	found, err := r.from.Find(ctx, Question{Where: where, By: []Order{{Field: ByKey}}, Limit: -1})
	for n := 0; err == nil && n < len(found.Keys); n++ {
		err = do(found.Keys[n])
	}
	return err
}

func (r *remote) fields(key string) (map[string][]byte, error) {
	b, err := r.record(key)
	if err != nil || b == nil {
		return nil, err
	}
	record, ok := unseal(b)
	if !ok {
		return nil, damaged(r.where(), "the record of %q is not what was written", key)
	}
	return map[string][]byte{recordField: record}, nil
}

func (r *remote) terms(field, begin string) (out []string, err error) {
	if lang, _, whole := strings.Cut(begin, " "); field == stemField && whole && r.stems != nil {
		return r.stemsOf(lang, begin)
	}
	values, err := r.from.Values(unhurried, Clause{}, field, begin)
	for _, v := range values {
		out = append(out, v.Value)
	}
	return out, err
}

// stemsOf is terms of the stems of a language, all of which are read once.
func (r *remote) stemsOf(lang, begin string) (out []string, err error) {
	r.reading.Lock()
	defer r.reading.Unlock()
	all, ok := r.stems[lang]
	if !ok {
		values, err := r.from.Values(unhurried, Clause{}, stemField, lang+" ")
		if err != nil {
			return nil, err
		}
		for _, v := range values {
			all = append(all, v.Value)
		}
		r.stems[lang] = all
	}
	from, _ := slices.BinarySearch(all, begin)
	for _, term := range all[from:] {
		if !strings.HasPrefix(term, begin) {
			break
		}
		out = append(out, term)
	}
	return out, nil
}

func (r *remote) months(ctx context.Context, q bq.Query) (months []Count, undated int, err error) {
	where, err := clause(q)
	if err != nil {
		return nil, 0, err
	}
	total, err := r.from.Count(ctx, where)
	if err != nil {
		return nil, 0, err
	}
	days, err := r.from.Values(ctx, where, "published", "")
	if err != nil {
		return nil, 0, err
	}
	undated = total[0]
	for _, d := range days {
		day, err := strconv.Atoi(d.Value)
		if err != nil {
			return nil, 0, damaged(r.where(), "%q is no day", d.Value)
		}
		undated -= d.N
		for range d.N {
			months = addMonth(months, day/10000, day/100%100)
		}
	}
	return months, undated, nil
}

// open reads what was kept.
func (r *remote) open(_ manifest, name string) (openFile, error) {
	b, err := r.from.Kept(unhurried, name)
	if err == nil && b == nil {
		err = damaged(r.where(), "%s is gone", name)
	}
	return readAt{bytes.NewReader(b)}, err
}

// readAt is bytes as a file.
type readAt struct{ *bytes.Reader }

// Close does nothing.
func (readAt) Close() error { return nil }

func (r *remote) having(field, word string) (int, error) {
	n, err := r.count(context.Background(), field, word)
	if err != nil {
		return 0, err
	}
	return n[0], nil
}

// has reports nothing where it cannot ask: the search itself tells of that.
func (r *remote) has(field, word string) bool {
	n, err := r.having(field, word)
	return err == nil && n > 0
}

// count returns how many releases have each of some words; it asks for each once.
func (r *remote) count(ctx context.Context, field string, some ...string) ([]int, error) {
	return r.counted(ctx, field, some, func(word string) Clause { return Clause{Op: Has, Field: field, Words: []string{word}} })
}

func (r *remote) counted(ctx context.Context, field string, some []string, asking func(word string) Clause) ([]int, error) {
	out := make([]int, len(some))
	var unknown []Clause
	var at []int
	r.mu.Lock()
	for n, word := range some {
		var ok bool
		if out[n], ok = r.known[[2]string{field, word}]; !ok {
			unknown, at = append(unknown, asking(word)), append(at, n)
		}
	}
	r.mu.Unlock()
	if len(unknown) == 0 {
		return out, nil
	}
	counts, err := r.from.Count(ctx, unknown...)
	if err != nil {
		return nil, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.known) >= mostKnown {
		clear(r.known)
	}
	for n, count := range counts {
		out[at[n]] = count
		r.known[[2]string{field, some[at[n]]}] = count
	}
	return out, nil
}

// forms asks for all that package words wants to know at once, until it wants no more.
func (r *remote) forms(field, word string) []words.Form {
	known, asked := map[string]bool{}, map[string]bool{}
	for {
		var more []string
		forms := words.Forms(word, func(s string) bool {
			if !asked[s] {
				asked[s], more = true, append(more, s)
			}
			return known[s]
		})
		if len(more) == 0 {
			return forms
		}
		counts, err := r.count(unhurried, field, more...)
		if err != nil { // the search itself tells of it
			return forms
		}
		for n, s := range more {
			known[s] = counts[n] > 0
		}
	}
}

// inEnglish reports whether an English release has a word.
func (r *remote) inEnglish(word string) bool {
	n, err := r.counted(unhurried, englishWords, []string{word}, englishClause)
	return err != nil || n[0] > 0
}

// englishWords stands for a field of the words of English releases.
const englishWords = "English words"

func englishClause(word string) Clause {
	return Clause{Op: Every, Parts: []Clause{
		{Op: Has, Field: languageField, Words: []string{annot.English}},
		{Op: Either, Parts: []Clause{{Op: Has, Field: "anywhere", Words: []string{word}}, {Op: Has, Field: restField, Words: []string{word}}}},
	}}
}

// numbers counts the releases that have each of many words, in any form.
func (r *remote) numbers(ctx context.Context, i *Index, some []string) (map[string]int, error) {
	some = slices.DeleteFunc(some, func(word string) bool { return len(i.Stems(word)) == 0 })
	if err := r.learn(ctx, some); err != nil {
		return nil, err
	}
	ask := make([]Clause, len(some))
	for n, word := range some {
		var err error
		if ask[n], err = clause(i.compiler().release(query.Word(word))); err != nil {
			return nil, err
		}
	}
	counts, err := r.from.Count(ctx, ask...)
	out := map[string]int{}
	for n, count := range counts {
		out[some[n]] = count
	}
	return out, err
}

// learn asks at once what the forms of many words need to be known for.
func (r *remote) learn(ctx context.Context, some []string) error {
	forms := map[string]bool{}
	for {
		unknown := map[string]bool{}
		for _, word := range some {
			for _, t := range words.Cut(fold(word).text) {
				for _, form := range words.Forms(t.Text, func(s string) bool { return r.hasKnown(s, unknown) }) {
					forms[form.Text] = true
				}
			}
		}
		if len(unknown) == 0 {
			break
		}
		if _, err := r.count(ctx, "anywhere", slices.Sorted(maps.Keys(unknown))...); err != nil {
			return err
		}
	}
	_, err := r.counted(ctx, englishWords, slices.Sorted(maps.Keys(forms)), englishClause)
	return err
}

// hasKnown reports whether a release has a word, and notes one of which that is not known.
func (r *remote) hasKnown(word string, unknown map[string]bool) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	n, ok := r.known[[2]string{"anywhere", word}]
	if !ok {
		unknown[word] = true
	}
	return n > 0
}

// best lets the engine rank, and looks here how near the words of the best stand.
func (r *remote) best(ctx context.Context, i *Index, p plan, opt Options) ([]Hit, int, error) {
	ctx, cancel := limited(ctx)
	defer cancel()
	hits, total, err := r.ranked(ctx, i, p, opt)
	return hits, total, searchError(ctx, err)
}

func (r *remote) ranked(ctx context.Context, i *Index, p plan, opt Options) ([]Hit, int, error) {
	where, err := clause(p.query(nil))
	if err != nil {
		return nil, 0, err
	}
	s, rank, err := r.ranker(ctx, p)
	if err != nil {
		return nil, 0, err
	}
	wanted := max(opt.Limit, 0) + max(opt.Offset, 0)
	found, err := r.from.Find(ctx, Question{Where: where, Rank: rank, Limit: max(wanted, 4*closest+1),
		By: []Order{{Field: "published", Desc: true}, {Field: firstSourceField}, {Field: ByKey}}})
	if err != nil {
		return nil, 0, err
	}
	hits, err := i.listed(found.Keys)
	if err != nil {
		return nil, 0, err
	}
	for n := range hits {
		hits[n].Score = found.Scores[n]
	}
	if opt.Limit > 0 && !p.few {
		_, err = s.closer(i.columns, len(hits), func(k int) *float64 { return &hits[k].Score },
			func(k int) (Row, error) { return i.row(hits[k].key) })
	}
	slices.SortStableFunc(hits, byScore)
	hits = hits[:min(len(hits), wanted)]
	return hits[min(len(hits), max(opt.Offset, 0)):], found.Total, err
}

// ranker reads how rare the words of a plan are, and says how the engine is to rank.
func (r *remote) ranker(ctx context.Context, p plan) (*ranker, []Ranked, error) {
	s := &ranker{ctx: ctx, lengths: &lengths{}, aside: p.aside, idf: map[string]float64{}}
	n, err := r.from.Count(ctx, Clause{})
	if err != nil {
		return nil, nil, err
	}
	s.lengths.releases = float64(n[0])
	if s.lengths.mean, err = r.length(ctx, n[0]); err != nil {
		return nil, nil, err
	}
	of := map[*rankingWord][]RankedForm{}
	for _, terms := range [][]term{p.must, p.some, p.also} {
		opened := len(s.words)
		for _, t := range terms {
			w := &rankingWord{}
			if of[w], err = r.word(ctx, s, w, t); err != nil {
				return nil, nil, err
			}
			s.words = append(s.words, w)
		}
		s.pair(terms, s.words[opened:])
	}
	slices.SortStableFunc(s.words, byRarity)
	var rank []Ranked
	for _, w := range s.words {
		rank = append(rank, Ranked{w.rarity, of[w]})
	}
	return s, rank, nil
}

// length is how many words a release has on average.
func (r *remote) length(ctx context.Context, releases int) (float64, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.mean == 0 {
		sum, err := r.from.Sum(ctx, "anywhere_words")
		if err != nil {
			return 0, err
		}
		r.mean = sum / float64(max(releases, 1))
	}
	return r.mean, nil
}

// word opens a word as ranker.open does, with numbers where that has postings.
func (r *remote) word(ctx context.Context, s *ranker, w *rankingWord, t term) (of []RankedForm, err error) {
	var texts []string
	for _, form := range t.forms {
		texts = append(texts, form.Text)
	}
	anywhere, err := r.count(ctx, "anywhere", texts...)
	if err != nil {
		return nil, err
	}
	rest := make([]int, len(texts))
	if s.aside {
		if rest, err = r.count(ctx, restField, texts...); err != nil {
			return nil, err
		}
	}
	having, aside := 0.0, 0.0
	for n, form := range t.forms {
		if anywhere[n] > 0 {
			w.forms = append(w.forms, &rankingForm{word: form.Text, weight: form.Weight})
			of = append(of, rankedForms(form, s.lengths.mean)...)
			having += float64(anywhere[n])
		}
		if rest[n] > 0 {
			form.Weight *= asideWeight
			w.forms = append(w.forms, &rankingForm{word: form.Text, weight: form.Weight})
			of = append(of, RankedForm{restField, "rest_words", form.Text, form.Weight, textShare, s.lengths.mean})
			aside += float64(rest[n])
		}
	}
	if having == 0 {
		having = aside
	}
	w.rarity = t.by * s.capped(t, rarity(s.lengths.releases, having))
	return of, nil
}

// byScore puts the best hits first; of the same score, the newest.
func byScore(a, b Hit) int {
	return cmp.Or(cmp.Compare(b.Score, a.Score), byDate(b.Published, a.Published), cmp.Compare(a.Source, b.Source), cmp.Compare(a.key, b.key))
}

// telling returns the releases that may tell of an event that a filter asks for: an engine
// elsewhere need not send the others.
func (i *Index) telling(ctx context.Context, f EventFilter) ([]Row, error) {
	if i.remote == nil || f.Kind == "" && f.Status == "" && f.From.IsZero() && f.To.IsZero() && f.Upcoming.IsZero() {
		return i.matching(ctx, f.Query)
	}
	where, err := clause(i.compiler().release(f.Query))
	if err != nil {
		return nil, err
	}
	ctx, cancel := limited(ctx)
	defer cancel()
	both := Clause{Op: Every, Parts: []Clause{where, {Op: Happens, Event: &f}}}
	found, err := i.remote.Find(ctx, Question{Where: both, By: []Order{{Field: ByKey}}, Limit: -1})
	if err != nil {
		return nil, searchError(ctx, err)
	}
	rows := make([]Row, len(found.Keys))
	for n, key := range found.Keys {
		if rows[n], err = i.row(key); err != nil {
			return nil, err
		}
	}
	slices.Sort(rows)
	return rows, nil
}

// countGroups is CountGroups by aggregations: a group of one value has its count; of one
// of several, the releases that have any of them are counted.
func (i *Index) countGroups(ctx context.Context, q bq.Query, by Facet, group func(value string) string) ([]Count, error) {
	if _, ok := cellsOfFacet[by]; !ok {
		return nil, fmt.Errorf("there is no facet %q", by)
	}
	where, err := clause(q)
	if err != nil {
		return nil, err
	}
	values, err := i.remote.Values(ctx, where, string(by), "")
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	members := map[string][]Count{}
	for _, v := range values {
		if name := group(v.Value); name != "" {
			members[name] = append(members[name], v)
		}
	}
	var out []Count
	var joined []string
	var ask []Clause
	for name, of := range members {
		if len(of) == 1 {
			out = append(out, Count{name, of[0].N})
			continue
		}
		any := Clause{Op: Has, Field: string(by)}
		for _, v := range of {
			any.Words = append(any.Words, v.Value)
		}
		joined, ask = append(joined, name), append(ask, Clause{Op: Every, Parts: []Clause{where, any}})
	}
	if len(ask) > 0 {
		counts, err := i.remote.Count(ctx, ask...)
		if err != nil {
			return nil, fmt.Errorf("search: %w", err)
		}
		for n, name := range joined {
			out = append(out, Count{name, counts[n]})
		}
	}
	sortCounts(out)
	return out, nil
}
