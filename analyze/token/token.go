// Package token splits a release into tokens and sentences and tags the parts of
// speech, with the offsets of all of them. It is the only package that uses the library
// prose. Prose cuts words into tokens, but gives no offsets and loses text, so the
// package gives it one piece of a word at a time and mends the result. It tags with the
// weights of prose's perceptron, which it reads itself. A Splitter works in four steps:
// it cuts the text into words and the words into tokens (word.go, cut.go); a blocker
// finds the blocks of the text (block.go, line.go); each block is divided into
// sentences (sentence.go, lost.go); a tagger tags each sentence (tagger.go, model.go).
package token

import "pressroom/analyze/annot"

// A Splitter splits texts. It is never changed after New and may be used by
// many goroutines at once.
type Splitter struct{ model *model }

// New reads the tagger's weights, which takes 10 ms and 7 MB. It
// fails only if the embedded file is broken.
func New() (*Splitter, error) {
	m, err := readModel(weights)
	if err != nil {
		return nil, err
	}
	return &Splitter{m}, nil
}

// Split returns the tokens and the sentences of a document, in order. Every byte that
// is not white space is in exactly one token, every token in exactly one sentence;
// offsets are bytes. Tags are those of the Penn Treebank. No sentence goes on from one
// section into another. Split takes time linear in the length of the text and accepts
// any bytes.
func (s *Splitter) Split(doc *annot.Document) ([]annot.Token, []annot.Sentence) {
	text := doc.Release.Text
	toks := tokens(text)
	sents := sentences(text, toks, blocks(text, toks, doc.Sections))
	s.tag(text, toks, sents)
	return toks, sents
}

// tag sets the tags of the tokens, sentence by sentence.
func (s *Splitter) tag(text string, toks []annot.Token, sents []annot.Sentence) {
	t := newTagger(s.model)
	p := phrase{text: text, toks: toks}
	var words []string
	for _, sent := range sents {
		words = words[:0]
		for i := sent.First; i < sent.Last; i++ {
			words = append(words, disguise(p.word(i), p.opens(i)))
		}
		t.tag(words, toks[sent.First:sent.Last])
	}
}
