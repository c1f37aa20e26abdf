package report

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"pressroom/analyze/annot"
	"pressroom/analyze/schema"
)

// The longest quote and the longest evidence that a summary prints, in
// characters; explain prints all.
const (
	quoteLength    = 400
	evidenceLength = 110
)

// Summary is a summary for people to read.
func (l Look) Summary(s Summary) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n%s\n", l.paint(bold, Plain(s.title())), strings.Join(s.imprint(Plain), " · "))
	if len(s.Events) > 0 {
		fmt.Fprintf(&b, "\n%s\n", l.paint(bold, "What happened"))
	}
	width := 0
	for _, ev := range s.Events {
		width = max(width, utf8.RuneCountInString(Plain(whenText(ev.When))))
	}
	for _, ev := range s.Events {
		when := Plain(whenText(ev.When))
		fmt.Fprintf(&b, "%s %s%s  %s [%s]\n", mark(ev.Main), l.paint(date, when),
			strings.Repeat(" ", width-utf8.RuneCountInString(when)), ev.line(Plain), ev.Fact)
	}
	if len(s.People) > 0 {
		fmt.Fprintf(&b, "\n%s\n", l.paint(bold, "People"))
	}
	for _, x := range s.People {
		fmt.Fprintf(&b, "  %s [%s]\n", titled(l.paint(person, Plain(x.Name)), x.Honorifics, x.Titles, Plain), x.Fact)
	}
	if q := s.Quote; q != nil {
		fmt.Fprintf(&b, "\n%s\n  “%s”\n  – %s [%s]\n", l.paint(bold, "Quote"), l.paint(quoted, q.words()), q.speaker(Plain), q.Fact)
	}
	if len(s.Topics) > 0 {
		fmt.Fprintf(&b, "\n%s\n  %s\n", l.paint(bold, "Topics"),
			joined(s.Topics, "; ", func(t SummaryTopic) string { return Plain(t.Label) + " [" + t.Fact + "]" }))
	}
	fmt.Fprintf(&b, "\n%s  (%s, characters; more: pressroom explain)\n", l.paint(bold, "Where it says so"), Plain(s.Source))
	for _, src := range s.sources() {
		fmt.Fprintf(&b, "  %-10s %s\n", src.fact, strings.TrimSpace(fmt.Sprintf("%-10s %s", src.at, src.shown(Plain))))
	}
	return b.String()
}

func mark(main bool) string {
	if main {
		return "*"
	}
	return " "
}

func (s Summary) title() string {
	return Title(string(s.Headline), textOf(s.Opening), s.Source)
}

// imprint is who published it, when and where. show makes a text fit for the
// format, here and below.
func (s Summary) imprint(show func(string) string) (parts []string) {
	if s.Form != string(annot.Plain) {
		parts = append(parts, strings.ReplaceAll(s.Form, "_", " "))
	}
	if note := foreignNote(s.Language); note != "" {
		parts = append(parts, show(note))
	}
	if s.Published.IsZero() {
		parts = append(parts, noDate)
	} else {
		parts = append(parts, dayText(s.Published))
	}
	for _, text := range []string{string(s.Place), string(s.Issuer)} {
		if text != "" {
			parts = append(parts, show(text))
		}
	}
	return append(parts, show(s.Source), show(s.Release))
}

// line is an event but its time: what, who and where, as far as the phrase does
// not name them.
func (ev SummaryEvent) line(show func(string) string) string {
	s := show(ev.What)
	if ev.Status != string(annot.Happened) {
		s = statusWords(ev.Status) + ": " + s
	}
	var who []string
	for _, x := range ev.Who {
		switch role := annot.Role(x.Role); {
		case role != annot.Actor && role != annot.Attendee:
			who = append(who, show(x.Name)+" ("+x.Role+")")
		case !strings.Contains(ev.What, calledBy(x)):
			who = append(who, show(x.Name))
		}
	}
	if len(who) > 0 {
		s += " – " + strings.Join(who, ", ")
	}
	var where []string
	for _, name := range append([]string{string(ev.Venue)}, ev.Where...) {
		if name != "" && !strings.Contains(ev.What, name) && !slices.Contains(where, show(name)) {
			where = append(where, show(name))
		}
	}
	if len(where) > 0 {
		s += " @ " + strings.Join(where, ", ")
	}
	return s
}

// statusWords is a status as people write it: "not happened".
func statusWords(status string) string { return strings.ReplaceAll(status, "_", " ") }

// calledBy is what a phrase calls who takes part: a person by the surname at least.
func calledBy(x schema.Participant) string {
	if strings.HasPrefix(string(x.ID), "p") {
		return x.Name[strings.LastIndexByte(x.Name, ' ')+1:]
	}
	return x.Name
}

// words is the quote without the comma that joined it to who spoke, and not too
// long.
func (q SummaryQuote) words() string {
	return cut(strings.TrimSuffix(Plain(q.Text), ","), quoteLength)
}

func (q SummaryQuote) speaker(show func(string) string) string {
	if q.Speaker == "" {
		return "the text does not say who"
	}
	return titled(show(string(q.Speaker)), q.Honorifics, q.Titles, show)
}

// source is where a fact of a summary stands.
type source struct{ fact, at, text string }

func (src source) shown(show func(string) string) string {
	return show(cut(Plain(src.text), evidenceLength))
}

// sources lists where each fact of the summary stands; events of one sentence
// share a line.
func (s Summary) sources() (out []source) {
	add := func(fact string, start, end int, text string) {
		at := fmt.Sprintf("%d–%d", start, end)
		if n := slices.IndexFunc(out, func(src source) bool { return src.at == at }); n >= 0 {
			out[n].fact += ", " + fact
			return
		}
		out = append(out, source{fact, at, text})
	}
	if h := s.HeadlineSpan; h != nil {
		add("headline", h.Start, h.End, h.Text)
	} else if h := s.Opening; h != nil {
		add("opening", h.Start, h.End, h.Text)
	}
	for _, ev := range s.Events {
		add(ev.Fact, ev.Evidence.Start, ev.Evidence.End, ev.Evidence.Text)
	}
	for _, x := range s.People {
		add(x.Fact, x.Evidence.Start, x.Evidence.End, x.Evidence.Text)
	}
	if q := s.Quote; q != nil {
		add(q.Fact, q.Start, q.End, q.Text)
	}
	for _, t := range s.Topics {
		out = append(out, source{t.Fact, "", strings.Join(t.Evidence, ", ")})
	}
	return out
}
