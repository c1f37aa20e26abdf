package main

import (
	"errors"
	"io"

	"github.com/urfave/cli/v2"

	"pressroom/cmd/pressroom/archive"
	"pressroom/cmd/pressroom/report"
	"pressroom/index"
)

func (p *program) exportCommand() *cli.Command {
	return &cli.Command{
		Name:  "export",
		Usage: "Write the releases of the index, or those of a query, for another program.",
		UsageText: "pressroom export --format sqlite > press.db\n   pressroom export --format csv --rows quotes 'place:Armenia' > quotes.csv\n" +
			"   pressroom export --format ics 'kind:meeting' > meetings.ics",
		Description: "The oldest release comes first.\n\n" +
			"   csv      a table (RFC 4180); a cell that a spreadsheet might run begins with '\n" +
			"   geojson  places and events on the map (RFC 7946)\n" +
			"   ics      a calendar of the events that have a day (RFC 5545), hours as printed, without a zone\n" +
			"   jsonl    one analysis a line, as analyze --json prints it, or with --rows one row\n" +
			"   md       a table in Markdown, with the columns that people read\n" +
			"   sqlite   one file with all tables and an index of words, for datasette or any SQL\n\n" +
			"The tables (--rows) are " + wordList(report.TableNames()) + "; events\n" +
			"unless told. Each row says in which release, at which code points and by which rule it was found.\n" +
			"There is no limit, and no more than one release is held in memory.",
		ArgsUsage: "[QUERY]",
		Flags: append(scopeFlags(),
			&cli.StringFlag{Name: "format", Usage: "`FORMAT`: " + wordList(report.ExportFormats())},
			&cli.StringFlag{Name: "rows", Usage: "`TABLE`: " + wordList(report.TableNames())}),
		Action: p.export,
	}
}

func (p *program) export(c *cli.Context) error {
	if c.String("format") == "sqlite" && isTerminal(p.out) {
		return usageError("pressroom export --format sqlite > press.db", "a database is nothing to look at: send it to a file")
	}
	x, err := report.NewExporter(c.String("format"), c.String("rows"), p.out)
	if err != nil {
		return usageError("the formats: "+wordList(report.ExportFormats())+"; pressroom export --help", "export: %v", err)
	}
	q, err := p.releasesOf(c)
	if err != nil {
		return err
	}
	return withArchive(c, func(r *archive.Reading) (err error) {
		if closer, ok := x.(io.Closer); ok {
			defer func() { err = errors.Join(err, closer.Close()) }()
		}
		q, err := p.withSynonyms(r, q)
		if err != nil {
			return err
		}
		n, err := r.Index.Number(c.Context, q)
		if err != nil {
			return err
		}
		if n == 0 {
			return errNothing
		}
		if err := x.Head(); err != nil {
			return err
		}
		if err := r.Index.Each(c.Context, q, index.Oldest, x.Release); err != nil {
			return err
		}
		if err := x.Foot(); !errors.Is(err, report.ErrNothing) {
			return err
		}
		return errNothing
	})
}
