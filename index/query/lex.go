package query

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// class is the class of a token.
type class int

const (
	end class = iota
	word
	phrase
	open
	closing
	minus
	label // a field's name with its colon
)

// token is a piece of the query. Text has lost quotation marks, escapes and
// the colon; at is the byte offset of its first byte.
type token struct {
	class class
	text  string
	at    int
}

// lexer cuts a query into tokens.
type lexer struct {
	src string
	pos int
}

func (l *lexer) next() (token, error) {
	rest := strings.TrimLeftFunc(l.src[l.pos:], unicode.IsSpace)
	l.pos = len(l.src) - len(rest)
	at := l.pos
	r, size := utf8.DecodeRuneInString(rest)
	switch {
	case size == 0:
		return token{end, "", at}, nil
	case r == '(' || r == ')':
		l.pos += size
		if r == '(' {
			return token{open, "(", at}, nil
		}
		return token{closing, ")", at}, nil
	case r == '-':
		l.pos += size
		return token{minus, "-", at}, nil
	case isQuote(r):
		return l.phrase(size)
	}
	return l.word()
}

// phrase reads up to the next quotation mark; the straight and the curly ones
// are the same, since word processors turn one into the other.
func (l *lexer) phrase(size int) (token, error) {
	at := l.pos
	l.pos += size
	var text strings.Builder
	for l.pos < len(l.src) {
		r, n := utf8.DecodeRuneInString(l.src[l.pos:])
		l.pos += n
		switch {
		case isQuote(r):
			return token{phrase, text.String(), at}, nil
		case r == '\\' && l.pos < len(l.src) && strings.ContainsRune(`\"`, rune(l.src[l.pos])):
			text.WriteByte(l.src[l.pos])
			l.pos++
		default:
			text.WriteRune(r)
		}
	}
	return token{}, &Error{at, "this quotation mark has no partner", `close the phrase with "`}
}

// word reads up to white space, a bracket or a quotation mark, or through the
// colon after a field's name.
func (l *lexer) word() (token, error) {
	at := l.pos
	rest := l.src[at:]
	n := strings.IndexFunc(rest, func(r rune) bool {
		return unicode.IsSpace(r) || r == '(' || r == ')' || isQuote(r)
	})
	if n < 0 {
		n = len(rest)
	}
	text := rest[:n]
	if name, value, ok := strings.Cut(text, ":"); ok && isName(name) && !strings.HasPrefix(value, "//") {
		l.pos += len(name) + 1
		return token{label, name, at}, nil
	}
	l.pos += n
	return token{word, text, at}, nil
}

// value reads what follows a field's colon: a phrase, or everything up to the
// next white space or bracket, colons and a leading minus included.
func (l *lexer) value() (token, error) {
	at := l.pos
	rest := l.src[at:]
	if r, size := utf8.DecodeRuneInString(rest); size > 0 && isQuote(r) {
		return l.phrase(size)
	}
	n := strings.IndexFunc(rest, func(r rune) bool {
		return unicode.IsSpace(r) || r == '(' || r == ')' || isQuote(r)
	})
	if n < 0 {
		n = len(rest)
	}
	l.pos += n
	return token{word, rest[:n], at}, nil
}

// sign passes over a sign that stands directly ahead, and reports whether it did.
func (l *lexer) sign(b byte) bool {
	if l.pos < len(l.src) && l.src[l.pos] == b {
		l.pos++
		return true
	}
	return false
}

func isQuote(r rune) bool { return r == '"' || r == '“' || r == '”' || r == '„' }

// isName reports whether s could be meant as a field's name: "10" of "10:30"
// could not.
func isName(s string) bool {
	if strings.EqualFold(s, string(SaidBy)) { // the one with a hyphen
		return true
	}
	for i := range len(s) {
		if c := s[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return s != ""
}
