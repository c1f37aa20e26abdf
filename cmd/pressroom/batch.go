package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/urfave/cli/v2"

	"pressroom/cmd/pressroom/archive"
	"pressroom/cmd/pressroom/report"
	"pressroom/index"
	"pressroom/index/query"
)

func (p *program) batchCommand() *cli.Command {
	return &cli.Command{
		Name:      "batch",
		Usage:     "Ask many queries or names at once, and write the answers as a table (CSV).",
		UsageText: "pressroom batch queries.txt > hits.csv\n   pressroom batch --names person --count people.txt > counts.csv",
		Description: "FILE has a query a line, or with --names a name a line; - is standard input. Empty lines and\n" +
			"those that begin with # are passed over. A row is a hit, or with --count how many releases match.\n" +
			"A line that is no query is told with its number, the others are done, and the exit code is 3.",
		ArgsUsage: "FILE",
		Flags: append(scopeFlags(),
			&cli.StringFlag{Name: "names", Usage: "the lines are names of this `KIND`: " + strings.Join(nameFields, ", ")},
			&cli.BoolFlag{Name: "count", Usage: "a row for each line: how many releases match"},
			&cli.IntFlag{Name: "limit", Usage: "`N` hits of a line at most", Value: 10},
			&cli.BoolFlag{Name: "all", Usage: "all of them, whatever --limit"},
		),
		Action: p.batch,
	}
}

// nameFields are the fields that names are looked for in.
var nameFields = []string{"person", "place", "org", "said-by", "who", "title", "issuer"}

// batch is what is asked of each line of a file.
type batch struct {
	*program
	c            *cli.Context
	file         string // its name, for messages
	pg           page
	scope        query.Q // of every line; nil for all
	names        query.Field
	told         map[string]bool // notes
	table        report.Table
	found, wrong int
}

func (p *program) batch(c *cli.Context) error {
	b := batch{program: p, c: c, table: report.Table{W: p.out}, told: map[string]bool{}}
	if c.NArg() != 1 {
		return usageError("pressroom batch --help", "batch takes one FILE")
	}
	name := strings.ToLower(c.String("names"))
	if b.names = query.Field(name); name != "" && !slices.Contains(nameFields, name) {
		return usageError(guessed(name, nameFields, "", "they are: "+strings.Join(nameFields, ", ")), "--names: there are no names of the kind %q", name)
	}
	var err error
	if b.pg, err = pageOf(c); err != nil {
		return err
	}
	if b.scope, err = p.scopeOf(c); err != nil {
		return err
	}
	b.file = "standard input"
	in := io.NopCloser(p.in)
	if path := c.Args().First(); path != "-" {
		b.file = path
		if in, err = openFile(path); err != nil {
			return usageError("", "%v", err)
		}
	}
	return errors.Join(withArchive(c, func(r *archive.Reading) error { return b.read(r, in) }), in.Close())
}

// openFile opens what is no folder.
func openFile(path string) (io.ReadCloser, error) {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return nil, fmt.Errorf("%s: is a folder", path)
	}
	return os.Open(path)
}

// read asks for every line of a file.
func (b *batch) read(r *archive.Reading, in io.Reader) error {
	head := []string{"line", "query", "total", "rank", "release", "source", "published", "headline", "partial"}
	if b.c.Bool("count") {
		head = []string{"line", "query", "releases"}
	}
	if err := b.table.Row(head...); err != nil {
		return err
	}
	lines := bufio.NewReaderSize(in, maxLine)
	for n := 1; ; n++ {
		text, cut, err := readLine(lines)
		if err == io.EOF {
			break
		}
		if err != nil {
			b.reject(n, err.Error(), "")
			break
		}
		line := strings.TrimSpace(strings.TrimPrefix(text, "\ufeff"))
		switch {
		case line == "" || line[0] == '#':
		case cut:
			b.reject(n, fmt.Sprintf("the line is longer than %d bytes", maxLine), "")
		case !utf8.ValidString(line) || strings.ContainsRune(line, 0):
			b.reject(n, "the line is no text in UTF-8", "")
		default:
			if err := b.line(r, n, line); err != nil {
				return err
			}
		}
	}
	switch {
	case b.wrong > 0:
		return &exitError{code: exitSomeFailed}
	case b.found == 0:
		return errNothing
	}
	return nil
}

// maxLine is how many bytes of a line are read: more than a query may have.
const maxLine = 1 << 16

// readLine reads a line up to maxLine, and passes over the rest of a longer one.
func readLine(in *bufio.Reader) (line string, cut bool, err error) {
	part, more, err := in.ReadLine()
	for line, cut = string(part), more; more && err == nil; {
		_, more, err = in.ReadLine()
	}
	return line, cut, err
}

// reject tells what is wrong with line n; the others are done.
func (b *batch) reject(n int, msg, hint string) {
	b.wrong++
	b.complain(fmt.Sprintf("%s:%d: %s", b.file, n, msg), hint)
}

// line asks for one line, and tells when it is no query.
func (b *batch) line(r *archive.Reading, n int, line string) error {
	q, err := b.query(line)
	var syntax *archive.SyntaxError
	if errors.As(err, &syntax) {
		b.reject(n, syntax.Err.Msg, syntax.Err.Hint)
		b.caret(syntax)
		return nil
	}
	if err == nil {
		err = b.answer(r, n, line, q)
	}
	if errors.Is(err, index.ErrTooBroad) || errors.Is(err, index.ErrTooSlow) {
		b.reject(n, err.Error(), "")
		return nil
	}
	return err
}

// query reads a line.
func (b *batch) query(line string) (q query.Q, err error) {
	if b.names != "" {
		q = query.Map(query.In{Field: b.names, Value: query.Phrase(line)}, b.reader().WithArea)
	} else if q, err = b.reader().Query(line); err != nil {
		return nil, err
	}
	if b.scope == nil {
		return q, nil
	}
	return archive.Both(q, b.scope), nil
}

// answer writes the rows of a line.
func (b *batch) answer(r *archive.Reading, n int, line string, q query.Q) error {
	q, notes, err := r.Expand(q)
	if err != nil {
		return err
	}
	for _, note := range notes {
		if !b.told[note] {
			b.note("%s", note)
		}
		b.told[note] = true
	}
	number := strconv.Itoa(n)
	if b.c.Bool("count") {
		total, err := r.Index.Number(b.c.Context, q)
		if err != nil {
			return err
		}
		b.found += total
		return b.table.Row(number, line, strconv.Itoa(total))
	}
	res, err := r.Index.Search(b.c.Context, q, index.Options{Limit: b.pg.limit})
	if err != nil {
		return err
	}
	b.found += res.Total
	for rank, hit := range res.Hits {
		err := b.table.Row(number, line, strconv.Itoa(res.Total), strconv.Itoa(rank+1), hit.ID, hit.Source, hit.Published.String(),
			hit.Headline, strconv.FormatBool(hit.Partial))
		if err != nil {
			return err
		}
	}
	return nil
}
