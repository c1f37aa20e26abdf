package timex

// deicticDays are the days that are named from the day of speaking.
var deicticDays = map[string]int{"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0,
	"todays": 0, "yesterdays": -1, "tomorrows": 1} // the apostrophe was lost

// deicticDay is "today", "yesterday", "tomorrow"; in a sentence that speaks of
// no day in particular ("the dangers we face today") it is a mere reference.
type deicticDay struct {
	n       int
	tod     string
	general bool // the words around show that no day is meant: "today's consumers"
}

func (m deicticDay) resolve(c *context) denotation {
	if m.tod == "" && (m.general || c.generic || c.clock.IsZero()) {
		return only([]string{"PAST_REF", "PRESENT_REF", "FUTURE_REF"}[m.n+1])
	}
	return offset{grain: day, n: m.n, tod: m.tod}.resolve(c)
}

// readDeictic reads "today", "late yesterday", "tomorrow night", "tonight".
func readDeictic(b block, i int, _ dayOrder) reading {
	j := i
	if b.is(j, "early", "late", "later", "earlier") {
		j++
	}
	n, ok := deicticDays[b.at(j).low]
	if !ok {
		return reading{}
	}
	tod, end := b.partAt(j + 1)
	if b.is(j, "tonight") {
		tod, end = "TNI", j+1
	}
	return reading{end: end, mean: deicticDay{n: n, tod: tod, general: b.nowadays(j)}}
}

// partAt reads a part of the day after its day, "morning", and returns it as "TMO"; else
// "" and i.
func (b block) partAt(i int) (tod string, end int) {
	if w := b.at(i); w.part != "" && !w.plural {
		return "T" + w.part, i + 1
	}
	return "", i
}

// nowadays reports whether "today" or "tomorrow" at i means no day: "today's consumers", "today's fast-moving offices",
// "as strong today as ever", "more than today".
func (b block) nowadays(i int) bool {
	if b.mark(i+1, "'") && b.is(i+2, "s") {
		if b.is(i-1, "than") {
			return true
		}
		for k := i + 3; k < i+8 && (isLetterWord(b.at(k)) || b.mark(k, "-")) && !b.is(k, "and", "of", "in", "to", "for"); k++ {
			if b.at(k).has(nowadays) {
				return true
			}
		}
		return false
	}
	return b.is(i, "today") && (b.is(i-2, "as") && b.is(i+1, "as") || b.is(i-1, "than", "even", "still"))
}

// A direction is what a word before a unit says about it, such as "last" or "next".
type direction struct {
	dir  string // last, this, next
	n    int    // how many units away, negative in the past
	told bool   // reckoned from the last time told, not from the clock
}

// directions are the words with a direction.
var directions = map[string]direction{
	"last": {"last", -1, false}, "past": {"last", -1, false}, "next": {"next", 1, false}, "this": {"this", 0, false},
	"coming": {"next", 1, false}, "upcoming": {"next", 1, false}, "current": {"this", 0, false}, "previous": {"last", -1, true},
	"preceding": {"last", -1, true}, "prior": {"last", -1, true}, "following": {"next", 1, true}, "that": {"this", 0, true},
	"same": {"this", 0, true},
}

// readDirected reads "last year", "the coming week", "next Tuesday", "this
// past June", "that day", "the following spring", "this morning".
func readDirected(b block, i int, _ dayOrder) reading {
	j, d := b.directionAt(i)
	if d.dir == "" {
		return reading{}
	}
	k := b.skipMark(b.skip(j+1, "fiscal", "financial", "calendar", "school", "academic"), "-")
	switch w := b.at(k); {
	case w.plural:
		return b.directedPlural(j, k)
	case w.unit == day:
		return b.directedDay(j, k)
	case spans[w.unit]:
		return b.directedSpan(i, j, k, d)
	}
	return b.directedName(j, k, d)
}

// directionAt reads a direction, with an article or "this" before it: "next", "the past",
// "this past". The index is that of the direction, which is empty if none stands there.
func (b block) directionAt(i int) (int, direction) {
	j := i
	if b.is(i, "the", "this") && (directions[b.at(i+1).low].dir != "" || b.is(i+1, "same")) {
		j++
		if b.is(i, "this") && !b.is(j, "past", "coming", "last", "same") {
			return j, direction{} // of two directions in a row, only few make sense
		}
	}
	return j, directions[b.at(j).low]
}

// directedPlural reads "this years budget", which lost its apostrophe. Other plurals are
// several units and so no point in time.
func (b block) directedPlural(j, k int) reading {
	if b.at(k).unit == year && k == j+1 && b.is(j, "this") && isLetterWord(b.at(k+1)) {
		return reading{end: k + 1, mean: offset{grain: year, vague: vague(0)}}
	}
	return reading{}
}

