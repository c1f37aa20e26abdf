package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"pressroom/cmd/pressroom/report"
	"pressroom/index/profile"
)

// aliasesName is the file of aliases unless another is named. It stands beside
// the index, not in it, so that it can be kept under version control.
const aliasesName = "pressroom-aliases.txt"

func aliasesPath(c *cli.Context) (string, error) {
	if path := c.String("aliases"); path != "" {
		return path, nil
	}
	dir, err := indexDir(c)
	return filepath.Join(filepath.Dir(dir), aliasesName), err
}

func (p *program) aliasCommand() *cli.Command {
	return &cli.Command{
		Name:  "alias",
		Usage: "Say which names of different releases mean the same.",
		UsageText: "pressroom alias add person 'Armen Grigoryan' 'A. Grigorian'\n   pressroom alias split org 'Ministry of Health'\n" +
			"   pressroom alias remove person 'A. Grigorian'\n   pressroom alias list",
		Description: "Names that differ in case, accents, middle initials, honorifics or the usual ways of\n" +
			"writing them in Latin letters (Grigoryan, Grigorian) are joined without being told.\n" +
			"\"add\" joins more of them under the first name; \"split\" keeps a name to itself; \"remove\" takes\n" +
			"back what was said of names.\n" +
			"KIND is person, place or org. What is said is a line of a plain text file\n(" +
			aliasesName + ", see --aliases), which may be edited by hand.",
		ArgsUsage: "add|split|remove|list [KIND NAME …]",
		Action:    p.alias,
	}
}

func (p *program) alias(c *cli.Context) error {
	path, err := aliasesPath(c)
	if err != nil {
		return err
	}
	verb, args := c.Args().First(), c.Args().Tail()
	if verb == "list" && len(args) == 0 {
		return p.listAliases(path)
	}
	kind, names, err := aliasArguments(verb, args)
	if err != nil {
		return err
	}
	// What is wrong with the file is a mistake of whoever edits it by hand.
	if _, err := profile.ReadAliases(path); err != nil {
		return usageError("mend the file by hand", "%v", err)
	}
	if verb == "remove" {
		return p.removeAliases(c, path, kind, names)
	}
	p.noteUnknown(c, kind, names)
	return profile.ChangeAliases(c.Context, path, func(lines []string) ([]string, error) {
		forget, line := names, profile.ApartLine(kind, names[0])
		if verb == "add" {
			forget, line = names[1:], profile.SameLine(kind, names...) // the first may stand for others already
		}
		for _, name := range forget {
			lines, _ = profile.Forget(lines, kind, name)
		}
		return append(lines, line), nil
	})
}

// aliasArguments reads KIND NAME …
func aliasArguments(verb string, args []string) (kind string, names []string, err error) {
	least, most := map[string]int{"add": 2, "split": 1, "remove": 1}[verb], len(args)
	if verb == "split" {
		most = 2 // the kind and one name
	}
	if least == 0 {
		return "", nil, usageError("pressroom alias --help", "alias wants add, split, remove or list, and got %q", verb)
	}
	if len(args) == 0 || !slices.Contains(profile.Kinds, args[0]) {
		return "", nil, usageError("pressroom alias --help", "name a kind: %s", strings.Join(profile.Kinds, ", "))
	}
	kind, names = args[0], args[1:]
	if len(names) < least || len(args) > most {
		return "", nil, usageError("quote names of several words", "add wants two names or more, split wants one, remove one or more")
	}
	for i, name := range names {
		if names[i] = strings.Join(strings.Fields(name), " "); names[i] == "" || strings.Contains(name, "=") || report.Plain(name) != name {
			return "", nil, usageError("pressroom people lists names", "%q is no name", name)
		}
	}
	return kind, names, nil
}

// noteUnknown tells which names the index does not have: they may be misspelt, or
// still to come. Where there is no index to ask, nothing is known.
func (p *program) noteUnknown(c *cli.Context, kind string, names []string) {
	_ = withProfiler(c, func(pr *profile.Profiler) error {
		unknown, err := pr.Unknown(c.Context, kind, names)
		for _, name := range unknown {
			p.note("the index has no %s %q yet", kind, name)
		}
		return err
	})
}

// removeAliases takes back what was said of names.
func (p *program) removeAliases(c *cli.Context, path, kind string, names []string) error {
	return profile.ChangeAliases(c.Context, path, func(lines []string) ([]string, error) {
		removed := false
		for _, name := range names {
			left, found := profile.Forget(lines, kind, name)
			if !found {
				p.note("nothing is said of the %s %q", kind, name)
			}
			lines, removed = left, removed || found
		}
		if !removed {
			return nil, errNothing
		}
		return lines, nil
	})
}

func (p *program) listAliases(path string) error {
	lines, err := profile.AliasLines(path)
	if err != nil {
		return usageError("mend the file by hand", "%v", err)
	}
	for _, line := range lines {
		if _, err := fmt.Fprintln(p.out, report.Plain(line)); err != nil {
			return err
		}
	}
	if len(lines) == 0 {
		return errNothing
	}
	return nil
}
