package web

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"pressroom/analyze/schema"
	"pressroom/cmd/pressroom/archive/archivetest"
	"pressroom/corpus"
	"pressroom/index/profile"
)

// TestTimes looks at a timeline, a calendar and its feed.
func TestTimes(t *testing.T) {
	s := newServer(t, nil)
	page(t, s, "/timeline", `href="/?q=date%3A2026-12"`, "undated", "Releases by month from ")
	page(t, s, "/timeline?q=mwangi", `href="/?q=mwangi&#43;date%3A2026-10"`)
	page(t, s, "/timeline?q=peace+OR+mwangi", `href="/?q=%28peace&#43;OR&#43;mwangi%29&#43;date%3A2026"`)
	page(t, s, "/calendar?month=2026-12", "<h1>December 2026</h1>", "Members will vote on the deal", "January 2027", "/calendar.ics")
	page(t, s, "/calendar?q=dockworkers&month=2026-11", "signed a pay deal", "calendar.ics?q=dockworkers")
	page(t, s, "/calendar?q=roundtable", "<h1>February 2026</h1>") // the last month that has any
	page(t, s, "/calendar?month=December+2026", "<h1>December 2026</h1>", `type="month" value="2026-12"`)
	if res := get(s, "/calendar?month=2026-12&page=9"); res.StatusCode != http.StatusNotFound {
		t.Errorf("a page after the last of a month: %s", res.Status)
	}
	if res := get(s, "/calendar?month=nonsense"); res.StatusCode != http.StatusBadRequest {
		t.Errorf("a month that is none: %s", res.Status)
	}
	feed := get(s, "/calendar.ics?q=dockworkers")
	text := body(t, feed)
	if feed.Header.Get("Content-Type") != "text/calendar; charset=utf-8" || !strings.HasPrefix(text, "BEGIN:VCALENDAR\r\n") ||
		!strings.Contains(text, "SUMMARY:") || !strings.HasSuffix(text, "END:VCALENDAR\r\n") {
		t.Errorf("the calendar is %s\n%s", feed.Status, text)
	}
	if text := body(t, get(s, "/calendar.ics?q=xyzzyq")); !strings.HasPrefix(text, "BEGIN:VCALENDAR\r\n") {
		t.Errorf("the calendar of nothing is %q", text)
	}
	if again := get(s, "/calendar.ics?q=dockworkers", "If-None-Match", feed.Header.Get("ETag")); again.StatusCode != http.StatusNotModified {
		t.Errorf("the same calendar again: %s", again.Status)
	}
}

// TestFeedKey holds that a calendar opens without the token where the key is right.
func TestFeedKey(t *testing.T) {
	s := newServer(t, func(o *Options) { o.Token = "0123456789abcdef" })
	for path, want := range map[string]int{
		"/calendar.ics": 401, "/calendar.ics?key=wrong": 401,
		"/calendar.ics?key=" + s.guard.feedKey(): 200, "/calendar?key=" + s.guard.feedKey(): 401,
	} {
		if res := get(s, path); res.StatusCode != want {
			t.Errorf("%s: %s, want %d", path, res.Status, want)
		}
	}
}

// TestMap looks at the map of all places, and of those near one another.
func TestMap(t *testing.T) {
	s := newServer(t, nil)
	page(t, s, "/map", "Natural Earth", "#land", `<circle cx="`, `href="/place?name=Leeds"`)
	page(t, s, "/map?q=roundtable", "Voskepar", "The whole world")
	page(t, s, "/map?q=roundtable&show=world", "Only where the places are")
	page(t, s, "/map?q=xyzzyq", "No release names a place")
	text := page(t, s, "/map", "Nearer:", `href="/map?show=GB"`)
	near := page(t, s, "/map?show=GB", "Leeds", "All places", `aria-current="page">United Kingdom`)
	if strings.Count(near, "<circle") >= strings.Count(text, "<circle") {
		t.Error("the map of a country has places of others")
	}
}

// TestMonth holds that the calendar opens at a month with a day, and tells apart what may be on
// any day of a year.
func TestMonth(t *testing.T) {
	s := newServer(t, nil)
	archivetest.Write(t, s.Live.Archive().Dir,
		archivetest.Release("old.txt", "Old festival theatre\n\nLEEDS, 1 July 2002 – Ann Quill opened the old theatre in 2002.\n"),
		archivetest.Release("diary.txt", "Festival diary\n\nLEEDS, 1 July 2001 – Mayor Quill met Tom Harkin on 6 June 2001.\n"))
	if err := s.Live.Refresh(); err != nil {
		t.Fatal(err)
	}
	page(t, s, "/calendar?q=festival", "<h1>June 2001</h1>") // not January 2002, when the year begins
	page(t, s, "/calendar?month=2002-06", "1 event of some day in a longer time", "opened the old theatre", "Nothing else")
}

// TestPagesOfMonth turns the pages of a month that tells much.
func TestPagesOfMonth(t *testing.T) {
	first, last := corpus.Date{Year: 2026, Month: 6, Day: 1}, corpus.Date{Year: 2026, Month: 6, Day: 30}
	hits := make([]profile.Happening, eventsAPage+10)
	for n := range hits {
		hits[n].Event.When = &schema.When{From: first, To: first}
	}
	for asked, want := range map[string][3]string{
		"/calendar?month=2026-06": {"", "/calendar?month=2026-06&page=2", "1 to 100 of 110"},
		"/calendar?page=2":        {"/calendar?month=2026-06&page=1", "", "101 to 110 of 110"},
	} {
		p := &calendarPage{Month: "2026-06"}
		r := &request{Request: httptest.NewRequest(http.MethodGet, asked, nil)}
		if err := p.list(r, hits, first, last); err != nil || [3]string{p.Before, p.After, p.Range} != want {
			t.Errorf("%s: %q, %q, %q, %v, want %q", asked, p.Before, p.After, p.Range, err, want)
		}
	}
}

// TestMapNames holds that names stand beside points, not over them.
func TestMapNames(t *testing.T) {
	p := &mapPage{Box: box{0, 0, 1000, 500}, Spots: []spot{{X: 500, Y: 200, R: 8, Name: "Leeds"}, {X: 530, Y: 200, R: 8, Name: "York"}}}
	for _, at := range p.Spots {
		p.name(at, 1, false)
	}
	if len(p.Labels) != 2 || !p.Labels[0].Left || p.Labels[1].Left {
		t.Errorf("the names stand so: %+v", p.Labels)
	}
	crowd := &mapPage{Box: p.Box}
	for n := range 400 {
		crowd.Spots = append(crowd.Spots, spot{X: float64(20 * (n % 40)), Y: float64(20 * (n / 40)), R: 9, Name: "Harbour"})
	}
	crowd.name(crowd.Spots[210], 1, false)
	if len(crowd.Labels) != 0 {
		t.Errorf("in a crowd a name stands over others: %+v", crowd.Labels)
	}
	if crowd.name(crowd.Spots[210], 1, true); len(crowd.Labels) != 1 {
		t.Error("the name that matters most is not written")
	}
}
