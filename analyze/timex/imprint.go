package timex

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"pressroom/analyze/annot"
	"pressroom/corpus"
)

// An imprint finds where a text prints its day of publication: in its dateline, on a
// date line above the running text, or on one below it, above the name of the person
// who signs.
type imprint struct {
	*annot.Document
	all  []found
	body int // where the running text begins
	foot int // where its last sentence ends
}

func newImprint(doc *annot.Document, all []found) imprint {
	text := doc.Release.Text
	m := imprint{doc, all, bodyStart(doc.Sections), len(text)}
	first := len(text)
	for start := 0; start < len(text); {
		end := lineEnd(text, start)
		if prose(text[start:end], text[min(len(text), end+1):]) {
			first = min(first, start)
			if m.SectionAt(edge(start)).Running() || m.foot == len(text) {
				m.foot = end
			}
		}
		start = end + 1
	}
	m.body = max(m.body, first)
	return m
}

// The least words of a line of running text, and of a line of wrapped text.
const (
	leastProse   = 20
	leastWrapped = 8
)

// prose reports whether a line is running text. A shorter line is too, if the line
// below continues it with a small letter.
func prose(line, below string) bool {
	n := len(strings.Fields(line))
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(below[:min(len(below), leastWrapped)], " \t"))
	return n >= leastProse || n >= leastWrapped && unicode.IsLower(first)
}

func lineEnd(text string, i int) int {
	if n := strings.IndexByte(text[i:], '\n'); n >= 0 {
		return i + n
	}
	return len(text)
}

// A place is a time expression that prints the day of publication, with the kind of
// place where it stands.
type place struct {
	found
	from corpus.Origin
}

// places returns the printed days, the most reliable first: in the dateline, on date
// lines above the text, on a date line below it, and on the line that says when the
// release may be used.
func (m imprint) places() []place {
	if m.Language.Foreign() {
		return m.placesAbroad()
	}
	var dateline, above, embargo, below []place
	for _, f := range m.all {
		if day, ok := dayOf(f.mean); !ok {
			continue
		} else if m.Dateline != nil && m.Dateline.Contains(f.Span) {
			dateline = append(dateline, place{f, corpus.Dateline})
			continue
		} else if day.year == 0 && f.Start >= m.body {
			continue
		}
		before, after := m.beside(f.Span)
		if next := lineEnd(m.Release.Text, f.End); scheduled.MatchString(m.Release.Text[next:min(len(m.Release.Text), next+maxBeside)]) {
			continue
		}
		switch head := f.Start < m.body; {
		case head && m.held(f.Start):
			embargo = append(embargo, place{f, corpus.Header})
		case head && m.dated(f.Span) && before != changed, head && leading.MatchString(before) && trailing.MatchString(after):
			above = append(above, place{f, corpus.Header})
		case f.Start >= m.foot && (m.dated(f.Span) && before != changed || signing.MatchString(m.lineBefore(f.Start)) &&
			trailing.MatchString(after)):
			below = append(below, place{f, corpus.Header})
		}
	}
	if !agree(below) {
		below = nil
	}
	return append(append(append(dateline, above...), below...), embargo...)
}

// agree reports whether all places name the same day. Several different days below a
// text are usually a list of other releases.
func agree(places []place) bool {
	for _, p := range places {
		a, _ := dayOf(p.mean)
		if b, _ := dayOf(places[0].mean); a.date() != b.date() {
			return false
		}
	}
	return true
}

// These patterns match what may stand before and after a day of publication on its
// line.
var (
	weekdayWord = `(?:(?:mon|tue|wed|thu|fri|sat|sun)\w{0,6}[\s,.]*)?`
	reference   = `(?:[a-z]{0,6}[-/ .]?\d[\w./-]*[\s,-]*)?`
	leading     = regexp.MustCompile(`(?i)^\W*(?:(?:` + reference +
		`|for\s+planning\s+purposes(?:\s+only)?|(?:(?:for|as)\s+)?(?:immediate\s+)?(?:(?:publication|release|issue)\s+)?(?:date|dated|posted|published|publication|released?|issued)(?:\s+\w+){0,3}|(?:media|press|news)\s+(?:release|statement|advisory|alert|conference)(?:\W+` + reference + `)?)\W*)` + weekdayWord + `$`)
	signing = regexp.MustCompile(`^\W*(?:ENDS\W+|(?i:dated?|embargoed for \S+(?: on)?|released?|published|issued)\W+)?(?i:` + weekdayWord +
		`)$`)
	trailing = regexp.MustCompile(`(?i)^[\W]*(?:(?:at\s+)?\d\d?[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\b\.?)?[\s,]*(?:[A-Z]{2,5}|[-+]\d{4})?\W*|` +
		reference + `|(?:press|news|media)\s+(?:release|information|statement).{0,12}|contacts?\W*)$`)
	updated = regexp.MustCompile(`(?i)\b(?:updated?|modified|revised|reviewed|printed|received|accessed|expires?)\b`)
)

