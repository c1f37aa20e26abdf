package timex

// dayOrder is how a document writes numeric dates.
type dayOrder int

const (
	unknownOrder dayOrder = iota
	monthFirst            // 2/14/2026
	dayFirst              // 14/2/2026
)

// yearAt reads a year: four digits, or two behind an apostrophe.
func (b block) yearAt(i int) (y, end int) {
	w := b.at(i)
	if w.isNumber() && w.width == 4 && w.value >= 1000 && w.value < 2200 {
		return int(w.value), i + 1
	}
	if w.mark == '\'' && b.at(i+1).tight && b.at(i+1).isNumber() && b.at(i+1).width == 2 {
		return century20(int(b[i+1].value)), i + 2
	}
	return 0, 0
}

// century20 reads a year of two digits: 00 to 49 lie in this century.
func century20(n int) int {
	if n < 50 {
		return 2000 + n
	}
	return 1900 + n
}

// dayAt reads a day of the month: 1 to 31, perhaps with its ending.
func (b block) dayAt(i int) (d, end int) {
	w := b.at(i)
	if w.width >= 1 && w.width <= 2 && w.value >= 1 && w.value <= 31 {
		return int(w.value), i + 1
	}
	return 0, 0
}

// monthAt reads the name of a month with the full stop of its short form.
func (b block) monthAt(i int) (m, end int) {
	w := b.at(i)
	if w.month == 0 || !w.upper {
		return 0, 0
	}
	if b.mark(i+1, ".") && b.at(i+1).tight && (w.short || b.at(i+2).width > 0) {
		return w.month, i + 2
	}
	return w.month, i + 1
}

// weekdayAt reads a weekday that stands before a date: "Tues., ".
func (b block) weekdayAt(i int) (iso, end int) {
	w := b.at(i)
	if w.weekday == 0 || w.plural || !w.upper {
		return 0, 0
	}
	end = i + 1
	if w.short {
		end = b.skipMark(end, ".")
	}
	return w.weekday, end
}

// yearBehind reads a year after a date: ", 2026", " 2026", " of 2026", and
// returns end 0 when none stands there.
func (b block) yearBehind(i int) (y, end int) {
	i = b.skipMark(i, ",")
	i = b.skip(i, "of")
	y, end = b.yearAt(i)
	if end > 0 && b.at(end).unit != "" && !b.at(end).plural {
		return 0, 0 // "March 3, 2000 hours" is no year
	}
	return y, end
}

// dateAt reads one date with a month by name: month and day, day and month,
// month and year, with a weekday before and a year behind where they stand.
func (b block) dateAt(i int) (p point, end int) {
	if _, j := b.weekdayAt(i); j > 0 {
		j = b.skipMark(j, ",")
		j = b.skip(j, "the")
		p, end = b.dateAt(j)
		if end > 0 && p.grain == day {
			return p, end
		}
		return point{}, 0
	}
	if m, j := b.monthAt(i); j > 0 {
		k := b.skip(j, "the")
		if d, k := b.dayAt(k); k > 0 && !b.continuesNumber(k) {
			return b.withYear(point{grain: day, sub: m, day: d}, k)
		}
		if y, k := b.yearBehind(j); k > 0 {
			return point{grain: month, year: y, sub: m}, k
		}
		return point{}, 0
	}
	j := b.skip(i, "the")
	if j > i && !b.at(j).nth {
		return point{}, 0 // "the 13 November attacks": the article is the attacks'
	}
	d, j := b.dayAt(j)
	if j == 0 || b.at(i).mark != 0 {
		return point{}, 0
	}
	j = b.skip(j, "day")
	j = b.skip(j, "of")
	if m, k := b.monthAt(j); k > 0 {
		return b.withYear(point{grain: day, sub: m, day: d}, k)
	}
	return point{}, 0
}

// withYear adds the year that stands behind a month and a day, and refuses a
// day that the month has not.
func (b block) withYear(p point, i int) (point, int) {
	if p.day > monthDays[p.sub] {
		return point{}, 0
	}
	if y, end := b.yearBehind(i); end > 0 {
		p.year = y
		return p, end
	}
	return p, i
}

