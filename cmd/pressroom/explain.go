package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"pressroom/analyze/annot"
	"pressroom/analyze/schema"
	"pressroom/cmd/pressroom/report"
	"pressroom/index"
)

func (p *program) explainCommand() *cli.Command {
	return &cli.Command{
		Name:  "explain",
		Usage: "Say where in a release a fact stands and by which rule it is known.",
		UsageText: "pressroom explain release.txt\n   pressroom explain release.txt e1\n   pressroom explain 4f0c p1\n" +
			"   pressroom explain --layer mentions release.txt",
		Description: "Without FACT it lists the facts: people p1, places l1, organisations o1, dates d1, quotes q1,\n" +
			"topics t1, keyphrases k1, events e1, fields of an advisory a1, and published, headline, dateline,\n" +
			"issuer, form, correction, embargo, focus where there is one. PATH is a file or - for standard input, ID\n" +
			"the identifier of a release in the index or its first four letters or more. Offsets count code\n" +
			"points of the text from 0, end exclusive; lines count from 1.",
		ArgsUsage: "PATH|ID [FACT]",
		Flags: append(inputFlags(), jsonFlag(),
			&cli.StringFlag{Name: "layer", Usage: "of the file PATH print `LAYER` row by row: " + wordList(schema.LayerNames)}),
		Action: func(c *cli.Context) error {
			if c.NArg() < 1 || c.NArg() > 2 {
				return usageError("pressroom explain --help", "explain takes one PATH or ID, and one FACT or none")
			}
			if c.IsSet("layer") {
				return p.explainLayer(c)
			}
			found := 0
			err := p.eachRelease(c, c.Args().First(), func(st index.Stored) error {
				for _, f := range report.Facts(st) {
					if c.NArg() == 2 && !strings.EqualFold(f.Fact, c.Args().Get(1)) {
						continue
					}
					found++
					if err := p.printFact(c.Bool("json"), c.NArg() == 2, st, f); err != nil {
						return err
					}
				}
				return nil
			})
			if err == nil && found == 0 {
				return &exitError{exitNothing, fmt.Sprintf("there is no fact %q", c.Args().Get(1)),
					"pressroom explain " + c.Args().First() + " lists the facts"}
			}
			return err
		},
	}
}

// explainLayer prints a layer of a file.
func (p *program) explainLayer(c *cli.Context) error {
	name := c.String("layer")
	if !slices.Contains(schema.LayerNames, name) {
		return usageError("the layers: "+wordList(schema.LayerNames), "--layer: there is no layer %q", name)
	}
	if c.NArg() != 1 {
		return usageError("pressroom explain --help", "explain --layer takes one PATH and no FACT")
	}
	return p.eachDocument(c, c.Args().Slice(), name == "clauses" || name == "references", func(doc *annot.Document) error {
		for _, row := range schema.Layer(doc, name) {
			var err error
			if c.Bool("json") {
				err = report.WriteAnswer(p.out, row)
			} else {
				err = p.text(p.look.Row(row))
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// printFact prints a fact: as JSON, in full or as a line of a list.
func (p *program) printFact(asJSON, full bool, st index.Stored, f report.Fact) error {
	text := p.look.FactLine(f)
	switch {
	case asJSON:
		return report.WriteAnswer(p.out, report.Explanation{Release: st.Release.ID, Source: st.Release.Source, Fact: f})
	case full:
		text = p.look.Fact(st, f)
	}
	return p.text(text)
}
