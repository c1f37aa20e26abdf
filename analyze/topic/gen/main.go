// Command gen writes mediatopics.tsv from the IPTC Media Topics, and words.tsv
// from counts over releases. It is run by hand, because its sources do not lie in
// the repository:
//
//	go run ./analyze/topic/gen -corpus ../shared/corpus -train ../shared/train
//
// The same input gives the same bytes.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

func main() {
	corpus := flag.String("corpus", "../shared/corpus", "folder with senate-20k.jsonl.gz")
	train := flag.String("train", "../shared/train", "folder with iptc-mediatopics.json, release 2023-03-31, and the texts")
	out := flag.String("out", "analyze/topic/data", "folder to write to")
	flag.Parse()
	err := writeTopics(filepath.Join(*train, "iptc-mediatopics.json"), filepath.Join(*out, "mediatopics.tsv"))
	if err == nil {
		err = writeWords(*corpus, *train, filepath.Join(*out, "words.tsv"))
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}

// concept is an entry of the taxonomy; level 1 is the top.
type concept struct {
	QCode    string
	Label    string
	Level    int
	Narrower []string
	Retired  *string
}

// labels are the names of the JSON contract where they are not those of this
// release of the taxonomy, which spells the American way.
var labels = map[string]string{"labor": "labour", "politics": "politics and government"}

const topicsHeader = `# IPTC Media Topics: the two upper levels, and with each concept the labels of those below it, which are words that speak for it.
# Source: IPTC Media Topics 2023-03-31, CC BY 4.0, IPTC (https://iptc.org). Made by: go run ./analyze/topic/gen. Date: 2026-11-24.
# id	broader	label	labels below
`

func writeTopics(iptc, out string) error {
	b, err := os.ReadFile(iptc)
	if err != nil {
		return err
	}
	var taxonomy struct{ Concepts []concept }
	if err := json.Unmarshal(b, &taxonomy); err != nil {
		return fmt.Errorf("read %s: %w", iptc, err)
	}
	byCode := map[string]concept{}
	for _, c := range taxonomy.Concepts {
		byCode[c.QCode] = c
	}
	var rows []string
	row := func(c concept, broader string, below []string) {
		slices.Sort(below)
		label := c.Label
		if l, ok := labels[label]; ok {
			label = l
		}
		rows = append(rows, strings.Join([]string{c.QCode, broader, label, strings.Join(slices.Compact(below), ", ")}, "\t")+"\n")
	}
	for _, top := range taxonomy.Concepts {
		if top.Level != 1 {
			continue
		}
		row(top, top.QCode, nil)
		for _, code := range top.Narrower {
			if c := byCode[code]; c.Retired == nil {
				row(c, top.QCode, below(byCode, c))
			}
		}
	}
	slices.Sort(rows)
	return os.WriteFile(out, []byte(topicsHeader+strings.Join(rows, "")), 0o644)
}

// below returns the labels of a concept and of those below it as terms, in
// lower case and without the brackets that tell "appeal (court)" apart. Labels
// that join two things ("robbery and theft") are no words of any text.
func below(byCode map[string]concept, c concept) []string {
	var terms []string
	label, _, _ := strings.Cut(strings.ToLower(c.Label), " (")
	if !strings.Contains(label, " and ") && !strings.ContainsAny(label, ",/:") {
		terms = append(terms, label)
	}
	for _, code := range c.Narrower {
		if n := byCode[code]; n.Retired == nil && n.Label != "" {
			terms = append(terms, below(byCode, n)...)
		}
	}
	return terms
}
