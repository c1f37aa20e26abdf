package timex

// toldWeekday is a weekday before or after the last day told: "the following Tuesday".
type toldWeekday struct {
	iso, n int
	tod    string
}

func (m toldWeekday) resolve(c *context) denotation {
	base := c.clock
	if from, _ := c.last.days(); !from.IsZero() {
		base = from
	}
	if base.IsZero() {
		return only(string(setOfWeekday(m.iso, m.tod)))
	}
	step := (m.iso - isoWeekday(base) + 7) % 7
	switch {
	case m.n > 0 && step == 0:
		step = 7
	case m.n < 0:
		step -= 7
	case m.n == 0:
		step = m.iso - isoWeekday(base)
	}
	p := dayPoint(base.AddDays(step))
	p.tod = m.tod
	return on(p)
}

// readAnaphor reads expressions that are reckoned from a time told before: "the second
// day", "the day after". readDuration reads those with an amount, "two days later".
func readAnaphor(b block, i int, _ dayOrder) reading {
	if !b.is(i, "the") {
		return reading{}
	}
	w, after := b.at(i+1), b.at(i+2)
	switch {
	case b.isUnitBeside(i + 1):
		n := 1
		if b.is(i+2, "before") {
			n = -1
		}
		return reading{end: i + 3, mean: offset{grain: w.unit, n: n, told: true, vague: vague(n)}}
	case b.isDayInCourse(i + 1):
		return reading{end: i + 2, mean: offset{grain: day, told: true, vague: "XXXX-XX-XX"}} // "to end the day lower"
	case w.unit == day && after.mark == 0 && after.count > 0:
		return reading{}
	case b.isWholePeriod(i + 1):
		return reading{end: i + 3, mean: offset{grain: after.unit, told: true, vague: "PRESENT_REF"}}
	case w.unit == weekend && !w.plural:
		return reading{end: i + 2, mean: offset{grain: weekend, told: true, vague: "PRESENT_REF"}}
	}
	if r := b.nthDay(i + 1); r.end > 0 {
		return r
	}
	return b.dayNumber(i)
}

// isUnitBeside reports whether "day before" or "week after" stands at i and ends there.
// If it goes on, it is reckoned from what follows and not from what was told: "the day
// after the vote".
func (b block) isUnitBeside(i int) bool {
	return b.at(i).unit != "" && !b.at(i).plural && b.is(i+1, "before", "after") &&
		!isLetterWord(b.at(i+2)) && b.at(i+2).width == 0
}

// isDayInCourse reports whether "day" at i, after its article, is the day that was told:
// the words before it tell of its course, and it is no part of something longer such as
// "the day of the vote" or "the day-to-day business".
func (b block) isDayInCourse(i int) bool {
	return b.is(i, "day") && !b.is(i+1, "of") && !b.mark(i+1, "-") && b.inCourse(i-1)
}

// isWholePeriod reports whether "entire year" or "full week" stands at i and does not
// describe a noun: "the full year results".
func (b block) isWholePeriod(i int) bool {
	return b.is(i, "entire", "whole", "full") && b.is(i+1, "year", "month", "week") && b.standsAlone(i+2)
}

// nthDay reads "second day", which is counted from the beginning of what was told.
func (b block) nthDay(i int) reading {
	n, k := b.periods().ordinalAt(i)
	if k == 0 || b.at(k).unit != day || b.at(k).plural || n > 31 {
		return reading{}
	}
	return reading{end: k + 1, mean: nthOf{n, day}}
}

// inCourse reports whether the words before i make a day its course: "to end", "late in".
func (b block) inCourse(i int) bool {
	return b.at(i-1).has(course) || b.is(i-1, "for") || b.is(i-1, "in") && b.is(i-2, "late", "later", "earlier", "early")
}

// dayNumber reads "the 14th", a day of the month told before.
func (b block) dayNumber(i int) reading {
	if !b.is(i, "the") || !b.at(i+1).nth || b.at(i+1).value > 31 || b.at(i+1).value < 1 ||
		!b.is(i-1, "on", "of", "until", "by", "from", "to", "through", "since") || isLetterWord(b.at(i+2)) &&
		!b.is(i+2, "at", "in", "on", "from", "to", "and", "or", "through", "until", "of") {
		return reading{} // "the 10th Mountain Division"
	}
	return reading{end: i + 2, mean: dayOfMonth(b[i+1].value)}
}

// dayOfMonth is a day of the month told last, else of the month of the clock.
type dayOfMonth int

func (m dayOfMonth) resolve(c *context) denotation {
	p := point{grain: day, sub: c.last.sub, year: c.last.year, day: int(m)}
	if c.last.grain != day && c.last.grain != month {
		if c.clock.IsZero() {
			return only("XXXX-XX-XX")
		}
		p.year, p.sub = c.clock.Year, int(c.clock.Month)
	}
	if p.date().IsZero() {
		return only("XXXX-XX-XX")
	}
	return on(p)
}

// standsAlone reports whether no further noun follows at i.
func (b block) standsAlone(i int) bool {
	w := b.at(i)
	return w.Len() == 0 || w.mark != 0 || w.low != "" && w.count == 0 && w.unit == ""
}

// noun reports whether a word of the running text stands at i.
func (b block) noun(i int) bool {
	w := b.at(i)
	return w.Len() > 2 && w.mark == 0 && w.width == 0 && w.unit == ""
}
