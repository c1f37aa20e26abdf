package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"pressroom/cmd/pressroom/report"
	"pressroom/corpus"
	"pressroom/index"
	"pressroom/index/profile"
)

// profileJSON is a person as all releases together tell of them.
type profileJSON struct {
	Name          string       `json:"name"`
	Aliases       []countJSON  `json:"aliases"`
	Titles        []countJSON  `json:"titles"`
	Organizations []countJSON  `json:"organizations"`
	With          []countJSON  `json:"with"`
	First         corpus.Date  `json:"first"`
	Last          corpus.Date  `json:"last"`
	Releases      []report.Hit `json:"releases"`
	Quotes        []quoteJSON  `json:"quotes"`
}

// quoteJSON is a quote with the release that it stands in.
type quoteJSON struct {
	Release   string      `json:"release"`
	Published corpus.Date `json:"published"`
	Text      string      `json:"text"`
}

func (p *program) personCommand() *cli.Command {
	return &cli.Command{
		Name:      "person",
		Usage:     "Show a person: titles, other names, releases, quotes, who is named with them.",
		UsageText: "pressroom person 'Armen Grigoryan'\n   pressroom person grigoryan",
		ArgsUsage: "NAME",
		Flags:     []cli.Flag{&cli.IntFlag{Name: "limit", Usage: "`N` releases, quotes and companions at most", Value: 5}, jsonFlag()},
		Action:    profiles("people", (*profile.Profiler).People, p.printProfile),
	}
}

// profiles answers a command that takes a NAME: it asks the index for all that
// the name means and prints each. The list is the command that has such names.
func profiles[T any](list string, ask func(*profile.Profiler, context.Context, string) ([]T, error), show func(*cli.Context, T, int) error) cli.ActionFunc {
	return func(c *cli.Context) error {
		limit, err := limitOf(c)
		if err != nil {
			return err
		}
		name := strings.Join(c.Args().Slice(), " ")
		if name == "" {
			return usageError("pressroom "+list+" lists names", "no NAME given")
		}
		return withProfiler(c, func(pr *profile.Profiler) error {
			found, err := ask(pr, c.Context, name)
			if err != nil {
				return err
			}
			if len(found) == 0 {
				return errNothing
			}
			for _, pr := range found {
				if err := show(c, pr, limit); err != nil {
					return err
				}
			}
			return nil
		})
	}
}

func (p *program) printProfile(c *cli.Context, pr profile.Person, limit int) error {
	if c.Bool("json") {
		return report.WriteJSON(p.out, profileAsJSON(pr))
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s  %s, %s to %s\n", p.look.Paint(report.Bold, report.Plain(pr.Name)), report.Plural(len(pr.Releases), "release"), report.Dash(pr.First.String()), report.Dash(pr.Last.String()))
	writeCounts(&b, "titles", pr.Titles, limit)
	writeCounts(&b, "of", pr.Organizations, limit)
	writeCounts(&b, "also", pr.Aliases, limit)
	writeCounts(&b, "with", pr.With, limit)
	for _, hit := range pr.Releases[:min(limit, len(pr.Releases))] {
		p.writeRelease(&b, hit)
	}
	for _, q := range pr.Quotes[:min(limit, len(pr.Quotes))] {
		fmt.Fprintf(&b, "  %-10s %s “%s”\n", "quote", p.look.Paint(report.Date, report.Dash(q.Published.String())), p.look.Paint(report.Quoted, report.Cut(report.Plain(q.Quote.Text), 200)))
	}
	_, err := fmt.Fprint(p.out, b.String())
	return err
}

// writeCounts writes a row of a profile, if there is anything in it.
func writeCounts(b *strings.Builder, label string, counts []index.Count, limit int) {
	if len(counts) > 0 {
		fmt.Fprintf(b, "  %-10s %s\n", label, report.Joined(counts[:min(limit, len(counts))], "; ", func(n index.Count) string { return fmt.Sprintf("%s (%d)", report.Plain(n.Value), n.N) }))
	}
}

// writeRelease writes a release as a row of a profile.
func (p *program) writeRelease(b *strings.Builder, hit index.Head) {
	fmt.Fprintf(b, "  %-10s %s\n  %-10s %s\n", "release", report.Plain(report.Title(hit.Headline, hit.Source)), "", p.look.Where(hit))
}

func profileAsJSON(pr profile.Person) profileJSON {
	out := profileJSON{
		Name: pr.Name, Aliases: countsAsJSON(pr.Aliases), Titles: countsAsJSON(pr.Titles),
		Organizations: countsAsJSON(pr.Organizations), With: countsAsJSON(pr.With),
		First: pr.First, Last: pr.Last, Releases: hitsAsJSON(pr.Releases), Quotes: []quoteJSON{},
	}
	for _, q := range pr.Quotes {
		out.Quotes = append(out.Quotes, quoteJSON{q.ID, q.Published, q.Quote.Text})
	}
	return out
}

func countsAsJSON(in []index.Count) []countJSON {
	out := []countJSON{}
	for _, n := range in {
		out = append(out, countJSON{n.Value, n.N})
	}
	return out
}

// hitsAsJSON lists releases that were not searched for: without snippets.
func hitsAsJSON(in []index.Head) []report.Hit {
	out := []report.Hit{}
	for _, h := range in {
		out = append(out, report.Hit{Head: h, Snippets: []report.Snippet{}})
	}
	return out
}
