package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"pressroom/cmd/pressroom/report"
	"pressroom/index"
)

func (p *program) searchCommand() *cli.Command {
	return &cli.Command{
		Name:  "search",
		Usage: "Search the releases of the index.",
		UsageText: "pressroom search 'river dam'\n   pressroom search 'person:grigoryan date:2026-02 \"peace agenda\"'\n" +
			"   pressroom search --sort=-date 'sanction* -oil'\n   pressroom search --near Yerevan --radius 100km",
		Description: "The query language: pressroom help query\n\n" +
			"Where no release has all of the words that stand side by side, those that have some are shown,\n" +
			"the ones with more and rarer words first; with --json their \"partial\" is true. Fields, phrases,\n" +
			"AND, OR and NOT do not give way.",
		ArgsUsage: "QUERY",
		Flags: append(scopeFlags(),
			&cli.IntFlag{Name: "limit", Usage: "`N` hits at most", Value: 10},
			&cli.StringFlag{Name: "sort", Usage: "`ORDER` is relevance, date (the oldest first) or -date", Value: "relevance"},
			jsonFlag(),
		),
		Action: p.search,
	}
}

func (p *program) search(c *cli.Context) error {
	orders := map[string]index.Sort{"relevance": index.Relevance, "date": index.Oldest, "-date": index.Newest}
	order, ok := orders[c.String("sort")]
	if !ok {
		return usageError("", "--sort: %q is none of relevance, date, -date", c.String("sort"))
	}
	limit, err := limitOf(c)
	if err != nil {
		return err
	}
	q, err := p.releasesOf(c)
	if err != nil {
		return err
	}
	if q == nil {
		return usageError("pressroom help query", "no QUERY given")
	}
	return withIndex(c, func(idx *index.Index) error {
		res, err := idx.Search(c.Context, q, index.Options{Limit: limit, Sort: order, Highlight: true})
		if err != nil {
			return err
		}
		if len(res.Ignored) > 0 {
			p.note("too common to search for: %s", strings.Join(res.Ignored, " "))
		}
		if res.Total == 0 {
			return errNothing
		}
		if res.Partial {
			fmt.Fprintln(p.err, "note: no release has all of these words; the best partial matches follow")
		}
		for n, hit := range res.Hits {
			if err := p.print(c, report.Found{Hit: report.HitOf(hit), Partial: res.Partial}, p.look.Hit(n+1, hit)); err != nil {
				return err
			}
		}
		if !c.Bool("json") {
			fmt.Fprintf(p.err, "%d of %s\n", len(res.Hits), report.Plural(res.Total, "release"))
		}
		return nil
	})
}

// limitOf reads --limit.
func limitOf(c *cli.Context) (int, error) {
	if n := c.Int("limit"); n > 0 {
		return n, nil
	}
	return 0, usageError("", "--limit must be larger than 0")
}
