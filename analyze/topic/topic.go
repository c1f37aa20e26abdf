// Package topic tells what a release is about: topics of the IPTC Media Topics
// by words that speak for them, and keyphrases (keyphrase.go).
package topic

import (
	_ "embed"
	"math"
	"sort"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

//go:embed data/topics.tsv
var table string

const (
	maxTopics = 3
	// leastWords is how many different words must speak for a topic.
	leastWords = 2
	// leastShare is how much of the first topic's weight a further one needs.
	leastShare = 0.45
	// headlineWeight is what a word of the headline counts for.
	headlineWeight = 3
)

// A Classifier holds the words that speak for each topic. It is never changed
// after New.
type Classifier struct {
	topics []annot.Topic    // id and label
	words  map[string][]int // indexes into topics, by the word
}

// New reads the embedded table. It fails only when that is broken.
func New() (*Classifier, error) {
	c := &Classifier{words: map[string][]int{}}
	return c, lexicon.ReadTable("topics.tsv", table, 3, func(col []string) error {
		if k := len(c.topics); k == 0 || c.topics[k-1].ID != col[0] {
			c.topics = append(c.topics, annot.Topic{ID: col[0], Label: col[1]})
		}
		c.words[col[2]] = append(c.words[col[2]], len(c.topics)-1)
		return nil
	})
}

// tally is what speaks for one topic.
type tally struct {
	weight float64
	counts map[string]int
}

// Classify returns the topics of a text, the most likely first, each with the
// words that spoke for it; none where too few words speak for any.
func (c *Classifier) Classify(text string, secs []annot.Section, toks []annot.Token) []annot.Topic {
	tallies := make([]tally, len(c.topics))
	reader := sectionReader{secs: secs}
	for _, tok := range toks {
		weight := reader.weight(tok.Span)
		if weight == 0 {
			continue
		}
		word := strings.ToLower(tok.Text(text))
		for _, k := range c.words[word] {
			t := &tallies[k]
			if t.counts == nil {
				t.counts = map[string]int{}
			}
			t.counts[word] += weight
		}
	}
	return c.rank(tallies)
}

// rank turns tallies into topics. A word said again counts less each time, and
// a word that speaks for several topics is shared among them.
func (c *Classifier) rank(tallies []tally) []annot.Topic {
	order := make([]int, 0, len(tallies))
	for k := range tallies {
		t := &tallies[k]
		if len(t.counts) < leastWords {
			continue
		}
		for _, word := range sorted(t.counts) {
			t.weight += math.Log2(1+float64(t.counts[word])) / float64(len(c.words[word]))
		}
		order = append(order, k)
	}
	sort.SliceStable(order, func(i, j int) bool { return tallies[order[i]].weight > tallies[order[j]].weight })
	var topics []annot.Topic
	for _, k := range order {
		top := tallies[order[0]].weight
		if len(topics) == maxTopics || tallies[k].weight < leastShare*top {
			break
		}
		t := c.topics[k]
		t.Score = tallies[k].weight / (tallies[k].weight + 4) // 4: the weight at which it is as likely as not
		t.Evidence = strongest(tallies[k].counts)
		topics = append(topics, t)
	}
	return topics
}

func sorted(counts map[string]int) []string {
	words := make([]string, 0, len(counts))
	for w := range counts {
		words = append(words, w)
	}
	sort.Strings(words)
	return words
}

// strongest returns the five words said most often.
func strongest(counts map[string]int) []string {
	words := sorted(counts)
	sort.SliceStable(words, func(i, j int) bool { return counts[words[i]] > counts[words[j]] })
	return words[:min(5, len(words))]
}

// sectionReader tells what a token counts for by the section that it lies in;
// tokens must come in order.
type sectionReader struct {
	secs []annot.Section
	i    int
}

func (r *sectionReader) weight(s annot.Span) int {
	for r.i < len(r.secs) && r.secs[r.i].End <= s.Start {
		r.i++
	}
	if r.i == len(r.secs) || !r.secs[r.i].Overlaps(s) {
		return 1
	}
	switch r.secs[r.i].Kind {
	case annot.Headline:
		return headlineWeight
	case annot.Lead, annot.Body, annot.Subhead:
		return 1
	}
	return 0
}
