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
	switch t.Lower(k) {
	case "effective":
		return present, false // "effective from 1 April" is said before and after
	case "payable", "due", "upcoming", "cancelled", "canceled", "postponed", "rescheduled":
		return future, false
	case "scheduled", "slated", "planned", "expected":
		return t.helper(k, first, future), false
	}
	switch t.Tokens[k].Tag {
	case "VBD":
		return past, false
	case "VBZ":
		if t.Lower(k) == "follows" && k+1 < len(t.Tokens) && t.Tokens[k+1].Tag != "IN" { // "the plan follows talks in May"
			return past, false
		}
		return t.presentOr(k), false
	case "VBP":
		return t.presentOr(k), true
	case "MD":
		return future, false
	case "VB":
		if w := t.Word(k); k > first && w[0] >= 'A' && w[0] <= 'Z' && t.Lower(k-1) == "to" { // "to Tbilisi" is no verb
			return noTense, false
		}
		if k > first+1 && t.Lower(k-1) == "to" {
			switch t.Lower(k - 2) {
			case "refused", "declined", "failed", "forgot", "managed": // the day is that of the refusal
				return past, false
			}
		}
		ten := t.helper(k, first, noTense)
		if ten == noTense {
			return future, true // "contact us today"
		}
		return ten, false
	case "VBN":
		if t.Lower(k) == "followed" { // "a strike on Saturday, followed by another on Monday"
			return t.helper(k, first, noTense), false
		}
		return t.helper(k, first, past), false
	case "VBG":
		if k > first && (t.Tokens[k-1].Tag == "DT" || t.Tokens[k-1].Tag == "PRP$" || t.Tokens[k-1].Tag == "POS") {
			return noTense, false // "the sentencing"
		}
		switch t.Lower(k) {
		case "beginning", "starting", "including", "according", "regarding", "following", "ending", "during", "concerning":
			if w := t.Lower(k); w == "beginning" || w == "starting" {
				return future, false
			}
			return noTense, false
		}
		return t.helper(k, first, present), k > first && strings.HasPrefix(t.Tokens[k-1].Tag, "NN") // "those serving"
	}
	return noTense, false
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
