package main

import (
	"fmt"
	"io"
	"os"

	"pressroom/cmd/pressroom/report"

	"github.com/urfave/cli/v2"
	"golang.org/x/term"
)

// lookFor uses colours on a terminal, unless NO_COLOR is set
// (https://no-color.org).
func lookFor(w io.Writer) report.Look {
	return report.Look{Colour: os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && isTerminal(w)}
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// print prints a finding: for people, or with --json for programs.
func (p *program) print(c *cli.Context, v any, text string) error {
	if c.Bool("json") {
		return report.WriteAnswer(p.out, v)
	}
	_, err := fmt.Fprint(p.out, text)
	return err
}
