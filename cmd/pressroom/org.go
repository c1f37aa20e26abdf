package main

import (
	"github.com/urfave/cli/v2"

	"pressroom/cmd/pressroom/report"
	"pressroom/index/profile"
	"pressroom/index/query"
)

func (p *program) orgCommand() *cli.Command {
	return &cli.Command{
		Name:      "org",
		Usage:     "Show an organisation: other names, who belongs to it, who is named with it, releases.",
		UsageText: "pressroom org 'World Health Organization'\n   pressroom org --from 2026-02 who",
		ArgsUsage: "NAME",
		Flags:     append(dayFlags(), &cli.IntFlag{Name: "limit", Usage: "`N` names and releases at most", Value: 5}, jsonFlag()),
		Action:    profiles(p, "orgs", query.Org, (*profile.Profiler).Bodies, report.BodyOf, report.Look.Body),
	}
}
