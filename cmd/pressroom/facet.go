package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"pressroom/cmd/pressroom/archive"
	"pressroom/cmd/pressroom/report"
	"pressroom/index"
	"pressroom/index/query"
)

func facetNames() (names []string) {
	for _, f := range archive.Facets {
		names = append(names, f.Name)
	}
	return names
}

// facetsOf reads --facet.
func facetsOf(c *cli.Context) (wanted []int, err error) {
	if !c.IsSet("facet") {
		return nil, nil
	}
	for _, name := range strings.Split(c.String("facet"), ",") {
		n := facetOf(strings.ToLower(strings.TrimSpace(name)))
		if n < 0 {
			return nil, usageError(guessed(name, facetNames(), "", "they are: "+strings.Join(facetNames(), ", ")),
				"--facet: there is no facet %q", name)
		}
		wanted = append(wanted, n)
	}
	return wanted, nil
}

func facetOf(name string) int {
	for n, f := range archive.Facets {
		if f.Name == name {
			return n
		}
	}
	return -1
}

// facetLimit is how many values of a facet are shown without --all.
const facetLimit = 10

// printFacets counts what the releases of a result have, all of them and not only
// those of the page.
func (p *program) printFacets(c *cli.Context, r *archive.Reading, wanted []int, res index.Result) error {
	limit := facetLimit
	if c.Bool("all") {
		limit = 0
	}
	for _, n := range wanted {
		counts, err := archive.Facets[n].Count(c.Context, r.Profiler, res.Found, limit)
		if err != nil {
			return err
		}
		name := archive.Facets[n].Name
		if err := p.print(c, report.FacetOf(name, counts, res.Total), p.look.Facet(name, counts)); err != nil {
			return err
		}
	}
	return nil
}

func (p *program) timelineCommand() *cli.Command {
	return &cli.Command{
		Name:      "timeline",
		Usage:     "Show how many releases were published in each month.",
		UsageText: "pressroom timeline katrina\n   pressroom timeline --from 2005 --to 2006 'person:bush'",
		ArgsUsage: "[QUERY]",
		Flags:     append(scopeFlags(), jsonFlag()),
		Action: func(c *cli.Context) error {
			q, err := p.releasesOf(c)
			if err != nil {
				return err
			}
			return withArchive(c, func(r *archive.Reading) error { return p.timeline(c, r, q) })
		},
	}
}

func (p *program) timeline(c *cli.Context, r *archive.Reading, q query.Q) error {
	expanded, err := p.withSynonyms(r, q)
	if err != nil {
		return err
	}
	months, undated, err := r.Index.Months(c.Context, expanded)
	if err != nil {
		return err
	}
	if undated > 0 {
		p.note("%s without a date of publication", report.Plural(undated, "release"))
	}
	if len(months) == 0 {
		return p.nothing(c, r.Index, q)
	}
	most, total := 0, 0
	for _, m := range months {
		most, total = max(most, m.N), total+m.N
	}
	for _, m := range months {
		if err := p.print(c, report.MonthOf(m), p.look.Bar(m, most)); err != nil {
			return err
		}
	}
	if !c.Bool("json") {
		fmt.Fprintf(p.err, "%s in %s\n", report.Plural(total, "release"), report.Plural(len(months), "month"))
	}
	return nil
}
