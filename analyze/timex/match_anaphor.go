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
	if b.is(i, "the") && b.at(i+1).unit != "" && !b.at(i+1).plural && (b.is(i+2, "before") || b.is(i+2, "after")) &&
		!isLetterWord(b.at(i+3)) && b.at(i+3).width == 0 {
		n := 1
		if b.is(i+2, "before") {
			n = -1
		}
		return reading{end: i + 3, mean: offset{grain: b[i+1].unit, n: n, told: true, vague: vague(n)}}
	}
	if b.is(i, "the") && b.is(i+1, "day") && !b.is(i+2, "of") && !b.mark(i+2, "-") && b.inCourse(i) {
		return reading{end: i + 2, mean: offset{grain: day, told: true, vague: "XXXX-XX-XX"}} // "to end the day lower"
	}
	if b.is(i, "the") && b.at(i+1).unit == day && b.at(i+2).mark == 0 && b.at(i+2).count > 0 {
		return reading{}
	}
	if b.is(i, "the") && b.is(i+1, "entire", "whole", "full") && b.is(i+2, "year", "month", "week") && b.standsAlone(i+3) {
		return reading{end: i + 3, mean: offset{grain: b[i+2].unit, told: true, vague: "PRESENT_REF"}}
	}
	if b.is(i, "the") && b.at(i+1).unit == weekend && !b.at(i+1).plural {
		return reading{end: i + 2, mean: offset{grain: weekend, told: true, vague: "PRESENT_REF"}}
	}
	j := b.skip(i, "the")
	n, k := b.periods().ordinalAt(j)
	if j == i || k == 0 || b.at(k).unit != day || b.at(k).plural || n > 31 {
		return b.dayNumber(i)
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
