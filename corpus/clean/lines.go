package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Old mail, plain text and what is drawn out of a page have lines that end where
// the column ended. A break between two lines is taken away where the first word
// of the second had no room on the first and the words go on; what was broken on
// purpose stays: headlines, addresses, lists, tables.

const (
	// widest is how many letters a line that was broken at a column has, at most.
	// A text in which more than one line in oneIn is longer is not broken so.
	widest = 120
	oneIn  = 8
	// leastBreaks is how many breaks of a text must go on for it to be broken as
	// a whole, so that a break before a capital goes on, too.
	leastBreaks = 3
	// leastWidth is how many letters a line has, at least, whose last word may ask
	// for more: "Search for" is a label.
	leastWidth = 15
	// leastProse is how many letters a line among longer ones has, at least, that
	// goes on: pages are broken around their links and footnotes.
	leastProse = 40
	// slack is by how many letters the column of a line may be narrower than that
	// of the widest: some count bytes.
	slack = 2
	// wideGap is how many blanks within a line part columns.
	wideGap = 3
)

// A line is one without the blanks at its edges.
type line struct {
	span
	indent int // bytes
	width  int // letters
}

// A joint says how a line goes on with the next one.
type joint int

const (
	ended   joint = iota // on purpose
	perhaps              // the next word had no room
	goes                 // the words go on
	tight                // they do, with a mark that has no blank before it
	parted               // a word goes on
)

// lines finds the breaks within words and sentences, and tabs that stand between
// words of a sentence.
func lines(text string) []edit {
	if strings.IndexByte(text, '\n') < 0 && strings.IndexByte(text, '\t') < 0 {
		return nil
	}
	p := page{text: text, lines: split(text)}
	p.joints = make([]joint, len(p.lines))
	p.width = p.column()
	for from := 0; from < len(p.lines); {
		to := from + 1
		for to < len(p.lines) && p.lines[from].width > 0 && p.sameRun(to) {
			to++
		}
		p.run(from, to)
		from = to
	}
	p.settle()
	return p.edits()
}

// A page is a text in lines with what is known of the breaks between them.
type page struct {
	text   string
	lines  []line
	joints []joint         // of each line with the next
	width  int             // letters of the widest line whose words go on; 0 where the text is not broken at a column
	words  map[string]bool // of the text; nil until they are asked for
}

func split(text string) []line {
	out := make([]line, 0, strings.Count(text, "\n")+1)
	for at := 0; at <= len(text); {
		end := len(text)
		if n := strings.IndexByte(text[at:], '\n'); n >= 0 {
			end = at + n
		}
		s := strings.TrimLeft(text[at:end], " \t")
		start := end - len(s)
		s = strings.TrimRight(s, " \t")
		out = append(out, line{span{start, start + len(s)}, start - at, utf8.RuneCountInString(s)})
		at = end + 1
	}
	return out
}

func (p *page) of(i int) string { return p.text[p.lines[i].start:p.lines[i].end] }

// column returns the width at which the text was broken, 0 if it was not.
func (p *page) column() (width int) {
	long, all := 0, 0
	for i, l := range p.lines {
		if l.width == 0 {
			continue
		}
		all++
		if l.width > widest {
			long++
		} else if i+1 < len(p.lines) && p.lines[i+1].width > 0 && startsSmall(p.of(i+1)) && !endsSentence(p.of(i)) {
			width = max(width, l.width)
		}
	}
	if long*oneIn > all {
		return 0
	}
	return width
}

// sameRun reports whether line i may go on with the one above: neither is blank,
// a row of a table, or begins an item, and both are set alike.
func (p *page) sameRun(i int) bool {
	a, b := p.lines[i-1], p.lines[i]
	return a.width > 0 && b.width > 0 && b.indent <= a.indent+2 && !listMark(p.of(i)) &&
		!row(p.of(i-1)) && !row(p.of(i)) && capitals(p.of(i-1)) == capitals(p.of(i))
}

// run judges the breaks between lines from and to that may be one paragraph.
func (p *page) run(from, to int) {
	width := p.width
	for i := from; i < to; i++ {
		width = max(width, p.lines[i].width)
	}
	for i := from; i+1 < to; i++ {
		p.joints[i] = p.judge(i, width)
	}
	for i := to - 2; i >= from && width > widest; i-- { // a headline of two lines ends no sentence
		if p.joints[i] == goes && p.joints[i+1] < goes && !endsSentence(p.of(i+1)) && !asksForMore(p.of(i)) {
			p.joints[i] = ended
		}
	}
}

// settle decides the breaks that perhaps go on: they do where most breaks of the
// text, or of the lines at hand, surely do.
func (p *page) settle() {
	if sure, all := p.count(0, len(p.joints)); sure >= leastBreaks && 2*sure >= all {
		return
	}
	for from := 0; from < len(p.joints); {
		to := from
		for to < len(p.joints) && p.joints[to] != ended {
			to++
		}
		if sure, all := p.count(from, to); 2*sure < all {
			for i := from; i < to; i++ {
				if p.joints[i] == perhaps {
					p.joints[i] = ended
				}
			}
		}
		from = to + 1
	}
}

