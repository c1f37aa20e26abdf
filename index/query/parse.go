package query

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// The limits of a query: what people type stays far below them, and what they
// let through cannot exhaust stack or index.
const (
	MaxLength = 4096 // bytes
	MaxDepth  = 50   // brackets and negations inside one another
	MaxTerms  = 100  // words, phrases and fields
	MinPrefix = 3    // letters or digits before a star
)

// An Error says what is wrong with a query, where, and what would be right.
type Error struct {
	Offset int    // of the byte at which the trouble begins, 0 to the length of the query
	Msg    string // one clause without full stop
	Hint   string // what to write instead; may be empty
}

// Error returns the offset, the message and the hint on one line.
func (e *Error) Error() string {
	s := fmt.Sprintf("query, byte %d: %s", e.Offset, e.Msg)
	if e.Hint != "" {
		s += " (" + e.Hint + ")"
	}
	return s
}

// Parse reads a query in the syntax of the package comment. Every error is an
// *Error; an empty query is one.
func Parse(src string) (Q, error) {
	q, _, err := Reader{}.Read(src)
	return q, err
}

// A Reader reads queries for an index whose fields it knows something of. The zero
// value takes any value of a field, and days in digits alone.
type Reader struct {
	// Values returns all values of a field that takes no others, nil for one that does.
	Values func(Field) []Value
	// Days returns the first and the last day of a time as people say it.
	Days func(said string) (first, last time.Time, ok bool)
}

// Read is Parse, with notes on what looks like an operator and is none, and on the
// days that words stand for.
func (r Reader) Read(src string) (q Q, notes []string, err error) {
	p := parser{lex: lexer{src: src}, values: r.Values, days: r.Days}
	if q, err = p.query(); err == nil {
		p.tellDates(q)
	}
	return q, p.notes, err
}

func (p *parser) query() (Q, error) {
	src := p.lex.src
	if len(src) > MaxLength {
		return nil, &Error{MaxLength, fmt.Sprintf("the query is longer than %d bytes", MaxLength), ""}
	}
	if i := invalid(src); i >= 0 {
		return nil, &Error{i, "this is not valid UTF-8", ""}
	}
	if err := p.advance(); err != nil {
		return nil, err
	}
	if p.tok.class == end {
		msg := "the query is empty"
		if strings.TrimSpace(src) != "" {
			msg = "there is no word in the query"
		}
		return nil, &Error{0, msg, "write a word, as in: treaty"}
	}
	q, err := p.or()
	if err != nil {
		return nil, err
	}
	if p.tok.class == closing {
		return nil, &Error{p.tok.at, "this bracket closes nothing", `put brackets inside quotation marks to search for them`}
	}
	return q, nil
}

func invalid(s string) int {
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

// parser reads by recursive descent, one token ahead.
type parser struct {
	lex    lexer
	tok    token
	depth  int
	terms  int
	values func(Field) []Value
	days   func(string) (first, last time.Time, ok bool)
	notes  []string
}

// note tells something once.
func (p *parser) note(format string, args ...any) {
	if s := fmt.Sprintf(format, args...); !slices.Contains(p.notes, s) {
		p.notes = append(p.notes, s)
	}
}

// advance reads the next token. A minus that stands alone is punctuation.
func (p *parser) advance() (err error) {
	for {
		p.tok, err = p.lex.next()
		if err != nil || p.tok.class != minus || !p.lex.spaceAhead() {
			return err
		}
	}
}

func (p *parser) operator(name string) bool { return p.tok.class == word && p.tok.text == name }

func (p *parser) or() (Q, error) {
	return chain[Or](p.and, func() (bool, error) { return p.joined("OR") })
}

func (p *parser) and() (Q, error) {
	return chain[And](p.all, func() (bool, error) {
		return p.tok.class != end && p.tok.class != closing && !p.operator("OR"), nil
	})
}

func (p *parser) all() (Q, error) {
	return chain[All](p.unary, func() (bool, error) { return p.joined("AND") })
}

// joined passes over the operator that leads to another part, and reports whether
// it stands there.
func (p *parser) joined(operator string) (bool, error) {
	if !p.operator(operator) {
		return false, nil
	}
	return true, p.advance()
}

// chain reads parts as long as another follows. One that is itself a chain of the
// kind gives its parts, and a single part stands alone.
func chain[T interface {
	~[]Q
	Q
}](part func() (Q, error), follows func() (bool, error)) (Q, error) {
	var parts T
	for more := true; more; {
		q, err := part()
		if err != nil {
			return nil, err
		}
		if inner, ok := q.(T); ok {
			parts = append(parts, inner...)
		} else {
			parts = append(parts, q)
		}
		if more, err = follows(); err != nil {
			return nil, err
		}
	}
	if len(parts) == 1 {
		return parts[0], nil
	}
	return parts, nil
}

func (p *parser) unary() (Q, error) {
	if p.tok.class != minus && !p.operator("NOT") {
		return p.primary()
	}
	at := p.tok.at
	if err := p.enter(at); err != nil {
		return nil, err
	}
	defer p.leave()
	if err := p.advance(); err != nil {
		return nil, err
	}
	q, err := p.unary()
	return Not{q}, err
}

func (l *lexer) spaceAhead() bool {
	r, size := utf8.DecodeRuneInString(l.src[l.pos:])
	return size == 0 || unicode.IsSpace(r)
}

func (p *parser) enter(at int) error {
	p.depth++
	if p.depth > MaxDepth {
		return &Error{at, fmt.Sprintf("more than %d brackets or negations inside one another", MaxDepth), ""}
	}
	return nil
}

func (p *parser) leave() { p.depth-- }

func (p *parser) primary() (Q, error) {
	tok := p.tok
	switch tok.class {
	case open:
		return p.brackets()
	case closing:
		return nil, &Error{tok.at, "something to search for is missing before this bracket", ""}
	case end:
		return nil, &Error{tok.at, "the query ends where a word is expected", ""}
	}
	if p.operator("AND") || p.operator("OR") {
		return nil, &Error{tok.at, tok.text + " stands between two things to search for",
			`to search for the word itself, write "` + tok.text + `"`}
	}
	p.terms++
	if p.terms > MaxTerms {
		return nil, &Error{tok.at, fmt.Sprintf("more than %d words", MaxTerms), ""}
	}
	q, err := p.term(tok)
	if err != nil {
		return nil, err
	}
	if err := p.advance(); err != nil {
		return nil, err
	}
	return q, p.rangeInBrackets(tok)
}

func (p *parser) brackets() (Q, error) {
	at := p.tok.at
	if err := p.enter(at); err != nil {
		return nil, err
	}
	defer p.leave()
	if err := p.advance(); err != nil {
		return nil, err
	}
	q, err := p.or()
	if err != nil {
		return nil, err
	}
	if p.tok.class != closing {
		return nil, &Error{at, "this bracket is never closed", "add a )"}
	}
	if q, err = p.boosted(q); err != nil {
		return nil, err
	}
	return q, p.advance()
}

// zone reads the value of zone:, in any case and with a hyphen for the line.
func zone(tok token) (Q, error) {
	name := strings.ToLower(strings.ReplaceAll(tok.text, "-", "_"))
	if !slices.Contains(Zones, name) {
		hint := "the zones are " + strings.Join(Zones, " ")
		if near := Nearest(name, Zones); near != "" {
			hint = "did you mean zone:" + near + "? " + hint
		}
		return nil, &Error{tok.at, fmt.Sprintf("there is no zone %q", tok.text), hint}
	}
	return In{Zone, Word(name)}, nil
}
