// Package quote finds direct speech and who said it: the spans between
// quotation marks (marks.go), then, for each, the speaker by the verb of speech
// beside it, by the line that announces it, or by the speech that it goes on
// from (speaker.go).
package quote

import (
	"strings"
	"unicode"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// leastWords is how many words make speech of what stands between quotation
// marks; less is a title or a word held at arm's length.
const leastWords = 4

// Find returns the quotes of a text in order. Mentions and entities tell the
// speakers.
func Find(text string, toks []annot.Token, sents []annot.Sentence, mens []annot.Mention, ents []annot.Entity, lex *lexicon.Lexicon) []annot.Quote {
	var quotes []annot.Quote
	for _, s := range marks(text) {
		if isSpeech(s.Text(text)) {
			quotes = append(quotes, annot.Quote{Span: s, Entity: annot.None})
		}
	}
	if len(quotes) > 0 {
		newAttributor(text, toks, sents, mens, ents, lex).attribute(quotes)
	}
	return quotes
}

// isSpeech reports whether s is speech and not a title in quotation marks.
func isSpeech(s string) bool {
	words := strings.Fields(s)
	if len(words) < leastWords {
		return false
	}
	small, long := 0, 0
	for _, w := range words {
		r := []rune(strings.TrimLeft(w, "'‘"))
		if len(r) < 4 {
			continue
		}
		long++
		if unicode.IsLower(r[0]) {
			small++
		}
	}
	return small*3 > long
}
