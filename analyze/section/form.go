package section

import (
	"regexp"
	"strings"

	"pressroom/analyze/annot"
)

// forms are the words by which a release says in its slug or headline what form it has.
// The first row that matches counts.
var forms = []struct {
	form annot.Form
	cue  *regexp.Regexp
}{
	{annot.Advisory,
		regexp.MustCompile(
			`(?i)\b(media|press|news|photo|event) (advisory|alert|call|opportunity)\b|^\W*advisory\b|\b(photocall|calendar advisory)\b`)},
	{annot.JointStatement, regexp.MustCompile(`(?i)\bjoint (press )?(statement|declaration)\b`)},
	{annot.Communique, regexp.MustCompile(`(?i)\bcommuniqu[eé]`)},
	{annot.Readout, regexp.MustCompile(`(?i)^\W*readout\b|\breadout of\b`)},
	{annot.Remarks, regexp.MustCompile(`(?i)^\W*((opening|closing|prepared|floor) )?(remarks|speech|transcript|testimony)\b|\b(remarks|speech) (by|of|as prepared|as delivered)\b|\bfloor statement\b`)},
	{annot.Statement,
		regexp.MustCompile(`(?i)^\W*((press|official|public|media) )?statement\b|\bstatement (by|of|from|on|regarding|about|concerning)\b`)},
}

var corrects = regexp.MustCompile(`(?i)^\W*(corrections?|corrected|correcting|amended|updated and corrected)\b|\bcorrects? (the )?([\w-]+ ){0,3}(paragraph|headline|sentence|date|name|figure|version|release)\b|\b(corrects|replaces) (a|the|an|our) (earlier|previous)\b`)

// replacing matches the beginning of a headline that says that the release replaces an
// earlier one.
var replacing = regexp.MustCompile(`(?i)^(correcting and replacing|correction|corrected)\b`)

// maxCorrection is the most words that a note of correction has. A longer paragraph
// with the word may be about the corrections of others.
const maxCorrection = 40

// form returns the form that a release says it has, and the place where it says that it
// corrects an earlier release.
func form(text string, blocks []block, kinds []annot.SectionKind) (form annot.Form, correction annot.Span) {
	form = annot.Plain
	for i, b := range blocks {
		if kinds[i].Running() {
			break
		}
		s := b.Text(text)
		if kinds[i] == annot.Slug || kinds[i] == annot.Headline || kinds[i] == annot.Letterhead {
			for _, f := range forms {
				if form == annot.Plain && f.cue.MatchString(s) {
					form = f.form
				}
			}
		}
		if (kinds[i] != annot.Headline || replacing.MatchString(s)) && correction.Len() == 0 && words(s) <= maxCorrection &&
			corrects.MatchString(s) {
			correction = b.Span
		}
	}
	return form, correction
}

// fields are the fields of an advisory and which blocks they take.
type fields struct {
	list  []annot.Field
	block map[int]bool
}

func (f fields) of(block int) bool { return f.block[block] }

var fieldLabel = regexp.MustCompile(`^\W{0,3}(W(?:HO|HAT|HEN|HERE|HY)|HOW|W(?:ho|hat|hen|here|hy)|How)\s*:\s*`)

// leastFields is the number of different labels from which on a release is an advisory;
// a single "What:" may be a question.
const leastFields = 2

// fieldsOf reads the fields of an advisory: what stands after a label, on its
// line and the next ones up to a blank line or the next label.
func fieldsOf(text string, blocks []block) fields {
	f := fields{block: map[int]bool{}}
	labels := map[string]bool{}
	for i := 0; i < len(blocks); i++ {
		s := blocks[i].Text(text)
		m := fieldLabel.FindStringSubmatchIndex(s[:min(len(s), 20)])
		if m == nil {
			continue
		}
		label := strings.ToLower(s[m[2]:m[3]])
		at := annot.Span{Start: blocks[i].Start + m[1], End: blocks[i].End}
		f.block[i] = true
		for i+1 < len(blocks) && (at.Len() <= 0 || !blocks[i+1].gapped) && !labelled(text, blocks[i+1]) {
			i++
			f.block[i] = true
			if at.Len() <= 0 {
				at.Start = blocks[i].Start
			}
			at.End = blocks[i].End
		}
		if at.Len() > 0 {
			labels[label] = true
			f.list = append(f.list, annot.Field{Span: at, Label: label})
		}
	}
	if len(labels) < leastFields {
		return fields{}
	}
	return f
}

func labelled(text string, b block) bool {
	s := b.Text(text)
	return fieldLabel.MatchString(s[:min(len(s), 20)])
}
