package main

import (
	"io"
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
	"geojson": func(w io.Writer) exporter { return &geoJSON{w: w} },
	"jsonl":   func(w io.Writer) exporter { return jsonLines{w} },
}

func formats() []string {
	var names []string
	for name := range exporters {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func (p *program) exportCommand() *cli.Command {
	return &cli.Command{
		Name:      "export",
		Usage:     "Write the releases of the index, or those of a query, for another program.",
		UsageText: "pressroom export --format geojson > map.geojson\n   pressroom export --format jsonl 'place:Armenia' > armenia.jsonl",
		Description: "The oldest release comes first.\n\n" +
			"   geojson  places and events on the map (RFC 7946)\n" +
			"   jsonl    one analysis a line, as analyze --json prints it",
		ArgsUsage: "[QUERY]",
		Flags:     append(nearFlags(), &cli.StringFlag{Name: "format", Usage: "`FORMAT`: " + joined(formats(), ", ", func(s string) string { return s })}),
		Action:    p.export,
	}
}

func (p *program) export(c *cli.Context) error {
	open, ok := exporters[c.String("format")]
	if !ok {
		return usageError("the formats: "+joined(formats(), ", ", func(s string) string { return s }), "--format: there is no format %q", c.String("format"))
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
