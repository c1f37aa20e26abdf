package index

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search"
	bq "github.com/blevesearch/bleve/v2/search/query"
	"github.com/blevesearch/bleve/v2/search/searcher"
	index "github.com/blevesearch/bleve_index_api"

	"pressroom/index/query"
)

// spelled asks for the documents that have a word of a certain spelling. It reads
// the dictionary of the words, so that what it costs depends on how many there are.
type spelled struct {
	like  query.Q // Prefix, Pattern or Fuzzy, of one word in small letters
	field string
}

// Searcher looks for all words of that spelling.
func (q spelled) Searcher(ctx context.Context, r index.IndexReader, _ mapping.IndexMapping,
	opt search.SearcherOptions) (search.Searcher, error) {
	limit, ok := ctx.Value(search.MaxTermSearchersKey).(int)
	if !ok {
		limit = maxTerms
	}
	words, err := wordsLike(ctx, r, q.field, q.like, limit)
	if err != nil {
		return nil, err
	}
	if len(words) == 0 {
		return searcher.NewMatchNoneSearcher(r)
	}
	return searcher.NewMultiTermSearcher(ctx, r, words, q.field, 1, opt, false)
}

// wordsLike returns the words of a field that are spelled so; ErrTooBroad when
// there are more than limit.
func wordsLike(ctx context.Context, r index.IndexReader, field string, like query.Q, limit int) (words []string, err error) {
	dict, err := openDictionary(r, field, like)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, dict.Close()) }()
	for {
		entry, err := dict.Next()
		if err != nil || entry == nil {
			return words, err
		}
		if len(words) == limit {
			return nil, fmt.Errorf("%s: %w", like, ErrTooBroad)
		}
		if words = append(words, entry.Term); len(words)%1024 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
	}
}

func openDictionary(r index.IndexReader, field string, like query.Q) (index.FieldDict, error) {
	switch like := like.(type) {
	case query.Prefix:
		return r.FieldDictPrefix(field, []byte(like))
	case query.Fuzzy:
		if r, ok := r.(index.IndexReaderFuzzy); ok {
			return r.FieldDictFuzzy(field, like.Word, like.Edits, "")
		}
	case query.Pattern:
		if r, ok := r.(index.IndexReaderRegexp); ok {
			return r.FieldDictRegexp(field, expression(like))
		}
	}
	return nil, fmt.Errorf("this engine has no dictionary for %s", like)
}

// expression writes a pattern as a regular expression over whole words.
func expression(p query.Pattern) string {
	s := regexp.QuoteMeta(string(p))
	return strings.NewReplacer(`\?`, `.`, `\*`, `.*`).Replace(s)
}

// spelled compiles word*, wom?n and word~ for one field; nil when nothing of it is
// a word. Of "well-kno*" the first word is whole. Whatever the word itself finds, by
// any form, word* finds too.
func (c *compiler) spelled(field string, q query.Q) bq.Query {
	switch q := q.(type) {
	case query.Pattern:
		return spelled{query.Pattern(strings.ToLower(fold(string(q)).text)), field}
	case query.Fuzzy:
		var parts []bq.Query
		for _, token := range plainTerms(c.words, fold(q.Word).text) {
			parts = append(parts, spelled{query.Fuzzy{Word: string(token.Term), Edits: q.Edits}, field})
		}
		return all(parts)
	case query.Prefix:
		return c.prefix(field, fold(string(q)).text)
	}
	return nil
}

// prefix compiles word*.
func (c *compiler) prefix(field, text string) bq.Query {
	terms := plainTerms(c.words, text)
	if len(terms) == 0 {
		return nil
	}
	last := terms[len(terms)-1]
	begins := either([]bq.Query{c.anyForm(field, string(last.Term)), spelled{query.Prefix(last.Term), field}})
	if len(terms) == 1 {
		return begins
	}
	if head := c.word(field, text[:last.Start]); head != nil {
		return all([]bq.Query{head, begins})
	}
	return begins
}
