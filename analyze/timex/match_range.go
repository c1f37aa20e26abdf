package timex

// readDayList reads days that share a month: "20, 21 and 26 April 2026" and "March 3, 4
// and 5". Each day is an expression of its own.
func readDayList(b block, i int, _ dayOrder) reading {
	if m, j := b.dates().monthAt(i); j > 0 {
		return b.daysAfterMonth(i, j, m)
	}
	days, j := b.daysListed(b.skip(i, "the"))
	if len(days) < 2 || i != days[0].from {
		return reading{}
	}
	p, end := b.dates().dateAt(days[len(days)-1].from)
	if end == 0 || p.grain != day || j > end {
		return reading{}
	}
	return shareMonth(days, p, days[len(days)-1].from, end)
}

// daysAfterMonth reads "March 3, 4 and 5, 2026" from its month.
func (b block) daysAfterMonth(i, j, m int) reading {
	days, end := b.daysListed(j)
	if len(days) < 2 {
		return reading{}
	}
	if next := b.at(end); next.mark == 0 && next.Len() > 0 && next.low == "" && next.width == 0 {
		return reading{} // "on March 3 and 4 senators"
	}
	p := point{grain: day, sub: m}
	last := end
	if y, k := b.years().yearAfter(end); k > 0 {
		p.year, last = y, k
	}
	p.day = days[len(days)-1].value
	r := shareMonth(days, p, days[len(days)-1].from, last)
	r.before[0].from = i
	return r
}

// listed is a day of a list: its number and the word at which it stands.
type listed struct{ from, value int }

// daysListed reads "3, 4 and 5" and returns the days and the word after them.
func (b block) daysListed(i int) (days []listed, end int) {
	for j := i; len(days) < 31; {
		d, k := b.dates().dayAt(j)
		if k == 0 {
			return nil, 0
		}
		days = append(days, listed{j, d})
		switch {
		case b.is(k, "and") || b.mark(k, "&"):
			k = b.skip(k+1, "the")
			if d, end := b.dates().dayAt(k); end > 0 {
				return append(days, listed{k, d}), end
			}
			return nil, 0
		case b.mark(k, ","):
			j = k + 1
			if b.is(j, "and") {
				j++
				if d, end := b.dates().dayAt(j); end > 0 {
					return append(days, listed{j, d}), end
				}
				return nil, 0
			}
		default:
			return nil, 0
		}
	}
	return nil, 0
}

// shareMonth gives each day the month and the year of p.
func shareMonth(days []listed, p point, from, end int) reading {
	r := reading{end: end, from: from, mean: calendar{p}}
	for _, d := range days[:len(days)-1] {
		q := p
		q.day = d.value
		r.before = append(r.before, member{d.from, d.from + 1, calendar{q}})
	}
	return r
}

// readDateRange reads a range with a month by name: "February 13–14, 2026",
// "13 to 14 February", "Feb. 28 to March 3", "March–April 2026".
func readDateRange(b block, i int, _ dayOrder) reading {
	first, j := b.dates().dateAt(i)
	if j == 0 {
		return b.daysThenMonth(i)
	}
	k := b.joins(j)
	if k == 0 {
		return reading{}
	}
	if second, end := b.dates().dateAt(k); end > 0 {
		return reading{end: end, mean: between{calendar{first}, calendar{second}}}
	}
	if first.grain != day || first.year != 0 {
		return reading{}
	}
	k = b.skip(k, "the")
	d, end := b.dates().dayAt(k)
	if end == 0 || d <= first.day || d > monthDays[first.sub] || b.dates().continuesNumber(end) || b.at(end).unit != "" {
		return reading{}
	}
	second := point{grain: day, sub: first.sub, day: d}
	if y, e := b.years().yearAfter(end); e > 0 {
		first.year, second.year, end = y, y, e
	}
	return reading{end: end, mean: between{calendar{first}, calendar{second}}}
}

// daysThenMonth reads "13-14 February 2026" and "March–April 2026", where the
// first end is no date of its own.
func (b block) daysThenMonth(i int) reading {
	var first point
	j := b.skip(i, "the")
	if d, end := b.dates().dayAt(j); end > 0 {
		first, j = point{grain: day, day: d}, end
	} else if m, end := b.dates().monthAt(i); end > 0 {
		first, j = point{grain: month, sub: m}, end
	} else {
		return reading{}
	}
	k := b.joins(j)
	if k == 0 || first.grain == day && b.at(i-1).tight && b.mark(i-1, "/-$.") {
		return reading{}
	}
	second, end := b.dates().dateAt(k)
	if end == 0 && first.grain == month {
		if m, e := b.dates().monthAt(k); e > 0 && b.dates().monthStands(k, e) {
			second, end = point{grain: month, sub: m}, e
		}
	}
	if end == 0 || second.grain != first.grain {
		return reading{}
	}
	first.year = second.year
	if first.grain == day {
		first.sub = second.sub
	} else if first.year != 0 && first.sub > second.sub {
		first.year--
	}
	return reading{end: end, mean: between{calendar{first}, calendar{second}}}
}

// readYearRange reads 2005-2007, 2009-10, "2005 to 2007".
func readYearRange(b block, i int, _ dayOrder) reading {
	if b[i].width != 4 {
		return reading{}
	}
	y1, j := b.years().yearAt(i)
	if j == 0 || !b.years().yearStands(i) {
		return reading{}
	}
	y2, end := b.periods().yearsJoined(y1, j)
	if end == 0 || y2 <= y1 || y2-y1 > 150 || b.at(end).tight && b.mark(end, "-/") && b.at(end+1).width > 0 {
		return reading{}
	}
	if k := b.skip(end, "academic", "school", "fiscal", "financial", "budget"); k > end && b.at(k).unit == year && !b.at(k).plural {
		end = k + 1
	}
	return reading{end: end, mean: between{calendar{point{grain: year, year: y1}}, calendar{point{grain: year, year: y2}}}}
}
