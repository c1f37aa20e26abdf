package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"pressroom/analyze/schema"
	"pressroom/cmd/pressroom/report"
	"pressroom/index/profile"
)

// quoteHitJSON is a quote with the release that it stands in.
type quoteHitJSON struct {
	releaseJSON
	Quote schema.Quote `json:"quote"`
}

func (p *program) quotesCommand() *cli.Command {
	return &cli.Command{
		Name:      "quotes",
		Usage:     "List what people said, the newest first.",
		UsageText: "pressroom quotes --by Grigoryan --about peace\n   pressroom quotes --from 2026-02 'place:Armenia'",
		ArgsUsage: "[QUERY]",
		Flags: append(nearFlags(),
			&cli.StringFlag{Name: "by", Usage: "`NAME` of the speaker"},
			&cli.StringFlag{Name: "about", Usage: "`WORDS` that the quote has, in any form"},
			&cli.StringFlag{Name: "from", Usage: "`DATE` of publication: a day, a month (2026-02) or a year"},
			&cli.StringFlag{Name: "to", Usage: "`DATE`, included"},
			&cli.IntFlag{Name: "limit", Usage: "`N` quotes at most", Value: 20},
			jsonFlag(),
		),
		Action: p.quotes,
	}
}

func (p *program) quotes(c *cli.Context) error {
	filter := profile.QuoteFilter{By: c.String("by"), About: c.String("about")}
	var err error
	if filter.Limit, err = limitOf(c); err != nil {
		return err
	}
	if filter.From, filter.To, err = daysFlags(c); err != nil {
		return err
	}
	if filter.Query, err = p.queryOf(c); err != nil {
		return err
	}
	return withProfiler(c, func(pr *profile.Profiler) error {
		res, err := pr.Quotes(c.Context, filter)
		if err != nil {
			return err
		}
		if res.Total == 0 {
			return errNothing
		}
		for _, hit := range res.Hits {
			if c.Bool("json") {
				err = report.WriteJSON(p.out, quoteHitJSON{releaseOf(hit.Head), hit.Quote})
			} else {
				_, err = fmt.Fprintf(p.out, "%s  %s: “%s”\n    %s  %s\n", p.look.Paint(report.Date, report.Dash(hit.Published.String())), p.look.Paint(report.Person, report.Dash(report.Plain(string(hit.Quote.Speaker)))),
					p.look.Paint(report.Quoted, report.Plain(hit.Quote.Text)), p.look.Paint(report.Dim, report.Plain(hit.ID)), report.Plain(report.Title(hit.Headline, hit.Source)))
			}
			if err != nil {
				return err
			}
		}
		if !c.Bool("json") {
			fmt.Fprintf(p.err, "%d of %s\n", len(res.Hits), report.Plural(res.Total, "quote"))
		}
		return nil
	})
}
