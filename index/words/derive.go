package words

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

//go:embed data/derived.tsv
var derivedTSV string

//go:embed data/apart.tsv
var apartTSV string

// ending is a rule: a word that ends so, after so many letters at least, may have a
// derived one that ends otherwise.
type ending struct {
	base, derived string
	least         int
}

var endings = sync.OnceValue(func() (out []ending) {
	for _, row := range rows(derivedTSV) {
		least, err := strconv.Atoi(row[2])
		if err != nil {
			continue // a test reads the table
		}
		out = append(out, ending{strings.TrimPrefix(row[0], "-"), strings.TrimPrefix(row[1], "-"), least})
	}
	return out
})

// apart are pairs that a rule would join though they mean different things.
var apart = sync.OnceValue(func() map[[2]string]bool {
	out := map[[2]string]bool{}
	for _, row := range rows(apartTSV) {
		for _, derived := range row[1:] {
			out[[2]string{row[0], derived}] = true
		}
	}
	return out
})

// related returns the words that a word may be derived from, and those that may be
// derived from it, by one rule.
func related(word string) (out []string) {
	for _, e := range endings() {
		if stem, ok := strings.CutSuffix(word, e.derived); ok && len(stem) >= e.least && !apart()[[2]string{stem + e.base, word}] {
			out = append(out, stem+e.base)
		}
		if stem, ok := strings.CutSuffix(word, e.base); ok && len(stem) >= e.least && !apart()[[2]string{word, stem + e.derived}] {
			out = append(out, stem+e.derived)
		}
	}
	return out
}
