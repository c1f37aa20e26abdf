package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"pressroom/analyze"
	"pressroom/analyze/annot"
	"pressroom/cmd/pressroom/archive"
	"pressroom/cmd/pressroom/report"
	"pressroom/corpus"
	"pressroom/index"
	"pressroom/index/profile"
	"pressroom/index/query"
)

func (p *program) eventsCommand() *cli.Command {
	return &cli.Command{
		Name:      "events",
		Usage:     "List what happened or is to happen, the earliest first; with --from, what began before it last.",
		UsageText: "pressroom events --from 2026-02 --where Armenia\n   pressroom events --upcoming --kind meeting 'topic:politics'",
		Description: "What several releases tell of the same happening is one entry, with all of them as its\n" +
			"sources: the days overlap, the kinds agree, who and where do not contradict each other, and\n" +
			"the words are close. The filters choose what is told, before it is joined.\n\n" +
			"With --json one object a line: {\"release\", \"source\", \"headline\", \"published\", \"event\" (as in\n" +
			"the analysis), \"status\" (as the last published tells it), \"sources\": [{\"release\", \"source\",\n" +
			"\"headline\", \"published\", \"evidence\"}], \"differences\": [{\"what\", \"told\": [{\"value\", \"releases\"}]}],\n" +
			"\"total\"}. What the sources say differently: the date, a number of one role, who takes part.",
		ArgsUsage: "[QUERY]",
		Flags: append(append(nearFlags(), pageFlags(20, "events")...),
			&cli.StringFlag{Name: "from", Usage: "`DATE`: a day, a month (2026-02) or a year"},
			&cli.StringFlag{Name: "to", Usage: "`DATE`, included"},
			&cli.BoolFlag{Name: "upcoming", Usage: "only what begins after today, or touches it and is not told as past"},
			&cli.StringFlag{Name: "today", Usage: "the `DATE` of --upcoming (default: today, in the local time zone); hides what was published later"},
			&cli.StringFlag{Name: "precision", Usage: "only what is known at least to the `UNIT`: day, month or year"},
			&cli.StringFlag{Name: "sort", Usage: "`ORDER` is date (the earliest first) or -date", Value: "date"},
			&cli.StringFlag{Name: "who", Usage: "`NAME` or title of who takes part"},
			&cli.StringFlag{Name: "where", Usage: "`NAME` of the place; of a country, state or province, also what takes place in it"},
			&cli.StringFlag{Name: "kind", Usage: "`KIND`, such as meeting, agreement, legislation"},
			&cli.StringFlag{Name: "status", Usage: "`STATUS`: " + wordList(annot.EventStatuses)},
			&cli.BoolFlag{Name: "no-group", Usage: "an entry for each telling"},
			&cli.BoolFlag{Name: "csv", Usage: "print a table (RFC 4180), with all releases that tell of an event in its last column"},
			jsonFlag(),
		),
		Action: p.events,
	}
}

func (p *program) events(c *cli.Context) error {
	filter, err := p.eventFilter(c)
	if err != nil {
		return err
	}
	if c.Bool("csv") && c.Bool("json") {
		return usageError("", "--csv and --json exclude each other")
	}
	pg, err := pageOf(c)
	if err != nil {
		return err
	}
	filter.Limit = pg.last()
	typed, err := p.queryOf(c)
	if err != nil {
		return err
	}
	return withArchive(c, func(pr *archive.Reading) error {
		if filter.Query, err = p.withSynonyms(pr, typed); err != nil {
			return err
		}
		ask := pr.Happenings
		if c.Bool("no-group") {
			ask = pr.Tellings
		}
		res, err := ask(c.Context, filter)
		if err != nil {
			return err
		}
		if res.Total == 0 {
			return p.nothing(c, pr.Index, typed, asked{"who", query.Who, filter.Who}, asked{"where", query.Place, filter.Where})
		}
		shown := cut(pg, res.Hits)
		if err := p.printHappenings(c, shown, res.Total); err != nil {
			return err
		}
		if !c.Bool("json") {
			told := ""
			if res.Events > res.Total {
				told = fmt.Sprintf(", told %d times", res.Events)
			}
			fmt.Fprintln(p.err, pg.told(len(shown), res.Total, "event")+told)
		}
		return nil
	})
}

