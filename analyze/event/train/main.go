// Command train writes data/valency.tsv of package event: with which prepositions verbs and nouns are completed. A developer runs it,
// because its releases do not lie in the repository:
//
//	go run ./analyze/event/train -corpus ../shared/corpus -out analyze/event/data/valency.tsv
//
// It takes some minutes. A preposition completes a word that has it much more often than other words do, as "with" does "charge" and "in"
// "role"; a circumstance stands with all words alike.
package main

import (
	"cmp"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"pressroom/analyze"
	"pressroom/analyze/annot"
	"pressroom/corpus"
	"pressroom/corpus/jsonl"
)

const (
	// leastSeen is how often a preposition stands with a word at least, leastShare the least part of the uses of a word that have it, at the
	// lower end of its interval, and leastLift how many times greater that part is at least than that of all words. Where and when something
	// is are told with some prepositions, which need a greater part.
	leastSeen, leastShare, leastLift = 3, 0.1, 4.0
	leastAround                      = 0.25
	longest                          = 6000 // bytes of a release that are read
)

// around are the prepositions of places, times and actors.
var around = []string{"in", "at", "under", "through", "during", "within", "by", "on", "near"}

// draws say of which corpus every how many releases are read.
var draws = []struct {
	file  string
	every int
}{{"doj.jsonl.gz", 9}, {"senate-20k.jsonl.gz", 14}, {"world.jsonl.gz", 8}}

func main() {
	dir := flag.String("corpus", "../shared/corpus", "folder with the releases")
	out := flag.String("out", "analyze/event/data/valency.tsv", "table that is written")
	flag.Parse()
	if err := run(*dir, *out); err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}

// A use is a word with a preposition; of all uses of the word without one.
type use struct{ part, lemma, preposition string }

// counts are how often each use was seen.
type counts struct {
	uses map[use]int
}

func run(dir, out string) error {
	a, err := analyze.New()
	if err != nil {
		return err
	}
	c := counts{uses: map[use]int{}}
	for _, d := range draws {
		n := 0
		err := jsonl.Each(filepath.Join(dir, d.file), func(x struct{ Text, Source string }) error {
			if n++; n%d.every != 0 {
				return nil
			}
			text := strings.ToValidUTF8(x.Text[:min(len(x.Text), longest)], "")
			doc, err := a.Analyze(corpus.Release{ID: x.Source, Source: x.Source, Text: text})
			if err == nil {
				c.read(doc)
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	return os.WriteFile(out, []byte(c.table()), 0o644)
}

// read counts the uses in a release.
func (c counts) read(doc *annot.Document) {
	for k := range doc.Tokens {
		part := partOf(doc.Part(k))
		if part == "" || doc.MentionOf(k) != annot.None || strings.Trim(doc.Lemma(k), "abcdefghijklmnopqrstuvwxyz-") != "" {
			continue
		}
		c.uses[use{part, doc.Lemma(k), ""}]++
		c.uses[use{part, "", ""}]++
		for d := range doc.Dependents(k) {
			if p := preposition(doc, k, d); p != "" {
				c.uses[use{part, doc.Lemma(k), p}]++
				c.uses[use{part, "", p}]++
			}
		}
	}
}

func partOf(tag string) string {
	switch {
	case strings.HasPrefix(tag, "VB"):
		return "verb"
	case tag == "NN" || tag == "NNS":
		return "noun"
	}
	return ""
}

// preposition returns the one by which token d depends on token k before it, "" for none; of a date that is no complement.
func preposition(doc *annot.Document, k, d int) string {
	p := annot.None
	switch relation := doc.Relation(d); {
	case d < k || doc.TimexOf(d) != annot.None:
		return ""
	case strings.HasPrefix(relation, "obl") || relation == "nmod":
		p = doc.Dependent(d, "case")
	case relation == "advcl" || relation == "acl":
		if p = doc.Dependent(d, "mark"); p != annot.None && doc.Part(d) != "VBG" {
			return "" // a clause, not "from preparing returns"
		}
	}
	if p == annot.None || p > d || doc.Dependent(p, "fixed") != annot.None {
		return ""
	}
	return doc.Lower(p)
}

// table is the text of the table: the uses of which the word is far more likely to have the preposition than others are.
func (c counts) table() string {
	var rows []use
	for u := range c.uses {
		if u.lemma != "" && u.preposition != "" && c.completes(u) {
			rows = append(rows, u)
		}
	}
	slices.SortFunc(rows, func(a, b use) int {
		return cmp.Or(strings.Compare(a.part, b.part), strings.Compare(a.lemma, b.lemma), strings.Compare(a.preposition, b.preposition))
	})
	var b strings.Builder
	fmt.Fprintf(&b, "# Prepositions that complete verbs and nouns: seen %d times at least, with %.0f %% of the uses of the word at the lower end of the interval\n"+
		"# of 95 %% (%.0f %% of places, times and actors), and %.0f times as often as with others. Counted in releases of public bodies and companies: single words and figures,\n"+
		"# no text. Made by: go run ./analyze/event/train. Licence: MIT, as the project. Date: 2026-11-29.\n# part\tword\tpreposition\n",
		leastSeen, 100*leastShare, 100*leastAround, leastLift)
	for _, u := range rows {
		fmt.Fprintf(&b, "%s\t%s\t%s\n", u.part, u.lemma, u.preposition)
	}
	return b.String()
}

// completes reports whether a preposition belongs to a word.
func (c counts) completes(u use) bool {
	least := leastShare
	if slices.Contains(around, u.preposition) {
		least = leastAround
	}
	n := float64(c.uses[use{u.part, u.lemma, ""}])
	others := float64(c.uses[use{u.part, "", u.preposition}]) / float64(c.uses[use{u.part, "", ""}])
	share := lowerEnd(float64(c.uses[u]), n)
	return c.uses[u] >= leastSeen && share >= least && share >= leastLift*others
}

// lowerEnd is the lower end of the Wilson interval of 95 % of a share of k in n.
func lowerEnd(k, n float64) float64 {
	const z = 1.96
	p := k / n
	return (p + z*z/(2*n) - z*math.Sqrt(p*(1-p)/n+z*z/(4*n*n))) / (1 + z*z/n)
}
