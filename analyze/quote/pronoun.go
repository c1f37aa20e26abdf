package quote

import (
	"iter"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// resolve finds the entity that the speaker of the quote looked at stands for, who is
// named by a pronoun, a title or a common noun only. A "he" or "she" that nobody is known
// for is nobody, and so is any pronoun within a quote.
func (t *attribution) resolve(who speaker) speaker {
	switch {
	case who.entity == pronoun:
		meant := t.meant(who)
		switch {
		case meant.known():
			who.entity, who.words = meant.entity, meant.words
		case t.outer != nil: // the verb is known all the same
			who.entity, who.words = annot.None, ""
			return who
		case lexicon.SexOfPronoun(who.words) != "":
			return nobody
		default:
			who.entity = annot.None
		}
		who.rule += ", a pronoun"
	case who.entity == annot.None && who.words != "":
		if e := t.referent(who); e != annot.None {
			who.entity, who.rule = e, who.rule+", a title"
		}
	}
	return who
}

// referent returns the one for whom a pronoun or a description stands that names a speaker, or None.
func (t *attribution) referent(who speaker) int {
	if es := t.ReferenceAt(t.TokenAt(who.at.Start)); len(es) == 1 {
		return es[0]
	}
	return annot.None
}

// meant returns for whom the pronoun of a speaker stands; within a quote not for the speaker of that, who calls himself "I".
// Where no name before it tells, it is the last speaker: one without a name, or "they" a body.
func (t *attribution) meant(who speaker) speaker {
	e := t.referent(who)
	switch {
	case e != annot.None && (t.outer == nil || e != t.outer.Entity):
		return speaker{entity: e}
	case t.last.entity == annot.None:
		return speaker{entity: annot.None, words: t.last.words}
	case lexicon.SexOfPronoun(who.words) == "" && t.Entities[t.last.entity].Kind != annot.Person:
		return speaker{entity: t.last.entity}
	}
	return nobody
}

// maxBack is the most mentions that are looked through for an antecedent.
const maxBack = 400

// namedBefore yields the mentions before byte i whose entity is known, the nearest first: those of whom can be spoken there.
func (a *attributor) namedBefore(i int) iter.Seq[int] {
	return func(yield func(int) bool) {
		n := a.MentionsBefore(i)
		for m := n - 1; m >= max(0, n-maxBack); m-- {
			if a.EntityOf(m) != annot.None && a.SameItem(a.Mentions[m].Start, i) && !yield(m) {
				return
			}
		}
	}
}

// lastPerson returns the last mention of a person before byte i, or -1.
func (a *attributor) lastPerson(i int) int {
	for m := range a.namedBefore(i) {
		if a.Mentions[m].Kind == annot.Person {
			return m
		}
	}
	return -1
}
