package quote

import (
	"sort"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

const (
	leastClause = 4  // tokens of a reported statement
	maxSubject  = 60 // tokens between a verb of speech and its subject
)

// Indirect returns reported speech: "X said that …", "…, X said", "According to X, …".
// The span is the reported clause. A sentence that holds direct speech gives none. If a
// text has lost its quotation marks, its quotes are found here and never taken for
// direct speech.
func Indirect(doc *annot.Document, lex *lexicon.Lexicon) []annot.Quote {
	a, direct := &reportReader{attributor{subjectReader{doc, doc.Release.Text, lex}}}, doc.OuterQuotes()
	var out []annot.Quote
	for _, sent := range doc.Sentences {
		d := sort.Search(len(direct), func(k int) bool { return direct[k].End > sent.Start })
		if d < len(direct) && direct[d].Start < sent.End {
			continue
		}
		if q, ok := a.reported(sent); ok {
			q.Speaker = a.Entities[q.Entity].Name
			out = append(out, q)
		}
	}
	return out
}

// A reportReader finds the reported speech of a document.
type reportReader struct {
	attributor
}

// reported returns the reported speech of a sentence.
func (a *reportReader) reported(sent annot.Sentence) (annot.Quote, bool) {
	last := sent.Last
	for last > sent.First && isMark(a.Word(last-1)) {
		last--
	}
	for k := sent.First; k < last; k++ {
		w := a.Word(k)
		if strings.EqualFold(w, "according") && k+1 < last && a.Word(k+1) == "to" {
			m := a.mention(k+2, a.phraseOf(k+2, min(last, k+12)))
			if m < 0 {
				continue
			}
			who := a.accordingTo(a.speakerOf(m), k)
			who.rule = "source of the sentence"
			if k == sent.First {
				comma := a.find(",", k, last)
				return a.clause(comma+1, last, who, comma > 0)
			}
			return a.clause(sent.First, a.trimComma(k), who, a.atEnd(m, last))
		}
		if !a.speech(k) {
			continue
		}
		m, pronoun := a.mentionEnding(max(sent.First, k-maxSubject), k), a.pronounBefore(sent.First, k)
		if pronoun >= 0 {
			m = a.personMeant(pronoun)
		}
		if m >= 0 && (a.Mentions[m].End <= sent.Start || a.subject(m, k)) {
			if first := a.statement(k, last); first > 0 {
				return a.clause(first, last, a.reporter(m, pronoun, k, "verb before the statement"), true)
			}
			if k+3 >= last {
				begin, _ := a.TokensIn(max(sent.Start, a.Mentions[m].Start), a.Mentions[m].End)
				end := a.breakBefore(sent.First, begin)
				return a.clause(sent.First, end, a.reporter(m, pronoun, k, "verb after the statement"), end > 0 && a.clauseVerb(sent.First, end))
			}
		}
		if m := a.mention(k+1, min(last, k+12)); m >= 0 && k > sent.First && a.Word(k-1) == "," && a.atEnd(m, last) { // "…, said X"
			return a.clause(sent.First, k-1, a.reporter(m, annot.None, k, "verb after the statement"), true)
		}
	}
	return annot.Quote{}, false
}

// phraseOf returns the end of the noun phrase with which tokens first to last begin:
// "according to court documents, X did it".
func (a *reportReader) phraseOf(first, last int) int {
	for k := first; k < last; k++ {
		if !a.inPhrase(k) {
			return k
		}
	}
	return last
}

// clauseVerb reports whether a clause has a verb. A participle counts too, because the
// tagger takes many past tenses for one.
func (a *reportReader) clauseVerb(first, last int) bool {
	for k := first; k < last; k++ {
		if a.Tokens[k].Tag == "VBN" {
			return true
		}
	}
	return a.verb(first, last)
}

// reporter returns mention m as the speaker for the verb k. With pronoun, the token of
// a pronoun that stands for the mention, or else annot.None, the speaker is named
// there.
func (a *reportReader) reporter(m, pronoun, k int, rule string) speaker {
	who := a.cuedBy(a.speakerOf(m), k, k+1)
	who.rule = rule
	if pronoun >= 0 {
		who.at, who.rule = a.Tokens[pronoun].Span, rule+", a pronoun"
	}
	return who
}

// clause makes a quote of tokens first to last.
func (a *reportReader) clause(first, last int, who speaker, ok bool) (annot.Quote, bool) {
	if !ok || last-first < leastClause || who.entity == annot.None {
		return annot.Quote{}, false
	}
	return annot.Quote{Span: a.Words(first, last), Entity: who.entity, Cue: who.cue, CueSpan: who.said, By: annot.Evidence{Span: who.at,
		Rule: who.rule}}, true
}

// personMeant returns the last mention of the one whom the pronoun k means, or -1.
func (a *reportReader) personMeant(k int) int {
	at := a.pronounAt(k).at.Start
	if es := a.ReferenceAt(a.TokenAt(at)); len(es) == 1 {
		for m := range a.namedBefore(at) {
			if a.EntityOf(m) == es[0] {
				return m
			}
		}
	}
	return -1
}

// statement returns the first token of the clause that the verb k reports, or 0 if
// there is none. The clause stands after a "that" near the verb. Verbs that do without
// "that" may have it at once; then it needs a subject and a finite verb before the next
// comma.
func (a *reportReader) statement(k, last int) int {
	for n := k + 1; n < min(last, k+6) && a.Word(n) != ","; n++ {
		if a.Word(n) == "that" {
			return n + 1
		}
	}
	if k+1 == last || !wordClasses.Is("without-that", a.Word(k)) {
		return 0
	}
	switch a.Tokens[k+1].Tag {
	case "DT", "PRP", "PRP$", "NN", "NNS", "NNP", "NNPS", "EX", "CD", "JJ":
	default:
		return 0
	}
	for n := k + 2; n < last && a.Word(n) != ","; n++ {
		switch a.Tokens[n].Tag {
		case "VBD", "VBZ", "VBP", "MD":
			return k + 1
		}
	}
	return 0
}

// breakBefore returns the token where the clause before token k ends: at a comma, or at
// the gap that a lost comma left, right before token k or before the title that stands
// there. It is 0 if there is none.
func (a *reportReader) breakBefore(first, k int) int {
	for ; k > first && k > 0; k-- {
		switch {
		case a.Word(k-1) == ",":
			return k - 1
		case a.Tokens[k].Start-a.Tokens[k-1].End > 1:
			return k
		case !strings.HasPrefix(a.Tokens[k-1].Tag, "NNP") && a.Tokens[k-1].Tag != "DT":
			return 0
		}
	}
	return 0
}

// atEnd reports whether nothing but an apposition follows a mention.
func (a *reportReader) atEnd(m, last int) bool {
	k, _ := a.TokensIn(a.Mentions[m].End, a.Tokens[last-1].End)
	return k >= last || a.Word(k) == "," || a.Word(k) == "("
}

func (a *reportReader) trimComma(k int) int {
	if k > 0 && a.Word(k-1) == "," {
		return k - 1
	}
	return k
}
