package main

import (
	"fmt"
	"slices"

	"pressroom/analyze"
	"pressroom/analyze/annot"
	"pressroom/analyze/eval"
	"pressroom/analyze/eval/unseen"
	"pressroom/analyze/issuer"
	"pressroom/analyze/lexicon"
	"pressroom/analyze/logistic"
)

// openReleases reads the releases of some files of analyze/eval/unseen whose publishers are not kept aside. give puts what is
// annotated into a document as if it had been found, if anything is to be given.
func openReleases(a *analyze.Analyzer, corpusDir, evalDir string, give func(unseen.Release, *annot.Document), files ...string) (
	all []reading, err error) {
	releases, err := unseen.Read(evalDir, corpusDir, files...)
	if err != nil {
		return nil, err
	}
	for _, r := range releases {
		if r.Aside {
			continue
		}
		doc, err := a.Analyze(r.Release())
		if err != nil {
			return nil, err
		}
		if give != nil {
			give(r, doc)
		}
		all = append(all, reading{r.Gold, doc, r.Publisher, r.Part})
	}
	return all, nil
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
		tells := len(right) > 1 || right[0] != ""
		n := naming{publisher: r.publisher}
		for _, c := range f.Candidates(r.doc) {
			n.candidates = append(n.candidates, logistic.Example{
				Features: c.Features, Right: tells && eval.SameName(right, c.Forms), Publisher: r.publisher})
		}
		if tells { // the candidates of the others are all wrong
			all = append(all, n)
		}
		examples = append(examples, n.candidates...)
	}
	return fitted("how likely a name is that of the issuer", len(all), examples, logistic.Ridge, chosen(all)), nil
}

// chosen tells how often the likeliest candidate of a release is right, on publishers
// that the weights were not fitted on.
func chosen(all []naming) string {
	right, wrong, silent, without := 0, 0, 0, 0
	for others, held := range heldOut(all, func(n naming) string { return n.publisher }) {
		var train []logistic.Example
		for _, n := range others {
			train = append(train, n.candidates...)
		}
		m := logistic.Fit(train, logistic.Ridge)
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
	return fmt.Sprintf("# Of %d releases of publishers held out it tells the issuer of %d rightly, of %d wrongly, of %d not; "+
		"%d name no right candidate.\n", len(all), right, wrong, silent, without)
}