// directedName reads what has a name of its own, at k, after the word j of direction d:
// "next Friday", "last June", "this spring", "this morning", "last Christmas".
func (b block) directedName(j, k int, d direction) reading {
	switch w := b.at(k); {
	case w.weekday != 0 && w.upper:
		return b.directedWeekday(k, d)
	case w.month != 0 && w.upper && k == j+1:
		return b.directedMonth(k, d)
	case w.season != "":
		end := b.skip(k+1, "season")
		return reading{end: end, mean: directed{point{grain: season, name: w.season}, d.dir}}
	case w.part != "" && (d.dir == "this" || b.is(j, "last")):
		return b.directedPart(j, k, d)
	case d.told || k != j+1:
		return reading{}
	}
	return b.directedHoliday(k, d)
}

// directedMonth reads "last June", but not "last June 5", which readDate reads.
func (b block) directedMonth(k int, d direction) reading {
	if _, end := b.dates().dateAt(k); end > 0 {
		return reading{}
	}
	return reading{end: k + 1, mean: directed{point{grain: month, sub: b.at(k).month}, d.dir}}
}

// directedPart reads "this morning", "last night". Nobody says "this night" of the night
// of the clock: that is "tonight".
func (b block) directedPart(j, k int, d direction) reading {
	part := b.at(k).part
	if part == "NI" && b.is(j, "this") {
		return reading{}
	}
	return reading{end: k + 1, mean: offset{grain: day, n: d.n, told: d.told, tod: "T" + part}}
}

// readSame reads a part of the year told last in another year: "the same month a year
// ago", "the same period last year", "the same quarter of 2024".
func readSame(b block, i int, order dayOrder) reading {
	j := b.skip(i, "the")
	u := b.at(j + 1).unit
	if !b.is(j, "same") || b.at(j+1).plural || u != month && u != quarter && u != week && u != day && !b.is(j+1, "period", "time") {
		return reading{}
	}
	if u == "" {
		u = anyUnit
	}
	k := b.skip(j+2, "of", "in")
	if y, end := b.years().yearAt(k); end > 0 && !(b.mark(end, "/-") && b.at(end).tight) {
		return reading{end: end, mean: sameOf{u, calendar{point{grain: year, year: y}}}}
	}
	for _, read := range []func(block, int, dayOrder) reading{readDirected, readDuration, readAnaphor} {
		r := read(b, k, order)
		if o, ok := r.mean.(offset); ok && o.grain == year {
			return reading{end: r.end, mean: sameOf{u, r.mean}}
		}
	}
	return reading{}
}

// anyUnit is the grain of what was told last, whatever it is.
const anyUnit unit = "*"

// sameOf is the last told point of a grain in another year.
type sameOf struct {
	grain unit
	year  meaning
}

func (m sameOf) resolve(c *context) denotation {
	p := c.last
	if m.grain == quarter {
		p = c.quarter
	}
	if p.year == 0 || m.grain != anyUnit && p.grain != m.grain {
		return only("XXXX-XX-XX")
	}
	if o, ok := m.year.(offset); ok && o.told {
		p.year += o.n
	} else {
		p.year = m.year.resolve(c).point.year
	}
	if p.grain == day && p.date().IsZero() {
		p.year = 0
	}
	p.named = 0
	return on(p)
}

// spans are the units of the calendar longer than a day.
var spans = map[unit]bool{year: true, month: true, week: true, weekend: true, quarter: true, decade: true, century: true}

// directedSpan reads "last year", "the next quarter": the unit k after the word j
// of direction d; i is j, or the article before it.
func (b block) directedSpan(i, j, k int, d direction) reading {
	u, article := b.at(k).unit, j > i && b.is(i, "the")
	if b.is(j, "past") || (u == decade || u == century && article) && d.n != 0 && !d.told {
		return reading{end: k + 1, mean: duration(1, u)}
	}
	ofSomething := b.is(k+1, "of") && (u == quarter || (article || b.is(j-1, "the")) && b.is(j, "last", "next", "current"))
	if ofSomething {
		return reading{}
	}
	told := d.told || article && b.is(j, "next")
	return reading{end: k + 1, mean: offset{grain: u, n: d.n, told: told, vague: vague(d.n)}}
}

// directedWeekday reads "next Friday", "last Monday night".
func (b block) directedWeekday(k int, d direction) reading {
	iso := b.at(k).weekday
	tod, end := b.partAt(k + 1)
	if d.told {
		return reading{end: end, mean: toldWeekday{iso, d.n, tod}}
	}
	return reading{end: end, mean: weekdayOf{iso: iso, dir: d.dir, tod: tod}}
}

