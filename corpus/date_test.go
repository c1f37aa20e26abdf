package corpus

import (
	"encoding/json"
	"strings"
	"testing"
	"time"
)

func TestDates(t *testing.T) {
	for s, ok := range map[string]bool{"2024-02-29": true, "2023-02-29": false, "2026-2-16": false, "16-02-2026": false,
		"2026-02-16T10:00": false, "": false} {
		d, err := ParseDate(s)
		if (err == nil) != ok || ok && d.String() != s {
			t.Errorf("%q: %v, %v", s, d, err)
		}
	}
	for _, c := range []struct {
		y, m, d int
		ok      bool
	}{{2026, 2, 28, true}, {2026, 2, 29, false}, {2024, 2, 29, true}, {2100, 2, 29, false}, {2000, 2, 29, true}, {0, 1, 1, false}, {10000,
		1, 1, false}, {2026, 13, 1, false}, {2026, 4, 31, false}, {2026, 4, 0, false}} {
		if _, ok := NewDate(c.y, time.Month(c.m), c.d); ok != c.ok {
			t.Errorf("%d-%d-%d: %v, want %v", c.y, c.m, c.d, ok, c.ok)
		}
	}
	jan := Date{2026, time.January, 31}
	for n, want := range map[int]string{1: "2026-02-28", 13: "2027-02-28", 25: "2028-02-29", -2: "2025-11-30", 0: "2026-01-31"} {
		if got := jan.AddMonths(n).String(); got != want {
			t.Errorf("%d months: %s, want %s", n, got, want)
		}
	}
	next := jan.AddDays(1)
	if next.String() != "2026-02-01" || next.DaysSince(jan) != 1 || jan.DaysSince(next) != -1 || !jan.Before(next) || next.Before(jan) ||
		jan.Compare(jan) != 0 {
		t.Error("the day after January 31 is February 1")
	}
	if y, w := (Date{2027, time.January, 1}).ISOWeek(); y != 2026 || w != 53 {
		t.Errorf("January 1, 2027, is in week %d of %d", w, y)
	}
}

func TestDateAsJSON(t *testing.T) {
	for _, s := range []string{`"2026-02-16"`, "null"} {
		var d Date
		if err := json.Unmarshal([]byte(s), &d); err != nil {
			t.Fatal(err)
		}
		if b, err := json.Marshal(d); err != nil || string(b) != s {
			t.Errorf("%s becomes %s: %v", s, b, err)
		}
	}
	for _, s := range []string{`2026`, `"today"`, `"2026-02-30"`, `{}`} {
		var d Date
		if json.Unmarshal([]byte(s), &d) == nil {
			t.Errorf("%s is read as %s", s, d)
		}
	}
}

func TestReleases(t *testing.T) {
	again := TextID(strings.Repeat("a", 1))
	if TextID("a") == TextID("b") || TextID("a") != again || TextID("") == "" {
		t.Error("the identifier is that of the text")
	}
	rel := Release{Text: "The con\u00adference met."}
	if got := rel.Clean(); got.Text != "The conference met." || got.Original() != rel.Text || got.Clean().Text != got.Text {
		t.Errorf("cleaned: %q, as read: %q", got.Text, got.Original())
	}
}
