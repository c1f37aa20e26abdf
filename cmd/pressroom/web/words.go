package web

import (
	_ "embed"
	"regexp"
	"strings"
	"sync"
)

//go:embed data/words.tsv
var wordsTSV string

// rewording is how a page says what the rooms below say to who sits at a terminal.
type rewording struct {
	kind  string
	said  *regexp.Regexp
	words string
}

// rewordings reads the table; a row that is wrong is left out, and a test fails.
var rewordings = sync.OnceValue(func() (all []rewording) {
	for line := range strings.Lines(wordsTSV) {
		cells := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") || len(cells) != 3 {
			continue
		}
		if said, err := regexp.Compile(cells[1]); err == nil {
			all = append(all, rewording{cells[0], said, cells[2]})
		}
	}
	return all
})

// inOurWords says on a page what is meant for a terminal.
func inOurWords(kind, s string) string {
	for _, r := range rewordings() {
		if r.kind == kind && r.said.MatchString(s) {
			return r.said.ReplaceAllString(s, r.words)
		}
	}
	return s
}
