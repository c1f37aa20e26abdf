package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"pressroom/cmd/pressroom/archive"
	"pressroom/cmd/pressroom/report"
)

func (p *program) manCommand() *cli.Command {
	return &cli.Command{
		Name:      "man",
		Usage:     "Print the manual page.",
		UsageText: "pressroom man > ~/.local/share/man/man1/pressroom.1; man pressroom",
		Action: func(c *cli.Context) error {
			_, err := fmt.Fprint(p.out, manual(c.App))
			return err
		},
	}
}

// manual is the manual page of the program, in the language of man(7), made of what the commands say of themselves.
func manual(app *cli.App) string {
	m := &manPage{}
	m.line(".TH PRESSROOM 1")
	m.section("NAME")
	m.text("pressroom - " + app.Usage)
	m.section("SYNOPSIS")
	m.text("pressroom [GLOBAL OPTIONS] COMMAND [OPTIONS] [ARGUMENTS]")
	m.section("GLOBAL OPTIONS")
	m.flags(app.VisibleFlags())
	m.section("COMMANDS")
	for _, cmd := range app.VisibleCommands() {
		m.line(".SS " + roff(strings.TrimSpace(cmd.Name+" "+cmd.ArgsUsage)))
		m.text(cmd.Usage)
		if cmd.Description != "" {
			m.line(".PP")
			m.asIs(cmd.Description)
		}
		m.line(".PP")
		m.asIs(strings.ReplaceAll(cmd.UsageText, "\n   ", "\n"))
		m.flags(cmd.VisibleFlags())
	}
	m.section("QUERY LANGUAGE")
	m.asIs(queryHelp)
	m.section("EXIT STATUS")
	_, codes, _ := strings.Cut(exitCodeHelp, "\n")
	m.asIs(codes)
	m.section("FILES")
	m.flag(indexName, "the folder of the index, in the working directory or in one above it")
	m.flag(archive.AliasesName, "beside the index: which names mean the same (pressroom help alias)")
	return m.b.String()
}

// manPage is a manual page while it is written.
type manPage struct{ b strings.Builder }

func (m *manPage) line(request string)   { m.b.WriteString(request + "\n") }
func (m *manPage) section(title string)  { m.line(".SH " + title) }
func (m *manPage) text(s string)         { m.line(roff(s)) }
func (m *manPage) asIs(s string)         { m.line(".nf\n" + roff(strings.Trim(s, "\n")) + "\n.fi") }
func (m *manPage) flag(name, use string) { m.line(".TP\n.B " + roff(name) + "\n" + roff(use)) }

func (m *manPage) flags(flags []cli.Flag) {
	for _, f := range flags {
		name, use, _ := strings.Cut(f.String(), "\t") // the library puts a tab between them
		m.flag(strings.TrimSpace(name), use)
	}
}

// roff escapes text that is none of the language of man pages.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(report.Multiline(s))
	lines := strings.Split(s, "\n")
	for n, line := range lines {
		if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
			lines[n] = `\&` + line
		}
	}
	return strings.Join(lines, "\n")
}
