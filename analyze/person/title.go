package person

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// A titleReader reads the titles that a release gives a person.
type titleReader struct {
	*annot.Document
	lex *lexicon.Lexicon
}

// maxTitle is the most tokens of a title.
const maxTitle = 20

// A phrase is words that say who somebody is, with single blanks, and where they stand.
type phrase struct {
	text string
	annot.Span
}

// A title is what a phrase says about one person, with the rule that read it. From the
// phrase "Senators" of a list it is "Senator".
type title struct {
	text string
	annot.Evidence
	end int // the token after the name beside it
}

// titles are the titles beside one mention.
type titles []title

func (ts *titles) add(text string, at annot.Span, rule string) {
	if text != "" {
		*ts = append(*ts, title{text: text, Evidence: annot.Evidence{Span: at, Rule: rule}})
	}
}

// texts returns the words of the titles.
func (ts titles) texts() []string {
	var out []string
	for _, x := range ts {
		out = append(out, x.text)
	}
	return out
}

// of returns the form of address and the titles that stand beside mention i: before it, shared with
// the name before ("Senators Dole and Burr"), and in apposition.
func (t titleReader) of(i int) (form phrase, ts titles) {
	first := t.TokenAt(t.Mentions[i].Start)
	end := t.TokenAt(t.Mentions[i].End)
	sent := t.sentence(first)
	form, start := t.honorific(first, sent.First)
	addressed := start < first
	if t.Word(start-1) != "," || !addressed {
		if p, k := t.adjoining(i, start, sent.First); p.text != "" {
			t.leading(&ts, i, p, k)
			addressed = true
			var exalting phrase
			if exalting, start = t.honorific(k, sent.First); form.text == "" {
				form = exalting // "the Hon. Minister Ann Lee"
			}
		}
	}
	if addressed {
		if t.Word(start-1) == "," { // "Committee Chairman, Senator Mike Enzi", "the Commissioner for Peace, General Osei"
			if p, at := t.adjoining(i, start-1, sent.First); p.text != "" && t.isTitle(start-2) && !t.apposedBefore(at) {
				ts.add(singular(p.text, t.lex), p.Span, "before a title")
			} else {
				p, _ := t.office(i, start, sent.First)
				ts.add(singular(p.text, t.lex), p.Span, "office before a title")
			}
		}
	} else if p, rule := t.office(i, first, sent.First); p.text != "" {
		ts.add(p.text, p.Span, rule)
	} else {
		p := t.shared(i, first, sent.First)
		ts.add(singular(p.text, t.lex), p.Span, "shared with the name before")
	}
	for _, p := range t.after(end, sent.Last) {
		if !(t.holds(ts.texts()) && t.leadsOver(end, p.text)) {
			ts.add(p.text, p.Span, "said after the name")
		}
	}
	for n := range ts {
		ts[n].end = end
	}
	return form, ts
}

// leading adds the titles in the phrase right before mention i. An office and the rank of a professor after it are two titles.
func (t titleReader) leading(ts *titles, i int, p phrase, start int) {
	s, at := p.text, p.Span
	if office, ok := strings.CutSuffix(s, " Professor"); ok && !ranks[office] {
		if words := strings.Fields(office); t.lex.Title(words[len(words)-1]) != "" {
			ts.add(office, t.opening(at, office), "before a title") // "Co-author Professor"
		}
		s = "Professor"
		at = t.closing(at, s)
	}
	if n := strings.LastIndex(s, " and "); n > 0 && t.Word(start-1) == "The" && !strings.Contains(t.NameOf(i), " ") {
		s = s[n+len(" and "):] // "The Prime Minister and President Zelenskyy" are two
		at = t.closing(at, s)
	}
	one := singular(s, t.lex)
	if one != s && !t.listed(i) {
		return // "to protect Federal judges  Specter said": the full stop between the two was lost, and the plural is not this person's title
	}
	ts.add(one, at, "before the name")
}

// opening returns the span of the given words at the beginning of a span, closing of
// those at its end. Both allow other white space in the text than in the words.
func (t titleReader) opening(at annot.Span, words string) annot.Span {
	end := at.Start
	for _, w := range strings.Fields(words) {
		end += strings.Index(t.Release.Text[end:at.End], w) + len(w)
	}
	return annot.Span{Start: at.Start, End: end}
}

