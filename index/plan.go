package index

import (
	"slices"

	bq "github.com/blevesearch/bleve/v2/search/query"

	"pressroom/index/query"
	"pressroom/index/words"
)

// plan says how a query is answered: which releases are chosen, and what ranks them.
type plan struct {
	few    bool     // it fills up: only the best need be found, however near words stand, not how many there are
	aside  bool     // words that stand in contacts and boilerplate count, too
	must   []term   // words that a release must have
	some   []term   // words of which it must have one, unless nil
	also   []term   // words that rank and choose nothing
	filter bq.Query // what else chooses; nil for nothing
}

// term is a word that ranks, with its forms, the word itself first.
type term struct {
	forms []words.Form
	by    float64 // how much more than others it ranks
	typed []term  // of a synonym: the words that it stands for, none of which is rarer to the ranking
}

// chosen asks for what a plan chooses: to count what a search has found.
type chosen struct{ plan }

// String is not read by anybody.
func (chosen) String() string { return "(what was found)" }

// query asks the engine for what the plan chooses.
func (p plan) query(c *compiler) bq.Query {
	having := func(terms []term) (each []bq.Query) {
		for _, t := range terms {
			var forms []bq.Query
			for _, form := range t.forms {
				if forms = append(forms, exactly("anywhere", form.Text, false)); p.aside {
					forms = append(forms, exactly(restField, form.Text, false))
				}
			}
			each = append(each, either(forms))
		}
		return each
	}
	must := having(p.must)
	if p.some != nil {
		must = append(must, either(having(p.some)))
	}
	if p.filter != nil {
		must = append(must, p.filter)
	}
	return all(must)
}

// plan makes plain words what chooses, and leaves all else to the engine.
func (c *compiler) plan(q query.Q) (p plan) {
	parts := query.And(partsOf(q))
	if isZoned(parts) {
		return plan{also: c.rankingWords(q, 1), filter: c.release(q)}
	}
	defer c.enter(parts)()
	var rest query.And
	for _, part := range joinWords(parts) {
		if terms := c.plain(part, 1); len(terms) == 1 {
			p.must = append(p.must, terms[0])
		} else if some := c.anyOf(part); some != nil && p.some == nil {
			p.some = some
		} else {
			rest = append(rest, part)
			p.also = append(p.also, c.rankingWords(part, 1)...)
		}
	}
	if p.must = distinctTerms(p.must); len(rest) > 0 {
		p.filter = c.and(rest)
	}
	if p.filter == nil && p.must == nil && p.some == nil {
		p.filter = c.release(nothing)
	}
	return p
}

// planAside is plan with contacts and boilerplate searched, too.
func (c *compiler) planAside(q query.Q) plan {
	defer func(before []string) { c.aside, c.ignored = false, before }(c.ignored) // told already
	c.aside = true
	p := c.plan(q)
	p.aside = true
	return p
}

// nothing is a query that no release matches.
var nothing = query.Or(nil)

func isZoned(parts query.And) bool {
	return slices.ContainsFunc(parts, func(q query.Q) bool {
		in, ok := q.(query.In)
		return ok && in.Field == query.Zone
	})
}

// plain returns the one term of a word, and none of all else.
func (c *compiler) plain(q query.Q, by float64) []term {
	switch q := q.(type) {
	case query.Boost:
		return c.plain(q.Q, by*q.By)
	case query.Word:
		return c.terms(string(q), by)
	}
	return nil
}

// anyOf returns the terms of an Or of plain words or their synonyms, nil for all else.
func (c *compiler) anyOf(q query.Q) (out []term) {
	var parts []query.Q
	switch q := q.(type) {
	case query.Or:
		parts = q
	case query.Synonyms:
		parts = []query.Q{q}
	}
	for _, part := range parts {
		some := []query.Q{part}
		if s, ok := part.(query.Synonyms); ok {
			some = s.Either()
		}
		for _, word := range some {
			if len(c.plain(word, 1)) != 1 {
				return nil
			}
		}
		out = append(out, c.rankingWords(part, 1)...)
	}
	return distinctTerms(out)
}

// rankingWords returns the words that the answers to a query are ranked by, by times
// as much as others: its own and those of the names that it asks for, but not what it
// excludes.
func (c *compiler) rankingWords(q query.Q, by float64) (out []term) {
	var parts []query.Q
	switch q := q.(type) {
	case query.Boost:
		parts, by = []query.Q{q.Q}, by*q.By
	case query.And:
		parts = joinWords(q)
	case query.All:
		parts = q
	case query.Or:
		parts = q
	case query.Synonyms:
		return c.synonyms(q, by)
	case query.In:
		switch q.Field {
		case query.Person, query.Place, query.Org, query.SaidBy:
			return c.exactTerms(leafText(q.Value), by)
		case query.Headline:
			parts = []query.Q{q.Value}
		}
	case query.Listed:
		return c.exactTerms(q.Name, by)
	case query.Prefix:
		return c.terms(string(q), by)
	case query.Fuzzy:
		return c.exactTerms(q.Word, by)
	case query.Word:
		return c.terms(string(q), by)
	case query.Phrase, query.Close:
		return c.exactTerms(leafText(q), by)
	}
	for _, part := range parts {
		out = append(out, c.rankingWords(part, by)...)
	}
	return distinctTerms(out)
}

// synonyms returns the words of what was typed, and those of the others.
func (c *compiler) synonyms(q query.Synonyms, by float64) []term {
	typed := c.rankingWords(q.Typed, by)
	out := slices.Clone(typed)
	for _, other := range q.Others {
		for _, t := range c.rankingWords(other, by) {
			t.typed = typed
			out = append(out, t)
		}
	}
	return distinctTerms(out)
}

// terms returns the words of a text in all their forms.
func (c *compiler) terms(text string, by float64) (out []term) {
	for _, t := range uncommon(words.Cut(fold(text).text)) {
		out = append(out, term{forms: c.forms("anywhere", t.Text), by: by})
	}
	return out
}

// exactTerms returns the words of a text as they stand.
func (c *compiler) exactTerms(text string, by float64) (out []term) {
	for _, t := range unjoined(uncommon(words.Cut(fold(text).text))) {
		out = append(out, term{forms: []words.Form{{Text: t.Text, Weight: 1}}, by: by})
	}
	return out
}

// distinctTerms drops repetitions of a word, of which the one that ranks most stays.
func distinctTerms(in []term) (out []term) {
	for _, t := range in {
		at := slices.IndexFunc(out, func(o term) bool { return o.forms[0].Text == t.forms[0].Text })
		switch {
		case at < 0:
			out = append(out, t)
		case t.by > out[at].by:
			out[at] = t
		}
	}
	return out
}
