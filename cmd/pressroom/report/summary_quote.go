package report

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"pressroom/analyze/annot"
	"pressroom/analyze/schema"
)

// What speaks for a quote. Who speaks outweighs what is said, and both outweigh
// the length: a leading actor with a dull quote is still whom a reader expects.
const (
	byActor       = 4 // of the main event
	byParticipant = 3 // of the main event in another role, or an actor of another event
	byTitled      = 2
	byNamed       = 1
	perWord       = 1 // shared with headline or main event, up to mostWords
	mostWords     = 3
	wellSized     = 2 // leastLength to mostLength words: a whole thought on two or three lines
	leastLength   = 8
	mostLength    = 45
	overlong      = -2 // more than twice mostLength
	broken        = -4 // it begins in the middle of a sentence
)

// quoteThatMatters returns the quote with most that speaks for it, the first of
// equals; nil when there is none.
func quoteThatMatters(an schema.Analysis) *SummaryQuote {
	about := map[string]bool{}
	for _, w := range contentWords(string(an.Headline)) {
		about[w] = true
	}
	for _, ev := range an.Events {
		if ev.Main {
			for _, w := range contentWords(ev.What + " " + ev.Evidence.Text) {
				about[w] = true
			}
		}
	}
	best, most := -1, 0
	for n, q := range an.Quotes {
		if points := weigh(q, an, about); !q.Short && !q.Nested && !aside(an, q.Start) && (best < 0 || points > most) {
			best, most = n, points
		}
	}
	if best < 0 {
		return nil
	}
	q := an.Quotes[best]
	who := personOf(an, string(q.SpeakerID))
	return &SummaryQuote{numbered("q", best), q.Start, q.End, q.Text, q.Speaker, who.Honorifics, who.Titles}
}

func weigh(q schema.Quote, an schema.Analysis, about map[string]bool) int {
	shared := map[string]bool{}
	for _, w := range contentWords(q.Text) {
		if about[w] {
			shared[w] = true
		}
	}
	points := part(q, an) + perWord*min(len(shared), mostWords)
	if r, _ := utf8.DecodeRuneInString(q.Text); unicode.IsLower(r) || unicode.IsPunct(r) {
		points += broken
	}
	switch n := len(strings.Fields(q.Text)); {
	case n >= leastLength && n <= mostLength:
		points += wellSized
	case n > 2*mostLength:
		points += overlong
	}
	return points
}

// part is what speaks for a quote by who speaks.
func part(q schema.Quote, an schema.Analysis) (points int) {
	who := personOf(an, string(q.SpeakerID))
	switch {
	case q.Speaker == "":
		return 0
	case q.SpeakerID == "":
		return byNamed
	case len(who.Called()) > 0:
		points = byTitled
	}
	best := byNamed
	for _, ev := range an.Events {
		for _, who := range ev.Participants {
			switch {
			case who.ID != q.SpeakerID:
			case ev.Main && who.Role == string(annot.Actor):
				best = byActor
			case ev.Main || who.Role == string(annot.Actor):
				best = max(best, byParticipant)
			}
		}
	}
	return points + best
}

// personOf is the person of an analysis with an identifier; without forms of address and titles where there is none.
func personOf(an schema.Analysis, id string) schema.Person {
	for _, x := range an.People {
		if x.ID == id {
			return x
		}
	}
	return schema.Person{Honorifics: []string{}, Titles: []string{}}
}

var wordPattern = regexp.MustCompile(`[\pL\pN][\pL\pN’'-]*`)

// leastLetters is how long a word is that says what a text is about; most words
// of grammar are shorter.
const leastLetters = 5

// contentWords are the longer words of a text in small letters, without the s of
// a plural.
func contentWords(s string) (out []string) {
	for _, w := range wordPattern.FindAllString(strings.ToLower(s), -1) {
		if len([]rune(w)) >= leastLetters {
			out = append(out, strings.TrimSuffix(w, "s"))
		}
	}
	return out
}
