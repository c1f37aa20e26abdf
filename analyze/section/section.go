// Package section finds the parts of a release: slug, headline, subheads,
// dateline, body, boilerplate, contact and end mark. It reads the text alone,
// as a person does at first glance: layout, capitals, length and a few set
// phrases. Every rule is optional; a text without any marker is all body.
package section

import (
	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// Split returns the sections of text in order and its dateline, nil if it has
// none. It takes time linear in the length of text.
func Split(text string, lex *lexicon.Lexicon) ([]annot.Section, *annot.Dateline) {
	blocks := splitBlocks(text)
	kinds := make([]annot.SectionKind, len(blocks))
	first, dateline := head(text, blocks, kinds, lex)
	tail(text, blocks[first:], kinds[first:])
	return join(text, blocks, kinds, dateline), dateline
}

// join makes one section of neighbouring blocks of the same kind, except that
// each subhead stands alone, and sets the dateline apart from the body.
func join(text string, blocks []block, kinds []annot.SectionKind, dateline *annot.Dateline) []annot.Section {
	var secs []annot.Section
	for i, b := range blocks {
		kind := kinds[i]
		if kind == annot.Body && dateline != nil && b.Contains(dateline.Span) {
			secs = append(secs, annot.Section{Span: dateline.Span, Kind: annot.DatelineSec})
			b.Start = dateline.End + blanks(text[dateline.End:b.End])
			if b.Len() == 0 {
				continue
			}
		}
		if n := len(secs); n > 0 && secs[n-1].Kind == kind && kind != annot.Subhead {
			secs[n-1].End = b.End
			continue
		}
		secs = append(secs, annot.Section{Span: b.Span, Kind: kind})
	}
	return secs
}
