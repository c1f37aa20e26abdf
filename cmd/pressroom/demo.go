package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/urfave/cli/v2"

	"pressroom/analyze"
	"pressroom/analyze/annot"
	"pressroom/analyze/schema"
	"pressroom/cmd/pressroom/archive"
	"pressroom/cmd/pressroom/report"
	"pressroom/corpus"
	"pressroom/corpus/sample"
)

// tour is what the demo asks its index, as a user would type it.
var tour = [][]string{
	{"stats"},
	{"search", "--limit", "3", "peace border"},
	{"people", "--limit", "5"},
	{"person", "Armen Grigoryan"},
	{"events", "--from", "2026-02-13", "--to", "2026-02-16"},
}

func (p *program) demoCommand() *cli.Command {
	return &cli.Command{
		Name:      "demo",
		Usage:     "Analyse, index and search the releases that are built into the program.",
		UsageText: "pressroom demo",
		Flags:     []cli.Flag{jsonFlag()},
		Action:    p.demo,
	}
}

// demo shows one release in full, then indexes all and asks the index. With
// --json it prints the analyses of the sample releases.
func (p *program) demo(c *cli.Context) (err error) {
	a, err := analyze.New()
	if err != nil {
		return err
	}
	var docs []*annot.Document
	for doc, err := range a.Stream(c.Context, sampleReleases) {
		if err != nil {
			return err
		}
		docs = append(docs, doc)
	}
	if c.Bool("json") {
		for _, doc := range docs {
			if _, err := p.out.Write(schema.Of(doc, schema.CodePoints).Line()); err != nil {
				return err
			}
		}
		return nil
	}
	for _, doc := range docs {
		if strings.HasSuffix(doc.Release.Source, "roundtable.txt") {
			fmt.Fprintf(p.out, "$ pressroom analyze %s\n", doc.Release.Source)
			if err := p.text(p.look.Analysis(schema.Of(doc, schema.CodePoints)) + "\n"); err != nil {
				return err
			}
		}
	}
	dir, err := os.MkdirTemp("", "pressroom-demo-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	if err := p.fillSample(dir, docs); err != nil {
		return err
	}
	for _, args := range tour {
		fmt.Fprintf(p.out, "$ pressroom %s\n", shellWords(args))
		err := p.app().RunContext(c.Context, append([]string{"pressroom", "--no-pager", "--index", dir}, args...))
		if err != nil && !errors.Is(err, errNothing) {
			return err
		}
		fmt.Fprintln(p.out)
	}
	_, err = fmt.Fprintln(p.out, "Your own: pressroom add FOLDER, then pressroom search QUERY.")
	return err
}

func sampleReleases(yield func(corpus.Release, error) bool) {
	for _, rel := range sample.Releases() {
		if !yield(rel, nil) {
			return
		}
	}
}

func (p *program) fillSample(dir string, docs []*annot.Document) error {
	w, err := archive.OpenWriter(dir, analyze.Version)
	if err != nil {
		return err
	}
	for _, doc := range docs {
		if err := w.Add(doc.Release, archive.Kept(doc)); err != nil {
			return errors.Join(err, w.Close())
		}
	}
	if err := w.Close(); err != nil {
		return err
	}
	_, err = fmt.Fprintf(p.out, "$ pressroom add sample/\n%s added\n\n", report.Plural(len(docs), "release"))
	return err
}

// shellWords writes arguments as a shell takes them.
func shellWords(args []string) string {
	out := make([]string, len(args))
	for i, a := range args {
		out[i] = a
		if strings.ContainsAny(a, " *\"()") {
			out[i] = "'" + a + "'"
		}
	}
	return strings.Join(out, " ")
}
