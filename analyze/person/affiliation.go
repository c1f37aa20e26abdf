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
