package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"pressroom/analyze"
	"pressroom/cmd/pressroom/report"
	"pressroom/corpus"
	"pressroom/index/profile"
)

// placeJSON is a place as all releases together tell of it.
type placeJSON struct {
	Name          string       `json:"name"`
	Kind          string       `json:"kind"`
	Country       *string      `json:"country"`
	Lat           *float64     `json:"lat"`
	Lon           *float64     `json:"lon"`
	GeoNames      *int         `json:"geonames"`
	Aliases       []countJSON  `json:"aliases"`
	Within        []countJSON  `json:"within"`
	People        []countJSON  `json:"people"`
	Organizations []countJSON  `json:"organizations"`
	Months        []countJSON  `json:"months"`
	First         corpus.Date  `json:"first"`
	Last          corpus.Date  `json:"last"`
	Releases      []report.Hit `json:"releases"`
	Events        []eventJSON  `json:"events"`
}

func (p *program) placeCommand() *cli.Command {
	return &cli.Command{
		Name:      "place",
		Usage:     "Show a place: where it is, releases, events, people, organisations, months.",
		UsageText: "pressroom place Yerevan\n   pressroom place --limit 3 armenia",
		Description: "A country shows all that is in it. Places of one name are told apart, those\n" +
			"of most releases first; the latest of its releases and events come first.",
		ArgsUsage: "NAME",
		Flags:     []cli.Flag{&cli.IntFlag{Name: "limit", Usage: "`N` releases, events and names at most", Value: 5}, jsonFlag()},
		Action:    profiles("places", places, p.printPlace),
	}
}

// places asks for a place, and for a country with all that is in it.
func places(pr *profile.Profiler, ctx context.Context, name string) ([]profile.Place, error) {
	usual, code := analyze.Country(name)
	return pr.Places(ctx, name, profile.Country{Name: usual, Code: code})
}

func (p *program) printPlace(c *cli.Context, pr profile.Place, limit int) error {
	if c.Bool("json") {
		return report.WriteJSON(p.out, placeAsJSON(pr))
	}
	var b strings.Builder
	at := []string{pr.Place.Kind}
	if pr.Place.Country != "" {
		at = append(at, string(pr.Place.Country))
	}
	if pr.Place.Lat != nil && pr.Place.Lon != nil {
		at = append(at, fmt.Sprintf("%.2f,%.2f", *pr.Place.Lat, *pr.Place.Lon))
	}
	fmt.Fprintf(&b, "%s  %s  %s, %s to %s\n", p.look.Paint(report.Bold, report.Plain(pr.Place.Name)), p.look.Paint(report.Place, strings.Join(at, " ")),
		report.Plural(len(pr.Releases), "release"), report.Dash(pr.First.String()), report.Dash(pr.Last.String()))
	writeCounts(&b, "also", pr.Aliases, limit)
	writeCounts(&b, "in it", pr.Within, limit)
	writeCounts(&b, "people", pr.People, limit)
	writeCounts(&b, "orgs", pr.Organizations, limit)
	writeCounts(&b, "months", pr.Months, len(pr.Months))
	for _, ev := range pr.Events[:min(limit, len(pr.Events))] {
		fmt.Fprintf(&b, "  %-10s %s\n", "event", p.look.Event(ev.Event))
	}
	for _, hit := range pr.Releases[:min(limit, len(pr.Releases))] {
		p.writeRelease(&b, hit)
	}
	_, err := fmt.Fprint(p.out, b.String())
	return err
}

func placeAsJSON(pr profile.Place) placeJSON {
	out := placeJSON{
		Name: pr.Place.Name, Kind: pr.Place.Kind, Lat: pr.Place.Lat, Lon: pr.Place.Lon, GeoNames: pr.Place.GeoNames,
		Aliases: countsAsJSON(pr.Aliases), Within: countsAsJSON(pr.Within), People: countsAsJSON(pr.People),
		Organizations: countsAsJSON(pr.Organizations), Months: countsAsJSON(pr.Months),
		First: pr.First, Last: pr.Last, Releases: hitsAsJSON(pr.Releases), Events: []eventJSON{},
	}
	if code := string(pr.Place.Country); code != "" {
		out.Country = &code
	}
	for _, hit := range pr.Events {
		out.Events = append(out.Events, eventAsJSON(hit))
	}
	return out
}
