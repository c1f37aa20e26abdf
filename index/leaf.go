package index

import (
	"math"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis"
	bq "github.com/blevesearch/bleve/v2/search/query"

	"pressroom/corpus"
	"pressroom/index/query"
	"pressroom/index/words"
)

// The leaves of a compiled query: what is asked of one field.

// leaf compiles words, near each other or spelled so, for one field; nil when the
// analyzer leaves nothing of them. Quotation marks ask for the words as they stand,
// a word alone for any form of it where the field holds a text.
func (c *compiler) leaf(field string, an analyzer, q query.Q) bq.Query {
	text := fold(leafText(q)).text
	if text == "" {
		return c.spelled(field, q)
	}
	switch q := q.(type) {
	case query.Word:
		return c.word(field, text)
	case query.Close:
		if tokens := plainTerms(an, text); len(tokens) > 1 {
			return closeTo(field, tokens, q.Gap)
		}
	}
	return phrase(field, an.Analyze([]byte(text)))
}

// word compiles what was typed without a blank: one word, or several that are one
// where they are joined ("co-operative").
func (c *compiler) word(field, text string) bq.Query {
	tokens := c.analyzerOf(field).Analyze([]byte(text))
	if len(tokens) == 0 {
		return nil
	}
	whole := tokens[len(tokens)-1]
	if whole.Type != joined || whole.Start > tokens[0].Start { // a part was too common
		whole = nil
	}
	if len(tokens) == 1 {
		return c.anyForm(field, string(tokens[0].Term))
	}
	parts := phrase(field, tokens)
	if whole == nil {
		return parts
	}
	return either([]bq.Query{parts, c.anyForm(field, string(whole.Term))})
}

// anyForm asks for a word, or for any form of it in a text.
func (c *compiler) anyForm(field, word string) bq.Query {
	var parts []bq.Query
	for _, form := range c.forms(field, word) {
		parts = append(parts, exactly(field, form.Text, false))
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
	return c.known.formsOf(field, word)
}

// phrase asks for terms where they stand, one after the other; nil for none.
func phrase(field string, tokens analysis.TokenStream) bq.Query {
	switch len(tokens) {
	case 0:
		return nil
	case 1:
		return exactly(field, string(tokens[0].Term), false)
	}
	first := tokens[0].Position
	terms := make([][]string, tokens[len(tokens)-1].Position-first+1)
	for _, t := range tokens {
		terms[t.Position-first] = append(terms[t.Position-first], string(t.Term))
	}
	return bq.NewMultiPhraseQuery(terms, field)
}

// isText reports whether a field holds texts, not names.
func isText(field string) bool {
	return field == "anywhere" || field == bodyField || field == "headline" || field == restField
}

func (c *compiler) analyzerOf(field string) analyzer {
	if isText(field) {
		return c.english
	}
	return c.words
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
