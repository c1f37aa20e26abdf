package web

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"pressroom/cmd/pressroom/archive"
	"pressroom/index/query"
)

// view is what a template is given.
type view struct {
	Title string
	Here  string // the part of the archive that the page belongs to: "search", "people" …
	Q     string // the query as typed
	Theme string // "dark", "light", or "" for what the browser prefers
	Path  string // of the page, with its query
	Token string // for forms
	Key   string // for feeds
	Notes []string
	Body  any
}

// request is a question that is being answered.
type request struct {
	*http.Request
	*archive.Reading
	server *Server
	view   *view
}

// shown is what a page has found out: what its template is given.
type shown struct {
	title, here string
	body        any
	form        bool   // the page has a form that changes something: it is not kept
	status      int    // 0 for 200; only such pages are kept
	template    string // where it is not that of the address
}

// page answers an address with a template.
func (s *Server) page(pattern, name string, answer func(*request) (shown, error)) {
	s.mux.Handle(pattern, s.limited(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.answer(w, r, name, answer)
	})))
}

// answer writes a page: the one that is kept, where nothing has changed since.
func (s *Server) answer(w http.ResponseWriter, r *http.Request, name string, answer func(*request) (shown, error)) {
	reading, state, release, err := s.Live.Take()
	if err != nil {
		s.tell(w, r, err)
		return
	}
	defer release()
	v := s.viewOf(r, "")
	key := archive.Tag(state, s.look, archive.Today().String(), r.URL.RequestURI(), v.Theme)
	w.Header().Add("Vary", "Cookie, Accept-Encoding")
	if archive.HasTag(r.Header.Get("If-None-Match"), key) {
		w.Header().Set("ETag", key)
		w.WriteHeader(http.StatusNotModified)
		return
	}
	if k := s.cache.get(key); k != nil {
		s.send(w, r, http.StatusOK, k)
		return
	}
	res, err := answer(&request{r, reading, s, v})
	if err != nil {
		s.tell(w, r, err)
		return
	}
	v.Title, v.Here, v.Body = res.title, res.here, res.body
	if res.form || res.status != 0 {
		key = ""
		v.Token = s.guard.formToken()
	}
	body, err := s.render(cmp.Or(res.template, name), v)
	if err != nil {
		s.tell(w, r, err)
		return
	}
	k := pack(key, body)
	if key != "" {
		s.cache.put(k)
	}
	s.send(w, r, cmp.Or(res.status, http.StatusOK), k)
}

