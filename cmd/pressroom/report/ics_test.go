package report

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pressroom/corpus"
)

func FuzzICS(f *testing.F) {
	exportSeeds(f)
	f.Fuzz(func(t *testing.T, text, value string, days int) {
		st := fuzzed(text, value, days)
		other := fuzzed(text+"2", value, days)
		out := written(t, "ics", st, other)
		events := parseICS(t, out)
		if len(events) != 2 {
			t.Fatalf("%d events: %q", len(events), out)
		}
		if events[0]["UID"] == events[1]["UID"] {
			t.Errorf("two releases share %s", events[0]["UID"])
		}
		if got, want := events[0]["SUMMARY"], Plain(icsSummary(st.Analysis.Events[0])); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
		if again := written(t, "ics", st, other); again != out {
			t.Error("written twice, it differs")
		}
	})
}

func TestICSTimes(t *testing.T) {
	for _, tt := range []struct {
		value    string
		from, to corpus.Date
		want     string
	}{
		{"2026-02-13", feb13, feb13, ";VALUE=DATE 20260213 20260214"},
		{"2026-02-13", feb13, corpus.Date{}, ";VALUE=DATE 20260213 20260214"},
		{"2026-02-13/2026-02-14", feb13, feb14, ";VALUE=DATE 20260213 20260215"},
		{"2026-02-13TEV", feb13, feb13, ";VALUE=DATE 20260213 20260214"},
		{"2026-02-13T15:00", feb13, feb13, " 20260213T150000 "},
		{"2026-02-13T24:00", feb13, feb13, " 20260214T000000 "},
		{"2026-02-13T15:00/2026-02-13T16:30", feb13, feb13, " 20260213T150000 20260213T163000"},
		{"2026-02-13T22:00/2026-02-14T02:00", feb13, feb14, " 20260213T220000 20260214T020000"},
		{"2026-02-13T16:00/2026-02-13T15:00", feb13, feb13, " 20260213T160000 "},
		{"2026-02-13T25:00", feb13, feb13, ";VALUE=DATE 20260213 20260214"},
		{"2026", corpus.Date{Year: 2026, Month: 1, Day: 1}, corpus.Date{Year: 2026, Month: 12, Day: 31}, ";VALUE=DATE 20260101 20270101"},
	} {
		ev := parseICS(t, written(t, "ics", storedEvent("meeting", tt.value, tt.from, tt.to, "happened")))[0]
		if got := fmt.Sprintf("%s %s %s", ev["DTSTART;"], ev["DTSTART"], ev["DTEND"]); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.value, got, tt.want)
		}
	}
	undated := storedEvent("meeting", "FUTURE_REF", corpus.Date{}, corpus.Date{}, "planned")
	if out := written(t, "ics", undated); out != "" {
		t.Errorf("an event without a day: %q", out)
	}
}

func TestICSPlace(t *testing.T) {
	st := storedEvent("https://example.com/a b", "2026-02-13", feb13, feb13, "cancelled")
	ev := parseICS(t, written(t, "ics", st))[0]
	for name, want := range map[string]string{
		"GEO": "40.180000;44.510000", "STATUS": "CANCELLED", "URL": "https://example.com/a%20b", "DTSTAMP": "20260213T000000Z",
		"DESCRIPTION": "https://example.com/a b\nWho: https://example.com/a b, Ann Lee\n" +
			"Release: https://example.com/a b (https://example.com/a b)",
	} {
		if ev[name] != want {
			t.Errorf("%s: got %q, want %q", name, ev[name], want)
		}
	}
}

var (
	contentLine = regexp.MustCompile(`^([A-Z-]+)((?:;[A-Z-]+=[A-Z-]+)*):(.*)$`)
	escapes     = regexp.MustCompile(`\\(.)`)
	icsDate     = regexp.MustCompile(`^\d{8}$`)
	icsLocal    = regexp.MustCompile(`^\d{8}T\d{6}$`)
)

// texts are the properties whose value is TEXT.
var texts = map[string]bool{"SUMMARY": true, "LOCATION": true, "DESCRIPTION": true, "CATEGORIES": true, "UID": true}

// parseICS reads a calendar as strictly as RFC 5545 is written (3.1 to 3.8) and
// returns the properties of each event, texts without their escapes.
func parseICS(t testing.TB, out string) []map[string]string {
	t.Helper()
	lines := unfolded(t, out)
	if lines[0] != "BEGIN:VCALENDAR" || lines[len(lines)-1] != "END:VCALENDAR" {
		t.Fatalf("no calendar: %q", out)
	}
	r := icsReader{TB: t, calendar: map[string]string{}, uids: map[string]bool{}}
	for _, line := range lines {
		r.read(line)
	}
	if len(r.open) > 0 || r.calendar["VERSION"] != "2.0" || r.calendar["PRODID"] == "" || len(r.events) == 0 {
		t.Fatalf("no calendar: %q", out)
	}
	return r.events
}

