package index

import (
	"strings"

	"github.com/blevesearch/bleve/v2"
	bq "github.com/blevesearch/bleve/v2/search/query"

	"pressroom/index/query"
	"pressroom/index/words"
)

// compiler turns a tree into a query for bleve. Words that the index does not
// hold, too common ones ("the") and punctuation, are left out and noted.
type compiler struct {
	meant   Meaning
	zone    string // the part of a release that plain words are looked for in; "" for all
	lang    string // the language that all releases asked for are in; "" for any
	aside   bool   // words with synonyms are looked for in contacts and boilerplate, too
	ignored []string
	known   *vocabulary
	columns *columns
}

// release compiles a query for releases; nil asks for all of them.
func (c *compiler) release(q query.Q) bq.Query {
	if q == nil {
		return typed(releaseType)
	}
	if compiled := c.node(q); compiled != nil {
		return compiled
	}
	return bleve.NewMatchNoneQuery()
}

// node compiles a tree; nil means that nothing of it can be searched for.
// Every query it returns matches releases only.
func (c *compiler) node(q query.Q) bq.Query {
	switch q := q.(type) {
	case query.And:
		return c.and(q)
	case query.All:
		return c.and(query.And(q))
	case query.Or:
		var parts []bq.Query
		for _, part := range q {
			parts = append(parts, c.node(part))
		}
		return either(parts)
	case query.Synonyms:
		return either([]bq.Query{c.node(q.Either()), c.beside(q.Typed)})
	case chosen:
		return q.plan.query(c)
	case query.Not:
		return c.and(query.And{q})
	case query.In:
		return c.in(q)
	case query.Listed:
		return c.listed(q)
	case query.Named:
		return named(q)
	case query.Date:
		return between("published", q.From, q.To)
	case query.Near:
		return near(q)
	case query.Boost: // it ranks
		return c.node(q.Q)
	}
	return c.anywhere(q)
}

// anywhere looks for words in headline, text and names, or in the zone.
func (c *compiler) anywhere(q query.Q) bq.Query {
	if c.tooCommon(q) {
		return nil
	}
	var parts []bq.Query
	for _, in := range c.scopes() {
		parts = append(parts, c.leaf(in, q))
	}
	if len(parts) == 1 {
		return parts[0]
	}
	return either(parts)
}

// beside looks for a word in contacts and boilerplate, where these are searched.
func (c *compiler) beside(q query.Q) bq.Query {
	word, _ := q.(query.Word)
	terms := c.terms(string(word), 1)
	if !c.aside || c.zone != "" || len(terms) != 1 {
		return nil
	}
	var forms []bq.Query
	for _, form := range terms[0].forms {
		forms = append(forms, exactly(restField, form.Text, false))
	}
	return either(forms)
}

// scopes is where plain words are looked for.
func (c *compiler) scopes() []scope {
	if c.zone != "" {
		return zoneScopes(c.zone)
	}
	return []scope{scopeOf("anywhere")}
}

// tooCommon reports whether all words of q are too common to be looked for, and notes
// it: one alone, for several are found where they stand.
func (c *compiler) tooCommon(q query.Q) bool {
	text := leafText(q)
	if text == "" {
		return false
	}
	tokens := words.Cut(fold(text).text)
	if len(uncommon(tokens)) > 0 {
		return false
	}
	if _, word := q.(query.Word); !word && len(tokens) > 0 && tokens[0].Position < tokens[len(tokens)-1].Position {
		return false
	}
	c.ignored = append(c.ignored, text)
	return true
}

func (c *compiler) and(parts query.And) bq.Query {
	parts = joinWords(parts)
	defer c.enter(parts)()
	var must, not []bq.Query
	for _, part := range parts {
		if negated, ok := part.(query.Not); ok {
			if compiled := c.node(negated.Q); compiled != nil {
				not = append(not, compiled)
			}
		} else if compiled := c.node(part); compiled != nil {
			must = append(must, compiled)
		}
	}
	switch {
	case len(not) == 0:
		return all(must)
	case len(must) == 0:
		must = []bq.Query{typed(releaseType)}
	}
	return bq.NewBooleanQuery(must, nil, not)
}

// enter sets the zone and the language that are among the parts, for the others, and
// returns what sets them back.
func (c *compiler) enter(parts query.And) (leave func()) {
	zone, lang := c.zone, c.lang
	for _, part := range parts {
		in, ok := part.(query.In)
		switch {
		case !ok:
		case in.Field == query.Zone && in.Value != query.Word(query.Unmarked):
			c.zone = leafText(in.Value)
		case in.Field == query.Lang:
			c.lang = strings.ToLower(leafText(in.Value))
		}
	}
	return func() { c.zone, c.lang = zone, lang }
}

