package place

import (
	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
	"pressroom/analyze/logistic"
)

// A Choice is a name of a document for which the gazetteer has several places, with the
// features of each place.
type Choice struct {
	Name     string
	Places   []annot.Geo
	Features [][]logistic.Feature
}

// Choices returns the names that only the weights decide, in order of first mention.
// Package main of analyze/eval/fit compares them with the annotations.
func Choices(doc *annot.Document, lex *lexicon.Lexicon) []Choice {
	s := newResolver(doc, lex).read()
	var all []Choice
	seen := map[string]bool{}
	for i, m := range doc.Mentions {
		name := doc.NameOf(i)
		if m.Kind != annot.Place || seen[name] {
			continue
		}
		seen[name] = true
		town, container, written := s.cutContainer(name)
		in := s.within[lexicon.Fold(name)].in
		if written {
			in = s.containers(container)
		}
		held := s.holding(town, in)
		if _, like := s.like(name, s.alike[lexicon.Fold(name)].Place); like || len(in) > 0 && len(held) == 0 {
			continue
		}
		c := Choice{Name: name}
		for _, k := range s.rank(town, held, written) {
			c.Places, c.Features = append(c.Places, geoOf(k.Place)), append(c.Features, k.speaking)
		}
		if len(c.Places) > 1 {
			all = append(all, c)
		}
	}
	return all
}
