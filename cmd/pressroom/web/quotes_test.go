package web

import (
	"net/http"
	"strings"
	"testing"
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
	if res := get(s, "/quotes?q=%28"); res.StatusCode != http.StatusBadRequest {
		t.Errorf("a wrong query: %s", res.Status)
	}
}
