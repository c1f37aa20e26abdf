// Package report writes what was found in releases for those who read it:
// people at a terminal, other programs, a page, an assistant.
//
// What it is given are values of the rooms below: an index.Stored (a release
// with its schema.Analysis), a hit of a search, a profile. Each has two forms.
//
// A Look makes text for people, with colours or without: Analysis (all layers,
// one a line), Annotated (the release with its names in colour), Summary, Fact,
// Hit, Person, Place, Happening, Quote, Count, Stats. Text from a release goes through
// Plain or Multiline, so that nothing in it can drive a terminal.
//
// For programs there are types with JSON tags: a Summary, which Summarize
// chooses from an analysis; the Facts of a release, each with its Proofs (where
// in the text it stands and by which rule it is known); and what HitOf,
// PersonOf, PlaceOf, HappeningOf, QuoteOf, CountOf and StatsOf return. WriteAnswer writes
// them, as answers.json says. An Exporter writes many releases in a format of other programs (export.go has
// the list). Formats share tables (rows.go): what of a release becomes a row, with
// which columns. A new table is a file beside rows_quotes.go, a new format one beside
// csv.go, each with its line in a list.
//
// The package parses no flags, opens no files but one that SQLite works on, and knows no
// terminal; it returns
// values or writes to an io.Writer. Offsets count code points of the text as
// read, as those of package schema do.
package report

import (
	"io"

	"pressroom/analyze/schema"
)

// WriteJSON writes a value as one line of JSON.
func WriteJSON(w io.Writer, v any) error {
	line, err := schema.Marshal(v)
	if err != nil {
		return err
	}
	_, err = w.Write(append(line, '\n'))
	return err
}
