// Package syntax reads the grammar of sentences: which word depends on which, and how, by the basic
// relations of Universal Dependencies 2, and what part of speech a word is where the tagger was
// wrong. A small network, learned by package train from treebanks, scores every pair of
// words (network.go, fixed.go); the best tree of the sentence is its reading (spanning.go).
package syntax

import (
	"slices"
	"strings"

	"pressroom/analyze/annot"
)

// A Word is a token as the tagger left it.
type Word struct {
	Form string
	Tag  string // of the Penn Treebank
}

// A Node is what the grammar says of a word.
type Node struct {
	Head     int // place in the sentence, from 0; -1 for the word on which the others depend
	Relation Relation
	Tag      Tag
}

// MaxWords is the length of the longest sentence that is read: the time grows with its square.
const MaxWords = 120

// A Parser reads sentences. It is never changed after New and may be used by many goroutines at once.
type Parser struct {
	net    *network
	lemmas lemmas
}

// Parse returns the dependencies of all tokens of a document. The sentences of the running text are read; with whole, all others are
// read, too, headings and contacts among them. The tokens of datelines and of what is not read have none.
func (p *Parser) Parse(d *annot.Document, whole bool) []annot.Dependency {
	out := make([]annot.Dependency, len(d.Tokens))
	r := p.reader()
	var words []Word
	var folded []int
	for _, s := range d.Sentences {
		first := opening(d, s)
		if !whole && !running(d, first, s.Last) {
			continue
		}
		words, folded = fold(d, first, s.Last, words[:0], folded[:0])
		for i, n := range r.read(words) {
			k := folded[i]
			out[k] = annot.Dependency{Head: annot.None, Relation: Relations[n.Relation], Tag: Tags[n.Tag]}
			if n.Head >= 0 {
				out[k].Head = folded[n.Head]
			}
			out[k].Lemma = p.Lemma(words[i].Form, out[k].Tag)
			last := s.Last
			if i+1 < len(folded) {
				last = folded[i+1]
			}
			for f := k + 1; f < last; f++ {
				out[f] = annot.Dependency{Head: k, Relation: "flat", Tag: d.Tag(f), Lemma: d.Lower(f)}
			}
		}
	}
	return out
}

// longestAside is the most tokens in brackets that are folded.
const longestAside = 12

// fold appends the words of a sentence that the network reads, and their tokens. What stands in brackets belongs to the
// word before it and does not change the grammar of the rest.
func fold(d *annot.Document, first, last int, words []Word, tokens []int) ([]Word, []int) {
	for k := first; k < last; k++ {
		words, tokens = append(words, Word{d.Word(k), d.Tag(k)}), append(tokens, k)
		if d.Word(k+1) != "(" || k+1 >= last {
			continue
		}
		for end := k + 2; end < min(last, k+2+longestAside); end++ {
			if d.Word(end) == ")" {
				k = end
				break
			}
		}
	}
	return words, tokens
}

// opening returns the first token of a sentence after its dateline and the marks of a list.
func opening(d *annot.Document, s annot.Sentence) int {
	first := s.First
	if l := d.Dateline; l != nil && l.Overlaps(s.Span) {
		first = max(first, d.TokenAt(l.End))
	}
	for first < s.Last && strings.Trim(d.Word(first), "*-–—•#:|>·") == "" {
		first++
	}
	return first
}

// running reports whether tokens are a sentence of the running text: they have a verb, or a mark at the end where the tagger has missed
// it.
func running(d *annot.Document, first, last int) bool {
	if last-first < 3 || len(d.Sections) > 0 && !d.SectionAt(d.Words(first, last)).Running() {
		return false
	}
	for k := first; k < last; k++ {
		if t := d.Tag(k); t == "MD" || strings.HasPrefix(t, "VB") {
			return true
		}
	}
	return d.Word(last-1) == "."
}

// A reader reads sentences one after the other in the same memory.
type reader struct {
	net  *network
	sent sentence
}

func (p *Parser) reader() *reader {
	n := p.net
	r := &reader{net: n}
	r.sent.cell = make([]float32, n.hidden)
	return r
}

// Read returns a node for each word of a sentence, or nil if it is longer than MaxWords or empty.
func (p *Parser) Read(words []Word) []Node { return p.reader().read(words) }

func (r *reader) read(words []Word) []Node {
	if len(words) == 0 || len(words) > MaxWords {
		return nil
	}
	s := &r.sent
	s.words = r.net.lists.Rows(s.words[:0], words)
	r.net.encode(s)
	r.net.scoreArcs(s)
	nodes := make([]Node, len(words))
	heads := Spanning(s.score)
	r.net.relate(s, heads)
	for i, head := range heads[1:] {
		nodes[i] = Node{Head: head - 1, Relation: s.relationOf(i+1, head), Tag: Tag(greatestOf(s.tags.row(i + 1)))}
	}
	uncross(nodes)
	return nodes
}

// uncross gives subjects back to the verb above their own where that stands between them and has none: the best tree may hang the
// mayor of "The mayor said that a man was sentenced" on "sentenced". Only question words stand so far before their verb.
func uncross(nodes []Node) {
	for i := range nodes {
		n := &nodes[i]
		if n.Head < 0 || !isSubject(n.Relation) || strings.HasPrefix(Tags[n.Tag], "W") {
			continue
		}
		above := nodes[n.Head].Head
		if i < above && above < n.Head && !slices.ContainsFunc(nodes, func(o Node) bool { return o.Head == above && isSubject(o.Relation) }) {
			n.Head, n.Relation = above, nsubj
		}
	}
}

func isSubject(r Relation) bool { return r == nsubj || r == nsubjPass }
