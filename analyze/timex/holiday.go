package timex

import (
	"strings"
	"time"

	"pressroom/corpus"
)

// A holiday is known by its words; its day is computed for any year.
type holiday struct {
	words []string // in lower case; apostrophes are left out
	day   func(year int) corpus.Date
}

// holidays by their first word. Dates by the laws of the
// United States (5 U.S.C. 6103) unless the name says otherwise; Easter by the
// Gregorian computus.
var holidays = func() map[string][]holiday {
	all := map[string][]holiday{}
	add := func(day func(int) corpus.Date, names ...string) {
		for _, n := range names {
			words := strings.Fields(n)
			all[words[0]] = append(all[words[0]], holiday{words, day})
		}
	}
	add(fixed(time.December, 24), "christmas eve")
	add(fixed(time.December, 25), "christmas day", "christmas")
	add(fixed(time.December, 31), "new years eve", "new year s eve")
	add(fixed(time.January, 1), "new years day", "new year s day", "new years")
	add(fixed(time.July, 4), "independence day", "fourth of july", "4th of july")
	add(fixed(time.November, 11), "veterans day", "armistice day", "remembrance day")
	add(fixed(time.February, 14), "valentines day")
	add(fixed(time.March, 17), "st patricks day", "saint patricks day")
	add(fixed(time.March, 8), "international womens day")
	add(fixed(time.April, 22), "earth day")
	add(fixed(time.May, 1), "may day", "international workers day")
	add(fixed(time.June, 14), "flag day")
	add(fixed(time.June, 19), "juneteenth")
	add(fixed(time.July, 14), "bastille day")
	add(fixed(time.October, 31), "halloween")
	add(fixed(time.December, 26), "boxing day")
	add(fixed(time.December, 10), "human rights day")
	add(fixed(time.December, 1), "world aids day")
	add(fixed(time.April, 15), "tax day")
	add(fixed(time.February, 2), "groundhog day")
	add(nth(3, time.Monday, time.January), "martin luther king jr day", "martin luther king day", "mlk day")
	add(nth(3, time.Monday, time.February), "presidents day", "washingtons birthday")
	add(nth(2, time.Sunday, time.May), "mothers day")
	add(nth(5, time.Monday, time.May), "memorial day")
	add(nth(3, time.Sunday, time.June), "fathers day")
	add(nth(1, time.Monday, time.September), "labor day", "labour day")
	add(nth(2, time.Monday, time.October), "columbus day", "indigenous peoples day")
	add(nth(4, time.Thursday, time.November), "thanksgiving day", "thanksgiving")
	add(func(y int) corpus.Date { return easter(y).AddDays(-2) }, "good friday")
	add(func(y int) corpus.Date { return easter(y).AddDays(-46) }, "ash wednesday")
	add(func(y int) corpus.Date { return easter(y).AddDays(-7) }, "palm sunday")
	add(easter, "easter sunday", "easter")
	add(func(y int) corpus.Date { return easter(y).AddDays(1) }, "easter monday")
	add(func(y int) corpus.Date { return nth(4, time.Thursday, time.November)(y).AddDays(1) }, "black friday")
	add(func(y int) corpus.Date { return nth(1, time.Monday, time.November)(y).AddDays(1) }, "election day")
	return all
}()

// fixed is a fixed day of the year.
func fixed(m time.Month, d int) func(int) corpus.Date {
	return func(y int) corpus.Date { return corpus.Date{Year: y, Month: m, Day: d} }
}

// nth is the nth weekday of a month; the 5th is the last, where there are four.
func nth(n int, wd time.Weekday, m time.Month) func(int) corpus.Date {
	return func(y int) corpus.Date {
		first := corpus.Date{Year: y, Month: m, Day: 1}
		d := first.AddDays((int(wd)-int(first.Weekday())+7)%7 + 7*(n-1))
		if d.Month != m {
			d = d.AddDays(-7)
		}
		return d
	}
}

// easter returns Easter Sunday of the Gregorian calendar, by the anonymous
// algorithm of 1876 (Nature, 20 April 1876, in Meeus's form).
func easter(y int) corpus.Date {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 19*l) / 433
	month := (h + l - 7*m + 90) / 25
	return corpus.Date{Year: y, Month: time.Month(month), Day: (h + l - 7*m + 33*month + 19) % 32}
}

// holidayOf is a holiday, of a year or of the nearest that the tense allows.
type holidayOf struct {
	day  func(int) corpus.Date
	year int
	dir  string // "last", "next", "this" or ""
}

func (m holidayOf) resolve(c *context) denotation {
	if m.year != 0 {
		return on(dayPoint(m.day(m.year)))
	}
	if c.clock.IsZero() && c.story == 0 {
		d := m.day(2000)
		p := point{grain: day, sub: int(d.Month), day: d.Day}
		if m.day(2001).Day != d.Day {
			return only("XXXX-XX-XX") // it moves
		}
		return on(p)
	}
	y := c.clock.Year
	switch this := m.day(y); m.dir {
	case "last":
		if !this.Before(c.clock) {
			y--
		}
	case "next":
		if !c.clock.Before(this) {
			y++
		}
	case "":
		y = c.yearOf(m.day)
	}
	return on(dayPoint(m.day(y)))
}

// yearOf chooses the year of a day that is computed.
func (c *context) yearOf(day func(int) corpus.Date) int {
	if c.tells() {
		return c.story
	}
	best, bestCost := 0, 1<<30
	for y := c.clock.Year - 1; y <= c.clock.Year+1; y++ {
		if cost := c.cost(day(y), day(y)); cost < bestCost {
			best, bestCost = y, cost
		}
	}
	return best
}

// readHoliday reads the name of a holiday, the longest that fits, with its year.
func readHoliday(b block, i int, _ dayOrder) reading {
	j := i
	if b.is(i, "the") && b.is(i+1, "fourth") {
		j++
	}
	w := b.at(j)
	if !w.upper && w.width == 0 {
		return reading{}
	}
	first := w.low
	if w.nth && w.value == 4 {
		first = "4th"
	}
	var found holiday
	last := 0
	for _, h := range holidays[first] {
		if end := b.holidayAt(j, h.words); end > last {
			found, last = h, end
		}
	}
	if last == 0 {
		return reading{}
	}
	if y, k := b.yearBehind(last); k > 0 {
		return reading{end: k, mean: holidayOf{day: found.day, year: y}}
	}
	return reading{end: last, mean: holidayOf{day: found.day}}
}

// holidayAt matches the words of a holiday, passing over apostrophes and the
// full stop of "Jr."; it returns the end, or 0.
func (b block) holidayAt(i int, words []string) int {
	for n, want := range words {
		if n > 0 {
			i = b.skipMark(i, "'.,")
		}
		got := b.at(i).low
		if n == 0 && got == "" {
			got = "4th"
		}
		if n > 0 && want != "of" && !b.at(i).upper && want != "s" {
			return 0
		}
		if got == want {
			i++
			continue
		}
		// "Veterans" or "Veteran's" or "New Year's": the s stands apart.
		if strings.TrimSuffix(want, "s") == got && b.mark(i+1, "'") && b.is(i+2, "s") {
			i += 3
			continue
		}
		return 0
	}
	return i
}
