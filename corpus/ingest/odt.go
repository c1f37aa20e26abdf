package ingest

import (
	"encoding/xml"
	"errors"
	"strconv"
	"strings"
)

// readODT reads an OpenDocument text (ODF 1.3): headings, paragraphs, lists, tables, text boxes, and notes at the
// end. Tracked changes are accepted: what was deleted stands apart from the text. Heads
// and feet of pages are in another part of the file.
func readODT(in *input, give func(part) error) error {
	archive, err := in.zip()
	if err != nil {
		return err
	}
	if strings.Contains(head(archive, "META-INF/manifest.xml"), "encryption-data") {
		return errors.New("is encrypted")
	}
	o := &odt{flow: newFlow(), styles: map[string]odtLevels{}}
	if err := optional(in.walkPart(archive, "styles.xml", &odtStyles{of: o.styles})); err != nil {
		return err
	}
	err = in.walkPart(archive, "content.xml", o)
	if errors.Is(err, errNoPart) {
		return errors.New("is an OpenDocument text without its text (content.xml)")
	}
	if err != nil {
		return err
	}
	return give(part{page: &page{text: o.text(), language: declaredLanguage(in, archive, "meta.xml")}})
}

// odt reads the content of a document.
type odt struct {
	flow
	styles map[string]odtLevels // of lists, by name
	lists  []*odtList           // that the text stands in, the outermost first
	depth  int                  // how many paragraphs the text stands in: a text box is within one
	cited  string               // mark of the note at hand
	citing bool
}

// odtLevels are the formats of the levels of a list: "1", "a", "i"; "•" for bullets.
type odtLevels map[int]odtLevel

type odtLevel struct {
	format, before, after string
	start                 int
}

type odtList struct {
	style string
	count int
	fresh bool // the next paragraph begins an item
}

// apart are elements that are no text of the document.
var apart = wordSet("tracked-changes annotation annotation-end title desc forms table-of-content ruby-text hidden-text hidden-paragraph " +
	"sequence-decls variable-decls user-field-decls alphabetical-index illustration-index table-index object-index bibliography " +
	"event-listeners font-face-decls scripts")

func (o *odt) start(d *xml.Decoder, e xml.StartElement) (taken bool, err error) {
	name := e.Name.Local
	switch {
	case apart[name], name == "section" && attr(e, "display") == "none":
		return true, d.Skip()
	case name == "list-style":
		return true, readListStyle(d, e, o.styles)
	}
	switch name {
	case "p", "h":
		o.depth++
		o.item()
	case "s":
		n, _ := strconv.Atoi(attr(e, "c"))
		o.write(strings.Repeat(" ", min(max(n, 1), 100)))
	case "tab":
		o.write("\t")
	case "line-break":
		o.write("\n")
	case "list":
		o.openList(attr(e, "style-name"))
	case "list-item", "list-header":
		o.openItem(name, attr(e, "start-value"))
	case "table-cell", "covered-table-cell", "text-box":
		o.open()
	case "note-citation":
		o.citing, o.cited = true, ""
	case "note-body":
		o.write("[" + o.cited + "]")
		o.open()
	}
	return false, nil
}

func (o *odt) end(name string) {
	switch name {
	case "p", "h":
		o.depth--
		o.endParagraph()
	case "list":
		o.lists = o.lists[:max(len(o.lists)-1, 0)]
	case "table-cell", "covered-table-cell":
		o.endCell()
	case "table-row":
		o.endRow()
	case "text-box":
		o.endBox()
	case "note-citation":
		o.citing = false
	case "note-body":
		o.addNote("["+o.cited+"]", o.shut())
	}
}

// chars writes text as ODF has it: a run of blanks is one.
func (o *odt) chars(s string) {
	switch {
	case o.citing:
		o.cited += strings.TrimSpace(s)
	case o.depth > 0:
		o.write(oneBlank(s))
	}
}

// oneBlank makes one blank of each run of blanks and line ends.
func oneBlank(s string) string {
	words := squeezed(s)
	if words == "" {
		return s[:min(len(s), 1)]
	}
	if strings.ContainsAny(s[:1], " \t\r\n") {
		words = " " + words
	}
	if strings.ContainsAny(s[len(s)-1:], " \t\r\n") {
		words += " "
	}
	return words
}

// openList enters a list; one within another has the style of that.
func (o *odt) openList(style string) {
	if n := len(o.lists); style == "" && n > 0 {
		style = o.lists[n-1].style
	}
	o.lists = append(o.lists, &odtList{style: style})
}

func (o *odt) openItem(name, start string) {
	if len(o.lists) == 0 || name == "list-header" {
		return
	}
	l := o.lists[len(o.lists)-1]
	l.count++
	if n, err := strconv.Atoi(start); err == nil {
		l.count = n
	}
	l.fresh = true
}

// item gives the first paragraph of an item its mark.
func (o *odt) item() {
	n := len(o.lists)
	if n == 0 || !o.lists[n-1].fresh {
		return
	}
	l := o.lists[n-1]
	l.fresh = false
	level := o.styles[l.style][n]
	switch level.format {
	case "", "•":
		o.at().mark = "•"
	default:
		o.at().mark = level.before + numeral(l.count+max(level.start, 1)-1, level.format) + level.after
	}
}

// odtStyles reads the lists of the part that holds styles.
type odtStyles struct{ of map[string]odtLevels }

func (s *odtStyles) start(d *xml.Decoder, e xml.StartElement) (bool, error) {
	if e.Name.Local == "list-style" {
		return true, readListStyle(d, e, s.of)
	}
	return false, nil
}
func (s *odtStyles) end(string)   {}
func (s *odtStyles) chars(string) {}

// readListStyle reads how the items of a list are marked.
func readListStyle(d *xml.Decoder, e xml.StartElement, styles map[string]odtLevels) error {
	var style struct {
		Levels []struct {
			Level  int    `xml:"level,attr"`
			Format string `xml:"num-format,attr"`
			Before string `xml:"num-prefix,attr"`
			After  string `xml:"num-suffix,attr"`
			Start  int    `xml:"start-value,attr"`
		} `xml:"list-level-style-number"`
	}
	if err := d.DecodeElement(&style, &e); err != nil {
		return err
	}
	levels := odtLevels{}
	for _, l := range style.Levels {
		levels[l.Level] = odtLevel{l.Format, l.Before, l.After, l.Start}
	}
	styles[attr(e, "name")] = levels
	return nil
}
