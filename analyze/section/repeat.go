package section

import (
	"hash/fnv"
	"io"
	"strings"

	"pressroom/analyze/lexicon"
)

// Repeats remembers which paragraphs an issuer repeats in releases with different
// headlines. They are boilerplate, even where no cue says so. Add counts the paragraphs
// of each release first; In answers afterwards and is safe for several goroutines.
type Repeats struct {
	lex   *lexicon.Lexicon
	under map[uint64][]uint32 // of a paragraph: the headlines seen above it
}

const (
	// leastRepeats is the number of different headlines from which on a paragraph below
	// them is boilerplate. Two or three releases may share the same news.
	leastRepeats = 4
	// leastRepeated is the least words of such a paragraph, because "Thank you." is not
	// boilerplate. leastUnended is the least words of one without a full stop at its
	// end, which may be a piece of a sentence that an old conversion cut at a wide gap.
	leastRepeated, leastUnended = 8, 16
	// maxParagraphs is the most different paragraphs that are remembered; it bounds the
	// memory to about 250 MB.
	maxParagraphs = 4 << 20
)

// NewRepeats returns an empty Repeats.
func NewRepeats(lex *lexicon.Lexicon) *Repeats { return &Repeats{lex, map[uint64][]uint32{}} }

// Add counts the paragraphs of a release. Releases without an issuer count as those of
// one.
func (r *Repeats) Add(issuer, text string) {
	blocks := splitBlocks(text)
	headline := uint32(0)
	for _, b := range blocks {
		s := b.Text(text)
		if _, slug := slugKind(s, r.lex); headline == 0 && !slug {
			headline = uint32(hash("", s)) | 1
		}
		if !longEnough(s) {
			continue
		}
		key := hash(issuer, s)
		seen, known := r.under[key]
		if !known && len(r.under) >= maxParagraphs || len(seen) >= leastRepeats || contains(seen, headline) {
			continue
		}
		r.under[key] = append(seen, headline)
	}
}

// In returns a function that reports whether the issuer repeats a paragraph. Of a nil r
// it is one that reports no paragraph.
func (r *Repeats) In(issuer string) func(paragraph string) bool {
	if r == nil {
		return func(string) bool { return false }
	}
	return func(s string) bool {
		return len(r.under) > 0 && longEnough(s) && len(r.under[hash(issuer, s)]) >= leastRepeats
	}
}

func longEnough(s string) bool {
	n := words(s)
	return n >= leastUnended || n >= leastRepeated && sentenceEnd(s)
}

// hash returns a number for a paragraph of an issuer that is the same however its lines
// are broken.
func hash(issuer, s string) uint64 {
	h := fnv.New64a()
	io.WriteString(h, issuer) // a hash takes all that is written
	for _, w := range strings.Fields(s) {
		io.WriteString(h, " "+w)
	}
	return h.Sum64()
}

func contains(list []uint32, x uint32) bool {
	for _, y := range list {
		if x == y {
			return true
		}
	}
	return false
}
