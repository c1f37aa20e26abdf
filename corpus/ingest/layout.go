package ingest

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The lines of a page of PDF say where they stand, not what they are. Layout puts columns
// one after another, leaves out what recurs on the pages, and makes paragraphs.

// A pdfPage is a page with its lines in the order in which they were drawn.
type pdfPage struct {
	height float64
	lines  []pieces
	err    error // why it cannot be read
}

// A piece is text on one line without a wide gap in it. Measures are points from the
// lower left corner of the page.
type piece struct {
	text                     string
	left, right, top, bottom float64
}

// pieces are a line.
type pieces []piece

const (
	wideGap     = 1.0  // between pieces of a line, in heights of the line
	leastGutter = 5    // lines that a gutter between columns parts
	leastColumn = 20   // letters of a line of a column, on average
	edge        = 0.15 // of the page: where heads and feet stand
	mostBlocks  = 200  // of a page that are put in order
	mostLines   = 2000 // of a page that are looked over for columns
)

func (l pieces) left() float64   { return l[0].left }
func (l pieces) right() float64  { return l[len(l)-1].right }
func (l pieces) top() float64    { return l[0].top }
func (l pieces) bottom() float64 { return l[0].bottom }
func (l pieces) size() float64   { return max(l[0].top-l[0].bottom, 1) }
func (l pieces) width() float64  { return l.right() - l.left() }

// text returns the line, with tabs for its gaps.
func (l pieces) text() string {
	all := make([]string, len(l))
	for i, p := range l {
		all[i] = p.text
	}
	return strings.Join(all, "\t")
}

// layout returns the text of a document, with a form feed between its pages.
func layout(pages []pdfPage) string {
	feet := recurring(pages)
	var b strings.Builder
	for i, p := range pages {
		if i > 0 {
			b.WriteString("\n\f")
		}
		b.WriteString(p.text())
	}
	if len(feet) > 0 {
		b.WriteString("\n\n" + strings.Join(feet, "\n"))
	}
	return b.String()
}

func (p pdfPage) text() string {
	var b strings.Builder
	pitch := p.pitch()
	blocks := p.blocks()
	for i, block := range blocks {
		if i > 0 {
			b.WriteString(between(blocks[i-1], block))
		}
		block.write(&b, pitch)
	}
	return b.String()
}

// recurring takes out what stands at the edge of the pages at the same height again
// and again: page numbers, heads but for the first, and feet, which it returns.
func recurring(pages []pdfPage) (feet []string) {
	seen := map[string][]pieces{}
	for _, p := range pages {
		for _, l := range p.lines {
			if p.atEdge(l) {
				seen[masked(l)] = append(seen[masked(l)], l)
			}
		}
	}
	told := map[string]bool{}
	for i := range pages {
		p := &pages[i]
		p.lines = slices.DeleteFunc(p.lines, func(l pieces) bool {
			key := masked(l)
			switch {
			case !p.atEdge(l):
				return false
			case pageNumber.MatchString(l.text()):
				return p.outermost(l)
			case sameHeight(seen[key], l) < max(2, (2*len(pages)+4)/5):
				return false
			case letterCount(key) < 4: // figures of a table
				return false
			case told[key]:
				return true
			}
			told[key] = true
			if low := l.top() < p.height/2; low {
				feet = append(feet, l.text())
				return true
			}
			return i > 0
		})
	}
	return feet
}

var (
	digits     = regexp.MustCompile(`\d+`)
	pageNumber = regexp.MustCompile(`(?i)^[-–— |\[]*(page|seite|página|pagina|стр\.?|էջ|p\.)?\s*\d{1,4}\s*((of|/|von|de|sur|di|из)\s*\d{1,4})?[-–— |\]]*$`)
)

// masked is what a head or foot has in common with that of another page.
func masked(l pieces) string { return digits.ReplaceAllString(squeezed(l.text()), "#") }

func (p pdfPage) atEdge(l pieces) bool {
	return l.bottom() > p.height*(1-edge) || l.top() < p.height*edge
}

// outermost reports whether no line stands farther out at the same edge than l.
func (p pdfPage) outermost(l pieces) bool {
	for _, other := range p.lines {
		if l.top() < p.height/2 && other.top() < l.bottom() || l.top() > p.height/2 && other.bottom() > l.top() {
			return false
		}
	}
	return true
}