func (t titleReader) closing(at annot.Span, words string) annot.Span {
	start := at.End
	fields := strings.Fields(words)
	for k := len(fields) - 1; k >= 0; k-- {
		start = at.Start + strings.LastIndex(t.Release.Text[at.Start:start], fields[k])
	}
	return annot.Span{Start: start, End: at.End}
}

// ranks are words for the rank of a professor. They belong to the word after them.
var ranks = map[string]bool{"Associate": true, "Assistant": true, "Adjunct": true, "Emeritus": true, "Distinguished": true,
	"Honorary": true, "Visiting": true}

// sentence returns the sentence of token k, an empty one where there is none.
func (t titleReader) sentence(k int) annot.Sentence {
	if n := t.SentenceOf(k); n < len(t.Sentences) {
		return t.Sentences[n]
	}
	return annot.Sentence{First: k, Last: k}
}

// isTitle reports whether token k is a title. A courtesy title and the words of common
// need a capital: "we miss Ann Lee".
func (t titleReader) isTitle(k int) bool {
	kind := t.lex.Title(t.Word(k))
	if one, plural := strings.CutSuffix(t.Word(k), "s"); kind == "" && plural && capital(one) && t.lex.Title(one) == lexicon.Office {
		kind = lexicon.Office
	}
	return kind != "" && (capital(t.Word(k)) || kind != lexicon.Honorific && !common[t.Word(k)])
}

// common are everyday words that are titles only with a capital: "justice for Ann Lee".
var common = lexicon.WordSet("justice general private major principal premier elect father monitor")

// adjoining reads the title right before token k, or before a comma there, and returns also its first
// token. Mention i, or another title of it, begins with token k: "U.S. Senator",
// "Deputy Foreign Minister", "Chairman of the Foreign Relations Committee". It reaches
// back to the person named before, or to the start of the sentence.
func (t titleReader) adjoining(i, k, first int) (title phrase, start int) {
	end := k
	if t.apposed(i, k, t.reach(i, k, first)) {
		end--
	}
	p, start := t.before(i, end, first)
	if p.text == "" || end < k && (t.organizationBefore(end) >= 0 || t.belongsToAnother(start)) || t.doubtful(start, end, first) ||
		t.halved(start, end, i) {
		return phrase{}, 0 // "Deputy Minister in the Office of the President, Ann Lee"
	}
	return p, start
}

// before reads the title that ends right before token end.
func (t titleReader) before(i, end, first int) (title phrase, start int) {
	stop := t.reach(i, end, first)
	if t.Word(end-1) == ")" && t.Word(end-3) == "(" {
		end -= 3 // "head of the Office (OMA), Ann Lee"
	}
	j := end
	start = j
	for j > stop {
		if o := t.organizationBefore(j); o >= stop && (t.isTitle(j) || t.Word(j) == "of") {
			start, j = o, o // "Health, Education, Labor, and Pensions Committee Chairman"
			stop = j
			continue
		}
		if o := t.organizationBefore(j); o > stop && connectives[t.Word(o-1)] && (j == end || connectives[t.Word(j)]) {
			j = o // "Director of the Bureau of Alcohol, Tobacco and Firearms"
			continue
		}
		w := t.Word(j - 1)
		switch {
		case moments[w]:
			stop = j
			continue
		case t.isTitle(j - 1):
			start = j - 1
		case len(w) > 4 && strings.ToUpper(w) == w, strings.HasSuffix(w, "-"), t.lex.HeadlineVerb(w) &&
			!connectives[t.Word(j-2)], t.lex.Speech(strings.ToLower(w)) && t.Word(j-2) != "United":
			stop = j // the words belong to a headline
			continue
		case plainTitles[strings.TrimSuffix(strings.ToLower(t.Word(end-1)), ".")] && !t.titleAhead(j, end-1) && !t.modifies(j-1):
			stop = j
			continue
		case capital(w) && t.Tokens[j-1].Tag != "DT" && !t.opensSentence(j-1, first):
			start = j - 1
		case !capital(w) && t.Tokens[j-1].Tag == "JJ" && (!capital(t.Word(j)) || standing[w]) || t.Tokens[j-1].Tag == "NN" && t.isTitle(j) &&
			!capital(t.Word(j)):
			start = j - 1
		case t.Tokens[j-1].Tag == "VBG" && t.isTitle(j-2): // "chief operating officer"
		case w == "," && j < end && strings.Contains(t.between(j, end), " and ") && capital(t.Word(j)) && t.joins(j-1, stop):
		case w == "of" && t.organizationBefore(j-1) >= stop && !t.isTitle(j): // "Department of Investigation Commissioner"
		case connectives[w] && j < end && t.joins(j-1, stop), t.Word(end) == "," && t.field(j-1, stop):
		default:
			stop = j
			continue
		}
		j--
	}
	// Words before the first word that is a title are not part of it.
	for start < end && !t.titleAhead(start, end) {
		start++
	}
	if start >= end {
		return phrase{}, 0
	}
	for start < end-1 && (t.Word(start) == "Dear" || t.formOfAddress(start) || t.stateOrAdjective(start)) {
		start++
	}
	start = min(t.pastPraise(start), end-1) // "visionary founder Ann Lee"
	if m := t.mentionEndingAfter(t.Tokens[start].Start); m < len(t.Mentions) && t.Mentions[m].Start < t.Tokens[start].Start {
		start = t.TokenAt(t.Mentions[m].End) // "in Sri Lanka Senator Lee said"
		if start >= end {
			return phrase{}, 0
		}
	}
	if standing[t.Word(start-1)] && start-1 >= t.reach(i, end, first) {
		start-- // "former Acme CEO"
	}
	if t.cut(start) || !t.headed(start, end) {
		return phrase{}, 0
	}
	return t.phrase(start, end), start
}

