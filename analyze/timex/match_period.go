package timex

// periods reads quarters, fiscal years, seasons, eras and opening hours in a block.
type periods struct{ block }

// readQuarter reads quarters and halves: "Q1 2026", "Q3/2024", "third-quarter", "the
// first half of fiscal 2026", "the fourth quarter of last year".
func readQuarter(b block, i int, _ dayOrder) reading {
	j := b.skip(i, "the")
	p, j := b.periods().quarterAt(j)
	if j == 0 {
		return reading{}
	}
	k := b.skipMark(j, ",/")
	if b.mark(j, "-") && b.at(j+1).width == 4 { // "Q1-2026"
		k = j + 1
	}
	k = b.skip(k, "of", "in")
	if y, end := b.periods().quarterYear(i, j, k); end > 0 {
		p.year = y
		return reading{end: end, mean: calendar{p}}
	}
	if r := readFiscal(b, k, 0); r.end > 0 {
		if cal, ok := r.mean.(calendar); ok {
			p.year = cal.year
			return reading{end: r.end, mean: calendar{p}}
		}
	}
	if b.is(k-1, "of") {
		if r := readDirected(b, k, 0); r.end > 0 {
			if o, ok := r.mean.(offset); ok && o.grain == year {
				return reading{end: r.end, mean: part{p, o}}
			}
		}
		if b.is(k, "the") && b.at(k+1).unit == year && !b.at(k+1).plural {
			return reading{end: k + 2, mean: part{point: p}}
		}
	}
	if p.grain == half {
		return reading{} // "the first half" of a match
	}
	if last, ok := b.periods().ended(j); ok {
		return reading{end: j, mean: endedQuarter{p.sub, last}}
	}
	return reading{end: j, mean: part{point: p}}
}

// quarterYear reads the year at k of the quarter from i to j: "Q3 2026", "3Q26", "Q3'25".
func (b periods) quarterYear(i, j, k int) (y, end int) {
	w := b.at(j)
	if short := b.at(j - 1); w.isNumber() && w.width == 2 && w.tight && short.Len() == 1 {
		return century20(int(w.value)), j + 1
	}
	y, end = b.years().yearAt(k)
	if end == 0 || !b.mark(k-1, "/-") && !b.years().yearStands(k) && !(w.mark == '\'' && w.tight) {
		return 0, 0
	}
	return y, end
}

// readQuarterEnded reads "the quarter ended June 30, 2026", up to its end date, and "the
// fiscal year ended June 30, 2026". The value of a fiscal year is the year of its end.
func readQuarterEnded(b block, i int, _ dayOrder) reading {
	j := b.skip(i, "the")
	k := b.skip(j, "fiscal", "financial")
	last, ok := b.periods().ended(k + 1)
	switch u := b.at(k).unit; {
	case j == i || b.at(k).plural:
	case u == quarter && ok:
		return reading{end: k + 1, mean: endedQuarter{0, last}}
	case u == year && ok && last.year != 0:
		return reading{end: k + 1, mean: calendar{point{grain: year, year: last.year}}}
	case u == quarter && k == j && !b.at(k).upper && b.standsAlone(k+1) && !b.is(k+1, "of") && !b.is(i-1, "of", "a"):
		return reading{end: k + 1, mean: sameQuarter{}}
	}
	return reading{}
}

// ended reads the last day of a period after it: "ended June 30, 2026", ", which ended on
// June 30".
func (b periods) ended(i int) (last point, ok bool) {
	i = b.skip(b.skipMark(i, ","), "which", "period")
	if !b.is(i, "ended", "ending", "ends", "end") {
		return point{}, false
	}
	last, end := b.dates().dateAt(b.skip(i+1, "on"))
	return last, end > 0 && last.grain == day
}

// endedQuarter is a quarter whose last day the text gives. Its value is the quarter of
// the calendar, or its months where it is none.
type endedQuarter struct {
	number int // as the text counts it, 0 if it does not
	last   point
}

func (m endedQuarter) resolve(c *context) denotation {
	d := calendar{m.last}.resolve(c)
	if !d.dated() {
		return d
	}
	to, first := around(d.to, month), shifted(d.to, month, -2)
	if to.sub%3 == 0 {
		d = on(around(d.to, quarter))
		if m.number > 0 {
			c.quarters[m.number] = d.point
		}
		return d
	}
	from, _ := first.days()
	_, end := to.days()
	return denotation{value: first.String() + "/" + to.String(), point: to, from: from, to: end}
}

// sameQuarter is the quarter told last.
type sameQuarter struct{}

func (sameQuarter) resolve(c *context) denotation {
	if c.quarter.year == 0 {
		return denotation{}
	}
	return on(c.quarter)
}

