package person

import (
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// shared reads the plural title of a list: "Senators Dole and Burr".
func (t titleReader) shared(i, first, sentFirst int) phrase {
	if i == 0 || t.Mentions[i-1].Kind != annot.Person {
		return phrase{}
	}
	gap := t.Release.Text[t.Mentions[i-1].End:t.Mentions[i].Start]
	if m := affiliated.FindStringIndex(gap); m != nil {
		gap = strings.TrimLeft(gap[m[1]:], ")") // "  R AZ  and"
	}
	gap = strings.TrimSpace(cutBrackets(gap))
	if gap != "and" && gap != "," && gap != ", and" {
		return phrase{}
	}
	prev := t.TokenAt(t.Mentions[i-1].Start)
	_, prev = t.honorific(prev, sentFirst)
	title, _ := t.adjoining(i-1, prev, sentFirst)
	if title.text == "" {
		return t.shared(i-1, prev, sentFirst)
	}
	if last := title.text[strings.LastIndex(title.text, " ")+1:]; strings.HasSuffix(strings.TrimSuffix(last, "."), "s") {
		return title
	}
	return phrase{}
}

// singular turns the title of several people into the title of one: "Sens." into
// "Sen.".
func singular(title string, lex *lexicon.Lexicon) string {
	for _, of := range []string{" of ", " for ", " on "} {
		if first, rest, ok := strings.Cut(title, of); ok {
			return singular(first, lex) + of + rest // "Ambassadors of Latvia"
		}
	}
	i := strings.LastIndex(title, " ") + 1
	switch last := title[i:]; {
	case lex.Title(last) == lexicon.Honorific:
	case strings.HasSuffix(last, "s."):
		return title[:len(title)-2] + "."
	case strings.HasSuffix(last, "ies"):
		return title[:len(title)-3] + "y"
	case strings.HasSuffix(last, "men"):
		return title[:len(title)-3] + "man"
	case strings.HasSuffix(last, "s") && lex.Title(last[:len(last)-1]) != "":
		return title[:len(title)-1] // "Judges"
	}
	return title
}

// listed reports whether another person is named soon after mention i in the same
// sentence, so that both may share a title in the plural.
func (t titleReader) listed(i int) bool {
	last := t.sentence(t.TokenAt(t.Mentions[i].Start)).Last
	after := t.TokenAt(t.Mentions[i].End)
	for k := after; k < min(last, after+maxTitle); k++ {
		if t.KindOf(k) == annot.Person {
			return true
		}
	}
	return false
}
