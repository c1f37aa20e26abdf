// Package syntax reads the grammar of sentences: which word depends on which, and how, by the basic
// relations of Universal Dependencies 2, and what part of speech a word is where the tagger was
// wrong. A small network, learned by package train from treebanks, scores every pair of
// words (network.go, fixed.go); the best tree of the sentence is its reading (spanning.go).
package syntax

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
const MaxWords = 200

// A Parser reads sentences. It is never changed after New and may be used by many goroutines at once.
type Parser struct{ net *network }

// A Reader reads sentences one after the other in the same memory; it is no one's but
// a single goroutine's.
type Reader struct {
	net  *network
	sent sentence
}

// Reader returns a new Reader.
func (p *Parser) Reader() *Reader {
	n := p.net
	r := &Reader{net: n}
	r.sent.cell = make([]float32, n.hidden)
	r.sent.values = make([]int64, maxCols)
	r.sent.embedding = make([]float32, n.form.cols)
	r.sent.out = make([]float32, n.relDependent.rows+max(len(Relations), len(Tags)))
	return r
}

// Read returns a node for each word of a sentence, or nil if it is longer than MaxWords or empty.
func (r *Reader) Read(words []Word) []Node {
	if len(words) == 0 || len(words) > MaxWords {
		return nil
	}
	s := &r.sent
	s.words = append(s.words[:0], rootWord)
	for i, w := range words {
		s.words = append(s.words, r.net.lists.Rows(w, i == 0))
	}
	r.net.encode(s)
	r.net.scoreArcs(s)
	nodes := make([]Node, len(words))
	for i, head := range Spanning(s.score)[1:] {
		nodes[i] = Node{Head: head - 1, Relation: r.net.relationOf(s, i+1, head), Tag: r.net.tagOf(s, i+1)}
	}
	return nodes
}
