package token

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pressroom/analyze/annot"
)

// wideGap is the number of blanks in a row from which on they stand for a lost
// paragraph break or dash.
const wideGap = 3

// A blocker finds the tokens at which a block begins. It walks through lines
// and the edges of sections along with the tokens.
type blocker struct {
	phrase
	lines    []line
	sections []annot.Section
}

// blocks reports for each token whether a block begins with it. No sentence goes on
// over the end of a block. A block ends at a blank line, at the end of a line that was
// not wrapped, at a wide gap, before a bullet and at the edges of sections.
func blocks(text string, toks []annot.Token, sections []annot.Section) []bool {
	b := blocker{phrase{text: text, toks: toks}, splitLines(text), running(sections)}
	begins := make([]bool, len(toks))
	for i := range toks {
		begins[i] = i == 0 || b.edge(i)
	}
	return begins
}

// edge reports whether a block begins with token i > 0.
func (b *blocker) edge(i int) bool {
	prev, tok := b.toks[i-1], b.toks[i]
	if b.sectionEdge(prev.Start, tok.Start) {
		return true
	}
	gap := b.text[prev.End:tok.Start]
	if gap == "" || gap == " " {
		return b.bullet(tok)
	}
	newlines := strings.Count(gap, "\n")
	for newlines > 0 && len(b.lines) > 1 && b.lines[0].End <= prev.Start {
		b.lines = b.lines[1:]
	}
	switch {
	case newlines > 1, b.bullet(tok):
		return true
	case newlines == 1:
		return !b.lines[0].goes || b.listed()
	case strings.Contains(gap, "\t"), utf8.RuneCountInString(gap) >= wideGap:
		return !b.midSentence(i)
	}
	return false
}

// running joins the lead and the body after it to one section. The lead ends where a
// paragraph ends, and that is found from the text itself.
func running(sections []annot.Section) []annot.Section {
	out := make([]annot.Section, 0, len(sections))
	for _, sec := range sections {
		if n := len(out); n > 0 && sec.Kind == annot.Body && out[n-1].Kind == annot.Lead {
			out[n-1].End = sec.End
			continue
		}
		out = append(out, sec)
	}
	return out
}

// sectionEdge reports whether a section begins or ends after the byte at from
// and not after the byte at to. Sections ascend.
func (b *blocker) sectionEdge(from, to int) bool {
	for len(b.sections) > 0 {
		sec := b.sections[0]
		if sec.Start > to || sec.Start <= from && sec.End > to {
			return false
		}
		if sec.End <= to {
			b.sections = b.sections[1:]
		}
		if sec.Start > from || sec.End > from {
			return true
		}
	}
	return false
}

// listed reports whether the present section consists of lines and not of prose.
func (b *blocker) listed() bool {
	if len(b.sections) == 0 || b.sections[0].Start > b.lines[0].Start {
		return false
	}
	switch b.sections[0].Kind {
	case annot.Letterhead, annot.Slug, annot.DateLine, annot.Contact, annot.EndMark, annot.Media:
		return true
	}
	return false
}

// bullet reports whether tok is a bullet.
func (b *blocker) bullet(tok annot.Token) bool {
	r, _ := utf8.DecodeRuneInString(b.text[tok.Start:])
	return r >= utf8.RuneSelf && isBullet(r)
}

// midSentence reports whether a sentence goes on over the wide gap before token i, as
// happens where an old conversion left the indent of a wrapped line.
func (b *blocker) midSentence(i int) bool {
	before, word := b.word(i-1), b.word(i)
	switch before {
	case ".", "!", "?", ":":
		return b.speaks(i)
	}
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLower(r) || strings.ContainsRune(",;.)", r) || b.isDash(i) ||
		before == "," || b.isDash(i-1) || asksForMore(before) || b.speaks(i)
}