// quarterAt reads the quarter or the half itself.
func (b periods) quarterAt(i int) (p point, end int) {
	if p, end = b.quarterInDigits(i); end > 0 {
		return p, end
	}
	return b.quarterInWords(i)
}

// quarterInDigits reads "Q3", "3Q" and "H1".
func (b periods) quarterInDigits(i int) (p point, end int) {
	letter, w := b.at(i), b.at(i+1)
	if w.upper && letter.width == 1 {
		letter, w = w, letter // "3Q"
	}
	if !b.at(i+1).tight || w.width != 1 || letter.Len() != 1 || !letter.upper || b.insideWord(i) {
		return point{}, 0
	}
	switch {
	case letter.low == "q" && w.value >= 1 && w.value <= 4:
		return point{grain: quarter, sub: int(w.value)}, i + 2
	case letter.low == "h" && w.value >= 1 && w.value <= 2:
		return point{grain: half, sub: int(w.value)}, i + 2
	}
	return point{}, 0
}

// insideWord reports whether letters or digits stand right before word i, which is then
// a part of a code such as "7H2".
func (b periods) insideWord(i int) bool {
	return i > 0 && b.at(i).tight && b.at(i-1).mark == 0
}

// quarterInWords reads "third quarter", "4th fiscal quarter", "final quarter" and "first
// half".
func (b periods) quarterInWords(i int) (p point, end int) {
	n, j := b.ordinalAt(i)
	if j == 0 {
		return point{}, 0
	}
	j = b.skip(b.skipMark(j, "-"), "fiscal")
	isQuarter := b.at(j).unit == quarter && !b.at(j).plural
	switch {
	case isQuarter && n == -1 && b.is(j-1, "final"): // "the last quarter" is the one before the clock's
		return point{grain: quarter, sub: 4}, j + 1
	case isQuarter && n >= 1 && n <= 4:
		return point{grain: quarter, sub: n}, j + 1
	case b.is(j, "half") && (n == 1 || n == 2):
		return point{grain: half, sub: n}, j + 1
	}
	return point{}, 0
}

// ordinalAt reads "third" or "3rd".
func (b periods) ordinalAt(i int) (n, end int) {
	w := b.at(i)
	switch {
	case w.ordinal != 0:
		return w.ordinal, i + 1
	case w.nth && w.value < 1000:
		return int(w.value), i + 1
	}
	return 0, 0
}

// readFiscal reads FY2026, FY 07, "fiscal 2026", "Fiscal Year (FY) 2007" and
// "the 2007 fiscal year". The value is the year.
func readFiscal(b block, i int, _ dayOrder) reading {
	if y, j := b.years().yearAt(b.skip(i, "the")); j > 0 && b.is(j, "fiscal", "financial") && b.at(j+1).unit == year {
		return reading{end: j + 2, mean: calendar{point{grain: year, year: y}}}
	}
	j := i
	switch {
	case b.is(j, "fy") && b.at(j).upper:
		j++
	case b.is(j, "fiscal", "financial", "calendar"):
		j++
		if b.at(j).unit == year {
			j++
		} else if !b.is(j-1, "fiscal") {
			return reading{}
		}
		if b.mark(j, "(") && b.is(j+1, "fy") && b.mark(j+2, ")") {
			j += 3
		}
	default:
		return reading{}
	}
	y, end := b.years().yearAt(j)
	if end == 0 {
		k := b.skipMark(j, "'")
		if w := b.at(k); w.isNumber() && w.width == 2 {
			y, end = century20(int(w.value)), k+1
		}
	}
	if end == 0 {
		return reading{}
	}
	first := point{grain: year, year: y}
	if y2, e := b.periods().yearsJoined(y, end); e > 0 {
		return reading{end: e, mean: between{calendar{first}, calendar{point{grain: year, year: y2}}}}
	}
	return reading{end: end, mean: calendar{first}}
}

// yearsJoined reads the second year of a range after the first: "-2026", "-26", "/26".
func (b periods) yearsJoined(first, i int) (y, end int) {
	k := b.joins(i)
	if b.mark(i, "/") && b.block[i].tight {
		k = i + 1
	}
	if k == 0 {
		return 0, 0
	}
	if y, end = b.years().yearAt(k); end > 0 && y > first {
		return y, end
	}
	if w := b.at(k); w.isNumber() && w.width == 2 && w.tight && int(w.value) == (first+1)%100 {
		return first + 1, k + 1
	}
	return 0, 0
}

