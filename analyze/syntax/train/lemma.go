package main

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"pressroom/analyze/syntax"
)

const lemmaHeader = `# Forms of which the rules of spelling (lemma.go) give another lemma than the treebanks most often have.
# Source: the treebanks GUM and EWT (SOURCES.md), by the trainer. Licence: CC BY-SA 4.0.
# form	tag	lemma
`

// writeLemmas writes the forms of the treebanks of which the rules of spelling give the wrong lemma.
func writeLemmas(file string, lists *syntax.Lists, sents []sentence) error {
	counts := map[[2]string]map[string]int{}
	for _, s := range sents {
		for _, r := range s.rows {
			low := strings.ToLower(r.form)
			inflected := r.xpos[0] == 'V' || r.xpos == "NNS" || r.xpos[0] == 'J' || r.xpos[0] == 'R'
			if !inflected || strings.ContainsAny(low, "*'’`_0123456789.") {
				continue
			}
			key := [2]string{low, r.xpos}
			if counts[key] == nil {
				counts[key] = map[string]int{}
			}
			counts[key][r.lemma]++
		}
	}
	var out bytes.Buffer
	out.WriteString(lemmaHeader)
	keys := slices.SortedFunc(maps.Keys(counts), func(a, b [2]string) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	for _, key := range keys {
		best := ""
		for _, l := range slices.Sorted(maps.Keys(counts[key])) {
			if best == "" || counts[key][l] > counts[key][best] {
				best = l
			}
		}
		if counts[key][best] == 1 && best[0] != key[0][0] { // "new" for "knew": more likely a slip
			continue
		}
		if best != lists.BySpelling(key[0], key[1]) && best != "_" && strings.ToLower(best) == best {
			fmt.Fprintf(&out, "%s\t%s\t%s\n", key[0], key[1], best)
		}
	}
	return os.WriteFile(file, out.Bytes(), 0o644)
}
