package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"pressroom/cmd/pressroom/report"
	"pressroom/index"
	"pressroom/index/profile"
	"pressroom/index/query"
)

// month is the facet that is no field of its own.
const month index.Facet = "month"

// facets are what search --facet counts, by the names of the fields.
var facets = []struct {
	name  string
	facet index.Facet
}{
	{"person", index.People}, {"place", index.Places}, {"org", index.Orgs}, {"topic", index.Topics}, {"kind", index.Kinds},
	{"issuer", index.Issuers}, {"country", index.Countries}, {"lang", index.Languages}, {"month", month},
}

func facetNames() (names []string) {
	for _, f := range facets {
		names = append(names, f.name)
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
	for n, f := range facets {
		if f.name == name {
			return n
		}
	}
	return -1
}

// facetLimit is how many values of a facet are shown without --all.
const facetLimit = 10

// printFacets counts what the releases of a result have, all of them and not only
// those of the page.
func (p *program) printFacets(c *cli.Context, pr *profile.Profiler, wanted []int, res index.Result) error {
	limit := facetLimit
	if c.Bool("all") {
		limit = 0
	}
	for _, n := range wanted {
		counts, err := countFacet(c, pr, res.Found, facets[n].facet, limit)
		if err != nil {
			return err
		}
		if err := p.print(c, report.FacetOf(facets[n].name, counts, res.Total), p.look.Facet(facets[n].name, counts)); err != nil {
			return err
		}
	}
	return nil
}

func countFacet(c *cli.Context, pr *profile.Profiler, q query.Q, by index.Facet, limit int) ([]index.Count, error) {
	if by != month {
		return pr.Count(c.Context, q, by, limit)
	}
	months, _, err := pr.Index.Months(c.Context, q)
	return months, err
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
			return withIndex(c, func(idx *index.Index) error { return p.timeline(c, idx, q) })
		},
	}
}

func (p *program) timeline(c *cli.Context, idx *index.Index, q query.Q) error {
	expanded, err := p.withSynonyms(c, idx, q)
	if err != nil {
		return err
	}
	months, undated, err := idx.Months(c.Context, expanded)
	if err != nil {
		return err
	}
	if undated > 0 {
		p.note("%s without a date of publication", report.Plural(undated, "release"))
	}
	if len(months) == 0 {
		return p.nothing(c, idx, q)
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
