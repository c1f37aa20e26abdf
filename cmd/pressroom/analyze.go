package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"pressroom/analyze/annot"
	"pressroom/analyze/schema"
)

func (p *program) analyzeCommand() *cli.Command {
	return &cli.Command{
		Name:      "analyze",
		Usage:     "Analyse releases and print what they say. No index is needed.",
		UsageText: "pressroom analyze release.txt\n   pressroom analyze --json releases/ more.jsonl.gz\n   cat release.txt | pressroom analyze --published 2026-02-16 -",
		Flags: append(inputFlags(),
			&cli.BoolFlag{Name: "json", Usage: "one JSON object a line (pressroom help json)"},
			&cli.BoolFlag{Name: "indirect", Usage: "with --json: reported speech (\"X said that …\"), too"},
			&cli.StringFlag{Name: "offsets", Usage: "what offsets count: `UNIT` is codepoints or bytes", Value: "codepoints"}),
		Action: p.analyze,
	}
}

func (p *program) analyze(c *cli.Context) error {
	if c.NArg() == 0 {
		return usageError("pressroom analyze --help", "no PATH given; - reads standard input")
	}
	unit := schema.CodePoints
	switch c.String("offsets") {
	case "codepoints":
	case "bytes":
		unit = schema.Bytes
	default:
		return usageError("", "--offsets: %q is neither codepoints nor bytes", c.String("offsets"))
	}
	return p.eachDocument(c, c.Args().Slice(), func(doc *annot.Document) error {
		if !c.Bool("json") {
			return p.report(doc)
		}
		an := schema.Of(doc, unit)
		if c.Bool("indirect") {
			an.Indirect = schema.Indirect(doc, unit)
		}
		_, err := p.out.Write(an.Line())
		return err
	})
}

// foreignNote says what of a release that is not English is read; it is empty for
// English.
func foreignNote(code string) string {
	if code == "" || code == annot.English {
		return ""
	}
	return code + ", not English: only layout, dates in digits and quotations are read"
}

// report prints an analysis for people.
func (p *program) report(doc *annot.Document) error {
	an := schema.Of(doc, schema.CodePoints)
	var b strings.Builder
	p.writeReport(&b, an)
	_, err := fmt.Fprintln(p.out, b.String())
	return err
}

func (p *program) writeReport(b *strings.Builder, an schema.Analysis) {
	row := func(label, text string) {
		if text != "" {
			fmt.Fprintf(b, "  %-10s %s\n", label, text)
		}
	}
	fmt.Fprintf(b, "%s\n", p.look.paint(bold, plain(title(string(an.Headline), an.Source))))
	row("source", plain(an.Source)+"  "+p.look.paint(dim, plain(an.ID)))
	row("also", plain(strings.Join(an.Also, "  ")))
	row("language", foreignNote(an.Language))
	row("published", p.published(an))
	if d := an.Dateline; d != nil {
		row("dateline", strings.TrimSpace(plain(string(d.Place))+"  "+d.Date.String()))
	}
	row("topics", joined(an.Topics, "; ", func(t schema.Topic) string { return fmt.Sprintf("%s (%.2f)", t.Label, t.Score) }))
	row("keyphrases", joined(an.Keyphrases, "; ", func(k schema.Keyphrase) string { return plain(k.Text) }))
	row("people", joined(an.People, "; ", func(x schema.Person) string {
		return strings.TrimSuffix(p.look.paint(person, plain(x.Name))+", "+plain(strings.Join(x.Titles, ", ")), ", ")
	}))
	row("places", joined(an.Places, "; ", func(x schema.Place) string {
		s := p.look.paint(place, plain(x.Name))
		if x.Country != "" {
			s += " (" + string(x.Country) + ")"
		}
		return s
	}))
	row("orgs", joined(an.Organizations, "; ", func(x schema.Organization) string {
		return strings.TrimSuffix(p.look.paint(org, plain(x.Name))+" ("+string(x.Acronym)+")", " ()")
	}))
	row("dates", joined(an.Dates, "; ", func(x schema.Date) string {
		return p.look.paint(date, plain(x.Text)) + " = " + x.Value
	}))
	for _, q := range an.Quotes {
		row("quote", fmt.Sprintf("%s: “%s”", plain(dash(string(q.Speaker))), p.look.paint(quoted, cut(plain(q.Text), 160))))
	}
	for _, e := range an.Events {
		row(eventLabel(e), p.eventLine(e))
	}
}

func eventLabel(e schema.Event) string {
	if e.Main {
		return "main event"
	}
	return "event"
}

// eventLine is an event on one line: when, what, who, where.
func (p *program) eventLine(e schema.Event) string {
	when, kind := "–", e.Kind
	if e.When != nil {
		when = e.When.Value
	}
	if e.Status != string(annot.Happened) {
		kind += ", " + e.Status
	}
	s := fmt.Sprintf("%s  %s: %s", p.look.paint(date, when), kind, plain(e.What))
	if len(e.Who) > 0 {
		s += "  [" + p.look.paint(person, plain(strings.Join(e.Who, ", "))) + "]"
	}
	if len(e.Where) > 0 {
		s += "  @ " + p.look.paint(place, plain(strings.Join(e.Where, ", ")))
	}
	return s
}

// noDate says that nobody knows when a release was published.
const noDate = "no publication date printed"

func (p *program) published(an schema.Analysis) string {
	if an.Published.IsZero() {
		s := noDate
		if bound := an.Clock.NotBefore; !bound.IsZero() {
			s += "; not before " + p.look.paint(date, bound.String())
		}
		return s
	}
	s := p.look.paint(date, an.Published.String()) + " (" + string(an.Clock.From) + ")"
	if an.Clock.Conflict {
		others := slices.DeleteFunc(slices.Clone(an.Clock.Candidates), func(k schema.Candidate) bool { return k.Date == an.Published })
		s += ", but also " + joined(others, ", ", func(k schema.Candidate) string { return k.Date.String() + " (" + k.From + ")" })
	}
	return s
}

func joined[T any](items []T, sep string, f func(T) string) string {
	parts := make([]string, len(items))
	for i, x := range items {
		parts[i] = f(x)
	}
	return strings.Join(parts, sep)
}
