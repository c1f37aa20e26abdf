package report

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"pressroom/index"
)

// An Exporter writes releases to a file of its format: head, the releases one
// by one, foot. It keeps none of them. One that is an io.Closer is to be closed.
type Exporter interface {
	Head() error
	Release(index.Stored) error
	Foot() error
}

// ErrNothing is what Foot returns when nothing of the releases has a place in the
// format, and so nothing was written.
var ErrNothing = errors.New("nothing to write")

// format is a format of files.
type format struct {
	open  func(io.Writer, []rows) Exporter
	takes []string // the tables that it can hold; none when there is nothing to choose
	usual []string // those that it holds unless told
}

// formats maps a format to what writes it.
var formats = map[string]format{
	"csv":     {func(w io.Writer, t []rows) Exporter { return rowExporter{&csvRows{w}, t} }, TableNames(), []string{"events"}},
	"geojson": {func(w io.Writer, t []rows) Exporter { return rowExporter{&geoJSON{w: w}, t} }, onMap, onMap},
	"ics":     {open: func(w io.Writer, _ []rows) Exporter { return &calendar{w: w} }},
	"jsonl":   {openJSONLines, TableNames(), nil},
	"md":      {func(w io.Writer, t []rows) Exporter { return rowExporter{markdownTable{w}, t} }, TableNames(), []string{"events"}},
	"sqlite":  {open: func(w io.Writer, _ []rows) Exporter { return rowExporter{&sqliteFile{w: w}, tables} }},
}

// onMap are the tables whose rows have a point.
var onMap = []string{"places", "events"}

// ExportFormats returns the names of the formats in the order of the alphabet.
func ExportFormats() []string { return slices.Sorted(maps.Keys(formats)) }

// TableNames returns the names of the tables that can be exported.
func TableNames() []string {
	names := make([]string, len(tables))
	for n, t := range tables {
		names[n] = t.name
	}
	return names
}

// NewExporter returns what writes a format to w, with the rows of one table or, where
// that is "", with what is usual. The error says what there is instead.
func NewExporter(name, table string, w io.Writer) (Exporter, error) {
	f, ok := formats[name]
	switch {
	case !ok:
		return nil, fmt.Errorf("there is no format %q, only %s", name, strings.Join(ExportFormats(), ", "))
	case table == "":
		return f.open(w, named(f.usual)), nil
	case slices.Contains(f.takes, table):
		return f.open(w, named([]string{table})), nil
	case len(f.takes) == 0:
		return nil, fmt.Errorf("in the format %s there are no rows to choose", name)
	}
	return nil, fmt.Errorf("in the format %s there are no rows %q, only %s", name, table, strings.Join(f.takes, ", "))
}

// named returns tables by name.
func named(names []string) (out []rows) {
	for _, name := range names {
		out = append(out, tables[slices.IndexFunc(tables, func(t rows) bool { return t.name == name })])
	}
	return out
}

// rowWriter writes rows in a format.
type rowWriter interface {
	begin(tables []rows) error
	row(of rows, values []any) error // the values stand in the order of rows.all
	end() error
}

// rowExporter writes the rows of tables.
type rowExporter struct {
	w      rowWriter
	tables []rows
}

func (x rowExporter) Head() error { return x.w.begin(x.tables) }
func (x rowExporter) Foot() error { return x.w.end() }

func (x rowExporter) Release(st index.Stored) error {
	for _, t := range x.tables {
		for _, values := range t.values(st) {
			if err := x.w.row(t, values); err != nil {
				return err
			}
		}
	}
	return nil
}

// Close closes a writer that has something to close.
func (x rowExporter) Close() error {
	if c, ok := x.w.(io.Closer); ok {
		return c.Close()
	}
	return nil
}
