package web

import (
	"bytes"
	"errors"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"regexp"
	"strings"
	"testing"

	"pressroom/analyze"
	"pressroom/cmd/pressroom/archive/archivetest"
	"pressroom/index"
)

// tokenOf returns what a form of a page sends along.
func tokenOf(t *testing.T, s http.Handler, path string) string {
	t.Helper()
	m := regexp.MustCompile(`name="token" value="([^"]+)"`).FindStringSubmatch(page(t, s, path))
	if m == nil {
		t.Fatalf("%s has no token", path)
	}
	return m[1]
}

// send uploads files, given as name and content.
func send(t *testing.T, s http.Handler, token string, files ...[2]string) *http.Response {
	t.Helper()
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	if err := form.WriteField("token", token); err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		part, err := form.CreateFormFile("files", f[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write([]byte(f[1])); err != nil {
			t.Fatal(err)
		}
	}
	form.Close()
	r := httptest.NewRequest(http.MethodPost, "/upload", &b)
	r.Header.Set("Content-Type", form.FormDataContentType())
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w.Result()
}

const quay = "Quay closed for repairs\n\nLEEDS, 3 May 2026 – The old quay is closed until autumn, said Ann Quill.\n"

// TestUpload adds releases through the page, and finds them.
func TestUpload(t *testing.T) {
	s := newServer(t, nil)
	token := tokenOf(t, s, "/upload")
	res := send(t, s, token, [2]string{"../../../etc/quay.txt", quay}, [2]string{"empty.txt", ""}, [2]string{"scan.pdf", "%PDF-1.4 broken"},
		[2]string{"two.jsonl", `{"source":"b.txt","text":"Bridge opened\n\nLEEDS, 4 May 2026 – A bridge was opened."}` + "\n" + `{"nonsense"` + "\n"})
	if res.StatusCode != http.StatusSeeOther {
		t.Fatalf("%s\n%s", res.Status, body(t, res))
	}
	text := page(t, s, res.Header.Get("Location"), "2 releases added", "Quay closed for repairs", "Bridge opened", "Not read", "scan.pdf")
	if strings.Contains(text, os.TempDir()) || strings.Contains(text, "etc/quay") {
		t.Errorf("the page tells of folders of the machine:\n%s", text)
	}
	if !strings.Contains(text, "empty.txt: the file is empty") || !strings.Contains(text, "scan.pdf: the PDF is damaged") {
		t.Errorf("what is broken is not told in plain words:\n%s", text)
	}
	page(t, s, "/?q=quay", "Quay closed for repairs", "/quay.txt")
	again := send(t, s, tokenOf(t, s, "/upload"), [2]string{"quay.txt", quay})
	page(t, s, again.Header.Get("Location"), "Nothing was added", "1 unchanged")
	other := send(t, s, tokenOf(t, s, "/upload"), [2]string{"quay.txt", strings.Replace(quay, "autumn", "winter", 1)},
		[2]string{"new.txt", "Pier " + quay})
	page(t, s, other.Header.Get("Location"), "1 release added, 1 release replaced", "/changes?from=")
}

// TestPasted holds that each pasted text is a release of its own.
func TestPasted(t *testing.T) {
	s := newServer(t, nil)
	paste := func(text string) string {
		t.Helper()
		var b bytes.Buffer
		form := multipart.NewWriter(&b)
		if err := errors.Join(form.WriteField("token", tokenOf(t, s, "/upload")), form.WriteField("text", text), form.Close()); err != nil {
			t.Fatal(err)
		}
		r := httptest.NewRequest(http.MethodPost, "/upload", &b)
		r.Header.Set("Content-Type", form.FormDataContentType())
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		return w.Header().Get("Location")
	}
	page(t, s, paste(quay), "1 release added")
	page(t, s, paste(strings.Replace(quay, "quay", "pier", 2)), "1 release added")
	page(t, s, paste(quay), "Nothing was added", "1 unchanged")
	page(t, s, "/?q=autumn+quill", "2 releases", "pasted-")
}

// TestUploadRefused sends what is not taken.
func TestUploadRefused(t *testing.T) {
	s := newServer(t, nil)
	if res := send(t, s, "forged", [2]string{"a.txt", quay}); res.StatusCode != http.StatusForbidden {
		t.Errorf("with a forged token: %s", res.Status)
	}
	if res := send(t, s, tokenOf(t, s, "/upload")); res.StatusCode != http.StatusBadRequest {
		t.Errorf("without a file: %s", res.Status)
	}
	if res := post(s, "/upload", url.Values{"token": {tokenOf(t, s, "/upload")}}); res.StatusCode != http.StatusBadRequest {
		t.Errorf("no form with files: %s", res.Status)
	}
	large := send(t, s, tokenOf(t, s, "/upload"), [2]string{"a.txt", strings.Repeat("x", maxUpload+1)})
	if res := large; res.StatusCode != http.StatusRequestEntityTooLarge {
		t.Errorf("too large: %s", res.Status)
	}
	s.uploads.turn.Lock()
	if res := send(t, s, tokenOf(t, s, "/upload"), [2]string{"a.txt", quay}); res.StatusCode != http.StatusConflict {
		t.Errorf("beside another: %s", res.Status)
	}
	s.uploads.turn.Unlock()
	if n, err := count(s); err != nil || strings.Contains(page(t, s, "/?q=quay"), "Quay closed") {
		t.Errorf("something was added all the same: %d, %v", n, err)
	}
}

func count(s *Server) (int, error) {
	r, _, release, err := s.Live.Take()
	if err != nil {
		return 0, err
	}
	defer release()
	return r.Index.Documents(), nil
}

// TestFileName holds that a name leads nowhere.
func TestFileName(t *testing.T) {
	for name, want := range map[string]string{
		"../../a.txt": "a.txt", `C:\x\b.txt`: "b.txt", "": "unnamed", "..": "unnamed", ".hidden": "hidden", "a\x00b.txt": "a b.txt",
		strings.Repeat("é", 300) + ".pdf": strings.Repeat("é", maxFileName-4) + ".pdf",
	} {
		if have := fileName(name); have != want {
			t.Errorf("%q becomes %q, want %q", name, have, want)
		}
	}
}

// TestSaved keeps a search, reads its feed, and forgets it.
func TestSaved(t *testing.T) {
	s := newServer(t, nil)
	if res := post(s, "/saved", url.Values{"name": {"deal"}, "q": {"deal"}}); res.StatusCode != http.StatusForbidden {
		t.Errorf("without the token: %s", res.Status)
	}
	page(t, s, "/saved?q=pay+deal", "None yet", `value="pay deal"`)
	do := func(action, name, q string) *http.Response {
		return post(s, "/saved", url.Values{"token": {tokenOf(t, s, "/saved")}, "do": {action}, "name": {name}, "q": {q}})
	}
	if res := do("", "leeds & <more>", "place:Leeds"); res.StatusCode != http.StatusSeeOther {
		t.Fatalf("%s\n%s", res.Status, body(t, res))
	}
	for _, wrong := range [][2]string{{"", "x"}, {"x", ""}, {"x", "person:"}} {
		if res := do("", wrong[0], wrong[1]); res.StatusCode != http.StatusBadRequest {
			t.Errorf("%q: %s", wrong, res.Status)
		}
	}
	archivetest.Write(t, s.Live.Archive().Dir, archivetest.Release("quay.txt", quay))
	if err := s.Live.Refresh(); err != nil {
		t.Fatal(err)
	}
	page(t, s, "/saved", "leeds &amp; &lt;more&gt;", "<strong>1</strong>", "/saved.atom?name=leeds")
	feed := get(s, "/saved.atom?name=leeds+%26+%3Cmore%3E")
	if text := body(t, feed); feed.Header.Get("Content-Type") != "application/atom+xml; charset=utf-8" ||
		!strings.Contains(text, "<title>Quay closed for repairs</title>") ||
		!strings.Contains(text, "The old quay is closed until autumn") || !strings.Contains(text, "leeds &amp; &lt;more&gt;") ||
		!strings.Contains(text, `<feed xmlns="http://www.w3.org/2005/Atom">`) {
		t.Errorf("the feed is %s\n%s", feed.Status, text)
	}
	do("seen", "leeds & <more>", "")
	if text := page(t, s, "/saved"); strings.Contains(text, "<strong>1</strong>") {
		t.Error("what was seen is new again")
	}
	do("forget", "leeds & <more>", "")
	page(t, s, "/saved", "None yet")
	if res := get(s, "/saved.atom?name=nothing"); res.StatusCode != http.StatusNotFound {
		t.Errorf("the feed of nothing: %s", res.Status)
	}
}

// TestBusy holds that an upload beside another writer is refused, and harms nothing.
func TestBusy(t *testing.T) {
	if testing.Short() {
		t.Skip("it waits for the other writer")
	}
	s := newServer(t, nil)
	w, err := index.OpenWriter(s.Live.Archive().Dir, analyze.Version)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Discard()
	if res := send(t, s, tokenOf(t, s, "/upload"), [2]string{"a.txt", quay}); res.StatusCode != http.StatusConflict {
		t.Errorf("beside another writer: %s", res.Status)
	}
	page(t, s, "/?q=mwangi", "School of Public Health")
}
