// Package topic tells what a release is about: topics of the IPTC Media Topics
// by the terms that speak for them, and keyphrases (keyphrase.go).
//
// How likely a topic or a phrase is, a logistic regression says; analyze/eval/fit
// writes its weights.
//
// Two tables hold the terms: terms.tsv, kept by hand, and mediatopics.tsv, the
// labels of the taxonomy itself. Each term speaks for a concept of the second
// level, and with it for the topic above, or for a topic as a whole. What a
// release names but is not about counts little: people not at all, places and
// organisations half, and boilerplate and contacts nothing.
package topic

import (
	"cmp"
	_ "embed"
	"math"
	"slices"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
	"pressroom/analyze/logistic"
)

//go:embed data/topic.weights.tsv
var topicWeights string

const (
	maxTopics = 3
	// leastTerms is how many different terms must speak for a topic.
	leastTerms = 2
	// leastScore is how likely a topic must be.
	leastScore = 0.55
	// nameFactor is what a word in the name of a place or an organisation counts
	// for: a ministry of education speaks of more than schools.
	nameFactor = 0.5
	// narrowerShare is how much of what speaks for a topic must speak for one
	// concept of the second level, to name it.
	narrowerShare = 0.5
)

// Zone weights: an editor reads the headline, then the lead.
const (
	headlineWeight = 3
	leadWeight     = 2
	bodyWeight     = 1
)

// A Classifier holds the terms that speak for each topic. It is never changed
// after New.
type Classifier struct {
	concepts []concept
	tops     []int // the concepts of the top level
	terms    terms
	weights  logistic.Model
}

// concept is a topic of the top level, or one of the second below it.
type concept struct {
	annot.Concept
	top int // index of its topic, of a topic its own
}

// New reads the embedded tables. It fails only when one is broken.
func New() (*Classifier, error) {
	c := &Classifier{terms: newTerms()}
	if err := c.readConcepts(); err != nil {
		return nil, err
	}
	var err error
	c.weights, err = logistic.Read("topic.weights.tsv", topicWeights)
	return c, err
}

// Tops lists the topics of the top level, by identifier. It fails only when the
// table is broken.
func Tops() (tops []annot.Concept, err error) {
	err = lexicon.ReadTable("mediatopics.tsv", mediatopics, 4, func(col []string) error {
		if col[0] == col[1] {
			tops = append(tops, annot.Concept{ID: col[0], Label: col[2]})
		}
		return nil
	})
	return tops, err
}

// tally is what speaks for a concept.
type tally struct {
	weight float64
	terms  []spoken
}

// spoken is a term that stands in a text, and what its uses say for a concept.
type spoken struct {
	*use
	weight float64
}

// A Candidate is a topic or a phrase that a release may be about, and what speaks
// for it.
type Candidate struct {
	Text     string
	Features []logistic.Feature
}

// Candidates returns the topics that more than one term of a document speaks for.
func (c *Classifier) Candidates(doc *annot.Document) []Candidate {
	var cs []Candidate
	tallies, words := c.tally(doc)
	most := c.most(tallies)
	for _, k := range c.tops {
		if t := tallies[k]; differing(t.terms) >= leastTerms {
			cs = append(cs, Candidate{c.concepts[k].Label, t.features(most, words)})
		}
	}
	return cs
}

// tally returns what speaks for each concept, and the number of words of the
// document, weighted as its terms are.
func (c *Classifier) tally(doc *annot.Document) ([]tally, float64) {
	uses, words := c.uses(doc)
	tallies := make([]tally, len(c.concepts))
	for i := range uses {
		u := &uses[i]
		for _, v := range c.terms.all[u.term].votes {
			// Said again, a term says less each time.
			w := v.weight * math.Log2(1+u.count)
			t := &tallies[v.concept]
			t.weight += w
			top := c.concepts[v.concept].top
			if top != v.concept {
				tallies[top].weight += w
			}
			tallies[top].terms = append(tallies[top].terms, spoken{u, w})
		}
	}
	return tallies, words
}

// use is a term, where it is first said and in which words, and how often it is
// said, weighted by zone.
type use struct {
	term    int
	first   annot.Span
	surface string
	count   float64
}

