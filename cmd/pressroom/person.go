package main

import (
	"context"
	"strings"

	"github.com/urfave/cli/v2"

	"pressroom/cmd/pressroom/archive"
	"pressroom/cmd/pressroom/report"
	"pressroom/index/profile"
	"pressroom/index/query"
)

func (p *program) personCommand() *cli.Command {
	return &cli.Command{
		Name:      "person",
		Usage:     "Show a person: titles, other names, releases, quotes, who is named with them.",
		UsageText: "pressroom person 'Armen Grigoryan'\n   pressroom person --from 2026-02 grigoryan",
		ArgsUsage: "NAME",
		Flags:     append(dayFlags(), &cli.IntFlag{Name: "limit", Usage: "`N` releases, quotes and companions at most", Value: 5}, jsonFlag()),
		Action:    profiles(p, "people", query.Person, (*profile.Profiler).People, report.PersonOf, report.Look.Person),
	}
}

// profiles answers a command that takes a NAME: it asks the index for all that
// the name means in the releases of --from and --to, and prints each, of which no more
// is made than is printed. The list is the command that has such names.
func profiles[T, J any](p *program, list string, field query.Field,
	ask func(*profile.Profiler, context.Context, string, query.Q) ([]T, error),
	answer func(T) J, text func(report.Look, T, int) string) cli.ActionFunc {
	return func(c *cli.Context) error {
		limit, err := limitOf(c)
		if err != nil {
			return err
		}
		name := strings.Join(c.Args().Slice(), " ")
		if name == "" {
			return usageError("pressroom "+list+" lists names", "no NAME given")
		}
		days, err := p.daysOf(c)
		if err != nil {
			return err
		}
		return withArchive(c, func(pr *archive.Reading) error {
			if !c.Bool("json") {
				pr.Shown = max(limit, 1)
			}
			found, err := ask(pr.Profiler, c.Context, name, days)
			if err != nil {
				return err
			}
			if len(found) == 0 {
				return p.nothing(c, pr.Index, nil, asked{"", field, name})
			}
			for _, x := range found {
				if c.Bool("json") {
					err = report.WriteAnswer(p.out, answer(x))
				} else {
					err = p.text(text(p.look, x, limit))
				}
				if err != nil {
					return err
				}
			}
			return nil
		})
	}
}
