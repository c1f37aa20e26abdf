package section

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// A dateline with a whole date can be recognised by its shape: capitalised words or the
// name of a wire service, the date, perhaps the time of day, and a mark after which the
// text goes on. So its place may be one that the lexicon does not have.
var (
	wholeDate = regexp.MustCompile(`(?i)(?:\b(?:mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?\.?,?\s+)?(?:` +
		`\b` + months + `\.?\s+(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?\d{4}\b|\b\d{1,2}(?:st|nd|rd|th)?\s+` + months +
		`\.?,?\s+\d{4}\b|\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{4}\b)`)
	// timeIn is the time of day after a date, with its zone.
	timeIn = `(?:\s*[,@]?\s*(?:at\s+)?\d{1,2}[:.]\d\d(?::\d\d)?(?:\s*[AaPp]\.?[Mm]\b\.?)?(?:\s+\(?(?:[A-Z]\w+/[A-Z]\w+|[A-Z][A-Za-z]+|[-+]\d{4})\)?)?)?`
	// wires matches the names of the wire services that pass the release on: "(WIRE)",
	// "/Wire/", "– SOME NEWSWIRE".
	wires = `(?:\s*(?:--|[–—,|-])?\s*(?:\([^()\n]{2,40}\)|/[^/\n]{2,60}/|[A-Z][A-Z .-]*(?:WIRE|NEWS)\b))*`
	// afterDate matches what may stand between the date and the text that follows the
	// dateline; afterWire the wire without a mark after it; lineOfDate matches the end of a dateline that is alone on its line.
	afterDate = regexp.MustCompile(`^` + timeIn + wires + `[)\]]?\s*(?:--+|[–—|/:]|-\s|\.\s|[)\]]\s)(?:` + wires +
		`\s*(?:--+|[–—|]|-\s))?\s*`)
	afterWire  = regexp.MustCompile(`^` + timeIn + `\s*(?:\([^()\n]{2,40}\)|/[^/\n]{2,60}/)\s+`)
	lineOfDate = regexp.MustCompile(`^` + timeIn + wires + `\W*$`)
	// placeMarks matches what separates the place from the wire service.
	placeMarks = regexp.MustCompile(`\s*(?:[(/|–—:]|--|\s-|-\s)\s*`)
)

// findWholeDate returns where wholeDate matches first; most lines have no figure, and are not searched.
func findWholeDate(s string) []int {
	if !strings.ContainsAny(s, "0123456789") {
		return nil
	}
	return wholeDate.FindStringIndex(s)
}

// maxBeforeDate is the most bytes of a dateline that may stand before its date.
const maxBeforeDate = 90

// datedDateline reads a dateline with a whole date, or with a month and a year, at the
// beginning of block b. It returns nil if there is none.
func datedDateline(text string, b block, lex *lexicon.Lexicon) *annot.Dateline {
	s := text[b.Start:b.End]
	date := findWholeDate(s[:min(len(s), maxBeforeDate+maxDateline)])
	if date == nil || date[0] > maxBeforeDate {
		return nil
	}
	before, after := s[:date[0]], s[date[1]:min(len(s), date[1]+maxDateline)]
	d := &annot.Dateline{Date: annot.Span{Start: b.Start + date[0], End: b.Start + date[1]}}
	d.Start = b.Start
	end := markAfter(before, after, lex)
	alone := end == nil || date[1]+end[1] >= len(s)
	if alone {
		if end = lineOfDate.FindStringIndex(after); end == nil || !b.newLine {
			return nil
		}
	}
	d.End = b.Start + date[1] + end[1]
	mark := after[:end[1]]
	place, ok := placeBefore(before, lex)
	if strings.Trim(before, " (") == "" && !alone {
		return dateFirst(text, d, b, lex)
	}
	nowhere := place.Len() == 0
	switch {
	case !ok, alone && nowhere:
		return nil
	case nowhere && !passedOn(before+mark):
		return nil // "World Refugee Day, 20 June 2004 – Refugees need"
	case !alone && (endsAtDate(before, mark) || !leads(text[d.End:b.End], mark)):
		return nil
	}
	d.Place = place
	shift(&d.Place, b.Start)
	if nowhere {
		d.Place = annot.Span{Start: d.Start, End: d.Start}
	}
	d.End = d.Start + len(strings.TrimRightFunc(text[d.Start:d.End], unicode.IsSpace))
	return d
}