// readDecade reads "the 1990s", "the '90s" and "the nineties".
func readDecade(b block, i int, _ dayOrder) reading {
	j := b.skip(i, "the")
	if d := b.at(j).digits; d != 0 && (j > i || b.is(i-1, "early", "mid", "late") || b.mark(i-1, "-")) {
		return reading{end: j + 1, mean: calendar{point{grain: decade, year: d}}}
	}
	y, end := b.years().yearAt(j)
	if end == 0 || b.at(end-1).value != float64(int(b.at(end-1).value)/10*10) {
		if w := b.at(j); (j > i || b.is(i-1, "and") && b.is(i-2, "s")) && w.isNumber() && w.width == 2 && int(w.value)%10 == 0 {
			y, end = 1900+int(w.value), j+1 // "the 90s"
		} else {
			return reading{}
		}
	}
	if b.mark(end, "'") && b.at(end).tight {
		end++
	}
	if !b.is(end, "s") || !b.at(end).tight {
		return reading{}
	}
	if y >= 2030 && b[end-1].width == 2 {
		y -= 100 // "the '30s" are past
	}
	return reading{end: end + 1, mean: calendar{point{grain: decade, year: y / 10 * 10}}}
}

// readCentury reads "the 21st century"; its value is the hundreds of its years.
func readCentury(b block, i int, _ dayOrder) reading {
	j := b.skip(i, "the")
	n, k := b.periods().ordinalAt(j)
	if k == 0 {
		if b.at(j).count == 20 && b.mark(j+1, "-") && b.at(j+2).ordinal == 1 {
			n, k = 21, j+3
		} else {
			return reading{}
		}
	}
	k = b.skipMark(k, "-")
	if b.at(k).unit != century || b.at(k).plural || n < 1 || n > 30 {
		return reading{}
	}
	if n < 11 {
		return reading{end: k + 1, mean: literal([]string{"00", "01", "02", "03", "04", "05", "06", "07", "08", "09"}[n-1])}
	}
	return reading{end: k + 1, mean: calendar{point{grain: century, year: (n - 1) * 100}}}
}

// readSeason reads "spring 2026", "the spring of 2007", "2004 summer", "the
// summer months" and a season alone where it cannot be anything else.
func readSeason(b block, i int, _ dayOrder) reading {
	if y, j := b.years().yearAt(i); j > 0 && b.at(j).season != "" && !b.at(j).plural && b.years().yearStands(i) {
		return reading{end: j + 1, mean: calendar{point{grain: season, year: y, name: b[j].season}}}
	}
	j := b.skip(i, "the")
	w := b.at(j)
	if w.season == "" || w.plural {
		return reading{}
	}
	p := point{grain: season, name: w.season}
	k := b.skipMark(j+1, ",")
	k = b.skip(k, "of")
	if y, end := b.years().yearAt(k); end > 0 && b.years().yearStands(k) {
		p.year = y
		return reading{end: end, mean: calendar{p}}
	}
	if b.is(j+1, "months") {
		return reading{end: j + 2, mean: calendar{p}}
	}
	if b.is(j+1, "of") {
		return reading{} // "the fall of the wall", "the spring of hope"
	}
	if w.upper && i > 0 && !b.mark(i-1, ".!?\"") {
		return reading{} // "Summer Olympics", "Winter Park"
	}
	if w.low == "summer" || w.low == "winter" || w.low == "autumn" {
		return reading{end: j + 1, mean: calendar{p}}
	}
	if j > i && b.is(j+1, "and", "or") && b.at(j+2).season != "" {
		return reading{end: j + 1, mean: calendar{p}} // "the fall and winter"
	}
	if b.is(i-1, "in", "by", "until", "since", "during") && (j > i || b.is(i-1, "in")) && (b.at(j+1).mark != 0 || j+1 >= len(b)) {
		return reading{end: j + 1, mean: calendar{p}}
	}
	return reading{}
}

// readWeekday reads "Tuesday", "Tues.", "Tuesday morning", "the following
// Tuesday" and, as a set, "Tuesdays".
func readWeekday(b block, i int, _ dayOrder) reading {
	if r := b.periods().anyWeekday(i); r.end > 0 {
		return r
	}
	w := b.at(i)
	if w.weekday == 0 || !w.upper {
		return reading{}
	}
	if w.plural {
		return b.periods().weekdays(i)
	}
	end := b.periods().weekdayEnd(i)
	if end == 0 || b.periods().isOtherName(i, end) {
		return reading{}
	}
	tod, end := b.partAt(end)
	return reading{end: end, mean: weekdayOf{iso: w.weekday, tod: tod}}
}

// anyWeekday reads "a Tuesday" before a mark: the one told last or any, and not the one
// next to the clock. Before a word, the weekday may describe it: "a Tuesday meeting".
func (b periods) anyWeekday(i int) reading {
	w := b.at(i + 1)
	if !b.is(i, "a") || w.weekday <= 0 || !w.upper || w.short || w.plural || b.at(i+2).mark == 0 {
		return reading{}
	}
	return reading{end: i + 2, mean: namedDay(w.weekday)}
}

