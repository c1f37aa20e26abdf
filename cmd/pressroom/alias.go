package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"pressroom/cmd/pressroom/archive"
	"pressroom/cmd/pressroom/report"
	"pressroom/index/profile"
)

func aliasesPath(c *cli.Context) (string, error) {
	a, err := archiveOf(c)
	return a.AliasesPath(), err
}

func (p *program) aliasCommand() *cli.Command {
	return &cli.Command{
		Name:  "alias",
		Usage: "Say which names of different releases mean the same.",
		UsageText: "pressroom alias add person 'Armen Grigoryan' 'A. Grigorian'\n   pressroom alias split org 'Ministry of Health'\n" +
			"   pressroom alias drop person Start\n   pressroom alias kind person Katrina place\n" +
			"   pressroom alias remove person 'A. Grigorian'\n   pressroom alias list --suggest",
		Description: "Names that differ in case, accents, middle names, nicknames (Ted, Edward), honorifics or the usual\n" +
			"ways of writing them in Latin letters (Grigoryan, Grigorian) are joined without being told; a surname\n" +
			"goes to whom its title or the other releases mean; \"pressroom person\" says by which rule.\n" +
			"\"add\" joins more of them under the first name; \"split\" takes a name away from those that it was\n" +
			"joined with; \"drop\" takes it out of the lists; \"kind\" moves it to the list of another kind;\n" +
			"\"remove\" takes back what was said of names; \"list --suggest\" shows names spelled nearly alike, and\n" +
			"names in Cyrillic, Armenian, Georgian, Greek or Azerbaijani letters beside those in English ones that\n" +
			"they may be (Мария Захарова, Maria Zakharova; not with --one-script).\n" +
			"KIND is person, place or org. What is said is a line of a plain text file\n(" +
			archive.AliasesName + ", see --aliases), which may be edited by hand.",
		ArgsUsage: "add|split|drop|kind|remove|list [KIND NAME …]",
		Flags: []cli.Flag{&cli.BoolFlag{Name: "suggest", Usage: "lines that may be wanted, for the file or \"alias add\""},
			&cli.BoolFlag{Name: "one-script", Usage: "suggest no names in other letters"}},
		Action: p.alias,
	}
}

func (p *program) alias(c *cli.Context) error {
	path, err := aliasesPath(c)
	if err != nil {
		return err
	}
	verb, args := c.Args().First(), c.Args().Tail()
	if suggest := c.Bool("suggest"); suggest && (verb != "list" || len(args) > 0) {
		return usageError("pressroom alias list --suggest", "--suggest belongs to list")
	} else if suggest {
		return p.suggestAliases(c)
	}
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
	line, about := profile.ApartLine(kind, names[0]), names
	switch verb {
	case "add":
		line = profile.SameLine(kind, names...)
	case "drop":
		line = profile.DropLine(kind, names[0])
	case "kind":
		if line, about = profile.KindLine(kind, names[0], names[1]), names[:1]; !slices.Contains(profile.Kinds, names[1]) || names[1] == kind {
			return usageError("as in: pressroom alias kind person Katrina place", "%q is no other kind of name (%s)", names[1],
				strings.Join(profile.Kinds, ", "))
		}
	}
	p.noteUnknown(c, kind, about)
	return profile.ChangeAliases(c.Context, path, func(lines []string) ([]string, error) {
		forget := about
		if verb == "add" {
			forget = names[1:] // the first may stand for others already
		}
		for _, name := range forget {
			lines, _ = profile.Forget(lines, kind, name)
		}
		return append(lines, line), nil
	})
}

// aliasArguments reads KIND NAME …
func aliasArguments(verb string, args []string) (kind string, names []string, err error) {
	least, most := map[string]int{"add": 2, "split": 1, "drop": 1, "kind": 2, "remove": 1}[verb], len(args)
	switch verb {
	case "split", "drop":
		most = 2 // the kind and one name
	case "kind":
		most = 3
	}
	if least == 0 {
		return "", nil, usageError("pressroom alias --help", "alias wants add, split, drop, kind, remove or list, and got %q", verb)
	}
	if len(args) == 0 || !slices.Contains(profile.Kinds, args[0]) {
		return "", nil, usageError("pressroom alias --help", "name a kind: %s", strings.Join(profile.Kinds, ", "))
	}
	kind, names = args[0], args[1:]
	if len(names) < least || len(args) > most {
		return "", nil, usageError("quote names of several words", "add wants two names or more, split and drop one, kind one and a kind, remove one or more")
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
	_ = withArchive(c, func(pr *archive.Reading) error {
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

// suggestAliases prints lines that may be wanted.
func (p *program) suggestAliases(c *cli.Context) error {
	return withArchive(c, func(pr *archive.Reading) error {
		lines, err := pr.Suggest(c.Context, !c.Bool("one-script"))
		if err == nil && len(lines) == 0 {
			err = errNothing
		}
		if err != nil {
			return err
		}
		for _, line := range lines {
			if _, err := fmt.Fprintln(p.out, report.Plain(line)); err != nil {
				return err
			}
		}
		return nil
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
