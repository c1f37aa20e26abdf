package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"pressroom/cmd/pressroom/report"
	"pressroom/corpus"
	"pressroom/index"
)

// savedName is the file of the saved searches. It stands beside the index, not in
// it, so that a new index knows them, too.
const savedName = "pressroom-searches.jsonl"

// savedSearch is a query with a name, and the releases that it had found when it was
// asked last: a line of the file.
type savedSearch struct {
	Name  string      `json:"name"`
	Query string      `json:"query"` // as typed: "last week" means another week each time
	Asked corpus.Date `json:"asked"`
	Seen  []string    `json:"seen"` // identifiers, ascending
}

// maxSavedName is how many bytes long a name may be: a list of them stays readable.
const maxSavedName = 100

func savedPath(c *cli.Context) (string, error) {
	dir, err := indexDir(c)
	return filepath.Join(filepath.Dir(dir), savedName), err
}

// readSaved reads the saved searches; a file that does not exist has none.
func readSaved(path string) (all []savedSearch, err error) {
	b, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	n := 0
	for line := range strings.Lines(string(b)) {
		n++
		if strings.TrimSpace(line) == "" {
			continue
		}
		var s savedSearch
		if err := json.Unmarshal([]byte(line), &s); err != nil || s.Name == "" {
			return nil, usageError("mend the file by hand, or remove it", "%s:%d: this is no saved search", path, n)
		}
		all = append(all, s)
	}
	return all, err
}

// changeSaved writes what change makes of the saved searches, in one step; others
// wait. When change returns an error, nothing has changed.
func changeSaved(ctx context.Context, path string, change func([]savedSearch) ([]savedSearch, error)) error {
	return index.ReplaceFile(ctx, path, func(path string) (string, error) {
		all, err := readSaved(path)
		if err == nil {
			all, err = change(all)
		}
		if err != nil {
			return "", err
		}
		slices.SortFunc(all, func(a, b savedSearch) int { return strings.Compare(a.Name, b.Name) })
		var b strings.Builder
		for _, s := range all {
			if err := report.WriteJSON(&b, s); err != nil {
				return "", err
			}
		}
		return b.String(), nil
	})
}

// with returns the searches with one added, or in the place of the one of its name.
func with(all []savedSearch, s savedSearch) []savedSearch {
	return append(without(all, s.Name), s)
}

func without(all []savedSearch, name string) []savedSearch {
	return slices.DeleteFunc(all, func(s savedSearch) bool { return s.Name == name })
}

func (p *program) saveCommand() *cli.Command {
	return &cli.Command{
		Name:      "save",
		Usage:     "Keep a query under a name; \"new NAME\" tells what has come since.",
		UsageText: "pressroom save floods 'flood* place:Louisiana'\n   pressroom new floods",
		Description: "A name that is there already gets the new query. The searches stand in " + savedName + "\n" +
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
	if report.Plain(name) != name || len(name) > maxSavedName {
		return usageError(fmt.Sprintf("a name is at most %d bytes long, without line ends, hidden characters and blanks at its ends", maxSavedName),
			"%q is no name", name)
	}
	s := savedSearch{Name: name, Query: typed, Asked: today()}
	hits, err := p.ask(c, s)
	if err != nil {
		return err
	}
	s.Seen = identifiers(hits)
	path, err := savedPath(c)
	if err != nil {
		return err
	}
	if err := changeSaved(c.Context, path, func(all []savedSearch) ([]savedSearch, error) { return with(all, s), nil }); err != nil {
		return err
	}
	_, err = fmt.Fprintf(p.out, "%s: %s so far\n", name, report.Plural(len(hits), "release"))
	return err
}

// ask returns the releases that a saved search finds now, the oldest first.
func (p *program) ask(c *cli.Context, s savedSearch) (hits []index.Hit, err error) {
	q, err := p.parseQuery(s.Query)
	if err != nil {
		return nil, err
	}
	err = withIndex(c, func(idx *index.Index) error {
		q, err := p.withSynonyms(c, idx, q)
		if err == nil {
			hits, err = idx.All(c.Context, q)
		}
		return err
	})
	return hits, err
}

func identifiers(hits []index.Hit) []string {
	ids := make([]string, len(hits))
	for n, hit := range hits {
		ids[n] = hit.ID
	}
	slices.Sort(ids)
	return slices.Compact(ids)
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
	path, err := savedPath(c)
	if err != nil {
		return err
	}
	if c.IsSet("remove") {
		name := c.String("remove")
		return changeSaved(c.Context, path, func(all []savedSearch) ([]savedSearch, error) {
			if _, err := savedOf(all, name); err != nil {
				return nil, err
			}
			return without(all, name), nil
		})
	}
	all, err := readSaved(path)
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

func savedOf(all []savedSearch, name string) (savedSearch, error) {
	var names []string
	for _, s := range all {
		if s.Name == name {
			return s, nil
		}
		names = append(names, s.Name)
	}
	hint := "pressroom save NAME QUERY keeps one"
	if len(names) > 0 {
		hint = guessed(name, names, "", "they are: "+strings.Join(names, ", "))
	}
	return savedSearch{}, usageError(hint, "there is no saved search %q", name)
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
	path, err := savedPath(c)
	if err != nil {
		return err
	}
	all, err := readSaved(path)
	if err != nil {
		return err
	}
	s, err := savedOf(all, strings.Join(c.Args().Slice(), " "))
	if err != nil {
		return err
	}
	hits, err := p.ask(c, s)
	if err != nil {
		return err
	}
	seen := s.Seen
	s.Seen, s.Asked = identifiers(hits), today()
	hits = fresh(hits, seen)
	if err := p.printHits(c, index.Result{Hits: hits, Total: len(hits)}, page{len(hits), 0}); err != nil {
		return err
	}
	if !c.Bool("keep") {
		err = changeSaved(c.Context, path, func(all []savedSearch) ([]savedSearch, error) { return with(all, s), nil })
	}
	if err == nil && len(hits) == 0 {
		err = errNothing
	}
	return err
}

// fresh returns the hits that were not seen before, the newest first.
func fresh(hits []index.Hit, seen []string) []index.Hit {
	hits = slices.DeleteFunc(slices.Clone(hits), func(hit index.Hit) bool {
		_, known := slices.BinarySearch(seen, hit.ID)
		return known
	})
	slices.Reverse(hits)
	return hits
}
