package main

import (
	"fmt"
	"io"
	"regexp"
	"strings"

	"pressroom/analyze/schema"
	"pressroom/index"
)

// markdown is a text of one line in Markdown (CommonMark with the tables of
// GitHub), wherever it stands on the line: what has a meaning there is escaped.
func markdown(s string) string {
	s = markdownMeaning.ReplaceAllString(plain(s), `\$0`)
	return markdownBlock.ReplaceAllString(s, `$1\$2`)
}

var (
	markdownMeaning = regexp.MustCompile("[\\\\`*_\\[\\]<>|~&#]")
	// markdownBlock is what begins a list or a heading at the head of a line.
	markdownBlock = regexp.MustCompile(`^(\d*)([-+=.)])`)
)

// summaryMarkdown writes a summary as a document.
func summaryMarkdown(_ *program, w io.Writer, s summaryJSON) error {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s\n", markdown(s.title()), strings.Join(s.imprint(markdown), " · "))
	if len(s.Events) > 0 {
		fmt.Fprint(&b, "\n## What happened\n\n")
	}
	for _, ev := range s.Events {
		when := markdown(whenText(ev.When))
		if ev.Main {
			when = "**" + when + "**"
		}
		fmt.Fprintf(&b, "- %s: %s (%s)\n", when, ev.line(markdown), ev.Fact)
	}
	if len(s.People) > 0 {
		fmt.Fprint(&b, "\n## People\n\n")
	}
	for _, x := range s.People {
		fmt.Fprintf(&b, "- %s (%s)\n", joined(append([]string{x.Name}, x.Titles...), ", ", markdown), x.Fact)
	}
	if q := s.Quote; q != nil {
		fmt.Fprintf(&b, "\n## Quote\n\n> “%s”\n>\n> – %s (%s)\n", markdown(q.words()), q.speaker(markdown), q.Fact)
	}
	if len(s.Topics) > 0 {
		fmt.Fprint(&b, "\n## Topics\n\n")
	}
	for _, t := range s.Topics {
		fmt.Fprintf(&b, "- %s (%s)\n", markdown(t.Label), t.Fact)
	}
	fmt.Fprint(&b, "\n## Where it says so\n\n")
	writeRow(&b, "fact", "characters", "text")
	writeRow(&b, "---", "---", "---")
	for _, src := range s.sources() {
		writeRow(&b, src.fact, src.at, src.shown(markdown))
	}
	_, err := fmt.Fprintln(w, b.String())
	return err
}

// writeRow writes a row of a table; the cells are Markdown.
func writeRow(b *strings.Builder, cells ...string) {
	fmt.Fprintf(b, "| %s |\n", strings.Join(cells, " | "))
}

// markdownTable writes events as a table.
type markdownTable struct{ w io.Writer }

func (x markdownTable) head() error {
	var b strings.Builder
	writeRow(&b, "date", "status", "what", "kind", "who", "where", "release")
	writeRow(&b, "---", "---", "---", "---", "---", "---", "---")
	_, err := io.WriteString(x.w, b.String())
	return err
}

func (x markdownTable) foot() error { return nil }

func (x markdownTable) release(st index.Stored) error {
	var b strings.Builder
	for _, ev := range st.Analysis.Events {
		writeRow(&b, markdown(whenText(ev.When)), markdown(ev.Status), markdown(ev.What), markdown(ev.Kind), joined(ev.Who, "; ", markdown), joined(placesOf(ev), "; ", markdown),
			markdown(title(string(st.Analysis.Headline), st.Release.Source))+" ("+markdown(st.Release.ID)+")")
	}
	_, err := io.WriteString(x.w, b.String())
	return err
}

// placesOf are the venue and the places of an event.
func placesOf(ev schema.Event) []string {
	if ev.Venue == "" {
		return ev.Where
	}
	return append([]string{string(ev.Venue)}, ev.Where...)
}
