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

// A piece is what stands between two quotation marks, without the marks. Open tells
// that no mark closes it, and goesOn that a mark opens the next paragraph all the same.
type piece struct {
	annot.Span
	open, goesOn bool
}

// marks returns the pieces between quotation marks. A quotation over several paragraphs
// has an opening mark in each and a closing mark in the last one only; it gives a piece
// for each paragraph. A quotation that is never closed ends with its paragraph, or where
// the next one opens.
func marks(text string) []piece {
	p := pairing{text: text, marks: listMarks(text), start: -1, barren: map[rune]int{}}
	for k := range p.marks {
		p.read(k)
	}
	p.end(len(text), true)
	return p.pieces
}

// A mark is a quotation mark of a text, or the end of a paragraph. Quotation marks that
// mean the same are one rune: a double prime is a straight mark, and so are two
// apostrophes.
type mark struct {
	annot.Span
	rune   rune
	before rune // the rune before it and the one after it; a blank at either end of the text
	after  rune
}

const paragraphEnd = '\n'

// twins maps what is written for a double mark to that mark.
var twins = map[string]rune{"''": '"', "``": '“', "‘‘": '“', "’’": '”', "″": '"', "＂": '"', "‟": '“', "❝": '“', "❞": '”', "〝": '“',
	"〞": '”'}

// partners maps an opening mark to the marks that may close it. The mark that opens an
// English quotation closes a German one, and guillemets are used either way round; a
// straight mark and a curly one may make a pair.
var partners = map[rune]string{'“': "”\"“", '”': "”\"", '„': "“”\"", '«': "»", '»': "«", '‹': "›", '"': "\"”", '‘': "’'", '‚': "‘’'",
	'\'': "'’", '`': "'’", '「': "」", '『': "』"}

// singles are the marks that do not always open, because they may be apostrophes or
// closing marks. They open a quotation only if a mark in their paragraph closes it
// beside the punctuation of speech.
var singles = map[rune]bool{'‘': true, '\'': true, '»': true, '‚': true, '`': true, '”': true}

// listMarks returns the marks of a text in order.
func listMarks(text string) []mark {
	var out []mark
	before := ' '
	for i := 0; i < len(text); {
		r, size := markAt(text, i)
		if r == paragraphEnd && paragraphEnds(text, i) || partners[r] != "" || r == '›' || r == '’' || r == '」' || r == '』' {
			after, _ := utf8.DecodeRuneInString(text[i+size:])
			if i+size == len(text) {
				after = ' '
			}
			out = append(out, mark{annot.Span{Start: i, End: i + size}, r, before, after})
		}
		i += size
		before, _ = utf8.DecodeLastRuneInString(text[:i])
	}
	return out
}

// markAt returns the rune at i, or the mark that stands there in place of its twin, and
// its bytes.
func markAt(text string, i int) (rune, int) {
	r, size := utf8.DecodeRuneInString(text[i:])
	if twin, ok := twins[text[i:i+size]]; ok {
		return twin, size
	}
	if r == '\'' || r == '`' || r == '‘' || r == '’' {
		if next, more := utf8.DecodeRuneInString(text[i+size:]); next == r {
			return twins[text[i:i+size+more]], size + more
		}
	}
	return r, size
}

// starts reports whether a mark stands at the start of a word.
func (m mark) starts() bool {
	return !unicode.IsSpace(m.after) && (unicode.IsSpace(m.before) || strings.ContainsRune("([—–-:/'‘\"“", m.before))
}

// ends reports whether a mark stands at the end of a word or a sentence.
func (m mark) ends() bool {
	return !unicode.IsSpace(m.before) && !unicode.IsLetter(m.after) && !unicode.IsDigit(m.after)
}

// apart reports whether blanks stand on both sides of a mark.
func (m mark) apart() bool { return unicode.IsSpace(m.before) && m.after == ' ' }

// opens reports whether a mark may open a quotation. A curly mark always may, a straight
// one or one that points right only at the start of a word.
func (m mark) opens() bool {
	switch m.rune {
	case '“', '„', '«', '‹', '‘', '‚', '「', '『':
		return true
	case '"':
		return m.starts() || m.apart()
	case '\'', '»', '`', '”':
		return m.starts() && unicode.IsUpper(m.after)
	}
	return false
}

// doubtful reports whether an opening mark may be something else, so that it opens only
// what is seen to be closed.
func (m mark) doubtful() bool { return singles[m.rune] || m.rune == '"' && m.apart() }

// A pairing holds the state while the marks of a text are read one after the other.
type pairing struct {
	text   string
	marks  []mark
	pieces []piece
	start  int // of the quotation that is open, -1 if none is
	opener mark
	depth  int          // quotations that are open within it
	barren map[rune]int // by mark: before this one no doubtful mark of that kind is closed
}

// read takes the mark k.
func (p *pairing) read(k int) {
	m := p.marks[k]
	switch {
	case m.rune == paragraphEnd:
		if p.start >= 0 {
			p.end(m.Start, true)
			p.goOn(k)
		}
	case p.start < 0:
		if m.opens() && p.isClosed(k) {
			p.start, p.opener, p.depth = m.End, m, 0
		}
	case p.again(m) && p.nested(k):
		p.depth++
	case p.again(m):
		p.end(m.Start, true)
		p.start, p.opener = m.End, m
	case p.closes(m) && p.depth > 0:
		p.depth--
	case p.closes(m):
		p.end(m.Start, false)
	}
}

