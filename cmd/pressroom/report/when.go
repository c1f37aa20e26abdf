package report

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"pressroom/analyze/schema"
	"pressroom/corpus"
)

// whenText is a time as people write it: "13–14 February 2026". A time without
// a day is given in the words of the text.
func whenText(w *schema.When) string {
	switch {
	case w == nil:
		return "no date"
	case w.From.IsZero():
		return cmp.Or(string(w.Text), w.Value)
	}
	from, to := w.From, w.To
	if to.IsZero() {
		to = from
	}
	s := spanText(from, to)
	if start, end := moments(w); !start.IsZero() {
		s += ", " + start.Format("15:04")
		if !end.IsZero() {
			s += "–" + end.Format("15:04")
		}
	}
	return s
}

// partsInWords writes parts of a day and of a year in a TIMEX3 value as words: "2026-11-30 night", "2026 summer".
var partsInWords = strings.NewReplacer("TMO", " morning", "TAF", " afternoon", "TEV", " evening", "TNI", " night", "TDT", " daytime",
	"-SP", " spring", "-SU", " summer", "-FA", " autumn", "-WI", " winter")

func dayText(d corpus.Date) string { return fmt.Sprintf("%d %s %d", d.Day, d.Month, d.Year) }

// spanText writes days without repeating month and year; whole months and years
// by their names.
func spanText(from, to corpus.Date) string {
	wholeMonths := from.Day == 1 && to.Day == corpus.DaysIn(to.Year, to.Month)
	switch {
	case from == to:
		return dayText(from)
	case wholeMonths && from.Month == time.January && to.Month == time.December:
		return yearsText(from.Year, to.Year)
	case wholeMonths:
		return monthsText(from, to)
	}
	return daysText(from, to)
}

func yearsText(from, to int) string {
	if from == to {
		return strconv.Itoa(from)
	}
	return fmt.Sprintf("%d–%d", from, to)
}

// monthsText writes whole months.
func monthsText(from, to corpus.Date) string {
	switch {
	case from.Year != to.Year:
		return fmt.Sprintf("%s %d – %s %d", from.Month, from.Year, to.Month, to.Year)
	case from.Month == to.Month:
		return fmt.Sprintf("%s %d", from.Month, from.Year)
	}
	return fmt.Sprintf("%s – %s %d", from.Month, to.Month, to.Year)
}

func daysText(from, to corpus.Date) string {
	switch {
	case from.Year != to.Year:
		return dayText(from) + " – " + dayText(to)
	case from.Month != to.Month:
		return fmt.Sprintf("%d %s – %s", from.Day, from.Month, dayText(to))
	}
	return fmt.Sprintf("%d–%s", from.Day, dayText(to))
}

var momentPattern = regexp.MustCompile(`^\d{4}-\d\d-\d\dT(\d\d:\d\d)$`)

// moments returns the times of day at which a time begins and ends; both are zero
// where it is one of days, and the end where none is printed.
func moments(w *schema.When) (start, end time.Time) {
	first, last, _ := strings.Cut(w.Value, "/")
	start = moment(first)
	if end = moment(last); start.IsZero() || !start.Before(end) {
		end = time.Time{}
	}
	return start, end
}

// moment reads a day with a time of day, of which 24:00 is the last.
func moment(value string) time.Time {
	m := momentPattern.FindStringSubmatch(value)
	switch {
	case m == nil:
		return time.Time{}
	case m[1] == "24:00":
		t, _ := time.Parse(time.DateOnly, value[:len(time.DateOnly)])
		if t.IsZero() {
			return t
		}
		return t.AddDate(0, 0, 1)
	}
	t, _ := time.Parse("2006-01-02T15:04", value)
	return t
}
