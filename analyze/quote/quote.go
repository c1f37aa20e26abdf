// Package quote finds direct speech and who said it. Find takes the spans between
// quotation marks (marks.go) and keeps those that are speech (speech.go). For each of
// them an attributor tries its rules for a speaker in turn (attribute.go): a verb of
// speech beside the quote (cue.go) with its subject, which a subjectReader reads
// (subject.go), a line that announces or signs the quote (block.go), or the speech that
// it continues. If the speaker is only a pronoun or a title, package refer says for whom it
// stands (pronoun.go). A transcript has speakers at the heads
// of its lines instead of marks (transcript.go). Two layers of their own are reported
// speech, which a reportReader reads (indirect.go), and the paragraphs of a statement,
// which a statementReader reads (statement.go).
package quote

import (
	"slices"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// Marked returns what stands between quotation marks, in order. It needs the mentions of
// the document to end what no mark closes.
func Marked(doc *annot.Document, lex *lexicon.Lexicon) (out []annot.Span) {
	a := &attributor{subjectReader{doc, doc.Release.Text, lex}}
	for _, s := range marks(a.text) {
		if s.open {
			s.Span = a.beforeCue(s)
		}
		out = append(out, s.Span)
	}
	return out
}

// Find returns the quotes among the quotations of a document in order. It needs the
// mentions, entities and references of the document to name the speakers; in a document that is not in English, those are named
// who stand beside a verb of speech (abroad.go). A quote under four words is marked as short, and found only beside the
// verb that tells who said it.
func Find(doc *annot.Document, lex *lexicon.Lexicon) []annot.Quote {
	a := &attributor{subjectReader{doc, doc.Release.Text, lex}}
	var pieces []annot.Quote
	for _, s := range doc.Quotations {
		if isSpeech(a.text, s) {
			pieces = append(pieces, annot.Quote{Span: s, Entity: annot.None})
		}
	}
	switch {
	case len(pieces) == 0:
	case doc.Language.Foreign():
		attributeAbroad(doc, lex, pieces)
	default:
		a.attribute(pieces, nil)
	}
	quotes := pieces[:0]
	for _, q := range pieces {
		q.Short = !longEnough(q.Text(a.text))
		if q.Short && !beside(q) || q.Speaker == "" && isTitle(a.text, q.Span) {
			continue
		}
		quotes = append(quotes, q)
	}
	if doc.Language.Foreign() {
		return quotes
	}
	quotes = slices.Concat(quotes, a.nested(quotes), a.turns(quotes))
	slices.SortStableFunc(quotes, func(a, b annot.Quote) int { return a.Start - b.Start })
	return quotes
}

// beforeCue returns the part of a quotation that has lost its closing mark up to the
// words that tell who said it: `“It is safe, said X. …`. Without such words it returns
// the whole. Where the next paragraph goes on, such words may be a part of the speech,
// unless they name somebody at its end.
func (a *attributor) beforeCue(q piece) annot.Span {
	first, last := a.TokensIn(q.Start, q.End)
	from := first + 1
	if q.goesOn {
		from = max(from, last-maxLateCue)
	}
	for k := from; k+1 < last; k++ {
		if w := a.Word(k - 1); w != "," && w != "?" && w != "!" {
			continue
		}
		if a.cueAt(k, last) && !(q.goesOn && a.isPronoun(k)) {
			return annot.Span{Start: q.Start, End: a.Tokens[k-1].End}
		}
	}
	return q.Span
}

// cueAt reports whether token k begins a cue: a verb of speech before a name, or a name or
// a pronoun before a verb of speech.
func (a *attributor) cueAt(k, last int) bool {
	m := a.MentionsBefore(a.Tokens[k].Start)
	if m == len(a.Mentions) || a.Mentions[m].Kind != annot.Person {
		return a.isPronoun(k) && k+1 < last && a.speech(k+1)
	}
	if a.speech(k) {
		return a.mere(k+1, a.Mentions[m].Start) && a.Mentions[m].Start < a.Tokens[last-1].End
	}
	_, v := a.TokensIn(a.Mentions[m].Start, a.Mentions[m].End)
	return a.mere(k, a.Mentions[m].Start) && v < last && a.speech(v)
}

// beside reports whether the verb that tells who said a quote stands right beside it.
func beside(q annot.Quote) bool {
	return q.CueSpan.Len() > 0 && slices.ContainsFunc([]string{afterQuote, beforeQuote, ofHimself}, func(rule string) bool {
		return strings.HasPrefix(q.By.Rule, rule)
	})
}
