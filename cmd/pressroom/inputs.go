package main

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"pressroom/cmd/pressroom/report"
	"pressroom/corpus"
	"pressroom/corpus/ingest"
)

// inputFlags are shared by the commands that read releases. The aliases are those of
// --input-format: --format is that of the output where a command prints in several.
func inputFlags(formatAliases ...string) []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "published", Usage: "`DATE` (YYYY-MM-DD) of releases that neither print nor carry one"},
		&cli.Int64Flag{Name: "max-bytes", Usage: "largest input read, in bytes", Value: ingest.DefaultMaxBytes},
		&cli.StringFlag{Name: "source", Usage: "`NAME` of the source of what comes over standard input (-)"},
		&cli.StringFlag{Name: "charset", Usage: "`NAME` of the character set of inputs without a byte order mark, such as windows-1251"},
		&cli.StringFlag{Name: "input-format", Aliases: formatAliases,
			Usage: "read the inputs as this `NAME`, whatever their content: " + strings.Join(ingest.Formats(), ", ")},
		&cli.StringSliceFlag{Name: "column", Usage: "`FIELD=NAME` of a column of a table or of a name in JSON, such as text=body; fields: " +
			strings.Join(ingest.Fields(), ", ")},
		&cli.BoolFlag{Name: "follow-links", Usage: "read what links in a folder lead to outside of it"},
		&cli.BoolFlag{Name: "verbose", Usage: "list the files that are passed over, and those whose character set is guessed"},
	}
}

// inputOptions reads inputFlags.
func (p *program) inputOptions(c *cli.Context) (ingest.Options, error) {
	opt := ingest.Options{MaxBytes: c.Int64("max-bytes"), Stdin: p.in, Source: c.String("source"), FollowLinks: c.Bool("follow-links")}
	if opt.MaxBytes <= 0 {
		return opt, usageError("", "--max-bytes must be larger than 0")
	}
	if opt.Source != "" && !slices.Contains(c.Args().Slice(), "-") {
		return opt, usageError("", "--source names what comes over standard input, and there is no - among the inputs")
	}
	if s := c.String("charset"); s != "" {
		if opt.Charset = ingest.Charset(s); opt.Charset == nil {
			return opt, usageError("for example utf-8, windows-1252, windows-1251, koi8-r, iso-8859-2, ibm866",
				"--charset: there is no character set %q", s)
		}
	}
	if opt.Format = c.String("input-format"); opt.Format != "" && !slices.Contains(ingest.Formats(), opt.Format) {
		return opt, usageError("they are: "+strings.Join(ingest.Formats(), ", "), "--input-format: there is no format %q", opt.Format)
	}
	opt.Columns = map[string]string{}
	for _, s := range c.StringSlice("column") {
		field, name, ok := strings.Cut(s, "=")
		if !ok || name == "" || !slices.Contains(ingest.Fields(), field) {
			return opt, usageError("for example text=body; fields: "+strings.Join(ingest.Fields(), ", "), "--column: %q is no FIELD=NAME", s)
		}
		opt.Columns[field] = name
	}
	if s := c.String("published"); s != "" {
		d, err := corpus.ParseDate(s)
		if err != nil {
			return opt, usageError("", "--published: %v", err)
		}
		opt.Published = d
	}
	return opt, nil
}

// inputs keeps count of what is told of the inputs of a command.
type inputs struct {
	p       *program
	verbose bool
	failed  int
	passed  map[string]int // files of folders that are not read, by kind
	guessed map[string]int // texts by the character set that was guessed
}

func (p *program) newInputs(c *cli.Context) *inputs {
	return &inputs{p: p, verbose: c.Bool("verbose"), passed: map[string]int{}, guessed: map[string]int{}}
}

// take tells an error of an input, or counts it where many are told as one.
func (in *inputs) take(err error) {
	var about *ingest.Error
	if !errors.As(err, &about) {
		about = &ingest.Error{}
	}
	switch about.Class {
	case ingest.Remark:
		in.p.note("%v", err)
	case ingest.PassedOver:
		in.count(in.passed, about)
	case ingest.Guessed:
		in.count(in.guessed, about)
	default:
		in.failed++
		in.p.complain(err.Error(), "")
	}
}

// count counts an error under its kind.
func (in *inputs) count(counts map[string]int, about *ingest.Error) {
	counts[about.Kind]++
	if in.verbose {
		in.p.note("%v", about)
	}
}

// passedOver is how many files of folders were not read.
func (in *inputs) passedOver() int { return sum(in.passed) }

// outcome tells what was counted and returns the error of the batch, if any.
func (in *inputs) outcome(done int) error {
	passed, guessed, more := in.passedOver(), sum(in.guessed), ""
	if !in.verbose {
		more = "; --verbose lists them"
	}
	if guessed > 0 {
		in.p.note("the character set of %s is guessed: %s%s; --charset NAME says it", report.Plural(guessed, "text"),
			byCount(in.guessed), more)
	}
	if passed > 0 {
		in.p.note("%s passed over: %s%s", report.Plural(passed, "file"), byCount(in.passed), more)
	}
	switch {
	case in.failed > 0:
		return &exitError{exitSomeFailed, fmt.Sprintf("%s failed, %d done", report.Plural(in.failed, "input"), done), ""}
	case passed > 0:
		return &exitError{exitSomeFailed, "", ""}
	case done == 0:
		return errNothing
	}
	return nil
}

func sum(counts map[string]int) (n int) {
	for _, k := range counts {
		n += k
	}
	return n
}

// shownKinds is how many kinds are counted one by one.
const shownKinds = 8

// byCount lists what was counted, the most first: "9 html, 6 pdf, 2 others".
func byCount(counts map[string]int) string {
	kinds := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	var parts []string
	others := 0
	for n, kind := range kinds {
		if n >= shownKinds && len(kinds) > shownKinds+1 {
			others += counts[kind]
			continue
		}
		parts = append(parts, fmt.Sprintf("%d %s", counts[kind], kind))
	}
	if others > 0 {
		parts = append(parts, report.Plural(others, "other"))
	}
	return strings.Join(parts, ", ")
}
