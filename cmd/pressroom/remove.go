package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"pressroom/analyze/schema"
	"pressroom/cmd/pressroom/archive"
	"pressroom/cmd/pressroom/report"
	"pressroom/index"
)

// removedJSON is a release that was removed, or one of its sources.
type removedJSON struct {
	ID       string          `json:"release"`
	Source   string          `json:"source"`
	Headline schema.Nullable `json:"headline"`
	Opening  schema.Nullable `json:"opening,omitempty"` // what stands for it where there is none
	Stays    bool            `json:"stays"`             // the release has other sources
}

func (p *program) removeCommand() *cli.Command {
	return &cli.Command{
		Name:  "remove",
		Usage: "Remove releases from the index.",
		UsageText: "pressroom remove releases/old.txt\n   pressroom remove releases/2005/\n   pressroom remove 4f0c1a2b3c4d5e6f\n" +
			"   pressroom remove --dry-run 'issuer:acme date:2005'",
		Description: "What is given is a source of the index (a file, a folder, a file of JSON Lines), else an identifier or its\n" +
			"beginning, else a query. A release that has other sources, too, loses only the one given. What is removed\n" +
			"is printed; the files themselves are not touched.",
		ArgsUsage: "SOURCE|ID|QUERY",
		Flags:     []cli.Flag{&cli.BoolFlag{Name: "dry-run", Usage: "print what would be removed, and remove nothing"}, waitFlag(), jsonFlag()},
		Action:    p.remove,
	}
}

// removal is what is to be removed: sources, or else whole releases.
type removal struct {
	sources []string
	hits    []index.Hit
	told    []removedJSON
}

func (p *program) remove(c *cli.Context) error {
	arg := strings.Join(c.Args().Slice(), " ")
	if strings.TrimSpace(arg) == "" {
		return usageError("pressroom remove --help", "name a SOURCE, an ID or a QUERY")
	}
	var r removal
	if err := withIndex(c, func(idx *index.Index) (err error) {
		r, err = p.toRemove(c.Context, idx, arg)
		return err
	}); err != nil {
		return err
	}
	if len(r.told) == 0 {
		return &exitError{exitNothing, fmt.Sprintf("no source, release or query of the index: %q", arg), ""}
	}
	if !c.Bool("dry-run") {
		if err := p.carryOut(c, r); err != nil {
			return err
		}
	}
	return p.tellRemoved(c, r.told)
}

// toRemove finds what an argument means.
func (p *program) toRemove(ctx context.Context, idx *index.Index, arg string) (r removal, err error) {
	if r.sources, err = idx.Sources(ctx, arg); err != nil {
		return r, err
	}
	for _, source := range r.sources {
		hits, err := idx.Of(ctx, source)
		if err != nil {
			return r, err
		}
		for _, hit := range hits {
			r.told = append(r.told, removedOf(hit, source, !within(hit, r.sources)))
		}
	}
	if len(r.sources) > 0 {
		return r, nil
	}
	if r.hits, err = idx.ByID(ctx, arg); errors.Is(err, index.ErrNotFound) {
		q, err := p.reader().Query(arg)
		if err != nil {
			return r, err
		}
		if r.hits, err = idx.All(ctx, q); err != nil {
			return r, err
		}
	} else if err != nil {
		return r, err
	}
	for _, hit := range r.hits {
		r.told = append(r.told, removedOf(hit, hit.Source, false))
	}
	return r, nil
}

func removedOf(hit index.Hit, source string, stays bool) removedJSON {
	return removedJSON{hit.ID, source, schema.Nullable(hit.Headline), schema.Nullable(hit.Opening), stays}
}

// within reports whether all sources of a release are among the ones given.
func within(hit index.Hit, sources []string) bool {
	for _, source := range append([]string{hit.Source}, hit.Also...) {
		if !slices.Contains(sources, source) {
			return false
		}
	}
	return true
}

func (p *program) carryOut(c *cli.Context, r removal) error {
	dir, err := indexDir(c)
	if err != nil {
		return err
	}
	w, err := p.writer(c, dir, archive.OpenWriter)
	if err != nil {
		return err
	}
	for _, source := range r.sources {
		err = errors.Join(err, w.Drop(source))
	}
	for _, hit := range r.hits {
		err = errors.Join(err, w.Delete(hit))
	}
	if err != nil {
		return errors.Join(err, w.Discard())
	}
	return w.Close()
}

func (p *program) tellRemoved(c *cli.Context, all []removedJSON) error {
	removed := map[removedJSON]bool{}
	for _, x := range all {
		if c.Bool("json") {
			if err := report.WriteAnswer(p.out, x); err != nil {
				return err
			}
			continue
		}
		more := ""
		if x.Stays {
			more = "  (stays: it has another source)"
		}
		if _, err := fmt.Fprintf(p.out, "%s  %s  %s%s\n", report.Plain(x.ID), report.Plain(x.Source),
			report.Plain(report.Title(string(x.Headline), string(x.Opening), "")), more); err != nil {
			return err
		}
		if !x.Stays {
			removed[removedJSON{ID: x.ID, Headline: x.Headline, Opening: x.Opening}] = true
		}
	}
	if !c.Bool("json") {
		would := ""
		if c.Bool("dry-run") {
			would = "to be "
		}
		fmt.Fprintf(p.err, "%s %sremoved\n", report.Plural(len(removed), "release"), would)
	}
	return nil
}
