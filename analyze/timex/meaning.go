package timex

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/corpus"
)

// A meaning is what an expression says by itself. Its value may depend on the context:
// the clock, the tense and what was told before.
type meaning interface {
	resolve(c *context) denotation
}

// A denotation is the time that an expression means in its context: its TIMEX3 value
// and, if it lies on the calendar, the point and the days that it covers.
type denotation struct {
	value    string
	point    point
	from, to corpus.Date
	either   []corpus.Date // the days of which it is one, if nothing shows which
}

// dated reports whether the denotation covers known days.
func (d denotation) dated() bool { return !d.from.IsZero() }

// on returns the denotation of a point. A point without a year covers no known days.
func on(p point) denotation {
	from, to := p.days()
	return denotation{value: p.String(), point: p, from: from, to: to}
}

// only returns a denotation that has a value and no days.
func only(value string) denotation { return denotation{value: value} }

// literal is a value that does not depend on the context: P3D, PRESENT_REF, XXXX-WXX-2.
type literal string

func (l literal) resolve(*context) denotation { return only(string(l)) }

// calendar is a date as the text writes it, perhaps without a year.
type calendar struct{ point }

func (m calendar) resolve(c *context) denotation {
	p := m.point
	p.south = c.south
	if p.year == 0 {
		p.year = c.yearFor(p)
	}
	if p.grain == day && p.year != 0 && p.date().IsZero() {
		p.year = 0 // February 29 of a year without this day
	}
	return on(p)
}

// either is a day in digits that may be read month first or day first.
type either struct{ monthFirst, dayFirst point }

func (m either) resolve(*context) denotation {
	d := only(fmt.Sprintf("%04d-XX-XX", m.monthFirst.year))
	d.either = []corpus.Date{m.monthFirst.date(), m.dayFirst.date()}
	slices.SortFunc(d.either, corpus.Date.Compare)
	return d
}

// undecided reports whether nothing in an expression shows which of two days it means.
func undecided(f found) bool { _, ok := f.mean.(either); return ok }

// weekdayOf is a day of the week: "Tuesday", "next Friday", "last Monday".
type weekdayOf struct {
	iso int
	dir string // "last", "next", "coming", which may be today, "this" or ""
	tod string
}

func (m weekdayOf) resolve(c *context) denotation {
	if c.clock.IsZero() || c.hours && m.dir == "" {
		return only(fmt.Sprintf("XXXX-WXX-%d%s", m.iso, m.tod))
	}
	back := (isoWeekday(c.clock) - m.iso + 7) % 7 // days since the last one, 0 for today
	n := -back
	switch m.dir {
	case "last":
		if back == 0 {
			n = -7
		}
	case "next":
		n = 7 - back
	case "coming":
		n = (7 - back) % 7
	case "this":
		n = m.iso - isoWeekday(c.clock)
		if c.tense == future && n < 0 {
			n += 7
		}
	default:
		if back != 0 && (c.tense >= timetable || c.tense == present && 7-back < back) {
			n = 7 - back
		}
	}
	p := dayPoint(c.clock.AddDays(n))
	p.tod = m.tod
	return on(p)
}

// namedDay is "a Tuesday": the day told last if it has this weekday, else any such day.
type namedDay int

func (m namedDay) resolve(c *context) denotation {
	if d := c.day.date(); !d.IsZero() && isoWeekday(d) == int(m) {
		return on(dayPoint(d))
	}
	return only(string(setOfWeekday(int(m), "")))
}

// offset is the time n units after the clock, or after the last time told: "yesterday",
// "last month", "two years later".
type offset struct {
	grain unit
	n     int
	told  bool // reckoned from the last time told, not from the clock
	tod   string
	vague string // the value if the time to reckon from is unknown
}

func (m offset) resolve(c *context) denotation {
	base := c.clock
	if m.told {
		told := c.last
		if told.grain == quarter && m.grain == year {
			told = c.quarter // "the prior year" is that before the quarter reported
		}
		if coarse(told.grain) > coarse(m.grain) && coarse(m.grain) <= coarse(week) {
			// "Two days later" than something of 1979 is on no known day.
			if told = c.day; told.year == 0 && c.last.year != 0 {
				return only("XXXX-XX-XX" + m.tod)
			}
		}
		if from, to := told.days(); !from.IsZero() {
			base = from
			if m.n > 0 && coarse(m.grain) <= coarse(week) {
				base = to // "the day after" a range follows its end
			}
		}
	}
	if base.IsZero() {
		if m.grain == year && m.n == -1 && c.lastYear != 0 {
			return on(point{grain: year, year: c.lastYear})
		}
		return only(m.vague + m.nowhere())
	}
	n := m.n
	if m.grain == weekend && n == 0 && base == c.clock && c.tense == past && isoWeekday(base) <= 3 {
		n = -1 // "took place this weekend", told on a Monday
	}
	p := shifted(base, m.grain, n)
	if p.year < 1 || p.year > 9999 {
		return only(m.vague)
	}
	if p.grain == day {
		p.tod = m.tod
	}
	return on(p)
}

