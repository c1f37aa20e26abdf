package timex

import (
	_ "embed"
	"strings"

	"pressroom/analyze/lexicon"
)

//go:embed data/modifiers.tsv
var modifierTable string

// modifiers by their first word: the TIMEX3 modifier that the words at the beginning of
// an expression stand for.
var modifiers, errModifiers = readModifiers(modifierTable)

type modifier struct {
	words []string
	mod   string
}

func readModifiers(table string) (map[string][]modifier, error) {
	all := map[string][]modifier{}
	return all, lexicon.ReadTable("modifiers.tsv", table, 2, func(col []string) error {
		words := strings.Fields(col[0])
		all[words[0]] = append(all[words[0]], modifier{words, col[1]})
		return nil
	})
}

// modOf returns the TIMEX3 modifier of the expression from word i to end: "early" is
// START, "more than" MORE_THAN; or "". More than a year ago is BEFORE that day.
func (b block) modOf(i, end int) string {
	i = b.skip(i, "the", "a")
	found, longest := "", 0
	for _, m := range modifiers[b.at(i).low] {
		fits := i+len(m.words) < end
		for k, w := range m.words {
			fits = fits && b.is(i+k, w)
		}
		if fits && len(m.words) > longest {
			found, longest = m.mod, len(m.words)
		}
	}
	if !b.is(end-1, "ago") {
		return found
	}
	switch found {
	case "MORE_THAN", "EQUAL_OR_MORE":
		return "BEFORE"
	case "LESS_THAN", "EQUAL_OR_LESS":
		return "AFTER"
	}
	return found
}