// directedHoliday reads "last Christmas".
func (b block) directedHoliday(k int, d direction) reading {
	r := readHoliday(b, k, 0)
	h, ok := r.mean.(holidayOf)
	if r.end == 0 || !ok || h.year != 0 {
		return reading{}
	}
	h.dir = d.dir
	return reading{end: r.end, mean: h}
}

// directedDay reads "day" after a direction, which only few of them allow.
func (b block) directedDay(j, k int) reading {
	d := directions[b[j].low]
	if k == j+1 && (b.is(j, "next") || d.told) { // "same-day delivery" is no day
		return reading{end: k + 1, mean: offset{grain: day, n: d.n, told: true, vague: "XXXX-XX-XX"}}
	}
	return reading{}
}

// vague is the value of an expression if the time that it is reckoned from is unknown.
func vague(n int) string {
	switch {
	case n < 0:
		return "PAST_REF"
	case n > 0:
		return "FUTURE_REF"
	}
	return "PRESENT_REF"
}

// readReference reads expressions that TIMEX3 gives a reference and no date: "now",
// "recently", "the future", "recent years".
func readReference(b block, i int, _ dayOrder) reading {
	w := b.at(i)
	if w.ref != "" && !(b.mark(i+1, "-") && b.at(i+1).tight) { // "the now-cancelled deal"
		return reading{end: i + 1, mean: literal(w.ref)}
	}
	j := b.skip(i, "the")
	if r := b.vagueUnit(j); r.end > 0 {
		return r
	}
	if r := b.vagueFuture(i, j); r.end > 0 {
		return r
	}
	return b.vaguePresent(i, j)
}

// vagueUnit reads a unit that is near the present, nobody says how near: "latest quarter",
// "recent years", "coming months".
func (b block) vagueUnit(j int) reading {
	switch w := b.at(j + 1); {
	case w.unit == "":
	case b.is(j, "latest") && spans[w.unit] && !b.is(j+2, "of"), b.is(j, "recent") && w.plural:
		return reading{end: j + 2, mean: literal("PAST_REF")}
	case b.is(j, "coming") && w.plural:
		return reading{end: j + 2, mean: literal("FUTURE_REF")}
	}
	return reading{}
}

// vagueFuture reads "the near future" and "the future", where that is no part of a name
// or of a longer noun. The article is at i, if there is one, the word after it at j.
func (b block) vagueFuture(i, j int) reading {
	switch {
	case b.is(j, "near") && b.is(j+1, "future"):
		return reading{end: j + 2, mean: literal("FUTURE_REF")}
	case b.is(j, "future") && j > i && !b[j].upper && b.standsAlone(j+1):
		return reading{end: j + 1, mean: literal("FUTURE_REF")}
	}
	return reading{}
}

// vaguePresent reads "current" before its noun, "the time being", "these days" and "at
// present". The article is at i, if there is one, the word after it at j.
func (b block) vaguePresent(i, j int) reading {
	end := 0
	switch {
	case b.is(i, "current") && b.noun(i+1):
		end = i + 1
	case j > i && b.is(j, "time") && b.is(j+1, "being"):
		end = j + 2
	case b.is(i, "these") && b.is(i+1, "days"):
		end = i + 2
	case b.is(i-1, "at") && b.is(j, "present"):
		end = j + 1
	default:
		return reading{}
	}
	return reading{end: end, mean: literal("PRESENT_REF")}
}

// readAboutTime reads "approximately 8:50 a.m.".
func readAboutTime(b block, i int, order dayOrder) reading {
	if !b.is(i, "approximately", "about", "around", "roughly") {
		return reading{}
	}
	return readTimeExpression(b, i+1, order)
}

// readModified reads an expression with a word before it that does not change its
// value: "early 2007", "mid-February", "later this year", "the end of the month".
func readModified(b block, i int, order dayOrder) reading {
	j := b.afterModifier(i)
	if j == 0 {
		return b.unitEnd(i)
	}
	if b.isUnitOfClock(j) {
		return reading{end: j + 2, mean: offset{grain: b[j+1].unit, vague: "PRESENT_REF"}}
	}
	if m, end := b.dates().monthAt(j); end > 0 {
		if r := readDate(b, j, order); r.end > 0 {
			return r
		}
		return reading{end: end, mean: calendar{point{grain: month, sub: m}}}
	}
	for _, read := range []func(block, int, dayOrder) reading{readDirected, readWeekday, readSeason, readDecade, readCentury, readQuarter,
		readFiscal, readYearAfterModifier} {
		if r := read(b, j, order); r.end > 0 && !r.set {
			return r
		}
	}
	return reading{}
}

