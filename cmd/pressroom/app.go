package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"pressroom/cmd/pressroom/archive"
	"pressroom/cmd/pressroom/report"
	"pressroom/index"
)

// The exit codes of every command. An error carries its own (exitError); this
// file alone turns errors into codes.
const (
	exitFound       = 0   // done; something was found
	exitNothing     = 1   // done; nothing was found
	exitUsage       = 2   // the command line or the query is wrong
	exitSomeFailed  = 3   // some inputs could not be read or were passed over, the others are done
	exitIndex       = 4   // the index is missing, damaged or cannot be used, or the answer cannot be written
	exitBusy        = 5   // somebody else is writing to the index or to the aliases
	exitInterrupted = 130 // stopped by the user
)

const exitCodeHelp = `EXIT CODES:
   0  done, something was found      1  done, nothing was found
   2  wrong usage                    3  some inputs failed or were passed over, the rest is done
   4  no index, it is unusable, or   5  somebody else is writing
      the answer cannot be written
 130  interrupted
`

// exitError is an error with the code to exit with and a hint what to do; its
// message may be empty where the code says it all.
type exitError struct {
	code int
	msg  string
	hint string
}

func (e *exitError) Error() string { return e.msg }

func usageError(hint, format string, args ...any) error {
	return &exitError{exitUsage, fmt.Sprintf(format, args...), hint}
}

// errNothing is returned by a command that found nothing.
var errNothing error = &exitError{code: exitNothing}

// program is what a command works with. Results go to out, all else to err.
type program struct {
	in       io.Reader
	out, err io.Writer
	look     report.Look
	args     []string // the command line, for messages
}

// run carries out a command line and returns the exit code.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	p := &program{in: stdin, out: stdout, err: stderr, args: args}
	app := p.app()
	args, err := ordered(app, args)
	if err == nil {
		err = app.RunContext(ctx, args)
	}
	return p.tell(ctx, err)
}

func (p *program) app() *cli.App {
	app := &cli.App{
		Name:  "pressroom",
		Usage: "read press releases, index them, ask what they say",
		UsageText: "pressroom demo\n   pressroom summary release.txt\n   pressroom add releases/\n" +
			"   pressroom search 'dam river'\n   pressroom help COMMAND",
		Flags: append(terminalFlags(),
			&cli.StringFlag{Name: "index", EnvVars: []string{"PRESSROOM_INDEX"},
				Usage: "the folder of the index, or its address in OpenSearch (default: .pressroom, here or in a folder above)"},
			&cli.StringFlag{Name: "aliases", EnvVars: []string{"PRESSROOM_ALIASES"},
				Usage: "the file that says which names mean the same (default: " + archive.AliasesName + " beside the index)"},
			&cli.BoolFlag{Name: "version", Usage: "print the version"},
			cli.HelpFlag, // the library leaves it out where there is a command help
		),
		Commands: []*cli.Command{
			p.demoCommand(), p.addCommand(), p.watchCommand(), p.removeCommand(), p.searchCommand(), p.timelineCommand(),
			p.batchCommand(), p.saveCommand(), p.savedCommand(), p.newCommand(), p.showCommand(), p.similarCommand(),
			p.summaryCommand(), p.explainCommand(), p.diffCommand(), p.analyzeCommand(), p.listCommand("people"),
			p.listCommand("places"), p.listCommand("orgs"), p.listCommand("topics"), p.personCommand(), p.orgCommand(),
			p.placeCommand(), p.quotesCommand(), p.aliasCommand(), p.eventsCommand(), p.exportCommand(), p.networkCommand(),
			p.serveCommand(), p.mcpCommand(), p.statsCommand(), p.verifyCommand(), p.backupCommand(), p.restoreCommand(),
			p.mergeCommand(), p.rebuildCommand(), p.evalCommand(), p.auditCommand(), p.completionCommand(), p.manCommand(),
			p.versionCommand(), p.helpCommand(), p.completeCommand(),
		},
		Before:          p.setLook,
		HideVersion:     true,
		HideHelpCommand: true,
		Writer:          p.out,
		ErrWriter:       p.err,
		// Errors are told in tell, never by the library.
		ExitErrHandler: func(*cli.Context, error) {},
		OnUsageError:   onUsageError,
		Action: func(c *cli.Context) error {
			if c.Bool("version") {
				return p.version(c)
			}
			if c.Args().Present() {
				name := c.Args().First()
				return usageError(guessed(name, commandNames(c.App), "pressroom ", "pressroom help lists the commands"),
					"unknown command %q", name)
			}
			return cli.ShowAppHelp(c)
		},
		CustomAppHelpTemplate: cli.AppHelpTemplate + "\n" + exitCodeHelp,
	}
	for _, cmd := range app.Commands {
		p.prepare(cmd)
	}
	return app
}

