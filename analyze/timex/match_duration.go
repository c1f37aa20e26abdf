package timex

// lengths reads lengths of time in a block, and how often something comes.
type lengths struct{ block }

// quantity reads a number of units: "72", "two-and-a-half", "twenty-five", "several",
// "a couple of", "half a". n is negative if the text gives no exact number.
func (b lengths) quantity(i int) (n float64, end int) {
	w := b.at(i)
	switch {
	case w.isNumber() && !(i > 0 && w.tight && b.mark(i-1, "$#/.:")):
		return b.fraction(w.value, i+1)
	case w.count > 0:
		n, end = w.count, i+1
		if n >= 20 && n < 100 && b.mark(end, "-") && b.at(end+1).count > 0 && b.at(end+1).count < 10 {
			n, end = n+b.block[end+1].count, end+2
		}
		if b.at(end).count == 100 && n < 10 {
			n, end = n*100, end+1
		}
		return b.fraction(n, end)
	case b.is(i, "several", "few", "many"):
		return -1, i + 1
	case b.is(i, "a", "the") && b.is(i+1, "few", "couple"):
		return -1, b.skip(i+2, "of")
	case b.is(i, "couple"):
		return -1, b.skip(i+1, "of")
	case b.is(i, "a") && b.is(i+1, "half") && b.mark(i+2, "-"):
		return 0.5, i + 3
	case b.is(i, "a") && b.is(i+1, "dozen"):
		return 12, i + 2
	case b.is(i, "dozen"):
		return 12, i + 1
	case b.is(i, "half") && b.is(b.skipMark(i+1, "-"), "a", "an", "century", "decade"):
		return 0.5, b.skip(b.skipMark(i+1, "-"), "a", "an")
	}
	return 0, 0
}

// fraction reads "and a half" after a number.
func (b lengths) fraction(n float64, i int) (float64, int) {
	j := b.skipMark(i, "-")
	if b.is(j, "and") {
		k := b.skipMark(j+1, "-")
		if b.is(k, "a", "one") && b.is(b.skipMark(k+1, "-"), "half") {
			return n + 0.5, b.skipMark(k+1, "-") + 1
		}
	}
	return n, i
}

// amount is a quantity with its unit.
type amount struct {
	n      float64
	unit   unit
	plural bool
	joined bool // "72-hour"
	bare   bool // a unit alone: "for decades"
}

// amountAt reads a quantity and a unit, with the words that may stand between the two:
// "three consecutive days", "40 plus years", "two more weeks", "72-hour".
func (b lengths) amountAt(i int) (a amount, end int) {
	n, j := b.quantity(i)
	if j == 0 {
		w := b.at(i)
		switch {
		case b.is(i, "a", "an") && b.singular(i):
			n, j = 1, i+1
		case w.unit != "" && w.plural && w.unit != second && w.unit != quarter:
			return amount{-1, w.unit, true, false, true}, i + 1
		default:
			return amount{}, 0
		}
	}
	if n > 1e6 || n == 0 || b.at(i).width > 2 && b.at(i).value == 0 {
		return amount{}, 0 // "50  000 year" lost its comma
	}
	if b.is(i, "a", "an") && b.is(i+1, "full", "whole") {
		n = 1
	}
	j, joined := b.toUnit(i, j)
	w := b.at(j)
	if !b.counts(i, w, n) {
		return amount{}, 0
	}
	if !w.plural && !joined && b.at(i).width == 4 && n >= 1900 && n < 2100 {
		return amount{}, 0 // "World Cup 2018 day five"
	}
	if w.fortnight {
		n *= 2
	}
	return amount{n, w.unit, w.plural, joined, false}, j + 1
}

// toUnit returns the index of the unit of the quantity from i to j, after "-plus",
// "more", "consecutive" and the like, and whether a hyphen joins quantity and unit.
func (b lengths) toUnit(i, j int) (unit int, joined bool) {
	if b.mark(j, "-") && b.is(j+1, "plus") {
		j++
	}
	if joined = b.mark(j, "-") && b.at(j+1).unit != ""; joined {
		j++
	}
	for b.is(j, "more", "plus", "consecutive", "straight", "full", "whole", "other", "additional", "short", "long", "fiscal", "school",
		"calendar", "trading", "business", "working") && j < i+6 {
		j++
	}
	if b.mark(j, "+") {
		j++
	}
	return j, joined
}

