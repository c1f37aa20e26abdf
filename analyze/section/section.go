// Package section finds the anatomy of a release: letterhead, slug, date line,
// headline, subheads, dateline, lead, body, boilerplate, notes, contact and end mark;
// what form of release it is, whether it corrects another, and the fields of an
// advisory. It reads the text alone, as a person does at first glance: layout,
// capitals, length and a few set phrases. No rule has to apply: a text in which none
// does is lead and body.
//
// Split cuts the text into blocks, which are lines or pieces of lines (block.go). A
// headReader walks down the blocks above the running text (head.go) and decides for
// each whether it is a slug, a letterhead, a date line (letterhead.go), a title
// (headline.go) or the dateline (dateline.go, dated.go). Then it chooses the headline
// among the titles. A digest is cut into its items (item.go). Next, tail labels the blocks that close the release (tail.go) and
// what the issuer repeats (repeat.go), tables the rows of figures in the body (table.go); lead labels the first paragraph of the running
// text; and join makes one section of neighbouring blocks of the same kind. The form of
// the release and the fields of an advisory are read from the same blocks (form.go).
package section

import (
	"slices"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// Split returns the sections of a document, which it reads from the text alone.
// Paragraphs that repeats knows as repeated by the issuer are boilerplate; repeats may
// be nil. Split takes time linear in the length of the text.
func Split(doc *annot.Document, lex *lexicon.Lexicon, repeats *Repeats) annot.Anatomy {
	return split(doc.Release.Text, lex, repeats.In(doc.Release.Issuer))
}

// split is Split of a text; repeated tells of a paragraph whether its issuer
// repeats it.
func split(text string, lex *lexicon.Lexicon, repeated func(paragraph string) bool) annot.Anatomy {
	blocks, site := cutSite(text, cutDateline(text, joinDateline(text, splitBlocks(text), lex), lex), lex)
	blocks, printed, below := printedTitle(text, blocks, lex)
	kinds := make([]annot.SectionKind, len(blocks))
	var a annot.Anatomy
	fields := fieldsOf(text, blocks)
	for i := range kinds {
		kinds[i] = annot.Body
	}
	r := headReader{text: text, blocks: blocks, kinds: kinds, lex: lex, repeated: repeated, fields: fields, site: site,
		printed: printed, below: below}
	first, dateline := r.head()
	starts := itemsOf(text, blocks, kinds, lex)
	for i := first; i < len(blocks); { // each item of a digest closes for itself
		end := itemEnd(starts, i, len(blocks))
		tail(text, blocks[i:end], kinds[i:end], repeated)
		i = end
	}
	tables(text, blocks, kinds)
	a.Items, a.Datelines = labelItems(text, blocks, kinds, starts), itemDatelines(text, blocks, starts, lex)
	if signed := signedOn(text, blocks[first:], kinds[first:], lex); dateline == nil {
		dateline = signed
	}
	a.Dateline, a.Fields = dateline, fields.list
	lead(text, blocks, kinds, a, fields)
	datelines := a.Datelines
	if dateline != nil {
		datelines = append([]annot.Dateline{*dateline}, datelines...)
	}
	a.Sections = join(text, blocks, kinds, datelines)
	a.Form, a.Correction = form(text, blocks, kinds)
	return a
}

// lead labels the first paragraph of the running text, with all the lines that it is
// wrapped into.
func lead(text string, blocks []block, kinds []annot.SectionKind, a annot.Anatomy, fields fields) {
	for i := range blocks {
		alone := a.Dateline != nil && a.Dateline.Contains(blocks[i].Span)
		if kinds[i] != annot.Body || alone || fields.of(i) {
			continue
		}
		for ; i < len(blocks) && kinds[i] == annot.Body; i++ {
			kinds[i] = annot.Lead
			if sentenceEnd(blocks[i].Text(text)) || i+1 < len(blocks) && blocks[i+1].gapped {
				return
			}
		}
		return
	}
}

// join makes one section of neighbouring blocks of the same kind, but each subhead is a
// section of its own, and a dateline is separated from the text that follows it on
// its line.
func join(text string, blocks []block, kinds []annot.SectionKind, datelines []annot.Dateline) []annot.Section {
	var secs []annot.Section
	for i, b := range blocks {
		kind := kinds[i]
		n := slices.IndexFunc(datelines, func(l annot.Dateline) bool { return b.Contains(l.Span) })
		if kind.Running() && n >= 0 {
			l := datelines[n]
			secs = append(secs, annot.Section{Span: l.Span, Kind: annot.DatelineSec})
			b.Start = l.End + blanks(text[l.End:b.End])
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