// prepare gives a command what all of them have.
func (p *program) prepare(cmd *cli.Command) {
	cmd.OnUsageError = onUsageError
	cmd.HideHelpCommand = true
	cmd.CustomHelpTemplate = commandHelp
	action := cmd.Action
	cmd.Action = func(c *cli.Context) error {
		if c.Args().Present() && alone[cmd.Name] {
			return usageError("pressroom "+cmd.Name+" --help", "%s takes no argument, and got %q", cmd.Name, c.Args().First())
		}
		if paged[cmd.Name] {
			defer p.startPager(p.pager(c))()
		}
		return action(c)
	}
}

func commandNames(app *cli.App) (names []string) {
	for _, cmd := range app.Commands {
		names = append(names, cmd.Name)
	}
	return names
}

func asksHelp(arg string) bool { return arg == "--help" || arg == "-h" }

// alone are the commands that take no argument.
var alone = map[string]bool{
	"demo": true, "serve": true, "mcp": true, "stats": true, "saved": true, "verify": true, "rebuild": true, "version": true, "man": true,
}

// commandHelp begins with an example: it is what people look for.
const commandHelp = `EXAMPLE:
   {{.UsageText}}

{{.Usage}}{{if .Description}}

{{.Description}}{{end}}

OPTIONS:{{range .VisibleFlags}}
   {{.}}{{end}}

` + exitCodeHelp

func onUsageError(c *cli.Context, err error, _ bool) error {
	hint := "pressroom help lists the commands and their options"
	if c.Command != nil && c.Command.Name != "" && c.Command.Name != "pressroom" {
		hint = "pressroom " + c.Command.Name + " --help"
	}
	return usageError(hint, "%v", err)
}

// tell prints an error with its hint and returns the exit code. Rules for
// messages: lower case, what failed first, then why; the hint says what to do.
func (p *program) tell(ctx context.Context, err error) int {
	var exit *exitError
	var ambiguous *index.AmbiguousError
	var wrong *archive.Wrong
	var unsupported *index.UnsupportedError
	var syntax *archive.SyntaxError
	switch {
	case err == nil:
		return exitFound
	case ctx.Err() != nil:
		p.complain("interrupted", "")
		return exitInterrupted
	case errors.As(err, &exit):
		if exit.msg != "" {
			p.complain(exit.msg, exit.hint)
		}
		return exit.code
	case errors.As(err, &syntax):
		p.complain("query: "+syntax.Err.Msg, syntax.Err.Hint)
		p.caret(syntax)
		return exitUsage
	case errors.As(err, &wrong):
		p.complain(wrong.Msg, wrong.Hint)
		return exitUsage
	case errors.Is(err, index.ErrNotFound):
		p.complain(err.Error(), searchHint)
		return exitNothing
	case errors.As(err, &ambiguous):
		p.complain(err.Error(), "")
		return exitNothing
	case errors.As(err, &unsupported):
		p.complain(err.Error(), "an index in a folder can")
		return exitUsage
	case errors.Is(err, index.ErrTooBroad), errors.Is(err, index.ErrTooSlow):
		p.complain(err.Error(), "")
		return exitUsage
	case errors.Is(err, index.ErrBusy):
		p.complain(err.Error(), "wait until it is done, or stop it")
		return exitBusy
	default:
		p.complain(withRemedy(err), "")
	}
	return exitIndex
}

// searchHint is for whoever names no release of the index.
const searchHint = "pressroom search QUERY prints identifiers; their first four letters do"

// indexName is the folder that holds an index unless another is named.
const indexName = ".pressroom"

// indexDir returns the folder of the index: the one named, else .pressroom
// found upward from the working directory, else .pressroom here.
func indexDir(c *cli.Context) (string, error) {
	if dir := c.String("index"); dir != "" {
		return dir, nil
	}
	wd, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for dir := wd; ; dir = filepath.Dir(dir) {
		path := filepath.Join(dir, indexName)
		info, err := os.Stat(path)
		found := err == nil && info.IsDir()
		if found && dir != wd {
			return path, nil
		}
		if found || dir == filepath.Dir(dir) {
			return indexName, nil
		}
	}
}

// archiveOf is the index that a command line names, with what lies beside it.
func archiveOf(c *cli.Context) (archive.Archive, error) {
	dir, err := indexDir(c)
	return archive.Archive{Dir: dir, Aliases: c.String("aliases")}, err
}

// withArchive opens the index for reading, with the aliases and synonyms of the user, and
// closes it after f.
func withArchive(c *cli.Context, f func(*archive.Reading) error) error {
	a, err := archiveOf(c)
	if err != nil {
		return err
	}
	r, err := a.Open()
	if err != nil {
		return err
	}
	return errors.Join(f(r), r.Close())
}

// withIndex is withArchive for what needs no more than the index.
func withIndex(c *cli.Context, f func(*index.Index) error) error {
	return withArchive(c, func(r *archive.Reading) error { return f(r.Index) })
}
