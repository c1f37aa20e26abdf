// Package quote finds direct speech and who said it. Find takes the spans between
// quotation marks (marks.go) and keeps those that are speech (speech.go). For each of
// them an attributor tries its rules for a speaker in turn (attribute.go): a verb of
// speech beside the quote (cue.go) with its subject, which a subjectReader reads
// (subject.go), a line that announces or signs the quote (block.go), or the speech that
// it continues. If the speaker is only a pronoun or a title, its antecedent is looked
// for among the people named before (pronoun.go). Reported speech is a layer of its own,
// which a reportReader reads (indirect.go).
package quote

import (
	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// Find returns the quotes of a document in order. It needs the mentions and entities of
// the document to name the speakers; in a document that is not in English, quotes have
// no speakers.
func Find(doc *annot.Document, lex *lexicon.Lexicon) []annot.Quote {
	text := doc.Release.Text
	var pieces []annot.Quote
	for _, s := range marks(text) {
		if isSpeech(text, s) {
			pieces = append(pieces, annot.Quote{Span: s, Entity: annot.None})
		}
	}
	if len(pieces) > 0 && !doc.Language.Foreign() {
		(&attributor{subjectReader{doc, text, lex}}).attribute(pieces)
	}
	quotes := pieces[:0]
	for _, q := range pieces {
		if longEnough(q.Text(text)) && !(q.Speaker == "" && isTitle(text, q.Span)) {
			quotes = append(quotes, q)
		}
	}
	return quotes
}
