package web

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"pressroom/cmd/pressroom/archive"
	"pressroom/cmd/pressroom/archive/archivetest"
	"pressroom/corpus/sample"
)

// hostile is a release whose text would like to be more than text.
const hostile = "Mayor <script>alert('h')</script> opens bridge \u202egnp.exe\n\n" +
	"LEEDS, 4 May 2026 – Mayor Ann \x1b[31mQuill\x1b[0m opened the <img src=x onerror=alert(1)> bridge on Monday. " +
	"\"It is </q></p></main><script src=//evil.example/x.js></script> a bridge,\" said Ann Quill, mayor of Leeds. " +
	"She will visit Reykjavik on 9 May 2026. {{.Body}} \u2066javascript:alert(1)\u2069\n"

// sampleDir is an index of the sample releases and the hostile one, which tests copy.
var sampleDir string

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "pressroom-web-")
	if err != nil {
		panic(err)
	}
	sampleDir = filepath.Join(dir, "index")
	code := m.Run()
	os.RemoveAll(dir)
	os.Exit(code)
}

var fillSample sync.Once

// newServer serves a copy of the sample index.
func newServer(t testing.TB, change func(*Options)) *Server {
	t.Helper()
	fillSample.Do(func() {
		archivetest.Write(t, sampleDir, append(sample.Releases(), archivetest.Release("hostile.txt", hostile))...)
	})
	dir := filepath.Join(t.TempDir(), "index")
	if err := os.CopyFS(dir, os.DirFS(sampleDir)); err != nil {
		t.Fatal(err)
	}
	live, err := archive.OpenLive(archive.Archive{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { live.Close() })
	o := Options{Live: live, Log: func(err error) { t.Errorf("logged: %v", err) }}
	if change != nil {
		change(&o)
	}
	s, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// get asks a server for a path.
func get(s http.Handler, path string, header ...string) *http.Response {
	r := httptest.NewRequest(http.MethodGet, path, nil)
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w.Result()
}

func post(s http.Handler, path string, form url.Values, header ...string) *http.Response {
	r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w.Result()
}

func body(t testing.TB, res *http.Response) string {
	t.Helper()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// page gets a page that has to be there, and looks for what it has to say.
func page(t *testing.T, s http.Handler, path string, wanted ...string) string {
	t.Helper()
	res := get(s, path)
	text := body(t, res)
	if res.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s\n%s", path, res.Status, text)
	}
	for _, want := range wanted {
		if !strings.Contains(text, want) {
			t.Errorf("%s does not have %q", path, want)
		}
	}
	return text
}

// TestHeaders holds what every answer has to say to the browser.
func TestHeaders(t *testing.T) {
	s := newServer(t, nil)
	for _, path := range []string{"/", "/?q=peace", "/nowhere", "/help"} {
		res := get(s, path)
		for name, want := range map[string]string{
			"Content-Security-Policy": "default-src 'none'", "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY",
			"Referrer-Policy": "same-origin", "Content-Type": "text/html; charset=utf-8",
		} {
			if have := res.Header.Get(name); !strings.HasPrefix(have, want) {
				t.Errorf("%s: %s is %q, want %q", path, name, have, want)
			}
		}
		if strings.Contains(res.Header.Get("Content-Security-Policy"), "unsafe") {
			t.Errorf("%s: the policy lets scripts of the text run", path)
		}
	}
}

// TestKept asks again for what has not changed, and after it has.
func TestKept(t *testing.T) {
	s := newServer(t, nil)
	first := get(s, "/?q=mwangi")
	tag := first.Header.Get("ETag")
	if again := get(s, "/?q=mwangi", "If-None-Match", tag); again.StatusCode != http.StatusNotModified || body(t, again) != "" {
		t.Errorf("asked again: %s, want 304 without a body", again.Status)
	}
	if dark := get(s, "/?q=mwangi", "Cookie", "theme=dark", "If-None-Match", tag); dark.StatusCode != http.StatusOK {
		t.Errorf("in dark: %s, want the page anew", dark.Status)
	}
	before := body(t, first)
	packed := get(s, "/?q=mwangi", "Accept-Encoding", "gzip")
	if packed.Header.Get("Content-Encoding") != "gzip" || len(body(t, packed)) >= len(before) {
		t.Error("who takes gzip is not sent it")
	}
	archivetest.Write(t, s.Live.Archive().Dir, archivetest.Release("new.txt", "Mwangi opens a library\n\nLEEDS, 1 November 2026 – Dr Owen Mwangi opened a library.\n"))
	if err := s.Live.Refresh(); err != nil {
		t.Fatal(err)
	}
	after := body(t, get(s, "/?q=mwangi", "If-None-Match", tag))
	if !strings.Contains(after, "opens a library") {
		t.Error("what was added meanwhile is not found")
	}
}

// TestAccess holds who may ask.
func TestAccess(t *testing.T) {
	const token = "0123456789abcdef"
	s := newServer(t, func(o *Options) { o.Token = token })
	if res := get(s, "/?q=x"); res.StatusCode != http.StatusUnauthorized || !strings.Contains(body(t, res), "asks for a token") {
		t.Errorf("without the token: %s", res.Status)
	}
	if res := get(s, "/?q=x", "Authorization", "Bearer "+token); res.StatusCode != http.StatusOK {
		t.Errorf("with the token of a program: %s", res.Status)
	}
	res := get(s, "/api/v1/x")
	if kind := res.Header.Get("Content-Type"); res.StatusCode != http.StatusUnauthorized || kind != "application/problem+json" {
		t.Errorf("a program without the token: %s, %s", res.Status, kind)
	}
	if res := post(s, "/login", url.Values{"token": {"wrong"}}); res.StatusCode != http.StatusUnauthorized || len(res.Cookies()) > 0 {
		t.Errorf("with a wrong token: %s", res.Status)
	}
	res = post(s, "/login", url.Values{"token": {token}, "to": {"//evil.example/"}})
	if res.StatusCode != http.StatusSeeOther || res.Header.Get("Location") != "/" || len(res.Cookies()) != 1 {
		t.Fatalf("with the token: %s to %q", res.Status, res.Header.Get("Location"))
	}
	cookie := res.Cookies()[0]
	if !cookie.HttpOnly || cookie.SameSite != http.SameSiteStrictMode || strings.Contains(cookie.Value, token) {
		t.Errorf("the cookie is %v", cookie)
	}
	if res := get(s, "/?q=x", "Cookie", cookie.Name+"="+cookie.Value); res.StatusCode != http.StatusOK {
		t.Errorf("signed in: %s", res.Status)
	}
	proxied := newServer(t, func(o *Options) { o.TrustHeader = "X-Forwarded-User" })
	if res := get(proxied, "/"); res.StatusCode != http.StatusForbidden {
		t.Errorf("past the proxy: %s", res.Status)
	}
	if res := get(proxied, "/", "X-Forwarded-User", "ann"); res.StatusCode != http.StatusOK {
		t.Errorf("through the proxy: %s", res.Status)
	}
}

// TestOtherSites sends what another site would.
func TestOtherSites(t *testing.T) {
	s := newServer(t, func(o *Options) { o.Hosts = []string{"localhost", "127.0.0.1", "::1"} })
	for host, want := range map[string]int{
		"localhost:8080": 200, "127.0.0.1": 200, "[::1]:8080": 200, "evil.example": 421, "localhost.evil.example": 421,
	} {
		r := httptest.NewRequest(http.MethodGet, "/help", nil)
		r.Host = host
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code != want {
			t.Errorf("asked as %s: %d, want %d", host, w.Code, want)
		}
	}
	r := httptest.NewRequest(http.MethodPost, "http://localhost/theme", strings.NewReader("theme=dark"))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Origin", "http://evil.example")
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	if w.Code != http.StatusForbidden {
		t.Errorf("a form from another site: %d", w.Code)
	}
}

// TestTraversal asks for files that are none of ours.
func TestTraversal(t *testing.T) {
	s := newServer(t, nil)
	for _, path := range []string{"/static/../web.go", "/static/%2e%2e/%2e%2e/web.go", "/static/../../../../etc/passwd",
		"/static/x/..%2fweb.go", "/release/..%2f..%2fmanifest.json", "/release/%00", "/static/", "/templates/search.html"} {
		res := get(s, path)
		if text := body(t, res); res.StatusCode == http.StatusOK || strings.Contains(text, "package web") || strings.Contains(text, "root:") {
			t.Errorf("%s: %s", path, res.Status)
		}
	}
}

// TestSearch asks as people do.
func TestSearch(t *testing.T) {
	s := newServer(t, nil)
	page(t, s, "/", "The newest of", "Dockworkers and port reach pay deal", "People")
	page(t, s, "/?q=river+person%3Avillanueva", "<mark>", "Cyclone Odette", "Leave out person:villanueva")
	page(t, s, "/?q=peac", "Did you mean")
	text := page(t, s, "/", `aria-label="December 2026: `, `href="/?q=date%3A2026-12"`, "past month", "past year", "from=20")
	if strings.Contains(text, exports) {
		t.Error("a page leads to programs' files where programs may not ask")
	}
	page(t, s, "/?q=xyzzyq", "No release has")
	page(t, s, "/?q=the+river", "Too common to search for: the")
	res := get(s, "/?q=person%3A")
	if text := body(t, res); res.StatusCode != http.StatusBadRequest || !strings.Contains(text, `role="alert"`) {
		t.Errorf("a query that is none: %s", res.Status)
	}
	if res := get(s, "/?from=neverday"); res.StatusCode != http.StatusBadRequest {
		t.Errorf("a day that is none: %s", res.Status)
	}
	for path, back := range map[string]string{
		"/?page=99999999": `href="/">`, "/?page=99&q=peace": `href="/?q=peace"`, "/people?page=99": `href="/people`,
		"/quotes?page=9999": `href="/quotes`,
	} {
		res := get(s, path)
		text := body(t, res)
		if res.StatusCode != http.StatusNotFound || !strings.Contains(text, "There is no page ") || !strings.Contains(text, back) {
			t.Errorf("%s, a page too far on: %s\n%s", path, res.Status, text)
		}
	}
}

// TestTurns holds that no more is answered at once than the machine can.
func TestTurns(t *testing.T) {
	g := newGuard(Options{})
	for range cap(g.turns) {
		if !g.enter(t.Context()) {
			t.Fatal("there is no turn at the start")
		}
	}
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if g.enter(gone) {
		t.Error("one more was let in")
	}
	g.leave()
	if !g.enter(t.Context()) {
		t.Error("a turn that was given back is not given on")
	}
}

// pageBytes is the most that a page may weigh before it is packed.
const pageBytes = 100_000
