package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"pressroom/analyze"
	"pressroom/analyze/eval"
	"pressroom/analyze/issuer"
	"pressroom/analyze/lexicon"
	"pressroom/analyze/logistic"
	"pressroom/corpus"
	"pressroom/corpus/jsonl"
)

// marked is what analyze/eval/unseen says of a release of the corpus. Spans are in code points.
type marked struct {
	Publisher, Wire, Corpus string
	SHA256                  string
	Issuer                  [][2]int // its forms in the text
	IssuerWords             []string `json:"issuer_words"`
	Topics                  []string // none where they were not annotated
	Keyphrases              [][2]int
}

// unseen reads the releases of those publishers of analyze/eval/unseen that are not
// kept aside, with who issues them and, of some, their topics and keyphrases.
func unseen(corpusDir, evalDir string) ([]reading, error) {
	a, err := analyze.New()
	if err != nil {
		return nil, err
	}
	open, err := openPublishers(filepath.Join(evalDir, "publishers.tsv"))
	if err != nil {
		return nil, err
	}
	marks, files := map[string]marked{}, map[string]bool{}
	for _, file := range []string{"issuer.jsonl", "anatomy.jsonl"} {
		err := jsonl.Each(filepath.Join(evalDir, "unseen", file), func(m marked) error {
			if open[m.Publisher+"\t"+m.Wire] {
				marks[m.SHA256], files[m.Corpus] = m, true
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	var all []reading
	for _, file := range slices.Sorted(func(yield func(string) bool) {
		for f := range files {
			if !yield(f) {
				return
			}
		}
	}) {
		err := jsonl.Each(filepath.Join(corpusDir, file), func(rel struct{ Text string }) error {
			sum := sha256.Sum256([]byte(rel.Text))
			m, ok := marks[hex.EncodeToString(sum[:])]
			if !ok {
				return nil
			}
			doc, err := a.Analyze(corpus.Release{ID: m.SHA256, Text: rel.Text})
			all = append(all, reading{m.gold([]rune(rel.Text)), doc, m.Publisher})
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}

func (m marked) gold(text []rune) (g eval.Gold) {
	for _, s := range m.Issuer {
		g.Issuers = append(g.Issuers, string(text[s[0]:s[1]]))
	}
	g.Issuers = append(g.Issuers, m.IssuerWords...)
	g.Topics = m.Topics
	for _, s := range m.Keyphrases {
		g.Keyphrases = append(g.Keyphrases, string(text[s[0]:s[1]]))
	}
	return g
}

// openPublishers returns the publishers that are not kept aside, with their wires.
func openPublishers(file string) (map[string]bool, error) {
	table, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	open := map[string]bool{}
	return open, lexicon.ReadTable(file, string(table), 5, func(col []string) error {
		open[col[0]+"\t"+col[1]] = col[4] == "no"
		return nil
	})
}

// naming is a release of which it is annotated who issues it: its candidates.
type naming struct {
	candidates []logistic.Example
	publisher  string
}

// issuerTable is the table of the weights of issuers, fitted on releases of which it
// is annotated who issues them.
func issuerTable(readings []reading) (string, error) {
	lex, err := lexicon.Load()
	if err != nil {
		return "", err
	}
	f, err := issuer.New(lex)
	if err != nil {
		return "", err
	}
	var all []naming
	var examples []logistic.Example
	for _, r := range readings {
		right := append([]string{r.gold.Issuer}, r.gold.Issuers...)
		if len(right) == 1 && right[0] == "" {
			continue
		}
		n := naming{publisher: r.publisher}
		for _, c := range f.Candidates(r.doc) {
			n.candidates = append(n.candidates, logistic.Example{Features: c.Features, Right: eval.SameName(right, c.Forms), Publisher: r.publisher})
		}
		all, examples = append(all, n), append(examples, n.candidates...)
	}
	return fitted("how likely a name is that of the issuer", "development set, analyze/eval/testdata/gold and the open publishers of analyze/eval/unseen",
		len(all), examples, chosen(all)), nil
}

// chosen tells how often the likeliest candidate of a release is right, on publishers
// that the weights were not fitted on.
func chosen(all []naming) string {
	publishers := shuffled(all, func(n naming) string { return n.publisher })
	right, wrong, silent, without := 0, 0, 0, 0
	for fold := range folds {
		var train []logistic.Example
		var held []naming
		for _, n := range all {
			if slices.Index(publishers, n.publisher)%folds == fold {
				held = append(held, n)
			} else {
				train = append(train, n.candidates...)
			}
		}
		m := logistic.Fit(train)
		for _, n := range held {
			best := byOdds(score(m, n.candidates))
			if !slices.ContainsFunc(n.candidates, func(e logistic.Example) bool { return e.Right }) {
				without++
			}
			switch {
			case len(best) == 0 || logistic.Probability(best[0].odds) < issuer.Least:
				silent++
			case best[0].right:
				right++
			default:
				wrong++
			}
		}
	}
	return fmt.Sprintf("# Of %d releases of publishers held out it tells the issuer of %d rightly, of %d wrongly, of %d not; %d name no right candidate.\n",
		len(all), right, wrong, silent, without)
}
