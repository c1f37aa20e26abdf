package section

import (
	"regexp"
	"strings"
	"unicode"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// These patterns recognise lines above a headline by what they begin with.
var (
	// reference matches the number under which a release is filed.
	reference  = regexp.MustCompile(`^[A-Z]{1,6}(/[A-Z]+)*[ /-]?\d[\d/.–-]*( ?\(\d{4}\))?\W?$`)
	letterhead = regexp.MustCompile(`(?i)^\W*(press (office|room)|press service\W*$|newsroom|united states senator|u ?\.?s ?\.?  ?senator \w+ \w+$|office of (the )?[a-z ,]{3,40}$|(issued|released|published) by )|^.{2,60}[^\w\s]\s*(press|news|media) release\W*$`)
	// formEnd matches the end of a line that names the issuer and then the form of the
	// release.
	formEnd = regexp.MustCompile(`(?i)\w (press|news|media|public) (releases?|statement|advisory|notice|bulletin|communiqu[eé])\W*$`)
	// publishedField matches the line that says when a web page was published.
	publishedField = regexp.MustCompile(
		`(?i)^\W*((publication |release )?date|posted|published|issued|(last )?(updated|modified))\b[: ]|^From: `)
	dateOnly = regexp.MustCompile(`(?i)^\W*((mon|tues|wednes|thurs|fri|satur|sun)day\W+)?(` + dateWords +
		`)\W*((at )?\d\d?[:.]\d\d ?([ap]\.?m\.?)?\W*)?([A-Z]{2,4}\W*|(press|news|media) (release|information)\b.{0,12})?$`)
	contactIn   = regexp.MustCompile(`[\w.]+@[\w.]+|\(?\b\d{3}\)?[-./ ]{1,2}\d{3}[-. ]{1,2}\d{4}\b|\+\d{1,3}[ \d()-]{7,}`)
	editorsNote = regexp.MustCompile(`(?i)^editor.?s.? notes?: `)
)

var slugPrefix = regexp.MustCompile(`^(?:(?i:(?:FOR IMMEDIATE RELEASE:?|date\b:?)?\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\W+)?(?:` +
	dateWords + `)|FOR IMMEDIATE RELEASE:)|FOR IMMEDIATE RELEASE)\s+`)

// wireMark matches the wire that stands in brackets or strokes where a dateline would.
var wireMark = regexp.MustCompile(`^(?:\((?:via )?[A-Z][\w .&-]{2,30}\)|/[A-Z][\w .&-]{2,30}/|--[A-Z][\w .&-]{2,30}--)` +
	`(?:\s*(?:--|[–—]|-\s))?\s*`)

// wireName matches what tells a wire from another name.
var wireName = regexp.MustCompile(`(?i)wire|press ?release|news ?direct|newsfile|prweb|newsworthy`)

// dateWords matches a written or a numeric date, with or without its commas.
const dateWords = months + `\.?\s+\d{1,2}(st|nd|rd|th)?\W+\d{4}|\d{1,2}(st|nd|rd|th)?\s+` + months +
	`\.?,?\s+\d{4}|\d{1,2}[ /.-]+\d{1,2}[ /.-]+\d{2,4}|\d{4}-\d\d-\d\d`

// months matches the name of a month or its short form.
const months = `(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`

// slugKind returns the kind of a line that stands above a headline or below the text
// and is part of neither, such as a slug or a date line; ok is false for any other
// line.
func slugKind(s string, lex *lexicon.Lexicon) (kind annot.SectionKind, ok bool) {
	if len(s) > 250 {
		return "", false
	}
	n := words(s)
	switch long := n > 16; {
	case isWire(s), isByline(s, n, lex):
		return annot.Slug, true
	case n <= 2*maxSentence && editorsNote.MatchString(s):
		return annot.Notes, true
	case n > 24:
		return "", false
	case dateOnly.MatchString(s), publishedField.MatchString(s) && !long && strings.ContainsAny(s, "0123456789"):
		return annot.DateLine, true
	case openings["slug"].MatchString(s) && (!long || embargo.MatchString(s)), isShortSlug(s, n), isPageField(s, n, lex):
		return annot.Slug, true
	case long:
		return "", false
	case isContact(s, n, lex):
		return annot.Contact, true
	case letterhead.MatchString(s), n <= maxOffice && formEnd.MatchString(s) && (capitals(s) || titleCase(s)) && !hasVerb(s, lex):
		return annot.Letterhead, true
	case !strings.ContainsFunc(s, unicode.IsLetter):
		return annot.Slug, true
	}
	return "", false
}

// byline matches the line that names who wrote a text.
var byline = regexp.MustCompile(`^(?:[Bb]y|BY) [A-Z][\w.'’-]+ [A-Z]`)

// maxByline is the most words of a byline, with the paper that it was written for.
const maxByline = 9

func isByline(s string, n int, lex *lexicon.Lexicon) bool {
	return n <= maxByline && byline.MatchString(s) && titleCase(s) && !hasVerb(s, lex)
}

// isContact reports whether the n words of s are a contact, or a line with a telephone
// number or an address.
func isContact(s string, n int, lex *lexicon.Lexicon) bool {
	return openings["contact"].MatchString(s) || contactIn.MatchString(s) && (n <= 8 || !hasVerb(s, lex))
}

// isWire reports whether s is the name of a wire and nothing else.
func isWire(s string) bool { return wireName.MatchString(s) && wireMark.FindString(s) == s }

// isShortSlug reports whether the n words of s are a number of the release or a word for one.
func isShortSlug(s string, n int) bool {
	return n <= 4 && reference.MatchString(s) || n <= maxShortSlug && openings["short-slug"].MatchString(s)
}

// isPageField reports whether the n words of s are a field of a page, or several between bars.
func isPageField(s string, n int, lex *lexicon.Lexicon) bool {
	return openings["page-field"].MatchString(s) ||
		n <= 12 && strings.Contains(s, " | ") && !hasVerb(s, lex) && s[len(s)-1] != '|' && titleCase(s)
}

// maxShortSlug is the most words of a slug such as "News" or "Release No. 4".
const maxShortSlug = 5

// embargo matches the beginning of a line with an embargo, which may be longer than
// other slugs because it says until when.
var embargo = regexp.MustCompile(`(?i)^\W*(strictly |under )?(embargo|hold for release|not for (release|publication|broadcast))`)

// isInstitution reports whether s is only the name of a body, a company or an
// office-holder, as letterheads are. It has a noun that says what kind of body it is
// ("Ministry"), few words before the noun, and perhaps its field after it ("of
// Health"). Every word but the small ones has a capital, and none is a verb that
// headlines use.
func isInstitution(s string, lex *lexicon.Lexicon) bool {
	if company(s) {
		return true
	}
	fields := strings.Fields(s)
	if len(fields) > maxInstitution || hasVerb(s, lex) || strings.Contains(s, ": ") || sentenceEnd(strings.TrimRight(s, ".")) {
		return false
	}
	named, known, before := holder.MatchString(s), false, 0
	body := false // the word before is such a noun, without a comma after it
	for _, w := range fields {
		bare := strings.Trim(w, ".,()&–—-/'\"“”")
		low := strings.ToLower(bare)
		switch {
		case wordClasses.Is("body", low):
			known = true
		case strings.HasPrefix(w, "(") && capitals(w): // the short form of the name
			continue
		case bare == "" || low == "the":
		case wordClasses.Is("small", low):
			if !known && !named || !wordClasses.Is("joins-body", low) {
				return false
			}
		case !unicode.IsUpper([]rune(bare)[0]):
			return false
		case body && !named:
			return false
		default:
			before++
		}
		body = wordClasses.Is("body", strings.ToLower(w))
		if !known && !named && before > maxBeforeBody {
			return false
		}
	}
	return known || named
}

const (
	maxInstitution = 12 // words in the name of a body
	maxBeforeBody  = 4  // words of it before the noun
)

// company reports whether s is a line with nothing but the short name, in brackets,
// that a company gives itself below its full name.
func company(s string) bool {
	return strings.HasPrefix(s, `("`) && strings.HasSuffix(s, `")`) || strings.HasPrefix(s, "(“") && strings.HasSuffix(s, "”)")
}

// hasVerb reports whether a word of s is a verb that headlines use.
func hasVerb(s string, lex *lexicon.Lexicon) bool {
	for _, w := range strings.Fields(s) {
		if lex.VerbOfNoBody(strings.Trim(w, ".,:;!?'’\"“”")) {
			return true
		}
	}
	return false
}

// holder matches the office or the title of a person who issues releases.
var holder = regexp.MustCompile(`^(?:The )?(?:Rt\.? )?Hon(?:\.|ou?rable)? |\b(?:MP|MEP|MSP|MLA)$|^(?:[A-Z]\w+ )?(?:Minister|Secretary|Treasurer|Ambassador|Commissioner) (?:for|of) |, (?:[A-Z]\w+ )?(?:Minister|Secretary|Spokesperson|Ambassador|Commissioner|Governor|Mayor|President)\b`)
