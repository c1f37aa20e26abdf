package entity

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// titleReader reads what the release calls a person.
type titleReader struct {
	*resolver
	sents []annot.Sentence
}

// maxTitle is how many tokens a title may have.
const maxTitle = 16

// of returns the titles that stand beside mention i: before it, shared with
// the name before ("Senators Dole and Burr"), and in apposition.
func (t titleReader) of(i int) []string {
	first := t.tokenAt(t.mens[i].Start)
	end := t.tokenAt(t.mens[i].End)
	sent := t.sentenceOf(first)
	var titles []string
	if s := t.before(i, sent.First); s != "" {
		titles = append(titles, s)
	} else if s := t.shared(i, first, sent.First); s != "" {
		titles = append(titles, s)
	}
	if s := t.behind(end, sent.Last); s != "" {
		titles = append(titles, s)
	}
	return titles
}

// tokenAt returns the index of the first token that starts at byte i or after.
func (t titleReader) tokenAt(i int) int {
	return sort.Search(len(t.toks), func(k int) bool { return t.toks[k].Start >= i })
}

func (t titleReader) sentenceOf(k int) annot.Sentence {
	n := sort.Search(len(t.sents), func(i int) bool { return t.sents[i].Last > k })
	if n == len(t.sents) {
		return annot.Sentence{First: k, Last: k}
	}
	return t.sents[n]
}

func (t titleReader) word(k int) string {
	if k < 0 || k >= len(t.toks) {
		return ""
	}
	return t.toks[k].Text(t.text)
}

func (t titleReader) isTitle(k int) bool { return t.lex.Title(t.word(k)) != "" }

// before reads the title that ends right before mention i: "U.S. Senator",
// "Deputy Foreign Minister", "Chairman of the Foreign Relations Committee". It
// reaches back to the person named before, or to the start of the sentence.
func (t titleReader) before(i, first int) string {
	k := t.tokenAt(t.mens[i].Start)
	stop := max(first, k-maxTitle)
	for m := i - 1; m >= 0 && m > i-4; m-- {
		if t.mens[m].Kind == annot.Person {
			stop = max(stop, t.tokenAt(t.mens[m].End))
			break
		}
	}
	j := k
	if j > stop && t.word(j-1) == "," && t.isTitle(j-2) && !capital(t.word(j-2)) {
		j-- // "the institute's chief scientist, Ann Lee,"
	}
	end, start, seen := j, j, false
	for j > stop {
		w := t.word(j - 1)
		switch {
		case t.isTitle(j - 1):
			seen, start = true, j-1
		case !t.isTitle(j-1) && len(w) > 4 && strings.ToUpper(w) == w, strings.HasSuffix(w, "-"):
			stop = j // a headline in capitals is no title
			continue
		case capital(w) && t.toks[j-1].Tag != "DT" && !t.opensSentence(j-1, first, w):
			start = j - 1
		case seen && !capital(w) && t.toks[j-1].Tag == "JJ" || t.toks[j-1].Tag == "NN" && t.isTitle(j):
			start = j - 1
		case (w == "of" || w == "the" || w == "for" || w == "and" || w == "in") && t.joins(j-1, stop):
		default:
			stop = j
			continue
		}
		j--
	}
	// A title of an office and its body needs the office first.
	for start < end && !t.titleAhead(start, end) {
		start++
	}
	if !seen && !t.titleAhead(start, end) || start >= end {
		return ""
	}
	for start < end-1 && (t.word(start) == "of" || t.word(start) == "and" || t.word(start) == "the" || t.stateOrAdjective(start, end)) {
		start++
	}
	return t.between(start, end)
}

// titleAhead reports whether a title stands within tokens start to end.
func (t titleReader) titleAhead(start, end int) bool {
	for k := start; k < end; k++ {
		if t.isTitle(k) {
			return true
		}
	}
	return false
}

// joins reports whether the connective at k links a title with its body: a
// title must stand before it, within reach.
func (t titleReader) joins(k, stop int) bool {
	for j := k - 1; j >= max(stop, k-8); j-- {
		if t.isTitle(j) {
			return true
		}
		if w := t.word(j); !capital(w) && w != "of" && w != "the" && w != "and" && w != "for" && w != "in" {
			return false
		}
	}
	return false
}

// opensSentence reports whether a capital is due to the start of a sentence.
func (t titleReader) opensSentence(k, first int, w string) bool {
	if k > first {
		return false
	}
	tag := t.toks[k].Tag
	return tag != "NNP" && tag != "NNPS"
}

