package ingest

import (
	"iter"
	"net/url"
	"slices"
	"strconv"
	"strings"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// An article finds the text of the release on a page. Readability says which elements
// are its body. It is a reader of magazines, and leaves out what stands between the
// headline and the body ("FOR IMMEDIATE RELEASE", the line below the headline) and what
// stands after it, whom to ask and what the issuer says of itself: these are added.
type article struct {
	doc   *html.Node
	order []*html.Node // all elements, by their numbers
	kept  []bool       // those whose words are the release's, by their numbers
	tails []string     // how what belongs to a release after its body begins
}

// numberKey is the attribute of an element that has its number.
const numberKey = "data-number"

// Bytes that a piece of a page has at most.
const (
	maxHead = 400  // between the headline and the body
	maxTail = 1500 // a contact, or what an issuer says of itself
	maxMenu = 600  // a list of links
)

// articleText returns the text of the release on a page of which prune has taken out
// what is no text.
func articleText(doc *html.Node, title string) string {
	a := &article{doc: doc, tails: words("tail")}
	each(doc, func(n *html.Node) {
		n.Attr = append(n.Attr, html.Attribute{Key: numberKey, Val: strconv.Itoa(len(a.order))})
		a.order = append(a.order, n)
	})
	a.kept = make([]bool, len(a.order))
	first, last := a.body()
	if last < 0 {
		dropMenus(doc)
		return linesOf(doc)
	}
	a.head(first, title)
	a.tail(last)
	w := writer{wants: func(n *html.Node) bool { return a.kept[number(n)] }}
	w.node(doc)
	return w.String()
}

// body marks the elements that have words which readability takes for the article, and
// returns the first and the last of them; -1 where it finds none.
func (a *article) body() (first, last int) {
	parser := readability.NewParser()
	parser.DisableJSONLD = true
	here := &url.URL{Scheme: "https", Host: "localhost"} // links are not kept
	found, err := parser.ParseDocument(a.doc, here)
	if err != nil || found.Node == nil {
		return -1, -1
	}
	first, last = len(a.order), -1
	for x := range found.Node.Descendants() {
		if n := number(x); x.Type == html.TextNode && strings.TrimSpace(x.Data) != "" && n >= 0 {
			a.kept[n] = true
			first, last = min(first, n), max(last, n)
		}
	}
	if got := len(linesOf(found.Node)); got < leastArticle || 10*got > 9*len(linesOf(a.doc)) {
		return -1, -1 // a page of few words, or of nothing else
	}
	return first, a.spread(last)
}

// spread marks all that an element holds whose words readability has put into others,
// which have no number, and returns the last that is marked.
func (a *article) spread(last int) int {
	for k := last; k >= 0; k-- {
		if !a.kept[k] || ownText(a.order[k]) != "" {
			continue
		}
		held := slices.Collect(numbersIn(a.order[k]))
		if slices.ContainsFunc(held, func(n int) bool { return a.kept[n] }) {
			continue
		}
		for _, n := range held {
			a.kept[n] = true
			last = max(last, n)
		}
	}
	return last
}

// numbersIn are those of the elements that an element holds.
func numbersIn(n *html.Node) iter.Seq[int] {
	return func(yield func(int) bool) {
		for x := range n.Descendants() {
			if x.Type == html.ElementNode && !yield(number(x)) {
				return
			}
		}
	}
}

// number is the number of an element, or of that around a text or an element without
// one; -1 for none.
func number(n *html.Node) int {
	for ; n != nil; n = n.Parent {
		if k, err := strconv.Atoi(htmlAttr(n, numberKey)); err == nil {
			return k
		}
	}
	return -1
}

// head marks what stands between the headline and the body, if it is little.
func (a *article) head(first int, title string) {
	from := -1
	for k, n := range a.order[:first] {
		if (n.DataAtom == atom.H1 || n.DataAtom == atom.H2) && strings.EqualFold(lineOf(n), title) {
			from = k
		}
	}
	size := 0
	for _, n := range a.order[max(from, 0):first] {
		size += len(ownText(n))
	}
	if from < 0 || size > maxHead {
		return
	}
	for k := from + 1; k < first; k++ {
		a.kept[k] = !beside(a.order[k]) && !under(a.order[k], a.order[from]) && !inside(a.order[k], atom.A)
	}
}

// tail marks what belongs to the release after its body.
func (a *article) tail(last int) {
	for k := last + 1; k < len(a.order); k++ {
		n := a.order[k]
		if a.kept[k] || beside(n) || !a.tailBegins(n) {
			continue
		}
		for n.Parent != nil && number(n.Parent) > last && len(lineOf(n.Parent)) <= maxTail {
			n = n.Parent
		}
		if linked(n) > 0.5 || len(lineOf(n)) > maxTail {
			continue
		}
		a.kept[number(n)] = true
		each(n, func(x *html.Node) { a.kept[number(x)] = true })
	}
}

// tailBegins reports whether an element begins a part after the body: "Press contact".
func (a *article) tailBegins(n *html.Node) bool {
	s := strings.ToLower(strings.TrimLeft(ownText(n), " *–-"))
	return s != "" && slices.ContainsFunc(a.tails, func(begin string) bool { return strings.HasPrefix(s, begin) })
}

// ownText is the text that stands in an element itself.
func ownText(n *html.Node) string {
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return squeezed(b.String())
}

func under(n, above *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == above {
			return true
		}
	}
	return false
}

// linked is which part of the words of an element are links.
func linked(n *html.Node) float64 {
	links := 0
	each(n, func(x *html.Node) {
		if x.DataAtom == atom.A {
			links += len(lineOf(x))
		}
	})
	return float64(links) / float64(max(len(lineOf(n)), 1))
}

// dropMenus takes lists of links out of a page that is not known to have more.
func dropMenus(doc *html.Node) {
	var menus []*html.Node
	each(doc, func(n *html.Node) {
		switch n.DataAtom {
		case atom.Td, atom.Div, atom.Ul, atom.Ol, atom.P, atom.Section, atom.Footer:
			if size := len(lineOf(n)); size > 0 && size < maxMenu && linked(n) > 0.8 {
				menus = append(menus, n)
			}
		}
	})
	for _, n := range menus {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
}

// prune takes out of a page what is none of its text, and from the classes what would
// make readability pass over a contact or what an issuer says of itself.
func prune(doc *html.Node) {
	asides, keep := words("aside"), words("keep")
	var gone []*html.Node
	each(doc, func(n *html.Node) {
		class := strings.ToLower(htmlAttr(n, "class") + " " + htmlAttr(n, "id"))
		switch {
		case n.DataAtom == atom.Body, n.DataAtom == atom.Html, n.DataAtom == atom.Article, n.DataAtom == atom.Main:
		case n.DataAtom != atom.Title && n.DataAtom != atom.Head && (skipped[n.DataAtom] || concealing(n) || has(class, asides)):
			gone = append(gone, n)
			return
		}
		if has(class, keep) {
			n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "class" || a.Key == "id" })
		}
	})
	for _, n := range gone {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
}

func has(s string, any []string) bool {
	return slices.ContainsFunc(any, func(part string) bool { return strings.Contains(s, part) })
}
