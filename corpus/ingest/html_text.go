package ingest

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// skipped are the elements that a text has no words of; after blocks, and before them,
// stands an empty line, after lines a line end.
var (
	skipped = atoms(atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Iframe, atom.Object, atom.Select, atom.Head,
		atom.Button, atom.Textarea, atom.Title, atom.Nav, atom.Audio, atom.Video, atom.Canvas, atom.Dialog, atom.Math)
	blocks = atoms(atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Center, atom.Details, atom.Div, atom.Dl,
		atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6,
		atom.Header, atom.Hr, atom.Main, atom.Ol, atom.P, atom.Pre, atom.Section, atom.Summary, atom.Table, atom.Ul, atom.Td, atom.Th)
	lines = atoms(atom.Li, atom.Tr, atom.Dt, atom.Dd, atom.Option)
)

func atoms(as ...atom.Atom) map[atom.Atom]bool {
	set := map[atom.Atom]bool{}
	for _, a := range as {
		set[a] = true
	}
	return set
}

// linesOf returns the text of an element: paragraphs with an empty line between
// them, items of lists and rows of tables as lines.
func linesOf(n *html.Node) string {
	var w writer
	w.node(n)
	return w.String()
}

// A writer writes a text without the blanks that mean nothing.
type writer struct {
	strings.Builder
	breaks int                   // line ends that come before the next word
	blank  bool                  // a blank comes before it
	mark   string                // of an item of a list, which comes before it
	most   int                   // bytes after which it writes no more; 0 for no limit
	wants  func(*html.Node) bool // whether the words that stand in an element itself are written; nil for all
}

// words writes what stands within a paragraph.
func (w *writer) words(s string) {
	if s == "" {
		return
	}
	w.blank = w.blank || isBlank(rune(s[0]))
	for word := range strings.FieldsFuncSeq(s, isBlank) {
		w.literal(word)
		w.blank = true
	}
	w.blank = isBlank(rune(s[len(s)-1]))
}

// isBlank reports whether HTML takes a character for a blank between words.
func isBlank(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\f' }

// literal writes a text as it is.
func (w *writer) literal(s string) {
	switch {
	case w.Len() == 0:
	case w.breaks > 0:
		w.WriteString(strings.Repeat("\n", min(w.breaks, 2)))
	case w.blank:
		w.WriteByte(' ')
	}
	w.WriteString(w.mark + s)
	w.breaks, w.blank, w.mark = 0, false, ""
}

// part sees to it that so many line ends come before the next word.
func (w *writer) part(breaks int) { w.breaks = max(w.breaks, breaks) }

// breaksOf is how many line ends stand before and after an element.
func breaksOf(a atom.Atom) int {
	switch {
	case blocks[a]:
		return 2
	case lines[a]:
		return 1
	}
	return 0
}

// node writes an element with all that it holds. The parser has bounded how deep they
// stand within each other.
func (w *writer) node(n *html.Node) {
	if w.most > 0 && w.Len() > w.most {
		return
	}
	if n.Type == html.TextNode {
		if w.wants == nil || w.wants(n) {
			w.words(n.Data)
		}
		return
	}
	if n.Type == html.ElementNode && (skipped[n.DataAtom] || concealing(n)) || n.Type == html.CommentNode {
		return
	}
	breaks := breaksOf(n.DataAtom)
	w.part(breaks)
	switch {
	case n.DataAtom == atom.Br:
		w.breaks++
	case n.DataAtom == atom.Pre:
		if s := strings.Trim(textOf(n), "\n"); strings.TrimSpace(s) != "" && (w.wants == nil || w.wants(n)) {
			w.literal(s)
		}
	case n.DataAtom == atom.Table && w.table(n):
	default:
		w.children(n)
	}
	w.part(breaks)
}

// children writes what an element holds, the items of a list with their marks.
func (w *writer) children(n *html.Node) {
	items := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom != atom.Li {
			w.node(c)
			continue
		}
		items++
		w.mark = "• "
		if n.DataAtom == atom.Ol {
			w.mark = strconv.Itoa(items) + ". "
		}
		w.node(c)
		w.mark = ""
	}
}

// maxTableCell is how many bytes a cell of a table has at most: one with more lays out
// the page.
const maxTableCell = 200

// table writes the rows of a table of data as lines, and returns false for one that
// lays out the page.
func (w *writer) table(n *html.Node) bool {
	var rows [][]string
	wide, wanted := 0, w.wants == nil
	for x := range n.Descendants() {
		switch x.DataAtom {
		case atom.Table:
			return false
		case atom.Tr:
			rows = append(rows, nil)
		case atom.Caption:
			rows = append(rows, []string{squeezed(lineOf(x))})
		case atom.Td, atom.Th:
			cell := squeezed(lineOf(x))
			wanted = wanted || w.wants(x)
			if len(cell) > maxTableCell || len(rows) == 0 {
				return false
			}
			last := &rows[len(rows)-1]
			*last = append(*last, cell)
			wide = max(wide, len(*last))
		}
	}
	if wide < 2 || len(rows) < 2 {
		return false
	}
	if !wanted {
		return true
	}
	for _, row := range rows {
		if line := strings.Join(row, "\t"); strings.TrimSpace(line) != "" {
			w.part(1)
			w.literal(line)
		}
	}
	return true
}

// textOf is all text within an element as it stands.
func textOf(n *html.Node) string {
	var b strings.Builder
	for x := range n.Descendants() {
		switch {
		case x.Type == html.TextNode:
			b.WriteString(x.Data)
		case x.DataAtom == atom.Br:
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// maxLineOf is about how many bytes lineOf looks at: nobody asks for longer ones.
const maxLineOf = 4000

// lineOf is the text of an element on one line; of a long one, the beginning.
func lineOf(n *html.Node) string {
	w := writer{most: maxLineOf}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
	return squeezed(w.String())
}

func htmlAttr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// concealing reports whether a browser does not show an element.
func concealing(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "aria-hidden":
			if a.Val == "true" {
				return true
			}
		case "style":
			if s := strings.ReplaceAll(a.Val, " ", ""); strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden") {
				return true
			}
		case "class":
			for _, class := range []string{"element-invisible", "visually-hidden", "sr-only", "screen-reader"} {
				if strings.Contains(a.Val, class) {
					return true
				}
			}
		}
	}
	return false
}

// inside reports whether an element stands in another of a kind.
func inside(n *html.Node, kind atom.Atom) bool {
	for ; n != nil; n = n.Parent {
		if n.DataAtom == kind {
			return true
		}
	}
	return false
}