// markAfter returns where in after, which follows a date, the mark of a dateline stands, nil if there
// is none. After a town and nothing else it may be missing: "NAIROBI, Kenya, 3 May 2024 The agency said".
func markAfter(before, after string, lex *lexicon.Lexicon) []int {
	mark, wire := afterDate.FindStringIndex(after), afterWire.FindStringIndex(after)
	if wire != nil && wireName.MatchString(after[:wire[1]]) && (mark == nil || mark[1] < wire[1]) {
		return wire
	}
	if mark != nil {
		return mark
	}
	rest := strings.TrimLeft(after, ",")
	if townBefore(before, rest == after, lex) && begins(rest) && startsWithLetter(strings.TrimSpace(rest)) {
		return []int{0, len(after) - len(rest) + blanks(rest)}
	}
	return nil
}

// endsAtDate reports whether a sentence ends with the date: "He was born in Paris, May 4, 1980. He".
func endsAtDate(before, mark string) bool {
	return strings.HasPrefix(strings.TrimSpace(mark), ".") && !strings.HasSuffix(strings.TrimSpace(before), ".")
}

// leads reports whether rest, which follows a date and its mark, may be a lead: it has words enough
// and is no title, unless a wire stands in the mark.
func leads(rest, mark string) bool {
	titled := titleCase(rest) && words(rest) <= maxTitle && !sentenceEnd(rest)
	return words(rest) >= 3 && (!titled || passedOn(mark))
}

// townBefore reports whether s, all that stands before a date, is a town and nothing
// else: in capitals, if no comma follows the date.
func townBefore(s string, inCapitals bool, lex *lexicon.Lexicon) bool {
	name := strings.Trim(s, " ,(")
	town, _, _ := strings.Cut(name, ",")
	return (capitals(town) || !inCapitals) && isPlace(name, lex)
}

// dateFirst reads the place after the date of d: "August 20, 2024, Boca Raton,
// FL – The".
func dateFirst(text string, d *annot.Dateline, b block, lex *lexicon.Lexicon) *annot.Dateline {
	after := text[d.Date.End:min(b.End, d.Date.End+maxDateline)]
	m := dashOrBar.FindStringIndex(after)
	if m == nil || words(after[m[1]:]) < 3 {
		return nil
	}
	name := strings.Trim(after[:m[0]], " ,()/|–—-")
	if !isPlace(name, lex) {
		return nil
	}
	start := d.Date.End + strings.Index(after, name)
	d.Place = annot.Span{Start: start, End: start + len(name)}
	d.End = d.Date.End + m[1]
	d.End = d.Start + len(strings.TrimRightFunc(text[d.Start:d.End], unicode.IsSpace))
	return d
}

// dateAlone reads a dateline that has only a date, and perhaps a wire service: "May 3,
// 2024 (SOME WIRE) -- The". It may do so at the beginning of a paragraph only, because
// in a list of dates the words after them go on as they do here.
func dateAlone(text string, b block) *annot.Dateline {
	if !b.newLine || !b.gapped {
		return nil
	}
	s := b.Text(text)
	date := wholeDate.FindStringIndex(s[:min(len(s), maxDateline)])
	if date == nil || strings.Trim(s[:date[0]], "( ") != "" {
		return nil
	}
	mark := afterDate.FindStringIndex(s[date[1]:min(len(s), date[1]+maxDateline)])
	if mark == nil {
		return nil
	}
	end := date[1] + mark[1]
	if rest := s[end:]; !goesOn(rest, rest) || !sentenceEnd(rest) || words(rest) <= maxNavigation {
		return nil
	}
	return &annot.Dateline{
		Span:  annot.Span{Start: b.Start, End: b.Start + len(strings.TrimRightFunc(s[:end], unicode.IsSpace))},
		Place: annot.Span{Start: b.Start, End: b.Start},
		Date:  annot.Span{Start: b.Start + date[0], End: b.Start + date[1]},
	}
}

var dashOrBar = regexp.MustCompile(`\s*(?:--+|[–—|]|\s-|-\s)\s*`)

