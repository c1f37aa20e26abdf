package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"pressroom/cmd/pressroom/archive"
	"pressroom/cmd/pressroom/report"
	"pressroom/index"
)

func (p *program) saveCommand() *cli.Command {
	return &cli.Command{
		Name:      "save",
		Usage:     "Keep a query under a name; \"new NAME\" tells what has come since.",
		UsageText: "pressroom save floods 'flood* place:Louisiana'\n   pressroom new floods",
		Description: "A name that is there already gets the new query. The searches stand in " + archive.SavedName + "\n" +
			"beside the index, one a line.",
		ArgsUsage: "NAME QUERY",
		Action:    p.save,
	}
}

func (p *program) save(c *cli.Context) error {
	name, typed := c.Args().First(), strings.Join(c.Args().Tail(), " ")
	if name == "" || strings.TrimSpace(typed) == "" {
		return usageError("pressroom save --help", "save takes a NAME and a QUERY")
	}
	if err := archive.CheckName(name); err != nil {
		return err
	}
	hits, err := p.ask(c, typed)
	if err != nil {
		return err
	}
	a, err := archiveOf(c)
	if err != nil {
		return err
	}
	s := archive.Search{Name: name, Query: typed, Asked: today(), Seen: archive.Identifiers(hits)}
	if err := a.Save(c.Context, s); err != nil {
		return err
	}
	_, err = fmt.Fprintf(p.out, "%s: %s so far\n", name, report.Plural(len(hits), "release"))
	return err
}

// ask returns the releases that a query finds now, the oldest first.
func (p *program) ask(c *cli.Context, typed string) (hits []index.Hit, err error) {
	err = withArchive(c, func(r *archive.Reading) error {
		hits, err = r.Ask(c.Context, p.reader(), typed)
		return err
	})
	return hits, err
}

func (p *program) savedCommand() *cli.Command {
	return &cli.Command{
		Name:      "saved",
		Usage:     "List the saved searches.",
		UsageText: "pressroom saved\n   pressroom saved --remove floods",
		Flags:     []cli.Flag{&cli.StringFlag{Name: "remove", Usage: "forget the search `NAME`"}, jsonFlag()},
		Action:    p.saved,
	}
}

func (p *program) saved(c *cli.Context) error {
	a, err := archiveOf(c)
	if err != nil {
		return err
	}
	if c.IsSet("remove") {
		return a.Forget(c.Context, c.String("remove"))
	}
	all, err := a.Saved()
	if err != nil {
		return err
	}
	for _, s := range all {
		line := fmt.Sprintf("%s  %s  %s\n", report.Plain(s.Name), s.Asked, report.Plain(s.Query))
		if err := p.print(c, report.Saved{Name: s.Name, Query: s.Query, Asked: s.Asked, Seen: len(s.Seen)}, line); err != nil {
			return err
		}
	}
	if len(all) == 0 {
		return errNothing
	}
	return nil
}

func (p *program) newCommand() *cli.Command {
	return &cli.Command{
		Name:      "new",
		Usage:     "Show what a saved search finds that it did not find last time.",
		UsageText: "pressroom new floods\n   pressroom new --keep floods",
		Description: "The newest release comes first. What was shown is not shown again, unless --keep says so.\n" +
			"Nothing new is exit code 1.",
		ArgsUsage: "NAME",
		Flags:     []cli.Flag{&cli.BoolFlag{Name: "keep", Usage: "show the same again next time"}, jsonFlag()},
		Action:    p.showNew,
	}
}

func (p *program) showNew(c *cli.Context) error {
	if c.NArg() == 0 {
		return usageError("pressroom saved lists them", "no NAME given")
	}
	a, err := archiveOf(c)
	if err != nil {
		return err
	}
	all, err := a.Saved()
	if err != nil {
		return err
	}
	s, err := archive.SearchOf(all, strings.Join(c.Args().Slice(), " "))
	if err != nil {
		return err
	}
	hits, err := p.ask(c, s.Query)
	if err != nil {
		return err
	}
	found := archive.Identifiers(hits)
	hits = s.Fresh(hits)
	if err := p.printHits(c, index.Result{Hits: hits, Total: len(hits)}, page{len(hits), 0}); err != nil {
		return err
	}
	if !c.Bool("keep") {
		s.Seen, s.Asked = found, today()
		err = a.Save(c.Context, s)
	}
	if err == nil && len(hits) == 0 {
		err = errNothing
	}
	return err
}
