package ingest

import (
	"path"
	"regexp"
	"strconv"
	"strings"
	"time"

	"pressroom/corpus"
)

// month is a month by its name or the first three letters of it.
const month = `(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*`

// The forms of a date in a file name. None matches within a longer number.
var (
	dayMonthYear = regexp.MustCompile(`(?i)(?:^|[^0-9])(\d{1,2})[-_. ]?` + month + `[-_. ]?(\d{4})(?:[^0-9]|$)`)
	monthDayYear = regexp.MustCompile(`(?i)(?:^|[^a-z])` + month + `[-_. ](\d{1,2})[-_., ]+(\d{4})(?:[^0-9]|$)`)
	yearMonthDay = regexp.MustCompile(`(?:^|[^0-9])(\d{4})([-_.]?)(\d{2})([-_.]?)(\d{2})(?:[^0-9]|$)`)
	numbers      = regexp.MustCompile(`(?:^|[^0-9])(\d{1,2})[-_.](\d{1,2})[-_.](\d{4})(?:[^0-9]|$)`)
)

// FileDate returns the date in the base name of a path or URL, such as
// 21Nov2005Kerry14.txt, 2026-02-16-title.txt or 20260216_x.txt, in the years
// 1900 to 2100; the zero date if there is none, or if day and month cannot be
// told apart.
func FileDate(source string) corpus.Date {
	name := path.Base(strings.ReplaceAll(source, `\`, "/"))
	name = name[:min(len(name), 255)]
	if m := yearMonthDay.FindStringSubmatch(name); m != nil && m[2] == m[4] {
		if d, ok := sane(m[1], m[3], m[5]); ok {
			return d
		}
	}
	if m := dayMonthYear.FindStringSubmatch(name); m != nil {
		d, _ := sane(m[3], monthNumber(m[2]), m[1])
		return d
	}
	if m := monthDayYear.FindStringSubmatch(name); m != nil {
		d, _ := sane(m[3], monthNumber(m[1]), m[2])
		return d
	}
	if m := numbers.FindStringSubmatch(name); m != nil {
		byDay, dayFirst := sane(m[3], m[2], m[1])
		byMonth, monthFirst := sane(m[3], m[1], m[2])
		switch {
		case dayFirst && (!monthFirst || byDay == byMonth):
			return byDay
		case monthFirst && !dayFirst:
			return byMonth
		}
	}
	return corpus.Date{}
}

func monthNumber(name string) string {
	t, err := time.Parse("Jan", strings.ToUpper(name[:1])+strings.ToLower(name[1:3]))
	if err != nil {
		return ""
	}
	return strconv.Itoa(int(t.Month()))
}

// sane returns the day that three numbers name, between 1900 and 2100.
func sane(year, month, day string) (corpus.Date, bool) {
	y, _ := strconv.Atoi(year)
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	date, ok := corpus.NewDate(y, time.Month(m), d)
	if !ok || y < 1900 || y > 2100 {
		return corpus.Date{}, false
	}
	return date, true
}
