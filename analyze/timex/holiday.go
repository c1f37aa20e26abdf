package timex

import (
	_ "embed"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"pressroom/analyze/lexicon"
	"pressroom/corpus"
)

// A holiday is recognised by its words, and its day can be computed for any year.
type holiday struct {
	words   []string // in lower case; apostrophes are left out
	day     func(year int) corpus.Date
	country string // in which the name means this day; "-" for all others
}

//go:embed data/holidays.tsv
var holidayTable string

// holidays by their first word.
var holidays, errHolidays = readHolidays(holidayTable)

func readHolidays(table string) (map[string][]holiday, error) {
	all := map[string][]holiday{}
	return all, lexicon.ReadTable("holidays.tsv", table, 3, func(col []string) error {
		words := strings.Fields(col[0])
		day, err := readDay(strings.Fields(col[1]))
		if err == nil {
			all[words[0]] = append(all[words[0]], holiday{words, day, col[2]})
		}
		return err
	})
}

// readDay reads the rule of a holiday: "12-25", "3 Monday 01", "easter -2", with
// days to add at its end.
func readDay(rule []string) (func(year int) corpus.Date, error) {
	add := 0
	if last := rule[len(rule)-1]; last[0] == '+' || last[0] == '-' {
		n, err := strconv.Atoi(last)
		if err != nil {
			return nil, err
		}
		add, rule = n, rule[:len(rule)-1]
	}
	var day func(int) corpus.Date
	switch {
	case len(rule) == 1 && rule[0] == "easter":
		day = easter
	case len(rule) == 1:
		d, err := time.Parse("01-02", rule[0])
		if err != nil {
			return nil, err
		}
		day = fixed(d.Month(), d.Day())
	case len(rule) == 3:
		n, err := strconv.Atoi(rule[0])
		m, err2 := strconv.Atoi(rule[2])
		if err := errors.Join(err, err2); err != nil {
			return nil, err
		}
		wd := time.Sunday
		for wd < time.Saturday && wd.String() != rule[1] {
			wd++
		}
		if wd.String() != rule[1] {
			return nil, fmt.Errorf("%q is no weekday", rule[1])
		}
		day = nth(n, wd, time.Month(m))
	default:
		return nil, fmt.Errorf("no day of the year is %q", rule)
	}
	return func(y int) corpus.Date { return day(y).AddDays(add) }, nil
}

// fixed is a holiday on the same month and day each year.
func fixed(m time.Month, d int) func(int) corpus.Date {
	return func(y int) corpus.Date { return corpus.Date{Year: y, Month: m, Day: d} }
}

// nth is a holiday on the nth weekday of a month. The 5th means the last one, also in a
// month with only four.
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

// holidayOf is the meaning of a holiday, in the year that the text gives or in the
// nearest year that the tense allows.
type holidayOf struct {
	name []holiday // the day of each country that has one of this name
	year int
	dir  string // "last", "next", "this" or ""
}

// in returns the day of the holiday in a country; nil if it has none of this name, as
// "Republic Day" in a country without a row.
func (m holidayOf) in(country string) func(int) corpus.Date {
	var elsewhere func(int) corpus.Date
	for _, h := range m.name {
		switch h.country {
		case country:
			return h.day
		case "-":
			elsewhere = h.day
		}
	}
	return elsewhere
}

func (m holidayOf) resolve(c *context) denotation {
	dayIn := m.in(c.country)
	if dayIn == nil {
		return only("XXXX-XX-XX")
	}
	if m.year != 0 {
		return on(dayPoint(dayIn(m.year)))
	}
	if c.clock.IsZero() && c.story == 0 {
		d := dayIn(2000)
		p := point{grain: day, sub: int(d.Month), day: d.Day}
		if dayIn(2001).Day != d.Day {
			return only("XXXX-XX-XX") // its day depends on the year, which is unknown
		}
		return on(p)
	}
	y := c.clock.Year
	switch this := dayIn(y); m.dir {
	case "last":
		if !this.Before(c.clock) {
			y--
		}
	case "next":
		if !c.clock.Before(this) {
			y++
		}
	case "":
		y = c.yearOf(dayIn)
	}
	return on(dayPoint(dayIn(y)))
}

// yearOf chooses the year of the holiday.
func (c *context) yearOf(day func(int) corpus.Date) int {
	if c.tells() {
		return c.story
	}
	best, bestCost := 0, 1<<30
	for y := c.clock.Year - 1; y <= c.clock.Year+1; y++ {
		cost := c.cost(day(y), day(y))
		if after := day(y).DaysSince(c.clock); c.tense == past && after > 0 {
			cost = min(cost, after+holidayAhead)
		}
		if cost < bestCost {
			best, bestCost = y, cost
		}
	}
	return best
}

// holidayAhead is what it costs, in days, that the past tense excludes a holiday to come:
// less than for other days, because releases speak of the next one more often.
const holidayAhead = 200

// readHoliday reads the longest name of a holiday at word i, with a year after it.
func readHoliday(b block, i int, order dayOrder) reading {
	if y, k := b.years().yearAt(i); k > 0 && b.at(k).upper && b.years().yearStands(i) { // "2026 Easter"
		r := readHoliday(b, k, order)
		if h, ok := r.mean.(holidayOf); ok && h.year == 0 {
			h.year = y
			return reading{end: r.end, mean: h}
		}
		return reading{}
	}
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
	var found []holiday
	last := 0
	for _, h := range slices.Concat(holidays[first], holidays[first+"s"]) { // "Mother's Day"
		switch end := b.holidayAt(j, h.words); {
		case end > last:
			found, last = []holiday{h}, end
		case end == last && end > 0:
			found = append(found, h)
		}
	}
	if last == 0 || b.is(last, "island", "islands") && b[last].upper {
		return reading{} // "Christmas Island"
	}
	if y, k := b.years().yearAfter(b.skip(last, "in")); k > 0 {
		return reading{end: k, mean: holidayOf{name: found, year: y}}
	}
	return reading{end: last, mean: holidayOf{name: found}}
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
