package report

import (
	"io"
	"strconv"
	"strings"
	"unicode"

	"pressroom/index"
)

// csvTable writes events as a table of RFC 4180, one a row. Every cell stands in
// quotation marks, so that none can end early where another separator is usual.
type csvTable struct{ w io.Writer }

func (x csvTable) Head() error {
	return x.row("release", "source", "issuer", "headline", "published", "event", "main", "kind", "plover", "status", "what",
		"from", "to", "when", "who", "roles", "where", "venue", "evidence", "start", "end", "confidence", "rule")
}

func (x csvTable) Foot() error { return nil }

func (x csvTable) Release(st index.Stored) error {
	an := st.Analysis
	for n, ev := range an.Events {
		var from, to, when string
		if ev.When != nil {
			from, to, when = ev.When.From.String(), ev.When.To.String(), ev.When.Value
		}
		var roles []string
		for _, who := range ev.Participants {
			roles = append(roles, who.Role)
		}
		err := x.row(an.ID, an.Source, string(an.Issuer), string(an.Headline), an.Published.String(), numbered("e", n),
			strconv.FormatBool(ev.Main), ev.Kind, string(ev.Plover), ev.Status, ev.What,
			from, to, when, strings.Join(ev.Who, "; "), strings.Join(roles, "; "), strings.Join(ev.Where, "; "), string(ev.Venue),
			ev.Evidence.Text, strconv.Itoa(ev.Evidence.Start), strconv.Itoa(ev.Evidence.End), score(ev.Confidence), ev.Rule)
		if err != nil {
			return err
		}
	}
	return nil
}

func (x csvTable) row(cells ...string) error { return Table{x.w}.Row(cells...) }

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
