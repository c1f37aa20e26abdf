package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"pressroom/cmd/pressroom/archive"
	"pressroom/cmd/pressroom/report"
	"pressroom/corpus"
	"pressroom/index/query"
)

// nearFlags narrow a query to the surroundings of a place.
func nearFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "near",
			Usage: "only releases that name a place near `POINT`: latitude and longitude (40.18,44.51), or a name (Yerevan)"},
		&cli.StringFlag{Name: "radius", Usage: "how far --near reaches, in km or mi (`DISTANCE`)", Value: "50km"},
	}
}

// scopeFlags narrow a query to the surroundings of a place and to days of publication.
func scopeFlags() []cli.Flag {
	return append(nearFlags(), dayFlags()...)
}

// dayFlags narrow a query to days of publication.
func dayFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "from", Usage: "only releases published from `DATE` on: a day, a month (2026-02), a year, or words (\"last month\")"},
		&cli.StringFlag{Name: "to", Usage: "`DATE`, included"},
	}
}

// releasesOf reads the query that a command is given, as arguments, by --near and by
// --from and --to; nil when there is none.
func (p *program) releasesOf(c *cli.Context) (query.Q, error) {
	q, err := p.reader().Query(strings.Join(c.Args().Slice(), " "))
	if err != nil {
		return nil, err
	}
	scope, err := p.scopeOf(c)
	if err != nil || scope == nil {
		return q, err
	}
	return archive.Both(q, scope), nil
}

// scopeOf reads --near, --from and --to; nil when there is none.
func (p *program) scopeOf(c *cli.Context) (query.Q, error) {
	scope, err := p.nearOf(c)
	if err != nil {
		return nil, err
	}
	days, err := p.daysOf(c)
	if err != nil || days == nil {
		return scope, err
	}
	return archive.Both(scope, days), nil
}

// daysOf reads --from and --to as days of publication; nil when there is neither.
func (p *program) daysOf(c *cli.Context) (query.Q, error) {
	from, to, err := p.daysFlags(c)
	if err != nil || from.IsZero() && to.IsZero() {
		return nil, err
	}
	return query.Date{From: from.String(), To: to.String()}, nil
}

// queryOf is releasesOf without the days, for commands whose days are of something
// else.
func (p *program) queryOf(c *cli.Context) (query.Q, error) {
	q, err := p.reader().Query(strings.Join(c.Args().Slice(), " "))
	if err != nil {
		return nil, err
	}
	near, err := p.nearOf(c)
	if err != nil || near == nil {
		return q, err
	}
	return archive.Both(q, near), nil
}

// nearOf reads --near and --radius; nil when there is none.
func (p *program) nearOf(c *cli.Context) (query.Q, error) {
	switch {
	case !c.IsSet("near") && c.IsSet("radius"):
		return nil, usageError(`as in: --near "40.18,44.51" --radius 50km`, "--radius says how far --near reaches, which is missing")
	case !c.IsSet("near"):
		return nil, nil
	}
	point, radius := c.String("near"), c.String("radius")
	q, err := p.reader().Near(point, radius)
	var wrong *archive.Wrong
	if errors.As(err, &wrong) {
		return nil, usageError(wrong.Hint, "--near %s --radius %s: %s", point, radius, wrong.Msg)
	}
	return q, err
}

// shownAside is how many characters of a query stand on either side of its caret.
const shownAside = 36

// caret shows where a query went wrong.
func (p *program) caret(e *archive.SyntaxError) {
	line := func(s string) []rune { return []rune(report.Multiline(strings.ReplaceAll(s, "\n", " "))) }
	offset := min(e.Err.Offset, len(e.Query))
	before, after := line(e.Query[:offset]), line(e.Query[offset:])
	if len(before) > shownAside {
		before = append([]rune("…"), before[len(before)-shownAside:]...)
	}
	if len(after) > shownAside {
		after = append(after[:shownAside:shownAside], '…')
	}
	fmt.Fprintf(p.err, "  %s%s\n  %s^\n", string(before), string(after), strings.Repeat(" ", len(before)))
}

// reader reads what people ask, and tells what they may not have meant.
func (p *program) reader() archive.Reader {
	return archive.Reader{Today: today(), Note: func(note string) { p.note("%s", note) }}
}

// today is the day in the local time zone.
func today() corpus.Date { return archive.Today() }
