package timex

import (
	"sort"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// tenses reads the tense of a clause from the tags of its verbs.
type tenses struct {
	*annot.Document
	lex *lexicon.Lexicon
}

// sentence returns the index of the sentence that holds byte i, or of the last
// one before it.
func (t tenses) sentence(i int) int {
	return max(0, sort.Search(len(t.Sentences), func(k int) bool { return t.Sentences[k].Start > i })-1)
}

// reach is the most tokens between a time expression and the verb of its clause.
const reach = 60

// around returns the tense of the clause around a span: that of the nearest verb before
// it in the sentence, else of the first after it. generic is set if the clause tells
// what is generally so nowadays and not what happened.
func (t tenses) around(s annot.Span) (ten tense, generic bool) {
	if len(t.Sentences) == 0 {
		return noTense, false
	}
	sent := t.Sentences[t.sentence(s.Start)]
	first := min(t.TokenAt(s.Start), sent.Last)
	begin := t.clauseStart(first, max(sent.First, first-reach))
	for k := first - 1; k >= begin; k-- {
		if ten, gen := t.verb(k, sent.First); ten != noTense {
			if ten == timetable && !t.SectionAt(edge(s.Start)).Running() {
				ten = present // headlines tell what happened in the present tense
			}
			return ten, gen && first-k <= 6 && !t.tells(s.End)
		}
	}
	for k := first; k < min(sent.Last, first+reach); k++ {
		if t.Tokens[k].Start < s.End || t.Tokens[k].Tag == "VBG" && t.Tokens[k-1].Start < s.End {
			continue // "Thursday's ruling"
		}
		if ten, _ := t.verb(k, sent.First); ten != noTense {
			return ten, ten == timetable && t.Tokens[k].Tag == "VBP" && t.adjoins(s.End, k) // "shops today face high rents"
		}
	}
	for k := begin - 1; k >= max(sent.First, first-reach); k-- {
		if ten, _ := t.verb(k, sent.First); ten != noTense {
			return ten, false
		}
	}
	return t.byTimetable(first, sent.First), false
}

// adjoins reports whether token k follows byte i at once, or after an adverb.
func (t tenses) adjoins(i, k int) bool {
	next := t.TokenAt(i)
	return k == next || k == next+1 && t.Tokens[next].Tag == "RB"
}

// tells reports whether a verb in the past tense follows byte i at once: "the leading
// bank of the valley, today announced".
func (t tenses) tells(i int) bool {
	k := t.TokenAt(i)
	return k < len(t.Tokens) && t.Tokens[k].Tag == "VBD"
}

// clauseStart returns where the clause of token first begins: after the last comma or
// semicolon from least on that "and", "but" or "while" follows.
func (t tenses) clauseStart(first, least int) int {
	for k := first - 1; k > least; k-- {
		switch t.Lower(k) {
		case "and", "but", "while", "whereas":
			if w := t.Word(k - 1); w == "," || w == ";" {
				return k
			}
		}
	}
	return least
}

// byTimetable returns the tense of a clause in which the tagger saw no verb, if one of
// its last words before the expression is what is done by a timetable: "doors open
// Friday".
func (t tenses) byTimetable(k, first int) tense {
	for j := k - 1; j >= max(first, k-3); j-- {
		if lookUp(t.Lower(j)).has(opens) {
			return timetable
		}
	}
	return noTense
}

// verb returns the tense that token k gives, if it is a verb.
func (t tenses) verb(k, first int) (ten tense, generic bool) {
	if ten := t.announced(k, first); ten != noTense {
		return ten, false
	}
	switch t.Tokens[k].Tag {
	case "VBD":
		return past, false
	case "VBZ":
		return t.thirdPerson(k), false
	case "VBP":
		return t.presentOr(k), true
	case "MD":
		return future, false
	case "VB":
		return t.infinitive(k, first)
	case "VBN":
		return t.participle(k, first), false
	case "VBG":
		return t.ingForm(k, first)
	}
	return noTense, false
}

// announced returns the tense that token k gives by what it means, whatever its tag:
// most such words tell of what is to come.
func (t tenses) announced(k, first int) tense {
	switch t.Lower(k) {
	case "effective":
		return present // "effective from 1 April" is said before and after
	case "payable", "due", "upcoming", "cancelled", "canceled", "postponed", "rescheduled":
		return future
	case "scheduled", "slated", "planned", "expected":
		return t.helper(k, first, future)
	}
	return noTense
}

// thirdPerson returns the tense of a form like "opens". What a thing follows lies before
// it, though the verb is in the present: "the plan follows talks in May".
func (t tenses) thirdPerson(k int) tense {
	if t.Lower(k) == "follows" && k+1 < len(t.Tokens) && t.Tokens[k+1].Tag != "IN" {
		return past
	}
	return t.presentOr(k)
}

// infinitive returns the tense of a verb in its base form: that of its auxiliary, or of
// the verb before "to". Alone it is an order, which generally holds: "contact us today".
func (t tenses) infinitive(k, first int) (ten tense, generic bool) {
	if w := t.Word(k); k > first && w[0] >= 'A' && w[0] <= 'Z' && t.Lower(k-1) == "to" { // "to Tbilisi" is no verb
		return noTense, false
	}
	if t.isRefused(k, first) {
		return past, false
	}
	if ten := t.helper(k, first, noTense); ten != noTense {
		return ten, false
	}
	return future, true
}

// isRefused reports whether the infinitive at k depends on a verb such as "refused to".
// The day is then that of the refusal, and "to" does not put it in the future.
func (t tenses) isRefused(k, first int) bool {
	if k <= first+1 || t.Lower(k-1) != "to" {
		return false
	}
	switch t.Lower(k - 2) {
	case "refused", "declined", "failed", "forgot", "managed":
		return true
	}
	return false
}

// participle returns the tense of a past participle, which is the past unless its
// auxiliary tells otherwise. "Followed" without an auxiliary says nothing of the time of
// what follows: "a strike on Saturday, followed by another on Monday".
func (t tenses) participle(k, first int) tense {
	if t.Lower(k) == "followed" {
		return t.helper(k, first, noTense)
	}
	return t.helper(k, first, past)
}

// ingForm returns the tense of a form in -ing. It is generic after a noun that it only
// describes: "those serving".
func (t tenses) ingForm(k, first int) (ten tense, generic bool) {
	if t.isGerund(k, first) {
		return noTense, false
	}
	switch t.Lower(k) {
	case "beginning", "starting":
		return future, false
	case "including", "according", "regarding", "following", "ending", "during", "concerning": // prepositions
		return noTense, false
	}
	return t.helper(k, first, present), k > first && strings.HasPrefix(t.Tokens[k-1].Tag, "NN")
}

// isGerund reports whether the word before a form in -ing makes a noun of it: "the
// sentencing", "his leaving".
func (t tenses) isGerund(k, first int) bool {
	if k <= first {
		return false
	}
	switch t.Tokens[k-1].Tag {
	case "DT", "PRP$", "POS":
		return true
	}
	return false
}

// presentOr returns the tense of a verb in its present form: the future if the form
// announces something ("is scheduled", "are expected"), the present for a verb that tells
// of something else ("says", "shows"), else that of a timetable.
func (t tenses) presentOr(k int) tense {
	for j := k + 1; j < min(k+3, len(t.Tokens)); j++ {
		switch t.Lower(j) {
		case "scheduled", "expected", "set", "slated", "due", "planned":
			return future
		}
	}
	if w := t.Lower(k); lookUp(w).has(tells) || t.lex.Speech(w) {
		return present
	}
	return timetable
}

// helper looks up to four tokens back for the auxiliary of a verb form.
func (t tenses) helper(k, first int, otherwise tense) tense {
	for j := k - 1; j >= max(first, k-4); j-- {
		switch t.Tokens[j].Tag {
		case "MD":
			return future
		case "TO":
			if t.Tokens[j+1].Tag == "VB" && t.Tokens[k].Tag == "VBG" {
				return present // "seems to be growing"
			}
			if t.Tokens[j+1].Tag == "VB" {
				return future
			}
		case "VBD":
			return past
		case "VBZ", "VBP":
			switch t.Lower(j) {
			case "has", "have", "'ve":
				return past
			}
			switch t.Lower(k) {
			case "scheduled", "expected", "set", "slated", "due", "planned":
				return future
			}
			if j == k-1 {
				return timetable // "is meeting", "are closed"
			}
			return present
		}
	}
	return otherwise
}
