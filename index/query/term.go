package query

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// The limits of what a word or phrase may ask for beside itself.
const (
	MaxEdits = 2   // letters that differ from a word~
	MaxGap   = 100 // other words among those of a "phrase"~
	MaxBoost = 100 // and MinBoost at least
	MinBoost = 0.1
)

// literally is the hint for whoever means a sign as such.
const literally = `to search for the sign itself, put the word in quotation marks`

// ListedFields are the fields whose values lists count under one name each (Listed).
var ListedFields = []Field{Person, Place, Org, Issuer}

// term reads what a word, a phrase or a field's name begins.
func (p *parser) term(tok token) (Q, error) {
	if tok.class != label {
		p.tellForeign(tok)
		return p.text(tok)
	}
	field := Field(strings.ToLower(tok.text))
	switch {
	case known(field):
	case !p.lex.spaceAhead() && (!p.lex.textAhead() || meantAsField(tok.text)):
		return nil, &Error{tok.at, fmt.Sprintf("there is no field %q", tok.text), fieldHint(tok.text)}
	default:
		p.note("%s: is no field, and is searched for as a word; pressroom help query lists the fields", tok.text)
		return plainWord(tok.text), nil
	}
	listed := slices.Contains(ListedFields, field) && p.lex.sign('=')
	value, err := p.lex.value()
	switch {
	case err != nil:
		return nil, err
	case value.text == "" && value.class == word:
		return nil, &Error{value.at, fmt.Sprintf("a value is missing after %s:", field),
			fmt.Sprintf(`without a blank, as in: %s; the word itself is "%s"`, example(field), field)}
	case listed && strings.TrimSpace(value.text) != "":
		return p.boosted(Listed{field, strings.TrimSpace(value.text)})
	case field == dateField:
		return p.date(value)
	case field == nearField:
		return near(value)
	case field == Zone:
		return zone(value)
	}
	q, err := p.text(value)
	if err != nil {
		return nil, err
	}
	boost, boosted := q.(Boost)
	if boosted {
		q = boost.Q
	}
	if q, err = p.check(field, q, value.at); err != nil {
		return nil, err
	}
	if boosted {
		return Boost{In{field, q}, boost.By}, nil
	}
	return In{field, q}, nil
}

func example(field Field) string {
	switch field {
	case dateField:
		return "date:2006-03-14"
	case nearField:
		return nearExample
	case Zone:
		return "zone:quote"
	case Kind:
		return "kind:meeting"
	case Country:
		return "country:AM"
	case Region:
		return "region:US.LA"
	case Lang:
		return "lang:fr"
	case ID:
		return "id:4f0c"
	}
	return string(field) + `:word or ` + string(field) + `:"two words"`
}

// text reads a word or a phrase with the signs after it.
func (p *parser) text(tok token) (Q, error) {
	if tok.class != phrase {
		return p.wordText(tok)
	}
	if strings.TrimSpace(tok.text) == "" {
		return nil, &Error{tok.at, "there is nothing between these quotation marks", ""}
	}
	if starInPhrase.MatchString(tok.text) {
		p.note("within quotation marks * and ? are no operators")
	}
	var q Q = Phrase(tok.text)
	if sign, number, ok := p.lex.suffix('~'); ok {
		gap, err := strconv.Atoi(number)
		switch {
		case err != nil || gap > MaxGap:
			return nil, &Error{sign, fmt.Sprintf("a number from 0 to %d stands after this ~", MaxGap), `as in: "dam report"~5`}
		case len(strings.Fields(tok.text)) < 2:
			return nil, &Error{sign, "a single word is near nothing", `as in: "dam report"~5; words spelled otherwise: dam~`}
		}
		q = Close{tok.text, gap}
	}
	return p.boosted(q)
}

var starInPhrase = regexp.MustCompile(`\pL\*|\pL\?\pL`)

// boosted reads a caret and a number that stand directly after a part.
func (p *parser) boosted(q Q) (Q, error) {
	sign, number, ok := p.lex.suffix('^')
	if !ok {
		return q, nil
	}
	return boost(q, number, sign)
}

func boost(q Q, number string, at int) (Q, error) {
	by, err := strconv.ParseFloat(number, 64)
	if err != nil || !(by >= MinBoost && by <= MaxBoost) {
		return nil, &Error{at, fmt.Sprintf("a number from %g to %d stands after this ^", MinBoost, MaxBoost), "as in: dam^3; " + literally}
	}
	return Boost{q, by}, nil
}

