package main

import (
	"errors"

	"github.com/urfave/cli/v2"

	"pressroom/cmd/pressroom/report"
	"pressroom/index"
)

func (p *program) exportCommand() *cli.Command {
	return &cli.Command{
		Name:      "export",
		Usage:     "Write the releases of the index, or those of a query, for another program.",
		UsageText: "pressroom export --format geojson > map.geojson\n   pressroom export --format ics 'place:Armenia' > armenia.ics",
		Description: "The oldest release comes first.\n\n" +
			"   csv      one event a row (RFC 4180); a cell that a spreadsheet might run begins with '\n" +
			"   geojson  places and events on the map (RFC 7946)\n" +
			"   ics      a calendar of the events that have a day (RFC 5545), hours as printed, without a zone\n" +
			"   jsonl    one analysis a line, as analyze --json prints it\n" +
			"   md       a table of the events in Markdown",
		ArgsUsage: "[QUERY]",
		Flags:     append(scopeFlags(), &cli.StringFlag{Name: "format", Usage: "`FORMAT`: " + wordList(report.ExportFormats())}),
		Action:    p.export,
	}
}

func (p *program) export(c *cli.Context) error {
	x, ok := report.NewExporter(c.String("format"), p.out)
	if !ok {
		return usageError("the formats: "+wordList(report.ExportFormats()), "--format: there is no format %q", c.String("format"))
	}
	q, err := p.releasesOf(c)
	if err != nil {
		return err
	}
	return withIndex(c, func(idx *index.Index) error {
		n := 0
		if err := x.Head(); err != nil {
			return err
		}
		if err := idx.Each(c.Context, q, index.Oldest, func(st index.Stored) error {
			n++
			return x.Release(st)
		}); err != nil {
			return err
		}
		err := x.Foot()
		if errors.Is(err, report.ErrNothing) || err == nil && n == 0 {
			return errNothing
		}
		return err
	})
}