// printHappenings prints events: for people, as JSON or as CSV.
func (p *program) printHappenings(c *cli.Context, list []profile.Happening, total int) error {
	show := func(h profile.Happening) error { return p.print(c, report.HappeningOf(h, total), p.look.Happening(h)) }
	if c.Bool("csv") {
		table, err := report.NewHappeningTable(p.out)
		if err != nil {
			return err
		}
		show = table.Row
	}
	for _, h := range list {
		if err := show(h); err != nil {
			return err
		}
	}
	return nil
}

// eventFilter reads the flags that choose events.
func (p *program) eventFilter(c *cli.Context) (filter index.EventFilter, err error) {
	filter = index.EventFilter{
		Who: c.String("who"), Where: c.String("where"),
		Kind: annot.EventKind(c.String("kind")), Status: annot.EventStatus(c.String("status")),
	}
	if filter.Where != "" {
		p.reader().NoteNamesakes(filter.Where)
		_, filter.Within, _ = analyze.Area(filter.Where)
	}
	if filter.From, filter.To, err = p.daysFlags(c); err != nil {
		return filter, err
	}
	if filter.Kind != "" && !slices.Contains(annot.EventKinds, filter.Kind) {
		hint := guessed(string(filter.Kind), stringsOf(annot.EventKinds), "", "the kinds: "+wordList(annot.EventKinds))
		return filter, usageError(hint, "--kind: there is no kind %q", filter.Kind)
	}
	if filter.Status != "" && !slices.Contains(annot.EventStatuses, filter.Status) {
		hint := guessed(string(filter.Status), stringsOf(annot.EventStatuses), "", "it is one of: "+wordList(annot.EventStatuses))
		return filter, usageError(hint, "--status: there is no status %q", filter.Status)
	}
	if filter.Precise, err = precisionFlag(c); err != nil {
		return filter, err
	}
	switch order := c.String("sort"); order {
	case "date":
	case "-date":
		filter.Newest = true
	default:
		return filter, usageError("", "--sort: %q is none of date, -date", order)
	}
	day, err := p.dayFlag(c, "today", false)
	filter.Known = day
	switch {
	case err != nil:
		return filter, err
	case !c.Bool("upcoming"):
	case !day.IsZero():
		filter.Upcoming = day
	default:
		filter.Upcoming = today()
	}
	return filter, nil
}

// precisionFlag reads --precision.
func precisionFlag(c *cli.Context) (index.Precision, error) {
	units := map[string]index.Precision{
		"": index.AnyPrecision, "year": index.ToTheYear, "month": index.ToTheMonth, "day": index.ToTheDay,
	}
	precise, ok := units[c.String("precision")]
	if !ok {
		return precise, usageError("", "--precision: %q is none of day, month, year", c.String("precision"))
	}
	return precise, nil
}

func wordList[T ~string](words []T) string { return strings.Join(stringsOf(words), ", ") }

func stringsOf[T ~string](words []T) []string {
	list := make([]string, len(words))
	for i, w := range words {
		list[i] = string(w)
	}
	return list
}

// daysFlags reads --from and --to.
func (p *program) daysFlags(c *cli.Context) (from, to corpus.Date, err error) {
	if from, err = p.dayFlag(c, "from", false); err != nil {
		return from, to, err
	}
	if to, err = p.dayFlag(c, "to", true); err != nil {
		return from, to, err
	}
	if !to.IsZero() && to.Before(from) {
		err = usageError("", "--from %s is after --to %s", c.String("from"), c.String("to"))
	}
	return from, to, err
}

// dayFlag reads a day, a month or a year, in digits or as people say it: the first
// day, or the last. What words mean it tells.
func (p *program) dayFlag(c *cli.Context, name string, last bool) (corpus.Date, error) {
	r, s := p.reader(), c.String(name)
	if day, err := corpus.ParseDate(c.String("today")); err == nil {
		r.Today = day
	}
	day, words, err := r.Day(s, last)
	switch {
	case err != nil:
		return day, usageError("", "--%s: %v", name, err)
	case words:
		p.note("--%s: %s is %s", name, s, day)
	}
	return day, nil
}