// stateOrAdjective reports whether token k only says where: "Idaho Sen.".
func (t titleReader) stateOrAdjective(k, end int) bool {
	if k+1 >= end || !t.isTitle(k+1) {
		return false
	}
	ps := t.lex.Places(t.word(k))
	return len(ps) > 0 && ps[0].State != "" && t.lex.Title(t.word(k)) == ""
}

// shared reads the plural title of a list: "Senators Dole and Burr".
func (t titleReader) shared(i, first, sentFirst int) string {
	if i == 0 || t.mens[i-1].Kind != annot.Person || first <= sentFirst {
		return ""
	}
	gap := strings.TrimSpace(t.text[t.mens[i-1].End:t.mens[i].Start])
	gap = strings.TrimSpace(cutBrackets(gap))
	if gap != "and" && gap != "," && gap != ", and" && gap != "&" {
		return ""
	}
	prev := t.tokenAt(t.mens[i-1].Start)
	title := t.before(i-1, sentFirst)
	if title == "" {
		return t.shared(i-1, prev, sentFirst)
	}
	if last := title[strings.LastIndex(title, " ")+1:]; strings.HasSuffix(strings.TrimSuffix(last, "."), "s") {
		return title
	}
	return ""
}

// cutBrackets removes a bracket such as "(R-OH)".
func cutBrackets(s string) string {
	if a, b := strings.Index(s, "("), strings.Index(s, ")"); a >= 0 && b > a {
		return s[:a] + s[b+1:]
	}
	return s
}

// behind reads an apposition: ", president and CEO of Acme Corp.,".
func (t titleReader) behind(k, last int) string {
	if t.word(k) == "(" { // the party: "(D-MA),"
		for j := k; j < min(last, k+8); j++ {
			if t.word(j) == ")" {
				k = j + 1
				break
			}
		}
	}
	if t.word(k) != "," {
		return ""
	}
	k++
	for t.word(k) == "the" || t.word(k) == "a" || t.word(k) == "an" {
		k++
	}
	if k >= last || !noun[t.toks[k].Tag] {
		return ""
	}
	seen := false
	for j := k; j < min(last, k+maxTitle); j++ {
		w := t.word(j)
		if j < k+5 && (t.isTitle(j) || appositions[strings.ToLower(w)]) && !t.lex.FirstName(w) {
			seen = true
		}
		switch tag := t.toks[j].Tag; {
		case w == "," && t.word(j+1) == "and", w == ";", w == ":", w == "(", w == "\"", w == "“",
			w == ",", w == "." && j >= last-1, tag == "VBD", tag == "VBZ" && w != "'s", tag == "MD", w == "who", w == "said":
			if seen && j > k && !t.names(k, j) {
				return t.between(k, j)
			}
			return ""
		}
		if !seen && j >= k+5 {
			return ""
		}
	}
	return ""
}

// noun holds the tags with which an apposition may begin.
var noun = map[string]bool{"NN": true, "NNS": true, "NNP": true, "NNPS": true, "JJ": true, "VBG": true, "VBN": true}

// names reports whether a person is named within tokens k to end: then it is
// the next of a list and no apposition.
func (t titleReader) names(k, end int) bool {
	m := sort.Search(len(t.mens), func(i int) bool { return t.mens[i].Start >= t.toks[k].Start })
	for ; m < len(t.mens) && t.mens[m].Start < t.toks[end].Start; m++ {
		if t.mens[m].Kind == annot.Person {
			return true
		}
	}
	return false
}

// appositions are the words, beside titles, that say what somebody is.
var appositions = map[string]bool{"member": true, "members": true, "president": true, "sponsor": true, "author": true, "democrat": true, "republican": true,
	"co-chair": true, "vice-chair": true, "representative": true, "counsel": true, "executive": true, "officer": true, "graduate": true, "student": true, "veteran": true}

func (t titleReader) between(start, end int) string {
	s := strings.Join(strings.Fields(t.text[t.toks[start].Start:t.toks[end-1].End]), " ")
	return strings.TrimRight(s, ",")
}

func capital(w string) bool {
	c, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(c)
}

// employ sets the organisation that a person's title names.
func (r *resolver) employ(ents, orgs []annot.Entity) {
	for i := range ents {
		if ents[i].Kind != annot.Person {
			continue
		}
		for _, title := range ents[i].Titles {
			if org := named(title, orgs); org != "" && ents[i].Organization == "" {
				ents[i].Organization = org
			}
		}
	}
}

// named returns the organisation with the longest name that stands in s.
func named(s string, orgs []annot.Entity) string {
	best, length := "", 0
	folded := lexicon.Fold(s)
	for _, o := range orgs {
		for _, name := range append([]string{o.Name}, o.Aliases...) {
			if len(name) > length && strings.Contains(folded, lexicon.Fold(name)) {
				best, length = o.Name, len(name)
			}
		}
	}
	return best
}
