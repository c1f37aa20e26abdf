package words

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed data/spelling.tsv
var spellingTSV string

// spelling is a pair of British and American spellings: of a part of a word, its
// beginning or its end where "-" stands on the other side.
type spelling struct{ british, american string }

var spellingPairs = sync.OnceValue(func() (out []spelling) {
	for _, row := range rows(spellingTSV) {
		out = append(out, spelling{row[0], row[1]})
	}
	return out
})

// spellings returns how else a word is spelled in British and American English.
func spellings(word string) (out []string) {
	for _, pair := range spellingPairs() {
		for _, swap := range [][2]string{{pair.british, pair.american}, {pair.american, pair.british}} {
			if other := respelled(word, swap[0], swap[1]); other != "" {
				out = append(out, other)
			}
		}
	}
	return out
}

// respelled returns a word with one spelling for another, empty when it has not the
// one.
func respelled(word, from, to string) string {
	if end, ok := strings.CutPrefix(from, "-"); ok {
		stem, ok := strings.CutSuffix(word, end)
		if !ok || len(stem) < 3 {
			return ""
		}
		return stem + to[1:]
	}
	if rest, ok := strings.CutPrefix(word, from); ok {
		return to + rest
	}
	return ""
}
