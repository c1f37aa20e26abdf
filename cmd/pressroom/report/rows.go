package report

import (
	"pressroom/analyze/schema"
	"pressroom/corpus"
	"pressroom/index"
)

// rows is a table that can be exported: what of a release becomes a row of it. A row
// begins with the columns of every row (shared), which say what release it stands
// in; its own columns follow.
type rows struct {
	name    string // of the table: "events"
	key     string // the column that tells the rows of a release apart; "" when a release has one row
	columns []column
	of      func(index.Stored) [][]any // the values of the own columns
}

// column is a column of a table. A value is a string, an int, a float64, a bool, a
// []string or, where nothing is known, nil.
type column struct {
	name  string
	holds kind
	brief bool // it also stands in tables for people to read
}

// kind is what a column holds.
type kind int

const (
	words   kind = iota
	day          // "2026-02-16"
	integer      // a count, or an offset in code points of the text as read
	number
	truth
	list // of words
)

// shared are the columns that every row begins with.
var shared = []column{{"release", words, false}, {"source", words, false}, {"issuer", words, false},
	{"headline", words, true}, {"published", day, true}}

// tables are the kinds of rows, that of the releases first: the others point to it.
var tables = []rows{releaseRows, eventRows, quoteRows, personRows, placeRows, organizationRows}

// all returns the columns of a table.
func (r rows) all() []column { return append(shared[:len(shared):len(shared)], r.columns...) }

// values returns the rows of a release.
func (r rows) values(st index.Stored) (out [][]any) {
	an := st.Analysis
	from := []any{an.ID, an.Source, text(an.Issuer), text(an.Headline), dayOf(an.Published)}
	for _, own := range r.of(st) {
		out = append(out, append(from[:len(from):len(from)], own...))
	}
	return out
}

// text is a value of words.
func text[T ~string](s T) any {
	if s == "" {
		return nil
	}
	return string(s)
}

// dayOf is a value of a day.
func dayOf(d corpus.Date) any { return text(d.String()) }

// orNil is a value that may be missing.
func orNil[T any](v *T) any {
	if v == nil {
		return nil
	}
	return *v
}

// placed says where in the text a row stands and by which rule it is known; the three
// columns that end most tables.
func placed(m *schema.Mention, rule string) []any {
	switch {
	case m == nil:
		return []any{nil, nil, text(rule)}
	case rule == "":
		rule = m.Rule
	}
	return []any{m.Start, m.End, text(rule)}
}

// first returns where a name is mentioned first.
func first(mentions []schema.Mention) *schema.Mention {
	if len(mentions) == 0 {
		return nil
	}
	return &mentions[0]
}

// textAt are the columns of placed.
var textAt = []column{{"start", integer, false}, {"end", integer, false}, {"rule", words, false}}
