package person

import (
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// after reads what the text says about the person right after the name: an apposition
// (", president and CEO of Acme Corp.,"), a copula ("is a partner at Acme"), an office
// ("was appointed as judge").
func (t titleReader) after(k, last int) phrase {
	if t.Word(k) == "(" { // the party: "(D-MA),"
		for j := k; j < min(last, k+8); j++ {
			if t.Word(j) == ")" {
				k = j + 1
				break
			}
		}
	}
	if t.lex.Is(lexicon.Postnominal, t.Word(k+1)) && t.Word(k+2) == "," {
		k += 2
	}
	if t.Word(k) == "," {
		return t.predicate(k+1, last, 5)
	}
	for j := k; j < min(last, k+3); j++ {
		if w := t.Word(j); (w == "is" || w == "was") && articles[t.Word(j+1)] {
			return t.predicate(j+1, last, 5)
		}
	}
	serves := false
	for j := k - 1; t.Word(k) == "as" && j >= max(0, k-10); j-- { // "named Esther Mwangi as dean"
		serves = serves || offices[t.Word(j)]
	}
	for j := k; j < min(last, k+12); j++ {
		switch w := t.Word(j); {
		case offices[w]:
			serves = true
		case w == "as" && serves:
			return t.predicate(j+1, last, 4)
		case w == ",", t.names(j, j+1):
			return phrase{}
		}
	}
	return phrase{}
}

var (
	articles = map[string]bool{"a": true, "an": true, "the": true}
	// offices are words after which "as" introduces an office.
	offices = map[string]bool{"serve": true, "serves": true, "served": true, "serving": true, "position": true, "appointed": true,
		"named": true, "elected": true,
		"nominated": true, "confirmed": true, "role": true, "presides": true, "works": true, "worked": true, "tenure": true}
)

// predicate reads a phrase that begins with token k and says what somebody is. One of
// its first words must be a title or one of appositions; reach is the number of these
// words.
func (t titleReader) predicate(k, last, reach int) phrase {
	for articles[t.Word(k)] || t.Word(k) == "first" || t.Word(k) == "new" {
		k++
	}
	if w := t.Word(k + 1); (w == "'s" || w == "’s") && !capital(t.Word(k)) {
		k += 2 // "the firm's founder"
	}
	if k >= last || !noun[t.Tokens[k].Tag] {
		return phrase{}
	}
	seen := false
	for j := k; j < min(last, k+maxTitle); j++ {
		w := t.Word(j)
		if end := t.organizationAt(j); end > j {
			if seen && end >= min(last, k+maxTitle) {
				return t.predicateOf(k, end)
			}
			j = end - 1 // a comma in the name of an organisation does not end the phrase, and a title in it is not the person's
			continue
		}
		if end := t.organizationAt(min(j+1, len(t.Tokens)-1)); w == "," && seen && j-k < 4 && capital(t.Word(k)) && end > j {
			j = end - 1 // "Secretary, Department of Water Resources"
			if end >= last {
				return t.predicateOf(k, end)
			}
			continue
		}
		if w == "," && t.lex.State(t.Word(j+1)) != "" && t.Word(j+2) == "," && capital(t.Word(j+3)) {
			j += 2 // "Chief Deputy of Washington County, Mo., Sheriff's Department"
			continue
		}
		if w == "," && seen {
			if n := t.listEnd(k, j, last); n > 0 {
				j = n - 1 // "Minister of Innovation, Science and Industry"
				if n >= last {
					return t.predicateOf(k, n)
				}
				continue
			}
		}
		if j < k+reach && (t.isTitle(j) || appositions[strings.ToLower(w)]) && !t.lex.FirstName(w) {
			seen = true
		}
		switch tag := t.Tokens[j].Tag; {
		case w == ";", w == ":", w == "(", w == "\"", w == "“",
			w == ",", w == "." && j >= last-1, tag == "VBD", tag == "VBZ", tag == "MD", w == "who", w == "which", w == "whose", w == "that":
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
		if t.Mentions[m].Kind == annot.Person {
			return true
		}
	}
	return false
}

// appositions are words that are not in the table of titles but also say what somebody
// is, in an apposition.
var appositions = map[string]bool{"member": true, "members": true, "president": true, "sponsor": true, "author": true, "democrat": true,
	"republican": true,
	"co-chair":   true, "vice-chair": true, "representative": true, "counsel": true, "executive": true, "officer": true, "graduate": true,
	"student": true, "veteran": true,
	"partner": true, "professor": true, "teacher": true, "researcher": true, "scientist": true, "lecturer": true, "fellow": true,
	"founder": true, "owner": true,
	"head": true, "chief": true, "spokesman": true, "spokeswoman": true, "spokesperson": true, "analyst": true, "lawyer": true,
	"attorney": true, "rapporteur": true,
	"engineer": true, "forecaster": true, "editor": true, "editor-in-chief": true, "journalist": true, "writer": true, "investigator": true,
	"specialist": true,
	"economist":  true, "epidemiologist": true, "curator": true, "captain": true, "coach": true, "artist": true, "judge": true, "senior": true,
	"advisor": true, "adviser": true, "administrator": true, "superintendent": true, "principal": true, "dean": true, "provost": true,
	"chair": true}

// phrase returns tokens start to end without a comma at their end.
func (t titleReader) phrase(start, end int) phrase {
	at := t.Words(start, end)
	words := at.Text(t.Release.Text)
	at.End = at.Start + len(strings.TrimRight(words, ", \n\t"))
	return phrase{t.between(start, end), at}
}
