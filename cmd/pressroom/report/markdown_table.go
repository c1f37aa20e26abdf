package report

import (
	"io"
	"strings"
)

// markdownTable writes a table with the columns that people read, and the release
// last.
type markdownTable struct{ w io.Writer }

func (x markdownTable) begin(tables []rows) error {
	var names, rule []string
	for _, col := range tables[0].all() {
		if col.brief {
			names, rule = append(names, col.name), append(rule, "---")
		}
	}
	if err := x.write(append(names, "release")); err != nil {
		return err
	}
	return x.write(append(rule, "---"))
}

func (markdownTable) end() error { return nil }

func (x markdownTable) row(of rows, values []any) error {
	var cells []string
	for n, col := range of.all() {
		if col.brief {
			cells = append(cells, markdown(cell(values[n])))
		}
	}
	return x.write(append(cells, markdown(cell(values[0]))))
}

func (x markdownTable) write(cells []string) error {
	var b strings.Builder
	writeRow(&b, cells...)
	_, err := io.WriteString(x.w, b.String())
	return err
}