// afterModifier returns the index after the words at i that say which part of the time
// after them is meant, 0 if there are none: "early", "the late", "mid-", "the end of".
func (b block) afterModifier(i int) int {
	j := b.skip(i, "the")
	switch {
	case j > i && b.is(j, "early") && b.at(j+1).unit == hour && b.is(j+2, "of"):
		return j + 3 // "the early hours of Sunday"
	case b.is(j, "early", "late", "mid"), j == i && b.is(i, "later", "earlier"):
		return b.skipMark(j+1, "-")
	case b.is(j, "beginning", "start", "end", "middle", "rest", "remainder") && b.is(j+1, "of"):
		return j + 2
	}
	return 0
}

// unitEnd reads "year-end" and "by year end": the unit is that of the clock, though
// nothing before it says so.
func (b block) unitEnd(i int) reading {
	if !b.is(i, "year", "month", "quarter") {
		return reading{}
	}
	hyphenated := b.mark(i+1, "-") && b.is(i+2, "end")
	if !hyphenated && !(b.is(i+1, "end") && b.is(i-1, "by", "at", "until", "before")) {
		return reading{}
	}
	return reading{end: b.skipMark(i+1, "-") + 1, mean: offset{grain: b[i].unit, vague: "PRESENT_REF"}}
}

// isUnitOfClock reports whether the article at j and the unit after it are those of the
// clock: "the end of the month". "The end of the day" is mostly a figure of speech.
func (b block) isUnitOfClock(j int) bool {
	w := b.at(j + 1)
	if !b.is(j, "the") || !b.is(j-1, "of", "in") || w.unit == "" || w.plural {
		return false
	}
	return w.unit != day || b.is(j-2, "start")
}

func readYearAfterModifier(b block, i int, _ dayOrder) reading {
	y, end := b.years().yearAt(i)
	if end == 0 || y < 1700 {
		return reading{}
	}
	return reading{end: end, mean: calendar{point{grain: year, year: y}}}
}

// readOfYear reads a date whose year is reckoned from that of the clock: "March last
// year", "18 May this year".
func readOfYear(b block, i int, _ dayOrder) reading {
	p, j := b.dates().dateAt(i)
	if j == 0 || p.year != 0 {
		if p.sub, j = b.dates().monthAt(i); j == 0 {
			return reading{}
		}
		p = point{grain: month, sub: p.sub}
	}
	d, ok := directions[b.at(j).low]
	if !ok || d.told || b.at(j+1).unit != year || b.at(j+1).plural || b.is(j, "past", "coming", "upcoming", "current") {
		return reading{}
	}
	return reading{end: j + 2, mean: ofYear{p, d.n}}
}

// ofYear is a date in the year that lies n years after the clock's.
type ofYear struct {
	point
	n int
}

func (m ofYear) resolve(c *context) denotation {
	if !c.clock.IsZero() {
		m.year = c.clock.Year + m.n
	}
	return calendar{m.point}.resolve(c)
}

// readOfWeek reads a weekday with its week: "Thursday last week".
func readOfWeek(b block, i int, _ dayOrder) reading {
	iso, j := b.dates().weekdayAt(i)
	if j == 0 {
		return reading{}
	}
	if n, end := b.weekAfter(j); end > 0 {
		return reading{end: end, mean: ofWeek{iso, n}}
	}
	return reading{}
}

// weekAfter reads the week that stands after its day, "last week" or "of next week", and
// returns how many weeks from the clock's it lies.
func (b block) weekAfter(i int) (n, end int) {
	j := b.skip(b.skipMark(i, ","), "of")
	d, ok := directions[b.at(j).low]
	if !ok || d.told || b.at(j+1).unit != week || b.at(j+1).plural {
		return 0, 0
	}
	return d.n, j + 2
}

// ofWeek is a weekday, 1 for Monday, in the week that lies n weeks after the clock's.
type ofWeek struct{ iso, n int }

func (m ofWeek) resolve(c *context) denotation {
	if c.clock.IsZero() {
		return weekdayOf{iso: m.iso}.resolve(c)
	}
	return on(dayPoint(c.clock.AddDays(7*m.n + m.iso - isoWeekday(c.clock))))
}

// readPartOfDay reads a part of a day with the day after it: "the evening of February
// 24".
func readPartOfDay(b block, i int, _ dayOrder) reading {
	j := b.skip(i, "the")
	part := b.at(j)
	if part.part == "" || part.plural || !b.is(j+1, "of") {
		return reading{}
	}
	m, end := b.times().dayExpression(j + 2)
	if end == 0 {
		return reading{}
	}
	return reading{end: end, mean: at{"T" + part.part, m}}
}
