package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"pressroom/analyze/annot"
	"pressroom/analyze/schema"
)

func (p *program) analyzeCommand() *cli.Command {
	return &cli.Command{
		Name:  "analyze",
		Usage: "Analyse releases and print what they say. No index is needed.",
		UsageText: "pressroom analyze release.txt\n   pressroom analyze --json releases/ more.jsonl.gz\n" +
			"   cat release.txt | pressroom analyze --published 2026-02-16 -",
		Flags: append(inputFlags(),
			&cli.BoolFlag{Name: "json", Usage: "one JSON object a line (pressroom help json)"},
			&cli.BoolFlag{Name: "indirect", Usage: "with --json: reported speech (\"X said that …\"), too"},
			&cli.StringFlag{Name: "offsets", Usage: "what offsets count: `UNIT` is codepoints or bytes", Value: "codepoints"}),
		Action: p.analyze,
	}
}

func (p *program) analyze(c *cli.Context) error {
	if c.NArg() == 0 {
		return usageError("pressroom analyze --help", "no PATH given; - reads standard input")
	}
	unit := schema.CodePoints
	switch c.String("offsets") {
	case "codepoints":
	case "bytes":
		unit = schema.Bytes
	default:
		return usageError("", "--offsets: %q is neither codepoints nor bytes", c.String("offsets"))
	}
	return p.eachDocument(c, c.Args().Slice(), func(doc *annot.Document) error {
		if !c.Bool("json") {
			_, err := fmt.Fprintln(p.out, p.look.Analysis(schema.Of(doc, schema.CodePoints)))
			return err
		}
		an := schema.Of(doc, unit)
		if c.Bool("indirect") {
			an.Indirect = schema.Indirect(doc, unit)
		}
		_, err := p.out.Write(an.Line())
		return err
	})
}
