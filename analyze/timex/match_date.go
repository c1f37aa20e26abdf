package timex

// years reads years in a block, and tells them from other numbers.
type years struct{ block }

// dates reads days and months by name in a block.
type dates struct{ block }

// yearAt reads a year: four digits, or two after an apostrophe.
func (b years) yearAt(i int) (y, end int) {
	w := b.at(i)
	if w.isNumber() && w.width == 4 && w.value >= 1000 && w.value < 2200 {
		return int(w.value), i + 1
	}
	if w.mark == '\'' && b.at(i+1).tight && b.at(i+1).isNumber() && b.at(i+1).width == 2 {
		return century20(int(b.block[i+1].value)), i + 2
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
func (b dates) dayAt(i int) (d, end int) {
	w := b.at(i)
	if w.width >= 1 && w.width <= 2 && w.value >= 1 && w.value <= 31 {
		return int(w.value), i + 1
	}
	return 0, 0
}

// spelledDay reads a day of the month as an ordinal in letters: "fourth", "twenty-first".
func (b dates) spelledDay(i int) (d, end int) {
	w := b.at(i)
	if n := int(w.count); n == 20 || n == 30 {
		next := b.at(i + 2)
		if b.mark(i+1, "-") && next.ordinal > 0 && n+next.ordinal <= 31 && next.ordinal < 10 {
			return n + next.ordinal, i + 3
		}
	}
	if w.ordinal > 0 && w.ordinal <= 31 {
		return w.ordinal, i + 1
	}
	return 0, 0
}

// monthAt reads the name of a month with the full stop of its short form.
func (b dates) monthAt(i int) (m, end int) {
	w := b.at(i)
	if w.month == 0 || !w.upper && !b.smallMonth(i) {
		return 0, 0
	}
	if b.mark(i+1, ".") && b.at(i+1).tight && (w.short || b.at(i+2).width > 0) {
		return w.month, i + 2
	}
	return w.month, i + 1
}

// smallMonth reports whether a word in small letters is a month, because a day and a
// year stand beside it: "may 5, 2026", "5 march 2026".
func (b dates) smallMonth(i int) bool {
	j := i + 1
	if _, k := b.dayAt(i - 1); k == 0 {
		if _, j = b.dayAt(i + 1); j == 0 {
			return false
		}
	}
	_, end := b.years().yearAt(b.skipMark(j, ","))
	return end > 0
}

// weekdayAt reads a weekday that stands before a date: "Tues., ".
func (b dates) weekdayAt(i int) (iso, end int) {
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

// yearAfter reads a year after a date: ", 2026", " 2026", " of 2026", and
// returns end 0 when none stands there.
func (b years) yearAfter(i int) (y, end int) {
	i = b.skipMark(i, ",")
	i = b.skip(i, "of")
	y, end = b.yearAt(i)
	if end > 0 && b.at(end).unit != "" && !b.at(end).plural {
		return 0, 0 // "March 3, 2000 hours" is no year
	}
	return y, end
}

// dateAt reads one date with a month by name, with a weekday before where one
// stands.
func (b dates) dateAt(i int) (p point, end int) {
	iso, j := b.weekdayAt(i)
	if j == 0 {
		return b.monthDateAt(i)
	}
	j = b.skipMark(j, ",")
	j = b.skip(j, "the")
	p, end = b.monthDateAt(j)
	if end == 0 || p.grain != day {
		return point{}, 0
	}
	p.named = iso
	return p, end
}

// monthDateAt reads month and day, day and month, month and year, with a year
// after where one stands.
func (b dates) monthDateAt(i int) (p point, end int) {
	if p, end := b.hyphenated(i); end > 0 {
		return p, end
	}
	if m, j := b.monthAt(i); j > 0 {
		return b.afterMonth(m, j)
	}
	if b.at(i).mark != 0 {
		return point{}, 0
	}
	j := b.skip(i, "the", "this")
	d, k := b.dayAt(j)
	if d2, e := b.spelledDay(j); e > 0 && b.is(b.skip(e, "day"), "of") {
		d, k = d2, e
	} else if k == 0 || j > i && !b.at(j).nth {
		return point{}, 0 // "the 13 November attacks": the article belongs to "attacks"
	}
	if b.mark(k, ".") && b.at(k).tight { // "21. Feb 2024"; without a year it is the end of a sentence
		if m, e := b.monthAt(k + 1); e > 0 {
			if p, e := b.withYear(point{grain: day, sub: m, day: d}, e); p.year > 0 {
				return p, e
			}
		}
		return point{}, 0
	}
	if m, e := b.monthAt(b.skip(b.skip(k, "day"), "of")); e > 0 {
		return b.withYear(point{grain: day, sub: m, day: d}, e)
	}
	return point{}, 0
}

// afterMonth reads what stands after the month m: a day, perhaps with a year, or a year.
func (b dates) afterMonth(m, i int) (p point, end int) {
	k := b.skip(i, "the")
	d, e := b.dayAt(k)
	if e == 0 {
		if d, e = b.spelledDay(k); e > 0 && b.at(e).upper {
			d, e = 0, 0 // "the March First Movement"
		}
	}
	if e > 0 && !b.continuesNumber(e) {
		return b.withYear(point{grain: day, sub: m, day: d}, e)
	}
	if y, k := b.years().yearAfter(i); k > 0 {
		return point{grain: month, year: y, sub: m}, k
	}
	return point{}, 0
}

// hyphenated reads "19-Nov-12", "12-March-2026", "Mar-12-2026" and "Aug-2024".
func (b dates) hyphenated(i int) (p point, end int) {
	part := func(k int) bool { return b.mark(k, "-") && b.at(k).tight && b.at(k+1).tight }
	if b.at(i).tight && b.mark(i-1, "-/.") || !part(i+1) {
		return point{}, 0
	}
	m, d := b.at(i).month, 0
	first, _ := b.dayAt(i)
	switch second, _ := b.dayAt(i + 2); {
	case first > 0 && b.at(i+2).month > 0 && part(i+3):
		d, m = first, b.at(i+2).month
	case m > 0 && second > 0 && part(i+3) && b.at(i+4).width == 4:
		d = second
	case m > 0 && b.at(i+2).width == 4:
		if y, e := b.years().yearAt(i + 2); e > 0 && b.at(i).upper {
			return point{grain: month, year: y, sub: m}, e
		}
		return point{}, 0
	default:
		return point{}, 0
	}
	y, e := b.years().yearAt(i + 4)
	if w := b.at(i + 4); e == 0 && w.isNumber() && w.width == 2 {
		y, e = century20(int(w.value)), i+5
	}
	if e == 0 || d > monthDays[m] {
		return point{}, 0
	}
	return point{grain: day, year: y, sub: m, day: d}, e
}

// yearThenMonth reads "2024 Aug", "2023 Sept." and "2024 August 7".
func (b dates) yearThenMonth(i int) (p point, end int) {
	y, j := b.years().yearAt(i)
	if j == 0 || b.block[i].width != 4 {
		return point{}, 0
	}
	m, k := b.monthAt(b.skipMark(j, ","))
	if k == 0 || b.is(i-1, "of") || b.at(i-1).month > 0 || b.mark(i-1, ",") || b.at(i-1).width > 0 {
		return point{}, 0 // "of 2024 August"
	}
	if d, e := b.dayAt(k); e > 0 && !b.continuesNumber(e) {
		if _, other := b.years().yearAfter(e); other > 0 {
			return point{}, 0 // "in 2024, August 7, 2025"
		}
		return point{grain: day, year: y, sub: m, day: d}, e
	}
	if _, other := b.years().yearAfter(k); other > 0 || j != k-1 && !b.mark(k-1, ".") {
		return point{}, 0
	}
	return point{grain: month, year: y, sub: m}, k
}

// withYear adds the year that stands after a month and a day. It refuses a day that the
// month does not have.
func (b dates) withYear(p point, i int) (point, int) {
	if p.day > monthDays[p.sub] {
		return point{}, 0
	}
	if y, end := b.years().yearAfter(i); end > 0 {
		p.year = y
		return p, end
	}
	return p, i
}

var monthDays = [...]int{1: 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

// continuesNumber reports whether the number before word i goes on: "May 3.5",
// "May 10:30", "March 5 percent", "June 3 million".
func (b dates) continuesNumber(i int) bool {
	w := b.at(i)
	return w.tight && w.mark != 0 && (w.mark == ':' || w.mark == '%' || w.mark == '/') && b.at(i+1).tight && b.at(i+1).width > 0 ||
		w.mark == '%'
}

func readDate(b block, i int, _ dayOrder) reading {
	if p, end := b.dates().yearThenMonth(i); end > 0 {
		return reading{end: end, mean: calendar{p}}
	}
	if p, end := b.dates().dateAt(i); end > 0 {
		if p.year == 0 && b.at(end).has(street) && b.at(end).upper {
			return reading{} // "12 March Road"
		}
		if p.year == 0 {
			p.year, _ = b.dates().sharedYear(end)
		}
		if p.grain == day && p.sub == 9 && p.day == 11 && p.year == 0 && b.dates().attacks(i, end) {
			return reading{end: end, mean: eleventh{}}
		}
		return reading{end: end, mean: calendar{p}}
	}
	if i > 0 && b[i-1].tight && b.mark(i-1, "-") && b.at(i-2).month > 0 {
		return reading{}
	}
	m, end := b.dates().monthAt(i)
	if end == 0 {
		return reading{}
	}
	if y, _ := b.dates().sharedYear(end); y > 0 {
		return reading{end: end, mean: calendar{point{grain: month, year: y, sub: m}}}
	}
	if !b.dates().monthStands(i, end) {
		return reading{}
	}
	if b.is(end, "of") {
		if r := readDirected(b, end+1, 0); r.end > 0 {
			if o, ok := r.mean.(offset); ok && o.grain == year {
				return reading{end: r.end, mean: part{point{grain: month, sub: m}, o}} // "October of next year"
			}
		}
	}
	return reading{end: end, mean: calendar{point{grain: month, sub: m}}}
}

// attacks reports whether the words around are about the attacks of 2001.
func (b dates) attacks(i, end int) bool {
	for k := max(0, i-8); k < min(len(b.block), end+6); k++ {
		if b.is(k, "attack", "attacks", "attacked", "terrorist", "terrorists", "terrorism") {
			return true
		}
	}
	return b.is(end, "commission")
}

// sharedYear reads the year of a day or a month that takes it from the last one of its
// list: "May and June 2006", "March 3, April 7 and May 5, 2025". The list goes on at i.
func (b dates) sharedYear(i int) (y, end int) {
	for range 12 {
		j := b.skip(b.skipMark(i, ","), "and", "or")
		if j == i {
			return 0, 0
		}
		p, k := b.dateAt(j)
		if k == 0 {
			_, k = b.monthAt(j)
		}
		if k == 0 || p.year != 0 {
			return p.year, k
		}
		i = k
	}
	return 0, 0
}

// monthStands decides whether the name of a month alone means the month. Some names of
// months are also verbs, first names or parts of street names.
func (b dates) monthStands(i, end int) bool {
	w := b.block[i]
	if w.short && !b.mark(end-1, ".") && w.low != "sept" {
		return false
	}
	led := b.ledToMonth(i)
	if b.inHeadline(i) && !led || b.beginsName(end, led) {
		return false
	}
	switch w.low {
	case "may", "march", "august", "april", "june":
		return !b.isVerb(i) && (led || b.isAttribute(i, end) || b.mark(i-1, "-") && b.is(i-2, "mid"))
	}
	return true
}

// ledToMonth reports whether the word before i is one that leads to a time: "in March",
// "every May". In a headline in capitals it may as well lead to a name.
func (b dates) ledToMonth(i int) bool {
	return b.is(i-1, "in", "of", "since", "until", "till", "by", "from", "to", "through", "between", "before", "after", "and", "or",
		"every", "each", "on", "early", "late", "mid", "last", "next", "this", "for", "throughout", "during") &&
		!(b.at(i).caps && b.at(i-1).caps)
}

// inHeadline reports whether a month in capitals goes on in capitals. There capitals do
// not tell a month from another word. Names of three letters are left out: they are short
// forms, and isVerb decides on "MAY".
func (b dates) inHeadline(i int) bool {
	w := b.at(i)
	return w.caps && len(w.low) > 3 && b.at(i+1).caps
}

// beginsName reports whether the word after a month makes a name of both: "April Smith",
// "May Street". A month that a preposition leads to is part of a name only before a
// street: "in April Smith resigned".
func (b dates) beginsName(end int, led bool) bool {
	next := b.at(end)
	return next.upper && (next.has(street) || (next.low == "" || next.low == "people") && !led)
}

// isVerb reports whether "may" or "march" is rather the verb: in capitals, where every
// "may" looks like the month, and in "to march".
func (b dates) isVerb(i int) bool {
	w := b.at(i)
	return w.caps && w.low == "may" || w.low == "march" && b.is(i-1, "to")
}

// isAttribute reports whether a month stands between an article and its noun: "the June
// report". "The march" and "the may" are too often other words.
func (b dates) isAttribute(i, end int) bool {
	w := b.at(i)
	return b.is(i-1, "the") && w.low != "may" && w.low != "march" && isLetterWord(b.at(end)) && !b.at(end).upper
}

// readYearAlone reads four digits as a year, unless the words around show that they
// count or number something.
func readYearAlone(b block, i int, _ dayOrder) reading {
	if j := b.skip(b.skip(i, "the"), "entire", "whole", "full", "calendar"); j > i && b.is(j, "year") {
		if y, end := b.years().yearAt(j + 1); end > 0 {
			return reading{end: end, mean: calendar{point{grain: year, year: y}}}
		}
	}
	y, end := b.years().yearAt(i)
	if end == 0 || !b.years().yearStands(i) {
		return reading{}
	}
	return reading{end: end, mean: calendar{point{grain: year, year: y}}}
}

// yearStands decides whether four digits are a year, by their neighbours.
func (b years) yearStands(i int) bool {
	w := b.at(i)
	if w.mark == '\'' {
		return b.shortYearStands(i)
	}
	if w.tight && b.mark(i-1, "-/:") && !(b.is(i-2, "mid") || b.at(i-2).month > 0) {
		return b.at(i-2).width == 4 && !b.at(i-2).tight && !b.mark(i-1, ":") // the second year of a range
	}
	if w.tight && b.mark(i-1, "$#.+=_") || b.glued(i) || b.numbers(i) {
		return false
	}
	return b.yearLikely(i)
}

// shortYearStands decides whether "'08" is a year: it is one unless it continues as
// part of a word.
func (b years) shortYearStands(i int) bool {
	prev := b.at(i - 1)
	return !b.at(i).tight && (!isLetterWord(b.at(i+2)) || b.is(i-1, "in", "since")) || b.is(i-1, "class", "of") || prev.month > 0 ||
		prev.season != ""
}

// glued reports whether four digits are a part of something longer: "2006%",
// "2006-123", "2006.pdf", "2006x".
func (b years) glued(i int) bool {
	next, after := b.at(i+1), b.at(i+2)
	if !next.tight {
		return false
	}
	switch next.mark {
	case '%', '+':
		return true
	case '-':
		return after.tight && after.width > 0 && after.width != 4 && after.width != 2
	case '.', ':', '@', '_':
		return after.tight && after.mark == 0 && after.Len() > 0 && !(after.upper && next.mark == '.') // "in 2026.The" lost its blank
	}
	return isLetterWord(next)
}

// numbers reports whether four digits count or number something: an amount, a
// bill, a telephone, a door.
func (b years) numbers(i int) bool {
	w, prev, next := b.at(i), b.at(i-1), b.at(i+1)
	switch {
	case prev.mark == '.' && b.at(i-2).upper && b.at(i-2).Len() == 1 && !w.tight:
		return true // the bill "S. 2006"
	case next.unit != "" && next.unit != quarter && !(next.caps && next.Len() == len("HR")), b.mark(i-1, "$#"):
		return true
	}
	return prev.isNumber() && prev.width == 3 && !w.tight || prev.has(version) || b.isAddress(i+1)
}

// yearLikely decides by the value of four digits and the words beside them whether they
// are a year.
func (b years) yearLikely(i int) bool {
	w, next := b.at(i), b.at(i+1)
	if w.value < 1850 {
		return b.is(i-1, "in", "since", "until", "by", "of", "from", "to", "between", "and", "before", "after", "circa") &&
			(w.value >= 1500 || !isLetterWord(next))
	}
	if b.isCounted(i+1) && !b.is(i-1, "in", "since", "by", "until", "before", "after", "during") {
		return false // "the deaths of 2000 soldiers"
	}
	round := int(w.value)%500 == 0 && isLetterWord(next) && !next.upper && next.low == "" && !b.is(i-1, "in", "since", "of", "the")
	return w.value < 2100 && !round
}

// isCounted reports whether a noun for things that are counted stands at i or one word
// after it ("American soldiers"). A possessive is not counted: "the 2019 men's final".
func (b years) isCounted(i int) bool {
	if w := b.at(i); isLetterWord(w) && (w.low == "" || w.upper) && !w.has(counted) {
		i++
	}
	return b.at(i).has(counted) && !b.at(i).upper && b.at(i+1).mark != '\'' && !b.is(i+1, "s")
}

// isAddress reports whether the name of a street stands at i.
func (b years) isAddress(i int) bool {
	for k := i; k < i+4 && b.at(k).upper; k++ {
		if b.at(k).has(street) {
			return k > i
		}
	}
	return false
}

func isLetterWord(w word) bool { return w.Len() > 0 && w.mark == 0 && w.width == 0 }
