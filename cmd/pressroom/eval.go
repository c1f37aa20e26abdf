package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"pressroom/analyze"
	"pressroom/analyze/eval"
	"pressroom/analyze/schema"
	"pressroom/cmd/pressroom/report"
)

func (p *program) evalCommand() *cli.Command {
	return &cli.Command{
		Name:      "eval",
		Usage:     "Measure the analyses on releases that you have annotated.",
		UsageText: "pressroom eval gold/",
		Description: "GOLD is a folder with a file NAME.gold.json beside NAME.txt for each release, or NAME.ann with marks in the\n" +
			"text; analyze/eval/testdata/gold in the source of the program has examples of both. What nothing is annotated\n" +
			"of is not measured. The interval holds the figure of all such releases with a probability of 95 %, as far as\n" +
			"the set was drawn like them: it is drawn anew from itself a thousand times, release by release. A name counts when its characters are the same\n" +
			"ones, a date when its value is, an event when its evidence is or its words are alike.",
		ArgsUsage: "GOLD",
		Flags:     []cli.Flag{jsonFlag()},
		Action:    p.eval,
	}
}

func (p *program) eval(c *cli.Context) error {
	if c.NArg() != 1 {
		return usageError("pressroom eval --help", "eval takes one folder")
	}
	dir := c.Args().First()
	gold, err := eval.ReadDir(dir)
	if err != nil {
		return usageError("pressroom eval --help tells what the files have", "%v", err)
	}
	if len(gold) == 0 {
		return usageError("pressroom eval --help tells what the files are called", "%s: no annotated releases", dir)
	}
	a, err := analyze.New()
	if err != nil {
		return err
	}
	analyses := map[string]schema.Analysis{}
	for _, g := range gold {
		if c.Context.Err() != nil {
			return c.Context.Err()
		}
		doc, err := a.Analyze(g.Release())
		if err != nil {
			return fmt.Errorf("%s: %w", g.ID, err)
		}
		analyses[g.ID] = schema.Of(doc, schema.CodePoints)
	}
	figures := eval.Figures(gold, analyses)
	if len(figures) == 0 {
		return &exitError{exitNothing, dir + ": nothing is annotated", "pressroom eval --help"}
	}
	if !c.Bool("json") {
		if err := p.text(report.FigureHead(len(gold))); err != nil {
			return err
		}
	}
	for _, f := range figures {
		if err := p.print(c, report.FigureOf(f), p.look.Figure(f)); err != nil {
			return err
		}
	}
	return nil
}
