package web

import (
	"net/http"
	"strings"
	"testing"

	"pressroom/cmd/pressroom/archive/archivetest"
	"pressroom/corpus"
	"pressroom/index"
)

// TestTakeAlong holds that tables, files and a citation lead out of the pages where programs
// may ask.
func TestTakeAlong(t *testing.T) {
	s := newServer(t, func(o *Options) { o.API = http.NotFoundHandler() })
	page(t, s, "/?q=dockworkers&from=2026", `href="/api/v1/export?format=csv&amp;from=2026&amp;q=dockworkers&amp;rows=releases"`,
		"rows=events", "rows=quotes")
	path := pathOf(t, s, "dockworkers")
	id := strings.TrimPrefix(path, "/release/")
	page(t, s, path, `href="/api/v1/releases/`+id+`/text"`, `class="cite"`, "press release, ",
		"("+id+").", "“Dockworkers and port reach pay deal")
	if text := page(t, s, "/"); strings.Contains(text, exports) {
		t.Error("the first page, which nobody has asked anything, leads to files")
	}
}

// TestAlike tells how many are folded, and lists all that are much alike.
func TestAlike(t *testing.T) {
	s := newServer(t, nil)
	text := "LEEDS, 4 May 2026 – Mayor Ann Quill opened the northern ferry terminal on Monday with two hundred guests and a brass band from " +
		"the harbour school. The terminal has four berths, a waiting room for six hundred passengers and a roof of larch wood that was felled in the " +
		"hills above the town. Its first ship, the Heron, left for the outer islands at noon. Fares stay as they are until the end of the year, and " +
		"children travel free on Sundays. The old landing stage becomes a market for fish and bread, which the fishing families of the bay had asked for."
	for _, name := range strings.Fields("a b c d e f g h") {
		archivetest.Write(t, s.Live.Archive().Dir, archivetest.Release(name+".txt", "Ferry terminal opens\n\n"+text+"\n\nCopy "+name+"\n"))
	}
	if err := s.Live.Refresh(); err != nil {
		t.Fatal(err)
	}
	page(t, s, "/?q=ferry+terminal", "7 releases of this page stand below nearly the same", "unfold=1")
	path := pathOf(t, s, "ferry+terminal")
	page(t, s, path, "and 2 more", path+"/similar")
	if n := strings.Count(page(t, s, path+"/similar"), "of the words in common"); n != 7 {
		t.Errorf("%d are much alike, want 7", n)
	}
}

// TestSpans holds that a picture of months leads to no more times than one wants to pass.
func TestSpans(t *testing.T) {
	for years, want := range map[int]string{2: "2000-01", 30: "2000", 90: "2000..2009"} {
		var months []index.Count
		for n := range years * 12 {
			months = append(months, index.Count{Value: corpus.Date{Year: 2000, Month: 1, Day: 1}.AddMonths(n).String()[:7], N: 1})
		}
		s := newSparkline(months, "Releases", func(days string) string { return days })
		if len(s.Spans) > mostSpans || s.Spans[0].Path != want {
			t.Errorf("%d years: %d links, the first to %s, want %s", years, len(s.Spans), s.Spans[0].Path, want)
		}
	}
}
