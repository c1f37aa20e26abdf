package quote

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// attributor finds who said a quote.
type attributor struct {
	text   string
	toks   []annot.Token
	sents  []annot.Sentence
	mens   []annot.Mention
	ents   []annot.Entity
	entity []int // entity of each mention
	lex    *lexicon.Lexicon
}

func newAttributor(text string, toks []annot.Token, sents []annot.Sentence, mens []annot.Mention, ents []annot.Entity, lex *lexicon.Lexicon) *attributor {
	a := &attributor{text: text, toks: toks, sents: sents, mens: mens, ents: ents, lex: lex, entity: make([]int, len(mens))}
	for i := range a.entity {
		a.entity[i] = annot.None
	}
	for e, ent := range ents {
		for _, m := range ent.Mentions {
			a.entity[m] = e
		}
	}
	return a
}

// speaker is what a cue says: an entity, or the words used.
type speaker struct {
	entity int
	words  string
	cue    string
}

func (s speaker) known() bool { return s.entity != annot.None || s.words != "" }

var nobody = speaker{entity: annot.None}

// attribute sets the speaker of each quote: the cue behind it in its sentence,
// the cue before it, the line that announces it, else whoever spoke before.
func (a *attributor) attribute(quotes []annot.Quote) {
	last := nobody
	announced := nobody
	for i := range quotes {
		q := &quotes[i]
		from, to := 0, len(a.text)
		if i > 0 {
			from = quotes[i-1].End
		}
		if i+1 < len(quotes) {
			to = quotes[i+1].Start
		}
		who := a.behind(q.Span, to)
		if !who.known() {
			who = a.ahead(q.Span, from)
		}
		if !who.known() {
			who = a.around(q.Span, from, to)
		}
		if !who.known() {
			if s := a.announcement(q.Span, from); s.known() {
				announced, who = s, s
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
		if who.entity == pronoun {
			words, cue := who.words, who.cue
			who = a.antecedent(words, from, q.Start, last)
			who.cue = cue
			if !who.known() {
				who.words = words
			}
		}
		if who.entity == annot.None && who.words != "" {
			if e := a.titled(who.words, q.Start); e != annot.None {
				who.entity = e
			}
		}
		q.Entity, q.Speaker, q.Cue = who.entity, who.words, who.cue
		if who.entity != annot.None {
			q.Speaker = a.ents[who.entity].Name
		}
		if who.known() {
			last = who
		}
	}
}

// pronoun marks a speaker who is "he", "she" or "they".
const pronoun = -2

// window returns the tokens that lie within a span of bytes.
func (a *attributor) window(start, end int) (first, last int) {
	first = sort.Search(len(a.toks), func(k int) bool { return a.toks[k].Start >= start })
	last = sort.Search(len(a.toks), func(k int) bool { return a.toks[k].End > end })
	return first, max(first, last)
}

func (a *attributor) word(k int) string { return a.toks[k].Text(a.text) }

// behind reads the cue after a quote: `," said X`, `," X said`, `" – X`.
func (a *attributor) behind(q annot.Span, to int) speaker {
	end := min(to, q.End+300)
	if nl := strings.Index(a.text[q.End:end], "\n\n"); nl >= 0 {
		end = q.End + nl
	}
	first, last := a.window(q.End, end)
	last = a.sentenceEnd(first, last)
	if who := a.dashed(first, last); who.known() {
		return who
	}
	return a.cue(first, last)
}

// sentenceEnd cuts a window at the first full stop that ends a sentence, past
// the closing mark itself.
func (a *attributor) sentenceEnd(first, last int) int {
	for k := first; k < last; k++ {
		if w := a.word(k); (w == "." || w == "!" || w == "?") && k > first+1 {
			return k
		}
		if k > first && a.toks[k].Start-a.toks[k-1].End > 2 && strings.Contains(a.text[a.toks[k-1].End:a.toks[k].Start], "\n") &&
			a.endsSentence(k-1) {
			return k
		}
	}
	return last
}

func (a *attributor) endsSentence(k int) bool {
	w := a.word(k)
	return strings.HasSuffix(w, ".") || w == "”" || w == "\""
}

// dashed reads a quote signed with a dash: `" – Commissioner X`.
func (a *attributor) dashed(first, last int) speaker {
	k := first
	for k < last && k < first+2 && isMark(a.word(k)) && !isDash(a.word(k)) {
		k++
	}
	if k < last && isDash(a.word(k)) {
		if m := a.mention(k+1, min(last, k+8)); m >= 0 {
			return speaker{entity: a.entity[m]}
		}
	}
	return nobody
}

func isMark(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

func isDash(w string) bool { return w == "-" || w == "–" || w == "—" || w == "--" }

// cue reads a verb of speech and its subject within tokens first to last.
func (a *attributor) cue(first, last int) speaker {
	for k := first; k < last; k++ {
		w := a.word(k)
		if k-first > 40 {
			break
		}
		if strings.EqualFold(w, "according") && k+1 < last && a.word(k+1) == "to" {
			if m := a.mention(k+2, min(last, k+30)); m >= 0 {
				return speaker{a.entity[m], "", "according to"}
			}
		}
		if !a.lex.Speech(w) {
			continue
		}
		if p := a.pronounBefore(first, k); p >= 0 {
			return speaker{pronoun, a.word(p), w}
		}
		if m := a.mentionEnding(first, k); m >= 0 {
			return speaker{a.entity[m], "", w}
		}
		if k+1 < last && a.isPronoun(k+1) {
			return speaker{pronoun, a.word(k + 1), w}
		}
		if m := a.mention(k+1, min(last, k+30)); m >= 0 {
			return speaker{a.entity[m], "", w}
		}
		if s := a.nounPhrase(k+1, last); s != "" {
			return speaker{annot.None, s, w}
		}
		if s := a.nounPhrase(first, k); s != "" {
			return speaker{annot.None, s, w}
		}
	}
	return nobody
}

func (a *attributor) isPronoun(k int) bool {
	switch strings.ToLower(a.word(k)) {
	case "he", "she", "they":
		return true
	}
	return false
}

// pronounBefore returns the pronoun that is the subject of the verb k, with no
// more than adverbs between ("she later added"); -1 if there is none.
func (a *attributor) pronounBefore(first, k int) int {
	for k--; k >= first; k-- {
		if a.isPronoun(k) {
			return k
		}
		if a.toks[k].Tag != "RB" {
			break
		}
	}
	return -1
}

// mention returns the first person, else organisation, named in tokens first
// to last, or -1.
func (a *attributor) mention(first, last int) int {
	return a.pick(first, last, false)
}

// mentionEnding returns the person or organisation that stands nearest before
// token k: `X said`, `X, the mayor, said`.
func (a *attributor) mentionEnding(first, k int) int {
	return a.pick(first, k, true)
}

func (a *attributor) pick(first, last int, nearest bool) int {
	if first >= last || first >= len(a.toks) {
		return -1
	}
	start, end := a.toks[first].Start, a.toks[last-1].End
	best, rank := -1, 0
	for m := sort.Search(len(a.mens), func(i int) bool { return a.mens[i].Start >= start }); m < len(a.mens) && a.mens[m].End <= end; m++ {
		r := 0
		switch a.mens[m].Kind {
		case annot.Person:
			r = 2
		case annot.Organization:
			r = 1
		}
		if a.entity[m] != annot.None && (r > rank || nearest && r == rank && r > 0) {
			best, rank = m, r
		}
	}
	return best
}

// nounPhrase returns the words of an unnamed speaker: "a spokesperson for the
// ministry".
func (a *attributor) nounPhrase(first, last int) string {
	k := first
	for k < last && isMark(a.word(k)) {
		k++
	}
	start := k
	if k >= last || a.toks[k].Tag != "DT" && a.toks[k].Tag != "NN" && a.toks[k].Tag != "PRP$" && a.toks[k].Tag != "NNS" {
		return ""
	}
	for k < last && k < start+8 {
		switch a.toks[k].Tag {
		case "DT", "NN", "NNS", "NNP", "JJ", "PRP$", "POS", "NNPS":
			k++
			continue
		case "IN":
			if a.word(k) == "of" || a.word(k) == "for" {
				k++
				continue
			}
		}
		break
	}
	if k == start || a.toks[k-1].Tag == "DT" || a.toks[k-1].Tag == "IN" {
		return ""
	}
	return strings.Join(strings.Fields(a.text[a.toks[start].Start:a.toks[k-1].End]), " ")
}

// ahead reads the cue before a quote in the same sentence: `X said, "…`,
// `According to X, "…`.
func (a *attributor) ahead(q annot.Span, from int) speaker {
	start := max(from, q.Start-300)
	if nl := strings.LastIndex(a.text[start:q.Start], "\n\n"); nl >= 0 {
		start += nl
	}
	first, last := a.window(start, q.Start)
	for k := last - 1; k >= first; k-- { // from the last sentence end before the mark
		if w := a.word(k); (w == "." || w == "?" || w == "!" || w == "”") && k < last-1 {
			first = k + 1
			break
		}
	}
	if first >= last {
		return nobody
	}
	before := strings.TrimRight(a.text[:q.Start], " \t\n\"“«")
	if !strings.HasSuffix(before, ",") && !strings.HasSuffix(before, ":") && !a.lex.Speech(lastWord(before)) && lastWord(before) != "that" {
		return nobody
	}
	for k := last - 1; k >= first; k-- {
		w := a.word(k)
		if strings.EqualFold(w, "according") {
			if m := a.mention(k+1, last); m >= 0 {
				return speaker{a.entity[m], "", "according to"}
			}
		}
		if !a.lex.Speech(w) {
			continue
		}
		if p := a.pronounBefore(first, k); p >= 0 {
			return speaker{pronoun, a.word(p), w}
		}
		if m := a.mentionEnding(first, k); m >= 0 {
			return speaker{a.entity[m], "", w}
		}
		if m := a.mention(k+1, last); m >= 0 {
			return speaker{a.entity[m], "", w}
		}
		if s := a.nounPhrase(first, k); s != "" {
			return speaker{annot.None, s, w}
		}
	}
	return nobody
}

func lastWord(s string) string { return s[strings.LastIndexAny(s, " \n\t")+1:] }

// announcement reads the line before a block of speech: "Senator X issued the
// following statement:".
func (a *attributor) announcement(q annot.Span, from int) speaker {
	before := strings.TrimRight(a.text[from:q.Start], " \t\n\"“«")
	if !strings.HasSuffix(before, ":") && !strings.Contains(lastSentence(before), "following") && !strings.Contains(lastSentence(before), "statement") {
		return nobody
	}
	start := from + strings.LastIndex(before, lastSentence(before))
	first, last := a.window(start, q.Start)
	if m := a.mention(first, last); m >= 0 {
		return speaker{a.entity[m], "", ""}
	}
	// The sentence before the announcement names who makes it.
	if m := a.lastPerson(q.Start); m >= 0 && strings.HasSuffix(before, ":") {
		return speaker{a.entity[m], "", ""}
	}
	return nobody
}

func lastSentence(s string) string {
	if i := strings.LastIndex(s, "\n"); i >= 0 && i > len(s)-600 {
		return s[i+1:]
	}
	return s[max(0, len(s)-300):]
}

// lastPerson returns the last mention of a person before byte i, or -1.
func (a *attributor) lastPerson(i int) int {
	for m := sort.Search(len(a.mens), func(k int) bool { return a.mens[k].Start >= i }) - 1; m >= 0; m-- {
		if a.mens[m].Kind == annot.Person && a.entity[m] != annot.None {
			return m
		}
	}
	return -1
}

// antecedent returns who "he" or "she" is: the person of that sex named since
// the quote before, else whoever spoke last, else the last person named; of
// either sex where none fits, for names of other countries mislead. "They" are
// whoever spoke last, if that is no person.
func (a *attributor) antecedent(word string, from, i int, last speaker) speaker {
	sex := pronounSex[strings.ToLower(word)]
	who := a.nearest(from, i, last, func(e int) bool {
		if e < 0 || a.ents[e].Kind != annot.Person {
			return sex == "" && e >= 0
		}
		s := a.sex(e)
		return sex != "" && (s == "" || s == sex)
	})
	if !who.known() && sex != "" {
		who = a.nearest(from, i, last, func(e int) bool { return e >= 0 && a.ents[e].Kind == annot.Person })
	}
	return who
}

// nearest returns the last entity before byte i that fits: one named from byte
// from on, else whoever spoke last, else one named before.
func (a *attributor) nearest(from, i int, last speaker, fits func(e int) bool) speaker {
	m := sort.Search(len(a.mens), func(k int) bool { return a.mens[k].Start >= i }) - 1
	for m >= 0 && (a.entity[m] == annot.None || a.mens[m].Kind != annot.Person || !fits(a.entity[m])) {
		m--
	}
	switch {
	case m >= 0 && (a.mens[m].Start >= from || !last.known() || !fits(last.entity)):
		return speaker{entity: a.entity[m]}
	case last.known() && (last.words != "" || fits(last.entity)):
		return speaker{entity: last.entity, words: last.words}
	}
	return nobody
}

var pronounSex = map[string]lexicon.Sex{"he": lexicon.Male, "she": lexicon.Female}

// sex returns what an honorific or the first name says of a person.
func (a *attributor) sex(e int) lexicon.Sex {
	for _, title := range a.ents[e].Titles {
		switch strings.TrimSuffix(strings.ToLower(title), ".") {
		case "mr", "sir", "lord", "chairman", "congressman", "spokesman", "king", "prince":
			return lexicon.Male
		case "mrs", "ms", "miss", "lady", "chairwoman", "congresswoman", "spokeswoman", "queen", "princess":
			return lexicon.Female
		}
	}
	first, _, _ := strings.Cut(a.ents[e].Name, " ")
	return a.lex.Sex(first)
}

// titled returns the person before byte i whose title the words are: "the
// minister". The one named last counts.
func (a *attributor) titled(words string, i int) int {
	noun, ok := strings.CutPrefix(strings.ToLower(words), "the ")
	if !ok || strings.Contains(noun, " of ") || strings.Contains(noun, " for ") {
		return annot.None
	}
	for m := sort.Search(len(a.mens), func(k int) bool { return a.mens[k].Start >= i }) - 1; m >= 0; m-- {
		e := a.entity[m]
		if e == annot.None || a.mens[m].Kind != annot.Person {
			continue
		}
		for _, title := range a.ents[e].Titles {
			if t := strings.ToLower(title); t == noun || strings.HasSuffix(t, " "+noun) || strings.HasPrefix(t, noun+" ") {
				return e
			}
		}
	}
	return annot.None
}

// around reads the cue of a piece that is quoted in the middle of a sentence:
// `X said that the plan is "…"`, `X called it "…"`, `described as "…" by X`.
func (a *attributor) around(q annot.Span, from, to int) speaker {
	behind, end := a.window(q.End, min(to, q.End+60))
	for behind < end && isMark(a.word(behind)) && a.word(behind) != "." {
		behind++
	}
	if behind < end && a.word(behind) == "by" {
		if m := a.mention(behind+1, min(end, behind+4)); m >= 0 {
			return speaker{a.entity[m], "", "by"}
		}
	}
	n := sort.Search(len(a.sents), func(k int) bool { return a.sents[k].End > q.Start })
	if n == len(a.sents) || a.sents[n].Start >= q.Start {
		return nobody
	}
	first, last := a.window(max(from, a.sents[n].Start), q.Start)
	for k := last - 1; k > first; k-- {
		w := a.word(k)
		if !a.lex.Speech(w) && !calls[w] {
			continue
		}
		if p := a.pronounBefore(first, k); p >= 0 {
			return speaker{pronoun, a.word(p), w}
		}
		if m := a.mentionEnding(first, k); m >= 0 && a.subject(m, k) {
			return speaker{a.entity[m], "", w}
		}
	}
	return nobody
}

// calls are verbs by which somebody gives a thing a name in quotation marks.
var calls = map[string]bool{"called": true, "calls": true, "calling": true, "described": true, "describes": true, "termed": true, "dubbed": true,
	"labelled": true, "labeled": true, "branded": true, "hailed": true, "hails": true, "welcomed": true, "denounced": true, "condemned": true, "praised": true}

// subject reports whether a mention can be the subject of the verb k: nothing
// but adverbs and an apposition between commas stands between.
func (a *attributor) subject(m, k int) bool {
	first, _ := a.window(a.mens[m].End, a.toks[k].Start)
	if first < k && (a.word(first) == "," || a.word(first) == "(") {
		return a.word(k-1) == "," || a.word(k-1) == ")"
	}
	for ; first < k; first++ {
		if tag := a.toks[first].Tag; tag != "RB" && tag != "MD" && a.word(first) != "has" && a.word(first) != "have" {
			return false
		}
	}
	return true
}

// goesOn reports whether a quote continues the one before it: only white space
// and marks lie between, or a few words of the same sentence.
func (a *attributor) goesOn(prev, q annot.Span) bool {
	gap := a.text[prev.End:q.Start]
	if strings.TrimFunc(gap, func(r rune) bool { return !unicode.IsLetter(r) }) == "" {
		return true
	}
	if len(gap) > 250 {
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

// nextParagraph reports whether a quote is a paragraph of its own, closed, and
// the one before it stands in the paragraph before: its speaker goes on. One
// left open goes on into the next.
func (a *attributor) nextParagraph(prev, q annot.Span) bool {
	gap := a.text[prev.End:q.Start]
	before, after, ok := strings.Cut(gap, "\n\n")
	if !ok || len(before) > 250 || strings.TrimFunc(after, func(r rune) bool { return !unicode.IsLetter(r) }) != "" {
		return false
	}
	rest, _, _ := strings.Cut(a.text[q.End:], "\n\n")
	if !strings.HasPrefix(rest, `"`) && !strings.HasPrefix(rest, "”") && !strings.HasPrefix(rest, "»") {
		return false
	}
	return strings.TrimFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) }) == ""
}

// nextCue returns the speaker of the paragraph's next piece, for speech that is
// attributed only where it ends.
func (a *attributor) nextCue(quotes []annot.Quote, i int) speaker {
	for j := i + 1; j < len(quotes) && j < i+6; j++ {
		if !a.goesOn(quotes[j-1].Span, quotes[j].Span) {
			return nobody
		}
		to := len(a.text)
		if j+1 < len(quotes) {
			to = quotes[j+1].Start
		}
		if who := a.behind(quotes[j].Span, to); who.known() {
			return who
		}
	}
	return nobody
}
