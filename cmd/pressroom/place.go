package main

import (
	"context"

	"github.com/urfave/cli/v2"

	"pressroom/analyze"
	"pressroom/cmd/pressroom/report"
	"pressroom/index/profile"
	"pressroom/index/query"
)

func (p *program) placeCommand() *cli.Command {
	return &cli.Command{
		Name:      "place",
		Usage:     "Show a place: where it is, releases, events, people, organisations, months.",
		UsageText: "pressroom place Yerevan\n   pressroom place --limit 3 armenia",
		Description: "A country shows all that is in it. Places of one name are told apart, those\n" +
			"of most releases first; the latest of its releases and events come first.",
		ArgsUsage: "NAME",
		Flags:     append(dayFlags(), &cli.IntFlag{Name: "limit", Usage: "`N` releases, events and names at most", Value: 5}, jsonFlag()),
		Action:    profiles(p, "places", query.Place, places, report.PlaceOf, report.Look.Place),
	}
}

// places asks for a place, and for a country with all that is in it.
func places(pr *profile.Profiler, ctx context.Context, name string, in query.Q) ([]profile.Place, error) {
	usual, code := analyze.Country(name)
	return pr.Places(ctx, name, profile.Country{Name: usual, Code: code}, in)
}
