package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"pressroom/cmd/pressroom/archive"
	"pressroom/cmd/pressroom/report"
	"pressroom/index"
	"pressroom/index/query"
)

func (p *program) auditCommand() *cli.Command {
	return &cli.Command{
		Name:  "audit",
		Usage: "Find out how much of what the index says is right: draw facts, mark them, reckon.",
		UsageText: "pressroom audit --draw 100 --kind event > facts.csv\n   pressroom audit --marked facts.csv\n" +
			"   pressroom audit --draw 200 'date:2026'",
		Description: "--draw writes a table (CSV) of facts drawn at random, each with the words that it stands on. Write y or n\n" +
			"into its first column, right; what has no mark is left out. --marked reads the table and tells for each\n" +
			"kind how many are right, with the interval that holds the share of all of them with a probability of\n" +
			"95 %, and how many right ones that makes of all in the index. The query and the kinds must be those of\n" +
			"the draw. The same index and seed draw the same facts.",
		ArgsUsage: "[QUERY]",
		Flags: append(scopeFlags(),
			&cli.IntFlag{Name: "draw", Usage: "draw `N` facts"},
			&cli.StringFlag{Name: "kind", Usage: "`LIST` of kinds: " + strings.Join(report.AuditKinds, ", "), Value: "person,place,organisation,date,quote,event"},
			&cli.Uint64Flag{Name: "seed", Usage: "another `NUMBER` draws others", Value: 1},
			&cli.StringFlag{Name: "marked", Usage: "read the marks of `FILE` (- is standard input)"},
			jsonFlag()),
		Action: p.audit,
	}
}

func (p *program) audit(c *cli.Context) error {
	kinds := strings.Split(strings.ReplaceAll(c.String("kind"), " ", ""), ",")
	for _, kind := range kinds {
		if !slices.Contains(report.AuditKinds, kind) {
			hint := guessed(kind, report.AuditKinds, "", "they are: "+strings.Join(report.AuditKinds, ", "))
			return usageError(hint, "--kind: there is no kind %q", kind)
		}
	}
	draw := c.Int("draw")
	if (draw > 0) == (c.String("marked") != "") || draw < 0 {
		return usageError("pressroom audit --help", "audit takes either --draw N or --marked FILE")
	}
	if draw > 0 && c.Bool("json") {
		return usageError("", "--json goes with --marked: what is drawn is a table to be marked")
	}
	q, err := p.releasesOf(c)
	if err != nil {
		return err
	}
	return withArchive(c, func(r *archive.Reading) error {
		a := auditing{program: p, c: c, r: r, kinds: kinds, all: map[string]int{}}
		if a.q, err = p.withSynonyms(r, q); err != nil {
			return err
		}
		if draw > 0 {
			return a.draw(draw)
		}
		return a.reckon(c.String("marked"))
	})
}

// auditing is one run of the command.
type auditing struct {
	*program
	c     *cli.Context
	r     *archive.Reading
	q     query.Q // nil for all releases
	kinds []string
	all   map[string]int // facts by kind
}

// each calls do for every fact, those of the oldest release first.
func (a *auditing) each(do func(report.Audited)) error {
	return a.r.Index.Each(a.c.Context, a.q, index.Oldest, func(st index.Stored) error {
		for _, f := range report.AuditedOf(st, a.kinds) {
			a.all[f.Kind]++
			do(f)
		}
		return nil
	})
}

// draw writes n facts, each as likely as any other (algorithm R of J. S. Vitter), in their order.
func (a *auditing) draw(n int) error {
	type numbered struct {
		report.Audited
		at int
	}
	var drawn []numbered
	random, seen := rand.New(rand.NewPCG(a.c.Uint64("seed"), 0)), 0
	err := a.each(func(f report.Audited) {
		if k := random.IntN(seen + 1); len(drawn) < n {
			drawn = append(drawn, numbered{f, seen})
		} else if k < n {
			drawn[k] = numbered{f, seen}
		}
		seen++
	})
	if err != nil {
		return err
	}
	if len(drawn) == 0 {
		return errNothing
	}
	slices.SortFunc(drawn, func(x, y numbered) int { return x.at - y.at })
	table := report.Table{W: a.out}
	if err := table.Row(report.AuditColumns...); err != nil {
		return err
	}
	for _, f := range drawn {
		if err := table.Row(f.Cells("")...); err != nil {
			return err
		}
	}
	a.note("%d of %s drawn", len(drawn), report.Plural(seen, "fact"))
	return nil
}

// reckon reads the marks of a file and prints what they tell.
func (a *auditing) reckon(path string) error {
	in := io.NopCloser(a.in)
	if path != "-" {
		var err error
		if in, err = openFile(path); err != nil {
			return usageError("", "%v", err)
		}
	}
	marks, err := readMarks(in)
	if err = errors.Join(err, in.Close()); err != nil {
		return usageError("pressroom audit --help tells the form of the file", "%s: %v", path, err)
	}
	right, marked := map[string]int{}, map[string]int{}
	err = a.each(func(f report.Audited) {
		if isRight, ok := marks[f.Key()]; ok {
			marked[f.Kind]++
			if isRight {
				right[f.Kind]++
			}
			delete(marks, f.Key())
		}
	})
	if err != nil {
		return err
	}
	if len(marks) > 0 {
		a.note("%s not in the index, or say something else now, and are left out", plural(len(marks), "marked fact is", "marked facts are"))
	}
	if len(marked) == 0 {
		return errNothing
	}
	if !a.c.Bool("json") {
		if err := a.text(report.ShareHead()); err != nil {
			return err
		}
	}
	for _, kind := range report.AuditKinds {
		if marked[kind] == 0 {
			continue
		}
		s := report.ShareOf(kind, right[kind], marked[kind], a.all[kind])
		if err := a.print(a.c, s, a.look.Share(s)); err != nil {
			return err
		}
	}
	return nil
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// readMarks returns the facts of a table that are marked, by their keys, and whether they are right.
func readMarks(in io.Reader) (map[string]bool, error) {
	table := csv.NewReader(in)
	table.FieldsPerRecord = -1
	head, err := table.Read()
	if err != nil {
		return nil, err
	}
	head[0] = strings.TrimPrefix(head[0], "\ufeff")
	column := map[string]int{}
	for n, name := range head {
		column[name] = n
	}
	for _, name := range []string{"right", "what", "fact", "release"} {
		if _, ok := column[name]; !ok {
			return nil, fmt.Errorf("no column %q", name)
		}
	}
	marks := map[string]bool{}
	for {
		row, err := table.Read()
		if err == io.EOF {
			return marks, nil
		}
		if err != nil {
			return nil, err
		}
		line, _ := table.FieldPos(0)
		if len(row) < len(head) {
			return nil, fmt.Errorf("line %d: %d columns, want %d", line, len(row), len(head))
		}
		right, marked, err := readMark(row[column["right"]])
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", line, err)
		}
		if marked {
			marks[report.Audited{Release: row[column["release"]], Fact: row[column["fact"]], What: row[column["what"]]}.Key()] = right
		}
	}
}

func readMark(s string) (right, marked bool, err error) {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "":
		return false, false, nil
	case "y", "yes", "1", "true", "right":
		return true, true, nil
	case "n", "no", "0", "false", "wrong":
		return false, true, nil
	}
	return false, false, fmt.Errorf("the mark %q is neither y nor n", s)
}