// nowhere returns the value of a time on an unknown day: "XXXX-XX-XXTNI".
func (m offset) nowhere() string {
	if m.tod != "" && m.vague == "" {
		return "XXXX-XX-XX" + m.tod
	}
	return ""
}

// coarse orders the grains from fine to coarse.
func coarse(u unit) int {
	for i, g := range []unit{day, weekend, week, month, quarter, season, half, year, decade, century} {
		if g == u {
			return i
		}
	}
	return 0
}

// season and months named without a year but with a direction: "last June",
// "next spring", "this fall".
type directed struct {
	point
	dir string
}

func (m directed) resolve(c *context) denotation {
	p := m.point
	p.south = c.south
	if c.clock.IsZero() {
		return on(p)
	}
	p.year = c.clock.Year
	from, to := p.days()
	switch m.dir {
	case "last":
		if !to.Before(c.clock) {
			p.year--
		}
	case "next":
		if !c.clock.Before(from) {
			p.year++
		}
	}
	return on(p)
}

// nthOf is the nth unit of the range told last: "the second day".
type nthOf struct {
	n     int // from 1; -1 is the last one
	grain unit
}

func (m nthOf) resolve(c *context) denotation {
	if c.span.from.IsZero() {
		return only("XXXX-XX-XX")
	}
	d := c.span.to
	if m.n > 0 {
		d = c.span.from.AddDays(m.n - 1)
	}
	if c.span.to.Before(d) {
		return only("XXXX-XX-XX")
	}
	p := dayPoint(d)
	return on(p)
}

// part is a quarter or a half of another meaning, which is resolved first: "the third
// quarter of last year".
type part struct {
	point
	of meaning // nil: by the clock
}

func (m part) resolve(c *context) denotation {
	p := m.point
	if m.of == nil {
		if q, ok := c.quarters[p.sub]; ok && p.grain == quarter {
			return on(q)
		}
		if c.clock.IsZero() {
			return on(p)
		}
		p.year = c.yearFor(p)
		return on(p)
	}
	p.year = m.of.resolve(c).point.year
	return on(p)
}

// at is a time of day on a day: "3 p.m. on Tuesday". If on is nil, the day is the last
// one told, else that of the clock.
type at struct {
	tod string
	on  meaning
}

func (m at) resolve(c *context) denotation {
	var p point
	switch {
	case m.on != nil:
		d := m.on.resolve(c)
		if p = d.point; p.grain != day {
			if strings.HasSuffix(d.value, "_REF") {
				d.value = "XXXX-XX-XX"
			}
			return only(d.value + m.tod)
		}
	case c.hours:
		return only(m.tod) // opening hours, of no day in particular
	case c.last.grain == day && c.last.year != 0:
		p = c.last
	case !c.clock.IsZero():
		p = dayPoint(c.clock)
	default:
		return only("XXXX-XX-XX" + m.tod)
	}
	p.tod = m.tod
	return on(p)
}

// between is a range written as one expression.
type between struct{ a, b meaning }

func (m between) resolve(c *context) denotation {
	b := m.b.resolve(c)
	first := m.a
	if cal, ok := first.(calendar); ok && cal.year == 0 && b.dated() {
		// The year stands at the end only: "Feb. 28 to March 3, 2026".
		cal.year = b.point.year
		if from, _ := cal.days(); b.to.Before(from) {
			cal.year--
		}
		first = cal
	}
	a := first.resolve(c)
	if !a.dated() || !b.dated() {
		return only(a.value + "/" + b.value)
	}
	if wd, ok := m.b.(weekdayOf); ok && b.from.Before(a.from) && wd.dir == "" {
		b = on(dayPoint(b.from.AddDays(7))) // "Thursday to Monday" runs into the next week
	}
	if b.to.Before(a.from) {
		return only(a.value + "/" + b.value)
	}
	c.span = interval{a.from, b.to}
	return denotation{value: a.value + "/" + b.value, point: b.point, from: a.from, to: b.to}
}

// duration returns the TIMEX3 value of n units; n < 0 stands for "several".
func duration(n float64, u unit) literal {
	count := "X"
	if n >= 0 {
		count = strconv.FormatFloat(n, 'f', -1, 64)
	}
	switch u {
	case hour, minute, second:
		return literal("PT" + count + string(u[1:]))
	}
	return literal("P" + count + string(u))
}

// every returns the TIMEX3 value of a set that comes back each unit.
func every(u unit) literal {
	switch u {
	case day:
		return "XXXX-XX-XX"
	case week:
		return "XXXX-WXX"
	case weekend:
		return "XXXX-WXX-WE"
	case month:
		return "XXXX-XX"
	case quarter:
		return "XXXX-QX"
	case decade, century:
		return duration(1, u)
	case hour, minute, second:
		return duration(1, u)
	}
	return "XXXX"
}

// typeOf returns the TIMEX3 type of a value that is no set.
func typeOf(value string) annot.TimexType {
	switch {
	case strings.HasSuffix(value, "_REF"):
		return annot.DateTimex
	case strings.HasPrefix(value, "P"):
		return annot.Duration
	case strings.Contains(value, "T"):
		return annot.TimeTimex
	}
	return annot.DateTimex
}
