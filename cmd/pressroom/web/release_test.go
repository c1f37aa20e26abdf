package web

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"pressroom/cmd/pressroom/archive/archivetest"
	"pressroom/corpus"
)

// pathOf returns the page of the first release that a query finds.
func pathOf(t *testing.T, s http.Handler, query string) string {
	t.Helper()
	m := regexp.MustCompile(`<h2><a href="(/release/[^"#]*)["#]`).FindStringSubmatch(page(t, s, "/?q="+query))
	if m == nil {
		t.Fatalf("nothing is found by %s", query)
	}
	return m[1]
}

// TestRelease looks at a release, at its facts without a script, and at its summary.
func TestRelease(t *testing.T) {
	s := newServer(t, nil)
	path := pathOf(t, s, "dockworkers")
	text := page(t, s, path, `<h1><bdi>Dockworkers and port reach pay deal`, `<a class="person" href="#p1">Thandi Mokoena</a>`, `id="p1"`,
		`<a class="quoted" href="#q1">We sat down as enemies`, `<details class="aside"`, "Day of publication", "read in the ",
		path+"/summary", `/person?name=`)
	if strings.Contains(text, "Part 1 of") {
		t.Errorf("%s is cut into parts", path)
	}
	for _, m := range regexp.MustCompile(`href="#([^"]*)"`).FindAllStringSubmatch(text, -1) {
		if !strings.Contains(text, `id="`+m[1]+`"`) {
			t.Errorf("%s has a link to #%s, which is not there", path, m[1])
		}
	}
	page(t, s, path+"/summary", "Main", "30 November 2026", "We sat down as enemies", path+"#e1")
	for _, wrong := range []string{"/release/0000000000000000", "/release/zz", path + "/changes?from=0000"} {
		if res := get(s, wrong); res.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %s", wrong, res.Status)
		}
	}
}

// TestFactsInWords holds that a release page speaks in words: no codes of times, topics and
// tables, and what a time says nothing of is marked in the text alone.
func TestFactsInWords(t *testing.T) {
	s := newServer(t, nil)
	archivetest.Write(t, s.Live.Archive().Dir, archivetest.Release("wharf.txt", "Wharf budget agreed\n\nLEEDS, 4 May 2026 – After a decade of talks "+
		"the government and parliament of the United Kingdom now agree on the wharf, said minister Ann Quill.\n\nThe budget closes on 31 May 2026.\n"))
	if err := s.Live.Refresh(); err != nil {
		t.Fatal(err)
	}
	text := page(t, s, pathOf(t, s, "wharf"), "decade = ten years", `<span class="date">now</span>`, "United Kingdom", "31 May 2026")
	for _, code := range []string{"PRESENT_REF", "= P1DE", "medtop", "terms.tsv", "= 2026-05"} {
		if strings.Contains(text, code) {
			t.Errorf("the page has %q", code)
		}
	}
	if !strings.Contains(text, "IPTC Media Topics") || !strings.Contains(text, "the word “") {
		t.Error("the release has no topic with its words: the test shows nothing of them")
	}
}

// TestHostile holds that a text is a text.
func TestHostile(t *testing.T) {
	s := newServer(t, nil)
	path := pathOf(t, s, "quill+bridge")
	for _, p := range []string{path, path + "/summary", "/?q=quill", "/?q=%3Cscript%3Ealert(1)%3C/script%3E", "/?q=%E2%80%AEabc",
		"/?sort=%3Cscript%3E", "/?near=%22%3E%3Cscript%3E", "/release/%3Cscript%3E"} {
		text := body(t, get(s, p))
		for _, bad := range []string{"<script>", "<img", "alert(1)>", "</q></p>", "\x1b", "evil.example/x.js></script>"} {
			if strings.Contains(text, bad) {
				t.Errorf("%s has %q", p, bad)
			}
		}
		if n := strings.Count(text, "<script"); n != 1 {
			t.Errorf("%s has %d scripts, want ours alone", p, n)
		}
	}
	text := page(t, s, path, "&lt;script&gt;")
	if strings.ContainsAny(text, "\u202e\u2066\u2069") {
		t.Errorf("%s has marks that turn text round", path)
	}
}

// TestChanges replaces a release, and looks at what changed.
func TestChanges(t *testing.T) {
	s := newServer(t, nil)
	old := "Ohm opens library\n\nLEEDS, 4 May 2026 – Mayor Ann Quill will open a library on 9 May 2026 with 300 guests.\n"
	dir := s.Live.Archive().Dir
	archivetest.Write(t, dir, archivetest.Release("library.txt", old))
	archivetest.Write(t, dir, archivetest.Release("library.txt", strings.Replace(old, "9 May", "11 May", 1)))
	if err := s.Live.Refresh(); err != nil {
		t.Fatal(err)
	}
	path := pathOf(t, s, "ohm+library")
	page(t, s, path, "Former versions", corpus.TextID(old))
	page(t, s, path+"/changes?from="+corpus.TextID(old), "<del>", "9 May 2026", "<ins>", "11 May 2026")
}

// TestLong cuts a long text into parts, none of which is too heavy.
func TestLong(t *testing.T) {
	s := newServer(t, nil)
	var b strings.Builder
	b.WriteString("Council publishes annual report\n\nLEEDS, 4 May 2026 – The council published a report.\n\n")
	for range 400 {
		b.WriteString("Mayor Ann Quill of Leeds met Tom Harkin in Reykjavik on 3 May 2026. \"It was a long day,\" said Quill.\n\n")
	}
	archivetest.Write(t, s.Live.Archive().Dir, archivetest.Release("long.txt", b.String()))
	if err := s.Live.Refresh(); err != nil {
		t.Fatal(err)
	}
	path := pathOf(t, s, "annual+report")
	text := page(t, s, path, "Part 1 of ", `rel="next"`)
	if len(text) > pageBytes {
		t.Errorf("the first part has %d bytes", len(text))
	}
	page(t, s, path+"?part=2", "Part 2 of ", `rel="prev"`)
}
