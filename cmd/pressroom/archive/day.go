package archive

import (
	"pressroom/analyze"
	"pressroom/corpus"
)

// Day reads a day, a month or a year, in digits or as people say it, and returns the
// first day, or the last; words reports that it was said in words. Nothing at all is no
// day. An error is a *Wrong.
func (r Reader) Day(s string, last bool) (day corpus.Date, words bool, err error) {
	if s == "" {
		return day, false, nil
	}
	from, to, digits := period(s)
	if !digits {
		var ok bool
		if from, to, ok = analyze.Days(s, r.Today); !ok {
			return day, false, wrong("", `%q is no day (2026-02-16), month (2026-02), year (2026) or "last month"`, s)
		}
	}
	if last {
		return to, !digits, nil
	}
	return from, !digits, nil
}

// period reads a day, a month or a year in digits.
func period(s string) (from, to corpus.Date, ok bool) {
	if d, err := corpus.ParseDate(s); err == nil {
		return d, d, true
	}
	if d, err := corpus.ParseDate(s + "-01"); err == nil {
		to, ok = corpus.NewDate(d.Year, d.Month, corpus.DaysIn(d.Year, d.Month))
		return d, to, ok
	}
	d, err := corpus.ParseDate(s + "-01-01")
	if err != nil {
		return d, d, false
	}
	to, ok = corpus.NewDate(d.Year, 12, 31)
	return d, to, ok
}
