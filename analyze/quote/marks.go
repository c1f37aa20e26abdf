package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pressroom/analyze/annot"
)

// maxQuote is the most bytes of a quotation. If no mark closes it within these, its
// opening mark is a stray one.
const maxQuote = 6000

// marks returns the spans between quotation marks, without the marks. A quotation over
// several paragraphs has an opening mark in each and a closing mark in the last one
// only; it gives a span for each paragraph. A quotation that is never closed ends with
// its paragraph.
func marks(text string) []annot.Span {
	var spans []annot.Span
	open := -1 // start of the quotation that is open
	opener := rune(0)
	barren := map[rune]int{} // by mark: before this byte no single mark of that kind is closed
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

// partners maps an opening mark to the marks that may close it. The mark that opens an
// English quotation closes a German one, and guillemets are used either way round.
var partners = map[rune]string{'“': "”\"", '„': "“”\"", '«': "»", '»': "«", '‹': "›", '"': "\"", '‘': "’", '\'': "'"}

// singles are the marks that are not always opening ones, because they may be
// apostrophes or closing guillemets. They open a quotation only if a mark in their
// paragraph closes it beside the punctuation of speech.
var singles = map[rune]bool{'‘': true, '\'': true, '»': true}

// opens reports whether the mark at i may open a quotation. A curly mark always may, a
// straight one or a guillemet that points right only at the start of a word.
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

// speechEnds are the marks one of which usually stands before the mark that closes
// direct speech.
const speechEnds = ",.?!…"

// closedBy returns i if the single mark at i is closed in its paragraph. Otherwise it
// returns the end of the paragraph, because no such mark between the two is closed
// either.
func closedBy(text string, i int) int {
	opener, size := utf8.DecodeRuneInString(text[i:])
	paragraph := "\n\n"
	if opener == '\'' { // an apostrophe looks the same, so such a quotation has to end on its line
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
