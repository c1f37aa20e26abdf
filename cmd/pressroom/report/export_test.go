package report

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pressroom/analyze/annot"
	"pressroom/analyze/schema"
	"pressroom/corpus"
	"pressroom/index"
)

// storedEvent is a release with one event in which every text is given.
func storedEvent(text, value string, from, to corpus.Date, status string) index.Stored {
	lat, lon := 40.18, 44.51
	an := schema.Analysis{
		ID: text, Source: text, Issuer: schema.Nullable(text), Headline: schema.Nullable(text), Published: from,
		Places: []schema.Place{{ID: "l1", Name: text, Kind: "city", Lat: &lat, Lon: &lon}},
		Events: []schema.Event{{
			What: text, Kind: "meeting", Status: status, Who: []string{text, "Ann Lee"}, Where: []string{text}, Venue: schema.Nullable(text),
			Participants: []schema.Participant{{Name: text, ID: "p1", Role: "actor"}, {Name: "Ann Lee", Role: "host"}},
			When:         &schema.When{Value: value, From: from, To: to}, Evidence: schema.Mention{Text: text}, Main: true, Rule: text,
		}},
	}
	return index.Stored{Release: corpus.Release{ID: text, Source: text, Text: text}, Analysis: an}
}

// hostile are texts that break formats.
var hostile = []string{
	"", "plain", "a|b\\|c", "line\nline\r\nline", "=HYPERLINK(\"http://x\")", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1", "\u200b=1", "\ufeff=1", "\u00ad\u00a0@a", "\u034f-1", "\u3164+1", `say "no", then; go\n`, `back\slash; semi, comma`,
	"\x1b]0;title\x07", "right\u202eleft", "\u2028paragraph\u2029", "nul\x00", "# head", "- item", "1. item", "12) item", "> quote", "[link](http://x)", "![i](x)", "<b>&amp;</b>", "*a* _b_ ~~c~~ `d`",
	strings.Repeat("é", 200), strings.Repeat("x", 74), strings.Repeat("x", 75), strings.Repeat("😀,", 60), "BEGIN:VEVENT", "END:VCALENDAR", "http://example.com/a b?c=d#e", "https://exämple.com/ü",
}

// written is what an Exporter makes of releases.
func written(t testing.TB, format string, all ...index.Stored) string {
	t.Helper()
	var b bytes.Buffer
	x := exporters[format](&b)
	if err := x.Head(); err != nil {
		t.Fatal(err)
	}
	for _, st := range all {
		if err := x.Release(st); err != nil {
			t.Fatal(err)
		}
	}
	if err := x.Foot(); err != nil && err != ErrNothing {
		t.Fatal(err)
	}
	return b.String()
}

var feb13, feb14 = corpus.Date{Year: 2026, Month: 2, Day: 13}, corpus.Date{Year: 2026, Month: 2, Day: 14}

// exportSeeds gives a fuzz target every hostile text.
func exportSeeds(f *testing.F) {
	for n, text := range hostile {
		f.Add(text, []string{"2026-02-13", "2026-02-13T15:00", "2026-02-13T15:00/2026-02-13T24:00", "2026-02-13/2026-02-14"}[n%4], n)
	}
}

// fuzzed is a release with an event of so many days, or of so many before.
func fuzzed(text, value string, days int) index.Stored {
	status := annot.EventStatuses[uint(days)%uint(len(annot.EventStatuses))]
	return storedEvent(strings.ToValidUTF8(text, "?"), value, feb13, feb13.AddDays(days%5000), string(status))
}

func FuzzCSV(f *testing.F) {
	exportSeeds(f)
	f.Fuzz(func(t *testing.T, text, value string, days int) {
		st := fuzzed(text, value, days)
		out := written(t, "csv", st, st)
		r := csv.NewReader(strings.NewReader(out))
		rows, err := r.ReadAll()
		if err != nil || len(rows) != 3 {
			t.Fatalf("%d rows, %v: %q", len(rows), err, out)
		}
		if strings.Count(out, "\r\n") != 3 || strings.Count(out, "\n") != 3 {
			t.Errorf("line ends: %q", out)
		}
		for _, cell := range rows[1] {
			if cell != Plain(cell) {
				t.Errorf("cell %q drives a terminal", cell)
			}
			seen := strings.TrimLeft(cell, " \u00a0\u00ad\u034f\u200b\u200c\u200d\u2060\u3164\ufeff")
			if r, _ := utf8.DecodeRuneInString(seen); strings.ContainsRune("=+-@＝＋－＠", r) {
				t.Errorf("cell %q is a formula", cell)
			}
		}
		what := rows[1][slices.Index(rows[0], "what")]
		if want := Plain(st.Analysis.Events[0].What); strings.TrimPrefix(what, "'") != strings.TrimPrefix(want, "'") {
			t.Errorf("got %q, want %q", what, want)
		}
	})
}

var (
	backslashed = regexp.MustCompile(`\\(.)`)
	cellBorder  = regexp.MustCompile(`(?:[^\\|]|\\.)*`)
)

// cells splits a row of a Markdown table at its bare bars.
func cells(t testing.TB, row string) (out []string) {
	t.Helper()
	if !strings.HasPrefix(row, "| ") || !strings.HasSuffix(row, " |") {
		t.Fatalf("no row: %q", row)
	}
	for rest := row[1:]; rest != ""; {
		cell := cellBorder.FindString(rest)
		out = append(out, strings.TrimSpace(cell))
		rest = strings.TrimPrefix(rest[len(cell):], "|")
	}
	return out
}