// signedOn labels a line below the text that says where and when the release was
// signed ("Vienna, 5 March 2026") and returns it; nil if there is none.
func signedOn(text string, blocks []block, kinds []annot.SectionKind, lex *lexicon.Lexicon) (signed *annot.Dateline) {
	for i := len(blocks) - 1; i > 0 && i >= len(blocks)-maxBelow; i-- {
		b := blocks[i]
		alone := b.newLine && (i+1 == len(blocks) || blocks[i+1].newLine)
		if !alone || kinds[i] != annot.Body || words(b.Text(text)) > maxSentence {
			continue
		}
		if d := datedDateline(text, b, lex); d != nil && d.End == b.End {
			kinds[i] = annot.DateLine
			if isPlace(d.Place.Text(text), lex) && !running(kinds[i+1:]) {
				signed = d
			}
		}
	}
	return signed
}

func running(kinds []annot.SectionKind) bool {
	return slices.ContainsFunc(kinds, annot.SectionKind.Running)
}

// maxBelow is the number of lines, counted from the end, among which that line is
// looked for.
const maxBelow = 12

// passedOn reports whether s names a wire service.
func passedOn(s string) bool {
	return regexpWire.MatchString(s)
}

var regexpWire = regexp.MustCompile(`\([^()\n]{2,40}\)|/[^/\n]{2,60}/|WIRE\b|NEWS\b`)

// placeBefore returns the place that s, the words before the date, begins with. The
// place is empty if the lexicon knows none; ok is false if such words cannot be part of
// a dateline.
func placeBefore(s string, lex *lexicon.Lexicon) (place annot.Span, ok bool) {
	if !nameOnly(s) {
		return place, false
	}
	start := len(s) - len(strings.TrimLeft(s, "([ \u00a0"))
	ends := []int{len(s)}
	if m := placeMarks.FindStringIndex(s[start:]); m != nil {
		ends = append(ends, start+m[0])
	}
	for _, end := range ends {
		name := strings.TrimRight(s[start:end], " ,;:()[]/|–—-\n\u00a0")
		if !strings.Contains(name, ",") {
			name = strings.TrimSuffix(name, ".") // "YEREVAN. 5 March 2026."
		}
		if isPlace(name, lex) || cityAndMore(name, lex) || end == ends[len(ends)-1] && unknownTown(name) {
			return annot.Span{Start: start, End: start + len(name)}, true
		}
	}
	return place, true
}

// unknownTown reports whether a name that the lexicon lacks may nevertheless be a town:
// datelines write towns in capitals, but releases also write the names of days and
// meetings so ("WORLD REFUGEE DAY, 20 June 2004").
func unknownTown(name string) bool {
	return capitals(name) && words(name) <= 3 && !feast.MatchString(name)
}

// feast matches the words that names of days and of meetings have.
var feast = regexp.MustCompile(`(?i)\b(day|week|month|year|summit|conference|congress)\b`)

// cityAndMore reads two cities, each with its state or country: "NEW YORK, NY and
// DENVER, CO", and a city with its region and no comma: "Denver Colorado".
func cityAndMore(s string, lex *lexicon.Lexicon) bool {
	if a, b, ok := strings.Cut(s, " and "); ok {
		return isPlace(a, lex) && isPlace(b, lex)
	}
	city, region, ok := strings.Cut(s, " ")
	return ok && words(s) <= 3 && stateOrCountry(region, lex) && len(lex.Places(city)) > 0
}

// nameOnly reports whether s holds nothing but names: each word begins with a
// capital or a digit, but for those that join names.
func nameOnly(s string) bool {
	fields := strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("()[]/,|–—-", r) })
	if len(fields) > 14 {
		return false
	}
	for i, w := range fields {
		low := strings.ToLower(w)
		if r := []rune(w)[0]; !unicode.IsUpper(r) && !unicode.IsDigit(r) && !wordClasses.Is("joins-names", low) || i == 0 &&
			wordClasses.Is("before-date", low) {
			return false
		}
	}
	return len(fields) > 0
}

