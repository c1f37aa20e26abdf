package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

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
		Action:    profiles(p, "people", query.Person, (*profile.Profiler).People, p.printPerson),
	}
}

// profiles answers a command that takes a NAME: it asks the index for all that
// the name means in the releases of --from and --to, and prints each. The list is the
// command that has such names.
func profiles[T any](p *program, list string, field query.Field,
	ask func(*profile.Profiler, context.Context, string, query.Q) ([]T, error), show func(*cli.Context, T, int) error) cli.ActionFunc {
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
		return withProfiler(c, func(pr *profile.Profiler) error {
			if !c.Bool("json") {
				pr.Shown = max(limit, 1)
			}
			found, err := ask(pr, c.Context, name, days)
			if err != nil {
				return err
			}
			if len(found) == 0 {
				return p.nothing(c, pr.Index, nil, asked{"", field, name})
			}
			for _, pr := range found {
				if err := show(c, pr, limit); err != nil {
					return err
				}
			}
			return nil
		})
	}
}

func (p *program) printPerson(c *cli.Context, pr profile.Person, limit int) error {
	if c.Bool("json") {
		return report.WriteAnswer(p.out, report.PersonOf(pr))
	}
	_, err := fmt.Fprint(p.out, p.look.Person(pr, limit))
	return err
}
