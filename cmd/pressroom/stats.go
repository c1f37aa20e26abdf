package main

import (
	"github.com/urfave/cli/v2"

	"pressroom/cmd/pressroom/archive"
	"pressroom/cmd/pressroom/report"
)

func (p *program) statsCommand() *cli.Command {
	return &cli.Command{
		Name:      "stats",
		Usage:     "Say how much the index holds.",
		UsageText: "pressroom stats",
		Flags:     []cli.Flag{jsonFlag()},
		Action: func(c *cli.Context) error {
			return withArchive(c, func(pr *archive.Reading) error {
				st, err := pr.Stats(c.Context)
				if err != nil {
					return err
				}
				return p.print(c, report.StatsOf(st), p.look.Stats(st))
			})
		},
	}
}
