package report

import (
	_ "embed"
	"fmt"
	"io"

	"pressroom/analyze/schema"
)

// AnswersJSON is the contract of what every command prints with --json, as a JSON
// Schema (draft 2020-12); $defs has a definition by the name of each command.
//
//go:embed answers.json
var AnswersJSON string

// WriteAnswer writes an object that answers a command as one line of JSON, with the
// version of the contract before its own fields.
func WriteAnswer(w io.Writer, v any) error {
	line, err := schema.Marshal(v)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "{\"schema\":%d,%s\n", schema.Version, line[1:])
	return err
}
