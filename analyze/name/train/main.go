// Command train trains the tagger of package name and writes data/crf.bin. It
// is run by hand, because its data do not lie in the repository:
//
//	go run ./analyze/name/train -data ../shared/train -out analyze/name/data/crf.bin
//
// The same data give the same bytes. SOURCES.md names the data and their
// licences.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"pressroom/analyze/name"
	"pressroom/corpus/jsonl"
)

const (
	epochs  = 7
	rate    = 0.15
	dropout = 0.4  // share of features left out of a token at each pass
	decay   = 1e-5 // towards zero, at each update
)

func main() {
	data := flag.String("data", "../shared/train", "folder of the training data")
	out := flag.String("out", "analyze/name/data/crf.bin", "file to write")
	share := flag.Float64("share", 1, "share of the documents to train on, for a learning curve")
	corpus := flag.String("corpus", "../shared/corpus/senate-20k.jsonl.gz", "releases of the annotations, and to pick from")
	unsure := flag.Int("pick", 0,
		"write so many releases of -corpus that the tagger is least sure of to -to, to be annotated, and train nothing")
	to := flag.String("to", "", "folder for the releases picked")
	from := flag.String("collect", "", "read the annotated releases of this folder into "+annotationsFile+", and train nothing")
	on := flag.String("on", "", "with -test, file of -data to score on in place of those")
	test := flag.Bool("test", false, "score the model that is built in on the annotations held back, and train nothing")
	only := flag.String("only", "", "with -test, the beginning of the sources to score on: passage/, re3d/, senate/")
	words := flag.String("clusters", "", "file to write the clusters of the words of -corpus to, and train nothing")
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
	case *test:
		err = r.score(*data, *corpus, *on, *only)
	default:
		err = r.train(*data, *corpus, *out, *share)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}

// silverFile has releases that nobody has corrected. Only the sentences are used
// in which the rules agree: the others have laws as organisations and the like.
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
	// unruled is the percentage of the silver texts that are read without what the
	// rules say of them, swapped that of those that are read once more with other
	// names.
	unruled, swapped = 60, 60
)

func (r *reader) train(dir, corpus, out string, share float64) error {
	annotated, err := readAnnotations()
	if err != nil {
		return err
	}
	swap, err := newSwapper(r.lex)
	if err != nil {
		return err
	}
	var examples []example
	k, used := 0, 0
	one := func(source, text string, spans []span) {
		if k++; held(source) || float64(k%100) >= 100*share {
			return
		}
		used++
		times := releases
		if strings.HasPrefix(source, "passage/") {
			times = ours
		}
		for n := range times {
			t, sp := text, spans
			if n > 0 {
				t, sp = swap.names(text, spans, uint64(k*ours+n))
			}
			r.examples(t, sp, 2*n < times, false, &examples)
		}
	}
	if err := eachAnnotated(annotated, dir, corpus, one); err != nil {
		return err
	}
	eachWritten(one)
	fmt.Printf("annotated by reading: %d texts, %d sentences\n", used, len(examples))
	n := len(examples)
	k = 0
	if err := jsonl.Each(filepath.Join(dir, silverFile), func(doc document) error {
		if _, ok := annotated[doc.ID]; ok {
			return nil
		}
		k++
		if float64(k%100) >= 100*share {
			return nil
		}
		spans := r.corrected(doc.Text, spansOf(doc))
		r.examples(doc.Text, spans, k%100 >= unruled, true, &examples)
		if k%100 < swapped {
			text, spans := swap.names(doc.Text, spans, uint64(k))
			r.examples(text, spans, false, true, &examples)
		}
		return nil
	}); err != nil {
		return fmt.Errorf("%s: %w", silverFile, err)
	}
	fmt.Printf("%s: %d sentences\n", silverFile, len(examples)-n)
	m := newModel()
	m.train(examples)
	return m.write(out)
}
