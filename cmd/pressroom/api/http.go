package api

import (
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"

	"pressroom/cmd/pressroom/archive"
)

// Handler answers below /api/.
func (s *Service) Handler() http.Handler {
	mux := http.NewServeMux()
	base := "/api/" + Version
	for _, op := range Operations() {
		mux.HandleFunc(base+op.Path, func(w http.ResponseWriter, r *http.Request) { s.serve(w, r, op) })
	}
	mux.HandleFunc(base+"/openapi.json", s.serveDocument)
	mux.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) {
		problem(http.StatusNotFound, "there is no such address", base+"/openapi.json tells which there are").write(w)
	})
	return mux
}

// method is how an operation is asked.
func (op Operation) method() string {
	if op.Method == "" {
		return http.MethodGet
	}
	return op.Method
}

// takes reports whether an operation is asked in this way; where it is not, that is told.
func takes(w http.ResponseWriter, r *http.Request, method string) bool {
	if r.Method == method || r.Method == http.MethodHead && method == http.MethodGet {
		return true
	}
	w.Header().Set("Allow", method)
	problem(http.StatusMethodNotAllowed, r.Method+" is not understood here", "use "+method).write(w)
	return false
}

// Patience is how long an answer may take, and a file.
const (
	Patience     = 20 * time.Second
	filePatience = 15 * time.Minute
)

// serve answers a request.
func (s *Service) serve(w http.ResponseWriter, r *http.Request, op Operation) {
	if !takes(w, r, op.method()) {
		return
	}
	most := Patience
	if op.Name == "export" {
		most = filePatience
	}
	ctx, cancel := context.WithTimeout(r.Context(), most)
	defer cancel()
	sent := &sent{ResponseWriter: w}
	if err := s.answer(ctx, sent, r, op); err != nil {
		p := problemOf(ctx, err)
		_ = s.told(p)
		if sent.begun { // too late to tell: the answer must not look whole
			panic(http.ErrAbortHandler)
		}
		p.write(w)
	}
}

// answer writes an answer, or nothing where who asks has it.
func (s *Service) answer(ctx context.Context, w http.ResponseWriter, r *http.Request, op Operation) error {
	given, err := op.given(w, r)
	if err != nil {
		return err
	}
	args, err := op.Read(given)
	if err != nil {
		return err
	}
	reading, state, release, err := s.live.Take()
	if err != nil {
		return err
	}
	defer release()
	lines := op.write == nil && strings.Contains(r.Header.Get("Accept"), ndjson)
	w.Header().Add("Vary", "Accept")
	if !op.alone {
		tag := archive.Tag(state, archive.Today().String(), r.URL.RequestURI(), strconv.FormatBool(lines))
		w.Header().Set("ETag", tag)
		if archive.HasTag(r.Header.Get("If-None-Match"), tag) {
			w.WriteHeader(http.StatusNotModified)
			return nil
		}
	}
	a := &asking{ctx, reading, args, s, Answer{}}
	if op.write != nil {
		return op.write(a, w)
	}
	if err := op.ask(a); err != nil {
		return err
	}
	return op.send(w, r, a, lines)
}

const ndjson = "application/x-ndjson"

// send writes an answer in the form that is asked for. The pages beside it and how many
// items there are stand in its head, too.
func (op Operation) send(w http.ResponseWriter, r *http.Request, a *asking, lines bool) error {
	h := w.Header()
	var to links
	if op.List {
		to = op.links(r.URL.Query(), a)
		h.Set("Total-Count", strconv.Itoa(a.answer.Total))
		for _, link := range [][2]string{{"next", to.Next}, {"prev", to.Prev}} {
			if link[1] != "" {
				h.Add("Link", fmt.Sprintf("<%s>; rel=%q", link[1], link[0]))
			}
		}
	}
	if lines {
		h.Set("Content-Type", ndjson)
		return writeLines(w, a.answer)
	}
	h.Set("Content-Type", "application/json")
	return op.writeJSON(w, a.answer, to)
}

// links are the pages before and after the one that is asked for. Hits that are nearly the same
// stand as one, so that a page of a search may be the last although more releases match.
func (op Operation) links(given url.Values, a *asking) (to links) {
	if _, paged := a.Args["offset"]; !paged {
		return to
	}
	offset, limit := a.Number("offset"), a.Number("limit")
	at := func(offset int) string {
		given.Set("offset", strconv.Itoa(offset))
		return "?" + given.Encode()
	}
	if next := offset + limit; len(a.answer.Items) == limit && next < a.answer.Total && next <= maxOffset {
		to.Next = at(next)
	}
	if offset > 0 {
		to.Prev = at(max(0, offset-limit))
	}
	return to
}

var inPath = regexp.MustCompile(`\{(\w+)\}`)

// given collects what a request gives: in its address, its query, its body.
func (op Operation) given(w http.ResponseWriter, r *http.Request) (map[string][]string, error) {
	given, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, problem(http.StatusBadRequest, "the query of the address cannot be read", "")
	}
	for _, name := range inPath.FindAllStringSubmatch(op.Path, -1) {
		given[name[1]] = append(given[name[1]], r.PathValue(name[1]))
	}
	for _, p := range op.Params {
		if p.In != InBody {
			continue
		}
		if kind, params, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "text/plain" ||
			params["charset"] != "" && !strings.EqualFold(params["charset"], "utf-8") {
			return nil, problem(http.StatusUnsupportedMediaType, "the body is to be text/plain; charset=utf-8", "")
		}
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, int64(p.longest())))
		if err != nil {
			var size *http.MaxBytesError
			if !errors.As(err, &size) {
				err = problem(http.StatusBadRequest, "the body cannot be read", "")
			}
			return nil, err
		}
		given[p.Name] = append(given[p.Name], string(body))
	}
	return given, nil
}

// serveDocument tells what can be asked.
func (s *Service) serveDocument(w http.ResponseWriter, r *http.Request) {
	if !takes(w, r, http.MethodGet) {
		return
	}
	tag := archive.Tag(string(s.document))
	w.Header().Set("ETag", tag)
	if archive.HasTag(r.Header.Get("If-None-Match"), tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(s.document) // who does not listen any more is not told
}

// sent remembers whether an answer has begun.
type sent struct {
	http.ResponseWriter
	begun bool
}

func (s *sent) WriteHeader(status int) {
	s.begun = true
	s.ResponseWriter.WriteHeader(status)
}

func (s *sent) Write(b []byte) (int, error) {
	s.begun = true
	return s.ResponseWriter.Write(b)
}

// Unwrap is for http.ResponseController.
func (s *sent) Unwrap() http.ResponseWriter { return s.ResponseWriter }
