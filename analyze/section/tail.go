package section

import (
	"regexp"
	"strings"

	"pressroom/analyze/annot"
)

// A cue is the beginning of a block by which a reader knows what the block, or what
// follows it, is.
var cues = []struct {
	kind   annot.SectionKind
	alone  bool   // it labels its own block only, not the blocks that follow
	starts string // how it may begin, in lower case: this saves the regular expression for most blocks
	cue    *regexp.Regexp
}{
	{annot.EndMark, true, "# - – — end fin [e / * •",
		regexp.MustCompile(
			`(?i)^(# ?# ?#.{0,12}|-+ ?(30|ends?) ?-+|/?(end|ends|fin)\.?|\[?(end|ends)\]?|\* ?\* ?\*[* ]*|[-–—]{1,2} ?30 ?[-–—]{1,2}|•{3})$`)},
	// the end of a printed page
	{annot.Slug, true, "- – — ( . * more page", regexp.MustCompile(`(?i)^(\W*[-–—( ]+more[-–—) ]+\W*|page \d+( of \d+)?)$`)},
	{annot.DateLine, true, "updated published last posted date",
		regexp.MustCompile(`(?i)^((last )?(updated|modified)|published|posted|date)( on)?[: ]{1,2}[^.]{0,20}\d{4}\W*$`)},
	{annot.Contact, false, "media news press investor contact enquir inquir for",
		regexp.MustCompile(`(?i)^(media |press |news |investors?( relations)? )?(contacts?|enquiries|inquiries)\b.{0,60}$|^contacts?: |^for ((more|further|additional|media|press) )?information.{0,80}(contact|call|please|visit|:)|^media contact|^press contact|^for (media|press) (enquiries|inquiries|queries)`)},
	{annot.Boilerplate, false, "about",
		regexp.MustCompile(`^(About|ABOUT) (the |THE )?[A-Z“"].{0,80}$|^About (the )?[A-Z].{0,60}: |^(About us|ABOUT US)\b`)},
	{annot.Boilerplate, true, "source view distributed",
		regexp.MustCompile(`^SOURCE:? [A-Z].{0,80}$|^View (source|original) |^Distributed by [A-Z]`)},
	{annot.Notes, true, "note background editor",
		regexp.MustCompile(`(?i)^((notes?|background) (to|for) (the )?(editors?|media)|editor.?s.? notes?): \w`)},
	{annot.Notes, false, "note background editor",
		regexp.MustCompile(`(?i)^(notes?|background) (to|for) (the )?(editors?|media)\b|^editor.?s.? notes?\b`)},
	{annot.SafeHarbor, false, "safe note forward cautionary",
		regexp.MustCompile(`(?i)^(safe harbou?r|(note regarding )?forward[- ]looking (statements?|information)|cautionary (note|statement))\b`)},
	{annot.SafeHarbor, true, "neither", regexp.MustCompile(`^Neither .{3,120} accepts? responsibility\b`)},
	{annot.Media, true, "photo image video b-roll multimedia audio",
		regexp.MustCompile(`(?i)^(photos?|images?|video|b-roll|multimedia|audio)( caption)?:`)},
	{annot.Media, true, "photo image picture featured cover header caption courtesy from (photo (image (picture (l",
		regexp.MustCompile(`(?i)^\(?((featured|cover|header) )?((photo|image|picture)s? ?(credits?|courtesy|by|via|from)\b|` +
			`(pictured|photographed|caption)\b[^.!?]{0,30}[:,]|courtesy( of)?:|from left\b|\(?l[-–]r\)?\b)`)},
	{annot.SafeHarbor, false, "disclaimer *disclaimer legal this",
		regexp.MustCompile(`(?i)^\*?(legal )?disclaimers?\W*(\s|$)|^this (post|article|content) (contains|is|was) (sponsored|paid|promotional)\b`)},
}

// aboutItself reports whether a block is the heading "About X" with the paragraph below
// it, which begins with the name again: "About the Board The Board is".
func aboutItself(s string) bool {
	name, ok := strings.CutPrefix(s, "About ")
	if !ok {
		return false
	}
	for i, r := range name[:min(len(name), maxAbout)] {
		if r == ' ' && i >= leastAbout && strings.HasPrefix(strings.ToLower(name[i+1:]), strings.ToLower(name[:i])+" ") {
			return true
		}
	}
	return false
}

// Bytes of a name that stands twice so.
const leastAbout, maxAbout = 4, 80

// sides matches where somebody stands in a picture; a caption says it of two.
var sides = regexp.MustCompile(`(?i)\((?:far |from |second from )?(?:left|right|centre|center)\)`)

// maxCaption is the most words of such a caption.
const maxCaption = 50

// forward matches the safe-harbor paragraph of a company where no heading stands above
// it.
var forward = regexp.MustCompile(`(?i)forward-looking statements (within|that|as defined)`)

