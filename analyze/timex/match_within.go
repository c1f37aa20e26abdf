package timex

// withinMonth is a day or a week of a month: "the last day of March", "the
// first week of May 2026".
type withinMonth struct {
	n     int // from 1; -1 is the last one
	grain unit
	of    meaning
}

func (m withinMonth) resolve(c *context) denotation {
	whole := m.of.resolve(c)
	if !whole.dated() || whole.point.grain != month {
		return whole
	}
	step := map[unit]int{day: 1, week: 7}[m.grain]
	d := whole.from.AddDays(step * (m.n - 1))
	if m.n < 0 {
		d = whole.to
		if m.grain == week {
			d = d.AddDays(-3) // the week that lies mostly within the month
		}
	}
	if whole.to.Before(d) {
		return whole
	}
	return on(around(d, m.grain))
}

// nthWeekday is a weekday of a month by its number: "the first Saturday in
// November".
type nthWeekday struct {
	n, iso int // n from 1; -1 is the last one
	of     meaning
}

func (m nthWeekday) resolve(c *context) denotation {
	whole := m.of.resolve(c)
	if !whole.dated() || whole.point.grain != month {
		return whole
	}
	d := whole.from.AddDays((m.iso-isoWeekday(whole.from)+7)%7 + 7*(m.n-1))
	if m.n < 0 {
		d = whole.to.AddDays(-((isoWeekday(whole.to) - m.iso + 7) % 7))
	}
	if whole.to.Before(d) {
		return whole
	}
	return on(dayPoint(d))
}

// readNthWeekday reads "the last Monday in May 2026" and "the first Monday of each month".
func readNthWeekday(b block, i int, order dayOrder) reading {
	n, j := b.periods().ordinalAt(b.skip(i, "the"))
	if j == 0 || n > 5 || b.at(j).weekday == 0 || b.at(j).plural || !b.is(j+1, "of", "in") {
		return reading{}
	}
	if b.is(j+2, "each", "every") && b.at(j+3).unit == month && !b.at(j+3).plural {
		return reading{end: j + 4, set: true, mean: every(month)}
	}
	if b.at(j+2).month == 0 {
		return reading{}
	}
	r := readDate(b, j+2, order)
	if r.end == 0 {
		return reading{}
	}
	return reading{end: r.end, mean: nthWeekday{n, b[j].weekday, r.mean}}
}

// readWithinMonth reads "the last day of March".
func readWithinMonth(b block, i int, order dayOrder) reading {
	n, j := b.periods().ordinalAt(b.skip(i, "the"))
	if u := b.at(j).unit; j == 0 || u != day && u != week || b.at(j).plural || !b.is(j+1, "of") {
		return reading{}
	}
	k := j + 2
	if r := readDirected(b, k, order); r.end > 0 {
		return reading{end: r.end, mean: withinMonth{n, b[j].unit, r.mean}}
	}
	if b.at(k).month == 0 {
		return reading{}
	}
	r := readDate(b, k, order)
	if r.end == 0 {
		return reading{}
	}
	return reading{end: r.end, mean: withinMonth{n, b[j].unit, r.mean}}
}
