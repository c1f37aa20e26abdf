package section

import (
	"regexp"
	"strings"
	"unicode"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

const (
	// maxHeadline is how many words a headline may have; of 34 releases
	// annotated by hand the longest has 24.
	maxHeadline = 34
	// maxHead is how many blocks may stand above the body.
	maxHead = 40
)

// headReader is what the reading of a head asks.
type headReader struct {
	lex      *lexicon.Lexicon
	repeated func(string) bool
	fields   fields
}

// head labels the blocks above the body and returns the index of the first
// block of the body and the dateline, if there is one.
func head(text string, blocks []block, kinds []annot.SectionKind, r headReader) (int, *annot.Dateline) {
	headline, lex := -1, r.lex
	for i, b := range blocks {
		kinds[i] = annot.Body
		s := b.Text(text)
		if r.fields.of(i) {
			return i, nil
		}
		if d := findDateline(text, b, lex); d != nil {
			return i, d
		}
		next := afterSlugs(text, blocks[i+1:])
		if d := looseDateline(text, b, lex); d != nil && begins(next) && (distinct(d.Place.Text(text), lex) || goesOn(next, next)) {
			return i, d
		}
		kind, slug := slugKind(s)
		switch {
		case i >= maxHead:
			return i, nil
		case slug:
			kinds[i] = kind
		case headline < 0 && r.repeated(s):
			kinds[i] = annot.Letterhead
		case !looksLikeHead(s):
			return i, nil
		case headline < 0:
			if isLetterhead(text, blocks, i) {
				kinds[i] = annot.Letterhead
				continue
			}
			kinds[i], headline = annot.Headline, i
		case continuesHeadline(text, blocks[i-1], b, kinds[i-1]):
			kinds[i] = annot.Headline
		case !b.newLine && words(s) <= 2, words(s) > maxHeadline:
			return i, nil
		default:
			kinds[i] = annot.Subhead
		}
	}
	return settle(text, blocks, kinds), nil
}

// afterSlugs returns the text of the first block that is no slug.
func afterSlugs(text string, blocks []block) string {
	for _, b := range blocks[:min(len(blocks), 3)] {
		s := b.Text(text)
		if _, slug := slugKind(s); !slug {
			return s
		}
	}
	return ""
}

// settle decides a text that seems to have no body, such as a lone sentence:
// all after the headline is body, and a single block is body.
func settle(text string, blocks []block, kinds []annot.SectionKind) int {
	for i := range blocks {
		if kinds[i] == annot.Headline && i+1 < len(blocks) {
			continue
		}
		if kinds[i] == annot.Subhead || kinds[i] == annot.Headline {
			kinds[i] = annot.Body
			return i
		}
	}
	return len(blocks)
}

// looksLikeHead reports whether s may be a headline or a subhead.
func looksLikeHead(s string) bool {
	n := words(s)
	if n > maxHeadline || n == 0 {
		return false
	}
	if strings.ContainsAny(s[:1], `"*-`) || strings.HasPrefix(s, "“") || strings.HasPrefix(s, "•") {
		// A quotation or a list opens the body; a headline that begins with a
		// quotation is short and goes on behind it without a comma.
		end := strings.LastIndexAny(s, `"”`)
		return capitals(s) || end > 0 && end < len(s)-8 && n <= 16 && !sentenceEnd(s) && !strings.ContainsAny(s[:end], ",.!?")
	}
	if capitals(s) {
		return true
	}
	return titleCase(s) && !sentenceEnd(s) || n <= 16 && !sentenceEnd(s) && !strings.HasSuffix(s, ",") && !announces(s)
}

// announces reports whether s holds a word that only running text has.
func announces(s string) bool {
	for _, w := range strings.Fields(s) {
		if w == "today" || w == "announced" || w == "said" {
			return true
		}
	}
	return false
}

// continuesHeadline reports whether b is a further line of the headline that
// prev belongs to: the next line, set alike, begun in the middle of a thought.
func continuesHeadline(text string, prev, b block, kind annot.SectionKind) bool {
	if kind != annot.Headline || b.gapped || !b.newLine {
		return false
	}
	p, s := prev.Text(text), b.Text(text)
	if capitals(p) != capitals(s) || sentenceEnd(p) || strings.HasSuffix(s, ":") {
		return false
	}
	first := []rune(s)[0]
	return unicode.IsLower(first) || len(p) > 45 && len(s) < len(p)+20 && text[prev.End:b.Start] == "\n"
}

// isLetterhead reports whether block i is a letterhead or a page's navigation
// above the headline: a few words before a wide gap, with a headline to come.
func isLetterhead(text string, blocks []block, i int) bool {
	s := blocks[i].Text(text)
	if capitals(s) && words(s) > 2 || words(s) > 5 || i+1 >= len(blocks) {
		return false
	}
	next := blocks[i+1].Text(text)
	_, slug := slugKind(next)
	return words(s) <= 2 && looksLikeHead(next) || slug || looksLikeHead(next) && words(next) > words(s) && words(next) > 5
}

// The lines above a headline, by what they begin with.
var (
	slugWords   = regexp.MustCompile(`(?i)^\W*(for (immediate|general|planning)\b|(strictly |under )?embargo|hold for release|not for (release|publication|broadcast)|for release\b|(press|news|media|photo|joint|official|event) (release|advisory|statement|alert|notice|note|call|opportunity|communiqu[eé])\W*$|(press|news|media) (release|advisory|alert|notice|note)\b|release[:# ]|latest\b|news\b|releases?\b|filter by|no\.? ?\d|ref[.:]|advisory\b|(statement|readout|communiqu[eé]|photocall|fact sheet)\s*$|correct(ion|ed|ing)\b|posted|published|issued|updated)`)
	contactWord = regexp.MustCompile(`(?i)^\W*((media|press|news|public affairs) )?(contacts?\b ?:?|(enquiries|inquiries)\b)|^\W*((for more information|for further information|for (media|press) (enquiries|inquiries))|tel[.:]|phone[: ]|e-?mail[: ]|mobile[: ]|cell[: ])`)
	letterhead  = regexp.MustCompile(`(?i)^\W*(press (office|room)|newsroom|united states senator|u ?\.?s ?\.?  ?senator \w+ \w+$|office of (the )?[a-z ,]{3,40}$|news from )`)
	dateField   = regexp.MustCompile(`(?i)^\W*date[: ]`)
	dateOnly    = regexp.MustCompile(`(?i)^\W*((mon|tues|wednes|thurs|fri|satur|sun)day\W+)?(` + dateWords + `)\W*$`)
	contactIn   = regexp.MustCompile(`[\w.]+@[\w.]+|\(?\b\d{3}\)?[-./ ]{1,2}\d{3}[-. ]{1,2}\d{4}\b|\+\d{1,3}[ \d()-]{7,}`)
)

var slugPrefix = regexp.MustCompile(`^(?:(?i:(?:FOR IMMEDIATE RELEASE:?)?\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\W+)?(?:` + dateWords + `))|FOR IMMEDIATE RELEASE:?)\s+`)

// dateWords matches a written or a numeric date, with or without its commas.
const dateWords = months + `\.?\s+\d{1,2}(st|nd|rd|th)?\W+\d{4}|\d{1,2}(st|nd|rd|th)?\s+` + months + `\.?,?\s+\d{4}|\d{1,2}[ /.-]+\d{1,2}[ /.-]+\d{2,4}|\d{4}-\d\d-\d\d`

// months matches the name of a month or its short form.
const months = `(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`

// slugKind returns what a line is that stands above a headline or below the
// text without being either; not ok for any other line.
func slugKind(s string) (kind annot.SectionKind, ok bool) {
	if len(s) > 250 || words(s) > 24 {
		return "", false
	}
	switch long := words(s) > 16; {
	case dateOnly.MatchString(s), dateField.MatchString(s) && !long:
		return annot.DateLine, true
	case slugWords.MatchString(s) && (!long || embargo.MatchString(s)):
		return annot.Slug, true
	case long:
		return "", false
	case contactWord.MatchString(s), contactIn.MatchString(s) && words(s) <= 8:
		return annot.Contact, true
	case letterhead.MatchString(s):
		return annot.Letterhead, true
	case !strings.ContainsFunc(s, unicode.IsLetter):
		return annot.Slug, true
	}
	return "", false
}

// embargo may need a whole line to say when.
var embargo = regexp.MustCompile(`(?i)^\W*(strictly |under )?(embargo|hold for release|not for (release|publication|broadcast))`)
