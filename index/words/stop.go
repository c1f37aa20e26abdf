package words

import (
	_ "embed"
	"maps"
	"slices"
	"strings"
	"sync"
)

//go:embed data/stopwords.tsv
var stopwordsTSV string

// class is how a common word is treated.
type class int

const (
	content class = iota
	stop          // too common to be searched for
	named         // likewise, but in capitals it is a name
)

// classes are the common words.
var classes = sync.OnceValue(func() map[string]class {
	out := map[string]class{}
	for _, row := range rows(stopwordsTSV) {
		out[row[0]] = stop
		if len(row) > 1 && row[1] == "name" {
			out[row[0]] = named
		}
	}
	return out
})

// Common reports whether a word, as Cut returns it, is too common to be searched for.
func Common(word string) bool { return classes()[word] != content }

// rows reads a table: cells parted by tabs, lines that begin with # left out.
func rows(table string) (out [][]string) {
	for line := range strings.Lines(table) {
		line = strings.TrimRight(line, "\r\n")
		if line != "" && line[0] != '#' {
			out = append(out, strings.Split(line, "\t"))
		}
	}
	return out
}

// CommonWords lists the words that are too common to be searched for, ascending.
func CommonWords() []string { return slices.Sorted(maps.Keys(classes())) }
