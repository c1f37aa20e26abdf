package quote

import (
	"regexp"
	"slices"
	"strings"

	"pressroom/analyze/annot"
)

const (
	leastTurns = 2  // of a transcript
	maxLabel   = 50 // bytes before the colon of a turn
)

// turns returns the direct speech of a transcript, in which each turn is a line that
// begins with the speaker and a colon: "ANN LEE: We are ready." The lines are turns only
// where there are several of them, each with a sentence of four words or more; what
// quotation marks hold is left to these. In questions and answers, "Q:" and "A:", the
// answers are the words of the one who is asked, where the text above says who that is.
func (a *attributor) turns(marked []annot.Quote) []annot.Quote {
	var out []annot.Quote
	for start := 0; start < len(a.text); {
		line, _, _ := strings.Cut(a.text[start:], "\n")
		if q, ok := a.turn(start, line); ok && a.SectionAt(q.Span).Running() &&
			!slices.ContainsFunc(marked, func(m annot.Quote) bool { return m.Overlaps(q.Span) }) {
			out = append(out, q)
		}
		start += len(line) + 1
	}
	is := func(rule string) func(annot.Quote) bool { return func(q annot.Quote) bool { return q.By.Rule == rule } }
	switch asked, labelled := slices.ContainsFunc(out, is(question)), slices.ContainsFunc(out, is(answer)); {
	case asked && labelled:
		a.answers(out)
	case labelled: // "A:" and "B:" are something else
		out = slices.DeleteFunc(out, is(answer))
	case !slices.ContainsFunc(out, func(q annot.Quote) bool { return q.Speaker != "" }):
		return nil
	}
	if len(out) < leastTurns {
		return nil
	}
	return out
}

// question and answer are the rules of turns whose label names nobody.
const (
	question = "a question"
	answer   = "an answer"
)

// turn reads a line that begins at byte start as a turn.
func (a *attributor) turn(start int, line string) (annot.Quote, bool) {
	label := turnLabel.FindString(line[:min(len(line), maxLabel+len(": "))])
	said := line[len(label):min(len(line), maxQuote)]
	if label == "" || !longEnough(said) || !strings.ContainsRune(".?!…", lastRune(strings.TrimRight(said, " \t"))) {
		return annot.Quote{}, false
	}
	q := annot.Quote{Span: trim(a.text, start+len(label), start+len(line)), Entity: annot.None}
	name := strings.TrimRight(label, " :-–—")
	switch role := strings.ToLower(strings.TrimRight(name, ".")); {
	case wordClasses.Is("question", role):
		q.By.Rule = question
		return q, true
	case wordClasses.Is("answer", role):
		q.By.Rule = answer
		return q, true
	}
	who := a.labelled(start, start+len(name))
	if !who.known() || !a.told(start+len(label), start+len(line)) {
		return annot.Quote{}, false
	}
	who.rule = "name at the head of the line"
	a.set(&q, who)
	return q, true
}

// turnLabel matches the label of a turn: what stands before a colon, or words in capitals
// before a dash.
var turnLabel = regexp.MustCompile(`^(?:[^:\n]{1,50}:|[A-Z][A-Z.'’]*(?: [A-Z][A-Z.'’]*){0,4} [-–—] )`)

// answers gives the answers to the one who is asked.
func (a *attributor) answers(turns []annot.Quote) {
	who := a.interviewee(turns[0].Start)
	if !who.known() {
		return
	}
	who.rule = "who is asked"
	for i := range turns {
		if turns[i].By.Rule == answer {
			a.set(&turns[i], who)
		}
	}
}

// interviewee returns the one who is asked the questions below byte end: the person whom the
// text above says to be, else the only one that it names.
func (a *attributor) interviewee(end int) speaker {
	for _, m := range interview.FindAllStringIndex(a.text[:end], 3) {
		first, last := a.TokensIn(m[1], min(end, m[1]+maxCue))
		if p := a.mention(first, min(last, first+maxTitle)); p >= 0 && a.Mentions[p].Kind == annot.Person {
			return a.speakerOf(p)
		}
	}
	only := nobody
	for m := 0; m < a.MentionsBefore(end); m++ {
		if a.Mentions[m].Kind != annot.Person || a.EntityOf(m) == annot.None {
			continue
		}
		if only.known() && only.entity != a.EntityOf(m) {
			return nobody
		}
		if !only.known() {
			only = a.speakerOf(m)
		}
	}
	return only
}

// interview matches the words after which stands who is asked.
var interview = regexp.MustCompile(`(?i)\b(?:interview(?:s|ed)? with|q ?& ?a with|questions? (?:to|for|and answers with)|conversation with|` +
	`answer(?:ed|s)? (?:by|from)|talk(?:s|ed)? (?:to|with)|spoke (?:to|with)|sat down with|asked)\b`)

// surnamed returns the only person whose name ends with a label in capitals: "LEE".
func (a *attributor) surnamed(label string) int {
	if label != strings.ToUpper(label) || len(label) < len("LEE") {
		return annot.None
	}
	only := annot.None
	for e, ent := range a.Entities {
		if ent.Kind != annot.Person || !strings.HasSuffix(strings.ToUpper(" "+ent.Name), " "+label) {
			continue
		}
		if only != annot.None {
			return annot.None
		}
		only = e
	}
	return only
}

// labelled returns the person whom a label names: one that is found in the text or, if a
// first name stands before other words with capitals, the words themselves.
func (a *attributor) labelled(start, end int) speaker {
	if who := a.nameLine(start, end); who.known() {
		return who
	}
	if e := a.surnamed(a.text[start:end]); e != annot.None {
		return speaker{entity: e, at: annot.Span{Start: start, End: end}}
	}
	first, last := a.TokensIn(start, end)
	if last-first < 2 || last-first > 4 || !a.lex.FirstName(a.Word(first)) {
		return nobody
	}
	for k := first; k < last; k++ {
		if !a.Capital(k) {
			return nobody
		}
	}
	at := a.Words(first, last)
	return speaker{entity: annot.None, words: a.TextOf(at), at: at}
}
