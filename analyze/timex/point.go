package timex

import (
	"fmt"
	"time"

	"pressroom/corpus"
)

// A point is a period of the calendar of one grain: a day, a month, a quarter, a
// decade. Its year is 0 if the text does not give it.
type point struct {
	grain unit
	year  int    // the first year of a decade or a century
	sub   int    // month 1-12, quarter 1-4, half 1-2, ISO week, by grain
	day   int    // of the month
	name  string // SP, SU, FA, WI for a season
	tod   string // time of day after a day: "T15:00", "TMO"
	south bool   // its seasons are those of the southern half of the world
	named int    // the weekday that the text writes before the day, ISO; 0 for none
}

// Two grains that are not units of durations.
const (
	season unit = "S"
	half   unit = "H"
)

func dayPoint(d corpus.Date) point {
	return point{grain: day, year: d.Year, sub: int(d.Month), day: d.Day}
}

func weekPoint(d corpus.Date, grain unit) point {
	y, w := d.ISOWeek()
	return point{grain: grain, year: y, sub: w}
}

// misnamed reports whether the day falls on another weekday than the text writes.
func (p point) misnamed() bool {
	d := p.date()
	return p.named != 0 && !d.IsZero() && isoWeekday(d) != p.named
}

// monthDay returns the month and the day as one number: 911 is September 11.
func (p point) monthDay() int { return 100*p.sub + p.day }

// asNamed returns the day, and the nearest day that has the weekday the text writes.
func (p point) asNamed() []corpus.Date {
	d := p.date()
	n := (p.named - isoWeekday(d) + 7) % 7
	if n > 3 {
		return []corpus.Date{d.AddDays(n - 7), d}
	}
	return []corpus.Date{d, d.AddDays(n)}
}

// date returns the day of a day point, zero when it has no year.
func (p point) date() corpus.Date {
	if p.grain != day || p.year == 0 {
		return corpus.Date{}
	}
	d, _ := corpus.NewDate(p.year, time.Month(p.sub), p.day)
	return d
}

// String returns the TIMEX3 value.
func (p point) String() string {
	y := "XXXX"
	if p.year != 0 {
		y = fmt.Sprintf("%04d", p.year)
	}
	switch p.grain {
	case day:
		return fmt.Sprintf("%s-%02d-%02d%s", y, p.sub, p.day, p.tod)
	case month:
		return fmt.Sprintf("%s-%02d", y, p.sub)
	case week:
		return fmt.Sprintf("%s-W%02d", y, p.sub)
	case weekend:
		return fmt.Sprintf("%s-W%02d-WE", y, p.sub)
	case quarter:
		return fmt.Sprintf("%s-Q%d", y, p.sub)
	case half:
		return fmt.Sprintf("%s-H%d", y, p.sub)
	case season:
		return y + "-" + p.name
	case decade:
		return y[:3]
	case century:
		return y[:2]
	}
	return y
}

// days returns the first and the last calendar day, zero without a year. A
// season is the meteorological one; the winter of the north and the summer of the south
// run over the year's end.
func (p point) days() (from, to corpus.Date) {
	if p.year == 0 {
		return
	}
	switch p.grain {
	case day:
		return p.date(), p.date()
	case month:
		return monthsFrom(p.year, p.sub, 1)
	case quarter:
		return monthsFrom(p.year, 3*p.sub-2, 3)
	case half:
		return monthsFrom(p.year, 6*p.sub-5, 6)
	case season:
		m := seasonMonth[p.name]
		if p.south {
			m = (m+5)%12 + 1
		}
		return monthsFrom(p.year, m, 3)
	case week, weekend:
		from = weekStart(p.year, p.sub)
		if p.grain == weekend {
			return from.AddDays(5), from.AddDays(6)
		}
		return from, from.AddDays(6)
	case decade:
		return monthsFrom(p.year, 1, 120)
	case century:
		return monthsFrom(p.year, 1, 1200)
	}
	return monthsFrom(p.year, 1, 12)
}

var seasonMonth = map[string]int{"SP": 3, "SU": 6, "FA": 9, "WI": 12}

// monthsFrom returns the first day of month m and the last of the n months
// that begin with it.
func monthsFrom(y, m, n int) (from, to corpus.Date) {
	from, ok := corpus.NewDate(y, time.Month(m), 1)
	if !ok {
		return
	}
	return from, from.AddMonths(n).AddDays(-1)
}

// weekStart returns the Monday of an ISO week.
func weekStart(y, w int) corpus.Date {
	jan4 := corpus.Date{Year: y, Month: time.January, Day: 4} // always in week 1
	return jan4.AddDays(-isoWeekday(jan4) + 1 + 7*(w-1))
}

// isoWeekday returns 1 for Monday to 7 for Sunday.
func isoWeekday(d corpus.Date) int { return (int(d.Weekday())+6)%7 + 1 }

// around returns the point of the grain that holds d.
func around(d corpus.Date, grain unit) point {
	switch grain {
	case day:
		return dayPoint(d)
	case week, weekend:
		return weekPoint(d, grain)
	case month:
		return point{grain: month, year: d.Year, sub: int(d.Month)}
	case quarter:
		return point{grain: quarter, year: d.Year, sub: (int(d.Month) + 2) / 3}
	case half:
		return point{grain: half, year: d.Year, sub: (int(d.Month) + 5) / 6}
	case decade:
		return point{grain: decade, year: d.Year / 10 * 10}
	case century:
		return point{grain: century, year: d.Year / 100 * 100}
	}
	return point{grain: year, year: d.Year}
}

// shifted returns the point of the grain that lies n units after the one that
// holds d.
func shifted(d corpus.Date, grain unit, n int) point { return around(addUnits(d, grain, n), grain) }

// addUnits returns the day n units after d.
func addUnits(d corpus.Date, u unit, n int) corpus.Date {
	switch u {
	case day:
		return d.AddDays(n)
	case week, weekend:
		return d.AddDays(7 * n)
	case month:
		return d.AddMonths(n)
	case quarter:
		return d.AddMonths(3 * n)
	case decade:
		return d.AddMonths(120 * n)
	case century:
		return d.AddMonths(1200 * n)
	}
	return d.AddMonths(12 * n)
}
