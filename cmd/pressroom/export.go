package main

import (
	"io"
	"maps"
	"slices"

	"github.com/urfave/cli/v2"

	"pressroom/index"
)

// An exporter writes releases to a file of its format: head, the releases one
// by one, foot.
type exporter interface {
	head() error
	release(index.Stored) error
	foot() error
}

// exporters maps a format to what writes it.
var exporters = map[string]func(io.Writer) exporter{
	"csv":     func(w io.Writer) exporter { return csvTable{w} },
	"geojson": func(w io.Writer) exporter { return &geoJSON{w: w} },
	"ics":     func(w io.Writer) exporter { return &calendar{w: w} },
	"jsonl":   func(w io.Writer) exporter { return jsonLines{w} },
	"md":      func(w io.Writer) exporter { return markdownTable{w} },
}

// namesOf returns the names of formats in the order of the alphabet.
func namesOf[T any](formats map[string]T) []string { return slices.Sorted(maps.Keys(formats)) }

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
		Flags:     append(nearFlags(), &cli.StringFlag{Name: "format", Usage: "`FORMAT`: " + wordList(namesOf(exporters))}),
		Action:    p.export,
	}
}

func (p *program) export(c *cli.Context) error {
	open, ok := exporters[c.String("format")]
	if !ok {
		return usageError("the formats: "+wordList(namesOf(exporters)), "--format: there is no format %q", c.String("format"))
	}
	q, err := p.queryOf(c)
	if err != nil {
		return err
	}
	return withIndex(c, func(idx *index.Index) error {
		x, n := open(p.out), 0
		if err := x.head(); err != nil {
			return err
		}
		if err := idx.Each(c.Context, q, index.Oldest, func(st index.Stored) error {
			n++
			return x.release(st)
		}); err != nil {
			return err
		}
		if err := x.foot(); err != nil {
			return err
		}
		if n == 0 {
			return errNothing
		}
		return nil
	})
}

// jsonLines writes analyses.
type jsonLines struct{ w io.Writer }

func (jsonLines) head() error { return nil }
func (jsonLines) foot() error { return nil }

func (x jsonLines) release(st index.Stored) error {
	_, err := x.w.Write(st.Analysis.Line())
	return err
}
