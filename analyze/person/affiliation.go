package person

import (
	"pressroom/analyze/annot"
	"regexp"
	"strings"

	"pressroom/analyze/lexicon"
)

// affiliated matches what may stand right after a name: the letter of a party
// and a state, "(D-MA)", ", D-Mass.,", "(R Idaho)", and "  R AL " where a web
// page lost the brackets.
var affiliated = regexp.MustCompile(`^(?: ?\( ?|, ?| {2,})([RDI])(?: ?[-–] ?| {1,2})([A-Z][A-Za-z.]*(?: [A-Z][a-z]+)?)`)

// affiliation returns the party and the state that stand after byte end of a
// text, in the form "D-MA", or "".
func affiliation(text string, end int, lex *lexicon.Lexicon) string {
	m := affiliated.FindStringSubmatch(text[end:min(len(text), end+40)])
	if m == nil {
		return ""
	}
	// "North Dakota", or "Idaho" before another capitalised word.
	for _, state := range []string{m[2], strings.Fields(m[2])[0], strings.TrimSuffix(m[2], ".")} {
		if code := lex.State(state); code != "" {
			return m[1] + "-" + code
		}
		if ps := lex.Places(state); len(ps) > 0 && ps[0].Country == "US" && ps[0].State != "" && ps[0].Kind == "region" && !ps[0].County {
			return m[1] + "-" + ps[0].State
		}
	}
	return ""
}

// employer returns the organisation that the first of the titles that names one
// names, or "".
func employer(titles []string, ents []annot.Entity) string {
	for _, title := range titles {
		if org := named(title, ents); org != "" {
			return org
		}
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
