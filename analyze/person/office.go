package person

import (
	"strings"
	"unicode/utf8"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// A title is reported only if it is complete and belongs to this person. This file
// holds the tests for both.

// connectives link an office with its body.
var connectives = lexicon.WordSet("of the for and in to on at")

// standing words stand before an office and say how it is held: "former", "acting".
var standing = lexicon.WordSet("former acting interim current late retired outgoing incoming then-")

// holds reports whether one of the titles names an office.
func (t titleReader) holds(titles []string) bool {
	for _, title := range titles {
		for _, w := range strings.Fields(title) {
			if t.lex.Title(w) == lexicon.Office {
				return true
			}
		}
	}
	return false
}

// leadsOver reports whether the title that follows the name before token k is itself
// followed by another person, whose title it may be: "Foreign Minister Ann Lee, Kenya's
// Interior Minister, Mr. Tom Hill".
func (t titleReader) leadsOver(k int, title string) bool {
	last := min(len(t.Tokens)-1, k+len(strings.Fields(title))+6)
	for end := k + 1; end < last; end++ {
		if t.Word(end) != "," {
			continue
		}
		for end++; end < last && t.isTitle(end); end++ {
		}
		return t.KindOf(end) == annot.Person
	}
	return false
}

// qualifiers are words of titles that name no office alone.
var qualifiers = lexicon.WordSet("Deputy Assistant Associate Executive Chief Vice Principal")

// halved reports whether mention i begins with capitals that belong to the title before
// it: "Deputy DA Ann Lee".
func (t titleReader) halved(start, end, i int) bool {
	first, _, _ := strings.Cut(t.NameOf(i), " ")
	return end-start == 1 && qualifiers[t.Word(start)] && strings.ToUpper(first) == first && !strings.Contains(first, ".")
}

// moments are words, mostly for a time, that may stand before a title and are no part of it:
// "Late Thursday Majority Leader", "contact spokesman".
var moments = lexicon.WordSet(`contact Contact Today Yesterday Tonight Tomorrow Late Earlier Recently Monday Tuesday Wednesday Thursday Friday Saturday
	Sunday January February
	March April June July August September October November December`)

// relations are people and bodies that are somebody's. The title after them belongs to
// that person and not to the relation: "the wife of the President, Ann Lee".
var relations = lexicon.WordSet(`wife husband son daughter mother father brother sister widow widower friend colleague aide staff ally
	rival nephew niece cousin
	grandson granddaughter parent parents child children family partner fiancée fiancé guest office cabinet team deputy lawyer predecessor
		successor board`)

// belongsToAnother reports whether the title that begins at token k is that of
// somebody to whom the person is related or whom he serves: "the wife of the
// President, Ann Lee", "adviser to the Minister, Ann Lee".
func (t titleReader) belongsToAnother(k int) bool {
	p := k - 1
	if w := strings.ToLower(t.Word(p)); articles[w] {
		p--
	}
	switch t.Word(p) {
	case "of", "to", "for", "in":
	default:
		return false
	}
	return relations[strings.ToLower(t.Word(p-1))] || t.isTitle(p-1)
}

// cut reports whether the title that begins at token k is the end of a longer one:
// "Human Services Director" of "Health and Human Services Director".
func (t titleReader) cut(k int) bool {
	switch free := capital(t.Word(k-2)) && t.KindOf(k-2) == "" && !t.isTitle(k); t.Word(k - 1) {
	case "and", "&":
		return free
	case "of": // "Department of Justice Attorney", "the Medal of Freedom President Hill"
		return free && !t.modifies(k)
	case "relations", "affairs", "services":
		return true
	}
	return false
}

// apposedBefore reports whether the title that begins at token k says what the
// person named before it is: "with Mr. Hill, the High Commissioner, Mr. Brown met".
func (t titleReader) apposedBefore(k int) bool {
	p := k - 1
	if articles[t.Word(p)] {
		p--
	}
	return t.Word(p) == "," && t.KindOf(p-1) == annot.Person
}

// ranked are words that could be the verb of a headline in title case but belong to an
// office when they stand before a title.
var ranked = lexicon.WordSet(`acting affairs associate assistant attorney board bureau business charge chief city commerce committee
	communications community congressional council county court
	criminal crown defence defense department deputy development district district-attorney division education energy environment executive
		federal finance financial
	first foreign former general government health high home homeland house human immigration information intelligence interim interior
		international joint justice
	labor labour lead leading legal local majority managing marketing medical military minority national operations parliamentary party
		permanent police policy press
	prime principal public regional relations republican democratic research resources resident retired royal school science security senate
		senior services shadow sales special
	staff state superior supreme tax technology trade transport transportation treasury trial under union united university vice`)

// doubtful reports whether a title stands in a headline in title case and holds
// words that may be its verb: "Governor Names Judge".
func (t titleReader) doubtful(start, end, first int) bool {
	if !t.headline(first) {
		return false
	}
	for k := start; k < end; k++ {
		w := t.Word(k)
		switch {
		case !capital(w), t.isTitle(k), t.KindOf(k) != "", ranked[strings.ToLower(w)], t.modifies(k), strings.ToUpper(w) == w:
		default:
			return true
		}
	}
	return false
}

// headline reports whether the sentence of token k is set in title case.
func (t titleReader) headline(k int) bool {
	sent := t.sentence(k)
	upper, lower := 0, 0
	for k := sent.First; k < min(sent.Last, sent.First+longestHeadline); k++ {
		switch w := t.Word(k); {
		case len(w) < 4 || !lexicalTag(t.Tokens[k].Tag):
		case capital(w):
			upper++
		default:
			lower++
		}
	}
	return upper >= 3 && upper > 8*lower
}

// longestHeadline is the number of tokens of a sentence that are examined for title
// case.
const longestHeadline = 30

// lexicalTag reports whether a part of speech is a noun, a verb, an adjective or an
// adverb.
func lexicalTag(tag string) bool {
	return tag != "" && strings.ContainsRune("NVJR", rune(tag[0]))
}

// prepositions stand between the head of an office and its field.
var prepositions = lexicon.WordSet("of for in to on at with from")

// headed reports whether a title stands at the end of tokens start to end or before
// their first preposition, so that it is the head of the phrase: "Minister of
// Health", not "Department of Prime Minister and Cabinet".
func (t titleReader) headed(start, end int) bool {
	if t.holder(end - 1) {
		return true
	}
	for k := start + 1; k < end; k++ {
		if w := t.Lower(k); prepositions[w] || w == "," || w == "and" || w == "&" {
			return t.holder(k - 1)
		}
	}
	return false
}

// predicateOf returns tokens start to end, which say what somebody is, without a
// preposition or a conjunction at their end. It returns an empty phrase if the head of
// the phrase is not a person, as in "Minister's Office".
func (t titleReader) predicateOf(start, end int) phrase {
	for end > start && (connectives[t.Word(end-1)] || trailing[t.Tag(end-1)]) {
		end--
	}
	if end == start || t.Tokens[start].Tag == "VBG" && (t.Tokens[start+1].Tag == "DT" || t.Tokens[start+1].Tag == "PRP$") {
		return phrase{} // "exploring her career"
	}
	person := func(k int) bool {
		w := strings.ToLower(t.Word(k))
		return t.holder(k) || !capital(t.Word(k)) && agent(w)
	}
	head, title := false, false
	for k := start; k < end; k++ {
		w := t.Word(k)
		if strings.Contains(w, "@") {
			return phrase{}
		}
		if utf8.RuneCountInString(w) == 2 && w[1] == '.' && capital(w) && capital(t.Word(k+1)) {
			return phrase{} // the title of another person: "U.S. Attorney for Indiana Tom M. Hill"
		}
		next := t.Word(k + 1)
		ends := k+1 == end || prepositions[next] || next == "and" || next == "," || next == "&" || capital(next) || following[next]
		head = head || person(k) && ends
		title = title || t.holder(k)
		if !title && prepositions[w] {
			return phrase{}
		}
	}
	if !head {
		return phrase{}
	}
	return t.phrase(start, end)
}

// following words stand after an office and say how it is held.
var following = lexicon.WordSet("elect designate emeritus emerita")

// trailing are the parts of speech with which no title ends.
var trailing = lexicon.WordSet("RB IN TO CC DT")

// agents are the endings of nouns for people by what they do, such as "-er".
var agents = []string{"er", "or", "ist", "ian", "man", "woman", "person", "ant", "eer"}

func agent(w string) bool {
	for _, end := range agents {
		if len(w) > len(end)+2 && strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}
