package main

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"pressroom/analyze/syntax"
)

const lemmaHeader = `# Forms of which the rules of spelling (lemma.go) give another lemma than the treebanks most often have.
# Source: the %s (SOURCES.md), by the trainer. Licence: %s.
# form	tag	lemma
`

// A tagged form is a key of the table of lemmas.
type tagged struct{ form, tag string }

// writeLemmas writes lemmas.tsv: the forms of the treebanks of which the rules of spelling give the wrong lemma.
func writeLemmas(dir string, lists *syntax.Lists, b treebanks) error {
	source, licence := "treebanks GUM and EWT", "CC BY-SA 4.0"
	if b.ewt == nil {
		source, licence = "treebank GUM", "CC BY 4.0"
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, lemmaHeader, source, licence)
	counts := countLemmas(slices.Concat(b.gum, b.ewt))
	for _, key := range slices.SortedFunc(maps.Keys(counts), func(a, b tagged) int {
		return cmp.Or(cmp.Compare(a.form, b.form), cmp.Compare(a.tag, b.tag))
	}) {
		lemma, count := commonest(counts[key])
		if count == 1 && lemma[0] != key.form[0] { // "new" for "knew": more likely a slip
			continue
		}
		if lemma != lists.BySpelling(key.form, key.tag) && lemma != "_" && strings.ToLower(lemma) == lemma {
			fmt.Fprintf(&out, "%s\t%s\t%s\n", key.form, key.tag, lemma)
		}
	}
	return os.WriteFile(filepath.Join(dir, "lemmas.tsv"), out.Bytes(), 0o644)
}

// countLemmas counts the lemmas of verbs, plurals, adjectives and adverbs.
func countLemmas(sentences []sentence) map[tagged]map[string]int {
	counts := map[tagged]map[string]int{}
	for _, s := range sentences {
		for _, r := range s.rows {
			key := tagged{strings.ToLower(r.form), r.xpos}
			inflected := strings.IndexByte("VJR", r.xpos[0]) >= 0 || r.xpos == "NNS"
			if !inflected || r.lemma == "" || strings.ContainsAny(key.form, "*'’`_0123456789.") {
				continue
			}
			if counts[key] == nil {
				counts[key] = map[string]int{}
			}
			counts[key][r.lemma]++
		}
	}
	return counts
}

// commonest returns what was counted most often, of several the first in the alphabet.
func commonest(counts map[string]int) (string, int) {
	best := ""
	for _, x := range slices.Sorted(maps.Keys(counts)) {
		if best == "" || counts[x] > counts[best] {
			best = x
		}
	}
	return best, counts[best]
}
