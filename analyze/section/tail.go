package section

import (
	"regexp"

	"pressroom/analyze/annot"
)

// A cue is the beginning of a block that tells what follows.
var cues = []struct {
	kind  annot.SectionKind
	alone bool // it labels its own block alone, not those that follow
	cue   *regexp.Regexp
}{
	{annot.EndMark, true, regexp.MustCompile(`(?i)^(# ?# ?#.{0,12}|-+ ?(30|ends?) ?-+|(end|ends|fin)\.?|\[?(end|ends)\]?|\* ?\* ?\*[* ]*|[-–—]{1,2} ?30 ?[-–—]{1,2}|•{3})$`)},
	{annot.Slug, true, regexp.MustCompile(`(?i)^(\W*[-–—( ]+more[-–—) ]+\W*|page \d+( of \d+)?)$`)}, // a page ends here
	{annot.Contact, false, regexp.MustCompile(`(?i)^(media |press |news |investors?( relations)? )?(contacts?|enquiries|inquiries)\b.{0,60}$|^contacts?: |^for (more|further|additional) information.{0,80}(contact|call|please|visit|:)|^media contact|^press contact|^for (media|press) (enquiries|inquiries)`)},
	{annot.Boilerplate, false, regexp.MustCompile(`^(About|ABOUT) [A-Z“"].{0,80}$|^About [A-Z].{0,60}: |^(About us|ABOUT US)\b`)},
	{annot.Notes, false, regexp.MustCompile(`(?i)^(notes?|background) (to|for) (the )?(editors?|media)\b|^editor.?s.? notes?\b`)},
	{annot.SafeHarbor, false, regexp.MustCompile(`(?i)^(safe harbou?r|(note regarding )?forward[- ]looking (statements?|information)|cautionary (note|statement))\b|forward-looking statements (within|that|as defined)`)},
	{annot.Media, true, regexp.MustCompile(`(?i)^(photos?|images?|video|b-roll|multimedia|audio)( caption)?:`)},
}

// describes matches a paragraph in which an issuer says what it is; it counts
// near the end only.
var describes = regexp.MustCompile(`^(The )?[A-Z][\w&.,'’ -]{1,70}?(\([A-Z][A-Za-z ]*(: ?[A-Z.]+)?\),? )?(is|are) (a|an|the|one of the)( \w+,?){0,3}? (leading|leader|global|world|world.s|premier|largest|oldest|independent|non-?profit|not-for-profit|nongovernmental|intergovernmental|charity|provider|supplier|manufacturer|developer|maker|publicly|privately|wholly[- ]owned)\b`)

// tail labels the blocks that close a release: what follows a cue belongs to
// it until the next cue, and what follows the end mark is none of the text. A
// contact in the middle of a text is one block only.
func tail(text string, blocks []block, kinds []annot.SectionKind, repeated func(string) bool) {
	kind := annot.Body
	for i, b := range blocks {
		s := b.Text(text)
		late := i > 0 && 3*b.Start > 2*len(text)
		switch c, alone := cueOf(s); {
		case c == annot.EndMark && late:
			kinds[i], kind = c, annot.Boilerplate
		case c == annot.EndMark: // stars between two parts
			kinds[i] = annot.Slug
		case c != "":
			kinds[i] = c
			if !alone {
				kind = c
			}
		case late && kind == annot.Body && describes.MatchString(s[:min(len(s), 300)]):
			kinds[i], kind = annot.Boilerplate, annot.Boilerplate
		case repeated(s):
			kinds[i] = annot.Boilerplate
		case kind == annot.Contact && words(s) > 25: // a contact is short lines
			kinds[i], kind = annot.Body, annot.Body
		case late && contactIn.MatchString(s) && words(s) <= 15:
			kinds[i] = annot.Contact
			reachBack(text, blocks[:i+1], kinds)
		default:
			kinds[i] = kind
		}
	}
}

// reachBack labels the lines right above a line with a telephone number or an
// address: whose they are.
func reachBack(text string, blocks []block, kinds []annot.SectionKind) {
	for i := len(blocks) - 1; i > 0 && !blocks[i].gapped; i-- {
		s := blocks[i-1].Text(text)
		if kinds[i-1] != annot.Body || words(s) > 8 || sentenceEnd(s) {
			return
		}
		kinds[i-1] = annot.Contact
	}
}

func cueOf(s string) (kind annot.SectionKind, alone bool) {
	s = s[:min(len(s), 300)] // a cue stands at the beginning
	for _, c := range cues {
		if c.cue.MatchString(s) {
			return c.kind, c.alone
		}
	}
	return "", false
}
