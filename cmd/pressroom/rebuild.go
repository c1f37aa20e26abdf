package main

import (
	"errors"
	"fmt"

	"github.com/urfave/cli/v2"

	"pressroom/analyze"
	"pressroom/cmd/pressroom/archive"
	"pressroom/cmd/pressroom/report"
	"pressroom/index"
)

// rebuildResult is what pressroom rebuild did.
type rebuildResult struct {
	Index    string `json:"index"`
	Releases int    `json:"releases"`
}

func (p *program) rebuildCommand() *cli.Command {
	return &cli.Command{
		Name:      "rebuild",
		Usage:     "Make the index anew from the releases stored in it.",
		UsageText: "pressroom rebuild",
		Description: "This is what an index of an older version asks for; the inputs are not needed. The new index is\n" +
			"made beside the old one and takes its place at the end: until then the old one answers, and it\n" +
			"stays whatever ends the run before.",
		Flags:  []cli.Flag{waitFlag(), jsonFlag()},
		Action: p.rebuild,
	}
}

func (p *program) rebuild(c *cli.Context) error {
	dir, err := indexDir(c)
	if err != nil {
		return err
	}
	a, err := analyze.New()
	if err != nil {
		return err
	}
	w, err := p.writer(c, dir, archive.Renew)
	if err != nil {
		return err
	}
	result := rebuildResult{Index: dir}
	if result.Releases, err = p.renew(c, a, w); err != nil {
		return errors.Join(err, w.Discard())
	}
	if err := w.Close(); err != nil {
		return err
	}
	return p.print(c, result, fmt.Sprintf("%s: %s made anew\n", dir, report.Plural(result.Releases, "release")))
}

// renew analyses what the old index holds and adds it to the new one. One release
// less than there were is a failure.
func (p *program) renew(c *cli.Context, a *analyze.Analyzer, w *index.Writer) (releases int, err error) {
	old, err := w.Originals(c.Context)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, old.Close()) }()
	for rel, err := range old.All(c.Context) {
		if err != nil {
			return 0, err
		}
		a.Learn(rel)
	}
	bar := newProgress(p.err, 0)
	var result addResult
	err = fill(c, a, w, old.All(c.Context), bar, p.newInputs(c), &result)
	bar.clear()
	if err == nil && result.done() != old.Len() {
		failed := fmt.Sprintf("only %d of %s could be analysed", result.done(), report.Plural(old.Len(), "release"))
		err = &exitError{exitSomeFailed, failed, "the index is as it was"}
	}
	return result.Added, err
}
