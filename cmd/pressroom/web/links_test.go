package web

import (
	"html"
	"net/http"
	"regexp"
	"strings"
	"testing"
)

// linked are the addresses that a page leads to or loads.
var linked = regexp.MustCompile(`(?:href|src|action)="([^"]*)"`)

// TestLinks follows every link from the first page: each leads somewhere, no page is too
// heavy, and nothing is loaded from elsewhere.
func TestLinks(t *testing.T) {
	s := newServer(t, nil)
	seen := map[string]bool{"/": true, "/?q=peace": true, "/saved?q=x": true}
	todo := []string{"/", "/?q=peace", "/saved?q=x"}
	kinds, most := map[string]int{}, 60
	if testing.Short() {
		most = 4
	}
	for len(todo) > 0 && len(seen) < 3000 {
		path := todo[0]
		todo = todo[1:]
		if kind, _, _ := strings.Cut(path, "?"); kinds["/"+strings.Split(kind, "/")[1]] > most*4 {
			continue
		}
		res := get(s, path)
		text := body(t, res)
		if res.StatusCode != http.StatusOK && !excused(path, res.StatusCode) {
			t.Errorf("%s: %s", path, res.Status)
			continue
		}
		kind, _, _ := strings.Cut(path, "?")
		kind = "/" + strings.Split(kind, "/")[1]
		kinds[kind]++
		if len(text) > pageBytes {
			t.Errorf("%s has %d bytes", path, len(text))
		}
		if kinds[kind] > most || !strings.HasPrefix(res.Header.Get("Content-Type"), "text/html") {
			continue // enough of its kind
		}
		for _, m := range linked.FindAllStringSubmatch(text, -1) {
			to, _, _ := strings.Cut(html.UnescapeString(m[1]), "#")
			switch {
			case to == "" || seen[to]:
			case !strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//"):
				if !strings.Contains(m[0], "href") {
					t.Errorf("%s loads %s", path, to)
				}
			default:
				seen[to] = true
				todo = append(todo, to)
			}
		}
	}
	for _, kind := range []string{"/release", "/person", "/place", "/body", "/calendar", "/map", "/timeline", "/static", "/topics"} {
		if kinds[kind] == 0 {
			t.Errorf("no link leads to a page of the kind %s: %v", kind, kinds)
		}
	}
}

// excused are addresses that answer to forms alone.
func excused(path string, status int) bool {
	return path == "/theme" && status == http.StatusNotFound
}
