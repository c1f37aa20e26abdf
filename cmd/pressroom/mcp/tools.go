package mcp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"pressroom/cmd/pressroom/api"
)

// A tool is a question that an assistant can ask.
type tool struct {
	api.Operation
	answer func(ctx context.Context, given map[string][]string) (result, error)
}

// tools answer for a service.
type tools struct {
	service *api.Service
	turns   chan struct{} // those that are being answered
}

// maxTurns is how many questions are answered at once.
const maxTurns = 4

// taken are the operations that are tools, in the order in which an assistant reads of them.
var taken = []string{"search", "summary", "person", "place", "org", "events", "quotes", "diff"}

// all are the tools.
func (x *tools) all() []tool {
	ops := api.Operations()
	list := []tool{x.showTool(), x.analyzeTool()}
	for _, name := range taken {
		op := ops[slices.IndexFunc(ops, func(op api.Operation) bool { return op.Name == name })]
		op.Params = slices.Clone(op.Params)
		for n := range op.Params {
			op.Params[n] = smaller(op.Params[n])
		}
		list = append(list, tool{op, func(ctx context.Context, given map[string][]string) (result, error) {
			answer, err := x.service.Ask(ctx, op, given)
			return listed(op, answer, given), err
		}})
	}
	return list
}

// portions are how many items an assistant is told unless it asks, and at most.
var portions = map[string][2]int{"limit": {10, 25}, "entries": {10, 50}}

// smaller makes the portions of a parameter those of an assistant.
func smaller(p api.Param) api.Param {
	if n, ok := portions[p.Name]; ok {
		p.Default, p.Max = strconv.Itoa(n[0]), n[1]
	}
	return p
}

// tool is the tool as the protocol describes it.
func (t tool) tool() *sdk.Tool {
	properties, required := map[string]any{}, []string{}
	for _, p := range t.Params {
		schema := p.Schema()
		schema["description"] = p.Means
		properties[p.Name] = schema
		if p.Required {
			required = append(required, p.Name)
		}
	}
	closed := false
	return &sdk.Tool{
		Name: t.Name, Title: t.Title,
		Description:  strings.TrimSpace(t.Title+". "+t.More) + " " + quoted,
		InputSchema:  map[string]any{"type": "object", "properties": properties, "required": required, "additionalProperties": false},
		OutputSchema: t.output(),
		Annotations:  &sdk.ToolAnnotations{Title: t.Title, ReadOnlyHint: true, IdempotentHint: true, OpenWorldHint: &closed},
	}
}

// handler answers calls of a tool. Whatever goes wrong is told to the assistant.
func (x *tools) handler(t tool) sdk.ToolHandler {
	return func(ctx context.Context, req *sdk.CallToolRequest) (res *sdk.CallToolResult, err error) {
		ctx, cancel := context.WithTimeout(ctx, api.Patience)
		defer cancel()
		select {
		case x.turns <- struct{}{}:
			defer func() { <-x.turns }()
		case <-ctx.Done():
			return failed(errors.New("too much is asked at once; ask again in a moment")), nil
		}
		defer func() {
			if cause := recover(); cause != nil {
				res, err = failed(fmt.Errorf("a fault of the program: %v", cause)), nil
			}
		}()
		given, err := arguments(req.Params.Arguments)
		if err != nil {
			return failed(err), nil
		}
		answer, err := t.answer(ctx, given)
		if err != nil {
			return failed(err), nil
		}
		return answer.content(), nil
	}
}

// arguments are those of a call as operations read them.
func arguments(raw json.RawMessage) (map[string][]string, error) {
	given := map[string][]string{}
	if len(raw) == 0 {
		return given, nil
	}
	var all map[string]any
	dec := json.NewDecoder(strings.NewReader(string(raw)))
	dec.UseNumber()
	if err := dec.Decode(&all); err != nil {
		return nil, errors.New("the arguments are no JSON object")
	}
	for name, value := range all {
		switch v := value.(type) {
		case nil:
		case string:
			given[name] = []string{v}
		case json.Number:
			given[name] = []string{v.String()}
		case bool:
			given[name] = []string{strconv.FormatBool(v)}
		default:
			return nil, fmt.Errorf("%s: it is neither a text, a number nor true or false", name)
		}
	}
	return given, nil
}

// failed tells an assistant what went wrong, and what to do.
func failed(err error) *sdk.CallToolResult {
	text := err.Error()
	var p *api.Problem
	if errors.As(err, &p) {
		if p.Offset != nil {
			text += fmt.Sprintf(" (at byte %d)", *p.Offset)
		}
		if p.Hint != "" {
			text += "\nhint: " + p.Hint
		}
	}
	return &sdk.CallToolResult{IsError: true, Content: []sdk.Content{&sdk.TextContent{Text: clean(text)}}}
}

// scheme begins the addresses of releases.
const scheme = "pressroom://release/"

// text tells the text of a release.
func (x *tools) text(ctx context.Context, req *sdk.ReadResourceRequest) (*sdk.ReadResourceResult, error) {
	id, ok := strings.CutPrefix(req.Params.URI, scheme)
	if !ok {
		return nil, sdk.ResourceNotFoundError(req.Params.URI)
	}
	st, err := x.service.Release(ctx, id)
	var p *api.Problem
	switch {
	case errors.As(err, &p) && p.Status == http.StatusNotFound:
		return nil, sdk.ResourceNotFoundError(req.Params.URI)
	case err != nil:
		return nil, err
	case len(st.Release.Text) > maxResource:
		return nil, fmt.Errorf("the text has more than %d bytes; the tool show tells it in pieces", maxResource)
	}
	contents := &sdk.ResourceContents{URI: req.Params.URI, MIMEType: "text/plain", Text: st.Release.Text}
	return &sdk.ReadResourceResult{Contents: []*sdk.ResourceContents{contents}}, nil
}

// maxResource is how many bytes a text has that is told at once.
const maxResource = 256 << 10
