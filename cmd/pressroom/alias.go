package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"pressroom/index"
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
			"   pressroom alias list",
		Description: "Names that differ in case, accents, middle initials, honorifics or the usual ways of\nwriting them in Latin letters (Grigoryan, Grigorian) are joined without being told.\n" +
			"\"add\" joins more of them under the first name; \"split\" keeps a name to itself.\nKIND is person, place or org. What is said is a line of a plain text file\n(" +
			aliasesName + ", see --aliases), which may be edited by hand.",
		ArgsUsage: "add|split|list [KIND NAME …]",
		Action: func(c *cli.Context) error {
			path, err := aliasesPath(c)
			if err != nil {
				return err
			}
			verb, args := c.Args().First(), c.Args().Tail()
			if verb == "list" && len(args) == 0 {
				return p.listAliases(path)
			}
			if verb != "add" && verb != "split" {
				return usageError("pressroom alias --help", "alias wants add, split or list, and got %q", verb)
			}
			if len(args) == 0 || !slices.Contains(index.AliasKinds, args[0]) {
				return usageError("pressroom alias --help", "name a kind: %s", strings.Join(index.AliasKinds, ", "))
			}
			kind, names := args[0], args[1:]
			if verb == "add" && len(names) < 2 || verb == "split" && len(names) != 1 {
				return usageError("quote names of several words", "add wants two names or more, split wants one")
			}
			for i, name := range names {
				if names[i] = strings.Join(strings.Fields(name), " "); names[i] == "" || strings.Contains(name, "=") || plain(name) != name {
					return usageError("pressroom people lists names", "%q is no name", name)
				}
			}
			return changeAliases(path, kind, verb, names)
		},
	}
}

// changeAliases writes the file anew, in one step.
func changeAliases(path, kind, verb string, names []string) error {
	lines, err := aliasLines(path)
	if err != nil {
		return err
	}
	forget := names
	if verb == "add" {
		forget = names[1:] // the first may stand for others already
	}
	for _, name := range forget {
		lines = index.Forget(lines, kind, name)
	}
	line := index.ApartLine(kind, names[0])
	if verb == "add" {
		line = index.SameLine(kind, names...)
	}
	lines = append(lines, line)
	tmp := path + ".new"
	if err := os.WriteFile(tmp, []byte(strings.Join(lines, "\n")+"\n"), 0o644); err != nil {
		return fmt.Errorf("write the aliases: %w", err)
	}
	if err := os.Rename(tmp, path); err != nil {
		return fmt.Errorf("write the aliases: %w", err)
	}
	return nil
}

// aliasLines returns the lines of the file, which must be in order.
func aliasLines(path string) ([]string, error) {
	if _, err := index.ReadAliases(path); err != nil {
		return nil, usageError("mend the file by hand", "%v", err)
	}
	b, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) || err == nil && len(b) == 0 {
		return nil, nil
	}
	return strings.Split(strings.TrimSuffix(string(b), "\n"), "\n"), err
}

func (p *program) listAliases(path string) error {
	lines, err := aliasLines(path)
	if err != nil {
		return err
	}
	said := false
	for _, line := range lines {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		said = true
		if _, err := fmt.Fprintln(p.out, plain(line)); err != nil {
			return err
		}
	}
	if !said {
		return errNothing
	}
	return nil
}
