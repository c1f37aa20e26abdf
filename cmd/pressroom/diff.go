package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/urfave/cli/v2"

	"pressroom/analyze"
	"pressroom/cmd/pressroom/archive"
	"pressroom/cmd/pressroom/report"
	"pressroom/corpus"
	"pressroom/index"
)

func (p *program) diffCommand() *cli.Command {
	return &cli.Command{
		Name:      "diff",
		Usage:     "Tell what changed between two versions of a release: facts first, then other words.",
		UsageText: "pressroom diff draft.txt final.txt\n   pressroom diff 4f0c 9a31\n   pressroom diff 9a31",
		Description: "The old version comes first; each is a file or the identifier of a release in the index, also of one whose\n" +
			"source has had a new text since. One ID is compared with what its source had before. Facts are the headline,\n" +
			"dates, people and their titles, places, bodies, quotes, events, topics and numbers: + was added, - was removed,\n" +
			"~ changed. What differs in marks, accents or capitals alone is counted only. The exit code is 1 when nothing\n" +
			"else changed.",
		ArgsUsage: "OLD NEW | ID",
		Flags:     append(inputFlags(), jsonFlag()),
		Action: func(c *cli.Context) error {
			var old, new index.Stored
			var err error
			switch c.NArg() {
			case 1:
				old, new, err = p.lastChange(c, c.Args().First())
			case 2:
				if old, err = p.oneRelease(c, c.Args().First()); err == nil {
					new, err = p.oneRelease(c, c.Args().Get(1))
				}
			default:
				err = usageError("pressroom diff --help", "diff takes two versions, or one ID")
			}
			if err != nil {
				return err
			}
			return p.diff(c, report.DifferenceOf(old, new))
		},
	}
}

// lastChange returns a release of the index with what its source had before.
func (p *program) lastChange(c *cli.Context, id string) (old, new index.Stored, err error) {
	err = withArchive(c, func(r *archive.Reading) error {
		all, err := r.Index.Release(c.Context, id)
		if err != nil {
			return err
		}
		new = all[0]
		before, err := r.Before(new.Release)
		if err != nil {
			return err
		}
		for n := range before { // the last of the first source that had any
			if n == len(before)-1 || before[n+1].Source != before[0].Source {
				old, err = analyzed(before[n])
				return err
			}
		}
		return &exitError{exitNothing, fmt.Sprintf("the source of %q had no other text before", id), "diff takes two files or identifiers"}
	})
	return old, new, err
}

// analyzed analyses one release.
func analyzed(rel corpus.Release) (index.Stored, error) {
	a, err := analyze.New()
	if err != nil {
		return index.Stored{}, err
	}
	return archive.Analyzed(a, rel)
}

// oneRelease returns the release that arg means, or the former version; a file has to
// have one release only.
func (p *program) oneRelease(c *cli.Context, arg string) (one index.Stored, err error) {
	if former, err := p.formerVersion(c, arg); err != nil || len(former) > 0 {
		if err == nil {
			one, err = analyzed(former[0])
		}
		return one, err
	}
	n := 0
	err = p.eachRelease(c, arg, func(st index.Stored) error {
		if n++; n == 1 {
			one = st
		} else if st.Analysis.ID != one.Analysis.ID {
			return usageError("", "%q has several releases", arg)
		}
		return nil
	})
	return one, err
}

// formerVersion looks for arg among the former versions, where it is neither a file
// nor a release of the index.
func (p *program) formerVersion(c *cli.Context, arg string) (former []corpus.Release, err error) {
	if _, err := os.Stat(arg); err == nil || arg == "-" || len(arg) < index.MinIDPrefix {
		return nil, nil
	}
	err = withIndex(c, func(idx *index.Index) error {
		if _, err := idx.Release(c.Context, arg); !errors.Is(err, index.ErrNotFound) {
			return nil // it is a release, or several; who reads it tells what is wrong
		}
		former, err = idx.VersionsByID(arg)
		return err
	})
	if errors.Is(err, index.ErrMissing) {
		err = nil
	}
	return former, err
}

func (p *program) diff(c *cli.Context, d report.Difference) (err error) {
	if c.Bool("json") {
		err = report.WriteAnswer(p.out, d)
	} else {
		err = p.text(p.look.Difference(d))
	}
	if err == nil && d.Same() {
		return errNothing
	}
	return err
}
