package token

import "strings"

// joints returns the positions inside a folded word where one token ends and another
// begins and prose would not see it: around dashes, quotation marks, brackets, symbols
// and runs of marks, at a slash between words, and where a space was lost ("said.The").
// They ascend; none is 0 or the length.
func joints(s string) []int {
	if isAddress(s) {
		return addressJoints(s)
	}
	var at []int
	add := func(p int) {
		if p > 0 && p < len(s) && (len(at) == 0 || at[len(at)-1] < p) {
			at = append(at, p)
		}
	}
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case isWord(c):
			if isDigit(c) && isClockMark(s[i+1:]) {
				add(i + 1)
			}
		case c == alone || c == '"' || c == '{' || c == '}' || c == '|':
			add(i)
			add(i + 1)
		case isBracket(c):
			n := innerBracket(s, i)
			if n == 0 {
				add(i)
				add(i + 1)
				continue
			}
			if i += n - 1; closesWord(s, i) {
				add(i + 1)
			}
		case strings.IndexByte(runMarks, c) >= 0 && run(s, i) > 1:
			n := run(s, i)
			add(i)
			add(i + n)
			i += n - 1
		case splitsAfter(s, i):
			add(i + 1)
		case c == '/' && betweenWords(s, i), c == '*' && i == 0:
			add(i)
			add(i + 1)
		}
	}
	return at
}

// closesWord reports whether a word ends with the bracket that closes at i.
func closesWord(s string, i int) bool { return i+1 < len(s) && !isWord(s[i+1]) && s[i+1] != '(' }

// run returns how often the mark at i is repeated.
func run(s string, i int) int {
	n := 1
	for i+n < len(s) && s[i+n] == s[i] {
		n++
	}
	return n
}

// splitsAfter reports whether the mark at i ends a token although no space
// stands after it: "2006,said", "Note:The", "war.The" but not "1,000",
// "10:30", "U.S.A", "p.m".
func splitsAfter(s string, i int) bool {
	if i+1 == len(s) {
		return false
	}
	digits := i > 0 && isDigit(s[i-1]) && isDigit(s[i+1])
	switch s[i] {
	case ',':
		return !digits
	case ':', '?', '!':
		return i > 0 && isWord(s[i-1]) && isLetter(s[i+1])
	case '.':
		return endsWord(s, i) && beginsWord(s, i+1)
	}
	return false
}

// endsWord reports whether a sentence can end with the word before the full stop at i,
// if the space after the stop was lost: a word, a year or another number of two digits,
// an acronym before a starter, a closing bracket.
func endsWord(s string, i int) bool {
	if i < 2 {
		return false
	}
	a, b := s[i-2], s[i-1]
	next := leadingLetters(s[i+1:])
	switch {
	case a == '.': // "U.S.The", not "U.S.A"
		return len(next) > 1 && isStarter(next)
	case isLower(b):
		return isLetter(a)
	case isDigit(b):
		return isDigit(a)
	case isUpper(b):
		return isUpper(a) && isStarter(next)
	}
	return b == ')'
}

// beginsWord reports whether a sentence can begin at i after a full stop: with a
// capital and a small letter, with "A" or "I", with "U.S.".
func beginsWord(s string, i int) bool {
	if !isUpper(s[i]) {
		return false
	}
	if i+1 == len(s) {
		return s[i] == 'A' || s[i] == 'I'
	}
	return isLower(s[i+1]) || s[i+1] == '\'' || s[i] == 'U' && strings.HasPrefix(s[i:], "U.S.")
}

// leadingLetters returns the letters with which s begins.
func leadingLetters(s string) string {
	n := 0
	for n < len(s) && isLetter(s[n]) {
		n++
	}
	return s[:n]
}

// betweenWords reports whether the slash at i stands between words of two
// letters or more: in "and/or", not in "24/7", "w/o" or "202/224-4521".
func betweenWords(s string, i int) bool {
	return i > 1 && i+2 < len(s) && isLetter(s[i-1]) && isLetter(s[i-2]) && isLetter(s[i+1]) && isLetter(s[i+2])
}

// isClockMark reports whether s begins with "a.m." or "p.m.", written without
// a space after the hour.
func isClockMark(s string) bool {
	return len(s) >= 4 && (s[0] == 'a' || s[0] == 'p') && s[1:4] == ".m."
}

func isBracket(c byte) bool { return c == '(' || c == ')' || c == '[' || c == ']' }

// innerBracket returns the length of the short bracket at i that belongs to the
// word before it, as in "501(c)(3)" and "member(s)"; 0 if there is none.
func innerBracket(s string, i int) int {
	if i == 0 || s[i] != '(' || !isWord(s[i-1]) && s[i-1] != ')' {
		return 0
	}
	for n := 2; n <= 4 && i+n < len(s); n++ {
		if s[i+n] == ')' {
			return n + 1
		}
		if !isWord(s[i+n]) {
			break
		}
	}
	return 0
}

// bracketed reports whether piece is a word with such a bracket and nothing
// that prose should strip.
func bracketed(piece string) bool {
	n := len(piece)
	return n > 3 && piece[n-1] == ')' && piece[0] != '(' && strings.IndexByte(piece, '(') > 0
}