// describes matches a paragraph in which an issuer says what it is. It is boilerplate
// only near the end of a release.
var describes = regexp.MustCompile(`^(The )?[A-Z][\w&.,'’ -]{1,70}?(\([A-Z][A-Za-z ]*(: ?[A-Z.]+)?\),? )?(is|are) (a|an|the|one of the)( \w+,?){0,3}? (leading|leader|global|world|world.s|premier|largest|oldest|independent|non-?profit|not-for-profit|nongovernmental|intergovernmental|charity|provider|supplier|manufacturer|developer|maker|publicly|privately|wholly[- ]owned)\b`)

// tail labels the blocks that close a release. The blocks after a cue belong to it
// until the next cue, and those after the end mark are not part of the running text. A
// contact in the middle of a text is one block only.
func tail(text string, blocks []block, kinds []annot.SectionKind, repeated func(string) bool) {
	kind, ended := annot.Body, false
	for i, b := range blocks {
		s := b.Text(text)
		late := i > 0 && 3*b.Start > 2*len(text)
		c, alone := cueOf(s)
		if c == "" && 2*b.Start > len(text) {
			c, alone = footOf(s)
		}
		switch {
		case c == annot.EndMark && (late || i > 0 && s[0] != '*' && 3*b.Start > len(text)):
			kinds[i], kind, ended = c, annot.Boilerplate, true
		case c == annot.EndMark: // stars between two parts
			kinds[i] = annot.Slug
		case c != "":
			kinds[i] = c
			if !alone {
				kind = c
			}
		case late && kind == annot.Body && describesIssuer(s):
			kinds[i], kind = annot.Boilerplate, annot.Boilerplate
		case repeated(s):
			kinds[i] = annot.Boilerplate
		case kind == annot.Contact && words(s) > 25: // a contact is short lines
			kinds[i], kind = annot.Body, annot.Body
		case (late || ended) && words(s) <= 15 && contactIn.MatchString(s):
			kinds[i] = annot.Contact
			reachBack(text, blocks[:i+1], kinds, kind)
		default:
			kinds[i] = kind
		}
	}
	menu(text, blocks, kinds)
}

// footOf returns what a line that a page has below its text announces: what others wrote,
// where to share it, who wrote it. In a text such a line is late.
func footOf(s string) (kind annot.SectionKind, alone bool) {
	switch n := words(s); {
	case n <= maxFoot && openings["foot"].MatchString(s):
		return annot.Boilerplate, false
	case n <= maxNavigation && openings["foot-line"].MatchString(s):
		return annot.Boilerplate, true
	}
	return "", false
}

// menu labels the lines of a menu that stands below all else on a page: short lines, and
// no sentence among them, after a contact or an end mark.
func menu(text string, blocks []block, kinds []annot.SectionKind) {
	i := len(blocks)
	for i > 0 && kinds[i-1] == annot.Body && words(blocks[i-1].Text(text)) <= maxFoot && !sentenceEnd(blocks[i-1].Text(text)) {
		i--
	}
	if i == 0 || len(blocks)-i < leastMenu || kinds[i-1] != annot.Contact && kinds[i-1] != annot.EndMark {
		return
	}
	for ; i < len(blocks); i++ {
		kinds[i] = annot.Boilerplate
	}
}

const (
	maxFoot   = 8 // words of a line that announces the foot of a page, or of one of its menu
	leastMenu = 4 // lines of such a menu
)

func describesIssuer(s string) bool {
	s = opening(s)
	return (strings.Contains(s, " is ") || strings.Contains(s, " are ")) && describes.MatchString(s)
}

// reachBack labels the lines right above a line with a telephone number or an address
// as contact too, for they name the person to call.
func reachBack(text string, blocks []block, kinds []annot.SectionKind, kind annot.SectionKind) {
	for i := len(blocks) - 1; i > 0 && !blocks[i].gapped; i-- {
		s := blocks[i-1].Text(text)
		if kinds[i-1] != kind || words(s) > 8 || sentenceEnd(s) {
			return
		}
		kinds[i-1] = annot.Contact
	}
}

// cueOf returns the kind of section that the cue at the beginning of a block announces.
func cueOf(s string) (kind annot.SectionKind, alone bool) {
	s = opening(s)
	low := strings.ToLower(s[:min(len(s), 16)])
	for _, c := range cues {
		if startsWithOne(low, c.starts) && c.cue.MatchString(s) {
			return c.kind, c.alone
		}
	}
	if aboutItself(s) {
		return annot.Boilerplate, false
	}
	if len(sides.FindAllString(s, 2)) > 1 && words(s) <= maxCaption {
		return annot.Media, true
	}
	if strings.Contains(s, "orward-") && forward.MatchString(s) {
		return annot.SafeHarbor, false
	}
	return "", false
}

// opening returns the beginning of a block, where cues stand.
func opening(s string) string { return s[:min(len(s), 300)] }

// startsWithOne reports whether s begins with one of the words of list.
func startsWithOne(s, list string) bool {
	for word := range strings.FieldsSeq(list) {
		if strings.HasPrefix(s, word) {
			return true
		}
	}
	return false
}
