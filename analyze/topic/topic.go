// Package topic finds what a release is about: topics of the IPTC Media Topics by the
// terms that speak for them (topic.go, terms.go), and keyphrases, which are noun
// phrases of the text (keyphrase.go, nounphrase.go).
//
// Logistic regressions estimate the probability of a topic and of a keyphrase.
// analyze/eval/fit writes their weights.
//
// Two tables hold the terms: terms.tsv, kept by hand, and mediatopics.tsv, the labels
// of the taxonomy itself. Each term speaks for a concept of the second level, and so
// also for the topic above it, or for a topic as a whole. A Classifier adds up the
// weights of all terms in a release. Words that a release contains but is not about
// count less: in names of places and organisations half; in names of people,
// boilerplate and contacts not at all.
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
	// leastTerms is the least number of different terms that must speak for a topic.
	leastTerms = 2
	// leastScore is the least probability of a topic. F1 changes by less than a point between 0.4 and 0.55.
	leastScore = 0.45
	// leastWords is the length that shorter texts count as: in two sentences two terms would be many.
	leastWords = 200
	// nameFactor is the factor for the weight of a term in the name of a place or an
	// organisation, because a ministry of education may speak of many things.
	nameFactor = 0.5
	// narrowerShare is the share of the weight of a topic that one concept of the
	// second level must have to be named.
	narrowerShare = 0.5
)

// The weight of a word depends on its section, because authors put what matters most
// into the headline and the lead.
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

// concept is a topic, which is a concept of the top level, or a concept of the second
// level.
type concept struct {
	annot.Concept
	top int // index of its topic; a topic has its own index
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

// tally is the weight of a concept in a document, and the terms that it comes from.
type tally struct {
	weight float64
	terms  []spoken
}

// spoken is a term of a document, and the weight that its uses have for a concept.
type spoken struct {
	*use
	weight float64
}

// A Candidate is a topic or a phrase that a release may be about, with its features.
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

// tally returns the tally of each concept, and the number of words of the document,
// weighted by section as the terms are.
func (c *Classifier) tally(doc *annot.Document) ([]tally, float64) {
	uses, words := c.uses(doc)
	tallies := make([]tally, len(c.concepts))
	for i := range uses {
		u := &uses[i]
		for _, v := range c.terms.all[u.term].votes {
			// Each further use of a term adds less than the one before.
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

// use is a term of a document: where it stands first, in which words, and how often it
// is used, weighted by section.
type use struct {
	term    int
	first   annot.Span
	surface string
	count   float64
}

// uses returns the terms of a document in the order of their first use, and the number
// of its words, weighted by section too.
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

// Classify returns the topics of a document, the most likely first, each with the terms
// that spoke for it; none if too little speaks for each of them.
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

// features returns the features of a topic, from the weight of its terms, the weight of
// the strongest topic and the number of words of the text.
func (t tally) features(most, words float64) []logistic.Feature {
	return []logistic.Feature{
		{Name: "share of the strongest topic", Value: t.weight / most},
		{Name: "weight, log2", Value: math.Log2(t.weight)},
		{Name: "words, log2", Value: math.Log2(max(leastWords, words))},
	}
}

// narrower returns the concept of the second level that has most of the weight of a
// topic, if there is one.
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

// shownTerms is the most terms that are given as the evidence of a topic.
const shownTerms = 5

// evidence returns the terms with the greatest weight.
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

// zoneWeight returns the weight of a token by its section.
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