// send writes a page that is packed.
func (s *Server) send(w http.ResponseWriter, r *http.Request, status int, k *kept) {
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	if k.key != "" {
		h.Set("ETag", k.key)
	}
	body := k.body
	if k.packed != nil && takesGzip(r) {
		h.Set("Content-Encoding", "gzip")
		body = k.packed
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	_, _ = w.Write(body) // who does not listen any more is not told
}

// viewOf is what every page is given.
func (s *Server) viewOf(r *http.Request, title string) *view {
	v := &view{Title: title, Q: r.URL.Query().Get("q"), Path: r.URL.RequestURI(), Key: s.guard.feedKey()}
	if c, err := r.Cookie(themeName); err == nil && (c.Value == "dark" || c.Value == "light") {
		v.Theme = c.Value
	}
	return v
}

// write renders a page and sends it.
func (s *Server) write(w http.ResponseWriter, r *http.Request, status int, name string, v *view) {
	body, err := s.render(name, v)
	if err != nil {
		s.Log(err)
		http.Error(w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
		return
	}
	s.send(w, r, status, pack("", body))
}

func (s *Server) showLogin(w http.ResponseWriter, r *http.Request, status int, msg string) {
	v := s.viewOf(r, "Sign in")
	to := local(r.URL.RequestURI())
	if r.URL.Path == "/login" {
		to = local(r.FormValue("to"))
	}
	v.Body = struct{ Msg, To string }{msg, to}
	s.write(w, r, status, "login", v)
}

// tell answers with an error: what was asked wrongly is told, what is wrong here is told to
// the log.
func (s *Server) tell(w http.ResponseWriter, r *http.Request, err error) {
	var none *noPage
	if errors.As(err, &none) {
		s.failTo(w, r, failure{http.StatusNotFound, "There is no page " + number(none.asked) + ".", sentence(none.hint), none.back, none.to})
		return
	}
	fault := archive.FaultOf(r.Context(), err)
	if fault.Status == http.StatusInternalServerError {
		s.Log(err)
	}
	s.fail(w, r, fault.Status, sentence(fault.Msg), sentence(fault.Hint))
}

// sentence begins with a capital, unless with the name of a field, and ends with a full stop.
func sentence(s string) string {
	if s == "" {
		return ""
	}
	s = inOurWords("hint", s)
	if first, _, _ := strings.Cut(s, " "); strings.HasSuffix(first, ":") {
		return s + "."
	}
	_, size := utf8.DecodeRuneInString(s)
	return strings.ToUpper(s[:size]) + s[size:] + "."
}

// reader reads what is asked; what it has to tell stands on the page.
func (r *request) reader() archive.Reader {
	return archive.Reader{Today: archive.Today(), Note: r.note}
}

func (r *request) note(note string) { r.view.Notes = append(r.view.Notes, sentence(note)) }

// value is a field of the address.
func (r *request) value(name string) string { return strings.TrimSpace(r.URL.Query().Get(name)) }

// scope reads the query with its days and the surroundings of a place; nil asks for all.
func (r *request) scope() (query.Q, error) {
	q, err := r.reader().Query(r.value("q"))
	if err != nil {
		return nil, err
	}
	if point := r.value("near"); point != "" {
		radius := r.value("radius")
		if radius == "" {
			radius = "50km"
		}
		near, err := r.reader().Near(point, radius)
		if err != nil {
			return nil, err
		}
		q = archive.Both(q, near)
	}
	from, _, err := r.reader().Day(r.value("from"), false)
	if err != nil {
		return nil, err
	}
	to, _, err := r.reader().Day(r.value("to"), true)
	if err != nil {
		return nil, err
	}
	if from.IsZero() && to.IsZero() {
		return q, nil
	}
	return archive.Both(q, query.Date{From: from.String(), To: to.String()}), nil
}

// expand adds the synonyms of a query, and tells which.
func (r *request) expand(q query.Q) (query.Q, error) {
	q, notes, err := r.Expand(q)
	for _, note := range notes {
		r.note(note)
	}
	return q, err
}

// with is the address of this page with fields that are others; those that are "" are left
// out. Fields and values alternate.
func (r *request) with(fields ...string) string {
	values := r.URL.Query()
	for i := 0; i+1 < len(fields); i += 2 {
		values.Set(fields[i], fields[i+1])
		if fields[i+1] == "" {
			values.Del(fields[i])
		}
	}
	return address(r.URL.Path, values)
}

func address(path string, values url.Values) string {
	if len(values) == 0 {
		return path
	}
	return path + "?" + values.Encode()
}

// pageTemplate is a template with the frame around it.
type pageTemplate struct{ *template.Template }

// render makes a page.
func (s *Server) render(name string, v *view) ([]byte, error) {
	var b bytes.Buffer
	err := s.pages[name].ExecuteTemplate(&b, "frame", v)
	return b.Bytes(), err
}

// noPage says that what was asked for has ended before, and leads back.
type noPage struct {
	asked    int
	hint     string
	back, to string // the address, and what it is called
}

func (e *noPage) Error() string { return fmt.Sprintf("there is no page %d", e.asked) }

// pastEnd is the error of a page after the last one; last is 0 where it is not known.
func (r *request) pastEnd(asked, last int) error {
	if last > 1 {
		return &noPage{asked, fmt.Sprintf("the last is page %s", number(last)), r.with("page", strconv.Itoa(last)), "To the last page"}
	}
	return &noPage{asked, "there are fewer", r.with("page", ""), "To the first page of it"}
}

// turn returns the pages before and after one, "" where there is none, with further fields as
// of with.
func (r *request) turn(at int, more bool, fields ...string) (prev, next string) {
	if at > 1 {
		prev = r.with(append(fields, "page", strconv.Itoa(at-1))...)
	}
	if more {
		next = r.with(append(fields, "page", strconv.Itoa(at+1))...)
	}
	return prev, next
}

// pages is how many pages have so many lines, 1 at least.
func pages(lines, aPage int) int { return max(1, (lines+aPage-1)/aPage) }
