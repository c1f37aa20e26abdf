package main

import (
	"fmt"
	"math"

	"github.com/urfave/cli/v2"

	"pressroom/cmd/pressroom/report"
)

// page is which part of a long answer is wanted.
type page struct{ limit, offset int }

// pageFlags choose a page of an answer that has limit entries ("hits") unless told.
func pageFlags(limit int, entries string) []cli.Flag {
	return []cli.Flag{
		&cli.IntFlag{Name: "limit", Usage: "`N` " + entries + " at most", Value: limit},
		&cli.IntFlag{Name: "offset", Usage: "leave out the first `N`"},
		&cli.BoolFlag{Name: "all", Usage: "all of them, whatever --limit"},
	}
}

// pageOf reads --limit, --offset and --all.
func pageOf(c *cli.Context) (page, error) {
	limit, err := limitOf(c)
	if err != nil {
		return page{}, err
	}
	pg := page{limit, c.Int("offset")}
	if pg.offset < 0 || pg.offset > math.MaxInt32 {
		return pg, usageError("", "--offset must be a number from 0 to %d", math.MaxInt32)
	}
	if c.Bool("all") {
		pg.limit = math.MaxInt32
	}
	return pg, nil
}

// last is the number of the last entry of the page, from 1.
func (pg page) last() int { return pg.offset + pg.limit }

// cut returns the page of a list that begins with the first entry.
func cut[T any](pg page, list []T) []T {
	return list[min(pg.offset, len(list)):min(pg.last(), len(list))]
}

// told says which of how many are shown: "20 of 69 releases", "21–40 of 69 releases".
func (pg page) told(shown, total int, noun string) string {
	if pg.offset == 0 || shown == 0 {
		return fmt.Sprintf("%d of %s", shown, report.Plural(total, noun))
	}
	return fmt.Sprintf("%d–%d of %s", pg.offset+1, pg.offset+shown, report.Plural(total, noun))
}
