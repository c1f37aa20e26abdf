package section

import (
	"regexp"
	"slices"
	"strings"

	"pressroom/analyze/annot"
)

const (
	leastRows  = 3 // of a table
	leastCells = 3 // of each of them
	maxCell    = 8 // words
	// Of a table that a page lost, each cell is a line.
	leastLines = 8
	maxLine    = 5 // words
)

// figure matches a cell that holds a number: "1,200", "$4.5m", "(12%)", "12:04", "+0.3".
var figure = regexp.MustCompile(`^\(?[-+–−]?[$€£¥]?\d[\d.,:]*(?:[%kKmMbB]|bn)?\)?$`)

// columns matches what parts the cells of a row: bars, tabs, a wide gap.
var columns = regexp.MustCompile(`\s*\|\s*|\t+|\s{3,}`)

// A row is a line of blocks: the first of them, the one after the last, and the cells.
type row struct {
	first, last int
	cells       []string
	figures     int // cells that are figures
}

// tables labels the rows of results and figures in the body: such lines are no sentences.
func tables(text string, blocks []block, kinds []annot.SectionKind) {
	rows := rowsOf(text, blocks)
	for i := 0; i < len(rows); {
		n := max(tabled(rows[i:], kinds), scattered(text, rows[i:], blocks, kinds))
		for _, r := range rows[i : i+n] {
			for k := r.first; k < r.last; k++ {
				kinds[k] = annot.Table
			}
		}
		i += max(n, 1)
	}
}

func rowsOf(text string, blocks []block) (rows []row) {
	for i := 0; i < len(blocks); {
		r := row{first: i}
		for i++; i < len(blocks) && !blocks[i].newLine; i++ {
		}
		r.last = i
		r.read(text[blocks[r.first].Start:blocks[i-1].End])
		rows = append(rows, r)
	}
	return rows
}

// read cuts a line into its cells. Figures at its end are cells of their own where blanks alone part them.
func (r *row) read(line string) {
	for _, c := range cellsOf(strings.Trim(line, "| \t")) {
		if c = strings.TrimSpace(c); c != "" {
			r.cells = append(r.cells, c)
		}
	}
	if len(r.cells) == 0 {
		return
	}
	last := strings.Fields(r.cells[len(r.cells)-1])
	n := len(last)
	for n > 1 && isFigure(last[n-1]) {
		n--
	}
	if n < len(last)-1 || len(r.cells) > 1 && n < len(last) {
		r.cells = slices.Concat(r.cells[:len(r.cells)-1], []string{strings.Join(last[:n], " ")}, last[n:])
	}
	for _, c := range r.cells {
		if isFigure(c) {
			r.figures++
		}
	}
}

// cellsOf cuts a line at what parts columns; most lines have nothing of it, and are not searched.
func cellsOf(line string) []string {
	if !strings.ContainsAny(line, "|\t\n\r\f") && !strings.Contains(line, "   ") {
		return []string{line}
	}
	return columns.Split(line, -1)
}

// isFigure reports whether a word is a figure; most words have no digit, and are not searched.
func isFigure(w string) bool { return strings.ContainsAny(w, "0123456789") && figure.MatchString(w) }

// fits reports whether a line can be a row: it has cells, all short, and the line ends no sentence.
func (r row) fits() bool {
	return len(r.cells) >= leastCells && !slices.ContainsFunc(r.cells, func(c string) bool { return words(c) > maxCell || sentenceEnd(c) })
}

// tabled returns how many of the rows, from the first on, make a table: all have as many cells, or most have figures.
func tabled(rows []row, kinds []annot.SectionKind) int {
	n, same, figures := 0, 0, 0
	for n < len(rows) && kinds[rows[n].first] == annot.Body && (rows[n].fits() || n > 0 && rows[n].ruled()) {
		if len(rows[n].cells) == len(rows[0].cells) {
			same++
		}
		if rows[n].figures > 0 {
			figures++
		}
		n++
	}
	if n < leastRows || same < n && figures*2 < n {
		return 0
	}
	return n
}

// ruled reports whether a row is a rule: "|---|---|".
func (r row) ruled() bool {
	return len(r.cells) > 0 && strings.Trim(strings.Join(r.cells, ""), "-:=_–—") == ""
}

// scattered returns how many of the lines, from the first on, are the cells of a table that a page lost: short, no
// sentences, and every third a figure.
func scattered(text string, rows []row, blocks []block, kinds []annot.SectionKind) int {
	n, figures, last := 0, 0, 0
	for n < len(rows) && kinds[rows[n].first] == annot.Body {
		line := text[blocks[rows[n].first].Start:blocks[rows[n].last-1].End]
		if words(line) > maxLine || sentenceEnd(line) {
			break
		}
		n++
		if figure.MatchString(line) {
			figures, last = figures+1, n
		}
	}
	if last < leastLines || figures*3 < last {
		return 0
	}
	return last
}
