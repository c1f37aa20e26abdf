package main

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"pressroom/analyze"
	"pressroom/analyze/annot"
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
	q, err := p.parseQuery(strings.Join(c.Args().Slice(), " "))
	if err != nil {
		return nil, err
	}
	scope, err := p.scopeOf(c)
	if err != nil || scope == nil {
		return q, err
	}
	return both(q, scope), nil
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
	return both(scope, days), nil
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
	q, err := p.parseQuery(strings.Join(c.Args().Slice(), " "))
	if err != nil {
		return nil, err
	}
	near, err := p.nearOf(c)
	if err != nil || near == nil {
		return q, err
	}
	return both(q, near), nil
}

// nearOf reads --near and --radius; nil when there is none.
func (p *program) nearOf(c *cli.Context) (query.Q, error) {
	switch {
	case !c.IsSet("near") && c.IsSet("radius"):
		return nil, usageError(`as in: --near "40.18,44.51" --radius 50km`, "--radius says how far --near reaches, which is missing")
	case !c.IsSet("near"):
		return nil, nil
	}
	return p.near(c.String("near"), c.String("radius"))
}

// both asks for what matches a query, if there is one, and a condition. Words of the
// query give way as before.
func both(q, condition query.Q) query.Q {
	switch q := q.(type) {
	case nil:
		return condition
	case query.And:
		return append(slices.Clone(q), condition)
	}
	return query.And{q, condition}
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

// parseQuery parses what a user typed, and tells what may not have been meant so;
// nothing at all is no query.
func (p *program) parseQuery(src string) (query.Q, error) {
	if strings.TrimSpace(src) == "" {
		return nil, nil
	}
	q, notes, err := p.reader().Read(src)
	var wrong *query.Error
	if errors.As(err, &wrong) {
		return nil, &syntaxError{src, wrong}
	}
	if err != nil {
		return nil, err
	}
	for _, note := range notes {
		p.note("%s", note)
	}
	return query.Map(q, p.withArea), nil
}

// reader reads queries with what the program knows of the values of fields.
func (p *program) reader() query.Reader {
	return query.Reader{Values: valuesOf, Days: func(said string) (first, last time.Time, ok bool) {
		from, to, ok := analyze.Days(said, today())
		return from.Time(), to.Time(), ok
	}}
}

// today is the day in the local time zone: the one use of the clock.
func today() corpus.Date {
	now := time.Now()
	day, _ := corpus.NewDate(now.Year(), now.Month(), now.Day())
	return day
}

// valuesOf returns the values of a field that takes no others.
func valuesOf(field query.Field) (values []query.Value) {
	switch field {
	case query.Kind:
		for _, kind := range annot.EventKinds {
			values = append(values, query.Value{Name: string(kind)})
		}
	case query.Country:
		codes, names := analyze.Countries()
		for _, code := range codes {
			values = append(values, query.Value{Name: code, Also: names[code]})
		}
	case query.Lang:
		codes, names := analyze.Languages()
		for _, code := range codes {
			values = append(values, query.Value{Name: code, Also: names[code]})
		}
	case query.Topic:
		topics, err := analyze.Topics()
		for _, topic := range topics {
			values = append(values, query.Value{Name: topic.Label, Also: []string{topic.ID}})
		}
		if err != nil { // any value is as good as another
			return nil
		}
	}
	return values
}

// withArea makes place:NAME of a country, state or province find what names only
// places in it, too, and of region:NAME its code.
func (p *program) withArea(in query.In) query.Q {
	if in.Field == query.Region {
		return p.regionOf(in)
	}
	name := nameOf(in.Value)
	if in.Field != query.Place || name == "" {
		return in
	}
	p.noteNamesakes(name)
	_, code, ok := analyze.Area(name)
	if !ok {
		return in
	}
	field := query.Country
	if strings.Contains(code, ".") {
		field = query.Region
	}
	return query.Or{in, query.In{Field: field, Value: query.Word(code)}}
}

// nameOf returns the text of a word or phrase; "" of all else.
func nameOf(value query.Q) string {
	switch v := value.(type) {
	case query.Word:
		return string(v)
	case query.Phrase:
		return string(v)
	}
	return ""
}

// regionOf makes the code of a name of a state or province, and tells which.
func (p *program) regionOf(in query.In) query.Q {
	name := nameOf(in.Value)
	if name == "" || strings.Contains(name, ".") {
		return in
	}
	codes := analyze.Namesakes(name)
	if _, code, ok := analyze.Area(name); ok && strings.Contains(code, ".") {
		codes = append([]string{code}, codes...)
	}
	if len(codes) == 0 {
		p.note("region: takes codes of GeoNames, as in region:US.LA, and names of states and provinces, of which %s is none", name)
		return in
	}
	var any query.Or
	for _, code := range codes {
		any = append(any, query.In{Field: query.Region, Value: query.Word(code)})
	}
	p.note("%s is %s", name, strings.Join(codes, " or "))
	if len(any) == 1 {
		return any[0]
	}
	return any
}

// noteNamesakes tells that a state or province goes by the name of another place, too.
func (p *program) noteNamesakes(name string) {
	if codes := analyze.Namesakes(name); len(codes) > 0 {
		p.note("%s is a state or province, too: region:%s finds what is in it", name, strings.Join(codes, " or region:"))
	}
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
