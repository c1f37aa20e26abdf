package quote

import "pressroom/analyze/annot"

// nested returns the quotations within each of the quotes, which are the words of
// somebody else or of the same person at another time: "He told me, 'We will pay,' and
// he did." What no verb tells there is one only after a comma or a colon; anything else is
// a motto or the name of a thing.
func (a *attributor) nested(quotes []annot.Quote) (out []annot.Quote) {
	for _, outer := range quotes {
		var pieces []annot.Quote
		for _, s := range marks(outer.Text(a.text)) {
			s.Start, s.End = s.Start+outer.Start, s.End+outer.Start
			if !s.open && isSpeech(a.text, s.Span) {
				pieces = append(pieces, annot.Quote{Span: s.Span, Entity: annot.None, Nested: true})
			}
		}
		a.attribute(pieces, &outer)
		for _, q := range pieces {
			q.Short = !longEnough(q.Text(a.text))
			if q.Short && beside(q) || !q.Short && (q.Speaker != "" || q.Cue != "" || leadsOn(a.text[outer.Start:q.Start])) {
				out = append(out, q)
			}
		}
	}
	return out
}

// ownWords returns the speaker of the quote around for what "I" and "we" say in it: `I told him, "…"`, `"…," we said`.
// It is silent about what "you" say.
func (t *attribution) ownWords(q annot.Span) speaker {
	if t.outer == nil {
		return nobody
	}
	first, k := t.TokensIn(t.outer.Start, q.Start)
	for k--; k > first && !t.speech(k) && (isMark(t.Word(k)) || t.inObject(k)); k-- {
	}
	if k > first && t.speech(k) {
		return t.inFirstPerson(t.subjectToken(first, k), k)
	}
	k, last := t.TokensIn(q.End, t.outer.End)
	for k < last && isMark(t.Word(k)) {
		k++
	}
	if k+1 < last && t.speech(k+1) {
		return t.inFirstPerson(k, k+1)
	}
	return nobody
}

// inFirstPerson returns who speaks by the pronoun k and the verb.
func (t *attribution) inFirstPerson(k, verb int) speaker {
	switch t.Lower(k) {
	case "i", "we":
		who := speaker{entity: t.outer.Entity, words: t.outer.Speaker, at: t.Tokens[k].Span}
		who.silent = !who.known()
		return t.cuedBy(who, verb, verb+1)
	case "you", "it":
		return speaker{entity: annot.None, silent: true}
	}
	return nobody
}

// inObject reports whether token k may be a part of the one who is told something: "told the young man,".
func (t *attribution) inObject(k int) bool {
	return t.inPhrase(k) || t.Tag(k) == "PRP" || t.Tag(k) == "TO"
}

// subjectToken returns the token before the verb k that is no adverb and no auxiliary.
func (t *attribution) subjectToken(first, k int) int {
	for k--; k > first && (t.Tag(k) == "RB" || t.Tag(k) == "MD" || t.Lower(k) == "have" || t.Lower(k) == "has"); k-- {
	}
	return k
}
