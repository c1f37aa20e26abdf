package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"pressroom/cmd/pressroom/report"
	"pressroom/index"
)

func (p *program) diffCommand() *cli.Command {
	return &cli.Command{
		Name:      "diff",
		Usage:     "Tell what changed between two versions of a release: facts first, then other words.",
		UsageText: "pressroom diff 4f0c 9a31\n   pressroom diff draft.txt final.txt",
		Description: "The old version comes first; each is a file or the identifier of a release in the index. Facts are the\n" +
			"headline, dates, people and their titles, places, bodies, quotes, events, topics and numbers: + was added,\n" +
			"- was removed, ~ changed. What differs in marks, accents or capitals alone is counted only. The exit code\n" +
			"is 1 when nothing else changed.",
		ArgsUsage: "OLD NEW",
		Flags:     append(inputFlags(), jsonFlag()),
		Action: func(c *cli.Context) error {
			if c.NArg() != 2 {
				return usageError("pressroom diff --help", "diff takes two versions")
			}
			var versions [2]index.Stored
			for n := range versions {
				var err error
				if versions[n], err = p.oneRelease(c, c.Args().Get(n)); err != nil {
					return err
				}
			}
			return p.diff(c, report.DifferenceOf(versions[0], versions[1]))
		},
	}
}

// oneRelease returns the release that arg means; a file has to have one only.
func (p *program) oneRelease(c *cli.Context, arg string) (one index.Stored, err error) {
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

func (p *program) diff(c *cli.Context, d report.Difference) (err error) {
	if c.Bool("json") {
		err = report.WriteJSON(p.out, d)
	} else {
		_, err = fmt.Fprint(p.out, p.look.Difference(d))
	}
	if err == nil && d.Same() {
		return errNothing
	}
	return err
}
