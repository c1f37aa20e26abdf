package main

import (
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"slices"

	"github.com/urfave/cli/v2"

	"pressroom/analyze"
	"pressroom/cmd/pressroom/archive"
	"pressroom/cmd/pressroom/report"
	"pressroom/corpus"
	"pressroom/corpus/ingest"
	"pressroom/index"
)

// addResult is what pressroom add did.
type addResult struct {
	Index     string `json:"index"`
	Added     int    `json:"added"`
	Changed   int    `json:"changed"`   // a new text under a known source
	Unchanged int    `json:"unchanged"` // known source, known text
	Same      int    `json:"same_text"` // known from another source, or given twice
	Removed   int    `json:"removed"`   // sources that are gone
	Failed    int    `json:"failed"`
	Passed    int    `json:"passed_over"`
	Undated   int    `json:"undated"`   // of the added: neither printed nor given when it was published
	Elsewhere int    `json:"elsewhere"` // of other shards
}

// String lists the counts; of those that are rare only what there is.
func (r addResult) String() string {
	return fmt.Sprintf("%s: %d added, %s%d unchanged, %s%s%s%d failed", r.Index, r.Added, rare(r.Changed, "changed"),
		r.Unchanged, rare(r.Same, "the same text"), rare(r.Removed, "removed"), rare(r.Elsewhere, "of other shards"), r.Failed)
}

// rare is a count of what there seldom is, with a comma; nothing where there is none.
func rare(n int, what string) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%d %s, ", n, what)
}

// done is how many releases of the inputs are in the index now,
// or that of another shard.
func (r addResult) done() int { return r.Added + r.Changed + r.Unchanged + r.Same + r.Elsewhere }

func (p *program) addCommand() *cli.Command {
	return &cli.Command{
		Name:  "add",
		Usage: "Analyse releases and add them to the index.",
		UsageText: "pressroom add releases/\n   pressroom add archive.jsonl.gz\n" +
			"   pressroom --index /data/releases add --rebuild releases/",
		Description: "A release that is in the index unchanged is passed over; a new text of a known source takes the place of the\n" +
			"old one; the same text under another path is one release known from both. What comes over standard input\n" +
			"without --source takes the place of nothing. After an interruption the same command goes on where it was.\n" +
			"With --shard I/N many machines share the work: which of the N parts a release belongs to, its text alone says (the\n" +
			"first 64 bits of its SHA-256, modulo N). Each reads all inputs, and pressroom merge makes one index of theirs.",
		Flags: append(inputFlags("format"), jsonFlag(), waitFlag(), shardFlag(),
			&cli.BoolFlag{Name: "dry-run", Usage: "only list what would be read as what, which field gives its date, and what would not be read"},
			&cli.BoolFlag{Name: "prune", Usage: "remove releases of files that are gone from the folders given"},
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
	part, err := shardOf(c)
	if err != nil {
		return err
	}
	if c.Bool("dry-run") {
		return p.dryRun(c, opt, part)
	}
	dir, err := indexDir(c)
	if err != nil {
		return err
	}
	begin := archive.OpenWriter
	if c.Bool("rebuild") {
		if err := allThere(c.Args().Slice()); err != nil {
			return err
		}
		begin = archive.Renew
	}
	a, err := analyze.New()
	if err != nil {
		return err
	}
	w, err := p.writer(c, dir, begin)
	if err != nil {
		return err
	}
	if err := learn(c, a, opt); err != nil {
		return errors.Join(err, w.Discard())
	}
	bar := newProgress(p.err, ingest.Size(c.Args().Slice()))
	opt.Progress = bar.read
	result, told := addResult{Index: dir}, p.newInputs(c)
	in := part.among(ingest.Read(c.Context, c.Args().Slice(), opt), func(rel corpus.Release) {
		w.Elsewhere(rel)
		result.Elsewhere++
	})
	err = fill(c, a, w, in, bar, told, &result)
	bar.clear()
	if err == nil && c.Bool("prune") {
		result.Removed, err = p.prune(c, w)
	}
	if err = errors.Join(err, p.finish(c, w, err, result)); err != nil {
		return err
	}
	result.Changed = w.Changed()
	result.Added -= result.Changed
	result.Failed, result.Passed = told.failed, told.passedOver()
	if err := p.print(c, result, fmt.Sprintln(result)); err != nil {
		return err
	}
	if n := result.Undated; n > 0 {
		p.note("no publication date printed in %s; --published DATE gives one, or \"published\" in JSON Lines", report.Plural(n, "release"))
	}
	return told.outcome(result.done() + result.Removed)
}

// prune drops what is gone from the folders among the inputs.
func (p *program) prune(c *cli.Context, w *index.Writer) (removed int, err error) {
	gone := func(path string) bool {
		_, err := os.Lstat(path)
		return errors.Is(err, fs.ErrNotExist)
	}
	for _, path := range c.Args().Slice() {
		if info, err := os.Stat(path); path == "-" || err != nil || !info.IsDir() {
			continue
		}
		sources, err := w.Prune(path, gone)
		if err != nil {
			return removed, err
		}
		removed += len(sources)
		for _, source := range sources {
			if c.Bool("verbose") {
				p.note("%s is gone", source)
			}
		}
	}
	return removed, nil
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
	keep := result.done()+result.Removed > 0
	if c.Bool("rebuild") {
		keep = err == nil && result.Added+result.Elsewhere > 0
	}
	switch {
	case keep && err == nil:
		return w.Close()
	case keep:
		return w.Stop()
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
func fill(c *cli.Context, a *analyze.Analyzer, w *index.Writer, in iter.Seq2[corpus.Release, error], bar *progress, told *inputs,
	result *addResult) error {
	bad := func(err error) {
		bar.clear()
		told.take(err)
	}
	filled, err := archive.Fill(c.Context, a, w, in, bad, func(corpus.Release) { bar.add() })
	result.Added += filled.Added
	result.Unchanged += filled.Unchanged
	result.Same += filled.Same
	result.Undated += filled.Undated
	return err
}
