package ingest

import "strings"

// A flow is the text of a document of a word processor as it grows: paragraphs, lines
// of lists and tables, text boxes after the paragraph that they hang on, and the
// notes at the end.
type flow struct {
	frames []*frame // the body, and what is open within: a cell, a text box, a note
	notes  []block
}

// A block is a paragraph, an item of a list or a row of a table.
type block struct {
	text string
	kind blockKind
}

type blockKind int

const (
	paragraph blockKind = iota
	listed              // one line
	rowed               // one line
)

// A frame is what holds paragraphs of its own.
type frame struct {
	blocks []block
	para   strings.Builder
	mark   string    // of the list item that the paragraph is: "•", "2.", empty for none
	late   []block   // text boxes of the paragraph
	cells  [][]block // of the row that is open
	cell   bool      // it is a cell
	row    bool      // what is written into it stands in cells of a row
}

func newFlow() flow { return flow{frames: []*frame{{}}} }

// at is the frame that is written into.
func (f *flow) at() *frame { return f.frames[len(f.frames)-1] }

func (f *flow) write(s string) { f.at().para.WriteString(s) }

// open begins a frame within the one at hand.
func (f *flow) open() { f.frames = append(f.frames, &frame{}) }

// shut ends the frame at hand and returns what it holds; the body stays open.
func (f *flow) shut() []block {
	if len(f.frames) == 1 {
		return nil
	}
	f.endParagraph()
	f.endRow()
	blocks := f.at().blocks
	f.frames = f.frames[:len(f.frames)-1]
	return blocks
}

// endParagraph ends the paragraph at hand.
func (f *flow) endParagraph() {
	at := f.at()
	text, mark := strings.TrimSpace(at.para.String()), at.mark
	at.para.Reset()
	switch {
	case text != "" && mark != "":
		at.blocks = append(at.blocks, block{mark + " " + text, listed})
	case text != "":
		at.blocks = append(at.blocks, block{text, paragraph})
	}
	at.blocks = append(at.blocks, at.late...)
	at.mark, at.late = "", nil
}

// endCell ends the frame at hand as a cell of the row of the one around it.
func (f *flow) endCell() {
	blocks := f.shut()
	f.at().cells = append(f.at().cells, blocks)
}

// endRow writes the cells of the row at hand as a line, with tabs between them. A row
// of which a cell has several paragraphs, or which has one cell, holds text that was only laid
// out as a table.
func (f *flow) endRow() {
	at := f.at()
	cells := at.cells
	at.cells = nil
	for len(cells) > 0 && len(cells[len(cells)-1]) == 0 {
		cells = cells[:len(cells)-1]
	}
	for len(cells) > 0 && len(cells[0]) == 0 && !isRow(cells[1:]) {
		cells = cells[1:]
	}
	if !isRow(cells) {
		for _, c := range cells {
			at.blocks = append(at.blocks, c...)
		}
		return
	}
	var row []string
	for _, c := range cells {
		var words []string
		for _, b := range c {
			words = append(words, squeezed(b.text))
		}
		row = append(row, strings.Join(words, " "))
	}
	at.blocks = append(at.blocks, block{strings.Join(row, "\t"), rowed})
}

// isRow reports whether cells are one line of a table.
func isRow(cells [][]block) bool {
	for _, c := range cells {
		if len(c) > 1 {
			return false
		}
	}
	return len(cells) > 1
}

// endBox ends the frame at hand as a text box: what it holds stands after the paragraph.
func (f *flow) endBox() {
	blocks := f.shut()
	f.at().late = append(f.at().late, blocks...)
}

// addNote puts a note with its mark at the end.
func (f *flow) addNote(mark string, blocks []block) {
	for i, b := range blocks {
		if i == 0 {
			b.text = mark + " " + b.text
		}
		f.notes = append(f.notes, b)
	}
}

// text returns the whole text: an empty line between paragraphs, none within lists and
// tables.
func (f *flow) text() string {
	for len(f.frames) > 1 {
		f.endBox()
	}
	f.endParagraph()
	f.endRow()
	var b strings.Builder
	last := paragraph
	for _, block := range append(f.at().blocks, f.notes...) {
		switch {
		case b.Len() == 0:
		case block.kind != paragraph && block.kind == last:
			b.WriteString("\n")
		default:
			b.WriteString("\n\n")
		}
		b.WriteString(block.text)
		last = block.kind
	}
	return b.String()
}