// cutDateline cuts the headline off the dateline where both stand on one line: "Mayor
// opens bridge LEEDS, 3 May 2024 – Mayor Tom Hill opened". Where the line ends before and
// after the date are lost and the place has no mark, "Mayor opens bridge May 3 2024 LEEDS Mayor Tom Hill
// opened", they are put back.
func cutDateline(text string, blocks []block, lex *lexicon.Lexicon) []block {
	for i := range min(len(blocks), maxSlugs) {
		s := blocks[i].Text(text)
		s = s[:min(len(s), maxOnLine)]
		date := findWholeDate(s)
		ends := []int{-1}
		if date != nil && afterDate.MatchString(s[date[1]:]) {
			ends[0] = placeEnding(s[:date[0]], lex)
		} else if m := townAndDash.FindStringSubmatchIndex(s); m != nil && !capitals(s[:m[2]]) && isPlace(s[m[2]:m[3]], lex) {
			ends[0] = m[2]
		} else if at := gluedTown(s, lex); at > 0 {
			ends[0] = at
		} else if town := townAfter(s, date, lex); town > 0 {
			ends = []int{date[0], date[1], town}
		}
		if ends[0] < 0 || !standsAbove(strings.TrimSpace(s[:ends[0]])) {
			continue
		}
		start := blocks[i].Start
		for _, end := range slices.Backward(ends) {
			blocks = cut(text, blocks, i, start+end)
		}
		return blocks
	}
	return blocks
}

// standsAbove reports whether s may be a headline before a dateline on its line.
func standsAbove(s string) bool {
	n := words(s)
	return n >= leastTitled && n <= maxHeadline && !strings.HasSuffix(s, ",") && !wordClasses.Is("small", strings.ToLower(lastWord(s))) &&
		unicode.IsUpper([]rune(s)[0])
}

// maxOnLine is how far into a line that begins with its headline the dateline may
// reach, in bytes.
const maxOnLine = 350

// townAndDash matches a town in capitals, perhaps with its state or country, and a dash.
var townAndDash = regexp.MustCompile(`\s([A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,2}(?:, [A-Z][A-Za-z.]+(?: [A-Z][a-z]+)?)?)\s*(?:--|[–—])\s*[A-Z“"]`)

// gluedTown returns where a town in small letters begins that has its dash right after it,
// below a headline in title case: "Mayor Opens Bridge Leeds-- The"; 0 if there is none.
func gluedTown(s string, lex *lexicon.Lexicon) int {
	m := townGlued.FindStringSubmatchIndex(s)
	if m == nil || !titleCase(s[:m[2]]) || strings.ContainsAny(s[:m[2]], ".!?") {
		return 0
	}
	if isPlace(s[m[2]:m[5]], lex) {
		return m[2]
	}
	if isPlace(s[m[4]:m[5]], lex) {
		return m[4]
	}
	return 0
}

// townGlued matches such a town of a word or two, perhaps with its state or country.
var townGlued = regexp.MustCompile(`\s((?:[A-Z][a-z]+ )?)([A-Z][a-z]+(?:, [A-Z][A-Za-z.]+)?)(?:(?:--|[–—]) ?|- )[A-Z][A-Za-z.]* `)

// townAfter returns the end of the town in capitals between a date and a sentence or the end of
// the line, 0 if there is none.
func townAfter(s string, date []int, lex *lexicon.Lexicon) int {
	if date == nil {
		return 0
	}
	m := townAlone.FindStringSubmatchIndex(s[date[1]:])
	if m == nil {
		return 0
	}
	end := date[1] + m[3]
	after := words(s[end:]) // fewer than three go on with the name: "LEEDS United Kingdom"
	if after > 0 && after < 3 || !isPlace(strings.Join(strings.Fields(s[date[1]+m[2]:end]), " "), lex) {
		return 0
	}
	return end
}

// townAlone matches a town in capitals that stands between a date and a sentence or the end of
// the line, without a mark.
var townAlone = regexp.MustCompile(`^\s+([A-Z][A-Z.'’-]+(?:\s+[A-Z][A-Z.'’-]*){0,3})(?:\s+[A-Z][a-z]|\s*$)`)

// placeEnding returns the byte from which on s, to its end, names a place as a
// dateline does, -1 if it does not: the town in capitals, or with what it lies in.
func placeEnding(s string, lex *lexicon.Lexicon) int {
	at, longest := len(strings.TrimRight(s, " ,(/|–—-")), -1
	end := at
	for range maxTown {
		at = strings.LastIndexByte(s[:at], ' ')
		if at < 0 {
			break
		}
		name := s[at+1 : end]
		town, in, _ := strings.Cut(name, ",")
		if r := []rune(name); len(r) == 0 || !unicode.IsUpper(r[0]) {
			break
		}
		if (capitals(town) || in != "") && isPlace(name, lex) {
			longest = at + 1
		}
	}
	return longest
}

// maxTown is the most words of the place of such a dateline.
const maxTown = 6
