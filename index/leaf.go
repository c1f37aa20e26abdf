package index

import (
	"math"
	"slices"

	"github.com/blevesearch/bleve/v2"
	bq "github.com/blevesearch/bleve/v2/search/query"

	"pressroom/corpus"
	"pressroom/index/query"
	"pressroom/index/words"
)

// The leaves of a compiled query: what is asked of one field.

// leaf compiles words, near each other or spelled so, for one scope; nil when nothing
// of them is searched for. Quotation marks ask for the words as they stand, a word
// alone for any form of it where the field holds a text.
func (c *compiler) leaf(in scope, q query.Q) bq.Query {
	text := fold(leafText(q)).text
	if text == "" {
		return c.spelled(in, q)
	}
	tokens := words.Cut(text)
	switch q := q.(type) {
	case query.Word:
		return c.word(in, tokens)
	case query.Close:
		if plain := unjoined(tokens); len(plain) > 1 {
			return c.closeTo(plain, q.Gap, in)
		}
	}
	return c.phrase(in, tokens)
}

// word compiles what was typed without a blank: one word, or several that are one
// where they are joined ("co-operative").
func (c *compiler) word(in scope, tokens []words.Token) bq.Query {
	known := in.known(tokens)
	if len(known) < 2 {
		return c.anyForm(in, known)
	}
	parts := c.phrase(in, tokens)
	if last := tokens[len(tokens)-1]; last.Joined && last.Start <= tokens[0].Start {
		return either([]bq.Query{parts, c.anyForm(in, tokens[len(tokens)-1:])})
	}
	return parts
}

// known returns the words that the engine has: of a text not the common ones.
func (s scope) known(tokens []words.Token) []words.Token {
	if !isText(s.engine) {
		return tokens
	}
	return uncommon(tokens)
}

// uncommon returns the words that are searched for alone in a text.
func uncommon(tokens []words.Token) []words.Token {
	return slices.DeleteFunc(slices.Clone(tokens), func(t words.Token) bool { return words.Common(t.Text) })
}

// unjoined returns the words without those written over others.
func unjoined(tokens []words.Token) []words.Token {
	return slices.DeleteFunc(slices.Clone(tokens), func(t words.Token) bool { return t.Joined })
}

// anyForm asks for the first of some words, or for any form of it in a text; nil for
// none.
func (c *compiler) anyForm(in scope, tokens []words.Token) bq.Query {
	if len(tokens) == 0 {
		return nil
	}
	var some []string
	for _, form := range c.forms(in.engine, tokens[0].Text) {
		some = append(some, form.Text)
	}
	return c.oneOf(in, some)
}

// oneOf asks for one of several words, all different.
func (c *compiler) oneOf(in scope, some []string) bq.Query {
	if !in.whole {
		return placed{scope: in, columns: c.columns}.oneOf(some)
	}
	var parts []bq.Query
	for _, word := range some {
		parts = append(parts, exactly(in.engine, word, false))
	}
	if len(parts) == 1 {
		return parts[0]
	}
	return either(parts)
}

// forms returns the forms of a word in a field, the word itself first.
func (c *compiler) forms(field, word string) []words.Form {
	if !isText(field) {
		return []words.Form{{Text: word, Weight: 1}}
	}
	return c.known.formsOf(field, word, c.lang)
}

// phrase asks for words where they stand, one after the other; nil for none, or for a
// single one that is too common.
func (c *compiler) phrase(in scope, tokens []words.Token) bq.Query {
	if len(tokens) > 0 && tokens[0].Position < tokens[len(tokens)-1].Position {
		return c.phraseOf(tokens, in)
	}
	var some []string
	for _, t := range in.known(tokens) {
		some = append(some, t.Text)
	}
	if some == nil {
		return nil
	}
	return c.oneOf(in, distinct(some))
}

// isText reports whether a field holds texts, not names.
func isText(field string) bool {
	return field == "anywhere" || field == "headline" || field == restField
}

// named asks for the releases that list one of the names as it is written.
func named(q query.Named) bq.Query {
	var parts []bq.Query
	for _, name := range q.Names {
		parts = append(parts, exactly(fieldName(q.Field)+"_name", name, false))
	}
	return either(parts)
}

// typed asks for all documents of a type.
func typed(name string) bq.Query { return exactly("type", name, false) }

// identical asks for the document of the key, if it has the content.
func identical(key, sum string) bq.Query {
	return all([]bq.Query{exactly("content", sum, false), bleve.NewDocIDQuery([]string{key})})
}

func exactly(field, term string, prefix bool) bq.Query {
	if prefix {
		q := bleve.NewPrefixQuery(term)
		q.SetField(field)
		return q
	}
	q := bleve.NewTermQuery(term)
	q.SetField(field)
	return q
}

// between asks for a day in a range of days "YYYY-MM-DD"; either may be empty.
func between(field, from, to string) bq.Query {
	number := func(s string, open float64) *float64 {
		if d, err := corpus.ParseDate(s); err == nil {
			open = dayNumber(d)
		}
		return &open
	}
	yes := true
	q := bleve.NewNumericRangeInclusiveQuery(number(from, 0), number(to, math.MaxInt32), &yes, &yes)
	q.SetField(field)
	return q
}