var monthDays = [...]int{1: 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

// continuesNumber reports whether the number before word i goes on: "May 3.5",
// "May 10:30", "March 5 percent", "June 3 million".
func (b block) continuesNumber(i int) bool {
	w := b.at(i)
	return w.tight && w.mark != 0 && (w.mark == ':' || w.mark == '%' || w.mark == '/') && b.at(i+1).tight && b.at(i+1).width > 0 || w.mark == '%'
}

func readDate(b block, i int, _ dayOrder) reading {
	if p, end := b.dateAt(i); end > 0 {
		if p.grain == day && p.sub == 9 && p.day == 11 && p.year == 0 && b.is(end, "attack", "attacks", "terrorist", "terrorists", "commission") {
			return reading{end: end, mean: eleventh{}}
		}
		return reading{end: end, mean: calendar{p}}
	}
	if i > 0 && b[i-1].tight && b.mark(i-1, "-") && b.at(i-2).month > 0 {
		return reading{}
	}
	if m, end := b.monthAt(i); end > 0 && b.monthStands(i, end) {
		if b.is(end, "of") {
			if r := readDirected(b, end+1, 0); r.end > 0 {
				if o, ok := r.mean.(offset); ok && o.grain == year {
					return reading{end: r.end, mean: part{point{grain: month, sub: m}, o}} // "October of next year"
				}
			}
		}
		if y, k := b.sharedYear(end); k > 0 {
			return reading{end: end, mean: calendar{point{grain: month, year: y, sub: m}}}
		}
		return reading{end: end, mean: calendar{point{grain: month, sub: m}}}
	}
	return reading{}
}

// sharedYear reads the year of a month that shares it: "May and June 2006".
func (b block) sharedYear(i int) (y, end int) {
	for b.mark(i, ",") {
		_, j := b.monthAt(i + 1)
		if j == 0 {
			return 0, 0
		}
		i = j
	}
	if !b.is(i, "and", "or") {
		return 0, 0
	}
	if p, j := b.dateAt(i + 1); j > 0 && p.grain == month {
		return p.year, j
	}
	return 0, 0
}

// monthStands decides whether the name of a month alone means the month: some
// are also verbs, women or roads.
func (b block) monthStands(i, end int) bool {
	w := b[i]
	if w.short && !b.mark(end-1, ".") && w.low != "sept" {
		return false
	}
	prev := b.at(i - 1)
	preposition := b.is(i-1, "in", "of", "since", "until", "till", "by", "from", "to", "through", "between", "before", "after", "and", "or",
		"every", "each", "on", "early", "late", "mid", "last", "next", "this") && !(w.caps && b.at(i-1).caps)
	if w.caps && len(w.low) > 3 && b.at(i+1).caps && !preposition {
		return false // a headline in capitals
	}
	if next := b.at(end); next.upper && next.low == "" && !preposition {
		return false // "April Smith"
	}
	switch w.low {
	case "may", "march", "august", "april", "june":
		if w.caps && w.low == "may" || w.low == "march" && b.is(i-1, "to") {
			return false
		}
		return preposition || prev.mark == '-' && b.is(i-2, "mid")
	}
	return true
}

// readISO reads 2026-02-14.
func readISO(b block, i int, _ dayOrder) reading {
	y, j := b.yearAt(i)
	if j == 0 || b[i].width != 4 || !b.mark(j, "-/.") || !b.at(j).tight || b.at(j+1).width != 2 || !b.at(j+1).tight {
		return reading{}
	}
	sep := b[j].mark
	if b.at(j+2).mark != sep || b.at(j+3).width != 2 || !b.at(j+3).tight {
		return reading{}
	}
	p := point{grain: day, year: y, sub: int(b[j+1].value), day: int(b[j+3].value)}
	if !validDay(p) {
		return reading{}
	}
	end := j + 4
	if tod, k := b.isoTime(end); k > 0 {
		p.tod, end = tod, k
	}
	return reading{end: end, mean: calendar{p}}
}

func validDay(p point) bool { return p.sub >= 1 && p.sub <= 12 && !p.date().IsZero() }

// isoTime reads T15:00 right behind a date; the scanner sees "T", "15", ":".
func (b block) isoTime(i int) (tod string, end int) {
	w := b.at(i)
	if !w.tight || !w.upper || w.Len() != 1 || w.caps || b.at(i+1).width != 2 {
		return "", 0
	}
	return b.clockFace(i + 1)
}

// readNumeric reads 2/14/2026, 14.02.2026 and 14-2-2026, and dates that lost
// their slashes ("11 21 2005").
func readNumeric(b block, i int, order dayOrder) reading {
	first, j := b.dayAt(i)
	if j == 0 || b[i].nth || b.at(i-1).tight && b.mark(i-1, "/-.") || i > 0 && b[i].tight && b.mark(i-1, "$#/-.:") {
		return reading{}
	}
	sep := b.at(j).mark
	lost := sep == 0
	k := j
	if !lost {
		if sep != '/' && sep != '.' && sep != '-' || !b[j].tight || !b.at(j+1).tight {
			return reading{}
		}
		k = j + 1
	}
	other, k2 := b.dayAt(k)
	if k2 == 0 || b.at(k).nth {
		return reading{}
	}
	if !lost {
		if b.at(k2).mark != sep || !b.at(k2+1).tight {
			return reading{}
		}
		k2++
	} else if b.at(k2).width != 4 || b.at(i-1).isNumber() || first > 12 || other > 31 {
		return reading{}
	}
	y := b.at(k2)
	if !y.isNumber() || y.width != 4 && !(y.width == 2 && sep == '/') || b.at(k2+1).tight && b.mark(k2+1, "-/") && b.at(k2+2).width > 0 {
		return reading{}
	}
	p := point{grain: day, year: int(y.value)}
	if y.width == 2 {
		p.year = century20(int(y.value))
	}
	p.sub, p.day = first, other
	if first > 12 || order == dayFirst && other <= 12 || order == unknownOrder && sep == '.' && other <= 12 {
		p.sub, p.day = other, first
	}
	if p.year < 1000 || p.year > 2199 || !validDay(p) {
		return reading{}
	}
	return reading{end: k2 + 1, mean: calendar{p}}
}

// eleventh is the day of the attacks, when it is a name: it dates no release.
type eleventh struct{}

func (eleventh) resolve(*context) denotation {
	return on(point{grain: day, year: 2001, sub: 9, day: 11})
}

// readEleventh reads "9/11", "9-11" and, where marks were lost, "9 11" before
// what speaks of the attacks.
func readEleventh(b block, i int, _ dayOrder) reading {
	if b[i].value != 9 || b[i].width != 1 {
		return reading{}
	}
	j := i + 1
	if b.mark(j, "/-") && b[j].tight {
		j++
	}
	if b.at(j).value != 11 || b.at(j).width != 2 || b.at(j+1).mark == '/' || b.mark(j+1, ":-") && b.at(j+1).tight ||
		b.is(j+1, "a.m.", "p.m.", "am", "pm", "a.m", "p.m") || i > 0 && b.mark(i-1, "-/$") && b[i].tight {
		return reading{}
	}
	if (j == i+1 || b.mark(i+1, "-")) && !b.at(j+1).upper {
		return reading{} // "9 11" and "9-11" need a name behind: the 9-11 Commission
	}
	return reading{end: j + 1, mean: eleventh{}}
}

// orderOf finds how the document writes numeric dates, from those that can be
// read one way only.
func orderOf(blocks [][]word) dayOrder {
	for _, ws := range blocks {
		b := block(ws)
		for i := range b {
			if b[i].width == 0 || !b.mark(i+1, "/.-") || b.at(i+3).mark != b.at(i+1).mark || b.at(i+4).width != 4 {
				continue
			}
			first, second := b[i].value, b.at(i+2).value
			switch {
			case first > 12 && first <= 31 && second >= 1 && second <= 12:
				return dayFirst
			case second > 12 && second <= 31 && first >= 1 && first <= 12:
				return monthFirst
			}
		}
	}
	return unknownOrder
}

// readDayList reads days that share a month: "20, 21 and 26 April 2026" and
// "March 3, 4 and 5". Each is an expression of its own.
func readDayList(b block, i int, _ dayOrder) reading {
	if m, j := b.monthAt(i); j > 0 {
		return b.daysBehindMonth(i, j, m)
	}
	days, j := b.daysListed(b.skip(i, "the"))
	if len(days) < 2 || i != days[0].from {
		return reading{}
	}
	p, end := b.dateAt(days[len(days)-1].from)
	if end == 0 || p.grain != day || j > end {
		return reading{}
	}
	return shareMonth(days, p, days[len(days)-1].from, end)
}

// daysBehindMonth reads "March 3, 4 and 5, 2026" from its month.
func (b block) daysBehindMonth(i, j, m int) reading {
	days, end := b.daysListed(j)
	if len(days) < 2 {
		return reading{}
	}
	if next := b.at(end); next.mark == 0 && next.Len() > 0 && next.low == "" && next.width == 0 {
		return reading{} // "on March 3 and 4 senators"
	}
	p := point{grain: day, sub: m}
	last := end
	if y, k := b.yearBehind(end); k > 0 {
		p.year, last = y, k
	}
	p.day = days[len(days)-1].value
	r := shareMonth(days, p, days[len(days)-1].from, last)
	r.before[0].from = i
	return r
}

// listed is a day of a list: where it stands and which it is.
type listed struct{ from, value int }

// daysListed reads "3, 4 and 5" and returns the days and the word after them.
func (b block) daysListed(i int) (days []listed, end int) {
	for j := i; ; {
		d, k := b.dayAt(j)
		if k == 0 {
			return nil, 0
		}
		days = append(days, listed{j, d})
		switch {
		case b.is(k, "and") || b.mark(k, "&"):
			k = b.skip(k+1, "the")
			if d, end := b.dayAt(k); end > 0 {
				return append(days, listed{k, d}), end
			}
			return nil, 0
		case b.mark(k, ","):
			j = k + 1
			if b.is(j, "and") {
				j++
				if d, end := b.dayAt(j); end > 0 {
					return append(days, listed{j, d}), end
				}
				return nil, 0
			}
		default:
			return nil, 0
		}
	}
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
	first, j := b.dateAt(i)
	if j == 0 {
		return b.daysThenMonth(i)
	}
	k := b.joins(j)
	if k == 0 {
		return reading{}
	}
	if second, end := b.dateAt(k); end > 0 {
		return reading{end: end, mean: between{calendar{first}, calendar{second}}}
	}
	if first.grain != day || first.year != 0 {
		return reading{}
	}
	k = b.skip(k, "the")
	d, end := b.dayAt(k)
	if end == 0 || d > monthDays[first.sub] || b.continuesNumber(end) || b.at(end).unit != "" {
		return reading{}
	}
	second := point{grain: day, sub: first.sub, day: d}
	if y, e := b.yearBehind(end); e > 0 {
		first.year, second.year, end = y, y, e
	}
	return reading{end: end, mean: between{calendar{first}, calendar{second}}}
}

// daysThenMonth reads "13-14 February 2026" and "March–April 2026", where the
// first end is no date of its own.
func (b block) daysThenMonth(i int) reading {
	var first point
	j := b.skip(i, "the")
	if d, end := b.dayAt(j); end > 0 {
		first, j = point{grain: day, day: d}, end
	} else if m, end := b.monthAt(i); end > 0 {
		first, j = point{grain: month, sub: m}, end
	} else {
		return reading{}
	}
	k := b.joins(j)
	if k == 0 || first.grain == day && b.at(i-1).tight && b.mark(i-1, "/-$.") {
		return reading{}
	}
	second, end := b.dateAt(k)
	if end == 0 && first.grain == month {
		if m, e := b.monthAt(k); e > 0 && b.monthStands(k, e) {
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
	y1, j := b.yearAt(i)
	if j == 0 || !b.yearStands(i) {
		return reading{}
	}
	k := b.joins(j)
	if k == 0 && b.mark(j, "/") && b[j].tight {
		k = j + 1
	}
	if k == 0 {
		return reading{}
	}
	y2, end := b.yearAt(k)
	if w := b.at(k); end == 0 && w.isNumber() && w.width == 2 && w.tight && int(w.value) == (y1+1)%100 {
		y2, end = y1/100*100+int(w.value), k+1
		if y2 < y1 {
			y2 += 100
		}
	}
	if end == 0 || y2 <= y1 || y2-y1 > 150 || b.at(end).tight && b.mark(end, "-/") && b.at(end+1).width > 0 {
		return reading{}
	}
	return reading{end: end, mean: between{calendar{point{grain: year, year: y1}}, calendar{point{grain: year, year: y2}}}}
}

// readYearAlone reads a year in digits where nothing says that it counts or
// numbers something else.
func readYearAlone(b block, i int, _ dayOrder) reading {
	y, end := b.yearAt(i)
	if end == 0 || !b.yearStands(i) {
		return reading{}
	}
	return reading{end: end, mean: calendar{point{grain: year, year: y}}}
}

// yearStands decides whether four digits are a year, by their neighbours.
func (b block) yearStands(i int) bool {
	w, prev, next := b.at(i), b.at(i-1), b.at(i+1)
	if w.mark == '\'' {
		next = b.at(i + 2)
		return !w.tight && (!isLetterWord(next) || b.is(i-1, "in", "since")) || b.is(i-1, "class", "of") || prev.month > 0 || prev.season != ""
	}
	if prev.mark != 0 && w.tight && (prev.mark == '$' || prev.mark == '#' || prev.mark == '.' || prev.mark == '+' || prev.mark == '=' || prev.mark == '_') {
		return false
	}
	if w.tight && (prev.mark == '-' || prev.mark == '/' || prev.mark == ':') && !(b.is(i-2, "mid") || b.at(i-2).month > 0) {
		return b.at(i-2).width == 4 && !b.at(i-2).tight && prev.mark != ':'
	}
	if next.tight && (next.mark == '%' || next.mark == '-' && b.at(i+2).tight && b.at(i+2).width > 0 && b.at(i+2).width != 4 && b.at(i+2).width != 2 ||
		(next.mark == '.' || next.mark == ':' || next.mark == '@' || next.mark == '_') && b.at(i+2).tight && b.at(i+2).mark == 0 && b.at(i+2).Len() > 0) || next.tight && isLetterWord(next) {
		return false
	}
	if prev.mark == '.' && b.at(i-2).upper && b.at(i-2).Len() == 1 && !w.tight {
		return false // the bill "S. 2006"
	}
	if next.unit != "" && next.unit != quarter || b.mark(i-1, "$#") {
		return false
	}
	if prev.isNumber() && prev.width == 3 && !w.tight || b.is(i-1, "h.r.", "h.r", "room", "suite") || b.isAddress(i+1) {
		return false // a telephone number, a bill, a door
	}
	if w.value < 1850 {
		return b.is(i-1, "in", "since", "until", "by", "of", "from", "to", "between", "and", "before", "after") && (w.value >= 1500 || !isLetterWord(next))
	}
	if w.value >= 2100 || int(w.value)%500 == 0 && isLetterWord(next) && !next.upper && (next.low == "" || next.low == "people") && !b.is(i-1, "in", "since", "of", "the") {
		return false
	}
	return true
}

// isAddress reports whether the name of a street stands at i.
func (b block) isAddress(i int) bool {
	for k := i; k < i+4 && b.at(k).upper; k++ {
		if b.is(k, "street", "avenue", "road", "boulevard", "drive", "lane", "highway", "ave", "blvd") {
			return k > i
		}
	}
	return false
}

func isLetterWord(w word) bool { return w.Len() > 0 && w.mark == 0 && w.width == 0 }
