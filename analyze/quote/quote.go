// Package quote finds direct speech and who said it: the spans between
// quotation marks (marks.go), those of them that are speech (speech.go), then,
// for each, its speaker (attribute.go): by the verb of speech beside it
// (cue.go, subject.go), by the line that announces or signs it (block.go), or
// by the speech that it goes on from; a pronoun or a title stands for a person
// named before (pronoun.go). Reported speech is a layer of its own
// (indirect.go).
package quote

import (
	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// Find returns the quotes of a document in order. Mentions and entities tell the
// speakers; of a document that is not in English nobody does.
func Find(doc *annot.Document, lex *lexicon.Lexicon) []annot.Quote {
	text := doc.Release.Text
	var pieces []annot.Quote
	for _, s := range marks(text) {
		if isSpeech(text, s) {
			pieces = append(pieces, annot.Quote{Span: s, Entity: annot.None})
		}
	}
	if len(pieces) > 0 && !doc.Language.Foreign() {
		(&attributor{doc, text, lex}).attribute(pieces)
	}
	quotes := pieces[:0]
	for _, q := range pieces {
		if longEnough(q.Text(text)) && !(q.Speaker == "" && isTitle(text, q.Span)) {
			quotes = append(quotes, q)
		}
	}
	return quotes
}
