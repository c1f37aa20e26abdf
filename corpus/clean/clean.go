// Package clean restores the text that its author wrote from the text as it was read.
// It takes out byte order marks, odd blanks, hidden characters, ligatures, entities of
// HTML, marks of Markdown, what a program wrote for empty parts of a page, and the hyphens and line breaks that the edge of a page put
// into words and sentences. A Map leads from each byte of the cleaned text back to the
// text as read. A text without damage is returned as it is, with an empty Map.
package clean

import "strings"

// Text returns the cleaned text and the way back. Both texts are valid UTF-8. It
// takes time linear in the length of raw and is deterministic.
func Text(raw string) (string, Map) {
	d := &draft{text: raw}
	see := look(raw)
	if see.high {
		d.repeat(mojibake)
	}
	if see.ampersand {
		d.repeat(entities)
	}
	if see.high || see.control || len(d.Map.pieces) > 0 {
		d.apply(characters(d.text))
	}
	if see.high {
		d.apply(lost(d.text))
	}
	d.apply(nulls(d.text))
	d.apply(front(d.text))
	if see.mark {
		d.apply(markdown(d.text))
	}
	d.apply(spaced(d.text))
	d.apply(breaks(d.text))
	d.apply(paragraphs(d.text))
	d.apply(doubleSpaced(d.text))
	d.apply(lines(d.text))
	return d.text, d.Map
}

// headBytes is how far down blank lines are looked over for what must stand first.
const headBytes = 4096

// A sight is what one look at the bytes of a text shows of possible damage.
type sight struct {
	high      bool // other than ASCII
	control   bool // other than line ends and tabs
	ampersand bool
	mark      bool // of Markdown
}

func look(text string) (s sight) {
	for i := range len(text) {
		switch c := text[i]; {
		case c >= 0x80:
			s.high = true
		case c < ' ' && c != '\n' && c != '\t' || c == 0x7f:
			s.control = true
		case c == '&':
			s.ampersand = true
		case c == '*' || c == '_' || c == '#' || c == '[' || c == '>':
			s.mark = true
		}
	}
	return s
}

// A draft is a text on its way from raw to clean.
type draft struct {
	text string
	Map
}

// An edit replaces the bytes from start to end, of which there is one at least.
type edit struct {
	start, end int
	with       string
}

// apply makes the edits, which ascend and do not overlap.
func (d *draft) apply(edits []edit) {
	if len(edits) == 0 {
		return
	}
	var b strings.Builder
	b.Grow(len(d.text))
	step := Map{make([]piece, 0, len(edits))}
	at := 0
	for _, e := range edits {
		b.WriteString(d.text[at:e.start])
		from := b.Len()
		b.WriteString(e.with)
		step.pieces = append(step.pieces, piece{raw: span{e.start, e.end}, clean: span{from, b.Len()}})
		at = e.end
	}
	b.WriteString(d.text[at:])
	d.text, d.Map = b.String(), d.Map.then(step)
}

// layers is how often damage is done over damage, at most: "&amp;amp;nbsp;".
const layers = 3

// repeat applies find again while it finds something.
func (d *draft) repeat(find func(string) []edit) {
	for range layers {
		edits := find(d.text)
		if len(edits) == 0 {
			return
		}
		d.apply(edits)
	}
}
