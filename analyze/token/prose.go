package token

import (
	"github.com/jdkato/prose/v2"
)

// longest is the most bytes, and mostMarks the most marks, of a piece that is given to
// prose. Prose strips marks one by one and reads the whole piece each time, so larger
// pieces would take too long.
const (
	longest   = 200
	mostMarks = 8
)

// proseEnds appends to ends where the tokens of piece end according to prose, counted
// from base, and reports whether they are the whole of the piece: prose drops the end
// of "don't.", and all but the O of "O'Reilly".
func proseEnds(ends []int, piece string, base int) ([]int, bool) {
	if len(piece) > longest || marks(piece) > mostMarks {
		return ends, false
	}
	// The empty model keeps prose from loading its own model, which is not needed here.
	doc, err := prose.NewDocument(piece, prose.UsingModel(&prose.Model{}),
		prose.WithSegmentation(false), prose.WithTagging(false), prose.WithExtraction(false))
	if err != nil {
		return ends, false
	}
	found, at := ends, 0
	for _, tok := range doc.Tokens() {
		if len(piece)-at < len(tok.Text) || piece[at:at+len(tok.Text)] != tok.Text {
			return ends, false
		}
		at += len(tok.Text)
		found = append(found, base+at)
	}
	return found, at == len(piece)
}

// marks returns how many bytes of s are neither letters nor digits.
func marks(s string) int {
	n := 0
	for i := range len(s) {
		if !isWord(s[i]) {
			n++
		}
	}
	return n
}

// strippedEnds appends where the tokens of piece end by the rule that prose follows
// when it loses nothing: each mark of punctuation at either edge is a token, and all
// between them is one token.
func strippedEnds(ends []int, piece string, base int) []int {
	from, to := 0, len(piece)
	for from < to && isOpener(piece[from]) {
		from++
		ends = append(ends, base+from)
	}
	for to > from && isCloser(piece[to-1]) {
		to--
	}
	if from < to {
		ends = append(ends, base+to)
	}
	for ; to < len(piece); to++ {
		ends = append(ends, base+to+1)
	}
	return ends
}

// isOpener and isCloser report whether a byte is a mark that prose strips from the
// beginning or the end of a piece.
func isOpener(c byte) bool { return c == '$' || c == '(' || c == '"' || c == '[' }

func isCloser(c byte) bool {
	switch c {
	case ',', ')', '"', ']', '!', ';', '.', '?', ':', '\'':
		return true
	}
	return false
}