// counts reports whether w is a unit that fits the number n, which begins at word i.
func (b lengths) counts(i int, w word, n float64) bool {
	switch w.unit {
	case "", weekend:
		return false
	case hour:
		return !w.caps || w.Len() > len("HR") // human resources
	case quarter:
		return n >= 0 && w.plural && !b.mark(i+1, "-") && !b.is(i+2, "of") // not "a quarter", "three-quarters", "three quarters of"
	case second:
		return w.plural && b.at(i).width > 0
	}
	return true
}

// singular reports whether "a" at i means one unit, as in "a week".
func (b lengths) singular(i int) bool {
	j := b.skip(i+1, "full", "whole")
	w := b.at(j)
	if w.unit == "" || w.plural {
		return false
	}
	switch w.unit {
	case year, month, week, decade, century, hour:
		return true
	case day:
		return b.is(i-1, "for", "in", "within", "than", "about", "over", "just", "under")
	}
	return false
}

// readDuration reads a length of time, with the words that say where it lies: "three
// days", "the past two years", "more than 20 years", "two days ago", "a week later".
func readDuration(b block, i int, _ dayOrder) reading {
	if r := b.lengths().unitLong(i); r.end > 0 {
		return r
	}
	j, extent := b.lengths().modifier(i)
	a, end := b.lengths().amountAt(j)
	if end == 0 {
		return reading{}
	}
	if b.lengths().isAge(i, end) || b.at(end).low == "long" && b.mark(end-1, "-") || b.lengths().unitLong(end-1).end > end {
		return reading{}
	}
	if b.is(i, "one") && end == i+2 && a.unit == day && !a.plural && b.lengths().isHoped(i, end) {
		return reading{end: end, mean: literal("FUTURE_REF")}
	}
	if r := b.lengths().placed(a, end, j); r.end > 0 {
		return r
	}
	if a.bare && !extent && !b.lengths().bareLasts(i, a.unit) {
		return reading{}
	}
	if b.lengths().rate(j, i) {
		return reading{end: end, set: true, mean: every(a.unit)}
	}
	return reading{end: end, mean: duration(a.n, a.unit)}
}

// unitLong reads "decade-long" and "the years" in "over the years".
func (b lengths) unitLong(i int) reading {
	w := b.at(i)
	switch {
	case w.unit != "" && b.mark(i+1, "-") && b.at(i+1).tight && b.is(i+2, "long"):
		n := 1.0
		if w.plural {
			n = -1
		}
		return reading{end: i + 3, mean: duration(n, w.unit)}
	case b.is(i, "the") && b.is(i+1, "years") && b.is(i-1, "over", "through", "throughout") && !b.is(i+2, "of", "to", "from"):
		return reading{end: i + 2, mean: duration(-1, year)}
	}
	return reading{}
}

// modifier reads the words before a quantity that belong to the expression. It also
// returns whether after them a unit without a number is a length of time ("the past
// months").
func (b lengths) modifier(i int) (end int, extent bool) {
	j := i
	switch {
	case b.is(j, "more", "less", "fewer") && b.is(j+1, "than"):
		j += 2
	case b.is(j, "at") && b.is(j+1, "least", "most"):
		j += 2
	case b.is(j, "up") && b.is(j+1, "to"):
		j += 2
	case b.is(j, "nearly", "almost", "about", "around", "approximately", "roughly", "another", "some"):
		j++
		if b.is(i, "another") && b.at(j).unit != "" && !b.at(j).plural {
			return i, false
		}
	case b.is(j, "over") && b.is(j-1, "for", "in", "of", "the", "with", "after", "from"):
		j++
	}
	k := b.skip(j, "the")
	if b.is(k, "last") && k == j && !b.is(k-1, "in", "over", "during", "for", "within", "of", "these", "through") {
		return j, false // "will last ten hours"
	}
	if b.is(k, "last", "past", "next", "previous", "coming", "following", "first", "final", "preceding", "prior") {
		return b.skip(k+1, "full"), k > j || b.is(k, "past", "last", "next", "previous")
	}
	if b.is(k, "these", "those") && b.at(k+1).count > 0 {
		return k + 1, false
	}
	if k > j && b.at(k).count > 0 && j == i {
		return j, false
	}
	return j, false
}