// in compiles field:value.
func (c *compiler) in(q query.In) bq.Query {
	text := leafText(q.Value)
	begins, prefix := q.Value.(query.Prefix)
	if prefix {
		text = string(begins)
	}
	switch q.Field {
	case query.ID:
		return exactly("id", text, true) // its beginning does
	case query.Kind:
		return exactly("kind", strings.ToLower(strings.ReplaceAll(text, " ", "_")), prefix)
	case query.Zone:
		return exactly("zone", text, false)
	case query.Country:
		return exactly("country", strings.ToUpper(text), prefix)
	case query.Lang:
		return exactly(languageField, strings.ToLower(text), prefix)
	case query.Bill:
		return exactly("bill", words.Bill(fold(text).text), false)
	case query.Region:
		return exactly("region", text, prefix)
	case query.Who:
		return c.leaf(scopeOf("acting"), q.Value)
	case query.Headline:
		if c.tooCommon(q.Value) {
			return nil
		}
		return c.leaf(scopeOf("headline"), q.Value)
	}
	leaf := c.leaf(scopeOf(fieldName(q.Field)), q.Value)
	if leaf == nil { // nothing but punctuation
		c.ignored = append(c.ignored, q.String())
		return nil
	}
	if c.meant == nil || text == "" || prefix {
		return leaf
	}
	parts := []bq.Query{leaf}
	for _, forms := range c.meant(q.Field, text, false) {
		parts = append(parts, named(forms))
	}
	return either(parts)
}

// listed asks for the forms of what lists call so; of the name itself where nobody tells
// them.
func (c *compiler) listed(q query.Listed) bq.Query {
	if c.meant == nil {
		return named(query.Named{Field: q.Field, Names: []string{q.Name}})
	}
	var parts []bq.Query
	for _, forms := range c.meant(q.Field, q.Name, true) {
		parts = append(parts, named(forms))
	}
	if len(parts) == 0 {
		return bleve.NewMatchNoneQuery()
	}
	return either(parts)
}

// fieldName returns the name of a field in the engine.
func fieldName(f query.Field) string { return strings.ReplaceAll(string(f), "-", "_") }

// leafText returns the text of a word, of a phrase or of words near each other; ""
// of all else.
func leafText(q query.Q) string {
	switch q := q.(type) {
	case query.Word:
		return string(q)
	case query.Phrase:
		return string(q)
	case query.Close:
		return q.Words
	}
	return ""
}

// shown compiles what of a query can be shown in a text: its words and names,
// but not what it excludes. What it returns are placed and placedLike.
func (c *compiler) shown(q query.Q) []bq.Query {
	var parts []query.Q
	switch q := q.(type) {
	case query.And:
		defer c.enter(q)()
		parts = joinWords(q)
	case query.All:
		return c.shown(query.And(q))
	case query.Or:
		parts = q
	case query.Synonyms:
		parts = q.Either()
	case query.Boost:
		return c.shown(q.Q)
	case query.Listed:
		return c.shown(query.In{Field: q.Field, Value: query.Phrase(q.Name)})
	case query.In:
		switch q.Field {
		case query.Person, query.Place, query.Org, query.Headline:
			parts = []query.Q{q.Value}
		}
	case query.Word, query.Phrase, query.Close, query.Prefix, query.Pattern, query.Fuzzy:
		in := []scope{bodyScope()}
		if c.zone != "" {
			in = zoneScopes(c.zone)
		}
		var out []bq.Query
		for _, in := range in {
			out = append(out, leaves(c.leaf(in, q))...)
		}
		return out
	}
	var out []bq.Query
	for _, part := range parts {
		out = append(out, c.shown(part)...)
	}
	return out
}

// leaves returns what a query is made of.
func leaves(q bq.Query) (out []bq.Query) {
	var parts []bq.Query
	switch q := q.(type) {
	case nil:
		return nil
	case *bq.DisjunctionQuery:
		parts = q.Disjuncts
	case *bq.ConjunctionQuery:
		parts = q.Conjuncts
	default:
		return []bq.Query{q}
	}
	for _, part := range parts {
		out = append(out, leaves(part)...)
	}
	return out
}

// all asks for documents that match every query, nil for none.
func all(parts []bq.Query) bq.Query {
	if len(parts) == 0 {
		return nil
	}
	return bleve.NewConjunctionQuery(parts...)
}

// either asks for documents that match one of the queries that are not nil,
// nil when all are.
func either(parts []bq.Query) bq.Query {
	var some []bq.Query
	for _, part := range parts {
		if part != nil {
			some = append(some, part)
		}
	}
	if len(some) == 0 {
		return nil
	}
	return bleve.NewDisjunctionQuery(some...)
}
