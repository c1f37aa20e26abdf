package main

import (
	"fmt"
	"sort"
	"strings"

	"github.com/urfave/cli/v2"

	"pressroom/analyze/schema"
	"pressroom/index"
)

func (p *program) showCommand() *cli.Command {
	return &cli.Command{
		Name:        "show",
		Usage:       "Show a release with what was found in it.",
		UsageText:   "pressroom show 4f0c",
		Description: "ID is the identifier of a release, as search prints it, or its first four letters or more.",
		ArgsUsage:   "ID",
		Flags:       []cli.Flag{jsonFlag()},
		Action: func(c *cli.Context) error {
			if c.NArg() != 1 {
				return usageError(searchHint, "show takes one ID")
			}
			return withIndex(c, func(idx *index.Index) error {
				all, err := idx.Release(c.Context, c.Args().First())
				if err != nil {
					return err
				}
				for _, s := range all {
					if err := p.show(c, s); err != nil {
						return err
					}
				}
				return nil
			})
		},
	}
}

func (p *program) show(c *cli.Context, s index.Stored) error {
	if c.Bool("json") {
		_, err := p.out.Write(s.Analysis.Line())
		return err
	}
	var b strings.Builder
	p.writeReport(&b, s.Analysis)
	fmt.Fprintf(&b, "\n%s\n", p.annotated(s))
	_, err := fmt.Fprint(p.out, b.String())
	return err
}

// painted is a range of code points with its colour.
type painted struct {
	start, end int
	style      string
}

// annotated is the cleaned text with its names and dates in colour, between quotes in
// theirs. Runs of blanks that stand for lost layout become line ends.
func (p *program) annotated(s index.Stored) string {
	r := newReading(s)
	var b strings.Builder
	at := 0
	for _, x := range spans(s.Analysis) {
		if x.start < at {
			continue
		}
		b.WriteString(multiline(r.slice(at, x.start)))
		b.WriteString(p.look.paint(x.style, multiline(r.slice(x.start, x.end))))
		at = x.end
	}
	b.WriteString(multiline(r.slice(at, len(r.bytes)-1)))
	return strings.TrimSpace(b.String())
}

// spans lists what is painted, in order.
func spans(an schema.Analysis) []painted {
	var all []painted
	add := func(ms []schema.Mention, style string) {
		for _, m := range ms {
			all = append(all, painted{m.Start, m.End, style})
		}
	}
	for _, x := range an.People {
		add(x.Mentions, person)
	}
	for _, x := range an.Places {
		add(x.Mentions, place)
	}
	for _, x := range an.Organizations {
		add(x.Mentions, org)
	}
	for _, d := range an.Dates {
		all = append(all, painted{d.Start, d.End, date})
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].start < all[j].start })
	return all
}
