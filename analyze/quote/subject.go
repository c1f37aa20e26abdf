package quote

import (
	"strings"
	"unicode"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// A subjectReader finds the subjects of verbs of speech: names, pronouns and noun
// phrases without a name.
type subjectReader struct {
	*annot.Document
	text string
	lex  *lexicon.Lexicon
}

// subjectBefore returns the person or body that stands before the verb k:
// "X said", "she later added", "X, the mayor, said".
func (a *subjectReader) subjectBefore(first, k int) speaker {
	if p := a.pronounBefore(first, k); p >= 0 {
		return a.pronounAt(p)
	}
	if m := a.mentionEnding(first, k); m >= 0 {
		if a.ofSomebody(m, first) {
			return a.nameless(first, k)
		}
		if a.governed(m, first) {
			return nobody
		}
		if who := a.unfound(m, first, k); who.known() {
			return who
		}
		// The body stands in an apposition to a name that is no mention: "X, partner at
		// Y, said".
		if comma := a.find(",", first+1, k-1); a.Mentions[m].Kind == annot.Organization && a.Word(k-1) == "," && comma > 0 &&
			a.Tokens[comma].Start < a.Mentions[m].Start {
			if who := a.nameless(first, comma); who.known() {
				return who
			}
		}
		return a.speakerOf(m)
	}
	return nobody
}

// ofSomebody reports whether a mention is not the subject itself but the one whose
// spokesman or chair the subject is: "the chair of the River Council", "a spokesman for
// Mayor X".
func (a *subjectReader) ofSomebody(m, first int) bool {
	k, end := a.TokensIn(a.Mentions[m].Start, a.Mentions[m].End)
	if k--; k > first && a.Word(k) == "," && end < len(a.Tokens) && a.Word(end) == "," { // "critics of the mayor, X, said"
		k--
	}
	k = a.untitled(first, k)
	return k > first && wordClasses.Is("of", a.Word(k)) && strings.HasPrefix(a.Tokens[k-1].Tag, "NN")
}

// unfound returns the person right before the verb k whose name is no mention, where the
// nearest mention m is a body: "X's manager, Ann Lee, said".
func (a *subjectReader) unfound(m, first, k int) speaker {
	if a.Mentions[m].Kind != annot.Organization || k-2 <= first || a.Mentions[m].End > a.Tokens[k-2].Start {
		return nobody
	}
	if a.Tokens[k-1].Tag != "NNP" || a.Tokens[k-2].Tag != "NNP" || !a.lex.FirstName(a.Word(k-2)) {
		return nobody
	}
	at := a.Words(k-2, k)
	return speaker{entity: annot.None, words: a.TextOf(at), at: at}
}

// governed reports whether a mention is the object of the verb before it, and so not the
// subject of the next one: "those who oppose X said".
func (a *subjectReader) governed(m, first int) bool {
	k, _ := a.TokensIn(a.Mentions[m].Start, a.Mentions[m].End)
	k = a.untitled(first, k-1)
	return k > first && strings.HasPrefix(a.Tokens[k].Tag, "VB") && a.relative(first, k)
}

// untitled returns the token before the article and the titles that end with token k;
// first if there is none after it.
func (a *subjectReader) untitled(first, k int) int {
	for k > first && (a.Tokens[k].Tag == "DT" || a.lex.Title(a.Word(k)) != "") {
		k--
	}
	return k
}

// relative reports whether a relative pronoun stands in tokens first to last.
func (a *subjectReader) relative(first, last int) bool {
	for k := first; k < last; k++ {
		switch a.Lower(k) {
		case "who", "whom", "whose", "which":
			return true
		}
	}
	return false
}

func isFinite(tag string) bool { return tag == "VBD" || tag == "VBZ" || tag == "VBP" || tag == "MD" }

// subjectAfter returns the subject that stands after a verb of speech, from token first
// on: "said X", "said she", "said the mayor, X", "said a spokesperson".
func (a *subjectReader) subjectAfter(first, last int) speaker {
	if first >= last {
		return nobody
	}
	if a.isPronoun(first) {
		return a.pronounAt(first)
	}
	if first+1 < last && a.styled(first+1) != "" {
		return a.pronounAt(first + 1)
	}
	m := a.mention(first, a.phraseEnd(first, last))
	if m < 0 || a.ofSomebody(m, first) {
		return a.nounPhrase(first, last)
	}
	if _, end := a.TokensIn(a.Mentions[m].Start, a.Mentions[m].End); end < last && a.Tokens[end].Tag == "POS" {
		if who := a.apposed(m, end+1, last); who.known() {
			return who // "said X's manager, Y"
		}
		return a.nounPhrase(first, last) // "said X's manager Y"
	}
	// The body after the comma is the employer of a person whose name is no mention:
	// "said author X, of Y".
	if comma := a.find(",", first, last); a.Mentions[m].Kind == annot.Organization && comma > first &&
		a.Tokens[comma].Start < a.Mentions[m].Start {
		if who := a.nounPhrase(first, comma); who.known() {
			return who
		}
	}
	return a.speakerOf(a.titled(m, last))
}

// apposed returns the person who is named after a comma next to mention m, where nothing but a title
// stands between from and the comma: "X's chief and founder, Y".
func (a *subjectReader) apposed(m, from, last int) speaker {
	n := m + 1
	if n >= len(a.Mentions) || a.Mentions[n].Kind != annot.Person || a.EntityOf(n) == annot.None {
		return nobody
	}
	to, end := a.TokensIn(a.Mentions[n].Start, a.Mentions[n].End)
	if end > last || to-from > maxBetween || to <= from || a.Word(to-1) != "," {
		return nobody
	}
	for k := from; k < to-1; k++ {
		if a.Tokens[k].Tag != "CC" && a.Word(k) != "," && !a.inPhrase(k) {
			return nobody
		}
	}
	return a.speakerOf(n)
}

// titled returns the person whose title, before the name, begins with mention m: in
// "said Baird Funds President X" it is X who speaks, whatever Baird was taken for.
// Mention m itself is returned where no title leads from it to another name.
func (a *subjectReader) titled(m, last int) int {
	for n := m + 1; n < len(a.Mentions) && a.Mentions[m].Kind == annot.Person; n++ {
		_, from := a.TokensIn(a.Mentions[m].Start, a.Mentions[m].End)
		to, end := a.TokensIn(a.Mentions[n].Start, a.Mentions[n].End)
		if end > last || to-from > maxBetween || to <= from || !strings.HasPrefix(a.Tokens[from].Tag, "NN") {
			break
		}
		for k := from; k < to; k++ {
			if a.Tokens[k].Tag != "CC" && !a.inPhrase(k) {
				return m
			}
		}
		if a.Mentions[n].Kind == annot.Person && a.EntityOf(n) != annot.None {
			m = n
		}
	}
	return m
}

// maxBetween is the most words of a title between two names.
const maxBetween = 10

// named returns the person, else the organisation, named first in tokens
// first to last.
func (a *subjectReader) named(first, last int) speaker {
	if m := a.mention(first, last); m >= 0 {
		return a.speakerOf(m)
	}
	return nobody
}

// phraseEnd returns the token after a verb of speech from which on no name can be its
// subject: where a clause begins ("said the mayor, who met X") or, if the verb has no
// subject after it, at once ("said in an interview with X").
func (a *subjectReader) phraseEnd(first, last int) int {
	for k := first; k < last; k++ {
		switch a.Tokens[k].Tag {
		case "WP", "WDT", "WRB", "WP$", "VBD", "VBZ":
			return k
		case "IN", "TO":
			if k == first && a.Word(k) == a.Lower(k) || a.Word(k) == "that" || a.Word(k) == "as" || a.Word(k) == "after" ||
				a.Word(k) == "before" || a.Word(k) == "while" {
				return k
			}
		}
	}
	return last
}

// isPronoun reports whether token k is "he", "she" or "they", and not the title "HE" before
// a name.
func (a *subjectReader) isPronoun(k int) bool {
	switch a.Lower(k) {
	case "he", "she", "they":
		return a.Word(k) != "HE" || !a.Capital(k+1)
	}
	return a.styled(k) != ""
}

// styled returns the pronoun that token k stands for with the word before it: "Her Excellency" is
// "she". It is empty where k is no such word, or a name follows.
func (a *subjectReader) styled(k int) string {
	if !a.lex.Is(lexicon.Style, a.Word(k)) || a.Capital(k+1) {
		return ""
	}
	return map[string]string{"his": "he", "her": "she"}[a.Lower(k-1)]
}

// pronounBefore returns the pronoun that is the subject of the verb k and has only
// adverbs between itself and the verb ("she later added"); -1 if there is none.
func (a *subjectReader) pronounBefore(first, k int) int {
	for k--; k >= first; k-- {
		if a.isPronoun(k) {
			return k
		}
		if a.Tokens[k].Tag != "RB" {
			break
		}
	}
	return -1
}

// mention returns the first person, else organisation, named in tokens first
// to last, or -1.
func (a *subjectReader) mention(first, last int) int { return a.pick(first, last, false) }

// mentionEnding returns the last person named in tokens first to k, else the last
// organisation: `X said`. If it stands in an apposition, it returns the name that the
// apposition belongs to: `X, the mayor of Y, said`.
func (a *subjectReader) mentionEnding(first, k int) int {
	if c := a.relativeClause(first, k); c > 0 {
		if m := a.pick(first, c, true); m >= 0 && a.Mentions[m].End == a.Tokens[c-1].End {
			return m
		}
		return -1
	}
	m := a.pick(first, k, true)
	if m < 0 || k == 0 || a.Word(k-1) != "," || k-2 < first || a.Mentions[m].End != a.Tokens[k-2].End {
		return m
	}
	for p := m - 1; p >= 0 && p >= m-maxApposed && first < k && a.Mentions[p].Start >= a.Tokens[first].Start; p-- {
		if after := a.text[a.Mentions[p].End:]; a.Mentions[p].Kind == annot.Person && a.EntityOf(p) != annot.None &&
			strings.HasPrefix(after, ",") {
			return p
		}
	}
	return m
}

// relativeClause returns the comma that begins the relative clause which ends before
// token k: "X, whom Y had met, said". It is -1 if there is none.
func (a *subjectReader) relativeClause(first, k int) int {
	if k-1 <= first || a.Word(k-1) != "," {
		return -1
	}
	for c := k - 2; c > first && c > k-maxSubject; c-- {
		if a.Word(c) == "," && a.relative(c+1, c+3) {
			return c
		}
	}
	return -1
}

// maxApposed is the most names that an apposition may hold.
const maxApposed = 4

func (a *subjectReader) pick(first, last int, nearest bool) int {
	if first >= last || first >= len(a.Tokens) {
		return -1
	}
	start, end := a.Tokens[first].Start, a.Tokens[last-1].End
	best, rank := -1, 0
	for m := a.MentionsBefore(start); m < len(a.Mentions) && a.Mentions[m].End <= end; m++ {
		r := 0
		switch a.Mentions[m].Kind {
		case annot.Person:
			r = 2
		case annot.Organization:
			r = 1
		}
		if a.EntityOf(m) != annot.None && (r > rank || nearest && r == rank && r > 0) {
			best, rank = m, r
		}
	}
	return best
}

// nameless returns as a speaker the words of a subject without a name before the verb
// k: "a mother of three said", "the minister, for his part, noted".
func (a *subjectReader) nameless(first, k int) speaker {
	for k > first && (a.Tokens[k-1].Tag == "RB" || a.Tokens[k-1].Tag == "MD" || a.Word(k-1) == "has" || a.Word(k-1) == "have") {
		k--
	}
	if k > first && a.Word(k-1) == "," { // skip what stands between commas
		for k--; k > first && a.Word(k-1) != ","; k-- {
		}
		k--
	}
	if k <= first {
		return nobody
	}
	start := k
	for start > first && a.inPhrase(start-1) {
		start--
	}
	for start < k && a.Tokens[start].Tag == "IN" {
		start++
	}
	who := a.nounPhrase(start, k)
	if who.known() && strings.HasSuffix(a.text[:a.Tokens[k-1].End], lastWord(who.words)) {
		return who
	}
	return nobody
}

// inPhrase reports whether token k may be part of a noun phrase.
func (a *subjectReader) inPhrase(k int) bool {
	switch a.Tokens[k].Tag {
	case "DT", "NN", "NNS", "NNP", "JJ", "PRP$", "POS", "NNPS", "CD":
		return true
	case "IN":
		switch a.Word(k) {
		case "of", "for", "from":
			return true
		case "in", "at", "with": // "a doctor at Leeds General Infirmary", not "the senators in a statement"
			return k+1 < len(a.Tokens) && strings.HasPrefix(a.Tokens[k+1].Tag, "NNP")
		}
	}
	return false
}

// nounPhrase returns as a speaker the noun phrase that begins with token first: "a
// spokesperson for the ministry". If it ends with a name that is no mention, it returns
// that name.
func (a *subjectReader) nounPhrase(first, last int) speaker {
	k := first
	for k < last && isMark(a.Word(k)) {
		k++
	}
	start := k
	if k >= last {
		return nobody
	}
	switch a.Tokens[k].Tag {
	case "DT", "NN", "PRP$", "NNS", "JJ", "NNP", "CD":
	default:
		return nobody
	}
	for k < last && k < start+8 && a.inPhrase(k) {
		k++
	}
	for k > start && (a.Tokens[k-1].Tag == "DT" || a.Tokens[k-1].Tag == "IN" || a.Tokens[k-1].Tag == "PRP$") {
		k--
	}
	if k == start {
		return nobody
	}
	if name := a.capitals(start, k); name > 0 {
		start = name
	} else if a.Tokens[start].Tag == "NNP" && k-start < 2 {
		return nobody
	}
	at := a.Words(start, k)
	return speaker{entity: annot.None, words: a.TextOf(at), at: at}
}

// capitals returns the first token of the name at the end of a noun phrase: two
// capitalised words or more after a title or a common noun ("ecologist Morag Sinclair",
// "Detective Inspector Sarah Whitlock"). It returns 0 if there is none, or if it is the
// name of a thing ("a spokesperson for the Board of Trade").
func (a *subjectReader) capitals(start, end int) int {
	k := end
	for k > start && unicode.IsUpper([]rune(a.Word(k - 1))[0]) && a.lex.Title(a.Word(k-1)) == "" {
		k--
	}
	if end-k < 2 || k == start || a.Tokens[k-1].Tag == "IN" || a.Tokens[k-1].Tag == "DT" {
		return 0
	}
	return k
}

// subject reports whether a mention can be the subject of the verb k: only adverbs and
// an apposition between commas stand between the two.
func (a *subjectReader) subject(m, k int) bool {
	first, _ := a.TokensIn(a.Mentions[m].End, a.Tokens[k].Start)
	if first < k && (a.Word(first) == "," || a.Word(first) == "(") {
		return a.Word(k-1) == "," || a.Word(k-1) == ")"
	}
	for ; first < k; first++ {
		if tag := a.Tokens[first].Tag; tag != "RB" && tag != "MD" && a.Word(first) != "has" && a.Word(first) != "have" {
			return false
		}
	}
	return true
}

// wordBefore reports whether tokens first to last hold a word that is not an adverb, so
// that the verb after them has its subject before it.
func (a *subjectReader) wordBefore(first, last int) bool {
	for k := first; k < last; k++ {
		if !isMark(a.Word(k)) && a.Tokens[k].Tag != "RB" {
			return true
		}
	}
	return false
}

// speech reports whether token k is a verb of speech. Some nouns look like one ("his
// remarks").
func (a *subjectReader) speech(k int) bool {
	if !a.lex.Speech(a.Word(k)) {
		return false
	}
	if a.Tokens[k].Tag != "NNS" || k == 0 {
		return true
	}
	switch a.Tokens[k-1].Tag {
	case "DT", "PRP$", "POS", "JJ", "VBG":
		return false
	}
	return true
}

// find returns the first of tokens first to last that is the given word, or -1.
func (a *subjectReader) find(word string, first, last int) int {
	for k := first; k < last; k++ {
		if a.Word(k) == word {
			return k
		}
	}
	return -1
}

func (a *subjectReader) verb(first, last int) bool {
	for k := first; k < last; k++ {
		if isFinite(a.Tokens[k].Tag) {
			return true
		}
	}
	return false
}

// preposition reports whether a preposition stands before a mention and its title; then
// the mention is not the subject: "in a letter to Secretary X".
func (a *subjectReader) preposition(m, first int) bool {
	k, _ := a.TokensIn(a.Mentions[m].Start, a.Mentions[m].End)
	for k--; k > first && strings.HasPrefix(a.Tokens[k].Tag, "NNP"); k-- {
	}
	return k >= first && (a.Tokens[k].Tag == "IN" || a.Tokens[k].Tag == "TO")
}

// speakerOf returns the speaker whom mention m names.
func (a *subjectReader) speakerOf(m int) speaker {
	return speaker{entity: a.EntityOf(m), at: a.Mentions[m].Span}
}

// pronounAt returns the pronoun at token k as a speaker, who is resolved later.
func (a *subjectReader) pronounAt(k int) speaker {
	if as := a.styled(k); as != "" {
		return speaker{entity: pronoun, words: as, at: a.Words(k-1, k+1)}
	}
	return speaker{entity: pronoun, words: a.Word(k), at: a.Tokens[k].Span}
}

// cuedBy returns the speaker with tokens first to last as the verb of speech.
func (a *subjectReader) cuedBy(s speaker, first, last int) speaker {
	s.said = a.Words(first, last)
	s.cue = a.TextOf(s.said)
	return s
}
