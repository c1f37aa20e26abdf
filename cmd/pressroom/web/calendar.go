package web

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"

	"pressroom/cmd/pressroom/archive"
	"pressroom/cmd/pressroom/report"
	"pressroom/corpus"
	"pressroom/index"
	"pressroom/index/profile"
)

// calendarPage is what happened, or is to happen, in a month.
type calendarPage struct {
	Of, Month, Title   string
	Prev, Next         string
	PrevName, NextName string
	Weeks              [][7]calendarDay
	Events             []happening // of days in the month, or not much more
	Wider              []happening // those that may be on any day of more than the month
	Total              int
	Feed               string // the address of the calendar for other programs
	Before, After      string // the pages of the list
	Range              string
}

// calendarDay is a day of the sheet; N is 0 for one of another month.
type calendarDay struct {
	N     int
	Today bool
	First []dayEvent
	More  int
	Date  string
}

type dayEvent struct{ What, Path string }

const (
	calendarEvents = 1000 // of a month
	eventsAPage    = 100
	dayEvents      = 3 // on a day of the sheet
)

// calendar shows the events of a month: of the one asked for, else of this one, else of the
// last that has any on a day.
func (r *request) calendar() (shown, error) {
	p := &calendarPage{Of: r.value("q")}
	out := shown{title: "Calendar", here: "calendar", body: p}
	typed, err := r.reader().Query(r.value("q"))
	if err != nil {
		return out, err
	}
	q, err := r.expand(typed)
	if err != nil {
		return out, err
	}
	f := index.EventFilter{Query: q, Limit: calendarEvents}
	today := archive.Today()
	first, err := r.month(f, today)
	if err != nil {
		return out, err
	}
	last := first
	last.Day = corpus.DaysIn(first.Year, first.Month)
	f.From, f.To = first, last
	res, err := r.Happenings(r.Context(), f)
	if err != nil {
		return out, err
	}
	p.Month = first.String()[:len("2006-01")]
	p.Title, p.Total = month(p.Month), res.Total
	out.title = "Calendar, " + p.Title
	p.neighbours(r, first)
	p.sheet(res.Hits, first, today)
	if err := p.list(r, res.Hits, first, last); err != nil {
		return out, err
	}
	p.Feed = "/calendar.ics?" + feedFields(r.view.Key, "q", p.Of)
	return out, nil
}

// list lists a page of the events; what may be on any day of more than the month stands apart
// on the first.
func (p *calendarPage) list(r *request, hits []profile.Happening, first, last corpus.Date) error {
	var events []profile.Happening
	at := r.number("page", 1)
	for _, h := range hits {
		if w := h.Event.When; w == nil || !w.From.Before(first) || !last.Before(w.To) {
			events = append(events, h)
		} else if at == 1 {
			p.Wider = append(p.Wider, happeningOf(h))
		}
	}
	from := (at - 1) * eventsAPage
	if at > 1 && from >= len(events) {
		return r.pastEnd(at, pages(len(events), eventsAPage))
	}
	to := min(from+eventsAPage, len(events))
	for _, h := range events[from:to] {
		p.Events = append(p.Events, happeningOf(h))
	}
	p.Range = fmt.Sprintf("%s to %s of %s", number(from+1), number(to), number(len(events)))
	p.Before, p.After = r.turn(at, to < len(events), "month", p.Month)
	return nil
}

// feedFields are the fields of the address of a feed, with the key that opens it.
func feedFields(key, name, value string) string {
	values := url.Values{}
	if value != "" {
		values.Set(name, value)
	}
	if key != "" {
		values.Set("key", key)
	}
	return values.Encode()
}

