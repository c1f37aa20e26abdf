// Package words turns texts into the words that an index holds, and finds the other
// forms of a word: inflections, spellings, signs. It knows neither the index nor its
// engine.
//
// A text is cut by Cut, at indexing and at asking alike:
//
//	Ministers' report     ministers report
//	O'Brien               obrien
//	1,200                 1200
//	H.R. 1234, H R 1234   hr 1234
//	HR1234, F-16          hr 1234, f 16, and joined: hr1234, f16
//	co-operative          co operative, and joined: cooperative
//	AT&T, R & D           at t, r d, and joined: at&t, r&d
//	C++, .NET             c++, net, and joined: .net
//	press@example.org     press example org, and joined: example.org
//	the U.S., US troops   the u.s, u.s troops
package words

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Token is a word of a text.
type Token struct {
	Text       string // in small letters
	Start, End int    // bytes of the text
	Position   int    // of the word in the text, from 1; that of its last part where it is Joined
	Joined     bool   // it is written over words that are tokens, too
}

// maxParts is how many words are joined at most: "state-of-the-art" is four words.
const maxParts = 3

// Cut cuts a text, which has neither accents nor typographic apostrophes, into its
// words.
func Cut(text string) []Token {
	c := cutter{text: text, pieces: pieces(text)}
	c.tokens = make([]Token, 0, len(c.pieces)+len(c.pieces)/16)
	for i := 0; i < len(c.pieces); {
		i = c.cut(i)
	}
	return c.tokens
}

// piece is a run of letters and digits, with the apostrophes, dots and commas that
// stand inside it.
type piece struct{ start, end int }

func pieces(text string) []piece {
	out := make([]piece, 0, len(text)/6+1)
	for at := 0; at < len(text); {
		r, n := utf8.DecodeRuneInString(text[at:])
		if !part(r) {
			at += n
			continue
		}
		start, last := at, r
		at += n
		for !han(last) && at < len(text) {
			if c := text[at] | 0x20; 'a' <= c && c <= 'z' { // nearly always
				last = rune(text[at])
				at++
				continue
			}
			r, n := utf8.DecodeRuneInString(text[at:])
			if !part(r) {
				if !inside(last, r, text[at+n:]) {
					break
				}
			} else if han(r) {
				break
			}
			last = r
			at += n
		}
		out = append(out, piece{start, at})
	}
	return out
}

