package timex

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pressroom/analyze/annot"
)

// A word is a run of letters or of digits, or one mark. It is smaller than a token
// ("2/14/2026" is five words), because the parts of a date are read one by one.
type word struct {
	annot.Span
	entry         // what the vocabulary has on it; low is empty if it has nothing
	mark  byte    // a mark of punctuation, dashes folded to '-'; 0 for words
	value float64 // of digits, else 0
	width int     // number of digits, else 0
	nth   bool    // digits with -st, -nd, -rd, -th
	tight bool    // no white space before it
	upper bool    // begins with a capital
	caps  bool    // all capitals, two letters or more
	told  bool    // an odd number of quotation marks stands before it in its block
}

// isNumber reports whether w is written in digits as a plain count.
func (w word) isNumber() bool { return w.width > 0 && !w.nth }

// wideGap is the number of blanks that end a block. An expression may go on over one
// line end, but not over a blank line or over the gap that a lost paragraph break left.
const wideGap = 4

// split cuts text into blocks of words.
func split(text string) [][]word {
	all := make([]word, 0, len(text)/5)
	var blocks [][]word
	first := 0
	var closed annot.Span // the next address or name of a file
	for i := 0; i < len(text); {
		if i >= closed.End {
			closed = nextClosed(text, i)
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case i == closed.Start && closed.Len() > 0:
			all = append(all, word{Span: closed, mark: '?'})
		case unicode.IsSpace(r):
			n := gap(text[i:])
			if n >= wideGap || strings.Count(text[i:i+n], "\n") > 1 {
				if len(all) > first {
					blocks = append(blocks, all[first:])
				}
				first = len(all)
			}
			i += n
			continue
		case isDigit(r):
			all = append(all, number(text, i))
		case unicode.IsLetter(r):
			all = append(all, letters(text, i))
		default:
			all = append(all, word{Span: annot.Span{Start: i, End: i + size}, mark: fold(r)})
		}
		w := &all[len(all)-1]
		if len(all)-1 > first {
			before := all[len(all)-2]
			w.tight = before.End == w.Start
			w.told = before.told != (before.mark == '"')
		}
		i = w.End
	}
	if len(all) > first {
		blocks = append(blocks, all[first:])
	}
	return blocks
}

// nextClosed returns the part of the run of characters from i up to the next blank that
// is the address of a page, a mail address or the name of a file: what stands in it is
// no date. If there is none, it returns the empty span at the end of the run.
func nextClosed(text string, i int) annot.Span {
	run := text[i:]
	if n := strings.IndexFunc(run, unicode.IsSpace); n >= 0 {
		run = run[:n]
	}
	start, end := i, i+len(run)
	if run == "" {
		return edge(i + 1)
	}
	if n := strings.Index(run, "://"); n >= 0 {
		letters := strings.TrimRightFunc(run[:n], func(r rune) bool { return r >= 'a' && r <= 'z' })
		return annot.Span{Start: start + len(letters), End: end}
	}
	if n := strings.Index(strings.ToLower(run), "www."); n >= 0 {
		return annot.Span{Start: start + n, End: end}
	}
	if isMail(run) || isPage(run) || isFile(run) {
		return annot.Span{Start: start, End: end}
	}
	return edge(end)
}

// isMail reports whether a run of characters is a mail address.
func isMail(run string) bool {
	name, host, ok := strings.Cut(run, "@")
	return ok && name != "" && strings.IndexByte(host, '.') > 0
}

// isPage reports whether a run of characters is an address without its scheme:
// "example.org/2026/05".
func isPage(run string) bool {
	host, _, ok := strings.Cut(run, "/")
	dot := strings.LastIndexByte(host, '.')
	if !ok || dot < 2 || len(host)-dot <= 2 {
		return false
	}
	small := func(r rune) bool { return r < 'a' || r > 'z' }
	return strings.IndexFunc(host[dot+1:], small) < 0 && strings.IndexFunc(host[:dot], unicode.IsLetter) >= 0
}

// isFile reports whether a run of characters is the name of a file: "minutes.2026-05.pdf",
// "plan_2026".
func isFile(run string) bool {
	run = strings.TrimRight(run, ".,;:!?)\"'”’")
	n := strings.IndexByte(run, '_')
	if n > 0 && n+1 < len(run) && isAlphanumeric(run[n-1]) && isAlphanumeric(run[n+1]) && strings.IndexFunc(run, isDigit) >= 0 {
		return true
	}
	dot := strings.LastIndexByte(run, '.')
	return dot > 0 && isAlphanumeric(run[dot-1]) && lookUp(run[dot+1:]).has(file)
}

