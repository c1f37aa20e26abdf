package report

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net/url"
	"strings"
	"unicode/utf8"

	"pressroom/analyze/annot"
	"pressroom/analyze/schema"
	"pressroom/index"
)

// calendar writes the events that have a day as a calendar of RFC 5545. A file
// without any event would be none, so its head waits for the first.
type calendar struct {
	w     io.Writer
	begun bool
}

func (*calendar) Head() error { return nil }

func (x *calendar) Foot() error {
	if !x.begun {
		return ErrNothing
	}
	return x.print("END:VCALENDAR")
}

func (x *calendar) Release(st index.Stored) error {
	for n, ev := range st.Analysis.Events {
		if ev.When == nil || ev.When.From.IsZero() {
			continue
		}
		lines := vevent(st.Analysis, n)
		if !x.begun {
			x.begun = true
			lines = append([]string{"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Pressroom//Pressroom//EN", "CALSCALE:GREGORIAN"}, lines...)
		}
		if err := x.print(lines...); err != nil {
			return err
		}
	}
	return nil
}

func (x *calendar) print(lines ...string) error {
	var b strings.Builder
	for _, line := range lines {
		b.WriteString(folded(line))
	}
	_, err := io.WriteString(x.w, b.String())
	return err
}

// vevent returns the lines of event n, which has a day. Nothing in them depends
// on when they are written: the stamp is the day of publication.
func vevent(an schema.Analysis, n int) []string {
	ev := an.Events[n]
	stamp := an.Published
	if stamp.IsZero() {
		stamp = ev.When.From
	}
	sum := sha256.Sum256([]byte(an.Source + "\n" + an.ID))
	lines := []string{
		"BEGIN:VEVENT",
		"UID:" + hex.EncodeToString(sum[:8]) + "-" + numbered("e", n) + "@pressroom",
		"DTSTAMP:" + stamp.Time().Format(icsTime) + "Z",
	}
	lines = append(lines, span(ev.When)...)
	lines = append(lines, "SUMMARY:"+icsText(icsSummary(ev)), "STATUS:"+icsStatus(ev.Status),
		"CATEGORIES:"+icsText(ev.Kind), "TRANSP:TRANSPARENT")
	if where := placesOf(ev); len(where) > 0 {
		lines = append(lines, "LOCATION:"+icsText(strings.Join(where, ", ")))
	}
	for _, p := range an.Places {
		if len(ev.Where) > 0 && p.Name == ev.Where[0] && p.Lat != nil && p.Lon != nil {
			lines = append(lines, fmt.Sprintf("GEO:%.6f;%.6f", *p.Lat, *p.Lon))
			break
		}
	}
	if u, err := url.Parse(an.Source); err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" {
		lines = append(lines, "URL:"+u.String())
	}
	about := []string{Plain(ev.Evidence.Text)}
	if len(ev.Who) > 0 {
		about = append(about, Plain("Who: "+strings.Join(ev.Who, ", ")))
	}
	if len(ev.Numbers) > 0 {
		about = append(about, Plain("Numbers: "+strings.Join(numbersOf(ev), ", ")))
	}
	about = append(about, Plain("Release: "+titleIn(an)+" ("+an.ID+")"))
	for i, line := range about {
		about[i] = icsText(line)
	}
	return append(lines, "DESCRIPTION:"+strings.Join(about, `\n`), "END:VEVENT")
}

const (
	icsDay  = "20060102"
	icsTime = "20060102T150405"
)

// span returns DTSTART and DTEND: times of day as printed, in no zone, because
// the analysis knows none; else whole days, of which the end is the day after.
func span(w *schema.When) []string {
	if start, end := moments(w); !start.IsZero() {
		lines := []string{"DTSTART:" + start.Format(icsTime)}
		if !end.IsZero() {
			lines = append(lines, "DTEND:"+end.Format(icsTime))
		}
		return lines
	}
	last := w.From
	if w.From.Before(w.To) {
		last = w.To
	}
	return []string{"DTSTART;VALUE=DATE:" + w.From.Time().Format(icsDay), "DTEND;VALUE=DATE:" + last.AddDays(1).Time().Format(icsDay)}
}

// icsSummary is what happens, with its status where that is neither that it
// happens nor one that STATUS tells.
func icsSummary(ev schema.Event) string {
	switch annot.EventStatus(ev.Status) {
	case annot.Happened, annot.UnderWay, annot.Planned, annot.Cancelled, annot.Postponed:
		return ev.What
	}
	return statusWords(ev.Status) + ": " + ev.What
}

// icsStatus is how sure an event is: what the release announces is.
func icsStatus(status string) string {
	switch annot.EventStatus(status) {
	case annot.Cancelled, annot.Denied, annot.NotHappened:
		return "CANCELLED"
	case annot.Postponed, annot.Proposed, annot.Required, annot.Expected, annot.Alleged:
		return "TENTATIVE"
	}
	return "CONFIRMED"
}

var icsEscape = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`)

// icsText is a text of one line as a value.
func icsText(s string) string { return icsEscape.Replace(Plain(s)) }

// lineLength is how many octets a line may have without its end.
const lineLength = 75

// folded ends a line and breaks a long one; what follows a break begins with a
// blank.
func folded(line string) string {
	var b strings.Builder
	room := lineLength
	for len(line) > room {
		at := room
		for at > 0 && !utf8.RuneStart(line[at]) {
			at--
		}
		b.WriteString(line[:at] + "\r\n ")
		line, room = line[at:], lineLength-1
	}
	return b.String() + line + "\r\n"
}

// placesOf are the venue and the places of an event.
func placesOf(ev schema.Event) []string {
	if ev.Venue == "" {
		return ev.Where
	}
	return append([]string{string(ev.Venue)}, ev.Where...)
}