// suffix reads a sign that stands here, with the digits after it.
func (l *lexer) suffix(sign byte) (at int, number string, ok bool) {
	at = l.pos
	if at == len(l.src) || l.src[at] != sign {
		return at, "", false
	}
	rest := l.src[at+1:]
	n := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsDigit(r) && r != '.' })
	if n < 0 {
		n = len(rest)
	}
	l.pos = at + 1 + n
	return at, rest[:n], true
}

// wordText reads a word, and in it the signs of a prefix, a pattern, likeness and
// weight.
func (p *parser) wordText(tok token) (Q, error) {
	if err := rangeOutside(tok); err != nil {
		return nil, err
	}
	caret := strings.IndexByte(tok.text, '^')
	if caret < 0 {
		return p.spelled(tok)
	}
	q, err := p.spelled(token{tok.class, tok.text[:caret], tok.at})
	if err != nil {
		return nil, err
	}
	if caret == 0 {
		return nil, &Error{tok.at, "a ^ stands directly after what it weighs", literally}
	}
	return boost(q, tok.text[caret+1:], tok.at+caret)
}

// spelled reads a word without its weight.
func (p *parser) spelled(tok token) (Q, error) {
	if strings.Contains(tok.text, "://") { // an address
		return Word(tok.text), nil
	}
	if tilde := strings.IndexByte(tok.text, '~'); tilde >= 0 {
		return fuzzy(tok, tilde)
	}
	tok.text = p.question(tok.text)
	if strings.ContainsAny(tok.text, "*?") {
		return pattern(tok)
	}
	return plainWord(tok.text), nil
}

// plainWord returns a word; one that is spelled like an operator prints in
// quotation marks.
func plainWord(s string) Q {
	if slices.Contains([]string{"AND", "OR", "NOT"}, s) {
		return Phrase(s)
	}
	return Word(s)
}

// fuzzy reads word~ and word~2.
func fuzzy(tok token, tilde int) (Q, error) {
	bad := func(msg string) (Q, error) {
		return nil, &Error{tok.at + tilde, msg, "as in: katrina~ or katrina~2; " + literally}
	}
	name, edits := tok.text[:tilde], 1
	switch rest := tok.text[tilde+1:]; {
	case rest == "2":
		edits = 2
	case rest != "" && rest != "1":
		return bad("1, 2 or nothing stands after this ~")
	}
	switch {
	case strings.ContainsAny(name, "*?"):
		return bad("a word with * or ? takes no ~")
	case letters(name) < MinPrefix:
		return bad(fmt.Sprintf("a ~ needs at least %d letters before it", MinPrefix))
	}
	return Fuzzy{name, edits}, nil
}

// question takes the question marks off the end of a word: people paste questions.
func (p *parser) question(s string) string {
	bare := strings.TrimRight(s, "?")
	if bare == s || bare == "" || strings.ContainsAny(bare, "*?") {
		return s
	}
	p.note("a question mark at the end of a word is no operator; within a word (wom?n) it stands for one letter")
	return bare
}

// pattern reads a prefix and a pattern.
func pattern(tok token) (Q, error) {
	star := strings.IndexByte(tok.text, '*')
	bad := func(msg string) (Q, error) {
		return nil, &Error{tok.at + max(star, 0), msg, "as in: sanction* or wom?n"}
	}
	switch {
	case star == 0:
		return bad("a star at the beginning would have to read every word of the index")
	case star > 0 && star < len(tok.text)-1:
		return bad("a star stands at the end of a word only")
	case star > 0 && letters(tok.text) < MinPrefix:
		return bad(fmt.Sprintf("a star needs at least %d letters before it: fewer match too much of the index", MinPrefix))
	case !strings.Contains(tok.text, "?"):
		return Prefix(tok.text[:star]), nil
	case letters(tok.text) < MinPrefix:
		star = strings.IndexByte(tok.text, '?')
		return bad(fmt.Sprintf("a word with ? needs at least %d letters beside it", MinPrefix))
	case strings.ContainsFunc(tok.text, notInPattern):
		star = strings.IndexFunc(tok.text, notInPattern)
		return bad("a word with ? has letters and digits only")
	}
	return Pattern(tok.text), nil
}

func notInPattern(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '?' && r != '*'
}

func letters(s string) (n int) {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}
