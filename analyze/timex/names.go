package timex

import (
	_ "embed"
	"fmt"
	"strings"

	"pressroom/analyze/lexicon"
)

//go:embed data/names.tsv
var nameTable string

// names that hold a word of time and are no time, by their first word: "the Sunday
// Times".
var names, errNames = readNames(nameTable)

func readNames(table string) (map[string][][]string, error) {
	all := map[string][][]string{}
	return all, lexicon.ReadTable("names.tsv", table, 1, func(col []string) error {
		words := strings.Fields(col[0])
		all[words[0]] = append(all[words[0]], words)
		return nil
	})
}

// nameAt returns the end of the longest such name that begins at word i, or 0.
func (b block) nameAt(i int) (end int) {
	if !b[i].upper && !b[i].nth {
		return 0
	}
	for _, words := range names[b.nameWord(i)] {
		k := 1
		for k < len(words) && b.nameWord(i+k) == words[k] && (b[i+k].upper || b.is(i+k, "of", "on", "in", "the", "for", "to")) {
			k++
		}
		if k == len(words) {
			end = max(end, i+k)
		}
	}
	return end
}

// nameWord returns word i in lower case, an ordinal as its digits: "20th".
func (b block) nameWord(i int) string {
	w := b.at(i)
	if w.nth {
		return fmt.Sprintf("%.0fth", w.value)
	}
	return w.low
}
