package report

import (
	"fmt"
	"io"
	"strings"
	"unicode"
)

// csvRows writes a table of RFC 4180. Every cell stands in quotation marks, so that
// none can end early where another separator is usual.
type csvRows struct{ w io.Writer }

func (x csvRows) begin(tables []rows) error {
	var names []string
	for _, col := range tables[0].all() {
		names = append(names, col.name)
	}
	return Table{x.w}.Row(names...)
}

func (csvRows) end() error { return nil }

func (x csvRows) row(_ rows, values []any) error {
	cells := make([]string, len(values))
	for n, v := range values {
		cells[n] = cell(v)
	}
	return Table{x.w}.Row(cells...)
}

// cell is a value as a text of one line; one that is unknown is empty.
func cell(value any) string {
	switch v := value.(type) {
	case nil:
		return ""
	case string:
		return Plain(v)
	case []string:
		return joined(v, "; ", Plain)
	}
	return fmt.Sprint(value)
}

// A Table is written to W as RFC 4180 has it. Every cell stands in quotation marks,
// and one that a spreadsheet might run begins with an apostrophe.
type Table struct{ W io.Writer }

// Row writes a row.
func (t Table) Row(cells ...string) error {
	quoted := make([]string, len(cells))
	for i, c := range cells {
		quoted[i] = `"` + strings.ReplaceAll(harmless(Plain(c)), `"`, `""`) + `"`
	}
	_, err := io.WriteString(t.W, strings.Join(quoted, ",")+"\r\n")
	return err
}

// harmless sets an apostrophe before what a spreadsheet takes for a formula: the
// signs that OWASP lists under "CSV Injection", and their full-width forms, also
// after characters that nobody sees and a spreadsheet drops.
func harmless(cell string) string {
	seen := strings.TrimLeftFunc(cell, func(r rune) bool { return unicode.IsSpace(r) || unicode.In(r, unseen...) })
	if seen != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(seen)[0]) {
		return "'" + cell
	}
	return cell
}

// unseen are the characters that take no room: of form (zero-width ones, the
// byte order mark), marks upon a letter that is not there, fillers.
var unseen = []*unicode.RangeTable{unicode.Cc, unicode.Cf, unicode.Mn, unicode.Me, unicode.Other_Default_Ignorable_Code_Point}