// end ends the quotation that is open.
func (p *pairing) end(at int, open bool) {
	if p.start < 0 {
		return
	}
	if s := trim(p.text, p.start, at); s.Len() > 0 && s.Len() <= maxQuote {
		next := strings.TrimLeftFunc(p.text[at:min(len(p.text), at+maxBlank)], unicode.IsSpace)
		r, _ := markAt(next+" ", 0)
		p.pieces = append(p.pieces, piece{s, open, open && partners[r] != ""})
	}
	p.start = -1
}

// goOn opens the quotation again after the end k of a paragraph if the next paragraphs
// have no mark but the one that closes it.
func (p *pairing) goOn(k int) {
	for n := k + 1; n < min(len(p.marks), k+maxParagraphs); n++ {
		m := p.marks[n]
		if m.rune == paragraphEnd {
			continue
		}
		if p.closes(m) && m.ends() && !m.opens() && strings.ContainsRune(speechEnds, m.before) && m.Start-p.marks[k].End < maxQuote {
			p.start, p.depth = p.marks[k].End, 0
		}
		return
	}
}

// maxParagraphs is the most paragraphs over which an unmarked quotation goes on.
const maxParagraphs = 4

// again reports whether a mark opens a quotation of the kind that is open already.
func (p *pairing) again(m mark) bool {
	same := m.rune == p.opener.rune || m.rune == '“' && p.opener.rune == '"' || m.rune == '"' && p.opener.rune == '“'
	return same && !singles[m.rune] && m.starts() && !m.apart()
}

// nested reports whether the mark k opens a quotation within the open one: two marks
// after it close before anything else opens, or one does and the next paragraph goes on.
func (p *pairing) nested(k int) bool {
	closing := 0
	for n := k + 1; n < len(p.marks) && n <= k+maxNested && closing < 2; n++ {
		m := p.marks[n]
		switch {
		case m.rune == paragraphEnd:
			return closing == 1 && n+1 < len(p.marks) && p.again(p.marks[n+1]) && wordless(p.text[m.End:p.marks[n+1].Start])
		case p.again(m):
			return false
		case p.closes(m):
			closing++
		}
	}
	return closing == 2
}

// maxNested is the most marks after an opening one that nested looks at; apostrophes
// are among them.
const maxNested = 60

// closes reports whether a mark closes the open quotation. A straight mark closes at
// the end of a word.
func (p *pairing) closes(m mark) bool {
	return closes(m, p.opener) || m.rune == '“' && p.opener.rune == '“' && m.apart() && p.afterSpeech(m)
}

func closes(m, opener mark) bool {
	if !strings.ContainsRune(partners[opener.rune], m.rune) {
		return false
	}
	switch m.rune {
	case '"':
		return !unicode.IsSpace(m.before) || opener.apart() && m.apart()
	case '“': // the wrong way round
		return opener.rune == '„' || m.ends() && strings.ContainsRune(speechEnds, m.before)
	case '’', '\'', '‘':
		return strings.ContainsRune(speechEnds, m.before) || m.rune == '‘' && m.ends() ||
			unicode.IsLetter(m.before) && (m.after == ',' || m.after == '.' || m.after == '\n' && m.before != 's')
	}
	return true
}

// speechEnds are the marks one of which usually stands before the mark that closes
// direct speech.
const speechEnds = ",.?!…"

// isClosed reports whether the opening mark k is no doubtful one, or is closed in its
// paragraph.
func (p *pairing) isClosed(k int) bool {
	m := p.marks[k]
	if !m.doubtful() {
		return true
	}
	if k >= p.barren[m.rune] {
		p.barren[m.rune] = p.closedBy(k)
	}
	return k >= p.barren[m.rune]
}

// closedBy returns k if the doubtful mark k is closed in its paragraph. Otherwise it
// returns the mark that ends the paragraph, because no such mark between the two is
// closed either. A single straight mark has to be closed on its line, because an
// apostrophe looks the same.
func (p *pairing) closedBy(k int) int {
	opener := p.marks[k]
	n := k + 1
	for ; n < len(p.marks) && p.marks[n].rune != paragraphEnd; n++ {
		m := p.marks[n]
		if opener.rune == '\'' && strings.Contains(p.text[p.marks[n-1].End:m.Start], "\n") {
			return n
		}
		if m.Start > opener.End && closes(m, opener) && (m.rune != '"' || !m.apart() || p.afterSpeech(m)) {
			return k
		}
	}
	return n
}

// afterSpeech reports whether the punctuation of speech stands before a mark that
// stands apart.
func (p *pairing) afterSpeech(m mark) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(p.text[:m.Start], " "))
	return strings.ContainsRune(speechEnds, r)
}

func trim(text string, start, end int) annot.Span {
	s := text[start:end]
	left := strings.TrimLeftFunc(s, unicode.IsSpace)
	start += len(s) - len(left)
	return annot.Span{Start: start, End: start + len(strings.TrimRightFunc(left, unicode.IsSpace))}
}

// paragraphEnds reports whether the line end at i ends a paragraph: a blank
// line, an indented line or a new opening mark follows, or a finished sentence
// stands before.
func paragraphEnds(text string, i int) bool {
	rest := text[i+1 : min(len(text), i+1+maxBlank)]
	body := strings.TrimLeftFunc(rest, unicode.IsSpace)
	blank := rest[:len(rest)-len(body)]
	if body == "" || strings.Contains(blank, "\n") {
		return true
	}
	next, size := markAt(body, 0)
	if next == '“' || next == '„' || next == '"' && !unicode.IsSpace(rune(body[min(size, len(body)-1)])) {
		return true
	}
	prev := strings.TrimRight(text[:i], " \t")
	return strings.HasSuffix(prev, ".") && len(blank) >= 2
}

// maxBlank is the most bytes of white space after a line end that are looked at.
const maxBlank = 80
