package main

import (
	"github.com/urfave/cli/v2"

	"pressroom/cmd/pressroom/archive"
	"pressroom/cmd/pressroom/report"
)

func (p *program) networkCommand() *cli.Command {
	return &cli.Command{
		Name:      "network",
		Usage:     "Write who stands in the same releases as whom, as GraphML for Gephi, yEd or networkx.",
		UsageText: "pressroom network > press.graphml\n   pressroom network --least 3 'topic:politics' > politics.graphml",
		Description: "Nodes are people and bodies, with how many releases name each; an edge joins two that stand in\n" +
			"the same releases: its weight is how many, \"events\" in how many events both take part, \"release\",\n" +
			"\"source\" and \"published\" are of the newest. Identities are those of the lists (pressroom alias).",
		ArgsUsage: "[QUERY]",
		Flags:     append(scopeFlags(), &cli.IntFlag{Name: "least", Usage: "leave out edges of fewer than `N` releases", Value: 1}),
		Action: func(c *cli.Context) error {
			if c.Int("least") < 1 {
				return usageError("", "--least must be larger than 0")
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
				net, err := pr.Network(c.Context, expanded, c.Int("least"))
				if err != nil {
					return err
				}
				if len(net.Nodes) == 0 {
					return p.nothing(c, pr.Index, q)
				}
				return report.WriteGraphML(p.out, net)
			})
		},
	}
}
