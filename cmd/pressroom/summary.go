package main

import (
	"fmt"
	"slices"

	"github.com/urfave/cli/v2"

	"pressroom/cmd/pressroom/report"
	"pressroom/index"
)

// summaryFormats are the formats of a summary.
var summaryFormats = []string{"json", "md", "text"}

func (p *program) summaryCommand() *cli.Command {
	return &cli.Command{
		Name:      "summary",
		Usage:     "Summarise a release: what happened when and where, who, the quote that matters, and which sentence says so.",
		UsageText: "pressroom summary release.txt\n   pressroom summary --format md 4f0c\n   cat release.txt | pressroom summary -",
		Description: "PATH is a file or - for standard input, ID the identifier of a release in the index or its first\n" +
			"four letters or more; a file of that name comes first.\n\n" + report.SummaryShape,
		ArgsUsage: "PATH|ID",
		Flags: append(inputFlags(),
			&cli.StringFlag{Name: "format", Usage: "`FORMAT`: " + wordList(summaryFormats), Value: "text"},
			&cli.BoolFlag{Name: "json", Usage: "short for --format json"}),
		Action: func(c *cli.Context) error {
			format := c.String("format")
			if c.Bool("json") {
				format = "json"
			}
			if !slices.Contains(summaryFormats, format) {
				return usageError("the formats: "+wordList(summaryFormats), "--format: there is no format %q", format)
			}
			if c.NArg() != 1 {
				return usageError(searchHint, "summary takes one PATH or ID")
			}
			return p.eachRelease(c, c.Args().First(), func(st index.Stored) error {
				return p.summary(format, report.Summarize(st))
			})
		},
	}
}

// summary prints a summary in one of summaryFormats.
func (p *program) summary(format string, s report.Summary) error {
	switch format {
	case "json":
		return report.WriteAnswer(p.out, s)
	case "md":
		_, err := fmt.Fprintln(p.out, s.Markdown())
		return err
	}
	return p.text(p.look.Summary(s) + "\n")
}
