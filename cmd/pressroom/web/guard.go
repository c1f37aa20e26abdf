package web

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"runtime"
	"slices"
	"strings"
	"time"
)

// guard says who may ask. It keeps no list of visitors: what it hands out it signs.
type guard struct {
	token, header string
	hosts         []string
	secret        [32]byte // signs what lasts as long as the process
	cross         *http.CrossOriginProtection
	turns         chan struct{} // requests that are being answered
}

// turnsPerCore is how many requests are answered at once for each core.
const turnsPerCore = 4

// waitTurn is how long a request waits for its turn.
const waitTurn = 10 * time.Second

func newGuard(o Options) guard {
	g := guard{token: o.Token, header: o.TrustHeader, hosts: o.Hosts, cross: http.NewCrossOriginProtection(),
		turns: make(chan struct{}, turnsPerCore*runtime.GOMAXPROCS(0))}
	rand.Read(g.secret[:]) // never fails, says its documentation
	return g
}

// secure sets the headers that every answer has: nothing from elsewhere is loaded, and
// no other site shows or sends what stands here.
func secure(h http.Header) {
	h.Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "+
		"form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Referrer-Policy", "same-origin")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), interest-cohort=()")
	h.Set("Cache-Control", "private, no-cache")
}

// passes reports whether a request may be answered; where it may not, it has been.
func (g *guard) passes(s *Server, w http.ResponseWriter, r *http.Request) bool {
	switch {
	case !g.known(r.Host):
		s.fail(w, r, http.StatusMisdirectedRequest, "This server does not go by that name.", "")
	case g.cross.Check(r) != nil:
		s.fail(w, r, http.StatusForbidden, "That was sent from another site.", "")
	case g.header != "" && r.Header.Get(g.header) == "":
		s.fail(w, r, http.StatusForbidden, "Only the proxy in front of this server may ask it.", "")
	case !g.allowed(r):
		w.Header().Set("WWW-Authenticate", "Bearer")
		if isProgram(r) || r.Method != http.MethodGet {
			s.fail(w, r, http.StatusUnauthorized, "The token is missing.", "")
		} else {
			s.showLogin(w, r, http.StatusUnauthorized, "")
		}
	default:
		return true
	}
	return false
}

// known reports whether the server goes by the name of a Host header.
func (g *guard) known(host string) bool {
	if len(g.hosts) == 0 {
		return true
	}
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	return slices.Contains(g.hosts, strings.ToLower(strings.Trim(host, "[]")))
}

// allowed reports whether a request shows the token, in the way of programs, of
// browsers, or of readers of calendars and feeds, which can do neither.
func (g *guard) allowed(r *http.Request) bool {
	switch {
	case g.token == "", r.URL.Path == "/login", strings.HasPrefix(r.URL.Path, "/static/"):
		return true
	case isFeed(r) && same(r.URL.Query().Get("key"), g.feedKey()):
		return true
	}
	if said, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); ok {
		return same(said, g.token)
	}
	cookie, err := r.Cookie(sessionName)
	return err == nil && same(cookie.Value, g.session())
}

const sessionName = "pressroom"

func isFeed(r *http.Request) bool {
	return r.Method == http.MethodGet && (strings.HasSuffix(r.URL.Path, ".ics") || strings.HasSuffix(r.URL.Path, ".atom"))
}

func isProgram(r *http.Request) bool { return strings.HasPrefix(r.URL.Path, "/api/") }

// session is what the browser of somebody who knows the token keeps.
func (g *guard) session() string { return sign(g.secret[:], "session "+g.token) }

// feedKey opens calendars and feeds. It stays the same as long as the token does.
func (g *guard) feedKey() string {
	if g.token == "" {
		return ""
	}
	return sign([]byte(g.token), "feeds")[:32]
}

func sign(key []byte, what string) string {
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(what))
	return hex.EncodeToString(mac.Sum(nil))
}

// same compares in a time that tells nothing of the words.
func same(a, b string) bool { return subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1 }

// formToken is what a form of ours sends along. It is another one each time, so that
// the size of a packed page tells nothing of it.
func (g *guard) formToken() string {
	nonce := rand.Text()
	return nonce + sign(g.secret[:], "form "+nonce)
}

// ours reports whether a form bears a token of ours.
func (g *guard) ours(token string) bool {
	const n = 26 // letters of rand.Text
	return len(token) > n && same(token[n:], sign(g.secret[:], "form "+token[:n]))
}

// enter waits for a turn.
func (g *guard) enter(ctx context.Context) bool {
	wait := time.NewTimer(waitTurn)
	defer wait.Stop()
	select {
	case g.turns <- struct{}{}:
		return true
	case <-wait.C:
	case <-ctx.Done():
	}
	return false
}

func (g *guard) leave() { <-g.turns }

// login asks for the token, and lets in who knows it.
func (s *Server) login(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodGet {
		s.showLogin(w, r, http.StatusOK, "")
		return
	}
	r.Body = http.MaxBytesReader(w, r.Body, maxForm)
	if !same(r.PostFormValue("token"), s.Token) {
		time.Sleep(time.Second) // who guesses has to wait
		s.showLogin(w, r, http.StatusUnauthorized, "That is not the token.")
		return
	}
	http.SetCookie(w, &http.Cookie{Name: sessionName, Value: s.guard.session(), Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode,
		Secure: r.TLS != nil})
	http.Redirect(w, r, local(r.PostFormValue("to")), http.StatusSeeOther)
}

// maxForm is how many bytes a form without files may have.
const maxForm = 64 << 10

// local is an address of this server; that of another becomes the first page.
func local(to string) string {
	if !strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") || strings.ContainsAny(to, "\\\r\n\t") {
		return "/"
	}
	return to
}

// fail answers with an error: to people a page, to programs a problem (RFC 9457).
func (s *Server) fail(w http.ResponseWriter, r *http.Request, status int, msg, hint string) {
	if isProgram(r) {
		Problem(w, status, msg, hint)
		return
	}
	s.failTo(w, r, failure{status, msg, hint, "/", "To the first page"})
}

// failTo answers people with an error, and leads somewhere.
func (s *Server) failTo(w http.ResponseWriter, r *http.Request, f failure) {
	v := s.viewOf(r, http.StatusText(f.Status))
	v.Body = f
	s.write(w, r, f.Status, "error", v)
}

type failure struct {
	Status    int
	Msg, Hint string
	Back, To  string // where it leads, and what that is called
}

// Problem answers a program with an error as RFC 9457 has it.
func Problem(w http.ResponseWriter, status int, msg, hint string) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(status)
	problem := map[string]any{"type": "about:blank", "title": http.StatusText(status), "status": status, "detail": msg}
	if hint != "" {
		problem["hint"] = hint
	}
	_ = json.NewEncoder(w).Encode(problem) // who does not listen any more is not told
}

// panicked is a fault of the program that a request brought to light.
type panicked struct {
	path  string
	cause any
}

func (p *panicked) Error() string { return fmt.Sprintf("%s: panic: %v", p.path, p.cause) }