// uses returns the terms of a document in the order of their first use, and the
// number of its words, weighted alike.
func (c *Classifier) uses(doc *annot.Document) ([]use, float64) {
	var uses []use
	at := map[int]int{} // term to index in uses
	total := 0.0
	for i := 0; i < len(doc.Tokens); {
		weight, kind := zoneWeight(doc.SectionAt(doc.Tokens[i].Span)), doc.KindOf(i)
		total += weight
		if weight == 0 || kind == annot.Person {
			i++
			continue
		}
		term, n := c.terms.match(doc, i)
		if n == 0 {
			i++
			continue
		}
		if kind != "" && !c.terms.all[term].exact {
			weight *= nameFactor
		}
		k, ok := at[term]
		if !ok {
			k = len(uses)
			at[term] = k
			first := doc.Words(i, i+n)
			uses = append(uses, use{term: term, first: first, surface: doc.TextOf(first)})
		}
		uses[k].count += weight
		i += n
	}
	return uses, total
}

// Classify returns the topics of a document, the most likely first, each with the
// terms that spoke for it; none where too little speaks for any.
func (c *Classifier) Classify(doc *annot.Document) []annot.Topic {
	tallies, words := c.tally(doc)
	most := c.most(tallies)
	var topics []annot.Topic
	for _, k := range c.tops {
		t := tallies[k]
		if differing(t.terms) < leastTerms {
			continue
		}
		score := logistic.Probability(c.weights.Odds(t.features(most, words)))
		if score < leastScore {
			continue
		}
		topics = append(topics, annot.Topic{
			ID: c.concepts[k].ID, Label: c.concepts[k].Label, Narrower: c.narrower(tallies, k), Score: score, Evidence: c.evidence(t.terms),
		})
	}
	slices.SortStableFunc(topics, func(a, b annot.Topic) int { return cmp.Compare(b.Score, a.Score) })
	return topics[:min(maxTopics, len(topics))]
}

// most returns the weight of the strongest topic.
func (c *Classifier) most(tallies []tally) (w float64) {
	for _, k := range c.tops {
		w = max(w, tallies[k].weight)
	}
	return w
}

// features are what speaks for a topic: the weight of its terms, that of the
// strongest topic's and the length of the text.
func (t tally) features(most, words float64) []logistic.Feature {
	return []logistic.Feature{
		{Name: "share of the strongest topic", Value: t.weight / most},
		{Name: "weight, log2", Value: math.Log2(t.weight)},
		{Name: "words, log2", Value: math.Log2(1 + words)},
	}
}

// narrower returns the concept of the second level that most of the evidence
// of a topic speaks for, if any.
func (c *Classifier) narrower(tallies []tally, top int) annot.Concept {
	for k := range c.concepts {
		if c.concepts[k].top == top && k != top && tallies[k].weight >= narrowerShare*tallies[top].weight {
			return c.concepts[k].Concept
		}
	}
	return annot.Concept{}
}

func differing(terms []spoken) int {
	n := 0
	for i, t := range terms {
		if !slices.ContainsFunc(terms[:i], func(o spoken) bool { return o.surface == t.surface }) {
			n++
		}
	}
	return n
}

// shownTerms is how many of the terms that speak for a topic are told.
const shownTerms = 5

// evidence returns the terms that spoke most.
func (c *Classifier) evidence(terms []spoken) []annot.Evidence {
	slices.SortStableFunc(terms, func(a, b spoken) int { return cmp.Compare(b.weight, a.weight) })
	var shown []string
	var out []annot.Evidence
	for _, t := range terms {
		if s := strings.ToLower(t.surface); len(out) < shownTerms && !slices.Contains(shown, t.surface) && !slices.Contains(shown, s) {
			shown = append(shown, t.surface)
			out = append(out, annot.Evidence{Span: t.first, Rule: c.terms.all[t.term].row})
		}
	}
	return out
}

// zoneWeight returns what a token counts for by the section that it lies in.
func zoneWeight(k annot.SectionKind) float64 {
	switch k {
	case annot.Headline:
		return headlineWeight
	case annot.Lead:
		return leadWeight
	case annot.Body, annot.Subhead:
		return bodyWeight
	}
	return 0
}