// bareLasts reports whether a unit alone at i is a length of time: "decades", "for
// months", "took hours", "in minutes".
func (b lengths) bareLasts(i int, u unit) bool {
	switch u {
	case decade, century:
		return true
	case day:
		return false
	case hour:
		return b.is(i-1, "within", "for", "took", "take")
	case minute:
		return b.is(i-1, "within", "for", "took", "take", "just", "in")
	}
	return b.is(i-1, "for", "in", "just", "over", "after", "within", "during", "through", "of", "than", "until", "by", "take", "took")
}

// isHoped reports whether "one day" from i to end is a day to come: "will one day be",
// "hopes to return one day".
func (b lengths) isHoped(i, end int) bool {
	switch {
	case b.is(i-1, "will", "would", "may", "might", "could", "can", "should", "to"):
		return true
	case b.is(i-1, "in", "for", "within", "only", "just", "of", "than", "least", "on", "and", "or", "by", "from"):
		return false
	}
	before := b.at(i - 1)
	return isLetterWord(before) && b.mark(end, ".!") || b.is(end, "will", "would", "may", "might", "could", "can")
}

// isAge reports whether an amount is the age of a person.
func (b lengths) isAge(from, end int) bool {
	j := b.skipMark(end, "-")
	return b.is(from-1, "of") && b.is(from-2, "age") || b.is(j, "old") || b.is(end, "of") && b.is(end+1, "age")
}

// placed reads "ago", "later", "earlier", "from now" after an amount.
func (b lengths) placed(a amount, end, from int) reading {
	n := int(a.n)
	told, dir := false, 0
	last := end + 1
	switch {
	case b.is(end, "ago"):
		dir = -1
	case b.is(end, "from") && b.is(end+1, "now", "today"):
		dir, last = 1, end+2
	case b.is(end, "later"):
		told, dir = true, 1
	case b.is(end, "earlier"), b.is(end, "before") && b.standsAlone(end+1) && b.at(end+1).mark != 0:
		told, dir = true, -1
	default:
		return reading{}
	}
	if told && dir > 0 && (a.n < 0 || a.unit == minute || a.unit == second || a.unit == hour && n%24 != 0) {
		return reading{end: last, mean: literal("XXXX-XX-XX")} // "days later"
	}
	switch {
	case a.n < 0:
		return reading{end: last, mean: literal(vague(dir))}
	case a.n != float64(n) && a.unit == year:
		return reading{end: last, mean: offset{grain: month, n: dir * int(a.n*12), told: told, vague: vague(dir)}}
	}
	grain := a.unit
	switch a.unit {
	case decade, century:
		grain, n = year, n*map[unit]int{decade: 10, century: 100}[a.unit]
	case hour, minute, second:
		if a.unit == hour && n%24 == 0 {
			return reading{end: last, mean: offset{grain: day, n: dir * n / 24, told: told, vague: vague(dir)}}
		}
		return reading{end: last, mean: literal(vague(dir))}
	}
	if n > 5000 {
		return reading{end: last, mean: literal(vague(dir))}
	}
	return reading{end: last, mean: offset{grain: grain, n: dir * n, told: told, vague: vague(dir)}}
}

// rate reports whether "a year" at j gives a rate because it stands after money, a
// number or "times":
func (b lengths) rate(j, i int) bool {
	if !b.is(j, "a", "an") || j != i {
		return false
	}
	if noun := b.at(i - 1); b.at(i-2).count > 0 && noun.low == "" && isLetterWord(noun) {
		return true // "one egg a day"
	}
	prev := b.at(i - 1)
	if b.is(i-1, "once", "twice", "times", "percent", "time") || prev.mark == '%' || prev.isNumber() && !b.is(i-2, "in") {
		return true
	}
	// "$15 million a year", "1,200 jobs a year"
	for k := i - 1; k >= max(0, i-4); k-- {
		if b.mark(k, ",.;:()") {
			return false
		}
		if b.at(k).width > 0 && (b.mark(k-1, "$€£") || prev.low == "" && !prev.upper) {
			return k < i-1 && !b.is(i-1, "for", "in")
		}
	}
	return b.at(i-1).unit != "" && (b.at(i-1).plural || b.at(i-1).unit == day)
}

