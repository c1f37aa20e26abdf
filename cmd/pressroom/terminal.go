package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"

	"github.com/urfave/cli/v2"
	"golang.org/x/term"

	"pressroom/cmd/pressroom/report"
)

// colours are the values of --color.
var colours = []string{"auto", "always", "never"}

// terminalFlags say how text for people looks, whatever the command.
func terminalFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "color", Aliases: []string{"colour"}, Value: "auto",
			Usage: "`WHEN` text has colours: " + strings.Join(colours, ", ") + " (auto: on a terminal, unless NO_COLOR is set)"},
		&cli.IntFlag{Name: "width", EnvVars: []string{"PRESSROOM_WIDTH"},
			Usage: "break lines of text for `N` columns, between words (default: those of the terminal)"},
		&cli.BoolFlag{Name: "no-pager", Usage: "do not send what is longer than the terminal through $PRESSROOM_PAGER, $PAGER or less"},
	}
}

// paged are the commands whose answers people read from the top.
var paged = map[string]bool{"search": true, "timeline": true, "show": true, "similar": true, "summary": true, "explain": true, "diff": true,
	"people": true, "places": true, "orgs": true, "topics": true, "person": true, "org": true, "place": true, "quotes": true, "events": true,
	"stats": true, "help": true, "saved": true}

// setLook reads terminalFlags.
func (p *program) setLook(c *cli.Context) error {
	switch c.String("color") {
	case "always":
		p.look.Colour = true
	case "never":
		p.look.Colour = false
	case "auto": // https://no-color.org
		p.look.Colour = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && isTerminal(p.out)
	default:
		return usageError("", "--color: %q is none of %s", c.String("color"), strings.Join(colours, ", "))
	}
	switch {
	case c.IsSet("width") && c.Int("width") <= 0:
		return usageError("", "--width must be larger than 0")
	case c.IsSet("width"):
		p.look.Width = c.Int("width")
	default:
		p.look.Width = columns(p.out)
	}
	return nil
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// columns is how wide a terminal is; 0 for what is none.
func columns(w io.Writer) int {
	f, ok := w.(*os.File)
	if !ok {
		return 0
	}
	n, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return 0
	}
	return n
}

// pager returns the command line of the pager that the user wants, "" for none.
func (p *program) pager(c *cli.Context) string {
	if c.Bool("no-pager") || !isTerminal(p.out) || !isTerminal(p.err) {
		return ""
	}
	for _, name := range []string{"PRESSROOM_PAGER", "PAGER"} {
		if value, ok := os.LookupEnv(name); ok {
			return value
		}
	}
	return "less"
}

// startPager sends results through a command, and keeps remarks until that is done; where it cannot be run
// they go where they went. The function that it returns waits for the reader.
func (p *program) startPager(command string) (wait func()) {
	wait = func() {}
	words := strings.Fields(command)
	if len(words) == 0 {
		return wait
	}
	if _, err := exec.LookPath(words[0]); err != nil {
		return wait
	}
	cmd := exec.Command("sh", "-c", command)
	cmd.Stdout, cmd.Stderr, cmd.Env = p.out, p.err, os.Environ()
	if _, ok := os.LookupEnv("LESS"); !ok { // ends by itself on a page or less, keeps colours, leaves the text there
		cmd.Env = append(cmd.Env, "LESS=FRX")
	}
	pipe, err := cmd.StdinPipe()
	if err != nil || cmd.Start() != nil {
		return wait
	}
	out, remarks := p.out, p.err
	var kept bytes.Buffer
	p.out, p.err = &untilClosed{w: pipe}, &kept
	return func() {
		err := errors.Join(pipe.Close(), cmd.Wait())
		p.out, p.err = out, remarks
		if _, quit := errors.AsType[*exec.ExitError](err); err != nil && !quit {
			p.note("the pager: %v", err)
		}
		kept.WriteTo(p.err)
	}
}

// untilClosed writes until nobody reads any more: who leaves a pager early has seen enough.
type untilClosed struct {
	w      io.Writer
	closed bool
}

func (u *untilClosed) Write(b []byte) (int, error) {
	if !u.closed {
		_, err := u.w.Write(b)
		u.closed = err != nil
	}
	return len(b), nil
}

// text prints text for people.
func (p *program) text(s string) error {
	_, err := fmt.Fprint(p.out, p.look.Fold(s))
	return err
}

// print prints a finding: for people, or with --json for programs.
func (p *program) print(c *cli.Context, v any, text string) error {
	if c.Bool("json") {
		return report.WriteAnswer(p.out, v)
	}
	return p.text(text)
}