// reach returns the first token with which a title before token k may begin. A title
// does not reach over the start of the sentence or over the person named before.
func (t titleReader) reach(i, k, first int) int {
	stop := max(first, k-maxTitle)
	for m := i - 1; m >= 0 && m > i-4; m-- {
		if t.Mentions[m].Kind == annot.Person {
			return max(stop, t.TokenAt(t.Mentions[m].End))
		}
	}
	return stop
}

// apposed reports whether a title and a comma stand before mention i, which begins with
// token k, so that the name is in apposition to the title: "the institute's chief
// scientist, Ann Lee.", "The Foreign Secretary, Ann Lee,". What follows the name must
// show that the apposition ends there, unlike in "contacted by an officer, Lee fled".
func (t titleReader) apposed(i, k, stop int) bool {
	if t.Word(k-1) != "," || !t.isTitle(k-2) {
		return false
	}
	next := t.TokenAt(t.Mentions[i].End)
	if w := t.Word(k - 2); capital(w) {
		return t.Word(next) == ","
	}
	return next >= len(t.Tokens) || !lexicalTag(t.Tokens[next].Tag)
}

// office reads an office that stands before a full name and a comma, or on a line before a colon: "The Minister of
// Foreign Affairs of Georgia, Maka Botchorishvili", "Head of Communications: Ann Lee". It begins the line or the sentence,
// or what stands before it shows that it begins there.
func (t titleReader) office(i, k, first int) (office phrase, rule string) {
	mark := t.Word(k - 1)
	if mark != ":" && (mark != "," || len(strings.Fields(t.NameOf(i))) < 2) {
		return phrase{}, ""
	}
	p, start := t.before(i, k-1, first)
	if p.text == "" || t.belongsToAnother(start) {
		return phrase{}, ""
	}
	w := t.Lower(start - 1)
	switch line := start == first || t.broken(start); {
	case mark == ":" && (line || bullets[w] && t.broken(start-1)):
		return p, "label of the name"
	case mark == "," && (line || articles[w] || w == "and" || w == "'s" || w == "’s" || strings.HasPrefix(t.Tag(start-1), "V") ||
		t.Tag(start-1) == "IN"):
		return p, "office before a comma"
	}
	return phrase{}, ""
}

// bullets begin the items of a list.
var bullets = lexicon.WordSet("* - •")

// organizationBefore returns the first token of the organisation that ends right
// before token k, or -1.
func (t titleReader) organizationBefore(k int) int {
	if k == 0 {
		return -1
	}
	m := t.mentionEndingAfter(t.Tokens[k-1].End - 1)
	if m < len(t.Mentions) && t.Mentions[m].End == t.Tokens[k-1].End && t.Mentions[m].Kind == annot.Organization {
		return t.TokenAt(t.Mentions[m].Start)
	}
	return -1
}

// mentionEndingAfter returns the index of the first mention that ends after byte i.
func (t titleReader) mentionEndingAfter(i int) int {
	return sort.Search(len(t.Mentions), func(m int) bool { return t.Mentions[m].End > i })
}

// plainTitles are titles that hardly ever have another noun before them as a part of
// the title. A noun before "Senator" is more likely a verb or the end of another
// phrase, so only the words that modifies accepts are taken into the title.
var plainTitles = map[string]bool{"senator": true, "sen": true, "sens": true, "senators": true, "congressman": true,
	"congresswoman": true, "congressmen": true,
	"rep": true, "reps": true, "representative": true}

