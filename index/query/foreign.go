package query

import "regexp"

// foreign are operators of other programs, and what this language has for them.
// They are words here, or nothing, and a note says so.
var foreign = []struct {
	looks *regexp.Regexp
	here  string
}{
	{regexp.MustCompile(`^(?:or|\|\|?)$`), "OR in capitals finds either"},
	{regexp.MustCompile(`^&&?$`), "AND in capitals asks for both"},
	{regexp.MustCompile(`^not$`), "a minus or NOT in capitals excludes"},
	{regexp.MustCompile(`^(?i:person|place|org|title|who|headline|topic|kind|date|country|region|lang|issuer|source|zone|bill)=`),
		"a field has a colon, as in person:lee"},
	{regexp.MustCompile(`^\+\pL`), "AND in capitals asks for both"},
	{regexp.MustCompile(`^!\pL`), "a minus or NOT excludes"},
	{regexp.MustCompile(`^(?i:near|adj|w|pre)/[0-9]+$`), `"two words"~5 finds them near each other`},
}

// tellForeign notes an operator of another program.
func (p *parser) tellForeign(tok token) {
	if tok.class != word {
		return
	}
	for _, f := range foreign {
		if f.looks.MatchString(tok.text) {
			p.note("%s is no operator here; %s", tok.text, f.here)
		}
	}
}

// Ranges belong to date:, and are written with two dots.
var (
	comparison = regexp.MustCompile(`^[<>]=?[0-9]`)
	dotted     = regexp.MustCompile(`^[0-9][0-9-]*\.\.[0-9-]*\?*$|^\.\.[0-9][0-9-]*\?*$`)
	bracketed  = regexp.MustCompile(`^[\[{][^\s\]}]+$`)
)

// rangeOutside refuses a range that stands alone or in a field without any order.
func rangeOutside(tok token) error {
	if !comparison.MatchString(tok.text) && !dotted.MatchString(tok.text) {
		return nil
	}
	return &Error{tok.at, "a range stands after date: only", "as in: date:2006-01..2006-03 or date:>=2006-03-01; " + literally}
}

// rangeInBrackets refuses the range of another language: [2005 TO 2006].
func (p *parser) rangeInBrackets(tok token) error {
	if p.operator("TO") && bracketed.MatchString(tok.text) {
		return &Error{tok.at, "a range is written with two dots", "as in: date:2006-01..2006-03"}
	}
	return nil
}
