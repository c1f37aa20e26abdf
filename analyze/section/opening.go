package section

import (
	_ "embed"
	"regexp"
	"strings"

	"pressroom/analyze/lexicon"
)

//go:embed data/openings.tsv
var openingTable string

// openings holds, for each kind of line above a headline, a pattern of how such lines
// begin.
var openings, errOpenings = readOpenings()

func readOpenings() (map[string]*regexp.Regexp, error) {
	patterns := map[string][]string{}
	err := lexicon.ReadTable("openings.tsv", openingTable, 3, func(col []string) error {
		patterns[col[0]] = append(patterns[col[0]], col[1])
		return nil
	})
	if err != nil {
		return nil, err
	}
	all := map[string]*regexp.Regexp{}
	for class, ps := range patterns {
		if all[class], err = beginning(ps...); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// beginning matches a line that begins with one of the patterns.
func beginning(patterns ...string) (*regexp.Regexp, error) {
	return regexp.Compile(`(?i)^\W*(?:` + strings.Join(patterns, "|") + `)`)
}
