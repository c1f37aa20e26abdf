package web

import (
	"cmp"
	"context"
	"encoding/xml"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/cmd/pressroom/archive"
	"pressroom/cmd/pressroom/report"
	"pressroom/corpus"
	"pressroom/index"
)

// savedPage is the searches that are kept under a name.
type savedPage struct {
	Searches []savedSearch
	Query    string // to be kept
	Gone     int    // searches that are not shown
}

// savedSearch is a search with what it finds that it had not found when it was asked last.
type savedSearch struct {
	archive.Search
	Path, Feed string
	Found, New int
	Wrong      string // why it cannot be asked
}

// savedShown is how many saved searches are asked for one page.
const savedShown = 50

// saved lists the saved searches.
func (r *request) saved() (shown, error) {
	p := &savedPage{Query: r.value("q")}
	out := shown{title: "Saved searches", here: "saved", body: p, form: true}
	all, err := r.server.Live.Archive().Saved()
	if err != nil {
		return out, err
	}
	for n, s := range all {
		if n == savedShown {
			p.Gone = len(all) - n
			break
		}
		x := savedSearch{Search: s, Path: "/?" + url.Values{"q": {s.Query}}.Encode()}
		x.Feed = "/saved.atom?" + feedFields(r.view.Key, "name", s.Name)
		reader := archive.Reader{Today: archive.Today(), Note: func(string) {}}
		hits, err := r.Ask(r.Context(), reader, s.Query)
		if r.Context().Err() != nil {
			return out, r.Context().Err()
		}
		if x.Found, x.New = len(hits), len(s.Fresh(hits)); err != nil {
			x.Wrong = sentence(err.Error())
		}
		p.Searches = append(p.Searches, x)
	}
	return out, nil
}

// save keeps a search, forgets one, or takes what it finds for seen.
func (s *Server) save(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, maxForm)
	if !s.guard.ours(r.PostFormValue("token")) {
		s.fail(w, r, http.StatusForbidden, "That form is too old, or none of ours.", "Go back, load the page anew, and try again.")
		return
	}
	name, typed := report.Plain(r.PostFormValue("name")), r.PostFormValue("q")
	var err error
	switch r.PostFormValue("do") {
	case "forget":
		err = s.Live.Archive().Forget(r.Context(), name)
	case "seen":
		err = s.see(r.Context(), name)
	default:
		err = s.keep(r.Context(), name, typed)
	}
	if errors.Is(err, index.ErrBusy) {
		s.fail(w, r, http.StatusConflict, "Somebody else is changing the saved searches.", "Try again in a moment.")
		return
	}
	if err != nil {
		s.tell(w, r, err)
		return
	}
	http.Redirect(w, r, "/saved", http.StatusSeeOther)
}

// keep keeps a search under a name, with what it finds now as seen.
func (s *Server) keep(ctx context.Context, name, typed string) error {
	if err := archive.CheckName(name); err != nil {
		return err
	}
	if typed == "" {
		return &archive.Wrong{Msg: "there is no query to be kept", Hint: "write one, as in the search field"}
	}
	reading, _, release, err := s.Live.Take()
	if err != nil {
		return err
	}
	defer release()
	hits, err := reading.Ask(ctx, archive.Reader{Today: archive.Today(), Note: func(string) {}}, typed)
	if err != nil {
		return err
	}
	return s.Live.Archive().Save(ctx, archive.Search{Name: name, Query: typed, Asked: archive.Today(), Seen: archive.Identifiers(hits)})
}

// see takes what a saved search finds now for seen.
func (s *Server) see(ctx context.Context, name string) error {
	all, err := s.Live.Archive().Saved()
	if err != nil {
		return err
	}
	one, err := archive.SearchOf(all, name)
	if err != nil {
		return err
	}
	return s.keep(ctx, one.Name, one.Query)
}

// base is the address by which the server was asked. A proxy in front says whether it was
// asked in secret.
func base(r *http.Request) string {
	if r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https" {
		return "https://" + r.Host
	}
	return "http://" + r.Host
}

// feedEntries is how many releases a feed has.
const feedEntries = 50

