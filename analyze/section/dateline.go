package section

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

const (
	// maxDateline is the most bytes that a dateline may have. maxSeparators is how many
	// of the marks in it are tried as its end.
	maxDateline   = 110
	maxSeparators = 6
)

var (
	// separator ends a dateline: a dash, a double hyphen, a lone hyphen before
	// a blank, a colon, a slash, the full stop after a date, or the gap that a
	// lost dash left.
	separator = regexp.MustCompile(`\s*(?:--+|[–—]|\s-|-\s|/\s|:\s|\d{4}\.\s)\s*(?:\([A-Z][A-Za-z ]*\)\s*(?:--+|[–—-])?\s*)?|\s{2,}`)
	dateIn    = regexp.MustCompile(`(?i)(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:` + months +
		`\.?\s+\d{1,2}(?:st|nd|rd|th)?(?:,?\s+\d{4})?|\d{1,2}(?:st|nd|rd|th)?\s+` + months +
		`\.?(?:,?\s+\d{4})?|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{4}-\d\d-\d\d)`)
	wire = regexp.MustCompile(`/\s*[A-Z][A-Za-z ]+\s*(?:/|$)|\([A-Z][A-Za-z&. ]{1,25}\)`)
)

// unmarked is a dateline in capitals without any mark: "CUPERTINO, CALIFORNIA
// Apple today announced".
var unmarked = regexp.MustCompile(`^([A-Z][A-Z.'-]+(?: [A-Z][A-Z.'-]+){0,2}, ([A-Z]{3,}(?: [A-Z]{3,})?)) [A-Z][a-z]`)

func stateOrCountry(s string, lex *lexicon.Lexicon) bool {
	places := lex.Places(s)
	return len(places) > 0 && (places[0].Kind == "country" || places[0].Kind == "region")
}

// dateOrWire matches what may stand between two separators of the same dateline.
var dateOrWire = regexp.MustCompile(`^\W*(?:` + dateIn.String() + `|[A-Z]{2}[A-Z ]+|/ ?[A-Z][A-Za-z ]+ ?/)?\W*$`)

// findDateline reads a dateline at the head of block b: a place, known to the
// lexicon or in capitals with its country or state, perhaps a date, and a
// separator after which the text goes on.
func findDateline(text string, b block, lex *lexicon.Lexicon) *annot.Dateline {
	if d := datedDateline(text, b, lex); d != nil {
		if d.End == b.End {
			return nil // it is alone on its line
		}
		return d
	}
	s := text[b.Start:min(b.End, b.Start+maxDateline)]
	if r := strings.TrimLeft(s, "("); r == "" || !unicode.IsUpper([]rune(r)[0]) && !unicode.IsDigit([]rune(r)[0]) {
		return nil
	}
	var best *annot.Dateline
	dashed := false // the best one so far ends with a dash
	for _, sep := range separator.FindAllStringIndex(s, maxSeparators) {
		if b.Start+sep[1] >= b.End {
			break
		}
		mark := strings.TrimSpace(s[sep[0]:sep[1]])
		if year, ok := strings.CutSuffix(mark, "."); ok { // which is part of the date
			sep[0] += strings.Index(s[sep[0]:], year) + len(year)
		}
		if dashed && !dateOrWire.MatchString(s[best.End:sep[0]]) {
			break
		}
		dash := strings.ContainsAny(mark, "-–—/")
		d := readDateline(s[:sep[0]], lex, dash)
		if d == nil {
			continue
		}
		if dash || d.Date.Len() > 0 && mark != "" || distinct(d.Place.Text(s), lex) {
			d.Start, d.End = 0, sep[1]
			best, dashed = d, dash && !strings.Contains(mark, "/")
		}
	}
	if m := unmarked.FindStringSubmatchIndex(s); best == nil && m != nil && stateOrCountry(s[m[4]:m[5]], lex) {
		best = &annot.Dateline{Span: annot.Span{Start: 0, End: m[3] + 1}, Place: annot.Span{Start: m[2], End: m[3]}}
	}
	if best == nil {
		return dateAlone(text, b)
	}
	for _, span := range []*annot.Span{&best.Span, &best.Place, &best.Date} {
		shift(span, b.Start)
	}
	if !goesOn(text[best.End:b.End], paragraph(text[best.End:])) {
		return nil
	}
	best.End = best.Start + len(strings.TrimRight(text[best.Start:best.End], " \t\n\u00a0"))
	return best
}

// paragraph returns the beginning of s up to a blank line.
func paragraph(s string) string {
	s = s[:min(len(s), 500)]
	if i := strings.Index(s, "\n\n"); i >= 0 {
		return s[:i]
	}
	return s
}

// looseDateline reads a whole block as a dateline, set apart on its line or by
// the gap that a lost dash left; nil if it is none.
func looseDateline(text string, b block, lex *lexicon.Lexicon) *annot.Dateline {
	if d := datedDateline(text, b, lex); d != nil && d.End == b.End {
		return d
	}
	s := b.Text(text)
	if len(s) > maxDateline {
		return nil
	}
	d := readDateline(s, lex, false)
	if m := strings.LastIndex(s, " – "); d == nil && m > 0 { // "4 March 2024 – Ottawa, Ontario – Canadian Heritage"
		if d = readDateline(s[:m], lex, false); d != nil && d.Date.Len() == 0 {
			d = nil
		}
	}
	if d == nil || d.Date.Len() == 0 && d.Place.Len() < len(strings.TrimRight(s, " –—-")) {
		return nil
	}
	d.Span = b.Span
	shift(&d.Place, b.Start)
	shift(&d.Date, b.Start)
	return d
}

