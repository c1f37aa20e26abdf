package section

import (
	"slices"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// maxFirstLine is the most bytes of the first line of a dateline over two.
const maxFirstLine = 60

// joinDateline makes one block of the two lines of a dateline that goes over them: its date, or the end of that or of the
// place, stands on the second one, before the text.
func joinDateline(text string, blocks []block, lex *lexicon.Lexicon) []block {
	for i := 0; i+1 < min(len(blocks), maxSlugs); i++ {
		first, second := blocks[i], blocks[i+1]
		if !first.newLine || !second.newLine || second.gapped || first.Len() > maxFirstLine {
			continue
		}
		both := block{annot.Span{Start: first.Start, End: second.End}, true, first.gapped}
		d := datedDateline(text, both, lex)
		if d == nil || d.End == both.End || d.Place.Len() == 0 || d.Place.Start >= first.End || d.Date.End <= first.End {
			continue
		}
		blocks[i] = both
		return slices.Delete(blocks, i+1, i+2)
	}
	return blocks
}
