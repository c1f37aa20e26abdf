package section

import (
	"hash/fnv"
	"io"
	"strings"

	"pressroom/analyze/lexicon"
)

// Repeats remembers which paragraphs an issuer says in one release after
// another, under different headlines: they are boilerplate without any cue. The
// releases are counted first (Add), then asked about (In); it is safe to ask
// from several goroutines.
type Repeats struct {
	lex   *lexicon.Lexicon
	under map[uint64][]uint32 // of a paragraph: the headlines seen above it
}

const (
	// leastRepeats is under how many different headlines a paragraph stands
	// before it is boilerplate. Two or three releases may share news.
	leastRepeats = 4
	// leastRepeated is how many words it has, and leastUnended without a full stop
	// at its end: "Thank you." is no boilerplate, nor is the piece of a sentence
	// that old conversions cut at wide gaps.
	leastRepeated, leastUnended = 8, 16
	// maxParagraphs bounds the memory, to about 250 MB: no more different
	// paragraphs than this are remembered.
	maxParagraphs = 4 << 20
)

// NewRepeats returns a memory of nothing.
func NewRepeats(lex *lexicon.Lexicon) *Repeats { return &Repeats{lex, map[uint64][]uint32{}} }

// Add counts the paragraphs of a release. Releases of no issuer count together.
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

// In returns whether a paragraph is one that the issuer repeats; a nil r remembers
// nothing.
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

// hash takes white space for what it is.
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
