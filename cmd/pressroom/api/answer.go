package api

import (
	"bytes"
	"encoding/json"
	"io"

	"pressroom/cmd/pressroom/report"
)

// An Answer is what there is to tell. The items of an operation that has one object
// are that object.
type Answer struct {
	Total      int               // items that match, told or not
	Items      []json.RawMessage // each as the command prints it with --json
	Facets     []json.RawMessage // likewise, of a search
	Notes      []string          // what may not have been meant so
	Suggestion string            // the query that was probably meant; "" for none
	Missing    []string          // parts of the query that no release has
}

// add adds an object to a list, as a command prints it.
func add[T any](list *[]json.RawMessage, v T) error {
	var b bytes.Buffer
	if err := report.WriteAnswer(&b, v); err != nil {
		return err
	}
	*list = append(*list, bytes.TrimSuffix(b.Bytes(), []byte("\n")))
	return nil
}

// list is a list as it is sent.
type list struct {
	Total      int               `json:"total"`
	Items      []json.RawMessage `json:"items"`
	Facets     []json.RawMessage `json:"facets,omitempty"`
	Notes      []string          `json:"notes,omitempty"`
	Suggestion string            `json:"suggestion,omitempty"`
	Missing    []string          `json:"missing,omitempty"`
	Links      links             `json:"links"`
}

// links lead to the other pages of a list, as references to be read from the address that
// was asked (RFC 3986).
type links struct {
	Next string `json:"next,omitempty"`
	Prev string `json:"prev,omitempty"`
}

// writeJSON writes an answer as one object: a list, or the object that it is.
func (op Operation) writeJSON(w io.Writer, a Answer, to links) error {
	if !op.List {
		_, err := w.Write(append(a.Items[0], '\n'))
		return err
	}
	if a.Items == nil {
		a.Items = []json.RawMessage{}
	}
	return report.WriteAnswer(w, list{a.Total, a.Items, a.Facets, a.Notes, a.Suggestion, a.Missing, to})
}

// writeLines writes an answer as the command does: an object a line.
func writeLines(w io.Writer, a Answer) error {
	for _, items := range [][]json.RawMessage{a.Items, a.Facets} {
		for _, item := range items {
			if _, err := w.Write(append(item, '\n')); err != nil {
				return err
			}
		}
	}
	return nil
}
