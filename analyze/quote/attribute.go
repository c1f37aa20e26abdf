package quote

import (
	"strings"
	"unicode"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// attributor finds who said the quotes of a document.
type attributor struct {
	*annot.Document
	text string
	lex  *lexicon.Lexicon
}

// speaker is what a cue says: an entity, or the words used.
type speaker struct {
	entity int
	words  string
	cue    string
}

// pronoun marks a speaker who is "he", "she" or "they".
const pronoun = -2

func (s speaker) known() bool { return s.entity != annot.None || s.words != "" }

var nobody = speaker{entity: annot.None}

// attribute sets the speaker of each quote. The rules stand in the order of
// their trust; the first that knows somebody counts.
func (a *attributor) attribute(quotes []annot.Quote) {
	last, announced := nobody, nobody
	for i := range quotes {
		q := &quotes[i]
		from, to := a.between(quotes, i)
		who := a.behind(q.Span, to)
		if !who.known() {
			who = a.ahead(q.Span, from)
		}
		if !who.known() {
			who = a.around(q.Span, from, to)
		}
		if !who.known() && i == 0 {
			who = a.statementOf(q.Span)
		}
		if !who.known() {
			who = a.headed(q.Span, from)
		}
		if !who.known() {
			who = a.signed(q.Span, to)
		}
		if !who.known() {
			who = a.announcement(q.Span, from)
			if who.known() {
				announced = who
			}
		}
		if !who.known() && i > 0 && (a.goesOn(quotes[i-1].Span, q.Span) || a.nextParagraph(quotes[i-1].Span, q.Span)) {
			who = last
		}
		if !who.known() && announced.known() {
			who = announced
		}
		if !who.known() {
			who = a.nextCue(quotes, i)
		}
		if !who.known() {
			who = a.about(q.Span, from)
		}
		who = a.resolve(who, from, q.Start, last)
		q.Entity, q.Speaker, q.Cue = who.entity, who.words, who.cue
		if who.entity != annot.None {
			q.Speaker = a.Entities[who.entity].Name
		}
		if who.known() {
			last = who
		}
	}
}

// between returns where the quotes before and behind quote i end and begin.
func (a *attributor) between(quotes []annot.Quote, i int) (from, to int) {
	to = len(a.text)
	if i > 0 {
		from = quotes[i-1].End
	}
	if i+1 < len(quotes) {
		to = quotes[i+1].Start
	}
	return from, to
}

// goesOn reports whether a quote continues the one before it: only white space
// and marks lie between, or a few words of the same paragraph.
func (a *attributor) goesOn(prev, q annot.Span) bool {
	gap := a.text[prev.End:q.Start]
	if wordless(gap) {
		return true
	}
	if len(gap) > maxGap {
		return false
	}
	for i := range len(gap) {
		// A line end behind a finished sentence ends the paragraph; any other
		// is a wrapped line.
		if gap[i] == '\n' && (i+1 < len(gap) && gap[i+1] == '\n' || strings.HasSuffix(strings.TrimRight(gap[:i], " \t"), ".")) {
			return false
		}
	}
	return true
}

// maxGap is how many bytes may stand between two quotes of one speaker.
const maxGap = 250

// nextParagraph reports whether a quote is a paragraph of its own, closed, and
// the one before it stands in the paragraph before: its speaker goes on. One
// left open goes on into the next.
func (a *attributor) nextParagraph(prev, q annot.Span) bool {
	gap := a.text[prev.End:q.Start]
	before, after, ok := strings.Cut(gap, "\n")
	if !ok || len(before) > maxGap || !wordless(after) {
		return false
	}
	rest, _, _ := strings.Cut(a.text[q.End:min(len(a.text), q.End+maxGap)], "\n")
	if !strings.HasPrefix(rest, `"`) && !strings.HasPrefix(rest, "”") && !strings.HasPrefix(rest, "»") {
		return false
	}
	return wordless(rest)
}

func wordless(s string) bool { return !strings.ContainsFunc(s, unicode.IsLetter) }

// nextCue returns the speaker of the paragraph's next pieces, for speech that is
// attributed only where it ends, in its paragraph or, while no mark closes it,
// a later one.
func (a *attributor) nextCue(quotes []annot.Quote, i int) speaker {
	for j := i + 1; j < len(quotes) && j < i+6; j++ {
		gap := a.text[quotes[j-1].End:quotes[j].Start]
		closed := strings.ContainsAny(gap[:min(len(gap), 3)], "\"”»")
		if !a.goesOn(quotes[j-1].Span, quotes[j].Span) || closed && strings.Contains(gap, "\n") {
			return nobody
		}
		_, to := a.between(quotes, j)
		if who := a.behind(quotes[j].Span, to); who.known() {
			return who
		}
	}
	return nobody
}
