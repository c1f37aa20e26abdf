package index

import (
	"unicode"
	"unicode/utf8"

	"pressroom/index/query"
)

// joinWords makes one word of those that are one in a text though blanks part them:
// capital initials ("H R 1234") and what an ampersand joins ("AT & T").
func joinWords(parts query.And) query.And {
	var out query.And
	for n, part := range parts {
		word, ok := part.(query.Word)
		if last, before := lastWord(out); ok && before {
			and := word == "&" && n+1 < len(parts)
			if and || ampersand(last) || initials(last) && initial(string(word)) {
				out[len(out)-1] = last + " " + word
				continue
			}
		}
		out = append(out, part)
	}
	return out
}

func lastWord(parts query.And) (query.Word, bool) {
	if len(parts) == 0 {
		return "", false
	}
	word, ok := parts[len(parts)-1].(query.Word)
	return word, ok
}

func ampersand(w query.Word) bool { return len(w) > 2 && w[len(w)-2:] == " &" }

// initials reports whether a word is made of single capital letters.
func initials(w query.Word) bool {
	for n, c := range []byte(w) {
		if n%2 == 1 && c != ' ' || n%2 == 0 && !unicode.IsUpper(rune(c)) {
			return false
		}
	}
	return len(w) > 0
}

func initial(w string) bool {
	r, n := utf8.DecodeRuneInString(w)
	return n == len(w) && unicode.IsUpper(r)
}
