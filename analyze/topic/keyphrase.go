package topic

import (
	"cmp"
	_ "embed"
	"maps"
	"math"
	"slices"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
	"pressroom/analyze/logistic"
)

//go:embed data/words.tsv
var wordTable string

//go:embed data/dull.tsv
var dullTable string

//go:embed data/keyphrase.weights.tsv
var phraseWeights string

const (
	maxKeyphrases = 6
	maxContent    = 4  // words of a phrase, without the small words within a name
	maxRun        = 8  // words
	maxWord       = 40 // bytes
	// leastPhrase is the least probability of a keyphrase.
	leastPhrase = 0.05
	// reuse is the number of keyphrases that may share a word.
	reuse = 2
)

// A Phraser finds keyphrases. It is never changed after NewPhraser.
//
// It follows KEA (Witten et al. 1999): candidates, a few features of each, and a
// model of how likely each is; but the candidates are pieces of noun phrases, and
// the model is a logistic regression. F1 of seven phrases a release, with other
// published rankings of the same candidates beside it; ours trained without the
// set that it is measured on (before the features of position and of the words were added):
//
//	                development set  releases of package eval
//	ours                 42                  40
//	TextRank             38                  25
//	RAKE                 35                  27
//	TF-IDF               32                  29
//	PositionRank         32                  31
//	YAKE                 27                  26
type Phraser struct {
	topics *Classifier
	words  lexicon.Classes   // closed: never nouns, whatever their tag; doubtful: perhaps verbs after a noun
	dull   map[string]string // words with which no phrase begins or ends, with their class

	weights logistic.Model
}

// NewPhraser reads the embedded tables. It takes the Classifier because phrases with
// terms of topics are likelier. It fails only when a table is broken.
func NewPhraser(topics *Classifier) (*Phraser, error) {
	p := &Phraser{topics: topics, dull: map[string]string{}}
	var err error
	if p.weights, err = logistic.Read("keyphrase.weights.tsv", phraseWeights); err != nil {
		return nil, err
	}
	if p.words, err = lexicon.ReadClasses("words.tsv", wordTable, "closed", "doubtful"); err != nil {
		return nil, err
	}
	return p, lexicon.ReadTable("dull.tsv", dullTable, 2, func(col []string) error {
		p.dull[col[1]] = col[0]
		return nil
	})
}

// phrase is a candidate: all uses of the same words, with what speaks for them.
type phrase struct {
	text      string // of its first use, if possible in the running text
	spans     []annot.Evidence
	content   []string // keys of its words, without the small ones within a name
	first     int      // token of its first use
	uses      float64
	weight    float64 // the uses, counted higher in the headline
	lead      bool
	running   bool // it is used outside the headline
	adjective bool // it begins with an adjective
	head      bool // somewhere it is the end of a noun phrase, so it does not only modify other nouns
	// Sums over its uses, so that divided by uses they are averages: how many are whole
	// noun phrases, names of an organisation, with another name in them, titles of a
	// person; the share of its words that have a capital; the mean weight of its words
	// as terms of topics.
	whole, organization, other, title, capitals, topical float64
	score                                                float64
}

// Find returns the phrases that tell what a document is about, the likeliest first:
// none lies within another, and none consists only of people, places and times. Scores
// are probabilities.
func (p *Phraser) Find(doc *annot.Document) []annot.Keyphrase { return p.read(doc).best() }

// Candidates returns all phrases that may be a keyphrase, in the order of their
// first use.
func (p *Phraser) Candidates(doc *annot.Document) []Candidate {
	r := p.read(doc)
	var cs []Candidate
	for _, c := range r.ordered(func(a, b *phrase) int { return 0 }) {
		cs = append(cs, Candidate{c.text, r.features(c)})
	}
	return cs
}

// read collects the phrases of a document.
func (p *Phraser) read(doc *annot.Document) *reading {
	r := p.newReading(doc)
	for _, s := range doc.Sentences {
		for i := s.First; i < s.Last; {
			end := r.runEnd(i, s.Last)
			r.addPieces(i, end)
			i = max(i+1, end)
		}
	}
	if r.titled { // where every word has a capital, phrases are cut wrongly
		maps.DeleteFunc(r.found, func(_ string, p *phrase) bool { return !p.running })
	}
	return r
}

