package analyze

import (
	"testing"

	"pressroom/corpus"
)

// TestDays reads times as people say them, on a Saturday.
func TestDays(t *testing.T) {
	today, ok := corpus.NewDate(2026, 11, 28)
	if !ok {
		t.Fatal("no day")
	}
	for said, want := range map[string]string{
		"yesterday":       "2026-11-27..2026-11-27",
		"last  month":     "2026-10-01..2026-10-31",
		"12 Oct 2005":     "2005-10-12..2005-10-12",
		"Oct. 12, 2005":   "2005-10-12..2005-10-12",
		"October 2005":    "2005-10-01..2005-10-31",
		"october 2005":    "2005-10-01..2005-10-31",
		"12 oct 2005":     "2005-10-12..2005-10-12",
		"may 5, 2006":     "2006-05-05..2006-05-05",
		"last monday":     "2026-11-23..2026-11-23",
		"monday":          "2026-11-23..2026-11-23",
		"été 2005":        "",
		"this year":       "2026-01-01..2026-12-31",
		"last Monday":     "2026-11-23..2026-11-23",
		"two days ago":    "2026-11-26..2026-11-26",
		"Q3 2026":         "2026-07-01..2026-09-30",
		"the last 3 days": "2026-11-26..2026-11-28",
		"past two weeks":  "2026-11-15..2026-11-28",
		"Last 2 months":   "2026-09-29..2026-11-28",
		"past 5 years":    "2021-11-29..2026-11-28",
		"3 pm":            "", // no day
		"a dam in 2005":   "",
		"soon":            "",
		"last":            "",
		"":                "",
	} {
		got := ""
		if first, last, ok := Days(said, today); ok {
			got = first.String() + ".." + last.String()
		}
		if got != want {
			t.Errorf("%q: %s, want %s", said, got, want)
		}
	}
}

func FuzzDays(f *testing.F) {
	f.Add("the last 30 days")
	f.Add("last P9999999Y")
	f.Fuzz(func(t *testing.T, said string) {
		today, _ := corpus.NewDate(2026, 11, 28)
		if first, last, ok := Days(said, today); ok && last.Before(first) {
			t.Errorf("%q: %s is after %s", said, first, last)
		}
	})
}