// weekdays reads a weekday with an s, which comes every week unless it lost an apostrophe.
func (b periods) weekdays(i int) reading {
	iso := b.at(i).weekday
	if b.lostApostrophe(i) {
		return reading{end: i + 1, mean: weekdayOf{iso: iso}}
	}
	return reading{end: i + 1, set: true, mean: setOfWeekday(iso, "")}
}

// weekdayEnd returns the index after the weekday at i and its full stop. A short one
// needs it, for "Sat", "Sun" and "Wed" are words, too, and must not be all capitals, for
// "SAT" is a test; else it returns 0.
func (b periods) weekdayEnd(i int) int {
	w, end := b.at(i), i+1
	if !w.short {
		return end
	}
	if !b.mark(end, ".") || !b.at(end).tight || w.caps && w.low != "tues" {
		return 0
	}
	return end + 1
}

// isOtherName reports whether the weekday from i to end is a part of the name of
// something else: "Black Friday", "Thursday Island", "the Sunday Times", "Friday Adams".
func (b periods) isOtherName(i, end int) bool {
	if b.is(i-1, "black") || b.is(end, "island", "islands") && b.at(end).upper || b.isFirstName(i, end) {
		return true
	}
	next := b.at(end)
	return next.upper && isLetterWord(next) && next.part == "" && b.is(i-1, "the", "a")
}

// lostApostrophe reports whether a weekday with an s is a genitive without its
// apostrophe: "Thursdays ruling". Weekdays that come again have a preposition or a mark
// beside them.
func (b periods) lostApostrophe(i int) bool {
	next := b.at(i + 1)
	return isLetterWord(next) && !next.upper && next.low == "" && !b.is(i-1, "on", "and", "or", "every", "to", "through")
}

// isFirstName reports whether the weekday from i to end is the first name of a person:
// one surname follows it at the beginning of a sentence, "Friday Adams won", or after
// another person.
func (b periods) isFirstName(i, end int) bool {
	name, after := b.at(end), b.at(end+1)
	if !name.upper || name.caps || name.low != "" || after.upper || after.mark == '\'' || b.at(i).short {
		return false
	}
	return i == 0 || b.mark(i-1, ".!?") || b.is(i-1, "and") && b.at(i-2).upper && b.at(i-2).low == ""
}

func setOfWeekday(iso int, tod string) literal {
	return literal("XXXX-WXX-" + string(rune('0'+iso)) + tod)
}

// readWeekdayRange reads "Monday through Friday", "Thursday–Saturday".
func readWeekdayRange(b block, i int, _ dayOrder) reading {
	first, j := b.dates().weekdayAt(i)
	if j == 0 {
		return reading{}
	}
	k := b.joins(j)
	if k == 0 {
		return reading{}
	}
	second, end := b.dates().weekdayAt(k)
	if end == 0 {
		return reading{}
	}
	if n, e := b.weekAfter(end); e > 0 {
		return reading{end: e, mean: between{ofWeek{first, n}, ofWeek{second, n}}}
	}
	if b.periods().areHours(i, end) {
		return reading{end: end, set: true, mean: between{setOfWeekday(first, ""), setOfWeekday(second, "")}}
	}
	return reading{end: end, mean: between{weekdayOf{iso: first}, weekdayOf{iso: second}}}
}

// areHours reports whether the weekdays from i to end are those of opening hours: "open
// Monday to Friday", "Monday-Friday, 9 am - 5 pm".
func (b periods) areHours(i, end int) bool {
	for k := i - 1; k >= max(0, i-3); k-- {
		switch {
		case b.is(k, "scheduled"):
			return false // on the days of one week
		case b.is(k, "open", "hours", "closed", "available", "daily"):
			return true
		}
	}
	_, _, e := b.times().timesAt(b.skip(b.skipMark(end, ",:"), "from"))
	return e > 0
}

// readWeekdayList reads weekdays that share their week: "Monday, Tuesday and Friday next
// week".
func readWeekdayList(b block, i int, _ dayOrder) reading {
	var days []listed
	for j := i; len(days) < 7; {
		iso, k := b.dates().weekdayAt(j)
		if k == 0 {
			return reading{}
		}
		days = append(days, listed{j, iso})
		if n, end := b.weekAfter(k); end > 0 && len(days) > 1 {
			r := reading{end: end, from: j, mean: ofWeek{iso, n}}
			for _, d := range days[:len(days)-1] {
				r.before = append(r.before, member{d.from, d.from + 1, ofWeek{d.value, n}})
			}
			return r
		}
		if j = b.skip(b.skipMark(k, ","), "and", "or"); j == k {
			return reading{}
		}
	}
	return reading{}
}
