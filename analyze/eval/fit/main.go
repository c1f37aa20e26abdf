// Command fit writes the weights of the logistic regressions of the stages, and how
// good those are that are set by hand. A developer runs it, because part of its
// releases do not lie in the repository:
//
//	go run ./analyze/eval/fit -gold ../shared/gold/dev -corpus ../shared/corpus
//
// It takes some seconds. The same input gives the same bytes, and the test holds
// that they are those in the repository: after a change of a stage that moves the
// features of a candidate, run it again. Each table says what it was fitted on, and
// how good the model is on publishers that it was not fitted on: a fifth of the
// publishers at a time is held out, drawn by the seed.
package main

import (
	"flag"
	"fmt"
	"iter"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"pressroom/analyze"
	"pressroom/analyze/annot"
	"pressroom/analyze/eval"
	"pressroom/analyze/logistic"
	"pressroom/analyze/topic"
	"pressroom/corpus"
)

const (
	folds = 5
	seed  = 20261128
	date  = "2026-11-28"
)

func main() {
	gold := flag.String("gold", "../shared/gold/dev", "folder with the annotated releases of the development set")
	corpus := flag.String("corpus", "../shared/corpus", "folder with the releases that analyze/eval/unseen annotates")
	flag.Parse()
	if err := run(*gold, *corpus, "analyze"); err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}

