package report

import (
	"fmt"
	"strings"

	"pressroom/analyze/annot"
)

// Markdown is a summary as a document.
func (s Summary) Markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s\n", markdown(s.title()), strings.Join(s.imprint(markdown), " · "))
	for _, t := range tiers {
		events := s.of(t.tier)
		news := s.News != nil && t.tier == annot.TierMain
		if len(events) > 0 || news {
			fmt.Fprintf(&b, "\n## %s\n\n", t.heading)
		}
		if news {
			fmt.Fprintf(&b, "- %s (headline)\n", markdown(Plain(s.News.Text)))
		}
		for _, ev := range events {
			fmt.Fprintf(&b, "- %s: %s (%s)\n", markdown(ev.dayOf()), ev.line(markdown), ev.Fact)
		}
	}
	asks := s.furtherAsks()
	if len(asks) > 0 {
		fmt.Fprint(&b, "\n## Asks\n\n")
	}
	for _, a := range asks {
		fmt.Fprintf(&b, "- %s (%s)\n", a.line(markdown), a.Fact)
	}
	if len(s.Numbers) > 0 {
		fmt.Fprint(&b, "\n## Numbers\n\n")
	}
	for _, n := range s.Numbers {
		fmt.Fprintf(&b, "- %s (%s)\n", n.line(markdown), n.Fact)
	}
	if len(s.People) > 0 {
		fmt.Fprint(&b, "\n## People\n\n")
	}
	people, others := s.listed()
	for _, x := range people {
		fmt.Fprintf(&b, "- %s (%s)\n", titled(markdown(x.Name), x.Honorifics, x.Titles, markdown), x.Fact)
	}
	if others != "" {
		fmt.Fprintf(&b, "- %s\n", others)
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
	return b.String()
}