// distinct reports whether s, a known place, can be nothing else: it is in capitals or
// names its state or its country. Other names need a dash after them, because "Murray"
// and "Jackson" are also surnames, and "Jordan:" may begin a headline.
func distinct(s string, lex *lexicon.Lexicon) bool {
	if capitals(s) && len(s) > len("ILO") {
		return true
	}
	if _, in, ok := strings.Cut(s, ","); ok && len(lex.Places(strings.TrimSpace(in))) > 0 {
		return true
	}
	fields := strings.Fields(strings.ReplaceAll(s, ",", " "))
	for i := 1; i < len(fields); i++ {
		if lex.State(strings.Join(fields[i:], " ")) != "" {
			return true
		}
	}
	return false
}

// goesOn reports whether the rest of a block continues as a sentence and not as a
// headline. A wrapped line of a sentence may look like a headline, but its whole
// paragraph does not.
func goesOn(s, paragraph string) bool {
	return begins(s) && (sentenceEnd(s) || words(s) > maxTitle || !titleCase(s) || !titleCase(paragraph))
}

// begins reports whether s begins as a sentence does.
func begins(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, " \t\n\u00a0"))
	return words(s) >= 4 && !capitals(s) && !unicode.IsLower(r)
}

// maxTitle is the most words that a headline after a place and a dash may have; if
// there are more, the capitals are those of a sentence full of names.
const maxTitle = 20

func shift(s *annot.Span, by int) { s.Start, s.End = s.Start+by, s.End+by }

// readDateline reads s, all that stands before the separator. The spans of the result
// are relative to s. If town is set, a place in capitals beside a date need not be
// known to the lexicon.
func readDateline(s string, lex *lexicon.Lexicon, town bool) *annot.Dateline {
	var d annot.Dateline
	rest := []byte(s)
	if m := dateOf(s); m != nil {
		d.Date = annot.Span{Start: m[0], End: m[1]}
		blank(rest, m)
	}
	place := string(rest)
	for _, m := range wire.FindAllStringIndex(place, 2) {
		if len(lex.Places(strings.Trim(place[m[0]:m[1]], "/ ()"))) == 0 { // a known place is the second of two cities
			blank(rest, m)
		}
	}
	if strings.TrimSpace(string(rest)) != "" { // if nothing is left, the brackets hold the place
		place = string(rest)
	}
	start := len(place) - len(strings.TrimLeft(place, " ([/,-–—|"))
	end := len(strings.TrimRight(place, " )(][/,;\n-–—|:"))
	if start >= end {
		return nil
	}
	// The date was blanked in the middle of s: only what stands before it is the place.
	if i := strings.Index(place[start:end], "  "); i > 0 {
		if strings.Trim(place[start+i:end], " ()[],/") == "" || d.Date.Len() > 0 {
			end = start + len(strings.TrimRight(place[start:start+i], " ([,/-–—"))
		}
	}
	if name := place[start:end]; !isPlace(name, lex) && !(town && d.Date.Len() > 0 && start == 0 && capitals(name) && words(name) <= 3) {
		return nil
	}
	d.Place = annot.Span{Start: start, End: end}
	return &d
}

// dateOf returns where the first date of s is, nil if there is none.
func dateOf(s string) []int {
	if !strings.ContainsAny(s, "0123456789") {
		return nil
	}
	return dateIn.FindStringIndex(s)
}

func blank(b []byte, m []int) {
	for i := m[0]; i < m[1]; i++ {
		b[i] = ' '
	}
}

// isPlace reports whether s is "CITY", "City, State", "CITY, Country" or two
// cities joined by "and" or a slash, at least one part of them known.
func isPlace(s string, lex *lexicon.Lexicon) bool {
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == '/' || r == '(' || r == ')' })
	if len(parts) == 0 || len(parts) > 4 || words(s) > 8 {
		return false
	}
	known := false
	for i, p := range parts {
		p = strings.TrimSpace(p)
		switch {
		case p == "":
		case placeName(p, lex), i > 0 && (stateName(p, lex) || lex.Is(lexicon.Province, p)):
			known = true
		case i == 0 && properName(p):
		default:
			return false
		}
	}
	return known
}

// stateName reports whether s names a state, also as two letters of which the second
// is small ("Boca Raton, Fl").
func stateName(s string, lex *lexicon.Lexicon) bool {
	return lex.State(s) != "" || len(s) == 2 && lex.State(strings.ToUpper(s)) != ""
}

// placeName reports whether s names a place, alone, with a state after it
// and no comma ("WASHINGTON D C"), or as two ("Geneva and Nairobi").
func placeName(s string, lex *lexicon.Lexicon) bool {
	if len(lex.Places(s)) > 0 {
		return true
	}
	if a, b, ok := strings.Cut(s, " and "); ok {
		return placeName(a, lex) && placeName(b, lex)
	}
	fields := strings.Fields(s)
	for i := 1; i < len(fields); i++ {
		if lex.State(strings.Join(fields[i:], " ")) != "" && len(lex.Places(strings.Join(fields[:i], " "))) > 0 {
			return true
		}
	}
	return false
}

// properName reports whether every word of s begins with a capital.
func properName(s string) bool {
	for _, w := range strings.Fields(s) {
		if r := []rune(w)[0]; !unicode.IsUpper(r) && len(w) > 3 {
			return false
		}
	}
	return words(s) <= 4
}