func isAlphanumeric(c byte) bool { return isDigit(rune(c)) || isLetterByte(c) }

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// gap returns the length of the white space that s begins with.
func gap(s string) int { return len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace)) }

// fold maps a mark to one byte: dashes to '-', apostrophes to '\”, quotation
// marks to '"', anything unknown to '?'.
func fold(r rune) byte {
	switch r {
	case '–', '—', '‑', '‒', '−':
		return '-'
	case '’', '‘', '`':
		return '\''
	case '“', '”', '«', '»', '„':
		return '"'
	}
	if r < utf8.RuneSelf {
		return byte(r)
	}
	return '?'
}

// number reads digits with groups ("1,000"), a decimal part ("2.5") and the
// ending of an ordinal ("14th").
func number(text string, start int) word {
	w := word{Span: annot.Span{Start: start, End: start}}
	for w.End < len(text) && isDigit(rune(text[w.End])) {
		w.value = min(w.value*10+float64(text[w.End]-'0'), 1e15)
		w.width++
		w.End++
	}
	if w.width <= 3 && hasGroup(text[w.End:]) {
		for hasGroup(text[w.End:]) {
			for _, c := range text[w.End+1 : w.End+4] {
				w.value = min(w.value*10+float64(c-'0'), 1e15)
			}
			w.width += 3
			w.End += 4
		}
		w.width += 4 // "2,007" is never a year
		return w
	}
	if end := decimals(text, start, w.End); end > w.End {
		scale := 0.1
		for _, c := range text[w.End+1 : end] {
			w.value += float64(c-'0') * scale
			scale /= 10
		}
		w.End = end
		w.width += decimalWidth
		return w
	}
	if n := ordinalEnding(text[w.End:]); n > 0 {
		w.nth = true
		w.End += n
	}
	return w
}

// decimalWidth is what a decimal part adds to the width of a number, so that it is
// neither a day nor a year.
const decimalWidth = 4

// hasGroup reports whether s begins with a comma and exactly three digits.
func hasGroup(s string) bool {
	return len(s) >= 4 && s[0] == ',' && isDigit(rune(s[1])) && isDigit(rune(s[2])) && isDigit(rune(s[3])) &&
		(len(s) == 4 || !isDigit(rune(s[4])))
}

// decimals returns where the decimal part ".5" of the number from start to i ends: one or
// two digits with no other point before or after: "14.02.2026" and "2026.02.14" are dates.
func decimals(text string, start, i int) int {
	if i+1 >= len(text) || text[i] != '.' || !isDigit(rune(text[i+1])) || start > 1 && text[start-1] == '.' && isDigit(rune(text[start-2])) {
		return i
	}
	end := i + 1
	for end < len(text) && isDigit(rune(text[end])) {
		end++
	}
	if end-i > 3 || end+1 < len(text) && text[end] == '.' && isDigit(rune(text[end+1])) {
		return i
	}
	return end
}

func ordinalEnding(s string) int {
	if len(s) < 2 || len(s) > 2 && isLetterByte(s[2]) {
		return 0
	}
	switch strings.ToLower(s[:2]) {
	case "st", "nd", "rd", "th":
		return 2
	}
	return 0
}

func isLetterByte(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= utf8.RuneSelf }

// letters reads a run of letters with the full stops of "a.m." and "U.S.".
func letters(text string, start int) word {
	w := word{Span: annot.Span{Start: start, End: start}}
	for w.End < len(text) {
		r, size := utf8.DecodeRuneInString(text[w.End:])
		if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) {
			if r != '.' || !dotted(text, start, w.End) {
				break
			}
		}
		w.End += size
	}
	s := text[w.Start:w.End]
	first, _ := utf8.DecodeRuneInString(s)
	w.upper = unicode.IsUpper(first)
	w.caps = w.upper && len(s) > 1 && strings.ToUpper(s) == s
	w.entry = lookUp(s)
	return w
}

// dotted reports whether the full stop at i belongs to an abbreviation of
// single letters: "a.m.", "U.S."
func dotted(text string, start, i int) bool {
	single := i-start == 1 || i-start >= 3 && text[i-2] == '.'
	if !single {
		return false
	}
	follows := i+1 < len(text) && isLetterByte(text[i+1])
	return follows && (i+2 >= len(text) || !isLetterByte(text[i+2])) || i-start >= 3
}