// A reading holds a document and the phrases collected from it so far.
type reading struct {
	*Phraser
	*annot.Document
	zone   []annot.SectionKind // of each token
	keys   []string            // of each token: its word, folded
	tells  []float64           // of each token: its weight as a term of a topic or a part of one
	found  map[string]*phrase
	uses   map[string]float64 // of each word in the release, by its key
	head   map[string]bool    // keys of the words of the headline
	titled bool               // the headline is written in capitals, or with capitals
}

func (p *Phraser) newReading(doc *annot.Document) *reading {
	r := &reading{Phraser: p, Document: doc, zone: make([]annot.SectionKind, len(doc.Tokens)), keys: make([]string, len(doc.Tokens)),
		tells: p.topics.terms.weights(doc), found: map[string]*phrase{}, uses: map[string]float64{}, head: map[string]bool{}}
	words, capital := 0, 0
	for i, t := range doc.Tokens {
		r.zone[i] = doc.SectionAt(t.Span)
		r.keys[i] = key(doc.Word(i))
		r.uses[r.keys[i]]++
		if r.zone[i] != annot.Headline {
			continue
		}
		r.head[r.keys[i]] = true
		if isLetter(doc.Release.Text[t.Start]) {
			words++
			if doc.Capital(i) {
				capital++
			}
		}
	}
	r.titled = capital*5 > words*3
	return r
}

// weights returns for each token the weight of the term that it belongs to, 0 if it
// belongs to none.
func (t *terms) weights(doc *annot.Document) []float64 {
	weights := make([]float64, len(doc.Tokens))
	for i := 0; i < len(weights); {
		id, n := t.match(doc, i)
		for j := i; j < i+n; j++ {
			for _, v := range t.all[id].votes {
				weights[j] = max(weights[j], v.weight)
			}
		}
		i += max(1, n)
	}
	return weights
}

// small are words that are not counted as words of a phrase.
var small = []string{"of", "for", "and", "on", "to", "the", "in"}

// addPieces adds every piece of a noun phrase that ends with a noun.
func (r *reading) addPieces(start, end int) {
	for i := start; i < end; i++ {
		if first := r.Lower(i); r.dull[first] != "" || slices.Contains(small, first) || i > 0 && r.MentionOf(i) != annot.None &&
			r.MentionOf(i) == r.MentionOf(i-1) {
			continue
		}
		var content, all []string
		for j := i; j < end; j++ {
			w := r.keys[j]
			all = append(all, w)
			if slices.Contains(small, w) {
				continue
			}
			if content = append(content, w); len(content) > maxContent && !r.named(j) {
				break
			}
			if r.noun(j) && r.endsPhrase(j, end) {
				r.add(i, j+1, slices.Clone(content), strings.Join(all, " "), i == start && j+1 == end, j+1 == end)
			}
		}
	}
}

// add counts tokens i to end as a use of a phrase.
func (r *reading) add(i, end int, content []string, key string, whole, head bool) {
	p := r.found[key]
	if p == nil {
		tag := r.Tag(i)
		p = &phrase{content: content, first: i, adjective: strings.HasPrefix(tag, "JJ")}
		r.found[key] = p
	}
	running := r.zone[i] != annot.Headline
	if p.text == "" || running && !p.running {
		p.text = r.TextOf(r.Words(i, end))
	}
	p.spans = append(p.spans, annot.Evidence{Span: r.Words(i, end), Rule: piece(whole, head)})
	p.uses++
	p.weight++
	if running {
		p.running = true
		p.capitals += r.capitals(i, end) / float64(len(content))
	} else {
		p.weight += headlineWeight - 1
	}
	p.lead = p.lead || r.zone[i] == annot.Lead
	p.head = p.head || head
	organization, other := true, false
	for j := i; j < end; j++ {
		organization = organization && r.KindOf(j) == annot.Organization
		other = other || r.KindOf(j) == annot.Other
	}
	p.topical += r.topicalWeight(i, end)
	p.whole += share(whole)
	p.organization += share(organization)
	p.other += share(other)
	p.title += share(r.title(i, end))
}

// piece returns the rule of a use: which part of a noun phrase it is.
func piece(whole, head bool) string {
	switch {
	case whole:
		return "noun phrase"
	case head:
		return "head of a noun phrase"
	}
	return "part of a noun phrase"
}

