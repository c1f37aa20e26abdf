package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"pressroom/cmd/pressroom/report"
	"pressroom/corpus"
	"pressroom/corpus/ingest"
)

// dryRun lists what add would read as what: source, format, date with the field that
// gives it, and how the text begins.
func (p *program) dryRun(c *cli.Context, opt ingest.Options, part shard) error {
	if c.Bool("json") {
		return usageError("", "--dry-run has no --json")
	}
	format, told, done := "", p.newInputs(c), 0
	opt.As = func(_, name string) { format = name }
	for rel, err := range part.among(ingest.Read(c.Context, c.Args().Slice(), opt), func(corpus.Release) {}) {
		if c.Context.Err() != nil {
			return c.Context.Err()
		}
		if err != nil {
			told.take(err)
			continue
		}
		done++
		first, _, _ := strings.Cut(strings.TrimSpace(rel.Clean().Text), "\n")
		if _, err := fmt.Fprintf(p.out, "%s  %s  %s  %s\n", report.Plain(rel.Source), format, dated(rel), report.Plain(first)); err != nil {
			return err
		}
	}
	return told.outcome(done)
}

// dated is the date that the source of a release gives, and what of it does.
func dated(rel corpus.Release) string {
	if len(rel.Dates) == 0 {
		return "(date: its text)"
	}
	claim := rel.Dates[0]
	from := string(claim.From)
	if claim.Field != "" {
		from = claim.Field
	}
	return fmt.Sprintf("%s (%s)", claim.Date, report.Plain(from))
}
