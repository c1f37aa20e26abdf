// Package marked makes documents whose names are given, so that the stages that
// read names can be tested without the tagger.
package marked

import (
	"regexp"
	"strings"
	"testing"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
	"pressroom/analyze/section"
	"pressroom/analyze/token"
	"pressroom/corpus"
)

// mark is a name in a text: "[person Ann Lee]".
var mark = regexp.MustCompile(`\[(person|place|organization) ([^\]]+)\]`)

var kinds = map[string]annot.Kind{"person": annot.Person, "place": annot.Place, "organization": annot.Organization}

// Document returns the document of a text in which the names are marked, with
// its sections, tokens, sentences and mentions, and the lexicon.
func Document(t testing.TB, text string) (*annot.Document, *lexicon.Lexicon) {
	t.Helper()
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	tok, err := token.New()
	if err != nil {
		t.Fatal(err)
	}
	var plain strings.Builder
	var mens []annot.Mention
	last := 0
	for _, m := range mark.FindAllStringSubmatchIndex(text, -1) {
		plain.WriteString(text[last:m[0]])
		start := plain.Len()
		plain.WriteString(text[m[4]:m[5]])
		mens = append(mens, annot.Mention{Span: annot.Span{Start: start, End: plain.Len()}, Kind: kinds[text[m[2]:m[3]]], Rule: "given"})
		last = m[1]
	}
	plain.WriteString(text[last:])
	d := &annot.Document{Release: corpus.Release{ID: "x", Text: plain.String()}, Mentions: mens}
	d.Anatomy = section.Split(d, lex, nil)
	d.Tokens, d.Sentences = tok.Split(d)
	return d, lex
}
