package main

import (
	"fmt"
	"slices"

	"github.com/urfave/cli/v2"

	"pressroom/analyze/annot"
	"pressroom/analyze/schema"
	"pressroom/cmd/pressroom/report"
)

func (p *program) analyzeCommand() *cli.Command {
	return &cli.Command{
		Name:  "analyze",
		Usage: "Analyse releases and print what they say. No index is needed.",
		UsageText: "pressroom analyze release.txt\n   pressroom analyze --json releases/ more.jsonl.gz\n" +
			"   cat release.txt | pressroom analyze --published 2026-02-16 -",
		Flags: append(inputFlags(),
			&cli.BoolFlag{Name: "json", Usage: "one JSON object a line (pressroom help json)"},
			&cli.StringFlag{Name: "format", Usage: "`FORMAT`: text, json or conllu (tokens, tags and grammar, ten columns)", Value: "text"},
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
	format, err := analyzeFormat(c)
	if err != nil {
		return err
	}
	return p.eachDocument(c, c.Args().Slice(), format == "conllu", func(doc *annot.Document) error {
		switch format {
		case "conllu":
			_, err := fmt.Fprint(p.out, report.CoNLLU(doc))
			return err
		case "text":
			return p.text(p.look.Analysis(schema.Of(doc, schema.CodePoints)) + "\n")
		}
		an := schema.Of(doc, unit)
		if c.Bool("indirect") {
			an.Indirect = schema.Indirect(doc, unit)
		}
		_, err := p.out.Write(an.Line())
		return err
	})
}

// analyzeFormat returns the format asked for; --json is short for one.
func analyzeFormat(c *cli.Context) (string, error) {
	format := c.String("format")
	switch {
	case !slices.Contains([]string{"text", "json", "conllu"}, format):
		return "", usageError("the formats: text, json, conllu", "--format: there is no format %q", format)
	case c.Bool("json") && c.IsSet("format") && format != "json":
		return "", usageError("", "--json and --format %s exclude each other", format)
	case format == "conllu" && c.String("offsets") != "codepoints":
		return "", usageError("", "--format conllu counts code points")
	case c.Bool("json"):
		return "json", nil
	}
	return format, nil
}
