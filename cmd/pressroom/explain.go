package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"pressroom/index"
)

// explainJSON is a fact with the release that it was found in.
type explainJSON struct {
	Release string `json:"release"`
	Source  string `json:"source"`
	factJSON
}

func (p *program) explainCommand() *cli.Command {
	return &cli.Command{
		Name:      "explain",
		Usage:     "Say where in a release a fact stands and by which rule it is known.",
		UsageText: "pressroom explain release.txt\n   pressroom explain release.txt e1\n   pressroom explain 4f0c p1",
		Description: "Without FACT it lists the facts: people p1, places l1, organisations o1, dates d1, quotes q1,\n" +
			"topics t1, keyphrases k1, events e1, fields of an advisory a1, and published, headline, dateline,\n" +
			"form, correction, embargo, focus where there is one. PATH is a file or - for standard input, ID\n" +
			"the identifier of a release in the index or its first four letters or more. Offsets count code\n" +
			"points of the text from 0, end exclusive; lines count from 1.",
		ArgsUsage: "PATH|ID [FACT]",
		Flags:     append(inputFlags(), jsonFlag()),
		Action: func(c *cli.Context) error {
			if c.NArg() < 1 || c.NArg() > 2 {
				return usageError("pressroom explain --help", "explain takes one PATH or ID, and one FACT or none")
			}
			found := 0
			err := p.eachRelease(c, c.Args().First(), func(st index.Stored) error {
				for _, f := range factsOf(st) {
					if c.NArg() == 2 && !strings.EqualFold(f.Fact, c.Args().Get(1)) {
						continue
					}
					found++
					if err := p.printFact(c.Bool("json"), c.NArg() == 2, st, f); err != nil {
						return err
					}
				}
				return nil
			})
			if err == nil && found == 0 {
				return &exitError{exitNothing, fmt.Sprintf("there is no fact %q", c.Args().Get(1)), "pressroom explain " + c.Args().First() + " lists the facts"}
			}
			return err
		},
	}
}

// printFact prints a fact: as JSON, in full or as a line of a list.
func (p *program) printFact(asJSON, full bool, st index.Stored, f factJSON) error {
	if asJSON {
		return printJSON(p.out, explainJSON{st.Release.ID, st.Release.Source, f})
	}
	if !full {
		_, err := fmt.Fprintf(p.out, "%-10s %-12s %s\n", f.Fact, f.Kind, cut(plain(f.What), 100))
		return err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s  %s\n", p.look.paint(bold, f.Fact), plain(f.Kind+": "+f.What))
	fmt.Fprintf(&b, "  %-12s %s  %s\n", "source", plain(st.Release.Source), p.look.paint(dim, plain(st.Release.ID)))
	r := newReading(st)
	for _, proof := range f.Proofs {
		fmt.Fprintf(&b, "  %-12s %s\n", proof.Label, p.proofLine(r, proof))
	}
	_, err := fmt.Fprint(p.out, b.String())
	return err
}

// proofLine is where a part of a fact stands, with the words around it, and its
// rule.
func (p *program) proofLine(r *reading, proof proofJSON) string {
	s := plain(proof.Text)
	if proof.Start != nil && proof.End != nil {
		s = fmt.Sprintf("%d–%d, line %d: %s", *proof.Start, *proof.End, r.line(*proof.Start), p.inContext(r, *proof.Start, *proof.End))
	}
	if proof.Rule != "" {
		s += "  " + p.look.paint(dim, "("+plain(string(proof.Rule))+")")
	}
	return s
}

// around is how many code points are shown on either side of a few words.
const around = 40

// inContext quotes a stretch of the text between brackets with the words around
// it; a long one without.
func (p *program) inContext(r *reading, start, end int) string {
	words := plain(r.slice(start, end))
	if end-start > 2*around {
		return "“" + p.look.paint(quoted, words) + "”"
	}
	before, after := r.slice(start-around, start), r.slice(end, end+around)
	if start > around {
		_, before, _ = strings.Cut(before, " ")
		before = "…" + before
	}
	if end+around < len(r.bytes)-1 {
		after = after[:max(0, strings.LastIndexByte(after, ' '))] + "…"
	}
	return "“" + strings.TrimLeft(spaced(before), " ") + "[" + p.look.paint(quoted, words) + "]" + strings.TrimRight(spaced(after), " ") + "”"
}

// spaced is plain but keeps a blank at either end.
func spaced(s string) string {
	words := plain("|" + s + "|")
	return words[1 : len(words)-1]
}
