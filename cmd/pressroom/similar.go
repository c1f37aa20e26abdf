package main

import (
	"github.com/urfave/cli/v2"

	"pressroom/cmd/pressroom/report"
	"pressroom/index"
)

func (p *program) similarCommand() *cli.Command {
	return &cli.Command{
		Name:      "similar",
		Usage:     "List the releases that have much of their text in common with one.",
		UsageText: "pressroom similar 4f0c\n   pressroom similar --limit 3 4f0c",
		Description: "ID is the identifier of a release, as search prints it, or its first four letters or more. The share is\n" +
			"that of the runs of five words which both texts have, estimated to about five in a hundred; from 10 % on.\n" +
			"What has 80 % search shows as one hit (search --unfold shows all).\n\n" +
			"With --json one object a line: {\"release\", \"source\", \"headline\", \"published\", \"place\", \"share\"}.",
		ArgsUsage: "ID",
		Flags:     []cli.Flag{&cli.IntFlag{Name: "limit", Usage: "`N` releases at most", Value: 10}, jsonFlag()},
		Action: func(c *cli.Context) error {
			limit, err := limitOf(c)
			if err != nil {
				return err
			}
			if c.NArg() != 1 {
				return usageError(searchHint, "similar takes one ID")
			}
			return withIndex(c, func(idx *index.Index) error {
				found, err := idx.SimilarTo(c.Context, c.Args().First(), limit)
				if err != nil {
					return err
				}
				if len(found) == 0 {
					return errNothing
				}
				for _, s := range found {
					if err := p.print(c, report.SimilarOf(s), p.look.Similar(s)); err != nil {
						return err
					}
				}
				return nil
			})
		},
	}
}
