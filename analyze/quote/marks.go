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
	opener := rune(0)
	barren := map[rune]int{} // up to where no single mark of that kind is closed
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
			if singles[r] && i >= barren[r] {
				barren[r] = closedBy(text, i)
			}
			if i >= barren[r] {
				open, opener = i+size, r
			}
		case open >= 0 && closes(text, i, r, opener):
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

// partners maps an opening mark to those that close it. The German low mark is
// closed by what opens an English quotation, and guillemets turn either way.
var partners = map[rune]string{'“': "”\"", '„': "“”\"", '«': "»", '»': "«", '‹': "›", '"': "\"", '‘': "’", '\'': "'"}

// singles are the marks that may be apostrophes or turned: they open a
// quotation only where their paragraph closes it after or before the
// punctuation of speech.
var singles = map[rune]bool{'‘': true, '\'': true, '»': true}

// opens reports whether the mark at i may open a quotation: a curly one always,
// a straight or a turned one at the start of a word.
func opens(text string, i int, r rune) bool {
	switch r {
	case '“', '„', '«', '‹', '‘':
		return true
	case '"', '\'', '»':
		next, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
		prev, _ := utf8.DecodeLastRuneInString(text[:i])
		starts := next != utf8.RuneError && !unicode.IsSpace(next) && (i == 0 || unicode.IsSpace(prev) || strings.ContainsRune("([—–-:", prev))
		return starts && (r == '"' || unicode.IsUpper(next))
	}
	return false
}

// closes reports whether the mark at i closes the open quotation. A straight
// mark closes at the end of a word.
func closes(text string, i int, r, opener rune) bool {
	if !strings.ContainsRune(partners[opener], r) {
		return false
	}
	prev, _ := utf8.DecodeLastRuneInString(text[:i])
	switch r {
	case '"':
		return !unicode.IsSpace(prev)
	case '’', '\'':
		next, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
		return strings.ContainsRune(speechEnds, prev) || unicode.IsLetter(prev) && (next == ',' || next == '.' || next == '\n' && prev != 's')
	}
	return true
}

// speechEnds is what stands before the mark that closes direct speech.
const speechEnds = ",.?!…"

// closedBy returns i if the single mark at i is closed in its paragraph, else
// the end of that: no mark like it there is.
func closedBy(text string, i int) int {
	opener, size := utf8.DecodeRuneInString(text[i:])
	paragraph := "\n\n"
	if opener == '\'' { // in a text of apostrophes it is not let run over lines
		paragraph = "\n"
	}
	s, _, _ := strings.Cut(text[i:], paragraph)
	for j, r := range s {
		if j > size && closes(s, j, r, opener) {
			return i
		}
	}
	return i + max(len(s), 1)
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
	if next == '“' || next == '„' || next == '"' && !unicode.IsSpace(rune(body[min(1, len(body)-1)])) {
		return true
	}
	prev := strings.TrimRight(text[:i], " \t")
	return strings.HasSuffix(prev, ".") && len(blank) >= 2
}
