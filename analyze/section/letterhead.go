package section

import (
	"regexp"
	"strings"
	"unicode"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// The lines above a headline, by what they begin with.
var (
	slugWords = regexp.MustCompile(`(?i)^\W*(for (immediate|general|planning)\b|(strict(ly)? |under |this (press )?release is (strictly )?)?(under )?embargo|hold for release|not for (release|publication|broadcast)|for release\b|((press|news|media|photo|joint|official|event) )+(release|advisory|statement|alert|notice|note|call|opportunity|communiqu[eé])s?\W*$|(press|news|media) (release|advisory|alert|notice|note)\b|news (article|story|item)\W*$|(ad hoc|stock exchange|regulatory) (release|announcement|news)\b|inside information\W*$|media note\W*$|(no|nr|n[°º]|number)[.:]? ?\d\S*( \S+){0,3}$|ref(erence)?[.:]|(statement|readout|communiqu[eé]|photocall|fact sheet)\s*$|corrections?\b|corrected\b|corrects (the )?(\w+ ){0,3}(paragraph|headline|sentence|date|name|figure|version|release)\b|correcting( and replacing)?\W*$)`)
	// shortSlug may begin a headline, too.
	shortSlug = regexp.MustCompile(`(?i)^\W*(latest|news|releases?|filter by|advisory)\b`)
	// reference is a number under which a release is filed.
	reference   = regexp.MustCompile(`^[A-Z]{2,6}(/[A-Z]+)*[ /-]?\d[\d/.–-]*( ?\(\d{4}\))?$`)
	contactWord = regexp.MustCompile(`(?i)^\W*((media|press|news|public affairs) )?(contacts?\b ?:?|(enquiries|inquiries)\b)|^\W*((for more information|for further information|for (media|press) (enquiries|inquiries))|tel[.:]|phone[: ]|e-?mail[: ]|mobile[: ]|cell[: ])`)
	letterhead  = regexp.MustCompile(`(?i)^\W*(press (office|room)|press service\W*$|newsroom|united states senator|u ?\.?s ?\.?  ?senator \w+ \w+$|office of (the )?[a-z ,]{3,40}$|(issued|released|published) by )|^.{2,60}[^\w\s]\s*(press|news|media) release\W*$`)
	// publishedField tells when a page was published, pageField something else.
	publishedField = regexp.MustCompile(`(?i)^\W*((publication |release )?date|posted|published|issued|(last )?(updated|modified))\b[: ]|^From: `)
	pageField      = regexp.MustCompile(`(?i)^\W*(from|category|categories|topics?|tags?|type|location|language|reading time|share|by): ?\S`)
	dateOnly       = regexp.MustCompile(`(?i)^\W*((mon|tues|wednes|thurs|fri|satur|sun)day\W+)?(` + dateWords + `)\W*((at )?\d\d?[:.]\d\d ?([ap]\.?m\.?)?\W*)?([A-Z]{2,4}\W*|(press|news|media) (release|information)\b.{0,12})?$`)
	contactIn      = regexp.MustCompile(`[\w.]+@[\w.]+|\(?\b\d{3}\)?[-./ ]{1,2}\d{3}[-. ]{1,2}\d{4}\b|\+\d{1,3}[ \d()-]{7,}`)
	editorsNote    = regexp.MustCompile(`(?i)^editor.?s.? notes?: `)
)

var slugPrefix = regexp.MustCompile(`^(?:(?i:(?:FOR IMMEDIATE RELEASE:?)?\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\W+)?(?:` + dateWords + `))|FOR IMMEDIATE RELEASE:?)\s+`)

// dateWords matches a written or a numeric date, with or without its commas.
const dateWords = months + `\.?\s+\d{1,2}(st|nd|rd|th)?\W+\d{4}|\d{1,2}(st|nd|rd|th)?\s+` + months + `\.?,?\s+\d{4}|\d{1,2}[ /.-]+\d{1,2}[ /.-]+\d{2,4}|\d{4}-\d\d-\d\d`

// months matches the name of a month or its short form.
const months = `(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`

// slugKind returns what a line is that stands above a headline or below the
// text without being either; not ok for any other line.
func slugKind(s string) (kind annot.SectionKind, ok bool) {
	if len(s) > 250 {
		return "", false
	}
	n := words(s)
	switch long := n > 16; {
	case n <= 2*maxSentence && editorsNote.MatchString(s):
		return annot.Notes, true
	case n > 24:
		return "", false
	case dateOnly.MatchString(s), publishedField.MatchString(s) && !long && strings.ContainsAny(s, "0123456789"):
		return annot.DateLine, true
	case slugWords.MatchString(s) && (!long || embargo.MatchString(s)), n <= 4 && reference.MatchString(s), n <= maxShortSlug && shortSlug.MatchString(s):
		return annot.Slug, true
	case pageField.MatchString(s), n <= 12 && strings.Contains(s, " | ") && !hasVerb(s) && s[len(s)-1] != '|' && titleCase(s):
		return annot.Slug, true
	case long:
		return "", false
	case contactWord.MatchString(s), contactIn.MatchString(s) && n <= 8:
		return annot.Contact, true
	case letterhead.MatchString(s):
		return annot.Letterhead, true
	case !strings.ContainsFunc(s, unicode.IsLetter):
		return annot.Slug, true
	}
	return "", false
}

// maxShortSlug is how many words "News" or "Release No. 4" have.
const maxShortSlug = 5

// embargo may need a whole line to say when.
var embargo = regexp.MustCompile(`(?i)^\W*(strictly |under )?(embargo|hold for release|not for (release|publication|broadcast))`)

// isInstitution reports whether s is no more than the name of a body, a
// company or an office-holder, as letterheads are: few words stand before the
// noun that says what body it is, what it is for may stand behind, every word
// of weight has a capital, and none is the verb of a headline.
func isInstitution(s string) bool {
	if company(s) {
		return true
	}
	fields := strings.Fields(s)
	if len(fields) > maxInstitution || hasVerb(s) || strings.Contains(s, ": ") || sentenceEnd(strings.TrimRight(s, ".")) {
		return false
	}
	named, known, before := holder.MatchString(s), false, 0
	body := false // the word before is the noun, and no comma stands behind it
	for _, w := range fields {
		bare := strings.Trim(w, ".,()&–—-/'\"“”")
		low := strings.ToLower(bare)
		switch {
		case bodies[low]:
			known = true
		case strings.HasPrefix(w, "(") && capitals(w): // the short form of the name
			continue
		case bare == "" || low == "the":
		case small[low]:
			if !known && !named || !behindBody[low] {
				return false
			}
		case !unicode.IsUpper([]rune(bare)[0]):
			return false
		case body && !named:
			return false
		default:
			before++
		}
		body = bodies[strings.ToLower(w)]
		if !known && !named && before > maxBeforeBody {
			return false
		}
	}
	return known || named
}

const (
	maxInstitution = 12 // words in the name of a body
	maxBeforeBody  = 4  // of which stand before the noun
)

// company reports whether s is the short name in brackets that a company gives
// itself below its full one.
func company(s string) bool {
	return strings.HasPrefix(s, `("`) && strings.HasSuffix(s, `")`) || strings.HasPrefix(s, "(“") && strings.HasSuffix(s, "”)")
}

// hasVerb reports whether a word of s is a verb of headlines.
func hasVerb(s string) bool {
	for _, w := range strings.Fields(s) {
		if w = strings.ToLower(strings.Trim(w, ".,:;!?'’\"“”")); verbs[w] {
			return true
		}
	}
	return false
}

// small are the words that a title in title case sets small.
var small = lexicon.WordSet(`a an the of for and or in on at to from with by de du des da del di la le les et & und der as over into after before across about between against amid`)

// behindBody are those that join to a body what it is for.
var behindBody = lexicon.WordSet(`of the for and on in de du des da del di la le les et und der`)

// bodies are the nouns that name who issues a release.
var bodies = lexicon.WordSet(`ministry department office bureau court tribunal council commission committee agency authority embassy consulate secretariat
	university institute school college academy police constabulary bank republic kingdom federation association union foundation museum gallery parliament
	senate house government cabinet presidency registrar directorate division administration service press plc inc ltd limited gmbh ag corp corporation
	company llc group mission delegation`)

// holder matches the name or the office of one who issues a release.
var holder = regexp.MustCompile(`^(?:The )?(?:Rt\.? )?Hon(?:\.|ou?rable)? |\b(?:MP|MEP|MSP|MLA)$|^(?:[A-Z]\w+ )?(?:Minister|Secretary|Treasurer|Ambassador|Commissioner) (?:for|of) |, (?:[A-Z]\w+ )?(?:Minister|Secretary|Spokesperson|Ambassador|Commissioner|Governor|Mayor|President)\b`)

// verbs are those of headlines, in the forms that no name of a body holds.
var verbs = lexicon.WordSet(`accuses acquires adopts addresses adds agrees aims allows announces announce appeals applauds appoints approves arrested asks attends awards awarded backs bans
	becomes begins begs boosts breaks brings builds calls call celebrates challenges charged charges claims closes comes commends commits completes concerned
	concludes condemns condemn confirms congratulates continues convicted convenes creates cut cuts cutting declares delivers demands denies detects develops discovers discuss
	discusses donates drops earns elects elected ends establishes expands expels expresses extends faces fails falls files find finds fined fires fights found gains gets gives
	goes grants grows guilty hails halts helps highlights hits holds honors honours hosts imposes improves inaugurates issues increases introduces invests invites is are was were
	be jailed joins keeps kill kills killed kicks launch launches leads learns leaves lends lifts loses makes marks meet meets moves must names named needs notes
	offers opens open orders passes pays performs pledges plans pleads praises prepares presents presses prevents produces promises proposes protects provides publishes pushes puts
	questions raises reacts reaches receives recognizes recognises recommends recovers reduces rejects released remains reminds renews reopens repeals report reports
	responds returns reveals rises rules runs said sanctions says secures seeks seizes selects sells sends sentenced serves sets should shows signs slams speaks stands
	starts stays stops strengthens strikes strips submits suggests sues supports suspends takes talks tells tests tours trains turns unveils updates urges
	urge uses visit visits vote votes vows wants warns warn welcomes welcome will wins wants withdraws won would`)
