package token

import (
	"unicode"
	"unicode/utf8"

	"pressroom/analyze/annot"
)

// tokens cuts text at white space and each word into tokens. It remembers how it has
// cut each word, and most words need no cutting at all.
func tokens(text string) []annot.Token {
	toks := make([]annot.Token, 0, len(text)/5+1)
	known := map[string][]int{}
	for i := 0; i < len(text); {
		end, plain := wordEnd(text, i)
		switch {
		case end == i:
			_, size := utf8.DecodeRuneInString(text[i:])
			i += size
			continue
		case plain && compound(text[i:end]) == 0:
			toks = append(toks, annot.Token{Span: annot.Span{Start: i, End: end}})
		default:
			word := text[i:end]
			ends, ok := known[word]
			if !ok {
				ends = cut(word)
				known[word] = ends
			}
			from := 0
			for _, to := range ends {
				toks = append(toks, annot.Token{Span: annot.Span{Start: i + from, End: i + to}})
				from = to
			}
		}
		i = end
	}
	return toks
}

// wordEnd returns the end of the word at i, which is i at white space, and
// whether the word is plain: ASCII letters and digits, or hyphens between them.
func wordEnd(text string, i int) (end int, plain bool) {
	plain = true
	for end = i; end < len(text); {
		c := text[end]
		switch {
		case isWord(c):
			end++
			continue
		case c == '-' && end > i && end+1 < len(text) && isWord(text[end-1]) && isWord(text[end+1]):
			end++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[end:])
		if unicode.IsSpace(r) {
			return end, plain
		}
		plain = false
		end += size
	}
	return end, plain
}
