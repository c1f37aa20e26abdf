package person

import (
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// after reads what the text says about the person right after the name: appositions
// (", president and CEO of Acme Corp.,"), a copula ("is a partner at Acme"), an office
// ("was appointed as judge"), the lines under a signature.
func (t titleReader) after(k, last int) []phrase {
	k, lettered := t.pastLetters(k, last)
	switch w := t.Word(k); {
	case t.broken(k):
		return t.signed(k)
	case w == ",", dashes[w]:
		if ps := t.series(k+1, last, false); len(ps) > 0 {
			return ps
		}
	case (lettered || t.blanksBefore(k)) && (t.opensOffice(k) || articles[w] && t.linkedHead(k+1, last)):
		// "Ann Lee MP Minister for Health", "Ann Lee  Ambassador to Chile  spoke"
		return t.series(k, last, true)
	}
	k = t.introduced(k, last)
	if t.Tag(k) == "PRP$" {
		k++ // "as its next chair"
	}
	return t.parts(t.predicate(k, last, 5))
}

// dashes may set off an apposition.
var dashes = lexicon.WordSet("– — -- -")

// pastLetters returns the token after a party in brackets, "(D-MA)", and letters after a name, "MP", and whether there were letters.
func (t titleReader) pastLetters(k, last int) (end int, lettered bool) {
	if t.Word(k) == "(" {
		for j := k; j < min(last, k+8); j++ {
			if t.Word(j) == ")" {
				k = j + 1
				break
			}
		}
	}
	for {
		switch {
		case t.lex.Is(lexicon.Postnominal, t.Word(k)):
			k, lettered = k+1, true
		case t.Word(k) == "," && (t.lex.Is(lexicon.Postnominal, t.Word(k+1)) || t.letters(k+1)):
			k, lettered = k+2, true
		default:
			return k, lettered
		}
	}
}

// letters reports whether token k is a few capitals between commas, as of a degree that no table has: ", DDS,".
func (t titleReader) letters(k int) bool {
	w := t.Word(k)
	return len(w) > 1 && len(w) < 6 && strings.ToUpper(w) == w && capital(w) && !t.holder(k) && t.KindOf(k) == "" && t.Word(k+1) == "," &&
		t.opensOffice(k+2)
}

// broken reports whether token k begins a line.
func (t titleReader) broken(k int) bool { return strings.Contains(t.SpaceBefore(k), "\n") }

// blanksBefore reports whether more than a blank stands before token k, where a web page lost a comma.
func (t titleReader) blanksBefore(k int) bool {
	s := t.SpaceBefore(k)
	return len(s) > 1 && !strings.Contains(s, "\n")
}

// signed reads the lines under a name, each of which is an office as a whole: "Ann Lee", "Minister of Health".
func (t titleReader) signed(k int) []phrase {
	end := k + 1
	for end < min(len(t.Tokens), k+maxTitle) && !t.broken(end) {
		if tag := t.Tokens[end].Tag; tag == "VBD" || tag == "VBZ" || tag == "VBP" || tag == "MD" || t.Word(end) == ":" || t.plural(end) {
			return nil // a headline or a text
		}
		end++
	}
	if !t.opensOffice(k) || end < len(t.Tokens) && !t.broken(end) || t.names(k, end) {
		return nil
	}
	ps := t.series(k, end, true)
	if len(ps) > 0 && t.broken(end) && ps[len(ps)-1].End == t.Tokens[end-1].End {
		ps = append(ps, t.signed(end)...) // the next line
	}
	return ps
}

// plural reports whether token k is an office of several people.
func (t titleReader) plural(k int) bool {
	w := t.Word(k)
	return t.isTitle(k) && singular(w, t.lex) != w
}

// opensOffice reports whether an office begins with token k: a capital and a title close to it.
func (t titleReader) opensOffice(k int) bool {
	if k >= len(t.Tokens) || !capital(t.Word(k)) || t.lex.Title(t.Word(k)) == lexicon.Honorific {
		return false
	}
	for j := k; j < k+5; j++ {
		if t.holder(j) {
			return true
		}
	}
	return false
}

// series reads the appositions that stand one after the other: ", founder of Acme, chair of the board and a member of the
// council,", "Minister for Health  Member for Perth". If strict, or after the first, a title has to be the head.
func (t titleReader) series(k, last int, strict bool) (all []phrase) {
	for reach := 5; len(all) < maxSeries; reach = 3 {
		p := t.predicate(k, last, reach)
		next := t.TokenAt(p.End)
		if p.text == "" || (strict || len(all) > 0) && !t.headed(t.TokenAt(p.Start), next) {
			break
		}
		all = append(all, t.parts(p)...)
		switch w := t.Word(next); {
		case w == "," && t.Word(next+1) == "and":
			k = next + 2
		case w == ",", w == "•":
			k = next + 1
		case t.blanksBefore(next) && t.opensOffice(next):
			k = next
		default:
			return all
		}
	}
	return all
}

// maxSeries is the most appositions of a name.
const maxSeries = 6

// parts returns the offices that a phrase joins by "and" where each has a body or a field of its own: "chair of the committee
// and a member of the council". "Chairman and CEO" is one.
func (t titleReader) parts(p phrase) []phrase {
	if p.text == "" {
		return nil
	}
	first, end := t.TokensIn(p.Start, p.End)
	linked := false
	for k := first; k < end; k++ {
		if w := t.Word(k); w == "and" && linked {
			next := k + 1
			if articles[t.Word(next)] {
				next++
			}
			if t.linkedHead(next, end) {
				if t.Word(k-1) == ")" {
					k -= 3 // "of the Emirates (UAE) and"
				}
				return append([]phrase{t.phrase(first, k)}, t.parts(t.phrase(next, end))...)
			}
		} else if prepositions[w] {
			linked = true
		}
	}
	return []phrase{p}
}

// linkedHead reports whether tokens k to end begin with an office and a preposition.
func (t titleReader) linkedHead(k, end int) bool {
	for j := k; j < min(end, k+5) && t.Tag(j) != "VBN"; j++ {
		if w := t.Word(j); w == "of" || w == "for" || w == "at" || w == "to" || w == "from" {
			return j > k && t.holder(j-1)
		}
	}
	return false
}

// holder reports whether token k says what somebody is: a title, or a word that is none before a name.
func (t titleReader) holder(k int) bool { return t.isTitle(k) || appositions[t.Lower(k)] }

// introduced returns the token with which what the verb says of the person begins, len(t.Tokens) if there is none: after "is", or
// after the "as" of an office.
func (t titleReader) introduced(k, last int) int {
	for j := k; j < min(last, k+3); j++ {
		if w := t.Word(j); (w == "is" || w == "was") && (articles[t.Word(j+1)] || t.linkedHead(j+1, last) && !t.headline(j)) {
			return j + 1
		}
	}
	serves := false
	for j := k - 1; (t.Word(k) == "as" || t.Word(k) == "to") && j >= max(0, k-10); j-- { // "named Esther Mwangi as dean"
		w := strings.ToLower(t.Word(j))
		serves = serves || t.Word(k) == "as" && offices[w] || promotions[w]
	}
	if serves && t.Word(k) == "to" {
		return k + 1
	}
	for j := k; j < min(last, k+12); j++ {
		switch w := t.Word(j); {
		case offices[w]:
			serves = true
		case w == "as" && serves:
			return j + 1
		case w == "," && !(j == k && t.Word(j+1) == "who"), t.names(j, j+1):
			return len(t.Tokens)
		}
	}
	return len(t.Tokens)
}

var (
	articles = map[string]bool{"a": true, "an": true, "the": true}
	// offices are words after which "as" introduces an office.
	offices = lexicon.WordSet(`serve serves served serving position appointed named elected nominated confirmed role presides works worked
		tenure appointment appoints appoint names joins joined joining hires hired taps tapped welcomes welcomed installed sworn`)
	// promotions are words after which "to" and "as" introduce an office.
	promotions = lexicon.WordSet("promotes promoted promotion elevates elevated appoints appointed names")
)

// predicate reads a phrase that begins with token k and says what somebody is. One of
// its first words must be a title or one of appositions; reach is the number of these
// words.
func (t titleReader) predicate(k, last, reach int) phrase {
	k = t.pastDeterminers(k)
	if k >= last || !noun[t.Tokens[k].Tag] {
		return phrase{}
	}
	seen := false
	for j := k; j < min(last, k+maxTitle); j++ {
		w := t.Word(j)
		if n := t.inner(k, j, last, seen); n > j {
			seen = seen || w == "," && t.holder(n-1)
			if seen && n >= min(last, k+maxTitle) {
				return t.predicateOf(k, n)
			}
			j = n - 1
			continue
		}
		if j < k+reach && t.holder(j) && !(t.lex.FirstName(w) && capital(t.Word(j+1))) {
			seen = true
		}
		switch tag := t.Tokens[j].Tag; {
		case w == ";", w == ":", w == "(", w == "\"", w == "“",
			w == ",", w == "•", dashes[w], j > k && t.parted(k, j), w == "." && j >= last-1,
			reach > 3 && t.participle(j), t.purpose(j), tag == "VBD", tag == "VBZ", tag == "VBP" && seen && !t.holder(j), tag == "MD",
			w == "who", w == "which", w == "whose", w == "that":
			if seen && !t.names(k, j) && !(w == "," && t.speaks(j+1)) {
				return t.predicateOf(k, j)
			}
			return phrase{}
		}
		if seen && j == last-1 && !t.names(k, j+1) {
			return t.predicateOf(k, j+1)
		}
	}
	return phrase{}
}

// inner returns the token after what token j begins in a phrase that begins with token k, if that may hold commas, brackets or
// titles that are not the person's: the name of an organisation, a state after its town, an acronym, a list. Otherwise it returns 0.
func (t titleReader) inner(k, j, last int, seen bool) int {
	next := min(j+1, len(t.Tokens)-1)
	switch w := t.Word(j); {
	case t.organizationAt(j) > j:
		return t.organizationAt(j)
	case w == "(" && seen && t.Word(j+2) == ")" && capital(t.Word(next)) && t.Word(j+3) == "and":
		return j + 3 // "Prime Minister of the United Arab Emirates (UAE) and Ruler of Dubai"
	case w != ",":
		return 0
	case seen && j-k < 4 && capital(t.Word(k)) && t.organizationAt(next) > next:
		return t.organizationAt(next) // "Secretary, Department of Water Resources"
	case t.lex.State(t.Word(next)) != "" && t.Word(j+2) == "," && capital(t.Word(j+3)):
		return j + 3 // "Chief Deputy of Washington County, Mo., Sheriff's Department"
	case seen:
		return t.listEnd(k, j, last) // "Minister of Innovation, Science and Industry"
	}
	return t.fieldsEnd(k, j, last)
}

// fieldsEnd returns the token after an office before which its fields stand, "Roads, Rail & Harbours Manager", in a list that
// begins with token k and has its first comma at j; 0 if there is no such list.
func (t titleReader) fieldsEnd(k, j, last int) int {
	joined := false
	for n := k; n < min(last, k+maxTitle); n++ {
		switch w := t.Word(n); {
		case t.names(n, n+1):
			return 0
		case joined && capital(w) && t.holder(n):
			return n + 1
		case w == "&" || w == "and":
			joined = n > j
		case !capital(w) && (w != "," || joined):
			return 0
		}
	}
	return 0
}

// participle reports whether token j tells what the holder of an office before it does: "the lead attorney representing the family",
// "the chief executive of Berg Cars calling on him".
func (t titleReader) participle(j int) bool {
	tag, next := t.Tag(j), t.Tag(j+1)
	if tag != "VBG" && tag != "VBN" || capital(t.Word(j)) || noun[next] || t.holder(j+1) {
		return false
	}
	return t.holder(j-1) || tag == "VBG" && complements[next] && (t.Word(j-1) == "and" || strings.HasPrefix(t.Tag(j-1), "NN"))
}

// complements are the tags of words with which what a participle does goes on: "calling on him", "running the company".
var complements = lexicon.WordSet("IN DT PRP VBG")

// purpose reports whether token j begins what the holder of an office before it is to do: "its director to oversee the work". In
// a headline whose words have capitals no tag tells a verb, and all but names and offices are taken for one.
func (t titleReader) purpose(j int) bool {
	if t.Lower(j) != "to" {
		return false
	}
	next := j + 1
	return t.Tag(next) == "VB" || capital(t.Word(next)) && t.headline(j) && t.KindOf(next) == "" && !t.holder(next) && !articles[t.Lower(next)]
}

// parted reports whether a phrase that begins with token k ends before token j because of what stands between two words: an empty
// line, blanks where blanks stand before the phrase, too, a number or another form of address.
func (t titleReader) parted(k, j int) bool {
	return strings.Count(t.SpaceBefore(j), "\n") > 1 || t.blanksBefore(j) && t.blanksBefore(k) && capital(t.Word(k)) ||
		t.TimexOf(j) != annot.None && t.Tag(j-1) == "IN" && t.Timexes[t.TimexOf(j)].Type != annot.Set || spans[t.Word(j)] ||
		t.Tag(j) == "CD" && capital(t.Word(j+1)) || capital(t.Word(j)) && t.lex.Title(t.Word(j)) == lexicon.Honorific
}

// spans are words for how long an office was held.
var spans = lexicon.WordSet("during since until while after before")

// pastPraise returns the token after words that praise who holds an office, "a renowned and highly respected": they are the
// writer's opinion.
func (t titleReader) pastPraise(k int) int {
	for n := k; ; n++ {
		switch w := t.Word(n); {
		case t.lex.Is(lexicon.Praise, w):
			k = n + 1
		case !t.lex.Is(lexicon.Degree, w) && w != "and" && w != ",":
			return k
		}
	}
}

// pastDeterminers returns the token after what says whose or which an office is, and how good who holds it: "the", "its new",
// "the firm's", "a renowned".
func (t titleReader) pastDeterminers(k int) int {
	for {
		switch w, next := t.Lower(k), t.Word(k+1); {
		case articles[w], t.Word(k) == "first", w == "new", w == "next":
			k++
		case (next == "'s" || next == "’s") && (!capital(t.Word(k)) || t.Lower(k) == "company"):
			k += 2
		default:
			return t.pastPraise(k)
		}
	}
}

// speaks reports whether the person named at token k is the subject of a verb of
// speech. If so, the title before belongs to that person.
func (t titleReader) speaks(k int) bool {
	m := t.MentionsBefore(t.Tokens[min(k, len(t.Tokens)-1)].Start)
	if m == len(t.Mentions) || t.Mentions[m].Kind != annot.Person || t.Mentions[m].Start != t.Tokens[min(k, len(t.Tokens)-1)].Start {
		return false
	}
	end := t.TokenAt(t.Mentions[m].End)
	if t.Word(end) == "," {
		end++
	}
	return t.lex.Speech(t.Word(end))
}

// listEnd returns the token after a list that the comma at j continues, if the list is
// the field of an office. The list must follow "of" or "for", have capitals, contain no
// name of a person, and end with "and" and a last item. It returns 0 if there is no
// such list.
func (t titleReader) listEnd(k, j, last int) int {
	if s := t.between(k, j); !strings.Contains(s, " of ") && !strings.Contains(s, " for ") {
		return 0
	}
	closed := false
	for n := j + 1; n < min(last, j+10); n++ {
		w := t.Word(n)
		switch {
		case w == "and" && capital(t.Word(n+1)):
			if t.isTitle(n+1) || n+1 < last && t.names(n+1, n+2) {
				return 0 // the next person
			}
			closed = true
		case w == "," && !closed, capital(w) && t.lex.Title(w) == "" && !t.names(n, n+1):
		default:
			if closed {
				return n
			}
			return 0
		}
	}
	return 0
}

// organizationAt returns the token after the organisation that begins at token
// k, or 0.
func (t titleReader) organizationAt(k int) int {
	m := t.MentionsBefore(t.Tokens[k].Start)
	if m < len(t.Mentions) && t.Mentions[m].Start == t.Tokens[k].Start && t.Mentions[m].Kind == annot.Organization {
		return t.TokenAt(t.Mentions[m].End)
	}
	return 0
}

// noun holds the tags of words with which an apposition may begin.
var noun = map[string]bool{"NN": true, "NNS": true, "NNP": true, "NNPS": true, "JJ": true, "VBG": true, "VBN": true}

// names reports whether tokens k to end name a person. If so, they are the next item of
// a list and not an apposition.
func (t titleReader) names(k, end int) bool {
	m := t.MentionsBefore(t.Tokens[k].Start)
	for ; m < len(t.Mentions) && t.Mentions[m].Start < t.Tokens[end-1].End; m++ {
		if t.Mentions[m].Kind == annot.Person && !t.owned(k, m) {
			return true
		}
	}
	return false
}

// owned reports whether a name in the phrase that begins with token k is that of a body or of somebody whom the office serves: "CEO of
// Berg Cars", "Senator Hill's director".
func (t titleReader) owned(k, m int) bool {
	first, end := t.TokensIn(t.Mentions[m].Start, t.Mentions[m].End)
	before, next := t.Word(first-1), t.Word(end)
	if strings.HasPrefix(next, "'") || strings.HasPrefix(next, "’") {
		return t.titleAhead(end+1, min(len(t.Tokens), end+4)) // not "Senator Hill's office"
	}
	if serves := t.Word(first - 2); t.isTitle(first-1) && (serves == "for" || serves == "to") {
		return t.holder(first - 3) // "adviser to Senator Hill"
	}
	return first > k+1 && (before == "of" || before == "at") && t.holder(first-2)
}

// appositions are words that are not in the table of titles but also say what somebody
// is, in an apposition.
var appositions = lexicon.WordSet("members sponsor democrat republican graduate student veteran teacher writer artist senior principal")

// phrase returns tokens start to end without a comma at their end.
func (t titleReader) phrase(start, end int) phrase {
	at := t.Words(start, end)
	words := at.Text(t.Release.Text)
	at.End = at.Start + len(strings.TrimRight(words, ", \n\t"))
	return phrase{t.between(start, end), at}
}
