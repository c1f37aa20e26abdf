package ingest

import (
	"bytes"
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html"
)

// readFeed reads a feed (RSS, Atom, RDF): each of its items is a release.
func readFeed(in *input, give func(part) error) error {
	raw, err := in.all()
	if err != nil {
		return err
	}
	feed, err := gofeed.NewParser().Parse(bytes.NewReader(raw))
	if err != nil {
		return fmt.Errorf("is no valid feed: %w", err)
	}
	for n, item := range feed.Items {
		p := part{name: "#" + cmp.Or(squeezed(item.GUID), strconv.Itoa(n+1)), page: itemPage(feed, item)}
		if p.page.text == "" {
			p.page, p.reason = nil, "has no text: a feed of headlines, whose pages hold the texts"
		}
		if err := give(p); err != nil {
			return err
		}
	}
	return nil
}

// itemPage is an item of a feed as a page.
func itemPage(feed *gofeed.Feed, item *gofeed.Item) *page {
	p := &page{title: plainOf(item.Title), text: plainOf(cmp.Or(item.Content, item.Description)), language: feed.Language,
		address: webAddress(item.Link)}
	for _, x := range []struct{ field, value string }{{"pubDate", item.Published}, {"updated", item.Updated}} {
		if c, ok := claim(x.field, x.value); ok {
			p.dates = append(p.dates, c)
			break
		}
	}
	if dc := feed.DublinCoreExt; dc != nil && len(dc.Publisher) > 0 && !carries(p.address) {
		p.issuer = plainOf(dc.Publisher[0])
	}
	return p
}

// plainOf is the text of a piece of HTML, or a text that is none as it is.
func plainOf(s string) string {
	if !strings.ContainsAny(s, "<&") {
		return strings.TrimSpace(valid(s))
	}
	doc, err := html.Parse(strings.NewReader(valid(s)))
	if err != nil || countsOver(doc, maxElements) {
		if pages, err := flatPage(s); err == nil {
			return pages[0].text
		}
		return ""
	}
	prune(doc)
	return strings.TrimSpace(linesOf(doc))
}
