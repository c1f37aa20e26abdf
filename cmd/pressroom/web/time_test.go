package web

import (
	"net/http"
	"strings"
	"testing"
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
}