// count returns how many breaks between two lines go on, for sure and at all.
func (p *page) count(from, to int) (sure, all int) {
	for _, j := range p.joints[from:to] {
		if j >= goes {
			sure++
		}
		if j != ended {
			all++
		}
	}
	return sure, all
}

// judge says how line i goes on with the next in a paragraph of that width.
func (p *page) judge(i, width int) joint {
	above, below := p.of(i), p.of(i+1)
	word, _, _ := strings.Cut(below, " ")
	room := p.lines[i].width+1+utf8.RuneCountInString(word)+slack <= width
	prose := p.lines[i].width >= min(width/2, leastProse) || i > 0 && p.joints[i-1] >= goes
	switch {
	case p.hyphened(above, below):
		return parted
	case startsWithMark(below) && !listMark(above) || ordinal(above, word):
		return tight
	case width > widest && !prose:
		return ended
	case asksForMore(above) && p.lines[i].width >= leastWidth, startsSmall(below) && !endsSentence(above) && (!room || prose):
		return goes
	case room || p.width == 0:
		return ended
	}
	return perhaps
}

// edits takes away the breaks that go on.
func (p *page) edits() (edits []edit) {
	for i, l := range p.lines {
		edits = p.tabs(edits, l)
		switch p.joints[i] {
		case goes, perhaps:
			edits = append(edits, edit{l.end, p.lines[i+1].start, " "})
		case tight:
			edits = append(edits, edit{l.end, p.lines[i+1].start, ""})
		case parted:
			start, with := p.part(i)
			edits = append(edits, edit{start, p.lines[i+1].start, with})
		}
	}
	return edits
}

// tabs makes blanks of the tabs of a line that is a sentence; elsewhere they part
// columns.
func (p *page) tabs(edits []edit, l line) []edit {
	s := p.text[l.start:l.end]
	n := strings.Count(s, "\t")
	if n == 0 || 2*n > strings.Count(s, " ") || !endsSentence(s) || listMark(s) {
		return edits
	}
	for i := range len(s) {
		if s[i] == '\t' && inWords(s[i-1]) && inWords(s[i+1]) {
			edits = append(edits, edit{l.start + i, l.start + i + 1, " "})
		}
	}
	return edits
}

// inWords reports whether c is no blank and no mark that a column ends with.
func inWords(c byte) bool { return c > ' ' && c != ':' && c != '|' }

// row reports whether s is a row of a table.
func row(s string) bool {
	return strings.Contains(s, "\t") || strings.Contains(s, strings.Repeat(" ", wideGap)) || strings.Contains(s, " | ") ||
		strings.HasPrefix(s, "|")
}

// capitals reports whether s is set in capitals.
func capitals(s string) bool {
	upper := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			upper++
		}
	}
	return upper > 1
}

// startsSmall reports whether s begins with a word in small letters, which is no
// address: it goes on in the middle of a sentence.
func startsSmall(s string) bool {
	word, _, _ := strings.Cut(s, " ")
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLower(r) && !strings.ContainsAny(word, "@/\\") && !strings.Contains(strings.TrimRight(word, ".,;:!?"), ".")
}

// startsWithMark reports whether s begins with a mark that belongs to the word
// before it.
func startsWithMark(s string) bool {
	return strings.IndexByte(",;)", s[0]) >= 0 && (len(s) == 1 || s[1] == ' ') || s == "."
}

// ordinal reports whether word is the end of the number that above ends with: "68"
// and "th".
func ordinal(above, word string) bool {
	return isDigit(above[len(above)-1]) && (word == "st" || word == "nd" || word == "rd" || word == "th")
}

// asksForMore reports whether the last word of s cannot be the last of a line that
// was ended on purpose.
func asksForMore(s string) bool {
	word := s[strings.LastIndexByte(s, ' ')+1:]
	return len(word) < len(s) && strings.Contains(unfinished, " "+strings.ToLower(word)+" ")
}

// unfinished are words of grammar and the first words of names of places.
const unfinished = " the a an of to in for and or by with at from on that as is are was were be been will would has have had may " +
	"can could should " +
	"its his her their our my your this these those than into about between under over through which who whose if not & " +
	"new san santa los las saint st. mt. ft. saudi sri hong costa puerto abu addis buenos kuala sierra burkina papua united dr. " +
	"mr. mrs. ms. sen. rep. gov. "

// listMark reports whether s begins with the mark of an item.
func listMark(s string) bool {
	mark, _, _ := strings.Cut(strings.ReplaceAll(s[:min(len(s), 8)], "\t", " "), " ")
	r, size := utf8.DecodeRuneInString(mark)
	if strings.ContainsRune("•▪●■◦►‣", r) || size == len(mark) && strings.ContainsRune("-–—*·o>", r) {
		return true
	}
	mark = strings.TrimPrefix(mark, "(")
	n := len(mark) - 1
	return n > 0 && n <= 2 && (mark[n] == '.' || mark[n] == ')') && (isDigit(mark[0]) && isDigit(mark[n-1]) || n == 1 && isSmall(mark[0]))
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
func isSmall(c byte) bool { return c >= 'a' && c <= 'z' }
