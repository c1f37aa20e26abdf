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
	"pressroom/index/words"
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
	some, err := wordsLike(ctx, r, q.field, q.like, termLimit(ctx))
	if err != nil {
		return nil, err
	}
	if len(some) == 0 {
		return searcher.NewMatchNoneSearcher(r)
	}
	return searcher.NewMultiTermSearcher(ctx, r, some, q.field, 1, opt, false)
}

// termLimit is how many words a spelling may stand for.
func termLimit(ctx context.Context) int {
	if limit, ok := ctx.Value(search.MaxTermSearchersKey).(int); ok {
		return limit
	}
	return maxTerms
}

// wordsLike returns the words of a field that are spelled so; ErrTooBroad when
// there are more than limit.
func wordsLike(ctx context.Context, r index.IndexReader, field string, like query.Q, limit int) (some []string, err error) {
	dict, err := openDictionary(r, field, like)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, dict.Close()) }()
	for {
		entry, err := dict.Next()
		if err != nil || entry == nil {
			return some, err
		}
		if len(some) == limit {
			return nil, fmt.Errorf("%s: %w", like, ErrTooBroad)
		}
		if some = append(some, entry.Term); len(some)%1024 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
	}
}

// longestAlike is how many bytes a word may have, at most, that others are spelled nearly
// like: the engine cannot compare longer ones, and finds what begins with them.
const longestAlike = 100

func openDictionary(r index.IndexReader, field string, like query.Q) (index.FieldDict, error) {
	switch like := like.(type) {
	case query.Prefix:
		return r.FieldDictPrefix(field, []byte(like))
	case query.Fuzzy:
		if len(like.Word) > longestAlike {
			return r.FieldDictPrefix(field, []byte(like.Word))
		}
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

// spelledSo reports whether a word is spelled so, as the dictionary has it.
func spelledSo(like query.Q) func(word string) bool {
	switch like := like.(type) {
	case query.Prefix:
		return func(word string) bool { return strings.HasPrefix(word, string(like)) }
	case query.Fuzzy:
		return func(word string) bool { return query.Distance(word, like.Word, like.Edits+1) <= like.Edits }
	case query.Pattern:
		if is, err := regexp.Compile("^(?s:" + expression(like) + ")$"); err == nil {
			return is.MatchString
		}
	}
	return func(string) bool { return false }
}

// spelled compiles word*, wom?n and word~ for one scope; nil when nothing of it is
// a word. Of "well-kno*" the first word is whole. Whatever the word itself finds, by
// any form, word* finds too.
func (c *compiler) spelled(in scope, q query.Q) bq.Query {
	switch q := q.(type) {
	case query.Pattern:
		return c.like(in, query.Pattern(strings.ToLower(fold(string(q)).text)))
	case query.Fuzzy:
		var parts []bq.Query
		for _, t := range unjoined(words.Cut(fold(q.Word).text)) {
			parts = append(parts, c.like(in, query.Fuzzy{Word: t.Text, Edits: q.Edits}))
		}
		return all(parts)
	case query.Prefix:
		return c.prefix(in, fold(string(q)).text)
	}
	return nil
}

// like asks for a word of one spelling.
func (c *compiler) like(in scope, q query.Q) bq.Query {
	if in.whole {
		return spelled{q, in.engine}
	}
	return placedLike{placed{scope: in, columns: c.columns}, q}
}

// prefix compiles word*.
func (c *compiler) prefix(in scope, text string) bq.Query {
	tokens := unjoined(words.Cut(text))
	if len(tokens) == 0 {
		return nil
	}
	last := tokens[len(tokens)-1]
	begins := either([]bq.Query{c.anyForm(in, tokens[len(tokens)-1:]), c.like(in, query.Prefix(last.Text))})
	if len(tokens) == 1 {
		return begins
	}
	if head := c.word(in, words.Cut(text[:last.Start])); head != nil {
		return all([]bq.Query{head, begins})
	}
	return begins
}
