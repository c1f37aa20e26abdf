package main

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"pressroom/analyze/annot"
	"pressroom/analyze/schema"
	"pressroom/cmd/pressroom/report"
	"pressroom/corpus/ingest"
)

// The scripts that tie a shell to the command complete; each asks it for the words that fit.
var (
	//go:embed completion.bash
	bashScript string
	//go:embed completion.zsh
	zshScript string
	//go:embed completion.fish
	fishScript string
)

var shellScripts = map[string]string{"bash": bashScript, "zsh": zshScript, "fish": fishScript}

var shells = []string{"bash", "fish", "zsh"}

func (p *program) completionCommand() *cli.Command {
	return &cli.Command{
		Name:  "completion",
		Usage: "Print what makes a shell complete commands, options and their values.",
		UsageText: "source <(pressroom completion bash)\n   pressroom completion zsh > ~/.zfunc/_pressroom\n" +
			"   pressroom completion fish > ~/.config/fish/completions/pressroom.fish",
		Description: "SHELL is one of " + strings.Join(shells, ", ") + ".",
		ArgsUsage:   "SHELL",
		Action: func(c *cli.Context) error {
			script, ok := shellScripts[c.Args().First()]
			if !ok || c.NArg() != 1 {
				return usageError("pressroom completion --help", "completion takes one of %s", strings.Join(shells, ", "))
			}
			_, err := fmt.Fprint(p.out, script)
			return err
		},
	}
}

// completeCommand answers those scripts: the words of the command line so far, the last one unfinished, give
// the words that may stand there, one a line, each with a tab and what it is for. No line means a file.
func (p *program) completeCommand() *cli.Command {
	return &cli.Command{
		Name:   "complete",
		Hidden: true,
		Action: func(c *cli.Context) error {
			words := c.Args().Slice()
			if len(words) == 0 {
				words = []string{""}
			}
			for _, w := range candidates(c.App, words) {
				if _, err := fmt.Fprintf(p.out, "%s\t%s\n", w.text, firstLine(w.usage)); err != nil {
					return err
				}
			}
			return nil
		},
	}
}

// candidate is a word that may stand in a command line.
type candidate struct{ text, usage string }

// candidates returns the words that may stand where the last of a command line's words stands.
func candidates(app *cli.App, words []string) (out []candidate) {
	before, begun := words[:len(words)-1], words[len(words)-1]
	var cmd *cli.Command
	for _, w := range before {
		if cmd = app.Command(w); cmd != nil {
			break
		}
	}
	flags := app.Flags
	if cmd != nil {
		flags = append(slices.Clone(cmd.Flags), flags...)
	}
	var all []candidate
	if flag := valueOf(flags, before); flag != "" {
		for _, v := range flagValues(cmd, flag) {
			all = append(all, candidate{v, ""})
		}
	} else if strings.HasPrefix(begun, "-") {
		for _, f := range flags {
			usage, _ := f.(cli.DocGenerationFlag)
			all = append(all, candidate{"--" + f.Names()[0], strings.ReplaceAll(usage.GetUsage(), "`", "")})
		}
	} else if cmd == nil || cmd.Name == "help" {
		for _, sub := range app.VisibleCommands() {
			all = append(all, candidate{sub.Name, sub.Usage})
		}
	} else if cmd.Name == "completion" {
		for _, shell := range shells {
			all = append(all, candidate{shell, ""})
		}
	}
	for _, w := range all {
		if strings.HasPrefix(w.text, begun) {
			out = append(out, w)
		}
	}
	return out
}

// valueOf returns the flag whose value comes after these words, "" for none.
func valueOf(flags []cli.Flag, before []string) string {
	if len(before) == 0 || !strings.HasPrefix(before[len(before)-1], "-") {
		return ""
	}
	name := strings.TrimLeft(before[len(before)-1], "-")
	flag := flagsOf(flags)[name]
	if doc, ok := flag.(cli.DocGenerationFlag); ok && doc.TakesValue() {
		return flag.Names()[0]
	}
	return ""
}

// flagValues returns what a flag of a command takes, none where that is no closed list.
func flagValues(cmd *cli.Command, flag string) []string {
	if cmd != nil {
		if of, ok := commandValues[cmd.Name+" --"+flag]; ok {
			return of()
		}
	}
	if of, ok := commandValues["--"+flag]; ok {
		return of()
	}
	return nil
}

// commandValues are the values of flags with a closed list of them, those of one command by its name.
var commandValues = map[string]func() []string{
	"--color":          func() []string { return colours },
	"--sort":           func() []string { return []string{"date", "-date"} },
	"search --sort":    func() []string { return []string{"relevance", "date", "-date"} },
	"--facet":          facetNames,
	"--kind":           func() []string { return stringsOf(annot.EventKinds) },
	"--status":         func() []string { return stringsOf(annot.EventStatuses) },
	"--precision":      func() []string { return []string{"day", "month", "year"} },
	"--rows":           report.TableNames,
	"--input-format":   ingest.Formats,
	"--layer":          func() []string { return schema.LayerNames },
	"--names":          func() []string { return nameFields },
	"--offsets":        func() []string { return []string{"codepoints", "bytes"} },
	"export --format":  report.ExportFormats,
	"summary --format": func() []string { return summaryFormats },
	"analyze --format": func() []string { return []string{"text", "json", "conllu"} },
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}
