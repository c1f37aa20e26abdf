package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/urfave/cli/v2"

	"pressroom/analyze"
	"pressroom/analyze/annot"
	"pressroom/analyze/schema"
	"pressroom/corpus/ingest"
	"pressroom/index"
)

// eachDocument analyses the releases of the paths and calls do for each; with whole, the grammar of
// all sentences is read. What cannot be read is told; the rest is done.
func (p *program) eachDocument(c *cli.Context, paths []string, whole bool, do func(*annot.Document) error) error {
	opt, err := p.inputOptions(c)
	if err != nil {
		return err
	}
	a, err := analyze.New()
	if err != nil {
		return err
	}
	a.Whole = whole
	told, n := p.newInputs(c), 0
	for doc, err := range a.Stream(c.Context, ingest.Read(c.Context, paths, opt)) {
		if err != nil {
			if c.Context.Err() != nil {
				return c.Context.Err()
			}
			told.take(err)
			continue
		}
		n++
		if err := do(doc); err != nil {
			return err
		}
	}
	return told.outcome(n)
}

// eachRelease calls do for every release that arg means: those of a file, a
// folder or standard input (-), else the one in the index whose identifier is or
// begins so.
func (p *program) eachRelease(c *cli.Context, arg string, do func(index.Stored) error) error {
	if _, err := os.Stat(arg); arg == "-" || err == nil {
		return p.eachDocument(c, []string{arg}, false, func(doc *annot.Document) error {
			return do(index.Stored{Release: doc.Release, Analysis: schema.Of(doc, schema.CodePoints)})
		})
	}
	err := withIndex(c, func(idx *index.Index) error {
		all, err := idx.Release(c.Context, arg)
		if err != nil {
			return err
		}
		for _, st := range all {
			if err := do(st); err != nil {
				return err
			}
		}
		return nil
	})
	switch {
	case errors.Is(err, index.ErrNotFound):
		return &exitError{exitNothing, fmt.Sprintf("%q is neither a file nor a release of the index", arg), searchHint}
	case errors.Is(err, index.ErrMissing):
		return fmt.Errorf("%q is no file, and %w", arg, err)
	}
	return err
}
