package ingest

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// readNews reads what news agencies send: NITF, NewsML 1 and NewsML-G2. Each item with a text
// is a release. Who provides it is not told as its issuer: an agency carries what others issue.
func readNews(in *input, give func(part) error) error {
	raw, err := in.all()
	if err != nil {
		return err
	}
	n := &news{}
	if err := walk(bytes.NewReader(raw), n); err != nil {
		return fmt.Errorf("is no valid XML: %w", err)
	}
	if len(n.items) == 0 {
		return errors.New("is an item of news without its text (a package, a picture, a list)")
	}
	for i, item := range n.items {
		p := part{page: item.page()}
		if len(n.items) > 1 {
			p.name = "#" + cmp.Or(item.id, strconv.Itoa(i+1))
		}
		if err := give(p); err != nil {
			return err
		}
	}
	return nil
}

// news reads items of news. All names are in small letters: NewsML 1 has others than G2.
type news struct {
	items  []*newsItem // that have a text
	item   *newsItem   // at hand, nil outside
	within []string    // elements that are open
	field  string      // that the text at hand is of; empty for none
	zone   int         // how many elements that hold the text of the item are open
	blocks int         // how many paragraphs and the like are open
}

// A newsItem is one item while it grows.
type newsItem struct {
	flow
	id, language string
	fields       map[string]string // by the elements that hold them
}

var (
	newsRoots  = wordSet("nitf newsml newsmessage newsitem packageitem")
	newsFields = wordSet("hl1 headline byline by dateline firstcreated versioncreated thisrevisioncreated contentcreated publicidentifier")
	// newsZones hold the text of an item, and newsBlocks are its paragraphs.
	newsZones  = wordSet("body.content body.end inlinexml inlinedata datacontent")
	newsBlocks = wordSet("p hl2 h1 h2 h3 h4 h5 h6 li tagline blockquote bq div pre dt dd caption")
	newsApart  = wordSet("media script style head")
)

func (n *news) start(d *xml.Decoder, e xml.StartElement) (taken bool, err error) {
	name := strings.ToLower(e.Name.Local)
	if n.zone > 0 && newsApart[name] {
		return true, d.Skip()
	}
	n.within = append(n.within, name)
	switch {
	case name == "newsitem" || name == "nitf" && n.item == nil:
		n.item = &newsItem{flow: newFlow(), id: attr(e, "guid"), fields: map[string]string{}}
		n.zone, n.blocks, n.field = 0, 0, ""
	case n.item == nil:
		return false, nil
	}
	n.item.language = cmp.Or(n.item.language, attr(e, "lang"))
	n.item.attribute(name, e)
	switch {
	case newsFields[name] && n.item.fields[name] == "":
		n.field = name
	case newsZones[name]:
		n.zone++
	case n.zone > 0:
		n.open(name)
	}
	return false, nil
}

// attribute keeps what an element tells in its attributes.
func (i *newsItem) attribute(name string, e xml.StartElement) {
	switch name {
	case "date.issue", "date.release":
		i.fields[name] = attr(e, "norm")
	case "pubdata":
		i.fields[name] = attr(e, "date.publication")
	case "doc-id":
		i.id = cmp.Or(i.id, attr(e, "id-string"))
	case "language":
		i.language = cmp.Or(i.language, attr(e, "tag"), attr(e, "formalname"), attr(e, "FormalName"))
	}
}

// open begins an element of the text.
func (n *news) open(name string) {
	switch {
	case newsBlocks[name]:
		n.item.endParagraph()
		n.blocks++
		if name == "li" {
			n.item.at().mark = "•"
		}
	case name == "td", name == "th":
		n.item.open()
		n.blocks++
	case name == "br":
		n.item.write("\n")
	}
}

func (n *news) end(name string) {
	name = strings.ToLower(name)
	n.within = n.within[:max(len(n.within)-1, 0)]
	switch {
	case n.item == nil:
	case name == n.field:
		n.field = ""
	case newsZones[name]:
		n.zone--
		n.item.endParagraph()
	case n.zone > 0 && newsBlocks[name]:
		n.blocks--
		n.item.endParagraph()
	case n.zone > 0 && (name == "td" || name == "th"):
		n.blocks--
		n.item.endCell()
	case n.zone > 0 && name == "tr":
		n.item.endRow()
	case name == "newsitem" || name == "nitf" && !n.inItem():
		if strings.TrimSpace(n.item.flow.text()) != "" {
			n.items = append(n.items, n.item)
		}
		n.item = nil
	}
}

// inItem reports whether a newsItem is open.
func (n *news) inItem() bool {
	for _, name := range n.within {
		if name == "newsitem" {
			return true
		}
	}
	return false
}

// chars writes text; lines are kept where it stands without paragraphs.
func (n *news) chars(s string) {
	switch {
	case n.item == nil:
	case n.field != "":
		n.item.fields[n.field] += s
	case n.zone > 0 && n.blocks > 0:
		n.item.write(oneBlank(s))
	case n.zone > 0:
		n.item.write(s)
	}
}

// first returns the first of the fields that the item has.
func (i *newsItem) first(names ...string) string {
	for _, name := range names {
		if s := squeezed(i.fields[name]); s != "" {
			return s
		}
	}
	return ""
}

// newsDates are the fields that tell when an item was published, the most trusted first.
var newsDates = []string{"date.issue", "date.release", "pubdata", "firstcreated", "versioncreated", "thisrevisioncreated", "contentcreated"}

// page is the item as a release: its headline, who wrote it, and the text after its place.
func (i *newsItem) page() *page {
	p := &page{title: i.first("hl1", "headline"), text: i.flow.text(), language: i.language}
	if place := i.first("dateline"); place != "" && !strings.HasPrefix(onlyWords(p.text), onlyWords(place)) {
		p.text = strings.TrimRight(place, "-–— ") + " – " + p.text
	}
	if by := i.first("byline", "by"); by != "" {
		p.text = by + "\n\n" + p.text
	}
	for _, field := range newsDates {
		if c, ok := claim(field, i.first(field)); ok {
			p.dates = append(p.dates, c)
			break
		}
	}
	return p
}

// onlyWords are the letters and digits of s, in small letters.
func onlyWords(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}
