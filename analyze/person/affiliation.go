package person

import (
	"regexp"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// affiliated matches what may stand right after a name: the letter of a party
// and a state, "(D-MA)", ", D-Mass.,", "(R Idaho)", and "  R AL " where a web
// page lost the brackets.
var affiliated = regexp.MustCompile(`^(?: ?\( ?|, ?| {2,})([RDI])(?: ?[-–] ?| {1,2})([A-Z][A-Za-z.]*(?: [A-Z][a-z]+)?)`)

// affiliation returns the party and the state that stand after byte end of a
// text, in the form "D-MA", and where; "" if none does.
func affiliation(text string, end int, lex *lexicon.Lexicon) (string, annot.Evidence) {
	window := text[end:min(len(text), end+40)]
	m, at := affiliated.FindStringSubmatch(window), affiliated.FindStringSubmatchIndex(window)
	if m == nil {
		return "", annot.Evidence{}
	}
	where := func(state string) annot.Evidence { // the span begins with the letter of the party
		return annot.Evidence{Span: annot.Span{Start: end + at[2], End: end + at[4] + len(state)}, Rule: "party and state after the name"}
	}
	// "North Dakota", or "Idaho" before another capitalised word.
	for _, state := range []string{m[2], strings.Fields(m[2])[0], strings.TrimSuffix(m[2], ".")} {
		if code := lex.State(state); code != "" {
			return m[1] + "-" + code, where(state)
		}
		if ps := lex.Places(state); len(ps) > 0 && ps[0].Country == "US" && ps[0].State != "" && ps[0].Kind == "region" && !ps[0].County {
			return m[1] + "-" + ps[0].State, where(state)
		}
	}
	return "", annot.Evidence{}
}

// body returns the organisation of a title: the one that it names, or that stands right before it, right after it, or after the
// name beside it: "Acme President", "President, Acme", "Director Ann Lee of Acme".
func (t titleReader) body(x title) string {
	if org := named(x.text, t.Entities); org != "" {
		return org
	}
	first, last := t.TokensIn(x.Start, x.End)
	if w := t.Word(first - 1); w == "'s" || w == "’s" {
		first--
	}
	if o := t.organizationBefore(first); o >= 0 {
		return t.organization(o)
	}
	for _, k := range []int{last, x.end} {
		switch t.Word(k) {
		case "of", "at", "for", ",", "with":
			k++
			if articles[t.Word(k)] {
				k++
			}
			if o := t.organizationAt(min(k, len(t.Tokens)-1)); o > k && (t.Word(k-1) != "," || strings.ContainsAny(t.Word(o), ",.;)")) {
				return t.organization(k)
			}
		}
	}
	return ""
}

// organization returns the name of the organisation that begins at token k.
func (t titleReader) organization(k int) string {
	if e := t.EntityOf(t.MentionsBefore(t.Tokens[k].Start)); e != annot.None {
		return t.Entities[e].Name
	}
	return ""
}

// named returns the organisation with the longest name that stands in s.
func named(s string, ents []annot.Entity) string {
	best, length := "", 0
	folded := lexicon.Fold(s)
	for _, o := range ents {
		if o.Kind != annot.Organization {
			continue
		}
		for _, name := range append([]string{o.Name}, o.Aliases...) {
			if len(name) > length && strings.Contains(folded, lexicon.Fold(name)) {
				best, length = o.Name, len(name)
			}
		}
	}
	return best
}
