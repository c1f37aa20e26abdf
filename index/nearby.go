package index

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/searcher"
	index "github.com/blevesearch/bleve_index_api"
)

// nearby asks for the documents that have all of the words in a field, in any
// order, within a window of so many words. bleve has phrases only.
type nearby struct {
	field  string
	words  []string
	window int
}

// closeTo asks for words with gap others at most among them, beside those that stand
// among them in the query and are too common to be searched for.
func closeTo(field string, tokens analysis.TokenStream, gap int) nearby {
	q := nearby{field: field, window: tokens[len(tokens)-1].Position - tokens[0].Position + 1 + gap}
	for _, t := range tokens {
		q.words = append(q.words, string(t.Term))
	}
	return q
}

// Searcher looks for the documents that have all of the words, and then at where
// they stand.
func (q nearby) Searcher(ctx context.Context, r index.IndexReader, _ mapping.IndexMapping,
	opt search.SearcherOptions) (search.Searcher, error) {
	opt.IncludeTermVectors = true
	var each []search.Searcher
	for _, word := range distinct(q.words) {
		one, err := searcher.NewTermSearcher(ctx, r, word, q.field, 1, opt)
		if err != nil {
			for _, s := range each {
				err = errors.Join(err, s.Close())
			}
			return nil, err
		}
		each = append(each, one)
	}
	whole, err := searcher.NewConjunctionSearcher(ctx, r, each, opt)
	if err != nil {
		return nil, err
	}
	return searcher.NewFilteringSearcher(ctx, whole, func(_ *search.SearchContext, doc *search.DocumentMatch) bool {
		return q.holds(doc)
	}), nil
}

// holds reports whether the words stand close enough in a document.
func (q nearby) holds(doc *search.DocumentMatch) bool {
	texts := map[string][]standing{} // by the value of the field, where it has several
	for _, at := range doc.FieldTermLocations {
		text := fmt.Sprint(at.Location.ArrayPositions)
		texts[text] = append(texts[text], standing{at.Term, int(at.Location.Pos)})
	}
	need := map[string]int{}
	for _, word := range q.words {
		need[word]++
	}
	for _, stand := range texts {
		slices.SortFunc(stand, func(a, b standing) int { return a.pos - b.pos })
		if within(stand, need, len(q.words), q.window) {
			return true
		}
	}
	return false
}

// standing is where a word stands in a text, in words.
type standing struct {
	word string
	pos  int
}

// within reports whether a window of so many words has all that are needed, n in
// all; the words stand in the order of the text.
func within(stand []standing, need map[string]int, n, window int) bool {
	have, met, first := map[string]int{}, 0, 0
	for _, s := range stand {
		if have[s.word]++; have[s.word] <= need[s.word] {
			met++
		}
		for ; s.pos-stand[first].pos >= window; first++ {
			if out := stand[first].word; have[out] <= need[out] {
				met--
			}
			have[stand[first].word]--
		}
		if met == n {
			return true
		}
	}
	return false
}
