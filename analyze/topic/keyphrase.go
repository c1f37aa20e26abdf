package topic

import (
	"sort"
	"strings"

	"pressroom/analyze/annot"
)

const (
	maxKeyphrases = 8
	maxPhrase     = 5  // words
	maxWord       = 40 // bytes
)

// phrase is a candidate with what speaks for it.
type phrase struct {
	text  string
	words int
	count int // weighted by section
	first int // token of its first use
	score float64
}

// Keyphrases returns the noun phrases that tell what a text is about, the best
// first: runs of adjectives and nouns by their tags, scored by how often the
// phrase and its words are used, with the headline and the lead ahead (after
// S. Rose et al., RAKE, 2010, with tags in place of stop words). Names of
// people and places and time expressions are left out.
func Keyphrases(text string, secs []annot.Section, toks []annot.Token, mens []annot.Mention, txs []annot.Timex) []annot.Keyphrase {
	c := collector{text: text, toks: toks, out: leftOut(toks, mens, txs), found: map[string]*phrase{}, uses: map[string]int{}}
	reader := zones{secs: secs}
	for i := 0; i < len(toks); {
		weight := int(reader.weight(toks[i].Span))
		end := c.runEnd(i)
		if end == i || weight == 0 {
			i++
			continue
		}
		c.add(i, end, weight)
		i = end
	}
	return c.best()
}

// leftOut marks the tokens of people, places and time expressions.
func leftOut(toks []annot.Token, mens []annot.Mention, txs []annot.Timex) []bool {
	out := make([]bool, len(toks))
	m, x := 0, 0
	for i, tok := range toks {
		for m < len(mens) && mens[m].End <= tok.Start {
			m++
		}
		for x < len(txs) && txs[x].End <= tok.Start {
			x++
		}
		name := m < len(mens) && mens[m].Overlaps(tok.Span) && (mens[m].Kind == annot.Person || mens[m].Kind == annot.Place)
		out[i] = name || x < len(txs) && txs[x].Overlaps(tok.Span)
	}
	return out
}

type collector struct {
	text  string
	toks  []annot.Token
	out   []bool
	found map[string]*phrase
	uses  map[string]int // of each word, in phrases
}

// runEnd returns the end of the noun phrase that begins at token i; i if none.
func (c *collector) runEnd(i int) int {
	end, j := i, i
	for ; j < len(c.toks) && j < i+maxPhrase && !c.out[j]; j++ {
		if j > i && c.toks[j].Start-c.toks[j-1].End > 1 {
			break
		}
		w := c.toks[j].Text(c.text)
		if len(w) < 2 || len(w) > maxWord || strings.ContainsAny(w, "\"”“.,;:()[]$%#*@/") || dull[strings.ToLower(w)] {
			break
		}
		switch c.toks[j].Tag {
		case "NN", "NNS", "NNP", "NNPS":
			end = j + 1
		case "JJ", "VBN":
			if c.toks[j].Tag == "VBN" && j > i {
				return end
			}
		default:
			return end
		}
	}
	return end
}

// dull words tell nothing of what a release is about.
var dull = func() map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(`sen sens senator senators rep mr mrs ms dr today statement following other such many several more most new first last
		own same year years week month day time people way part number lot thing things release contact office member members u.s. good great important able
		copy text letter percent million billion press news page home information`) {
		set[w] = true
	}
	return set
}()

func (c *collector) add(i, end, weight int) {
	text := strings.Join(strings.Fields(c.text[c.toks[i].Start:c.toks[end-1].End]), " ")
	key := strings.TrimSuffix(strings.ToLower(text), "s")
	p := c.found[key]
	if p == nil {
		p = &phrase{text: text, words: end - i, first: i}
		c.found[key] = p
	}
	if weight == 1 && strings.ToUpper(p.text) == p.text {
		p.text = text // not the capitals of the headline
	}
	p.count += weight
	for _, w := range strings.Fields(strings.ToLower(text)) {
		c.uses[strings.TrimSuffix(w, "s")] += weight
	}
}

// best scores the phrases and returns the first ones.
func (c *collector) best() []annot.Keyphrase {
	all := make([]*phrase, 0, len(c.found))
	for _, p := range c.found {
		used := 0
		for _, w := range strings.Fields(strings.ToLower(p.text)) {
			used += c.uses[strings.TrimSuffix(w, "s")]
		}
		p.score = float64(p.count) * lengthWeight[p.words] * (1 + float64(used)/float64(4*p.words))
		p.score *= 1 + 1/(1+float64(p.first)/60) // the lead says it first
		all = append(all, p)
	}
	sort.Slice(all, func(i, j int) bool {
		if all[i].score != all[j].score {
			return all[i].score > all[j].score
		}
		return all[i].first < all[j].first
	})
	var out []annot.Keyphrase
	for _, p := range all[:min(maxKeyphrases, len(all))] {
		out = append(out, annot.Keyphrase{Text: p.text, Score: p.score / all[0].score})
	}
	return out
}

// lengthWeight favours phrases of two and three words, as editors do.
var lengthWeight = [maxPhrase + 1]float64{0, 0.4, 1.5, 1.6, 1.3, 1}
