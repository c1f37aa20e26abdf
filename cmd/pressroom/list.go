package main

import (
	"github.com/urfave/cli/v2"

	"pressroom/cmd/pressroom/archive"
	"pressroom/cmd/pressroom/report"
	"pressroom/index"
)

// lists maps a command to what it counts and says.
var lists = map[string]struct {
	facet index.Facet
	usage string
}{
	"people": {index.People, "List the people named, those of most releases first."},
	"places": {index.Places, "List the places named, those of most releases first."},
	"orgs":   {index.Orgs, "List the organisations named, those of most releases first."},
	"topics": {index.Topics, "List the topics, those of most releases first."},
}

func (p *program) listCommand(name string) *cli.Command {
	l := lists[name]
	return &cli.Command{
		Name:        name,
		Usage:       l.usage,
		UsageText:   "pressroom " + name + "\n   pressroom " + name + " --limit 5 'topic:education date:2006'",
		Description: "A QUERY counts only the releases that match it (pressroom help query).",
		ArgsUsage:   "[QUERY]",
		Flags:       append(append(scopeFlags(), pageFlags(20, "lines")...), jsonFlag()),
		Action: func(c *cli.Context) error {
			pg, err := pageOf(c)
			if err != nil {
				return err
			}
			q, err := p.releasesOf(c)
			if err != nil {
				return err
			}
			return withArchive(c, func(pr *archive.Reading) error {
				expanded, err := p.withSynonyms(pr, q)
				if err != nil {
					return err
				}
				counts, err := pr.Count(c.Context, expanded, l.facet, pg.last())
				if err != nil {
					return err
				}
				if len(counts) == 0 {
					return p.nothing(c, pr.Index, q)
				}
				return p.printCounts(c, cut(pg, counts))
			})
		},
	}
}

func (p *program) printCounts(c *cli.Context, counts []index.Count) error {
	if len(counts) == 0 {
		return errNothing
	}
	for _, n := range counts {
		if err := p.print(c, report.CountOf(n), p.look.Count(n)); err != nil {
			return err
		}
	}
	return nil
}
