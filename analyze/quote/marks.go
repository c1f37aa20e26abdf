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
			open, opener = i+size, r
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

// opens reports whether the mark at i opens a quotation: a curly one always, a
// straight one at the start of a word, a single one where it is closed behind
// the punctuation of speech and so is no apostrophe.
func opens(text string, i int, r rune) bool {
	switch r {
	case '“', '„', '«', '‹':
		return true
	case '‘':
		return closesSpeech(text[i:])
	case '"', '\'', '»':
		next, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
		prev, _ := utf8.DecodeLastRuneInString(text[:i])
		starts := !unicode.IsSpace(next) && (i == 0 || unicode.IsSpace(prev) || strings.ContainsRune("([—–-:", prev))
		if next == utf8.RuneError || !starts {
			return false
		}
		return r == '"' || unicode.IsUpper(next) && closesSpeech(text[i:])
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
		return strings.ContainsRune(speechEnds, prev) || unicode.IsLetter(prev) && (next == ',' || next == '.')
	}
	return true
}

// speechEnds is what stands before the mark that closes direct speech.
const speechEnds = ",.?!…"

// closesSpeech reports whether the mark that s begins with is closed in its
// paragraph by a single mark behind or before such punctuation.
func closesSpeech(s string) bool {
	opener, size := utf8.DecodeRuneInString(s)
	s = s[:min(len(s), maxSingle)]
	paragraph := "\n\n"
	if opener == '\'' { // in a text of apostrophes it is not let run over lines
		paragraph = "\n"
	}
	s, _, _ = strings.Cut(s, paragraph)
	for i, r := range s {
		if i > size && closes(s, i, r, opener) {
			return true
		}
	}
	return false
}

// maxSingle is how many bytes a quotation in single marks may have.
const maxSingle = 1000

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
