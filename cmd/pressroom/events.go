package main

import (
	"fmt"
	"slices"

	"github.com/urfave/cli/v2"

	"pressroom/analyze/annot"
	"pressroom/analyze/schema"
	"pressroom/corpus"
	"pressroom/index"
)

// eventJSON is an event with the release that tells of it.
type eventJSON struct {
	Release   string       `json:"release"`
	Source    string       `json:"source"`
	Headline  string       `json:"headline"`
	Published corpus.Date  `json:"published"`
	Event     schema.Event `json:"event"`
}

func eventAsJSON(hit index.EventHit) eventJSON {
	return eventJSON{hit.ReleaseID, hit.Source, hit.Headline, hit.Published, hit.Event}
}

func (p *program) eventsCommand() *cli.Command {
	return &cli.Command{
		Name:      "events",
		Usage:     "List what happened or is to happen, the earliest first.",
		UsageText: "pressroom events --from 2026-02 --where Armenia\n   pressroom events --kind meeting 'topic:politics'",
		ArgsUsage: "[QUERY]",
		Flags: append(nearFlags(),
			&cli.StringFlag{Name: "from", Usage: "`DATE`: a day, a month (2026-02) or a year"},
			&cli.StringFlag{Name: "to", Usage: "`DATE`, included"},
			&cli.StringFlag{Name: "who", Usage: "`NAME` of who takes part"},
			&cli.StringFlag{Name: "where", Usage: "`NAME` of the place"},
			&cli.StringFlag{Name: "kind", Usage: "`KIND`, such as meeting, agreement, legislation"},
			&cli.IntFlag{Name: "limit", Usage: "`N` events at most", Value: 20},
			jsonFlag(),
		),
		Action: p.events,
	}
}

func (p *program) events(c *cli.Context) error {
	filter := index.EventFilter{Who: c.String("who"), Where: c.String("where"), Kind: c.String("kind")}
	var err error
	if filter.Limit, err = limitOf(c); err != nil {
		return err
	}
	if filter.From, err = dayFlag(c, "from", false); err != nil {
		return err
	}
	if filter.To, err = dayFlag(c, "to", true); err != nil {
		return err
	}
	if filter.Kind != "" && !slices.Contains(annot.EventKinds, annot.EventKind(filter.Kind)) {
		return usageError("the kinds: "+joined(annot.EventKinds, ", ", func(k annot.EventKind) string { return string(k) }), "--kind: there is no kind %q", filter.Kind)
	}
	if filter.Query, err = p.queryOf(c); err != nil {
		return err
	}
	return withIndex(c, func(idx *index.Index) error {
		res, err := idx.Events(c.Context, filter)
		if err != nil {
			return err
		}
		if res.Total == 0 {
			return errNothing
		}
		for _, hit := range res.Hits {
			if c.Bool("json") {
				err = printJSON(p.out, eventAsJSON(hit))
			} else {
				_, err = fmt.Fprintf(p.out, "%s\n    %s  %s\n", p.eventLine(hit.Event), p.look.paint(dim, hit.ReleaseID), plain(title(hit.Headline, hit.Source)))
			}
			if err != nil {
				return err
			}
		}
		if !c.Bool("json") {
			fmt.Fprintf(p.err, "%d of %s\n", len(res.Hits), plural(res.Total, "event"))
		}
		return nil
	})
}

// dayFlag reads a day, a month or a year; of the latter two the first day, or
// the last.
func dayFlag(c *cli.Context, name string, last bool) (corpus.Date, error) {
	s := c.String(name)
	switch {
	case s == "":
		return corpus.Date{}, nil
	case len(s) == len("2026"):
		if last {
			s += "-12"
		} else {
			s += "-01"
		}
		fallthrough
	case len(s) == len("2026-02"):
		d, err := corpus.ParseDate(s + "-01")
		if err != nil {
			break
		}
		if last {
			d.Day = corpus.DaysIn(d.Year, d.Month)
		}
		return d, nil
	}
	d, err := corpus.ParseDate(s)
	if err != nil {
		return d, usageError("", "--%s: %q is no day (2026-02-16), month (2026-02) or year (2026)", name, c.String(name))
	}
	return d, nil
}