func part(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z' || '0' <= r && r <= '9' || r == '_'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// han reports whether r is a sign of Chinese, each of which is a word.
func han(r rune) bool { return r > unicode.MaxLatin1 && unicode.Is(unicode.Han, r) }

// inside reports whether a sign between two letters or digits parts no words.
func inside(before, sign rune, after string) bool {
	next, _ := utf8.DecodeRuneInString(after)
	switch sign {
	case '\'':
		return unicode.IsLetter(before) && unicode.IsLetter(next)
	case '.':
		return unicode.IsLetter(before) && unicode.IsLetter(next) || digit(before) && digit(next)
	case ',':
		return digit(before) && digit(next)
	}
	return false
}

func digit(r rune) bool { return '0' <= r && r <= '9' }

// cutter makes tokens of pieces.
type cutter struct {
	text     string
	pieces   []piece
	tokens   []Token
	position int
}

// cut makes the tokens of piece i, and of those that belong to it, and returns the
// number of the next.
func (c *cutter) cut(i int) (next int) {
	if end := c.initials(i); end > i {
		return end
	}
	end, joins := i+1, false
	for end < len(c.pieces) && c.bound(end) {
		end, joins = end+1, true
	}
	first := len(c.tokens)
	for n := i; n < end; n++ {
		c.single(n)
	}
	if joins && end-i <= maxParts {
		c.join(c.pieces[i].start, c.pieces[end-1].end, c.written(first))
	}
	return end
}

// written returns how the tokens from number first on are written without hyphens.
func (c *cutter) written(first int) string {
	var b strings.Builder
	last := 0
	for _, t := range c.tokens[first:] {
		if t.Joined {
			continue
		}
		if b.Len() > 0 && strings.Contains(c.text[last:t.Start], "&") {
			b.WriteByte('&')
		}
		b.WriteString(t.Text)
		last = t.End
	}
	return b.String()
}

// bound reports whether nothing but a hyphen, or an ampersand, stands before a piece.
func (c *cutter) bound(n int) bool {
	switch c.gap(n) {
	case "-", "\u2010", "\u2011", "&", " & ":
		return true
	}
	return false
}

// gap is what stands before a piece, after another.
func (c *cutter) gap(n int) string { return c.text[c.pieces[n-1].end:c.pieces[n].start] }

// initials makes one token of single capital letters that follow one another, with
// points or without: "U. S.", "H R".
func (c *cutter) initials(i int) (next int) {
	if !c.initial(i) {
		return i
	}
	end := i + 1
	for end < len(c.pieces) && c.initial(end) && strings.Trim(c.gap(end), ". ") == "" && len(c.gap(end)) <= 3 {
		end++
	}
	if end-i < 2 {
		return i
	}
	var b strings.Builder
	for _, p := range c.pieces[i:end] {
		b.WriteString(c.text[p.start:p.end])
	}
	c.add(acronym(strings.ToLower(b.String())), c.pieces[i].start, c.pieces[end-1].end)
	return end
}

func (c *cutter) initial(i int) bool {
	p := c.pieces[i]
	return p.end-p.start == 1 && 'A' <= c.text[p.start] && c.text[p.start] <= 'Z'
}

// add adds a token that is the next word.
func (c *cutter) add(text string, start, end int) {
	c.position++
	c.tokens = append(c.tokens, Token{text, start, end, c.position, false})
}

// join adds a token that is written over others, of which the last was added last.
func (c *cutter) join(start, end int, text string) {
	c.tokens = append(c.tokens, Token{text, start, end, c.position, true})
}

// single makes the tokens of one piece.
func (c *cutter) single(i int) {
	p := c.pieces[i]
	s := c.text[p.start:p.end]
	if allLetters(s) {
		c.word(i, s, strings.ToLower(s))
		return
	}
	lower := strings.ToLower(s)
	switch letters := strings.TrimRight(s, "0123456789"); {
	case digit(rune(s[0])):
		c.add(strings.ReplaceAll(lower, ",", ""), p.start, p.end)
	case strings.Contains(s, "."):
		c.dotted(p, s)
	case letters != s && len(letters) <= maxCode && !strings.ContainsAny(letters, "0123456789'_"):
		c.add(strings.ToLower(letters), p.start, p.start+len(letters))
		c.add(s[len(letters):], p.start+len(letters), p.end)
		c.join(p.start, p.end, lower)
	case c.signed(p) > p.end:
		c.add(strings.ToLower(c.text[p.start:c.signed(p)]), p.start, c.signed(p))
	default:
		c.word(i, s, lower)
	}
}

// allLetters reports whether a piece is of two or more letters of ASCII alone, as most
// are: nothing but its case has to be looked at.
func allLetters(s string) bool {
	for i := range len(s) {
		if c := s[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return len(s) > 1
}

// word makes the token of a piece that is one word, and one with the dot before it.
func (c *cutter) word(i int, s, lower string) {
	p := c.pieces[i]
	if s[0] != lower[0] && classes()[lower] == named && s == strings.ToUpper(s) && !c.shouted(i) {
		c.add(acronym(lower), p.start, p.end)
		return
	}
	c.add(plain(lower), p.start, p.end)
	if p.start > 0 && c.text[p.start-1] == '.' && (p.start == 1 || c.text[p.start-2] == ' ') {
		c.join(p.start-1, p.end, "."+lower)
	}
}

// maxCode is how many letters stand before the number in a code: "COVID19".
const maxCode = 5

// signed returns where a letter ends that signs belong to: "C++", "F#".
func (c *cutter) signed(p piece) int {
	if p.end-p.start > 1 {
		return p.end
	}
	for _, signs := range []string{"++", "#"} {
		if strings.HasPrefix(c.text[p.end:], signs) {
			return p.end + len(signs)
		}
	}
	return p.end
}

// shouted reports whether the words beside a piece are in capitals, too, so that
// capitals say nothing.
func (c *cutter) shouted(i int) bool {
	shouted := false
	for _, n := range []int{i - 1, i + 1} {
		if n < 0 || n >= len(c.pieces) {
			continue
		}
		s := c.text[c.pieces[n].start:c.pieces[n].end]
		if s != strings.ToUpper(s) {
			return false
		}
		shouted = shouted || s != strings.ToLower(s)
	}
	return shouted
}

// dotted makes tokens of a piece with dots between letters: one of "U.S" and "Ph.D",
// several of "example.org".
func (c *cutter) dotted(p piece, s string) {
	parts := strings.Split(s, ".")
	short := true
	for _, part := range parts {
		short = short && len(part) <= 2
	}
	if short {
		c.add(acronym(strings.ToLower(strings.Join(parts, ""))), p.start, p.end)
		return
	}
	at := p.start
	for _, part := range parts {
		c.add(plain(strings.ToLower(part)), at, at+len(part))
		at += len(part) + 1
	}
	c.join(p.start, p.end, strings.ToLower(s))
}

// acronym returns the word for an acronym: with dots where the same letters in small
// are a common word, so that "US" is not "us".
func acronym(letters string) string {
	if classes()[letters] == named {
		return strings.Join(strings.Split(letters, ""), ".")
	}
	return letters
}

// plain drops the possessive and what follows the apostrophe of a contraction, and
// writes names without theirs.
func plain(word string) string {
	at := strings.LastIndexByte(word, '\'')
	if at < 0 {
		return word
	}
	switch word[at+1:] {
	case "s", "ll", "ve", "re", "d", "m":
		word = word[:at]
	}
	return strings.ReplaceAll(word, "'", "")
}
