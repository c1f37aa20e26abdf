package timex

// shiftedDay is the day that lies n units from another day: "the day after Christmas", "a
// week on Tuesday".
type shiftedDay struct {
	of   meaning
	unit unit
	n    int
}

func (m shiftedDay) resolve(c *context) denotation {
	base := m.of.resolve(c)
	if base.point.grain != day || !base.dated() {
		return only(vague(m.n))
	}
	d := addUnits(base.from, m.unit, m.n)
	if d.IsZero() {
		return only(vague(m.n))
	}
	return on(dayPoint(d))
}

// readShifted reads days reckoned from other days: "the day after tomorrow", "a week on
// Tuesday", "two weeks ago Friday", "a year ago today", "Friday week".
func readShifted(b block, i int, _ dayOrder) reading {
	if r := b.weekAfterDay(i); r.end > 0 {
		return r
	}
	a, j := b.wholeAmount(i)
	if j == 0 {
		return reading{}
	}
	k, dir, side := j, 1, ""
	switch {
	case b.is(j, "ago"):
		k, dir, side = b.skip(j+1, "on", "last"), -1, "last"
	case b.is(j, "from"), b.is(j, "on") && a.unit == week:
		k, side = j+1, "coming"
	case b.is(j, "after"):
		k++
	case b.is(j, "before"):
		k, dir = j+1, -1
	case !b.is(j, "today", "tomorrow"), a.unit == day:
		return reading{}
	}
	base, end := b.baseDay(k, side)
	if end == 0 {
		return reading{}
	}
	return reading{end: end, mean: shiftedDay{base, a.unit, dir * int(a.n)}}
}

// wholeAmount reads the days, weeks, months or years that another day is reckoned by. A
// term ("within 30 days after") is no day.
func (b block) wholeAmount(i int) (a amount, end int) {
	if b.is(i, "the", "a", "an") && b.at(i+1).unit == day && !b.at(i+1).plural {
		return amount{n: 1, unit: day}, i + 2
	}
	a, end = b.lengths().amountAt(i)
	if end == 0 || a.bare || a.joined || a.n < 1 || a.n > 400 || a.n != float64(int(a.n)) ||
		b.is(i-1, "within", "least", "most", "than", "to", "for", "about", "up", "nearly", "almost", "around", "every", "each", "first", "last") {
		return amount{}, 0
	}
	switch a.unit {
	case day, week, month, year:
		return a, end
	}
	return amount{}, 0
}

// baseDay reads the day that another one is reckoned from. A weekday lies on the side
// given: the "coming" or the "last" one.
func (b block) baseDay(i int, side string) (meaning, int) {
	if m, end := b.times().dayExpression(i); end > 0 {
		if wd, ok := m.(weekdayOf); ok && wd.dir == "" {
			wd.dir = side
			return wd, end
		}
		return m, end
	}
	if r := readHoliday(b, i, 0); r.end > 0 && side == "" {
		return r.mean, r.end
	}
	return nil, 0
}

// weekAfterDay reads "Friday week" and "tomorrow fortnight".
func (b block) weekAfterDay(i int) reading {
	m, j := b.baseDay(i, "coming")
	w := b.at(j)
	if j != i+1 || w.unit != week || w.plural || w.upper || isLetterWord(b.at(j+1)) && !b.standsAlone(j+1) {
		return reading{}
	}
	n := 1
	if w.fortnight {
		n = 2
	}
	return reading{end: j + 1, mean: shiftedDay{m, week, n}}
}

// readBeforeLast reads "the week before last", "the Friday after next".
func readBeforeLast(b block, i int, _ dayOrder) reading {
	j := b.skip(i, "the")
	n := 0
	switch {
	case j == i, b.at(j).plural:
	case b.is(j+1, "before") && b.is(j+2, "last"):
		n = -2
	case b.is(j+1, "after") && b.is(j+2, "next"):
		n = 2
	}
	w := b.at(j)
	switch {
	case n == 0:
	case w.weekday != 0 && w.upper:
		dir := map[int]string{-2: "last", 2: "next"}[n]
		return reading{end: j + 3, mean: shiftedDay{weekdayOf{iso: w.weekday, dir: dir}, week, n / 2}}
	case w.part != "":
		return reading{end: j + 3, mean: offset{grain: day, n: n, tod: "T" + w.part}}
	case w.unit != "" && (spans[w.unit] || w.unit == day):
		return reading{end: j + 3, mean: offset{grain: w.unit, n: n, vague: vague(n)}}
	}
	return reading{}
}

// readOfLetters reads the days of old letters: "the 12th instant", "the 28th ult.".
func readOfLetters(b block, i int, _ dayOrder) reading {
	j := b.skip(i, "the")
	w, word := b.at(j), b.at(j+1)
	if j == i || !w.nth || w.value < 1 || w.value > 31 || word.letter == "" ||
		!b.is(i-1, "of", "on", "since", "until", "by", "from", "to", "till") {
		return reading{}
	}
	end := j + 2
	if word.low != "instant" && b.mark(end, ".") && b.at(end).tight && word.Len() <= len("inst") {
		end++
	}
	return reading{end: end, mean: ofLetters{int(w.value), directions[word.letter].n}}
}

// ofLetters is a day of the month that lies n months after the clock's.
type ofLetters struct{ day, n int }

func (m ofLetters) resolve(c *context) denotation {
	if c.clock.IsZero() {
		return only("XXXX-XX-XX")
	}
	p := shifted(c.clock, month, m.n)
	p.grain, p.day = day, m.day
	if p.date().IsZero() {
		return only("XXXX-XX-XX")
	}
	return on(p)
}
