package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pressroom/analyze/annot"
)

// maxQuote is how many bytes a quotation may have before its mark is taken for
// a stray one.
const maxQuote = 6000

// marks returns the spans between quotation marks, without the marks. A
// quotation that runs over paragraphs, each opened and only the last closed,
// gives a span for each paragraph; one that is never closed ends with its
// paragraph.
func marks(text string) []annot.Span {
	var spans []annot.Span
	open := -1 // start of the quotation that is open
	closer := rune(0)
	flush := func(end int) {
		if s := trim(text, open, end); s.Len() > 0 && s.Len() <= maxQuote {
			spans = append(spans, s)
		}
		open = -1
	}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case open >= 0 && r == '\n' && paragraphEnds(text, i):
			flush(i)
		case open < 0 && opens(text, i, r):
			open, closer = i+size, partner(r)
		case open >= 0 && closes(text, i, r, closer):
			flush(i)
		}
		i += size
	}
	if open >= 0 {
		flush(len(text))
	}
	return spans
}

func trim(text string, start, end int) annot.Span {
	s := text[start:end]
	left := strings.TrimLeftFunc(s, unicode.IsSpace)
	start += len(s) - len(left)
	return annot.Span{Start: start, End: start + len(strings.TrimRightFunc(left, unicode.IsSpace))}
}

// partner returns the mark that closes what r opens.
func partner(r rune) rune {
	switch r {
	case '“', '„':
		return '”'
	case '«':
		return '»'
	}
	return r
}

// opens reports whether the mark at i opens a quotation: a curly one always,
// a straight one at the start of a word.
func opens(text string, i int, r rune) bool {
	switch r {
	case '“', '„', '«':
		return true
	case '"':
		next, _ := utf8.DecodeRuneInString(text[i+1:])
		if i+1 >= len(text) || unicode.IsSpace(next) {
			return false
		}
		prev, _ := utf8.DecodeLastRuneInString(text[:i])
		return i == 0 || unicode.IsSpace(prev) || strings.ContainsRune("([—–-:", prev)
	}
	return false
}

// closes reports whether the mark at i closes the open quotation. A straight
// mark closes at the end of a word.
func closes(text string, i int, r, closer rune) bool {
	if r != closer && !(closer == '”' && r == '"') {
		return false
	}
	if r != '"' {
		return true
	}
	prev, _ := utf8.DecodeLastRuneInString(text[:i])
	return !unicode.IsSpace(prev)
}

// paragraphEnds reports whether the line end at i ends a paragraph: a blank
// line, an indented line or a new opening mark follows, or a finished sentence
// stands before.
func paragraphEnds(text string, i int) bool {
	rest := text[i+1:]
	body := strings.TrimLeftFunc(rest, unicode.IsSpace)
	blank := rest[:len(rest)-len(body)]
	if body == "" || strings.Contains(blank, "\n") {
		return true
	}
	next, _ := utf8.DecodeRuneInString(body)
	if next == '“' || next == '"' && !unicode.IsSpace(rune(body[min(1, len(body)-1)])) {
		return true
	}
	prev := strings.TrimRight(text[:i], " \t")
	return strings.HasSuffix(prev, ".") && len(blank) >= 2
}
