package clean

import (
	_ "embed"
	"sort"
	"strings"
)

// vocabulary are words of English releases, one a line, sorted: "conference",
// compounds that are written with a hyphen ("long-term"), and parts that make
// compounds with many words ("-based", "self-").
//
//go:embed data/words.txt
var vocabulary string

// known reports whether the vocabulary has a word.
func known(word string) bool {
	n := sort.Search(len(vocabulary), func(n int) bool { return lineAt(n) >= word })
	return lineAt(n) == word
}

// lineAt returns the line of the vocabulary that byte n lies in.
func lineAt(n int) string {
	rest := vocabulary[n:]
	if end := strings.IndexByte(rest, '\n'); end >= 0 {
		rest = rest[:end]
	}
	return vocabulary[strings.LastIndexByte(vocabulary[:n], '\n')+1 : n+len(rest)]
}