// modifies reports whether token k may be a part of a title before a plain title: "U.S.
// Senator", "Democratic Senator", "former Congressman".
func (t titleReader) modifies(k int) bool {
	w := t.Word(k)
	switch strings.ToLower(w) {
	case "special", "permanent", "deputy", "resident", "assistant", "acting", "regional", "u.s.", "u", "s", "us", "united", "states",
		"state", "former", "republican", "democrat", "democratic", "senior", "junior":
		return true
	}
	return t.lex.Adjective(w) != "" || len(t.lex.Places(w)) > 0
}

// titleAhead reports whether one of tokens start to end is a title.
func (t titleReader) titleAhead(start, end int) bool {
	for k := start; k < end; k++ {
		if t.isTitle(k) {
			return true
		}
	}
	return false
}

// field reports whether token k is within the field of an office, in small letters: "Rapporteur on the right to water".
func (t titleReader) field(k, stop int) bool {
	for j := k; j >= max(stop, k-8); j-- {
		switch w := t.Word(j); {
		case j < k && t.isTitle(j) && prepositions[t.Word(j+1)]:
			return true
		case capital(w), !connectives[w] && !strings.HasPrefix(t.Tag(j), "NN") && t.Tag(j) != "JJ":
			return false
		}
	}
	return false
}

// joins reports whether the connective at token k ("of", "and") links a title with its
// body: a title must stand a few words before it, after token stop.
func (t titleReader) joins(k, stop int) bool {
	for j := k - 1; j >= max(stop, k-8); j-- {
		if t.isTitle(j) && (j == k-1 || prepositions[t.Word(j+1)] || t.Word(j+1) == ",") {
			return true // not "the Justice Department's Tax Division and U.S. Attorney"
		}
		if w := t.Word(j); !capital(w) && w != "of" && w != "the" && w != "and" && w != "for" && w != "in" && w != "to" && w != "," {
			return false
		}
	}
	return false
}

// opensSentence reports whether token k may have its capital only because it begins a
// sentence.
func (t titleReader) opensSentence(k, first int) bool {
	if k > first {
		return false
	}
	switch tag := t.Tokens[k].Tag; tag {
	case "NNP", "NNPS":
		return false
	case "JJ", "VBG", "NN":
		return !capital(t.Word(k + 1)) // but "Managing Director"
	}
	return true
}

// stateOrAdjective reports whether token k is a state before a title, which is not part
// of the title: "Idaho Sen.".
func (t titleReader) stateOrAdjective(k int) bool {
	if !t.isTitle(k + 1) {
		return false
	}
	ps := t.lex.Places(t.Word(k))
	return len(ps) > 0 && ps[0].State != ""
}

// withoutShouts drops a title in capitals, "SEN.", if the text also has it in normal
// letters, and gives the other titles in capitals normal letters.
func withoutShouts(all titles) titles {
	var out titles
	for _, x := range all {
		t := x.text
		if len(t) <= 3 || strings.ToUpper(t) != t {
			out = append(out, x)
			continue
		}
		stem := strings.ToLower(strings.TrimRight(t[strings.LastIndex(t, " ")+1:], "S."))
		again := false
		for _, o := range all {
			other := o.text
			again = again || strings.ToUpper(other) != other && strings.Contains(strings.ToLower(other), stem)
		}
		if !again {
			words := strings.Fields(inTitleCase(t))
			for len(words) > 1 && (words[0] == "Of" || words[0] == "The") {
				words = words[1:]
			}
			x.text = strings.Join(words, " ")
			out = append(out, x)
		}
	}
	return out
}

// cutBrackets removes a bracket such as "(R-OH)".
func cutBrackets(s string) string {
	if a, b := strings.Index(s, "("), strings.Index(s, ")"); a >= 0 && b > a {
		return s[:a] + s[b+1:]
	}
	return s
}

func (t titleReader) between(start, end int) string {
	s := strings.Join(strings.Fields(t.Release.Text[t.Tokens[start].Start:t.Tokens[end-1].End]), " ")
	return strings.TrimRight(s, ",")
}

func capital(w string) bool {
	c, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(c)
}

// titled writes a word with a capital and small letters.
func titled(w string) string {
	_, n := utf8.DecodeRuneInString(w)
	return w[:n] + strings.ToLower(w[n:])
}
