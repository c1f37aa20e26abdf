package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pressroom/analyze/annot"
)

// maxCue is the most bytes between a quote and its cue.
const maxCue = 300

func isMark(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// afterward reads the cue after a quote: `," said X`, `," X said`. If the quote ends
// with a full stop, the next sentence is its cue only if it is short and does not lead
// to another quote; otherwise that sentence may be about anything.
func (a *attributor) afterward(q annot.Span, to int) speaker {
	end := min(to, q.End+maxCue)
	if nl := strings.Index(a.text[q.End:end], "\n\n"); nl >= 0 {
		end = q.End + nl
	}
	first, last := a.TokensIn(q.End, end)
	stop := a.sentenceEnd(first, last)
	if said := strings.TrimRight(q.Text(a.text), "’'"); strings.HasSuffix(said, ".") {
		if stop-first > maxLateCue && !a.goesOnSaid(first, last) || stop == last && end == to && to < len(a.text) ||
			a.find("that", first, stop) >= 0 {
			return nobody
		}
	} else if stop == last && end == to && to < len(a.text) && leadsOn(a.text[q.End:to]) &&
		strings.ContainsAny(q.Text(a.text)[q.Len()-1:], "!?") {
		return nobody
	}
	return a.cue(first, stop)
}

// goesOnSaid reports whether a verb of speech in small letters stands right after a closing mark,
// whatever mark the quotation ends with: `." said X`.
func (a *attributor) goesOnSaid(first, last int) bool {
	for first < last && isMark(a.Word(first)) && a.Word(first) != "." {
		first++
	}
	return first < last && a.speech(first) && !a.Capital(first) && a.Tokens[first].Tag == "VBD"
}

// maxLateCue is the most tokens of a sentence that is the cue of a quote which ends
// with a full stop before it.
const maxLateCue = 9

// leadsOn reports whether the words before a quote introduce it, with a comma or a
// colon.
func leadsOn(before string) bool {
	before = strings.TrimRight(before, " \t\n\"“«‘„'")
	return strings.HasSuffix(before, ",") || strings.HasSuffix(before, ":")
}

// sentenceEnd returns the first token from first to last that ends a sentence, or last.
// The token first may be the full stop after a closing mark and is passed over.
func (a *attributor) sentenceEnd(first, last int) int {
	for k := first; k < last; k++ {
		if w := a.Word(k); (w == "." || w == "!" || w == "?") && k > first {
			return k
		}
		if s := a.SpaceBefore(k); k > first && len(s) > 2 && strings.Contains(s, "\n") && a.endsSentence(k-1) {
			return k
		}
	}
	return last
}

func (a *attributor) endsSentence(k int) bool {
	w := a.Word(k)
	return strings.HasSuffix(w, ".") || w == "”" || w == "\""
}

// cue reads a verb of speech and its subject within tokens first to last.
func (a *attributor) cue(first, last int) speaker {
	for k := first; k < min(last, first+40); k++ {
		w := a.Word(k)
		if strings.EqualFold(w, "according") && k+1 < last && a.Word(k+1) == "to" {
			if who := a.named(k+2, min(last, k+30)); who.known() {
				return a.accordingTo(who, k)
			}
		}
		if !a.speech(k) {
			continue
		}
		who := a.subjectBefore(first, k)
		switch {
		case who.known():
		case a.wordBefore(first, k):
			who = a.nameless(first, k)
		case !strings.HasSuffix(w, "ing"):
			who = a.subjectAfter(k+1, min(last, k+30))
		}
		if who.known() {
			return a.cuedBy(who, k, k+1)
		}
	}
	return nobody
}

// anyVerb reads the verb after a quote that ends with a comma, whatever it means: `," X
// sighed`, `," laughed X`. It is silent where another subject stands beside the verb, for
// what comes then does not tell who speaks: `," reads a letter by X`.
func (a *attributor) anyVerb(q annot.Span, to int) speaker {
	mark := lastRune(q.Text(a.text))
	if !strings.ContainsRune(",?!", mark) || mark != ',' && to < len(a.text) && leadsOn(a.text[q.End:to]) {
		return nobody
	}
	end := min(to, q.End+maxCue)
	if nl := strings.IndexByte(a.text[q.End:end], '\n'); nl >= 0 {
		end = q.End + nl
	}
	k, last := a.TokensIn(q.End, end)
	for k < last && isMark(a.Word(k)) && a.Word(k) != "." {
		k++
	}
	switch {
	case k == last:
		return nobody
	case isFinite(a.Tokens[k].Tag) || a.Tokens[k].Tag == "VBN" && a.Word(k) == a.Lower(k):
		m := a.mention(k+1, a.phraseEnd(k+1, last))
		if m >= 0 && a.Mentions[m].Kind == annot.Person && a.mere(k+1, a.Mentions[m].Start) {
			return a.cuedBy(a.speakerOf(m), k, k+1)
		}
		return speaker{entity: annot.None, silent: true}
	}
	m := a.MentionsBefore(a.Tokens[k].Start)
	if m == len(a.Mentions) || a.Mentions[m].Kind != annot.Person || a.EntityOf(m) == annot.None || !a.mere(k, a.Mentions[m].Start) {
		return nobody
	}
	_, v := a.TokensIn(a.Mentions[m].Start, a.Mentions[m].End)
	for v < last && a.Tokens[v].Tag == "RB" {
		v++
	}
	if v < last && a.Tokens[v].Tag == "VBD" {
		return a.cuedBy(a.speakerOf(m), v, v+1)
	}
	return nobody
}

// mere reports whether nothing but a title stands from token k to byte end.
func (a *attributor) mere(k, end int) bool {
	for ; k < len(a.Tokens) && a.Tokens[k].Start < end; k++ {
		if tag := a.Tokens[k].Tag; !strings.HasPrefix(tag, "NNP") && a.lex.Title(a.Word(k)) == "" {
			return false
		}
	}
	return true
}

// ahead reads the cue before a quote in the same sentence: `X said, "…`, `According to
// X, "…`. After a colon a blank line may lie between.
func (a *attributor) ahead(q annot.Span, from int) speaker {
	before := strings.TrimRight(a.text[from:q.Start], " \t\n\"“«‘„")
	end := from + len(before)
	start := max(from, end-maxCue)
	if nl := strings.LastIndex(a.text[start:end], "\n\n"); nl >= 0 {
		start += nl
	}
	colon := strings.HasSuffix(before, ":")
	if !colon && strings.Contains(a.text[end:q.Start], "\n\n") {
		return nobody
	}
	if !colon && !strings.HasSuffix(before, ",") && !a.lex.Speech(lastWord(before)) && lastWord(before) != "that" {
		return nobody
	}
	first, last := a.TokensIn(start, end)
	first = a.lastSentence(first, last)
	if colon && a.find("following", first, last) >= 0 {
		return nobody // the rule "announcement" reads these, for their verb need not be the last one
	}
	return a.cueIn(first, last)
}

// somebody is silent where the sentence before a quote says that somebody says it whom it does not
// name: `Another said, "…`.
func (a *attributor) somebody(q annot.Span, from int) speaker {
	before := strings.TrimRight(a.text[from:q.Start], " \t\n\"“«‘„,:")
	first, last := a.TokensIn(max(from, from+len(before)-maxCue), from+len(before))
	first = a.lastSentence(first, last)
	for first < last && isMark(a.Word(first)) {
		first++
	}
	if last-first == 2 && a.speech(first+1) && (a.Tokens[first].Tag == "DT" || a.Tokens[first].Tag == "CD") {
		return speaker{entity: annot.None, silent: true}
	}
	return nobody
}

// lastSentence returns where the last sentence of tokens first to last begins.
func (a *attributor) lastSentence(first, last int) int {
	for k := last - 2; k >= first; k-- {
		switch a.Word(k) {
		case ".", "?", "!", "”":
			return k + 1
		}
	}
	return first
}

// cueIn returns the speaker whom the last cue in tokens first to last names. A cue is a
// verb of speech with its subject, "according to X", "as X put it" or "in the words of
// X".
func (a *attributor) cueIn(first, last int) speaker {
	for k := last - 1; k >= first; k-- {
		switch w := a.Word(k); {
		case strings.EqualFold(w, "according"):
			if who := a.named(k+1, last); who.known() {
				return a.accordingTo(who, k)
			}
		case k+1 < last && (w == "put" && a.Word(k+1) == "it" || w == "words" && a.Word(k+1) == "of"):
			if who := a.named(first, last); who.known() {
				return who
			}
		}
		if !a.speech(k) {
			continue
		}
		who := a.subjectBefore(first, k)
		if !who.known() {
			who = a.nameless(first, k)
		}
		if m := a.mention(k+1, last); !who.known() && m >= 0 && !a.possessor(m) {
			who = a.speakerOf(m)
		}
		if who.known() {
			return a.cuedBy(who, k, k+1)
		}
	}
	return nobody
}

// possessor reports whether a mention only tells whose something is: "X's regime".
func (a *attributor) possessor(m int) bool {
	_, k := a.TokensIn(a.Mentions[m].Start, a.Mentions[m].End)
	return k < len(a.Tokens) && a.Tokens[k].Tag == "POS"
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

func lastWord(s string) string { return s[strings.LastIndexAny(s, " \n\t")+1:] }

// around reads the cue of a quote in the middle of a sentence: `X said that the plan is
// "…"`, `X called it "…"`, `described as "…" by X`.
func (a *attributor) around(q annot.Span, from, to int) speaker {
	after, end := a.TokensIn(q.End, min(to, q.End+60))
	for after < end && isMark(a.Word(after)) && a.Word(after) != "." {
		after++
	}
	if after < end && a.Word(after) == "by" {
		if m := a.mention(after+1, min(end, after+4)); m >= 0 {
			return a.cuedBy(a.speakerOf(m), after, after+1)
		}
	}
	n := a.SentenceAt(q.Start)
	if n == len(a.Sentences) || a.Sentences[n].Start >= q.Start {
		return nobody
	}
	first, last := a.TokensIn(max(from, a.Sentences[n].Start, q.Start-2*maxCue), q.Start)
	for k := last - 1; k > first; k-- {
		w := a.Word(k)
		if !a.speech(k) && !wordClasses.Is("names-thing", w) {
			continue
		}
		if p := a.pronounBefore(first, k); p >= 0 {
			return a.cuedBy(a.pronounAt(p), k, k+1)
		}
		m := a.mentionEnding(first, k)
		if m >= 0 && a.governed(m, first) {
			return nobody
		}
		if m >= 0 && !a.ofSomebody(m, first) && a.subject(m, k) {
			return a.cuedBy(a.speakerOf(m), k, k+1)
		}
		if who := a.nameless(first, k); who.known() && !wordClasses.Is("names-thing", w) {
			return a.cuedBy(who, k, k+1)
		}
	}
	return nobody
}

// accordingTo returns the speaker with the "according" at token k as the cue.
func (a *attributor) accordingTo(who speaker, k int) speaker {
	last := k + 1
	if a.Word(last) == "to" {
		last++
	}
	who = a.cuedBy(who, k, last)
	who.cue = accordingTo
	return who
}

const accordingTo = "according to"