// topicalWeight returns the mean weight of the tokens of a phrase as terms of topics.
func (r *reading) topicalWeight(i, end int) float64 {
	sum := 0.0
	for _, w := range r.tells[i:end] {
		sum += w
	}
	return sum / float64(end-i)
}

func share(is bool) float64 {
	if is {
		return 1
	}
	return 0
}

// capitals returns the number of tokens that begin with a capital.
func (r *reading) capitals(i, end int) float64 {
	n := 0.0
	for ; i < end; i++ {
		if r.Capital(i) {
			n++
		}
	}
	return n
}

// title reports whether a phrase is the title of a person: "Mayor Ann Lee", "Ann Lee,
// the mayor".
func (r *reading) title(i, end int) bool {
	if end < len(r.Tokens) && r.KindOf(end) == annot.Person {
		return true
	}
	if i > 0 && slices.Contains([]string{"the", "a", "an"}, r.Word(i-1)) {
		i--
	}
	return i > 1 && r.Word(i-1) == "," && r.KindOf(i-2) == annot.Person
}

// ordered returns all phrases, sorted by compare, then by first use, then by length,
// the shortest first.
func (r *reading) ordered(compare func(a, b *phrase) int) []*phrase {
	return slices.SortedFunc(maps.Values(r.found), func(a, b *phrase) int {
		return cmp.Or(compare(a, b), a.first-b.first, len(a.content)-len(b.content), cmp.Compare(a.text, b.text))
	})
}

// best returns the likeliest phrases.
func (r *reading) best() []annot.Keyphrase {
	for _, p := range r.found {
		p.score = logistic.Probability(r.weights.Odds(r.features(p)))
	}
	all := r.ordered(func(a, b *phrase) int { return cmp.Compare(b.score, a.score) })
	var out []annot.Keyphrase
	var chosen []*phrase
	for _, p := range all {
		if len(out) == maxKeyphrases || p.score < leastPhrase {
			break
		}
		if !repeats(p, chosen) {
			chosen = append(chosen, p)
			out = append(out, annot.Keyphrase{Text: p.text, Score: p.score, Uses: p.spans})
		}
	}
	return out
}

// repeats reports whether a phrase says too little beside those chosen before it: one
// of the two lies within the other; or it shares a word and never is the end of a noun
// phrase; or one of its words already stands in as many phrases as may share it.
func repeats(p *phrase, chosen []*phrase) bool {
	used := map[string]int{}
	for _, c := range chosen {
		shared := 0
		for _, w := range p.content {
			if slices.Contains(c.content, w) {
				shared++
				used[w]++
			}
		}
		if shared == len(p.content) || shared == len(c.content) || shared > 0 && !p.head {
			return true
		}
	}
	for _, n := range used {
		if n >= reuse {
			return true
		}
	}
	return false
}

// features returns the features of a phrase. The rarity of its words in other releases
// was tried as a feature and improved nothing, and so was the issuer's name.
func (r *reading) features(p *phrase) []logistic.Feature {
	headline, words := 0.0, 0.0
	for _, w := range p.content {
		words += math.Log2(r.uses[w]) / float64(len(p.content))
		if r.head[w] {
			headline += 1 / float64(len(p.content))
		}
	}
	return []logistic.Feature{
		{Name: "weight of its uses, log2", Value: math.Log2(p.weight)},
		logistic.If("in the lead", p.lead),
		logistic.If("begins with an adjective", p.adjective),
		logistic.If("one word", len(p.content) == 1),
		logistic.If("two words", len(p.content) == 2),
		{Name: "a whole noun phrase", Value: p.whole / p.uses},
		{Name: "terms of topics", Value: p.topical / p.uses},
		{Name: "in another name", Value: p.other / p.uses},
		{Name: "capitals", Value: p.capitals / p.uses},
		{Name: "an organisation", Value: p.organization / p.uses},
		{Name: "what a person is", Value: p.title / p.uses},
		logistic.If("used once", p.uses == 1),
		{Name: "use of its words, log2", Value: words},
		{Name: "words of the headline, share", Value: headline},
		logistic.If("words of the headline alone", headline > 0.99),
		{Name: "first use, share of the text", Value: float64(p.first) / float64(len(r.Tokens))},
		{Name: "spread", Value: float64(p.spans[len(p.spans)-1].Start-p.spans[0].Start) / float64(len(r.Release.Text))},
	}
}
