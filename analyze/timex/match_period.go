package timex

// readQuarter reads quarters and halves: "Q1 2026", "Q3/2024", "third-quarter", "the
// first half of fiscal 2026", "the fourth quarter of last year".
func readQuarter(b block, i int, _ dayOrder) reading {
	j := b.skip(i, "the")
	p, j := b.quarterAt(j)
	if j == 0 {
		return reading{}
	}
	k := b.skipMark(j, ",/")
	k = b.skip(k, "of", "in")
	if y, end := b.yearAt(k); end > 0 && (b.mark(k-1, "/") || b.yearStands(k)) {
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
	return reading{end: j, mean: part{point: p}}
}

// quarterAt reads the quarter or the half itself.
func (b block) quarterAt(i int) (p point, end int) {
	w := b.at(i)
	if n := b.at(i + 1); n.tight && n.width == 1 && w.Len() == 1 && w.upper {
		switch {
		case w.low == "q" && n.value >= 1 && n.value <= 4:
			return point{grain: quarter, sub: int(n.value)}, i + 2
		case w.low == "h" && n.value >= 1 && n.value <= 2:
			return point{grain: half, sub: int(n.value)}, i + 2
		}
	}
	n, j := b.ordinalAt(i)
	if j == 0 {
		return point{}, 0
	}
	j = b.skipMark(j, "-")
	j = b.skip(j, "fiscal")
	switch {
	case b.at(j).unit == quarter && !b.at(j).plural && n == -1 && b.is(j-1, "final"):
		return point{grain: quarter, sub: 4}, j + 1
	case b.at(j).unit == quarter && !b.at(j).plural && n >= 1 && n <= 4:
		return point{grain: quarter, sub: n}, j + 1
	case b.is(j, "half") && (n == 1 || n == 2):
		return point{grain: half, sub: n}, j + 1
	}
	return point{}, 0
}

// ordinalAt reads "third" or "3rd".
func (b block) ordinalAt(i int) (n, end int) {
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
	if y, j := b.yearAt(b.skip(i, "the")); j > 0 && b.is(j, "fiscal", "financial") && b.at(j+1).unit == year {
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
	y, end := b.yearAt(j)
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
	if k := b.joins(end); k > 0 {
		if y2, e := b.yearAt(k); e > 0 && y2 > y {
			return reading{end: e, mean: between{calendar{first}, calendar{point{grain: year, year: y2}}}}
		}
	}
	return reading{end: end, mean: calendar{first}}
}

// readDecade reads "the 1990s", "the '90s" and "the nineties".
func readDecade(b block, i int, _ dayOrder) reading {
	j := b.skip(i, "the")
	if d := b.at(j).digits; d != 0 && (j > i || b.is(i-1, "early", "mid", "late") || b.mark(i-1, "-")) {
		return reading{end: j + 1, mean: calendar{point{grain: decade, year: d}}}
	}
	y, end := b.yearAt(j)
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
	n, k := b.ordinalAt(j)
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
	if y, j := b.yearAt(i); j > 0 && b.at(j).season != "" && !b.at(j).plural && b.yearStands(i) {
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
	if y, end := b.yearAt(k); end > 0 && b.yearStands(k) {
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
	if b.is(i-1, "in", "by", "until", "since", "during") && (j > i || b.is(i-1, "in")) && (b.at(j+1).mark != 0 || j+1 >= len(b)) {
		return reading{end: j + 1, mean: calendar{p}}
	}
	return reading{}
}

// readWeekday reads "Tuesday", "Tues.", "Tuesday morning", "the following
// Tuesday" and, as a set, "Tuesdays".
func readWeekday(b block, i int, _ dayOrder) reading {
	w := b.at(i)
	if w.weekday == 0 || !w.upper {
		return reading{}
	}
	if w.plural {
		return reading{end: i + 1, set: true, mean: setOfWeekday(w.weekday, "")}
	}
	end := i + 1
	if w.short {
		if !b.mark(end, ".") || !b.at(end).tight || w.caps && w.low != "tues" {
			return reading{}
		}
		end++
	}
	if b.is(i-1, "black") {
		return reading{}
	}
	if next := b.at(end); next.upper && isLetterWord(next) && next.part == "" && b.is(i-1, "the", "a") {
		return reading{} // "the Sunday Times"
	}
	tod := ""
	if part := b.at(end); part.part != "" && !part.plural {
		tod, end = "T"+part.part, end+1
	}
	return reading{end: end, mean: weekdayOf{iso: w.weekday, tod: tod}}
}

func setOfWeekday(iso int, tod string) literal {
	return literal("XXXX-WXX-" + string(rune('0'+iso)) + tod)
}

// readWeekdayRange reads "Monday through Friday", "Thursday–Saturday".
func readWeekdayRange(b block, i int, _ dayOrder) reading {
	first, j := b.weekdayAt(i)
	if j == 0 {
		return reading{}
	}
	k := b.joins(j)
	if k == 0 {
		return reading{}
	}
	second, end := b.weekdayAt(k)
	if end == 0 {
		return reading{}
	}
	return reading{end: end, mean: between{weekdayOf{iso: first}, weekdayOf{iso: second}}}
}