// run writes the tables of the releases in dev, of the sample and of those in corpusDir
// into analyzeDir.
func run(dev, corpusDir, analyzeDir string) error {
	all, err := tables(dev, corpusDir, analyzeDir)
	if err != nil {
		return err
	}
	for _, t := range all {
		if err := os.WriteFile(filepath.Join(analyzeDir, t.file), []byte(t.text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// A table is a file of weights, by its path below analyze.
type table struct{ file, text string }

// A regression is a table of weights and the examples that it is fitted on.
type regression struct {
	file     string // below analyze
	what     string
	examples func(g eval.Gold, doc *annot.Document) []logistic.Example
}

// tables fits all regressions on the releases in dev, on the sample, and on those of open publishers in corpusDir.
func tables(dev, corpusDir, analyzeDir string) (all []table, err error) {
	a, err := analyze.New()
	if err != nil {
		return nil, err
	}
	developed, err := read(a, dev)
	if err != nil {
		return nil, err
	}
	sample, err := read(a, filepath.Join(analyzeDir, "eval/testdata/gold"))
	if err != nil {
		return nil, err
	}
	readings := slices.Concat(developed, sample)
	evalDir := filepath.Join(analyzeDir, "eval")
	noted, err := openReleases(a, corpusDir, evalDir, nil, "events.jsonl")
	if err != nil {
		return nil, err
	}
	more, err := openReleases(a, corpusDir, evalDir, nil, "issuer.jsonl", "anatomy.jsonl")
	if err != nil {
		return nil, err
	}
	more = append(more, noted...)
	models, err := regressions()
	if err != nil {
		return nil, err
	}
	described := slices.DeleteFunc(slices.Concat(readings, more), func(r reading) bool { return len(r.gold.Topics) == 0 })
	for _, m := range models {
		var examples []logistic.Example
		for _, r := range described {
			for _, e := range m.examples(r.gold, r.doc) {
				e.Publisher = r.publisher
				examples = append(examples, e)
			}
		}
		all = append(all, table{m.file, fitted(m.what, len(described), examples, logistic.Ridge, "")})
	}
	issuers, err := issuerTable(append(slices.Clone(readings), more...))
	if err != nil {
		return nil, err
	}
	all = append(all, table{"issuer/data/issuer.weights.tsv", issuers})
	happenings, err := eventCases(a, filepath.Join(analyzeDir, "testdata/events.txtar"))
	if err != nil {
		return nil, err
	}
	sites, err := whereTable(slices.Concat(readings, more, happenings))
	if err != nil {
		return nil, err
	}
	all = append(all, table{"event/data/where.weights.tsv", sites})
	told, err := stories(developed, sample, noted)
	if err != nil {
		return nil, err
	}
	written, err := stories(happenings)
	if err != nil {
		return nil, err
	}
	all = append(all, eventTables(told, written)...)
	trust, err := trustTable(slices.Concat(developed, sample, noted))
	if err != nil {
		return nil, err
	}
	all = append(all, table{"event/data/trust.weights.tsv", trust})
	excerpts, err := placeReleases(a, corpusDir, evalDir)
	if err != nil {
		return nil, err
	}
	cases, err := caseReadings(a, filepath.Join(analyzeDir, "testdata/places.txtar"))
	if err != nil {
		return nil, err
	}
	const places = "place/data/place.weights.tsv"
	old, err := os.ReadFile(filepath.Join(analyzeDir, places))
	if err != nil {
		return nil, err
	}
	text, err := placeTable(string(old), slices.Concat(readings, excerpts, cases))
	return append(all, table{places, text}), err
}

// regressions lists all that are fitted.
func regressions() ([]regression, error) {
	topics, err := topic.New()
	if err != nil {
		return nil, err
	}
	phrases, err := topic.NewPhraser(topics)
	if err != nil {
		return nil, err
	}
	return []regression{
		{"topic/data/topic.weights.tsv", "how likely a topic is one of a release, of those that two terms or more speak for", func(
			g eval.Gold, doc *annot.Document) []logistic.Example {
			return label(topics.Candidates(doc), g.Topics, func(gold, found string) bool { return gold == found })
		}},
		{"topic/data/keyphrase.weights.tsv", "how likely a noun phrase is a keyphrase of a release", func(g eval.Gold,
			doc *annot.Document) []logistic.Example {
			return label(phrases.Candidates(doc), g.Keyphrases, eval.SamePhrase)
		}},
	}, nil
}

// label says of each candidate whether it is annotated.
func label(cs []topic.Candidate, gold []string, same func(gold, found string) bool) []logistic.Example {
	var out []logistic.Example
	for _, c := range cs {
		right := slices.ContainsFunc(gold, func(g string) bool { return same(g, c.Text) })
		out = append(out, logistic.Example{Features: c.Features, Right: right})
	}
	return out
}

// reading is an annotated release as the program reads it.
type reading struct {
	gold      eval.Gold
	doc       *annot.Document
	publisher string
	part      *eval.Range // that is annotated; nil if all of it is
}

func read(a *analyze.Analyzer, dirs ...string) ([]reading, error) {
	var all []reading
	for _, dir := range dirs {
		gold, err := eval.ReadDir(dir)
		if err != nil {
			return nil, err
		}
		if len(gold) == 0 {
			return nil, fmt.Errorf("no annotated releases in %s", dir)
		}
		for _, g := range gold {
			r, err := readingOf(a, g)
			if err != nil {
				return nil, err
			}
			all = append(all, r)
		}
	}
	return all, nil
}

func readingOf(a *analyze.Analyzer, g eval.Gold) (reading, error) {
	rel := corpus.Release{ID: g.ID, Text: g.Text}
	if day, err := corpus.ParseDate(g.Published); err == nil {
		rel.Dates = []corpus.Claim{{Date: day, From: corpus.Given}}
	}
	publisher := g.Issuer
	if publisher == "" {
		publisher = g.ID // the sample has one release of each
	}
	doc, err := a.Analyze(rel)
	return reading{g, doc, publisher, nil}, err
}

// fitted is the text of the table of a model fitted on all examples; remark is a further line of its head.
func fitted(what string, releases int, all []logistic.Example, ridge float64, remark string) string {
	publisher := func(e logistic.Example) string { return e.Publisher }
	var scored []scored
	for train, held := range heldOut(all, publisher) {
		scored = append(scored, score(logistic.Fit(train, ridge), held)...)
	}
	right := 0
	for _, e := range all {
		if e.Right {
			right++
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "# Weights of a logistic regression: %s.\n", what)
	fmt.Fprintf(&b, "# Data: %d releases of %d publishers (development set, analyze/eval/testdata/gold and the open publishers of analyze/eval/unseen), "+
		"%d candidates, %d right. Made by: go run ./analyze/eval/fit. Date: %s.\n", releases, len(shuffled(all, publisher)), len(all), right, date)
	fmt.Fprintf(&b, "# On publishers held out (%d folds, seed %d): area under the curve %.3f, average precision %.3f.\n", folds, seed,
		area(scored), averagePrecision(scored))
	b.WriteString(remark + "# name\tweight\n")
	for name, w := range logistic.Fit(all, ridge).Rows {
		fmt.Fprintf(&b, "%s\t%.3f\n", name, w)
	}
	return b.String()
}

// heldOut parts all, fold by fold, into what is of the publishers that are fitted on and what is of those held out.
func heldOut[T any](all []T, publisher func(T) string) iter.Seq2[[]T, []T] {
	publishers := shuffled(all, publisher)
	return func(yield func(train, held []T) bool) {
		for fold := range folds {
			var train, held []T
			for _, x := range all {
				if slices.Index(publishers, publisher(x))%folds == fold {
					held = append(held, x)
				} else {
					train = append(train, x)
				}
			}
			if !yield(train, held) {
				return
			}
		}
	}
}

// shuffled returns the publishers of all, each once, in the order that the seed draws.
func shuffled[T any](all []T, publisher func(T) string) []string {
	var out []string
	for _, x := range all {
		out = append(out, publisher(x))
	}
	slices.Sort(out)
	out = slices.Compact(out)
	rand.New(rand.NewPCG(seed, 0)).Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}
