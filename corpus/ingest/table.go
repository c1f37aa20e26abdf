package ingest

import (
	"encoding/csv"
	"errors"
	"io"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// commas part the cells of tables by the name of their format.
var commas = map[string]rune{"csv": ',', "tsv": '\t'}

// maxColumnName is how many bytes long the name of a column is at most.
const maxColumnName = 60

// leastColumns is how many names of columns that we know make a table of releases of
// a text, whatever the file is called.
const leastColumns = 2

// tableKind is how a table of releases parts its cells, by the names in its first line;
// 0 for what is none.
func (r *reader) tableKind(name, text string) rune {
	end := filepath.Ext(unpackedName(name))
	named := end == ".csv" || end == ".tsv"
	for _, comma := range []rune{',', ';', '\t'} {
		names, err := newTable(strings.TrimPrefix(text, "\ufeff"), comma).Read()
		if err != nil || len(names) < 2 && !named || slices.ContainsFunc(names, func(s string) bool { return len(s) > maxColumnName }) {
			continue
		}
		known := 0
		for _, name := range names {
			if r.columns.fields[loosely(name)].kind != "" {
				known++
			}
		}
		if r.columns.has(names) && (named || known >= leastColumns) {
			return comma
		}
	}
	return 0
}

func newTable(text string, comma rune) *csv.Reader {
	rows := csv.NewReader(strings.NewReader(text))
	rows.Comma, rows.FieldsPerRecord, rows.LazyQuotes = comma, -1, true
	return rows
}

// table reads a table (CSV, TSV): a release a row, the names of the columns in the first.
func (r *reader) table(in *input, text string, comma rune) bool {
	rows := newTable(strings.TrimPrefix(text, "\ufeff"), comma)
	names, err := rows.Read()
	if err != nil {
		return r.fail(in.name, 0, "is no table: %v", err)
	}
	counts := lineCounts{others: map[string]int{}, what: "rows"}
	for {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			return r.tellLines(in.name, counts)
		}
		if r.ctx.Err() != nil {
			return false
		}
		at := place{input: in}
		if err != nil {
			var bad *csv.ParseError
			if errors.As(err, &bad) {
				at.n, err = bad.StartLine, bad.Err
			}
			return r.fail(in.name, at.n, "cannot be read further: %v", err)
		}
		counts.read++
		at.n, _ = rows.FieldPos(0)
		cells := map[string]string{}
		for k, name := range names[:min(len(names), len(row))] {
			if _, twice := cells[name]; !twice && row[k] != "" {
				cells[name] = row[k]
			}
		}
		if !r.row(at, cells, counts.others) {
			return false
		}
	}
}

// numbered is an identifier that only counts.
var numbered = regexp.MustCompile(`^\s*\d+\s*$`)

// row reads a row of a table.
func (r *reader) row(at place, cells map[string]string, others map[string]int) bool {
	var names []string
	for name := range cells {
		names = append(names, name)
	}
	rec, err := r.columns.record(names, func(name string) (string, error) {
		if r.columns.given["id"] == "" && r.columns.fields[loosely(name)].kind == "id" && numbered.MatchString(cells[name]) {
			return "", errors.New("is a number, which rows of other tables have, too")
		}
		return cells[name], nil
	})
	if err != nil {
		return r.fail(at.name, at.n, "%v", err)
	}
	return r.give(at, rec, others)
}