func FuzzMarkdown(f *testing.F) {
	exportSeeds(f)
	f.Fuzz(func(t *testing.T, text, value string, days int) {
		st := fuzzed(text, value, days)
		rows := strings.Split(strings.TrimSuffix(written(t, "md", st), "\n"), "\n")
		if len(rows) != 3 {
			t.Fatalf("%d rows: %q", len(rows), rows)
		}
		for _, row := range rows {
			if row != Multiline(row) {
				t.Errorf("row %q drives a terminal", row)
			}
			if n := len(cells(t, row)); n != 7 {
				t.Errorf("%d cells: %q", n, row)
			}
		}
		what := cells(t, rows[2])[2]
		if got, want := backslashed.ReplaceAllString(what, "$1"), Plain(st.Analysis.Events[0].What); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
		if bare := regexp.MustCompile("(?:^|[^\\\\])(?:\\\\\\\\)*([`*_\\[\\]<>&#~])").FindString(what); bare != "" {
			t.Errorf("%q has %q unescaped", what, bare)
		}
		summary := Summarize(st).Markdown()
		for _, line := range strings.Split(summary, "\n") {
			if line != Multiline(line) {
				t.Errorf("line %q drives a terminal", line)
			}
			if strings.HasPrefix(line, "|") && len(cells(t, line)) != 3 {
				t.Errorf("row %q", line)
			}
		}
	})
}

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
func parseICS(t testing.TB, out string) (events []map[string]string) {
	t.Helper()
	lines := strings.SplitAfter(out, "\r\n")
	if lines[len(lines)-1] != "" {
		t.Fatalf("does not end with CRLF: %q", out)
	}
	var unfolded []string
	for _, line := range lines[:len(lines)-1] {
		line = strings.TrimSuffix(line, "\r\n")
		if len(line) > 75 || !utf8.ValidString(line) || strings.ContainsAny(line, "\r\n") || strings.ContainsFunc(line, func(r rune) bool { return r < ' ' || r == 0x7f }) {
			t.Fatalf("no line of RFC 5545: %q", line)
		}
		if rest, folded := strings.CutPrefix(line, " "); folded && len(unfolded) > 0 {
			unfolded[len(unfolded)-1] += rest
		} else {
			unfolded = append(unfolded, line)
		}
	}
	var open []string
	calendar, uids := map[string]string{}, map[string]bool{}
	for n, line := range unfolded {
		m := contentLine.FindStringSubmatch(line)
		if m == nil {
			t.Fatalf("no content line: %q", line)
		}
		name, params, value := m[1], m[2], m[3]
		switch {
		case name == "BEGIN":
			if value == "VCALENDAR" && n != 0 || value == "VEVENT" && !slices.Equal(open, []string{"VCALENDAR"}) {
				t.Fatalf("%s within %v", line, open)
			}
			open = append(open, value)
			if value == "VEVENT" {
				events = append(events, map[string]string{})
			}
		case name == "END":
			if len(open) == 0 || open[len(open)-1] != value || value == "VCALENDAR" && n != len(unfolded)-1 {
				t.Fatalf("%s within %v", line, open)
			}
			open = open[:len(open)-1]
			if value == "VEVENT" {
				checkEvent(t, events[len(events)-1], uids)
			}
		case len(open) == 0:
			t.Fatalf("%q outside of all", line)
		default:
			into := calendar
			if open[len(open)-1] == "VEVENT" {
				into = events[len(events)-1]
			}
			if _, twice := into[name]; twice {
				t.Fatalf("%s twice", name)
			}
			if texts[name] {
				value = unescaped(t, value)
			}
			into[name] = value
			into[name+";"] = params
		}
	}
	if len(open) > 0 || calendar["VERSION"] != "2.0" || calendar["PRODID"] == "" || len(events) == 0 {
		t.Fatalf("no calendar: %q", out)
	}
	return events
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
		"DESCRIPTION": "https://example.com/a b\nWho: https://example.com/a b, Ann Lee\nRelease: https://example.com/a b (https://example.com/a b)",
	} {
		if ev[name] != want {
			t.Errorf("%s: got %q, want %q", name, ev[name], want)
		}
	}
}

func TestWhenText(t *testing.T) {
	d := func(s string) corpus.Date {
		day, err := corpus.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return day
	}
	for _, tt := range []struct{ value, from, to, want string }{
		{"2026-02-13", "2026-02-13", "2026-02-13", "13 February 2026"},
		{"2026-02-13T15:00", "2026-02-13", "2026-02-13", "13 February 2026, 15:00"},
		{"2026-02-13T15:00/2026-02-13T16:30", "2026-02-13", "2026-02-13", "13 February 2026, 15:00–16:30"},
		{"2026-02-13/2026-02-14", "2026-02-13", "2026-02-14", "13–14 February 2026"},
		{"2026-01-30/2026-02-02", "2026-01-30", "2026-02-02", "30 January – 2 February 2026"},
		{"2025-12-30/2026-01-02", "2025-12-30", "2026-01-02", "30 December 2025 – 2 January 2026"},
		{"2024-02", "2024-02-01", "2024-02-29", "February 2024"},
		{"2026-Q1", "2026-01-01", "2026-03-31", "January – March 2026"},
		{"2026", "2026-01-01", "2026-12-31", "2026"},
		{"192", "1920-01-01", "1929-12-31", "1920–1929"},
	} {
		if got := whenText(&schema.When{Value: tt.value, From: d(tt.from), To: d(tt.to)}); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.value, got, tt.want)
		}
	}
	if got := whenText(nil); got != "no date" {
		t.Errorf("nil: %q", got)
	}
	if got := whenText(&schema.When{Value: "FUTURE_REF", Text: "next month"}); got != "next month" {
		t.Errorf("next month: %q", got)
	}
}
