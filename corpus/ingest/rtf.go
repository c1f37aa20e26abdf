package ingest

import (
	"errors"
	"fmt"
	"strconv"
	"unicode/utf16"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// readRTF reads a Rich Text document (version 1.9): its text with tracked changes
// accepted, without heads and feet of pages, pictures and what describes the document.
func readRTF(in *input, give func(part) error) error {
	raw, err := in.all()
	if err != nil {
		return err
	}
	r := &rtf{flow: newFlow(), raw: raw, fonts: map[int]int{}, page: 1252}
	if err := r.read(); err != nil {
		return err
	}
	p := part{page: &page{text: r.text()}}
	if len(r.groups) > 0 {
		p.reason = "ends in the middle of the document"
	}
	return give(p)
}

// rtf reads a document: groups in braces, control words and symbols, and text.
type rtf struct {
	flow
	raw    []byte
	i      int        // where raw is read
	now    rtfState   // of the group at hand
	groups []rtfState // of those around it, the outermost first
	star   bool       // what comes next may be passed over where it is not known
	fonts  map[int]int
	page   int    // code page of the document
	bytes  []byte // text in a code page that is not decoded yet
	high   rune   // first half of a character of two units
	over   int    // characters still to pass over: what stands for a character in old readers
	told   int    // notes
}

// An rtfState is what a group inherits and leaves behind at its end.
type rtfState struct {
	skip    skip
	stand   int // characters that stand for one of Unicode (\ucN)
	font    int
	hidden  bool
	deleted bool
	table   bool   // the paragraph stands in a cell, as it says itself
	opened  string // the frame that the group is: a note, a text box, the mark of an item
}

// A skip says whether a group is text.
type skip int

const (
	shown   skip = iota
	waiting      // not itself, but a group within may be
	dead
)

// destinations are control words that begin a group that is no text of the body.
var destinations = wordSet("fonttbl colortbl stylesheet info pict header headerl headerr headerf footer footerl footerr footerf " +
	"fldinst nonshppict nonesttables ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn listtable listoverridetable revtbl rsidtbl generator " +
	"datastore themedata colorschememapping latentstyles xmlnstbl tc tcn xe rxe txe template shprslt objdata objclass annotation atnid " +
	"atnauthor filetbl private falt panose")

// signs are control words and symbols that stand for a character.
var signs = map[string]string{"tab": "\t", "line": "\n", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "emdash": "—",
	"endash": "–", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ", "~": "\u00a0", "_": "-", "{": "{", "}": "}", `\`: `\`,
	"nestcell": "\t"}

var errGroups = fmt.Errorf("has over %d groups within each other", maxNested)

// read reads to the end of the first group.
func (r *rtf) read() error {
	r.now = rtfState{stand: 1}
	for r.i < len(r.raw) {
		c := r.raw[r.i]
		r.i++
		switch c {
		case '{':
			r.flush()
			r.over = 0
			r.groups = append(r.groups, r.now)
			r.now.opened = ""
			if len(r.groups) > maxNested {
				return errGroups
			}
		case '}':
			r.flush()
			r.over, r.star = 0, false
			r.leave()
			if len(r.groups) == 0 {
				return nil
			}
		case '\\':
			r.control()
		case '\r', '\n', 0:
		default:
			r.byte(c)
		}
	}
	r.flush()
	if len(r.groups) == 0 {
		return errors.New("is no valid RTF")
	}
	return nil
}

// leave ends a group.
func (r *rtf) leave() {
	n := len(r.groups) - 1
	if n < 0 {
		return
	}
	opened := r.now.opened
	if opened != "" {
		r.endCells()
	}
	r.now, r.groups = r.groups[n], r.groups[:n]
	switch opened {
	case "note":
		note := r.shut()
		r.told++
		mark := fmt.Sprintf("[%d]", r.told)
		r.write(mark)
		r.addNote(mark, note)
	case "box":
		r.endBox()
	case "mark":
		if blocks := r.shut(); len(blocks) > 0 {
			r.at().mark = itemMark(blocks[0].text)
		}
	}
}

// itemMark is the mark of an item as text has it: signs of many fonts are bullets.
func itemMark(s string) string {
	if c := s[0]; '0' <= c && c <= '9' || 'a' <= c && c <= 'z' && len(s) > 1 || 'A' <= c && c <= 'Z' || c == '(' {
		return s
	}
	return "•"
}

// control reads a control word with its number, or a control symbol.
func (r *rtf) control() {
	if r.i >= len(r.raw) {
		return
	}
	from := r.i
	for r.i < len(r.raw) && isLetter(r.raw[r.i]) && r.i-from < maxWord {
		r.i++
	}
	if r.i == from {
		r.i++
		r.symbol(r.raw[from])
		return
	}
	word := string(r.raw[from:r.i])
	from = r.i
	for r.i < len(r.raw) && (r.raw[r.i] == '-' && r.i == from || '0' <= r.raw[r.i] && r.raw[r.i] <= '9') && r.i-from < maxWord {
		r.i++
	}
	n, err := strconv.Atoi(string(r.raw[from:r.i]))
	if r.i < len(r.raw) && r.raw[r.i] == ' ' {
		r.i++
	}
	if word == "bin" { // bytes that are no text
		r.i += min(max(n, 0), len(r.raw)-r.i)
		return
	}
	if r.over > 0 && word != "u" {
		r.over--
		return
	}
	r.word(word, n, err == nil)
	r.star = false
}

// maxWord is how long a control word or its number may be, in bytes.
const maxWord = 32

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

// symbol reads a control symbol: a mark after a backslash.
func (r *rtf) symbol(c byte) {
	switch c {
	case '*':
		r.star = true
		return
	case '\r', '\n':
		r.word("par", 0, false)
	case '\'':
		end := min(r.i+2, len(r.raw))
		n, err := strconv.ParseUint(string(r.raw[r.i:end]), 16, 8)
		if err == nil {
			r.i = end
			r.byte(byte(n))
		}
	default:
		if r.over > 0 {
			r.over--
			return
		}
		r.put(signs[string(c)])
	}
}

// word obeys a control word with its number, if it has one.
func (r *rtf) word(word string, n int, numbered bool) {
	on := !numbered || n != 0
	switch word {
	case "u":
		r.flush()
		r.unit(uint16(n))
		r.over = r.now.stand
		return
	case "uc":
		r.now.stand = min(max(n, 0), maxWord)
	case "f":
		r.flush()
		r.now.font = n
	case "fcharset":
		r.fonts[r.now.font] = n
	case "ansicpg":
		r.page = n
	case "mac":
		r.page = 10000
	case "pc":
		r.page = 437
	case "pca":
		r.page = 850
	case "v":
		r.flush()
		r.now.hidden = on
	case "deleted":
		r.flush()
		r.now.deleted = on
	case "plain":
		r.flush()
		r.now.hidden, r.now.deleted = false, false
	case "pard":
		r.now.table = false
	case "trowd":
		r.at().row = r.at().row || r.now.skip == shown && !r.at().cell
	case "intbl":
		r.now.table = true
	case "par", "page", "sect", "nestrow":
		r.flush()
		if r.visible() {
			r.endParagraph()
		}
	case "cell":
		r.flush()
		r.cell()
	case "row":
		r.flush()
		r.row()
	default:
		r.begin(word)
	}
}

// begin begins a group of its own kind, or writes a character.
func (r *rtf) begin(word string) {
	switch {
	case r.now.skip == dead:
	case word == "upr" || word == "shpinst" || word == "do":
		r.now.skip = waiting
	case word == "ud" && r.now.skip == waiting:
		r.now.skip = shown
	case (word == "shptxt" || word == "dptxbxtext") && r.now.skip == waiting:
		r.now.skip = shown
		r.frame("box")
	case r.now.skip == waiting:
	case word == "footnote":
		r.frame("note")
	case word == "listtext" || word == "pntext":
		r.frame("mark")
	case r.star || destinations[word]:
		r.now.skip = dead
	default:
		r.put(signs[word])
	}
}

// frame opens what the group at hand holds, once.
func (r *rtf) frame(kind string) {
	if r.now.opened == "" && len(r.groups) > 0 {
		r.flush()
		r.enter()
		r.now.opened = kind
		r.now.table = false
		r.open()
	}
}

// visible reports whether text of the group at hand is read by anybody.
func (r *rtf) visible() bool { return r.now.skip == shown && !r.now.hidden && !r.now.deleted }

// enter opens a cell where the text at hand begins one.
func (r *rtf) enter() {
	if at := r.at(); !at.cell && (r.now.table || at.row) {
		r.open()
		r.at().cell = true
	}
}

func (r *rtf) cell() {
	if r.now.skip != shown {
		return
	}
	if !r.at().cell {
		r.open()
	}
	r.endCell()
}

func (r *rtf) row() {
	if r.now.skip != shown {
		return
	}
	r.endCells()
	r.at().row = false
}

// endCells ends a row that is open in the frame at hand.
func (r *rtf) endCells() {
	if r.at().cell {
		r.endCell()
	}
	r.endRow()
}

// byte reads a byte of text in the code page at hand.
func (r *rtf) byte(c byte) {
	switch {
	case r.over > 0:
		r.over--
	case r.visible():
		r.high = 0
		r.bytes = append(r.bytes, c)
	}
}

// put writes text.
func (r *rtf) put(s string) {
	r.flush()
	if s != "" && r.visible() {
		r.enter()
		r.write(s)
	}
}

// unit writes a unit of UTF-16; a character may have two.
func (r *rtf) unit(u uint16) {
	c := rune(u)
	switch {
	case utf16.IsSurrogate(c) && c < 0xdc00:
		r.high = c
		return
	case utf16.IsSurrogate(c):
		c = utf16.DecodeRune(r.high, c)
	case 0xf020 <= c && c <= 0xf0ff: // a sign of a font of symbols
		c = '•'
	}
	r.high = 0
	r.put(string(c))
}

// flush decodes the bytes that were read.
func (r *rtf) flush() {
	if len(r.bytes) == 0 {
		return
	}
	raw := r.bytes
	r.bytes = r.bytes[:0]
	var text string
	switch enc, page := r.codePage(); {
	case page == symbols:
		text = "•"
	case enc != nil:
		text = inCharset(raw, enc)
	default:
		text = string(raw)
	}
	r.enter()
	r.write(text)
}

// symbols is the character set of fonts whose letters are signs.
const symbols = 2

// codePages are the code pages of the character sets of fonts (\fcharset).
var codePages = map[int]int{77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256,
	186: 1257, 204: 1251, 222: 874, 238: 1250, 254: 437, 255: 850, symbols: symbols}

// labels are the names of code pages that are called otherwise on the web.
var labels = map[int]string{10000: "macintosh", 932: "shift_jis", 936: "gbk", 949: "euc-kr", 950: "big5", 65001: "utf-8"}

// codePage returns the character set of the text at hand.
func (r *rtf) codePage() (encoding.Encoding, int) {
	page, ok := codePages[r.fonts[r.now.font]]
	if !ok {
		page = r.page
	}
	if name := labels[page]; name != "" {
		return Charset(name), page
	}
	if enc := oldPages[page]; enc != nil {
		return enc, page
	}
	if enc := Charset(fmt.Sprintf("windows-%d", page)); enc != nil {
		return enc, page
	}
	return charmap.Windows1252, page
}

// oldPages are code pages of DOS.
var oldPages = map[int]encoding.Encoding{437: charmap.CodePage437, 850: charmap.CodePage850, 852: charmap.CodePage852,
	866: charmap.CodePage866}
