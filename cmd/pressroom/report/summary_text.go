package report

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"pressroom/analyze/annot"
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
	l.summaryEvents(&b, s)
	asks := s.furtherAsks()
	if len(asks) > 0 {
		fmt.Fprintf(&b, "\n%s\n", l.paint(bold, "Asks"))
	}
	for _, a := range asks {
		fmt.Fprintf(&b, "  %s [%s]\n", a.line(Plain), a.Fact)
	}
	if len(s.Numbers) > 0 {
		fmt.Fprintf(&b, "\n%s\n", l.paint(bold, "Numbers"))
	}
	for _, n := range s.Numbers {
		fmt.Fprintf(&b, "  %s [%s]\n", n.line(Plain), n.Fact)
	}
	if len(s.People) > 0 {
		fmt.Fprintf(&b, "\n%s\n", l.paint(bold, "People"))
	}
	people, others := s.listed()
	for _, x := range people {
		fmt.Fprintf(&b, "  %s [%s]\n", titled(l.paint(person, Plain(x.Name)), x.Honorifics, x.Titles, Plain), x.Fact)
	}
	if others != "" {
		fmt.Fprintf(&b, "  %s\n", others)
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

// summaryEvents writes the events of a summary, each part under its heading.
func (l Look) summaryEvents(b *strings.Builder, s Summary) {
	width := 0
	for _, ev := range s.Events {
		width = max(width, utf8.RuneCountInString(Plain(ev.dayOf())))
	}
	for _, t := range tiers {
		events := s.of(t.tier)
		news := s.News != nil && t.tier == annot.TierMain
		if len(events) > 0 || news {
			fmt.Fprintf(b, "\n%s\n", l.paint(bold, t.heading))
		}
		if news {
			fmt.Fprintf(b, "  %s [headline]\n", Plain(s.News.Text))
		}
		for _, ev := range events {
			when := Plain(ev.dayOf())
			blanks := strings.Repeat(" ", width-utf8.RuneCountInString(when))
			fmt.Fprintf(b, "  %s%s  %s [%s]\n", l.paint(date, when), blanks, ev.line(Plain), ev.Fact)
		}
	}
}

// title is the whole headline, or what stands for it.
func (s Summary) title() string {
	if s.Headline != "" {
		return string(s.Headline)
	}
	return Title("", textOf(s.Opening), s.Source)
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