// sameHeight returns how many of the lines stand as high as l.
func sameHeight(lines []pieces, l pieces) (n int) {
	for _, other := range lines {
		if d := other.top() - l.top(); d > -3 && d < 3 {
			n++
		}
	}
	return n
}

func letterCount(s string) (n int) {
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// pitch is the usual distance from one line to the next, in heights of the line.
func (p pdfPage) pitch() float64 {
	var all []float64
	for i := 1; i < len(p.lines); i++ {
		a, b := p.lines[i-1], p.lines[i]
		if d := (a.top() - b.top()) / a.size(); d > 0.5 && d < 3 && sameSize(a, b) {
			all = append(all, d)
		}
	}
	if len(all) == 0 {
		return 1.2
	}
	slices.Sort(all)
	return all[len(all)/2]
}

func sameSize(a, b pieces) bool { return a.size() < 1.12*b.size() && b.size() < 1.12*a.size() }

// A textBlock is lines right under each other.
type textBlock []pieces

func (b textBlock) left() (x float64) {
	x = b[0].left()
	for _, l := range b {
		x = min(x, l.left())
	}
	return x
}

func (b textBlock) right() (x float64) {
	for _, l := range b {
		x = max(x, l.right())
	}
	return x
}

// blocks returns the lines of a page in reading order: as they were drawn, which is mostly right,
// but columns one after another, and what stands above before what stands below.
func (p pdfPage) blocks() []textBlock {
	var blocks []textBlock
	for _, l := range columns(p.lines) {
		if n := len(blocks) - 1; n >= 0 && follows(blocks[n][len(blocks[n])-1], l) {
			blocks[n] = append(blocks[n], l)
		} else {
			blocks = append(blocks, textBlock{l})
		}
	}
	if len(blocks) > mostBlocks {
		return blocks
	}
	var ordered []textBlock
	for len(blocks) > 0 {
		next := 0
		for i := range blocks {
			if isFirst(blocks, i) {
				next = i
				break
			}
		}
		ordered = append(ordered, blocks[next])
		blocks = slices.Delete(blocks, next, next+1)
	}
	return ordered
}

// follows reports whether b stands right under a.
func follows(a, b pieces) bool {
	gap := a.bottom() - b.top()
	return gap > -0.6*a.size() && gap < 1.5*a.size() && b.top() < a.top() && a.left() < b.right() && b.left() < a.right()
}

// isFirst reports whether no other block stands above one.
func isFirst(blocks []textBlock, i int) bool {
	b := blocks[i]
	left, right, top := b.left(), b.right(), b[0].top()
	for j, other := range blocks {
		if j != i && other[len(other)-1].bottom() > top-1 && other.left() < right-1 && left < other.right()-1 {
			return false
		}
	}
	return true
}

// columns takes lines apart at the gutters between columns of running text, and puts
// the columns one after another.
func columns(lines []pieces) []pieces {
	x, ok := gutter(lines)
	if !ok {
		return lines
	}
	var out, left, right []pieces
	flush := func() {
		out = append(append(out, columns(left)...), columns(right)...)
		left, right = nil, nil
	}
	for _, l := range lines {
		n := slices.IndexFunc(l, func(p piece) bool { return p.left >= x })
		switch {
		case n == 0:
			right = append(right, l)
		case n < 0 && l.right() <= x:
			left = append(left, l)
		case n > 0 && l[n-1].right <= x:
			left, right = append(left, l[:n]), append(right, l[n:])
		default: // over both columns
			flush()
			out = append(out, l)
		}
	}
	flush()
	return out
}

// gutter returns where most lines have a gap with running text on both sides.
func gutter(lines []pieces) (x float64, ok bool) {
	if len(lines) > mostLines {
		return 0, false
	}
	most := 0
	for _, l := range lines {
		for i := 1; i < len(l); i++ {
			middle := (l[i-1].right + l[i].left) / 2
			if n := parted(lines, middle); n > most {
				x, most = middle, n
			}
		}
	}
	return x, most >= leastGutter
}

// parted returns how many lines have a gap at x; none where what it parts are the cells of a
// table.
func parted(lines []pieces, x float64) (n int) {
	before, after := 0, 0
	for _, l := range lines {
		for i := 1; i < len(l); i++ {
			if l[i-1].right <= x && x <= l[i].left {
				n++
				before += utf8.RuneCountInString(l[i-1].text)
				after += utf8.RuneCountInString(l[i].text)
			}
		}
	}
	if before < n*leastColumn || after < n*leastColumn {
		return 0
	}
	return n
}

// between returns what parts two blocks: nothing where a sentence goes on in the next
// column.
func between(a, b textBlock) string {
	if goesOn(a[len(a)-1].text(), b[0].text()) && sameSize(a[len(a)-1], b[0]) {
		return "\n"
	}
	return "\n\n"
}

// goesOn reports whether a sentence that above has not ended goes on in below.
func goesOn(above, below string) bool {
	last, _ := utf8.DecodeLastRuneInString(above)
	first, _ := utf8.DecodeRuneInString(below)
	return unicode.IsLower(first) && !strings.ContainsRune(".!?:;”\"", last)
}

// write writes the lines of a block.
func (b textBlock) write(out *strings.Builder, pitch float64) {
	left, width := b.left(), 0.0
	for _, l := range b {
		width = max(width, l.width())
	}
	for i, l := range b {
		if i > 0 {
			out.WriteString(joint(b[i-1], l, left, width, pitch))
		}
		out.WriteString(l.text())
	}
}

// joint returns what stands between two lines of a block: a blank where the next word had no
// room, a line end where a line was ended on purpose or a word is parted, an empty line
// between paragraphs.
func joint(a, b pieces, left, width, pitch float64) string {
	above, below := a.text(), b.text()
	room := a.width()+charWidth(b)*float64(1+utf8.RuneCountInString(firstWord(below))) < width-charWidth(b)
	indent := b.left()-left > 0.8*b.size() && a.left()-left < 0.5*b.size() && !centred(a, b)
	switch {
	case (a.top()-b.top())/a.size() > 1.25*pitch, !sameSize(a, b):
		return "\n\n"
	case len(a) > 1 || len(b) > 1:
		return "\n"
	case strings.HasSuffix(above, "-"):
		return "\n"
	case bullet.MatchString(below):
		return "\n"
	case indent, room && endsSentence(above):
		return "\n\n"
	case room && !goesOn(above, below):
		return "\n"
	}
	return " "
}

// bullet is the mark of an item of a list.
var bullet = regexp.MustCompile(`^(?:[•▪●■◦‣·]|[-–—o] |\(?\d{1,2}[.)] |\(?[a-z][.)] )`)

func firstWord(s string) string {
	word, _, _ := strings.Cut(s, " ")
	return word
}

func charWidth(l pieces) float64 {
	return l.width() / float64(max(utf8.RuneCountInString(l.text()), 1))
}

func centred(a, b pieces) bool {
	d := (a.left() + a.right()) - (b.left() + b.right())
	return d > -6 && d < 6
}

func endsSentence(s string) bool {
	s = strings.TrimRight(s, "\"”’)»")
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, ":")
}

// isRightToLeft reports whether a letter belongs to a script that is written from the right.
func isRightToLeft(r rune) bool {
	return unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana)
}

// rightToLeft reports whether most letters of a line are of such a script.
func rightToLeft(s string) bool {
	n, all := 0, 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			all++
			if isRightToLeft(r) {
				n++
			}
		}
	}
	return n > 1 && 2*n > all
}

// mirrored returns a line in the order in which it is read, from that in which it
// stands on the page: numbers and words of other scripts keep theirs, accents stay after
// their letters.
func mirrored(s string) string {
	var out []string // from the right
	var run string   // a number or a word that is written from the left
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Mn, r) && run == "" && len(out) > 0:
			out[len(out)-1] += string(r)
			continue
		case (unicode.IsLetter(r) || unicode.IsDigit(r)) && !isRightToLeft(r), run != "" && strings.ContainsRune(".,:/-%", r):
			run += string(r)
			continue
		case run != "":
			out, run = append(out, run), ""
		}
		out = append(out, string(r))
	}
	if run != "" {
		out = append(out, run)
	}
	slices.Reverse(out)
	return strings.Join(out, "")
}
