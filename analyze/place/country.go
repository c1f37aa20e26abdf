package place

import (
	"cmp"
	"slices"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// Weights of the mentions of a country when the focus of a release is chosen. A name of
// the country or of a place in it counts more than an adjective; a mention in the
// headline, and the place of the dateline, count more than others.
const (
	byName      = 2
	byAdjective = 1
	inHeadline  = 4
	atDateline  = 2
)

// Countries counts how often a document names each country, itself or a place in it,
// and how often by its adjective ("Armenian"): the most frequent first, then by code.
// The focus is the country that the release is mostly about: the one with the greatest
// weight of mentions in headline, dateline and text, as in CLIFF (D'Ignazio et al.
// 2014). Boilerplate and contacts do not count. The focus is empty when two countries
// have the same weight.
func Countries(doc *annot.Document, lex *lexicon.Lexicon) (counts []annot.CountryCount, focus string) {
	found := map[string]*annot.CountryCount{}
	points := map[string]int{}
	count := func(code string, at annot.Span, names, adjectives int) {
		c := found[code]
		if c == nil {
			c = &annot.CountryCount{Country: code}
			found[code] = c
		}
		c.Names += names
		c.Adjectives += adjectives
		zone := doc.SectionAt(at)
		if zone.Aside() || zone == annot.Media {
			return
		}
		if zone == annot.Headline {
			points[code] += inHeadline
		}
		points[code] += byName*names + byAdjective*adjectives
		if l := doc.Dateline; l != nil && l.Contains(at) {
			points[code] += atDateline
		}
	}
	for _, ent := range doc.Entities {
		if ent.Kind != annot.Place || ent.Geo == nil || ent.Geo.Country == "" {
			continue
		}
		for _, m := range ent.Mentions {
			count(ent.Geo.Country, doc.Mentions[m].Span, 1, 0)
		}
	}
	for k, tok := range doc.Tokens {
		if doc.Language.Foreign() || doc.KindOf(k) == annot.Place || !doc.Capital(k) {
			continue
		}
		if code := lex.Adjective(doc.Word(k)); code != "" {
			count(code, tok.Span, 0, 1)
		}
	}
	for _, c := range found {
		counts = append(counts, *c)
	}
	slices.SortFunc(counts, func(a, b annot.CountryCount) int {
		return cmp.Or(cmp.Compare(b.Names+b.Adjectives, a.Names+a.Adjectives), cmp.Compare(a.Country, b.Country))
	})
	best := 0
	for _, c := range counts {
		switch p := points[c.Country]; {
		case p > best:
			best, focus = p, c.Country
		case p == best:
			focus = ""
		}
	}
	return counts, focus
}
