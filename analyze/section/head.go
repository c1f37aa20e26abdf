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

// head labels the blocks above the body and returns the index of the first
// block of the body and the dateline, if there is one.
func head(text string, blocks []block, kinds []annot.SectionKind, lex *lexicon.Lexicon) (int, *annot.Dateline) {
	headline := -1
	for i, b := range blocks {
		kinds[i] = annot.Body
		s := b.Text(text)
		if d := findDateline(text, b, lex); d != nil {
			return i, d
		}
		if looseDateline(s, lex) && goesOn(afterSlugs(text, blocks[i+1:])) {
			return i, &annot.Dateline{Span: b.Span, Place: b.Span, Date: annot.Span{Start: b.End, End: b.End}}
		}
		switch {
		case i >= maxHead:
			return i, nil
		case isSlug(s):
			kinds[i] = annot.Slug
		case !looksLikeHead(s):
			return i, nil
		case headline < 0:
			if isLetterhead(text, blocks, i) {
				kinds[i] = annot.Slug
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
		if s := b.Text(text); !isSlug(s) {
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
	return words(s) <= 2 && looksLikeHead(next) || isSlug(next) || looksLikeHead(next) && words(next) > words(s) && words(next) > 5
}

var (
	slugWords = regexp.MustCompile(`(?i)^\W*(for (immediate|general|planning)\b|(press|news|media) (release|advisory|statement|alert|notice)|embargo|not for (release|publication)|release[:# ]|media (note|contact)|latest\b|news\b|releases?\b|filter by|contacts?[: ]|(for more information|for further information)|tel[.:]|phone[: ]|e-?mail[: ]|date[: ]|no\.? \d|ref[.:]|correction\b|advisory\b|statement\s*$|readout\s*$|press (office|room)|newsroom|united states senator|u ?\.?s ?\.?  ?senator \w+ \w+$|posted|published|issued|updated)`)
	dateOnly  = regexp.MustCompile(`(?i)^\W*((mon|tues|wednes|thurs|fri|satur|sun)day\W+)?(` + dateWords + `)\W*$`)
	contactIn = regexp.MustCompile(`[\w.]+@[\w.]+|\(?\b\d{3}\)?[-./ ]{1,2}\d{3}[-. ]{1,2}\d{4}\b|\+\d{1,3}[ \d()-]{7,}`)
)

var slugPrefix = regexp.MustCompile(`^(?:(?i:(?:FOR IMMEDIATE RELEASE:?)?\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\W+)?(?:` + dateWords + `))|FOR IMMEDIATE RELEASE:?)\s+`)

// dateWords matches a written or a numeric date, with or without its commas.
const dateWords = months + `\.?\s+\d{1,2}(st|nd|rd|th)?\W+\d{4}|\d{1,2}(st|nd|rd|th)?\s+` + months + `\.?,?\s+\d{4}|\d{1,2}[ /.-]+\d{1,2}[ /.-]+\d{2,4}|\d{4}-\d\d-\d\d`

// months matches the name of a month or its short form.
const months = `(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`

// isSlug reports whether s is a slug, a date alone or a line of contacts.
func isSlug(s string) bool {
	if len(s) > 250 || words(s) > 16 {
		return false
	}
	return slugWords.MatchString(s) || dateOnly.MatchString(s) || contactIn.MatchString(s) && words(s) <= 8 || !strings.ContainsFunc(s, unicode.IsLetter)
}
