package ingest

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"path"
	"strings"
)

// readDOCX reads a document of Word (ECMA-376): what a reader sees once all tracked
// changes are accepted, without what recurs on each page. When a document was
// made or saved is no date of publication.
func readDOCX(in *input, give func(part) error) error {
	archive, err := in.zip()
	if err != nil {
		return err
	}
	main := mainPart(in, archive)
	near := func(name string) string { return path.Join(path.Dir(main), name) }
	d := &docx{flow: newFlow(), numbering: &numbering{}, notes: map[string][]block{}}
	if err := optional(in.walkPart(archive, near("numbering.xml"), d.numbering)); err != nil {
		return err
	}
	if err := optional(in.walkPart(archive, near("styles.xml"), &wordStyles{d.numbering})); err != nil {
		return err
	}
	for _, name := range []string{"footnotes.xml", "endnotes.xml"} {
		notes := &docx{flow: newFlow(), numbering: d.numbering, notes: d.notes}
		if err := optional(in.walkPart(archive, near(name), notes)); err != nil {
			return err
		}
	}
	err = in.walkPart(archive, main, d)
	if errors.Is(err, errNoPart) {
		return errors.New("is a Word document without its text (" + main + ")")
	}
	if err != nil {
		return err
	}
	return give(part{page: &page{text: d.text(), language: declaredLanguage(in, archive, "docProps/core.xml")}})
}

// optional forgives that a part is not there.
func optional(err error) error {
	if errors.Is(err, errNoPart) {
		return nil
	}
	return err
}

// mainPart is the name of the part that has the text.
func mainPart(in *input, archive *zip.Reader) string {
	rels := &relations{}
	if in.walkPart(archive, "_rels/.rels", rels) != nil || rels.main == "" {
		return "word/document.xml"
	}
	return entryName(rels.main)
}

// relations read which part is the document.
type relations struct{ main string }

func (r *relations) start(_ *xml.Decoder, e xml.StartElement) (bool, error) {
	if strings.HasSuffix(attr(e, "Type"), "/officeDocument") && r.main == "" {
		r.main = attr(e, "Target")
	}
	return false, nil
}
func (r *relations) end(string)   {}
func (r *relations) chars(string) {}

// declaredLanguage is what the properties of a document say: "fr-FR".
func declaredLanguage(in *input, archive *zip.Reader, name string) string {
	m := &properties{}
	_ = in.walkPart(archive, name, m) // a text without properties is one all the same
	return strings.TrimSpace(m.language)
}

type properties struct {
	within   bool
	language string
}

func (p *properties) start(_ *xml.Decoder, e xml.StartElement) (bool, error) {
	p.within = e.Name.Local == "language"
	return false, nil
}
func (p *properties) end(string) { p.within = false }
func (p *properties) chars(s string) {
	if p.within && len(p.language) < 100 {
		p.language += s
	}
}

// docx reads the body of a document, or its notes.
type docx struct {
	flow
	numbering *numbering
	notes     map[string][]block // by "footnote 1"
	note      string             // the one that is read
	told      int                // notes referred to
	texts     bool               // characters are text
	hidden    bool               // the run is not shown
	joins     bool               // the end of the paragraph was deleted
	dropped   bool               // the row was deleted
	prompt    bool               // the control at hand holds what asks for text
}

// unseen are elements that nobody reads when changes are accepted, or that only say
// in other words what stands beside them.
var unseen = wordSet("del moveFrom Fallback instrText delText delInstrText rPrChange tblPr tblGrid sectPr")

// written are elements that stand for a character.
var written = map[string]string{"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}

func (d *docx) start(dec *xml.Decoder, e xml.StartElement) (taken bool, err error) {
	name := e.Name.Local
	d.texts = name == "t"
	if unseen[name] || name == "sdtContent" && d.prompt {
		d.prompt = false
		return true, dec.Skip()
	}
	switch name {
	case "pPr":
		return true, d.paragraph(dec, e)
	case "sdtPr":
		return true, d.control(dec, e)
	case "trPr":
		return true, d.row(dec, e)
	case "r":
		d.hidden = false
	case "vanish":
		d.hidden = attr(e, "val") != "0" && attr(e, "val") != "false"
	case "tc", "txbxContent":
		d.open()
	case "footnote", "endnote":
		d.note = name + " " + attr(e, "id")
		d.open()
	case "footnoteReference", "endnoteReference":
		d.refer(strings.TrimSuffix(name, "Reference") + " " + attr(e, "id"))
	default:
		d.put(written[name])
	}
	return false, nil
}

func (d *docx) end(name string) {
	d.texts = false
	switch name {
	case "p":
		if !d.joins {
			d.endParagraph()
		}
		d.joins = false
	case "tc":
		d.endCell()
	case "tr":
		if d.dropped {
			d.at().cells = nil
		}
		d.dropped = false
		d.endRow()
	case "txbxContent":
		d.endBox()
	case "footnote", "endnote":
		d.notes[d.note] = d.shut()
	}
}

func (d *docx) chars(s string) {
	if d.texts {
		d.put(s)
	}
}

func (d *docx) put(s string) {
	if !d.hidden {
		d.write(s)
	}
}

// paragraph reads what a paragraph is: an item of a list, or one whose end is gone.
func (d *docx) paragraph(dec *xml.Decoder, e xml.StartElement) error {
	var p struct {
		Style wordValue `xml:"pStyle"`
		item
		Deleted *struct{} `xml:"rPr>del"`
		Moved   *struct{} `xml:"rPr>moveFrom"`
	}
	if err := dec.DecodeElement(&p, &e); err != nil {
		return err
	}
	d.joins = p.Deleted != nil || p.Moved != nil
	if d.at().para.Len() == 0 {
		d.at().mark = d.numbering.mark(p.item, p.Style.Val)
	}
	return nil
}

// control reads whether a field to fill in is still empty, or holds a table of contents.
func (d *docx) control(dec *xml.Decoder, e xml.StartElement) error {
	var c struct {
		Prompt  *struct{} `xml:"showingPlcHdr"`
		Gallery wordValue `xml:"docPartObj>docPartGallery"`
	}
	err := dec.DecodeElement(&c, &e)
	d.prompt = c.Prompt != nil || c.Gallery.Val == "Table of Contents"
	return err
}

func (d *docx) row(dec *xml.Decoder, e xml.StartElement) error {
	var r struct {
		Deleted *struct{} `xml:"del"`
	}
	err := dec.DecodeElement(&r, &e)
	d.dropped = r.Deleted != nil
	return err
}

// refer writes the mark of a note; the note stands at the end.
func (d *docx) refer(id string) {
	note, ok := d.notes[id]
	if !ok || d.hidden {
		return
	}
	d.told++
	mark := fmt.Sprintf("[%d]", d.told)
	d.put(mark)
	d.addNote(mark, note)
}
