package main

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"pressroom/analyze"
	"pressroom/analyze/annot"
	"pressroom/cmd/pressroom/report"
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

// queryOf reads the query that a command is given, as arguments and by --near;
// nil when there is none.
func (p *program) queryOf(c *cli.Context) (query.Q, error) {
	q, err := parseQuery(strings.Join(c.Args().Slice(), " "))
	switch {
	case err != nil:
		return nil, err
	case !c.IsSet("near") && c.IsSet("radius"):
		return nil, usageError(`as in: --near "40.18,44.51" --radius 50km`, "--radius says how far --near reaches, which is missing")
	case !c.IsSet("near"):
		return q, nil
	}
	near, err := p.near(c.String("near"), c.String("radius"))
	switch {
	case err != nil:
		return nil, err
	case q == nil:
		return near, nil
	}
	if parts, ok := q.(query.And); ok {
		return append(slices.Clone(parts), near), nil
	}
	return query.And{q, near}, nil
}

// near reads --near and --radius, and tells which place it took a name for.
func (p *program) near(point, radius string) (query.Q, error) {
	if isPoint(point) {
		point = strings.ReplaceAll(point, " ", "")
	} else {
		usual, geo, ok := analyze.Locate(point)
		switch {
		case !ok || !geo.Located:
			return nil, usageError(`give latitude and longitude, as in --near "40.18,44.51"`, "--near: no place %q is known", point)
		case geo.Kind == annot.Country || geo.Kind == annot.Region:
			return nil, usageError("place:"+quotedName(point)+" finds what is in it", "--near: %s is an area, not a point", point)
		}
		p.note("%s is taken to be in %s, at %.2f,%.2f", usual, report.Dash(geo.Country), geo.Lat, geo.Lon)
		point = fmt.Sprintf("%g,%g", geo.Lat, geo.Lon)
	}
	near, err := query.Parse("near:" + point + "," + strings.ReplaceAll(radius, " ", ""))
	var wrong *query.Error
	if errors.As(err, &wrong) {
		return nil, usageError(`as in: --near "40.18,44.51" --radius 50km`, "--near %s --radius %s: %s", point, radius, wrong.Msg)
	}
	return near, err
}

// isPoint reports whether s is meant as latitude and longitude, right or wrong;
// Nan alone is a province.
func isPoint(s string) bool {
	lat, lon, two := strings.Cut(s, ",")
	return two && isNumber(lat) && isNumber(lon) || strings.Trim(s, "0123456789.,+- ") == ""
}

func isNumber(s string) bool {
	_, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	return err == nil
}

// quotedName writes a name as the query language reads it.
func quotedName(name string) string {
	if strings.ContainsAny(name, " ,") {
		return `"` + name + `"`
	}
	return name
}

// syntaxError is an error of the query language with the query it is in.
type syntaxError struct {
	query string
	err   *query.Error
}

func (e *syntaxError) Error() string { return e.err.Error() }

// parseQuery parses what a user typed; nothing at all is no query.
func parseQuery(src string) (query.Q, error) {
	if strings.TrimSpace(src) == "" {
		return nil, nil
	}
	q, err := query.Parse(src)
	var wrong *query.Error
	if errors.As(err, &wrong) {
		return nil, &syntaxError{src, wrong}
	}
	if err != nil {
		return nil, err
	}
	return query.Map(q, withCountry), nil
}

// withCountry makes place:NAME of a country find what names only places in it, too.
func withCountry(in query.In) query.Q {
	var name string
	switch v := in.Value.(type) {
	case query.Word:
		name = string(v)
	case query.Phrase:
		name = string(v)
	}
	if in.Field != query.Place || name == "" {
		return in
	}
	if _, code := analyze.Country(name); code != "" {
		return query.Or{in, query.In{Field: query.Country, Value: query.Word(code)}}
	}
	return in
}

// shownAside is how many characters of a query stand on either side of its caret.
const shownAside = 36

// caret shows where a query went wrong.
func (p *program) caret(e *syntaxError) {
	line := func(s string) []rune { return []rune(report.Multiline(strings.ReplaceAll(s, "\n", " "))) }
	offset := min(e.err.Offset, len(e.query))
	before, after := line(e.query[:offset]), line(e.query[offset:])
	if len(before) > shownAside {
		before = append([]rune("…"), before[len(before)-shownAside:]...)
	}
	if len(after) > shownAside {
		after = append(after[:shownAside:shownAside], '…')
	}
	fmt.Fprintf(p.err, "  %s%s\n  %s^\n", string(before), string(after), strings.Repeat(" ", len(before)))
}
