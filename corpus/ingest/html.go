package ingest

import (
	"bytes"
	"errors"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"pressroom/corpus"
)

// webpage reads a web page: what it says of itself in its fields (html_facts.go), and
// the part of it that is the release (html_article.go), as lines (html_text.go).
func webpage(in *input, give func(part) error) error {
	raw, err := in.all()
	if err != nil {
		return err
	}
	text, err := in.text(bytes.ReplaceAll(raw, []byte{0}, nil))
	if err != nil {
		return err
	}
	pages, err := pagesOf(text)
	if err != nil {
		return err
	}
	return givePages(pages, give)
}

func givePages(pages []page, give func(part) error) error {
	for n := range pages {
		p := part{page: &pages[n]}
		if len(pages) > 1 {
			p.name = "#" + strconv.Itoa(n+1)
		}
		if err := give(p); err != nil {
			return err
		}
	}
	return nil
}

var errScripted = errors.New("has no text: its words are probably put in by a script when a browser shows it")

// pagesOf reads the HTML of a page: one release, or those of a list of articles.
func pagesOf(text string) ([]page, error) {
	doc, err := html.ParseWithOptions(strings.NewReader(text), html.ParseOptionEnableScripting(false))
	if err != nil || countsOver(doc, maxElements) { // elements within each other, or many, as no page has them
		return flatPage(text)
	}
	f := factsOf(doc)
	prune(doc)
	if list := articlesOf(doc); len(list) > 1 {
		var pages []page
		for _, n := range list {
			pages = append(pages, f.item(n))
		}
		return pages, nil
	}
	p := page{title: f.headline(), issuer: f.issuer(), language: f.first("language"), address: f.address(), dates: f.dates()}
	p.text = articleText(doc, p.title)
	p.title = printedTitle(p.title, p.text)
	if len(p.text) < leastArticle && len(f.body) > len(p.text) {
		p.text = f.body
	}
	if strings.TrimSpace(p.text) == "" {
		return nil, errScripted
	}
	return []page{p}, nil
}

// leastArticle is how many bytes an article has, if it is one.
const leastArticle = 250

// maxElements is how many elements and texts a page has that is looked at as one.
const maxElements = 50_000

func countsOver(doc *html.Node, most int) bool {
	for range doc.Descendants() {
		if most--; most < 0 {
			return true
		}
	}
	return false
}

// flatPage reads a page as its words alone.
func flatPage(text string) ([]page, error) {
	var w writer
	for z := html.NewTokenizer(strings.NewReader(text)); ; {
		switch z.Next() {
		case html.ErrorToken:
			if p := (page{text: w.String()}); strings.TrimSpace(p.text) != "" {
				return []page{p}, nil
			}
			return nil, errScripted
		case html.TextToken:
			w.words(string(z.Text()))
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			tag, _ := z.TagName()
			if a := atom.Lookup(tag); a == atom.Script || a == atom.Style {
				z.Next() // what a script has is one piece of text
			} else {
				w.part(breaksOf(a))
			}
		}
	}
}

// printedTitle is a title as the text prints it on a line near its beginning, where that
// is a part of what the page is named: "City of Brack: Bridge closed".
func printedTitle(title, text string) string {
	for line := range strings.Lines(text[:min(len(text), titleZone)]) {
		line = strings.TrimSpace(line)
		if rest, ok := strings.CutSuffix(title, line); ok && line != "" && strings.HasSuffix(rest, ": ") {
			return line
		}
	}
	return title
}

// articlesOf returns the articles of a page that has several, and not one with its teasers.
func articlesOf(doc *html.Node) (list []*html.Node) {
	most, all := 0, 0
	each(doc, func(n *html.Node) {
		if n.DataAtom != atom.Article || beside(n) || n.Parent != nil && inside(n.Parent, atom.Article) {
			return
		}
		if size := len(linesOf(n)); size >= leastArticle && heading(n) != nil {
			list = append(list, n)
			most, all = max(most, size), all+size
		}
	})
	if 10*most > 7*all {
		return nil
	}
	return list
}

// heading is the first heading of an element.
func heading(n *html.Node) *html.Node {
	for x := range n.Descendants() {
		switch x.DataAtom {
		case atom.H1, atom.H2, atom.H3:
			return x
		}
	}
	return nil
}

// item is one article of a page that has several.
func (f facts) item(n *html.Node) page {
	own := factsOf(n)
	head := heading(n)
	p := page{title: lineOf(head), text: linesOf(n), issuer: f.issuer(), language: f.first("language"), dates: own.dates()}
	each(head, func(x *html.Node) {
		if p.address == "" {
			p.address = webAddress(htmlAttr(x, "href"))
		}
	})
	return p
}

// dates are the dates of a page that are known by its fields, the most trusted first.
func (f facts) dates() (out []corpus.Claim) {
	for _, kind := range []string{"date", "date within", "date shown"} {
		for _, x := range f.of(kind) {
			if c, ok := claim(x.field, x.value); ok && len(out) < maxDates {
				out = append(out, c)
			}
		}
		if kind != "date" && len(out) > 1 {
			out = out[:1] // a page shows the dates of other releases, too
		}
		if len(out) > 0 {
			break
		}
	}
	return out
}

// maxDates is how many dates of its fields a page has at most.
const maxDates = 4
