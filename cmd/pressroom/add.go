package main

import (
	"errors"
	"fmt"
	"iter"
	"os"
	"slices"

	"github.com/urfave/cli/v2"

	"pressroom/analyze"
	"pressroom/analyze/schema"
	"pressroom/corpus"
	"pressroom/corpus/ingest"
	"pressroom/index"
)

// addResult is what pressroom add did.
type addResult struct {
	Index     string `json:"index"`
	Added     int    `json:"added"`
	Unchanged int    `json:"unchanged"`
	Failed    int    `json:"failed"`
	Passed    int    `json:"passed_over"`
	Undated   int    `json:"undated"` // of the added: neither printed nor given when it was published
}

func (p *program) addCommand() *cli.Command {
	return &cli.Command{
		Name:      "add",
		Usage:     "Analyse releases and add them to the index.",
		UsageText: "pressroom add releases/\n   pressroom add archive.jsonl.gz\n   pressroom --index /data/releases add --rebuild releases/",
		Description: "A release is known by its source: one that is in the index unchanged is passed over, one with a new text\n" +
			"replaces the old. After an interruption the same command goes on where it was.",
		Flags: append(inputFlags(), jsonFlag(),
			&cli.BoolFlag{Name: "rebuild", Usage: "make the index anew from these inputs; it takes the place of the old one at the end"}),
		Action: p.add,
	}
}

func (p *program) add(c *cli.Context) (err error) {
	if c.NArg() == 0 {
		return usageError("pressroom add --help", "no PATH given; - reads standard input")
	}
	opt, err := p.inputOptions(c)
	if err != nil {
		return err
	}
	dir, err := indexDir(c)
	if err != nil {
		return err
	}
	begin := index.OpenWriter
	if c.Bool("rebuild") {
		if err := allThere(c.Args().Slice()); err != nil {
			return err
		}
		begin = index.Renew
	}
	a, err := analyze.New()
	if err != nil {
		return err
	}
	w, err := begin(dir, analyze.Version)
	if err != nil {
		return err
	}
	if err := learn(c, a, opt); err != nil {
		return errors.Join(err, w.Discard())
	}
	bar := newProgress(p.err, ingest.Size(c.Args().Slice()))
	opt.Progress = bar.read
	result, told := addResult{Index: dir}, p.newInputs(c)
	err = fill(c, a, w, ingest.Read(c.Context, c.Args().Slice(), opt), bar, told, &result)
	bar.clear()
	if err = errors.Join(err, p.finish(c, w, err, result)); err != nil {
		return err
	}
	result.Failed, result.Passed = told.failed, told.passedOver()
	if c.Bool("json") {
		err = printJSON(p.out, result)
	} else {
		_, err = fmt.Fprintf(p.out, "%s: %d added, %d unchanged, %d failed\n", dir, result.Added, result.Unchanged, result.Failed)
	}
	if err != nil {
		return err
	}
	if n := result.Undated; n > 0 {
		p.note("no publication date printed in %s; --published DATE gives one, or \"published\" in JSON Lines", plural(n, "release"))
	}
	return told.outcome(result.Added + result.Unchanged)
}

// allThere refuses a misspelt path before an index is made anew without it.
func allThere(paths []string) error {
	for _, path := range paths {
		if path == "-" {
			continue
		}
		if _, err := os.Stat(path); err != nil {
			return usageError("the index is as it was", "%v", err)
		}
	}
	return nil
}

// finish keeps what was added, whatever ended the run; but an index made anew
// takes the place of the old one only when all inputs were gone through and
// something was found in them.
func (p *program) finish(c *cli.Context, w *index.Writer, err error, result addResult) error {
	keep := result.Added+result.Unchanged > 0
	if c.Bool("rebuild") {
		keep = err == nil && result.Added > 0
	}
	if keep {
		return w.Close()
	}
	if c.Bool("rebuild") {
		p.note("nothing was made anew; the index is as it was")
	}
	return w.Discard()
}

// learn shows all inputs that can be read twice to the analyzer, so that it knows
// the boilerplate of their issuers. What cannot be read is told when they are
// analysed.
func learn(c *cli.Context, a *analyze.Analyzer, opt ingest.Options) error {
	paths := slices.DeleteFunc(c.Args().Slice(), func(path string) bool { return path == "-" })
	for rel, err := range ingest.Read(c.Context, paths, opt) {
		if c.Context.Err() != nil {
			return c.Context.Err()
		}
		if err == nil {
			a.Learn(rel)
		}
	}
	return nil
}

// fill analyses what is new and adds it.
func fill(c *cli.Context, a *analyze.Analyzer, w *index.Writer, in iter.Seq2[corpus.Release, error], bar *progress, told *inputs, result *addResult) error {
	fresh := func(yield func(corpus.Release, error) bool) {
		for rel, err := range in {
			if err == nil && w.Unchanged(rel) {
				result.Unchanged++
				continue
			}
			if !yield(rel, err) {
				return
			}
		}
	}
	for doc, err := range a.Stream(c.Context, fresh) {
		switch {
		case c.Context.Err() != nil:
			return c.Context.Err()
		case err != nil:
			bar.clear()
			told.take(err)
			continue
		}
		if doc.Clock.Published.IsZero() {
			result.Undated++
		}
		if err := w.Add(doc.Release, schema.Of(doc, schema.CodePoints)); err != nil {
			return err
		}
		result.Added++
		bar.add()
	}
	return c.Context.Err()
}
