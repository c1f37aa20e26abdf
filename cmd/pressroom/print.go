package main

import (
	"io"
	"os"

	"pressroom/cmd/pressroom/report"

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