// readRepeated reads a set, which is a time that recurs: "every Tuesday", "each year",
// "twice a month", "per year", "weekly", "day by day".
func readRepeated(b block, i int, _ dayOrder) reading {
	w := b.at(i)
	if w.set != "" && !(w.upper && b.at(i-1).upper) { // not the "LA Weekly"
		return reading{end: i + 1, set: true, mean: literal(w.set)}
	}
	switch {
	case b.is(i, "every", "each"):
		return b.lengths().every(i)
	case b.is(i, "a") && b.is(i+1, "day") && (b.at(i-1).low == "" || b.is(i-1, "hours", "minutes")) && b.lengths().rate(i, i):
		return reading{end: i + 2, set: true, mean: every(day)}
	case b.is(i, "per") && b.at(i+1).unit != "" && !b.at(i+1).plural:
		return reading{end: i + 2, set: true, mean: every(b[i+1].unit)}
	case b.is(i, "once", "twice"):
		return b.lengths().setOf(i, i+1)
	case (w.count > 0 || w.isNumber() || b.is(i, "several")) && b.is(i+1, "times"):
		return b.lengths().setOf(i, i+2)
	case w.unit != "" && !w.plural && (b.is(i+1, "by", "after", "to") || b.mark(i+1, "-")):
		j := i + 2
		if b.mark(i+1, "-") {
			if !b.is(i+2, "by", "after", "to") {
				return reading{}
			}
			j = b.skipMark(i+3, "-")
		}
		if b.at(j).low == w.low {
			return reading{end: j + 1, set: true, mean: duration(1, w.unit)}
		}
	}
	return reading{}
}

// setOf reads the unit after "twice": "a year", "each month", "per week".
func (b lengths) setOf(i, j int) reading {
	if b.is(j, "a", "an", "each", "every", "per") && b.at(j+1).unit != "" && !b.at(j+1).plural {
		return reading{end: j + 2, set: true, mean: every(b.block[j+1].unit)}
	}
	return reading{}
}

// every reads "every Tuesday", "each year", "every other week", "every two
// years", "every morning", "every spring", "every March".
func (b lengths) every(i int) reading {
	j := i + 1
	if b.is(j, "other") && b.at(j+1).unit != "" {
		return reading{end: j + 2, set: true, mean: duration(2, b.block[j+1].unit)}
	}
	if r := b.everyWeekdays(i, b.skip(j, "other", "second")); r.end > 0 {
		return r
	}
	j = b.skip(j, "single", "fiscal", "school")
	w := b.at(j)
	r := reading{end: j + 1, set: true}
	switch {
	case w.unit != "" && !w.plural && w.unit != second && !(w.unit == quarter && w.count > 0):
		r.mean = every(w.unit)
	case w.part != "" && !w.plural:
		r.mean = literal("XXXX-XX-XXT" + w.part)
	case w.season != "" && !w.plural:
		r.mean = literal("XXXX-" + w.season)
	case w.month != 0 && w.upper:
		r.mean = literal(point{grain: month, sub: w.month}.String())
	default:
		if a, end := b.amountAt(j); end > 0 && !a.bare {
			return reading{end: end, set: true, mean: duration(a.n, a.unit)}
		}
		return reading{}
	}
	return r
}

// everyWeekdays reads the weekdays from word j on after "every" at word i: "every other
// Friday", "each Monday and Thursday", "every Monday morning".
func (b lengths) everyWeekdays(i, j int) (r reading) {
	for from := i; b.at(j).weekday != 0 && b.at(j).upper && !b.at(j).plural; {
		if r.end > 0 {
			r.before = append(r.before, member{r.from, r.end, r.mean})
		}
		r.set, r.from, r.end, r.mean = true, from, j+1, setOfWeekday(b.at(j).weekday, "")
		if part := b.at(j + 1).part; part != "" {
			r.end, r.mean = j+2, setOfWeekday(b.at(j).weekday, "T"+part)
		}
		from = b.skip(b.skipMark(r.end, ","), "and", "or")
		if j = from; from == r.end {
			break
		}
	}
	return r
}
