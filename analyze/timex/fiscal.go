package timex

import "pressroom/corpus"

// yearEndOf returns the month with which the fiscal years of a text end, if it says so:
// "our fiscal year ends on June 30", "the financial year ended 30 June 2026". It is
// 0 if the text does not, or if they end within a month.
func yearEndOf(blocks [][]word) int {
	for _, ws := range blocks {
		b := block(ws)
		for i := range b {
			if !b.is(i, "fiscal", "financial") || b.at(i+1).unit != year || b.at(i+1).plural {
				continue
			}
			k := i + 2
			if _, end := b.years().yearAt(k); end > 0 {
				k = end
			}
			if last, ok := b.periods().ended(k); ok && endsMonth(last) {
				return last.sub
			}
		}
	}
	return 0
}

// endsMonth reports whether a day is the last of its month, in one year or another.
func endsMonth(p point) bool {
	last := point{grain: day, year: 2024, sub: p.sub, day: p.day + 1} // 2024 is a leap year
	return !validDay(last) || p.sub == 2 && p.day == 28
}

// isFiscal reports whether the words from to end speak of a fiscal year.
func (b block) isFiscal(from, end int) bool {
	for i := from; i < end; i++ {
		if b.is(i, "fiscal", "financial", "fy") {
			return true
		}
	}
	return false
}

// fiscal gives a year, a half or a quarter the days that it has where fiscal years end
// with a month. The year is that of the end.
func (d denotation) fiscal(ends int) denotation {
	months, n := map[unit]int{year: 12, half: 6, quarter: 3}[d.point.grain], max(d.point.sub, 1)
	if ends == 0 || months == 0 || d.point.year == 0 {
		return d
	}
	first, ok := corpus.NewDate(d.point.year-1, 1, 1)
	if !ok {
		return d
	}
	d.from = first.AddMonths(ends + months*(n-1))
	d.to = d.from.AddMonths(months).AddDays(-1)
	return d
}