// unfolded checks the lines of a calendar and joins those that were broken.
func unfolded(t testing.TB, out string) (joined []string) {
	t.Helper()
	lines := strings.SplitAfter(out, "\r\n")
	if lines[len(lines)-1] != "" {
		t.Fatalf("does not end with CRLF: %q", out)
	}
	control := func(r rune) bool { return r < ' ' || r == 0x7f }
	for _, line := range lines[:len(lines)-1] {
		line = strings.TrimSuffix(line, "\r\n")
		if len(line) > 75 || !utf8.ValidString(line) || strings.ContainsFunc(line, control) {
			t.Fatalf("no line of RFC 5545: %q", line)
		}
		if rest, folded := strings.CutPrefix(line, " "); folded && len(joined) > 0 {
			joined[len(joined)-1] += rest
		} else {
			joined = append(joined, line)
		}
	}
	if len(joined) == 0 {
		t.Fatal("no lines")
	}
	return joined
}

// icsReader reads a calendar line by line.
type icsReader struct {
	testing.TB
	open     []string // the components that have begun
	calendar map[string]string
	events   []map[string]string
	uids     map[string]bool
}

func (r *icsReader) read(line string) {
	r.Helper()
	m := contentLine.FindStringSubmatch(line)
	switch {
	case m == nil:
		r.Fatalf("no content line: %q", line)
	case m[1] == "BEGIN":
		r.begin(m[3])
	case m[1] == "END":
		r.end(m[3])
	default:
		r.property(m[1], m[2], m[3])
	}
}

func (r *icsReader) begin(component string) {
	r.Helper()
	within := map[string][]string{"VCALENDAR": nil, "VEVENT": {"VCALENDAR"}}
	if want, known := within[component]; !known || !slices.Equal(r.open, want) {
		r.Fatalf("%s within %v", component, r.open)
	}
	r.open = append(r.open, component)
	if component == "VEVENT" {
		r.events = append(r.events, map[string]string{})
	}
}

func (r *icsReader) end(component string) {
	r.Helper()
	if len(r.open) == 0 || r.open[len(r.open)-1] != component {
		r.Fatalf("the end of %s within %v", component, r.open)
	}
	r.open = r.open[:len(r.open)-1]
	if component == "VEVENT" {
		checkEvent(r, r.events[len(r.events)-1], r.uids)
	}
}

func (r *icsReader) property(name, params, value string) {
	r.Helper()
	if len(r.open) == 0 {
		r.Fatalf("%s outside of all", name)
	}
	into := r.calendar
	if r.open[len(r.open)-1] == "VEVENT" {
		into = r.events[len(r.events)-1]
	}
	if _, twice := into[name]; twice {
		r.Fatalf("%s twice", name)
	}
	if texts[name] {
		value = unescaped(r, value)
	}
	into[name], into[name+";"] = value, params
}

func unescaped(t testing.TB, value string) string {
	t.Helper()
	if bare := escapes.ReplaceAllString(value, ""); strings.ContainsAny(bare, `;,\`) {
		t.Fatalf("not escaped: %q", value)
	}
	return escapes.ReplaceAllStringFunc(value, func(s string) string {
		switch s[1:] {
		case "n":
			return "\n"
		case `\`, ";", ",":
			return s[1:]
		}
		t.Fatalf("no escape: %q in %q", s, value)
		return ""
	})
}

func checkEvent(t testing.TB, ev map[string]string, uids map[string]bool) {
	t.Helper()
	if uids[ev["UID"]] || ev["UID"] == "" {
		t.Fatalf("UID %q is missing or not unique", ev["UID"])
	}
	uids[ev["UID"]] = true
	if !regexp.MustCompile(`^\d{8}T\d{6}Z$`).MatchString(ev["DTSTAMP"]) {
		t.Fatalf("DTSTAMP %q is not in UTC", ev["DTSTAMP"])
	}
	start, end := ev["DTSTART"], ev["DTEND"]
	form, layout := icsLocal, icsTime
	if ev["DTSTART;"] == ";VALUE=DATE" {
		form, layout = icsDate, icsDay
	}
	_, err := time.Parse(layout, start)
	if err != nil || !form.MatchString(start) || end != "" && (!form.MatchString(end) || end <= start || ev["DTEND;"] != ev["DTSTART;"]) {
		t.Fatalf("from %s%s to %s%s", ev["DTSTART;"], start, ev["DTEND;"], end)
	}
	if s := ev["STATUS"]; s != "TENTATIVE" && s != "CONFIRMED" && s != "CANCELLED" {
		t.Fatalf("STATUS %q", s)
	}
}