// scheduled matches the line below the day of an event, which gives its hour or its
// place; such a day is not that of the publication.
var scheduled = regexp.MustCompile(
	`(?i)^\s*(?:time|where|when|location|venue|place|hour)s?\s*:|^\s*\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\b|-|–|to\b|hrs|hours)`)

// beside returns the text before and after a day on its line, up to the next gap, bar
// or end of a sentence. If the line says when a page was changed, before is the
// constant changed, which matches no pattern of a day of publication.
func (m imprint) beside(s annot.Span) (before, after string) {
	line := annot.Span{Start: strings.LastIndexByte(m.Release.Text[:s.Start], '\n') + 1, End: lineEnd(m.Release.Text, s.End)}
	if sec := m.SectionOf(s); sec != nil { // if line ends were lost, the section takes the place of the line
		line.Start, line.End = max(line.Start, sec.Start), min(line.End, sec.End)
	}
	before = blanked(m.Release.Text[max(line.Start, s.Start-maxBeside):s.Start])
	after = blanked(m.Release.Text[s.End:min(line.End, s.End+maxBeside)])
	if cuts := pieceEnd.FindAllStringIndex(before, -1); len(cuts) > 0 {
		before = before[cuts[len(cuts)-1][1]:]
	}
	if cut := pieceEnd.FindStringIndex(after); cut != nil {
		after = after[:cut[0]]
	}
	if updated.MatchString(before) {
		return changed, after
	}
	return before, after
}

// changed is what beside returns for a line that says when a page was changed.
const changed = "–changed–"

// dated reports whether a span lies in a section that is a date line.
func (m imprint) dated(s annot.Span) bool {
	return m.SectionAt(s) == annot.DateLine
}

// lineBefore returns the text before byte i on its line, or since the gap that a lost
// line end left, but at most maxBeside bytes.
func (m imprint) lineBefore(i int) string {
	s := blanked(strings.ToValidUTF8(m.Release.Text[max(strings.LastIndexByte(m.Release.Text[:i], '\n')+1, i-2*maxBeside):i], ""))
	return s[strings.LastIndex(s, lostLine)+1:]
}

const lostLine = "    "

// held reports whether the line before byte i, set apart from the text, says that
// the release is held back until then.
func (m imprint) held(i int) bool {
	line := m.lineBefore(i)
	words := embargoWords.FindStringIndex(line)
	return words != nil && m.SectionAt(edge(i)).Aside() && len(strings.Fields(line[words[1]:])) <= maxHeld
}

// maxHeld is the most words between the words of an embargo and its day, such as an
// hour and its zone.
const maxHeld = 8

// maxBeside is the most bytes of a line that are read on either side of a day.
const maxBeside = 120

// pieceEnd matches what separates a day from other things on its line.
var pieceEnd = regexp.MustCompile(`\s{2,}|\.\s+|\s[|·•>]\s|;\s`)

// blanked returns s with a blank for every kind of white space.
func blanked(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\t' || r == '\u00a0' || r == '\u2009' || r == '\u202f' {
			return ' '
		}
		return r
	}, s)
}

// zone returns the time zone that is printed with the time of a publication, as
// it is printed: "EST", "+0400", "Pacific".
func (m imprint) zone(s annot.Span) string {
	end := lineEnd(m.Release.Text, s.End)
	if m.Dateline != nil && m.Dateline.Contains(s) {
		end = m.Dateline.End
	}
	timed := timedZone.FindStringSubmatch(blanked(s.Text(m.Release.Text) + m.Release.Text[s.End:max(s.End, end)]))
	if timed == nil {
		return ""
	}
	return timed[1]
}

// timedZone is a time of day with its zone.
var timedZone = regexp.MustCompile(`\d\d?[:.]\d\d(?::\d\d)?(?:\s*[AaPp]\.?[Mm]\b\.?)?\s*\(?([-+]\d\d:?\d\d|Z\b|GMT|UTC|[A-Z]{2,4}T\b|[A-Z][A-Za-z]+/[A-Z][A-Za-z_]+|Eastern|Central|Mountain|Pacific)`)
