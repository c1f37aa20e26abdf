package section

import (
	"regexp"
	"strings"

	"pressroom/analyze/annot"
)

// A cue is the beginning of a block that tells what follows.
var cues = []struct {
	kind  annot.SectionKind
	alone bool // it labels its own block alone, not those that follow
	cue   *regexp.Regexp
}{
	{annot.EndMark, true, regexp.MustCompile(`(?i)^(# ?# ?#.{0,12}|-+ ?(30|ends?) ?-+|ends?\.?|\* ?\* ?\*)$`)},
	{annot.Contact, false, regexp.MustCompile(`(?i)^(media |press |news )?(contacts?|enquiries|inquiries)\b.{0,60}$|^contacts?: |^for (more|further|additional) information.{0,80}(contact|call|please|visit|:)|^media contact|^press contact`)},
	{annot.Boilerplate, false, regexp.MustCompile(`^(About|ABOUT) [A-Z“"].{0,80}$|^About [A-Z].{0,60}: `)},
	{annot.Notes, false, regexp.MustCompile(`(?i)^(notes?|background) (to|for) (the )?(editors?|media)\b|^editor.?s.? notes?\b`)},
	{annot.SafeHarbor, false, regexp.MustCompile(`(?i)^(safe harbou?r|forward[- ]looking statements?|cautionary (note|statement))\b|forward-looking statements (within|that|as defined)`)},
	{annot.Media, true, regexp.MustCompile(`(?i)^(photos?|images?|video|b-roll|multimedia|audio)( caption)?:`)},
}

// tail labels the blocks that close a release: what follows a cue belongs to
// it until the next cue. A contact in the middle of a text is one block only.
func tail(text string, blocks []block, kinds []annot.SectionKind) {
	kind := annot.Body
	for i, b := range blocks {
		s := b.Text(text)
		if c, alone := cueOf(s); c != "" {
			kinds[i] = c
			if !alone {
				kind = c
			}
			continue
		}
		if kind != annot.Body && leaves(kind, s) {
			kind = annot.Body
		}
		kinds[i] = kind
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

// leaves reports whether a block cannot belong to a section of that kind: a
// contact is short lines, so a long paragraph after it is text again.
func leaves(kind annot.SectionKind, s string) bool {
	return kind == annot.Contact && words(s) > 25 || kind == annot.Body && strings.TrimSpace(s) == ""
}
