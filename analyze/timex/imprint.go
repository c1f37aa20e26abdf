package timex

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"pressroom/analyze/annot"
	"pressroom/corpus"
)

// imprint knows where a text prints the day of its publication: in its dateline,
// on a date line above the running text, or on one below it, above the name of
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

// How many words a line of running text has, and one of text that is wrapped.
const (
	leastProse   = 20
	leastWrapped = 8
)

// prose reports whether a line is running text, or a part of it that goes on in a
// small letter on the line below.
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

// A place is where the text prints the day of its publication.
type place struct {
	found
	from corpus.Origin
}

// places returns the printed days in the order in which they are believed: that
// of the dateline, of the date lines above the text, of the one below it, and of
// the line that says when the release may be used.
func (m imprint) places() []place {
	var dateline, above, embargo, below []place
	for _, f := range m.all {
		if day, ok := dayOf(f.mean); !ok || f.vague {
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

// agree reports whether all places name the same day. What stands below a text
// with several days is a list of other releases.
func agree(places []place) bool {
	for _, p := range places {
		a, _ := dayOf(p.mean)
		if b, _ := dayOf(places[0].mean); a.date() != b.date() {
			return false
		}
	}
	return true
}

// What may stand on its line before a day of publication and after it.
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

// scheduled is what stands on the line below the day of an event: its hour or its
// place.
var scheduled = regexp.MustCompile(
	`(?i)^\s*(?:time|where|when|location|venue|place|hour)s?\s*:|^\s*\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\b|-|–|to\b|hrs|hours)`)

// beside returns what stands on the line of a day before it and after it, as far
// as the next gap, bar or end of a sentence. A line that tells when a page was
// changed, or whose other end is out of sight, is told by a word that no date line
// has.
func (m imprint) beside(s annot.Span) (before, after string) {
	line := annot.Span{Start: strings.LastIndexByte(m.Release.Text[:s.Start], '\n') + 1, End: lineEnd(m.Release.Text, s.End)}
	if sec := m.SectionOf(s); sec != nil { // where line ends were lost, a section is the line
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

// changed stands for the words of a line that tells when a page was changed.
const changed = "–changed–"

// dated reports whether a span lies in what section read as a date line.
func (m imprint) dated(s annot.Span) bool {
	return m.SectionAt(s) == annot.DateLine
}

// lineBefore returns what stands before byte i on its line, or after the gap of a
// lost line end, as far as it is in sight.
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

// maxHeld is how many words the hour and its zone have, and what else stands
// between the words of an embargo and its day.
const maxHeld = 8

// maxBeside is how many bytes of a line are looked at on either side.
const maxBeside = 120

// pieceEnd parts what else stands on a line.
var pieceEnd = regexp.MustCompile(`\s{2,}|\.\s+|\s[|·•>]\s|;\s`)

// blanked writes every kind of white space as a blank.
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
