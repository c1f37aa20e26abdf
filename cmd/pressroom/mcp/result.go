package mcp

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"pressroom/analyze/schema"
	"pressroom/cmd/pressroom/api"
)

// maxBytes is how many bytes an answer has at most: an assistant reads all of it.
const maxBytes = 48 << 10

// result is what a tool answers: an object, or a list that may go on.
type result struct {
	object json.RawMessage // nil of a list

	Total      int               `json:"total"` // items that match, told or not
	Items      []json.RawMessage `json:"items"`
	Facets     []json.RawMessage `json:"facets,omitempty"`
	NextOffset int               `json:"next_offset,omitempty"` // where to go on; 0 where there is no more
	Notes      []string          `json:"notes,omitempty"`
	Suggestion string            `json:"suggestion,omitempty"`
	Missing    []string          `json:"missing,omitempty"`
}

// listed makes an answer one that is not too long: items that do not fit are left for the next
// question.
func listed(op api.Operation, a api.Answer, given map[string][]string) result {
	if !op.List {
		if len(a.Items) == 0 {
			return result{}
		}
		return result{object: a.Items[0]}
	}
	r := result{Total: a.Total, Items: []json.RawMessage{}, Facets: a.Facets, Notes: a.Notes, Suggestion: a.Suggestion, Missing: a.Missing}
	size, offset, limit := 0, number(op, given, "offset"), number(op, given, "limit")
	for _, item := range a.Items {
		if size += len(item); size > maxBytes && len(r.Items) > 0 {
			break
		}
		r.Items = append(r.Items, item)
	}
	// Hits that are nearly the same stand as one: a page that is not full is the last.
	if next := offset + len(r.Items); next < a.Total && (len(r.Items) < len(a.Items) || len(a.Items) == limit) {
		r.NextOffset = next
	}
	return r
}

// number is a number that was given, or what is taken instead.
func number(op api.Operation, given map[string][]string, name string) int {
	for _, p := range op.Params {
		if p.Name == name {
			n, _ := strconv.Atoi(p.Default)
			if v := given[name]; len(v) == 1 && v[0] != "" {
				n, _ = strconv.Atoi(v[0]) // it was checked
			}
			return n
		}
	}
	return 0
}

// content is the answer as the protocol has it: as structure, and as text for clients that
// know no structure.
func (r result) content() *sdk.CallToolResult {
	line := r.object
	if line == nil {
		var err error
		if line, err = schema.Marshal(r); err != nil {
			return failed(err)
		}
	}
	if len(line) > 2*maxBytes {
		return failed(fmt.Errorf("the answer has %d bytes, which is too long; ask for fewer items or entries, or for a part of it", len(line)))
	}
	return &sdk.CallToolResult{StructuredContent: line, Content: []sdk.Content{&sdk.TextContent{Text: string(line)}}}
}

// output describes what a tool answers.
func (t tool) output() map[string]any {
	if !t.List {
		return map[string]any{"type": "object"}
	}
	texts := map[string]any{"type": "array", "items": map[string]any{"type": "string"}}
	return map[string]any{
		"type": "object", "required": []string{"total", "items"},
		"properties": map[string]any{
			"total":       map[string]any{"type": "integer", "description": "Items that match, told or not."},
			"items":       map[string]any{"type": "array", "items": map[string]any{"type": "object"}},
			"facets":      map[string]any{"type": "array", "items": map[string]any{"type": "object"}},
			"next_offset": map[string]any{"type": "integer", "description": "The offset that goes on where this answer ends; absent when there is no more."},
			"notes":       texts, "missing": texts,
			"suggestion": map[string]any{"type": "string", "description": "What was probably meant."},
		},
	}
}

// clean leaves out what drives a terminal.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && schema.Hidden(r) {
			return -1
		}
		return r
	}, s)
}