// month is the first day of the month that is shown.
func (r *request) month(f index.EventFilter, today corpus.Date) (corpus.Date, error) {
	if asked := r.value("month"); asked != "" { // browsers without a field for months let people type what they like
		day, _, err := r.reader().Day(asked, false)
		if err != nil {
			return today, &archive.Wrong{Msg: fmt.Sprintf("%q is no month", asked), Hint: "a month is as in 2026-02, or March 2026"}
		}
		day.Day = 1
		return day, nil
	}
	today.Day = 1
	f.From, f.To, f.Limit, f.Precise = today, today.AddMonths(1).AddDays(-1), 1, index.ToTheDay
	res, err := r.Happenings(r.Context(), f)
	if err != nil || res.Total > 0 {
		return today, err
	}
	f.From, f.To, f.Newest = corpus.Date{}, today, true
	if res, err = r.Happenings(r.Context(), f); err != nil || len(res.Hits) == 0 || res.Hits[0].Event.When == nil {
		return today, err
	}
	if day := res.Hits[0].Event.When.From; !day.IsZero() {
		today = day
		today.Day = 1
	}
	return today, nil
}

// neighbours are the months before and after.
func (p *calendarPage) neighbours(r *request, first corpus.Date) {
	before, after := first.AddMonths(-1).String()[:7], first.AddMonths(1).String()[:7]
	p.Prev, p.PrevName = r.with("month", before, "page", ""), month(before)
	p.Next, p.NextName = r.with("month", after, "page", ""), month(after)
}

// sheet places events on the days of a month on which they begin.
func (p *calendarPage) sheet(hits []profile.Happening, first, today corpus.Date) {
	byDay := map[corpus.Date][]dayEvent{}
	for _, h := range hits {
		if w := h.Event.When; w != nil && (w.To.IsZero() || w.To.DaysSince(w.From) < 15) {
			day := w.From
			if day.Before(first) {
				day = first
			}
			byDay[day] = append(byDay[day], dayEvent{report.Plain(h.Event.What), releasePath(h.ID)})
		}
	}
	column := (int(first.Weekday()) + 6) % 7 // Monday first
	for day := first; day.Month == first.Month; day = day.AddDays(1) {
		if len(p.Weeks) == 0 || column == 7 {
			p.Weeks = append(p.Weeks, [7]calendarDay{})
			column %= 7
		}
		events := byDay[day]
		cell := calendarDay{N: day.Day, Today: day == today, First: events[:min(len(events), dayEvents)], Date: day.String()}
		cell.More = len(events) - len(cell.First)
		p.Weeks[len(p.Weeks)-1][column] = cell
		column++
	}
}

// feedReleases is how many releases a calendar for other programs is made of, the newest
// first: it is fetched again and again.
const feedReleases = 1500

var errEnough = errors.New("enough")

// ics answers with the events of a query as a calendar for other programs (RFC 5545).
func (s *Server) ics(w http.ResponseWriter, r *http.Request) {
	reading, state, release, err := s.Live.Take()
	if err != nil {
		s.tell(w, r, err)
		return
	}
	defer release()
	tag := archive.Tag(state, archive.Today().String(), r.URL.RequestURI())
	w.Header().Set("ETag", tag)
	if r.Header.Get("If-None-Match") == tag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	var b strings.Builder
	if err := (&request{r, reading, s, s.viewOf(r, "")}).writeCalendar(&b); err != nil {
		w.Header().Del("ETag")
		s.tell(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "text/calendar; charset=utf-8")
	w.Header().Set("Content-Disposition", `inline; filename="pressroom.ics"`)
	_, _ = io.WriteString(w, b.String()) // who does not listen any more is not told
}

// writeCalendar writes the events of the newest releases of a query. A calendar of none has
// its head all the same: whoever subscribes to it is answered.
func (r *request) writeCalendar(w io.Writer) error {
	q, err := r.scope()
	if err != nil {
		return err
	}
	if q, err = r.expand(q); err != nil {
		return err
	}
	x, err := report.NewExporter("ics", "", w)
	if err != nil {
		return err
	}
	if err := x.Head(); err != nil {
		return err
	}
	n := 0
	err = r.Index.Each(r.Context(), q, index.Newest, func(st index.Stored) error {
		if n++; n > feedReleases {
			return errEnough
		}
		return x.Release(st)
	})
	if err != nil && !errors.Is(err, errEnough) {
		return err
	}
	if err := x.Foot(); !errors.Is(err, report.ErrNothing) {
		return err
	}
	_, err = io.WriteString(w, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Pressroom//Pressroom//EN\r\nEND:VCALENDAR\r\n")
	return err
}
