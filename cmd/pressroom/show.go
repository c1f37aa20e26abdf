package main

import (
	"github.com/urfave/cli/v2"

	"pressroom/index"
)

func (p *program) showCommand() *cli.Command {
	return &cli.Command{
		Name:        "show",
		Usage:       "Show a release with what was found in it.",
		UsageText:   "pressroom show 4f0c",
		Description: "ID is the identifier of a release, as search prints it, or its first four letters or more.",
		ArgsUsage:   "ID",
		Flags:       []cli.Flag{jsonFlag()},
		Action: func(c *cli.Context) error {
			if c.NArg() != 1 {
				return usageError(searchHint, "show takes one ID")
			}
			return withIndex(c, func(idx *index.Index) error {
				all, err := idx.Release(c.Context, c.Args().First())
				if err != nil {
					return err
				}
				for _, s := range all {
					if err := p.show(c, s); err != nil {
						return err
					}
				}
				return nil
			})
		},
	}
}

func (p *program) show(c *cli.Context, s index.Stored) error {
	if c.Bool("json") {
		_, err := p.out.Write(s.Analysis.Line())
		return err
	}
	return p.text(p.look.Analysis(s.Analysis) + "\n" + p.look.Annotated(s) + "\n")
}
