package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"pressroom/cmd/pressroom/archive"
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
			"the ones with more and rarer words first; with --json their \"partial\" is true; so are those that\n" +
			"fill up the answer to four words or more. Contacts and boilerplate are searched where nothing else\n" +
			"is found, and the hit says so. Fields, phrases, AND, OR and NOT do not give way.\n\n" +
			"Releases that are nearly the same stand as one hit, which says how many there are; with --json \"same\"\n" +
			"lists their identifiers. The numbers of hits and of releases count all of them.",
		ArgsUsage: "QUERY",
		Flags: append(append(scopeFlags(), pageFlags(10, "hits")...),
			&cli.StringFlag{Name: "facet", Usage: "also count what the releases have: `LIST` of " + strings.Join(facetNames(), ", ")},
			&cli.BoolFlag{Name: "unfold", Usage: "show every release, also those that are nearly the same as one before"},
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
	pg, err := pageOf(c)
	if err != nil {
		return err
	}
	facets, err := facetsOf(c)
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
	return withArchive(c, func(pr *archive.Reading) error {
		expanded, err := p.withSynonyms(pr, q)
		if err != nil {
			return err
		}
		res, err := pr.Index.Search(c.Context, expanded, index.Options{
			Limit: pg.limit, Offset: pg.offset, Sort: order, Highlight: true, Fold: !c.Bool("unfold"),
		})
		if err != nil {
			return err
		}
		p.tellIgnored(res.Ignored)
		if res.Total == 0 {
			return p.nothing(c, pr.Index, q)
		}
		if res.Partial {
			if _, err := p.suggest(c, pr.Index, q); err != nil {
				return err
			}
			p.note("no release has all of these words; the best partial matches follow")
		}
		if err := p.printHits(c, res, pg); err != nil {
			return err
		}
		return p.printFacets(c, pr, facets, res)
	})
}

// tellIgnored tells what of a query was not searched for. Marks between words are
// not worth a line, unless there is nothing else.
func (p *program) tellIgnored(ignored []string) {
	common := archive.Common(ignored)
	switch {
	case len(common) > 0:
		p.note("too common to search for: %s", strings.Join(common, " "))
	case len(ignored) > 0:
		p.note("marks are not searched for, only words")
	}
}

// printHits prints a page of hits and how many there are.
func (p *program) printHits(c *cli.Context, res index.Result, pg page) error {
	for n, hit := range res.Hits {
		n += pg.offset + 1
		if err := p.print(c, report.FoundOf(hit, n, res.Total), p.look.Hit(n, hit)); err != nil {
			return err
		}
	}
	whole := res.Whole()
	if whole < len(res.Hits) && !res.Partial {
		p.note("%s some of these words", lack(len(res.Hits)-whole))
	}
	if !c.Bool("json") {
		fmt.Fprintln(p.err, pg.told(whole, res.Total, "release"))
	}
	return nil
}

// lack begins what is told of the last n hits.
func lack(n int) string {
	if n == 1 {
		return "the last one lacks"
	}
	return fmt.Sprintf("the last %d lack", n)
}

// limitOf reads --limit.
func limitOf(c *cli.Context) (int, error) {
	if n := c.Int("limit"); n > 0 {
		return n, nil
	}
	return 0, usageError("", "--limit must be larger than 0")
}
