package web

import (
	"net/http"
	"strings"
	"testing"

	"pressroom/cmd/pressroom/archive/archivetest"
)

// TestQuotes asks who said what, and what a query's releases quote.
func TestQuotes(t *testing.T) {
	s := newServer(t, nil)
	page(t, s, "/quotes?by=Mokoena", "“We sat down as enemies", `href="/person?name=Thandi&#43;Mokoena"`)
	page(t, s, "/quotes?q=dockworkers", "“We sat down as enemies", "Mokoena")
	page(t, s, "/quotes?by=Mokoena&about=nonsense", "Nobody is quoted so.")
	if text := page(t, s, "/quotes", "Quotes"); strings.Contains(text, ",”") {
		t.Error("a quote ends with the comma of its sentence")
	}
	page(t, s, "/?q=dockworkers", `href="/timeline?q=dockworkers"`, `href="/map?q=dockworkers"`, `href="/quotes?q=dockworkers"`)
	archivetest.Write(t, s.Live.Archive().Dir, archivetest.Release("notebook.txt",
		"Notebook found\n\nLEEDS, 4 May 2026 – Ann Quill said that the notebook had been found at the old quay.\n"))
	if err := s.Live.Refresh(); err != nil {
		t.Fatal(err)
	}
	page(t, s, "/quotes?by=quill&q=notebook", "Nobody is quoted so.", `href="/quotes?by=quill&amp;indirect=1&amp;q=notebook"`)
	page(t, s, "/quotes?by=quill&q=notebook&indirect=1", "reported", "stands here without any")
	if res := get(s, "/quotes?q=%28"); res.StatusCode != http.StatusBadRequest {
		t.Errorf("a wrong query: %s", res.Status)
	}
}

// TestLongWord asks for a word that nothing is spelled like.
func TestLongWord(t *testing.T) {
	s := newServer(t, nil)
	long := strings.Repeat("n", 2500)
	page(t, s, "/?q="+long, "No release")
	if res := get(s, "/person?name="+long); res.StatusCode != http.StatusNotFound {
		t.Errorf("a name of 2500 letters: %s", res.Status)
	}
	if res := get(s, "/?q="+long+"~2"); res.StatusCode != http.StatusOK {
		t.Errorf("what is spelled nearly like it: %s", res.Status)
	}
}