// atom is a feed as RFC 4287 has it.
type atom struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Links   []atomLink  `xml:"link"`
	Author  string      `xml:"author>name"`
	Entries []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID      string   `xml:"id"`
	Title   string   `xml:"title"`
	Updated string   `xml:"updated"`
	Link    atomLink `xml:"link"`
	Summary string   `xml:"summary,omitempty"`
}

// feed answers with what a saved search finds, the newest first, for readers of feeds, which
// remember what they have seen.
func (s *Server) feed(w http.ResponseWriter, r *http.Request) {
	reading, _, release, err := s.Live.Take()
	if err != nil {
		s.tell(w, r, err)
		return
	}
	defer release()
	all, err := s.Live.Archive().Saved()
	if err != nil {
		s.tell(w, r, err)
		return
	}
	search, err := archive.SearchOf(all, r.URL.Query().Get("name"))
	if err != nil {
		s.fail(w, r, http.StatusNotFound, "There is no such saved search.", "")
		return
	}
	hits, err := reading.Ask(r.Context(), archive.Reader{Today: archive.Today(), Note: func(string) {}}, search.Query)
	if err != nil {
		s.tell(w, r, err)
		return
	}
	first, err := beginnings(r.Context(), reading, hits[max(0, len(hits)-feedEntries):])
	if err != nil {
		s.tell(w, r, err)
		return
	}
	b, err := xml.Marshal(feedOf(search, hits, first, base(r)))
	if err != nil {
		s.tell(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "application/atom+xml; charset=utf-8")
	_, _ = w.Write(append([]byte(xml.Header), b...)) // who does not listen any more is not told
}

// beginnings are the first words of the text of releases, by their identifiers.
func beginnings(ctx context.Context, reading *archive.Reading, hits []index.Hit) (map[string]string, error) {
	first := map[string]string{}
	for _, h := range hits {
		all, err := reading.Index.Release(ctx, h.ID)
		if err != nil {
			return nil, err
		}
		first[h.ID] = beginning(report.Parts(all[0]))
	}
	return first, nil
}

// beginning is how the lead of a release begins, or its first part that is not aside.
func beginning(parts []report.Part) string {
	n := slices.IndexFunc(parts, func(p report.Part) bool { return p.Kind == string(annot.Lead) })
	if n < 0 {
		n = slices.IndexFunc(parts, func(p report.Part) bool { return !p.Aside && p.Kind != string(annot.Headline) })
	}
	if n < 0 {
		return ""
	}
	var b strings.Builder
	for _, line := range parts[n].Lines {
		for _, run := range line.Runs {
			for _, piece := range run.Pieces {
				b.WriteString(piece.Text)
			}
		}
		b.WriteByte(' ')
	}
	return cutWords(strings.Join(strings.Fields(b.String()), " "), summaryLetters)
}

// summaryLetters is how many characters of a text a feed tells.
const summaryLetters = 400

// feedOf makes a feed of releases, given the oldest first, with how they begin. Each is dated by its day of
// publication, so that the feed is the same until something is added.
func feedOf(search archive.Search, hits []index.Hit, first map[string]string, base string) atom {
	moment := func(d corpus.Date) string {
		if d.IsZero() {
			d = corpus.Date{Year: 1970, Month: 1, Day: 1}
		}
		return d.String() + "T00:00:00Z"
	}
	f := atom{ID: "urn:pressroom:search:" + url.PathEscape(search.Name), Title: "Pressroom: " + report.Plain(search.Name), Author: "Pressroom",
		Updated: moment(search.Asked), Links: []atomLink{{Href: base + "/?" + url.Values{"q": {search.Query}}.Encode()}}}
	hits = slices.Clone(hits)
	slices.Reverse(hits)
	for n, h := range hits[:min(len(hits), feedEntries)] {
		if n == 0 && !h.Published.IsZero() {
			f.Updated = moment(h.Published)
		}
		f.Entries = append(f.Entries, atomEntry{ID: "urn:pressroom:release:" + url.PathEscape(h.ID), Updated: moment(h.Published),
			Title: titleWords(h.Headline, h.Opening, h.Source), Link: atomLink{Href: base + releasePath(h.ID)},
			Summary: cmp.Or(report.Plain(first[h.ID]), report.Plain(h.Source))})
	}
	return f
}
