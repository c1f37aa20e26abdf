package archive

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"pressroom/analyze"
	"pressroom/analyze/annot"
	"pressroom/cmd/pressroom/report"
	"pressroom/corpus"
	"pressroom/index/query"
)

// A Reader reads what people ask, with what the program knows of places, topics and
// days. Note is told what may not have been meant so.
type Reader struct {
	Today corpus.Date // from which "last week" is reckoned
	Note  func(note string)
}

func (r Reader) notef(format string, args ...any) { r.Note(fmt.Sprintf(format, args...)) }

// Today is the day in the local time zone: the one use of the clock.
func Today() corpus.Date {
	now := time.Now()
	day, _ := corpus.NewDate(now.Year(), now.Month(), now.Day())
	return day
}

// Wrong says that what somebody asked for cannot be understood, and what to write instead.
type Wrong struct{ Msg, Hint string }

func (e *Wrong) Error() string { return e.Msg }

func wrong(hint, format string, args ...any) error { return &Wrong{fmt.Sprintf(format, args...), hint} }

// Both asks for what matches a query, if there is one, and a condition. Words of the
// query give way as before.
func Both(q, condition query.Q) query.Q {
	switch q := q.(type) {
	case nil:
		return condition
	case query.And:
		return append(slices.Clone(q), condition)
	}
	return query.And{q, condition}
}

// Near reads a point and a distance, "40.18,44.51" or "Yerevan" and "50km", and tells which place it
// took a name for. An error is a *Wrong.
func (r Reader) Near(point, radius string) (query.Q, error) {
	if isPoint(point) {
		point = strings.ReplaceAll(point, " ", "")
	} else {
		usual, geo, ok := analyze.Locate(point)
		switch {
		case !ok || !geo.Located:
			return nil, wrong(`give latitude and longitude, as in "40.18,44.51"`, "no place %q is known", point)
		case geo.Kind == annot.Country || geo.Kind == annot.Region:
			return nil, wrong("place:"+QuotedName(point)+" finds what is in it", "%s is an area, not a point", point)
		}
		r.notef("%s is taken to be in %s, at %.2f,%.2f", usual, report.Dash(geo.Country), geo.Lat, geo.Lon)
		point = fmt.Sprintf("%g,%g", geo.Lat, geo.Lon)
	}
	near, err := query.Parse("near:" + point + "," + strings.ReplaceAll(radius, " ", ""))
	var syntax *query.Error
	if errors.As(err, &syntax) {
		return nil, wrong(`a point is as in "40.18,44.51", a distance as in 50km or 30mi`, "%s", syntax.Msg)
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

// QuotedName writes a name as the query language reads it.
func QuotedName(name string) string {
	if strings.ContainsAny(name, " ,") {
		return `"` + name + `"`
	}
	return name
}

// A SyntaxError is an error of the query language with the query it is in.
type SyntaxError struct {
	Query string
	Err   *query.Error
}

func (e *SyntaxError) Error() string { return e.Err.Error() }

// Query reads what a user typed, and tells what may not have been meant so;
// nothing at all is no query.
func (r Reader) Query(src string) (query.Q, error) {
	if strings.TrimSpace(src) == "" {
		return nil, nil
	}
	q, notes, err := r.reader().Read(src)
	var syntax *query.Error
	if errors.As(err, &syntax) {
		return nil, &SyntaxError{src, syntax}
	}
	if err != nil {
		return nil, err
	}
	for _, note := range notes {
		r.Note(note)
	}
	return query.Map(q, r.WithArea), nil
}

// Parts returns the parts of a query that stand side by side, as they can be typed.
func (r Reader) Parts(src string) (parts []string, err error) {
	if strings.TrimSpace(src) == "" {
		return nil, nil
	}
	q, _, err := r.reader().Read(src)
	if err != nil {
		return nil, err
	}
	and, ok := q.(query.And)
	if !ok {
		return []string{q.String()}, nil
	}
	for _, part := range and {
		s := part.String()
		if _, or := part.(query.Or); or {
			s = "(" + s + ")"
		}
		parts = append(parts, s)
	}
	return parts, nil
}

// Common returns the words among what of a query was too common to be searched for: marks
// between words are not worth telling.
func Common(ignored []string) (words []string) {
	for _, s := range ignored {
		if strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) && !slices.Contains(words, s) {
			words = append(words, s)
		}
	}
	return words
}

// reader reads queries with what the program knows of the values of fields.
func (r Reader) reader() query.Reader {
	return query.Reader{Values: Values, Days: func(said string) (first, last time.Time, ok bool) {
		from, to, ok := analyze.Days(said, r.Today)
		return from.Time(), to.Time(), ok
	}}
}

// Values returns the values of a field that takes no others.
func Values(field query.Field) (values []query.Value) {
	switch field {
	case query.Kind:
		for _, kind := range annot.EventKinds {
			values = append(values, query.Value{Name: string(kind)})
		}
	case query.Zone:
		for _, zone := range query.Zones {
			values = append(values, query.Value{Name: zone})
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

// WithArea makes place:NAME of a country, state or province find what names only
// places in it, too, and of region:NAME its code.
func (r Reader) WithArea(in query.In) query.Q {
	if in.Field == query.Region {
		return r.regionOf(in)
	}
	name := nameOf(in.Value)
	if in.Field != query.Place || name == "" {
		return in
	}
	r.NoteNamesakes(name)
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
func (r Reader) regionOf(in query.In) query.Q {
	name := nameOf(in.Value)
	if name == "" || strings.Contains(name, ".") {
		return in
	}
	codes := analyze.Namesakes(name)
	if _, code, ok := analyze.Area(name); ok && strings.Contains(code, ".") {
		codes = append([]string{code}, codes...)
	}
	if len(codes) == 0 {
		r.notef("region: takes codes of GeoNames, as in region:US.LA, and names of states and provinces, of which %s is none", name)
		return in
	}
	var any query.Or
	for _, code := range codes {
		any = append(any, query.In{Field: query.Region, Value: query.Word(code)})
	}
	r.notef("%s is %s", name, strings.Join(codes, " or "))
	if len(any) == 1 {
		return any[0]
	}
	return any
}

// NoteNamesakes tells that a state or province goes by the name of another place, too.
func (r Reader) NoteNamesakes(name string) {
	if codes := analyze.Namesakes(name); len(codes) > 0 {
		r.notef("%s is a state or province, too: region:%s finds what is in it", name, strings.Join(codes, " or region:"))
	}
}
