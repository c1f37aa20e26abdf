package main

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"pressroom/index/query"
)

// ordered puts a command line into the order that the library reads: global flags,
// the command, its flags, its arguments. People write flags wherever they think of
// them, and the library passes over those after an argument in silence.
func ordered(app *cli.App, args []string) ([]string, error) {
	o := ordering{global: flagsOf(app.Flags)}
	for rest := args[1:]; len(rest) > 0; {
		taken, err := o.take(app, rest)
		if err != nil {
			return nil, err
		}
		rest = rest[taken:]
	}
	out := append([]string{args[0]}, o.before...)
	if o.cmd == nil || slices.ContainsFunc(o.before, asksHelp) {
		return append(out, o.arguments...), nil
	}
	out = append(append(out, o.cmd.Name), o.flags...)
	if slices.ContainsFunc(o.flags, asksHelp) { // the library would take an argument for a topic of help
		return out, nil
	}
	return append(append(out, "--"), o.arguments...), nil
}

// ordering is a command line while it is read.
type ordering struct {
	cmd           *cli.Command // nil until it was read
	global, own   map[string]cli.Flag
	before, flags []string // global flags and those of the command, with their values
	arguments     []string
}

// take reads the first of the arguments, of a flag also its value, and returns how
// many they are.
func (o *ordering) take(app *cli.App, args []string) (taken int, err error) {
	arg := args[0]
	if arg == "--" {
		o.arguments = append(o.arguments, args[1:]...)
		return len(args), nil
	}
	flag, home := o.flag(arg)
	switch {
	case flag == nil && o.isArgument(arg):
		if o.cmd == nil && len(o.arguments) == 0 {
			if o.cmd = app.Command(arg); o.cmd != nil {
				o.own = flagsOf(o.cmd.Flags)
				return 1, nil
			}
		}
		o.arguments = append(o.arguments, arg)
		return 1, nil
	case flag == nil:
		return 0, o.unknown(arg)
	}
	taken = 1
	if value, ok := flag.(cli.DocGenerationFlag); ok && value.TakesValue() && !strings.Contains(arg, "=") {
		if taken = 2; len(args) < taken {
			return 0, usageError(o.help(), "flag needs an argument: %s", arg)
		}
	}
	*home = append(*home, args[:taken]...)
	return taken, nil
}

// flag returns the flag that an argument is, and where it belongs; nil for none.
func (o *ordering) flag(arg string) (cli.Flag, *[]string) {
	name, dashes := strings.CutPrefix(arg, "-")
	if !dashes || o.text(arg) && len(o.arguments) > 0 {
		return nil, nil
	}
	name, _, _ = strings.Cut(strings.TrimPrefix(name, "-"), "=")
	if flag := o.own[name]; flag != nil {
		return flag, &o.flags
	}
	if flag := o.global[name]; flag != nil {
		if flag == cli.HelpFlag && o.cmd != nil {
			return flag, &o.flags
		}
		return flag, &o.before
	}
	return nil, nil
}

// isArgument reports whether what is no known flag is no flag at all.
func (o *ordering) isArgument(arg string) bool {
	return !strings.HasPrefix(arg, "-") || arg == "-" || o.text(arg)
}

// text reports whether an argument with one dash is a part of the query.
func (o *ordering) text(arg string) bool {
	return o.cmd != nil && strings.Trim(o.cmd.ArgsUsage, "[]") == "QUERY" && strings.HasPrefix(arg, "-") && !strings.HasPrefix(arg, "--")
}

// unknown says that there is no such flag, and which one may be meant.
func (o *ordering) unknown(arg string) error {
	name, _, _ := strings.Cut(strings.TrimLeft(arg, "-"), "=")
	var names []string
	for _, flags := range []map[string]cli.Flag{o.own, o.global} {
		for known := range flags {
			names = append(names, known)
		}
	}
	return usageError(guessed(name, names, "--", o.help()), "there is no flag %q", arg)
}

func (o *ordering) help() string {
	if o.cmd == nil {
		return "pressroom help lists the commands and their options"
	}
	return "pressroom " + o.cmd.Name + " --help"
}

// guessed is a hint with the word that was probably meant, if there is one.
func guessed(word string, among []string, sign, hint string) string {
	if near := query.Nearest(word, slices.Sorted(slices.Values(among))); near != "" {
		return "did you mean " + sign + near + "? " + hint
	}
	return hint
}

// flagsOf returns flags by all of their names.
func flagsOf(flags []cli.Flag) map[string]cli.Flag {
	byName := map[string]cli.Flag{}
	for _, flag := range flags {
		for _, name := range flag.Names() {
			byName[name] = flag
		}
	}
	return byName
}
