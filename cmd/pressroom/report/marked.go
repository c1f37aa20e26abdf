package report

import (
	"sort"
	"strings"
	"unicode/utf8"

	"pressroom/analyze/annot"
	"pressroom/analyze/schema"
	"pressroom/index"
)

// A Part is a part of a release as a page shows it: its letterhead, its body, its contact.
type Part struct {
	Kind  string // as in the analysis
	Aside bool   // it says nothing of what the release is about
	Lines []MarkedLine
}

// A MarkedLine is a line of the cleaned text, without its line end.
type MarkedLine struct {
	Start int  // in code points of the text as read
	Gap   bool // an empty line stands before it
	Runs  []Run
}

// A Run is a stretch of a line within one quote, or within none.
type Run struct {
	Quote  string // the fact that the quote is; "" for none
	Pieces []Piece
}

// A Piece is a stretch of text that is the name of one fact, or of none. It has no control
// characters.
type Piece struct {
	Text string
	Kind string // person, place, organization, date, or ""
	Fact string // as explain calls it, or ""
}

// Parts returns the text of a release in its parts, with its names, dates and quotes. Of
// names within one another the first is marked.
func Parts(st index.Stored) []Part {
	m := &marker{reading: newReading(st)}
	m.collect()
	var parts []Part
	at := 0
	for _, s := range st.Analysis.Sections {
		start, end := m.cleaned(s.Start), m.cleaned(s.End)
		if s.Kind == string(annot.DatelineSec) {
			continue // the lead goes on in its line: what lies before a part and in none belongs to it
		}
		if before := m.text[at:max(at, start)]; strings.Contains(strings.TrimSpace(before), "\n") {
			parts = m.part(parts, string(annot.Body), at, start)
		} else {
			start = at
		}
		parts = m.part(parts, s.Kind, max(at, start), end)
		at = max(at, end)
	}
	return m.part(parts, string(annot.Body), at, len(m.text))
}

// marker cuts a text at its marks. Offsets are bytes of the cleaned text.
type marker struct {
	*reading
	names, quotes []mark
}

type mark struct {
	start, end int
	kind, fact string
}

// collect lists the marks in their order.
func (m *marker) collect() {
	add := func(to *[]mark, kind, fact string, spans ...schema.Mention) {
		for _, s := range spans {
			*to = append(*to, mark{m.cleaned(s.Start), m.cleaned(s.End), kind, fact})
		}
	}
	for _, x := range m.an.People {
		add(&m.names, "person", x.ID, x.Mentions...)
	}
	for _, x := range m.an.Places {
		add(&m.names, "place", x.ID, x.Mentions...)
	}
	for _, x := range m.an.Organizations {
		add(&m.names, "organization", x.ID, x.Mentions...)
	}
	for n, d := range m.an.Dates {
		add(&m.names, "date", numbered("d", n), schema.Mention{Start: d.Start, End: d.End})
	}
	for n, q := range m.an.Quotes {
		if !q.Nested {
			add(&m.quotes, "quote", numbered("q", n), schema.Mention{Start: q.Start, End: q.End})
		}
	}
	m.names, m.quotes = inOrder(m.names), inOrder(m.quotes)
}

// inOrder sorts marks and leaves out those that overlap with one before.
func inOrder(all []mark) (out []mark) {
	sort.SliceStable(all, func(i, j int) bool { return all[i].start < all[j].start })
	at := 0
	for _, x := range all {
		if x.start >= at && x.end > x.start {
			out = append(out, x)
			at = x.end
		}
	}
	return out
}

// part adds what stands between two places as lines; parts of one kind that follow one
// another are one.
func (m *marker) part(parts []Part, kind string, start, end int) []Part {
	var lines []MarkedLine
	gap := false
	for at := start; at < end; {
		stop := m.lineEnd(at, end)
		if strings.TrimSpace(m.text[at:stop]) == "" {
			gap = gap || len(lines) > 0
		} else {
			lines = append(lines, MarkedLine{m.point(at), gap, m.runs(at, stop)})
			gap = false
		}
		at = stop
		if at < end && m.text[at] == '\n' {
			at++
		}
	}
	if len(lines) == 0 {
		return parts
	}
	if last := len(parts) - 1; last >= 0 && parts[last].Kind == kind {
		lines[0].Gap = true
		parts[last].Lines = append(parts[last].Lines, lines...)
		return parts
	}
	return append(parts, Part{kind, annot.SectionKind(kind).Aside(), lines})
}

// longLine is how many bytes of a line stand together: a page of a text without line ends
// would be too heavy.
const longLine = 5000

// lineEnd returns where the line ends that begins at a place; one that is too long ends
// after a blank.
func (m *marker) lineEnd(at, end int) int {
	if n := strings.IndexByte(m.text[at:end], '\n'); n >= 0 {
		end = at + n
	}
	if end-at <= longLine {
		return end
	}
	stop := at + longLine
	if n := strings.LastIndexByte(m.text[at:stop], ' '); n > 0 {
		return at + n + 1
	}
	for !utf8.RuneStart(m.text[stop]) {
		stop--
	}
	return stop
}

// point is the code point of a place in the cleaned text.
func (m *marker) point(at int) int { return sort.SearchInts(m.bytes, m.back.Start(at)) }

// runs cuts a line at its quotes.
func (m *marker) runs(start, end int) (runs []Run) {
	at := start
	for _, q := range marksIn(m.quotes, start, end) {
		if q.start > at {
			runs = append(runs, Run{Pieces: m.pieces(at, q.start)})
		}
		at = min(q.end, end)
		runs = append(runs, Run{q.fact, m.pieces(max(q.start, start), at)})
	}
	if at < end {
		runs = append(runs, Run{Pieces: m.pieces(at, end)})
	}
	return runs
}

// pieces cuts a stretch at its names and dates. One that begins in an earlier stretch is
// marked in each.
func (m *marker) pieces(start, end int) (pieces []Piece) {
	at := start
	for _, x := range marksIn(m.names, start, end) {
		if x.start > at {
			pieces = append(pieces, Piece{Text: Multiline(m.text[at:x.start])})
		}
		from := max(x.start, at)
		at = min(x.end, end)
		pieces = append(pieces, Piece{Multiline(m.text[from:at]), x.kind, x.fact})
	}
	if at < end {
		pieces = append(pieces, Piece{Text: Multiline(m.text[at:end])})
	}
	return pieces
}

// marksIn returns the marks that overlap with a stretch.
func marksIn(all []mark, start, end int) []mark {
	first := sort.Search(len(all), func(n int) bool { return all[n].end > start })
	last := sort.Search(len(all), func(n int) bool { return all[n].start >= end })
	return all[first:max(first, last)]
}
