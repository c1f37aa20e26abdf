// Package web is the page: an archive of releases as people look at it in a browser.
//
// A Server is an http.Handler. What it shows are the answers of the commands, from the
// same rooms: package archive reads the question, index and profile answer it, report
// chooses what is told. A page is a file here (search.go, release.go, person.go …) with
// its template of that name; style.css and script.js are all that a page loads. Without
// the script everything works.
//
// A request passes the guard (guard.go: who may ask, from where, how much at once), is
// answered from the reading that is open (page.go), and its page is kept for as long as
// nothing changes (cache.go). Texts of releases reach a page through html/template alone,
// without what could turn or hide other text.
package web

import (
	"context"
	"embed"
	"errors"
	"net/http"
	"sync"
	"time"

	"pressroom/analyze"
	"pressroom/cmd/pressroom/archive"
)

// Options say what a Server shows, and to whom.
type Options struct {
	Live *archive.Live
	API  http.Handler // answers below /api/; nil for none

	// Token is what who asks has to know; "" lets everybody in who reaches the server.
	Token string
	// TrustHeader names a header that a proxy in front of the server sets for those it
	// lets in; requests without it are refused. "" trusts none.
	TrustHeader string
	// Hosts are the names by which the server may be asked, without ports: a page of
	// another site whose name leads here has another one. None allows any.
	Hosts []string

	Log func(error) // is told of errors that are nobody's mistake
}

// A Server shows an archive.
type Server struct {
	Options
	guard guard
	pages map[string]*pageTemplate
	look  string // names the templates and what they load: pages of another look are others
	cache *cache
	mux   *http.ServeMux

	uploads  uploads
	analyzer func() (*analyze.Analyzer, error) // of releases that are not in the index; made when it is needed first
}

//go:embed all:templates static
var files embed.FS

// New returns a server of an archive.
func New(o Options) (*Server, error) {
	if o.Live == nil {
		return nil, errors.New("web: there is no archive")
	}
	if o.Log == nil {
		o.Log = func(error) {}
	}
	s := &Server{Options: o, guard: newGuard(o), cache: newCache(cacheBytes), mux: http.NewServeMux(),
		analyzer: sync.OnceValues(analyze.New), uploads: uploads{of: map[string]*uploaded{}}}
	var err error
	if s.pages, err = readTemplates(); err != nil {
		return nil, err
	}
	if s.look, err = lookOf(files); err != nil {
		return nil, err
	}
	s.routes()
	return s, s.assets()
}

// routes says which page has which address.
func (s *Server) routes() {
	s.page("GET /{$}", "search", (*request).search)
	s.page("GET /release/{id}", "release", (*request).release)
	s.page("GET /release/{id}/summary", "summary", (*request).summary)
	s.page("GET /release/{id}/similar", "similar", (*request).similar)
	s.page("GET /release/{id}/changes", "changes", (*request).changes)
	s.page("GET /person", "profile", (*request).person)
	s.page("GET /place", "profile", (*request).place)
	s.page("GET /body", "profile", (*request).body)
	for n, l := range lists {
		s.page("GET "+l.path, "list", listOf(n))
	}
	s.page("GET /quotes", "quotes", (*request).quotes)
	s.page("GET /timeline", "timeline", (*request).timeline)
	s.page("GET /calendar", "calendar", (*request).calendar)
	s.mux.Handle("GET /calendar.ics", s.limited(compressed(http.HandlerFunc(s.ics))))
	s.page("GET /map", "map", (*request).worldMap)
	s.page("GET /saved", "saved", (*request).saved)
	s.mux.Handle("POST /saved", s.limited(http.HandlerFunc(s.save)))
	s.mux.Handle("GET /saved.atom", s.limited(compressed(http.HandlerFunc(s.feed))))
	s.page("GET /upload", "upload", (*request).upload)
	s.mux.HandleFunc("POST /upload", s.take)
	s.mux.Handle("GET /complete", s.limited(compressed(http.HandlerFunc(s.complete))))
	s.page("GET /help", "help", (*request).help)
	s.mux.HandleFunc("POST /theme", s.theme)
	s.mux.HandleFunc("GET /login", s.login)
	s.mux.HandleFunc("POST /login", s.login)
	if s.API != nil {
		s.mux.Handle("/api/", s.inTurn(compressed(s.API))) // which limits its times itself
	}
	s.mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		s.fail(w, r, http.StatusNotFound, "There is no such page.", "")
	})
}

// ServeHTTP answers a request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	defer func() {
		if cause := recover(); cause != nil {
			if cause == http.ErrAbortHandler {
				panic(cause)
			}
			s.Log(&panicked{r.URL.Path, cause})
			s.fail(w, r, http.StatusInternalServerError, "Something went wrong here.", "")
		}
	}()
	secure(w.Header())
	if s.guard.passes(s, w, r) {
		s.mux.ServeHTTP(w, r)
	}
}

// patience is how long an answer may take.
const patience = 20 * time.Second

// limited answers in turn, and for no longer than patience.
func (s *Server) limited(h http.Handler) http.Handler {
	return s.inTurn(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), patience)
		defer cancel()
		h.ServeHTTP(w, r.WithContext(ctx))
	}))
}

// inTurn answers no more requests at once than the machine can; others wait their turn,
// and are sent away when that takes too long.
func (s *Server) inTurn(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !s.guard.enter(r.Context()) {
			w.Header().Set("Retry-After", "5")
			s.fail(w, r, http.StatusServiceUnavailable, "Too many are asking at once.", "Try again in a moment.")
			return
		}
		defer s.guard.leave()
		h.ServeHTTP(w, r)
	})
}
