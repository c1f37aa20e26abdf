package query

import (
	"regexp"
	"strings"
	"time"
)

const dateHint = `a date is 2006, 2006-03, 2006-03-14 or "last month"; a range is 2006-01..2006-03 or >=2006-03-01`

// date reads the value of date:, which is a day, month or year, a range of
// them, or one of them after a comparison.
func (p *parser) date(tok token) (Q, error) {
	s := strings.TrimSpace(tok.text)
	bad := func(msg string) (Q, error) { return nil, &Error{tok.at, msg, dateHint} }
	if from, to, ok := strings.Cut(s, ".."); ok {
		return p.span(from, to, bad)
	}
	for _, op := range []string{">=", "<=", ">", "<"} {
		if rest, ok := strings.CutPrefix(s, op); ok {
			return p.compare(op, rest, bad)
		}
	}
	first, last, ok := p.period(s)
	if !ok {
		return bad(notADate(s))
	}
	return Date{day(first), day(last)}, nil
}

// tellDates notes the day, month or year of publication that words side by side may
// have been meant for: they are searched for as words.
func (p *parser) tellDates(q Q) {
	parts, ok := q.(And)
	if !ok {
		parts = And{q}
	}
	for at := range parts {
		for n := min(3, len(parts)-at); n > 0; n-- {
			if d, ok := p.dateOf(parts[at : at+n]); ok {
				p.note("%s is searched for as words; %s finds what was published then", parts[at:at+n], d)
				return
			}
		}
	}
}

// dateOf reads words as a date with its year: a day or a month, or a day in digits.
func (p *parser) dateOf(parts And) (Q, bool) {
	for _, part := range parts {
		if _, word := part.(Word); !word {
			return nil, false
		}
	}
	s := strings.TrimRight(parts.String(), ".,;")
	if !withYear.MatchString(s) || yearOnly.MatchString(s) {
		return nil, false
	}
	first, last, ok := period(s)
	if !ok && p.days != nil {
		first, last, ok = p.days(s)
	}
	return Date{day(first), day(last)}, ok
}

var (
	withYear = regexp.MustCompile(`(?:^|[^0-9])(?:19|20)[0-9]{2}(?:[^0-9]|$)`)
	yearOnly = regexp.MustCompile(`^[0-9]+$`)
)

func (p *parser) span(from, to string, bad func(string) (Q, error)) (Q, error) {
	if from == "" && to == "" {
		return bad("a range needs a date before or after the dots")
	}
	var d Date
	if from != "" {
		first, _, ok := p.period(from)
		if !ok {
			return bad(notADate(from))
		}
		d.From = day(first)
	}
	if to != "" {
		_, last, ok := p.period(to)
		if !ok {
			return bad(notADate(to))
		}
		d.To = day(last)
	}
	if d.From != "" && d.To != "" && d.From > d.To {
		return bad("this range ends before it begins")
	}
	return d, nil
}

func (p *parser) compare(op, s string, bad func(string) (Q, error)) (Q, error) {
	first, last, ok := p.period(s)
	if !ok {
		return bad(notADate(s))
	}
	var d Date
	switch op {
	case ">=":
		d.From = day(first)
	case "<=":
		d.To = day(last)
	case ">":
		after := last.AddDate(0, 0, 1)
		if after.Year() > 9999 {
			return bad("there is no day after that one")
		}
		d.From = day(after)
	case "<":
		before := first.AddDate(0, 0, -1)
		if before.Year() < 1 {
			return bad("there is no day before that one")
		}
		d.To = day(before)
	}
	return d, nil
}

// period returns the first and the last day of what is written in digits or, where
// the reader knows, in words.
func (p *parser) period(s string) (first, last time.Time, ok bool) {
	s = strings.TrimSpace(s)
	if first, last, ok = period(s); ok || p.days == nil {
		return first, last, ok
	}
	if first, last, ok = p.days(s); ok {
		p.note("%s is %s", s, strings.TrimPrefix(Date{day(first), day(last)}.String(), "date:"))
	}
	return first, last, ok
}

// period returns the first and the last day of "YYYY", "YYYY-MM" or
// "YYYY-MM-DD".
func period(s string) (first, last time.Time, ok bool) {
	for _, form := range []struct {
		layout      string
		year, month int
	}{{"2006", 1, 0}, {"2006-01", 0, 1}, {time.DateOnly, 0, 0}} {
		t, err := time.Parse(form.layout, s)
		if err != nil || t.Year() < 1 {
			continue
		}
		if form.year == 0 && form.month == 0 {
			return t, t, true
		}
		return t, t.AddDate(form.year, form.month, -1), true
	}
	return first, last, false
}

func day(t time.Time) string { return t.Format(time.DateOnly) }

func notADate(s string) string { return `"` + s + `" is not a date` }
