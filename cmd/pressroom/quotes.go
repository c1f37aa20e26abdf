package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"pressroom/cmd/pressroom/archive"
	"pressroom/cmd/pressroom/report"
	"pressroom/index/profile"
	"pressroom/index/query"
)

func (p *program) quotesCommand() *cli.Command {
	return &cli.Command{
		Name:      "quotes",
		Usage:     "List what people said, the newest first.",
		UsageText: "pressroom quotes --by Grigoryan --about peace\n   pressroom quotes --from 2026-02 'place:Armenia'",
		ArgsUsage: "[QUERY]",
		Flags: append(append(nearFlags(), pageFlags(20, "quotes")...),
			&cli.BoolFlag{Name: "indirect", Usage: "also what releases without quotation marks report (\"X said that …\")"},
			&cli.BoolFlag{Name: "short", Usage: "also quotes of fewer than four words"},
			&cli.StringFlag{Name: "by", Usage: "`NAME` of the speaker"},
			&cli.StringFlag{Name: "about", Usage: "`WORDS` that the quote has, in any form"},
			&cli.StringFlag{Name: "from", Usage: "`DATE` of publication: a day, a month (2026-02) or a year"},
			&cli.StringFlag{Name: "to", Usage: "`DATE`, included"},
			jsonFlag(),
		),
		Action: p.quotes,
	}
}

func (p *program) quotes(c *cli.Context) error {
	filter := profile.QuoteFilter{By: c.String("by"), About: c.String("about"), Indirect: c.Bool("indirect"), Short: c.Bool("short")}
	pg, err := pageOf(c)
	if err != nil {
		return err
	}
	filter.Limit = pg.last()
	if filter.From, filter.To, err = p.daysFlags(c); err != nil {
		return err
	}
	typed, err := p.queryOf(c)
	if err != nil {
		return err
	}
	return withArchive(c, func(pr *archive.Reading) error {
		if filter.Query, err = p.withSynonyms(pr, typed); err != nil {
			return err
		}
		res, err := pr.Quotes(c.Context, filter)
		if err != nil {
			return err
		}
		if res.Unmarked > 0 {
			more := "--indirect shows what they report"
			if filter.Indirect {
				more = "what they report is shown as (reported)"
			}
			p.note("%d of %s no quotation marks; %s", res.Unmarked, have(res.Releases), more)
		}
		if res.Total == 0 {
			return p.nothing(c, pr.Index, typed, asked{"by", query.SaidBy, filter.By})
		}
		shown := cut(pg, res.Hits)
		for _, hit := range shown {
			if err := p.print(c, report.QuoteOf(hit, res.Total), p.look.Quote(hit)); err != nil {
				return err
			}
		}
		if !c.Bool("json") {
			fmt.Fprintln(p.err, pg.told(len(shown), res.Total, "quote"))
		}
		return nil
	})
}

func have(releases int) string {
	if releases == 1 {
		return "1 release has"
	}
	return fmt.Sprintf("%d releases have", releases)
}
