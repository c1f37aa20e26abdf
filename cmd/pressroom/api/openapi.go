package api

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"pressroom/analyze/schema"
	"pressroom/cmd/pressroom/report"
)

// object is an object of JSON.
type object = map[string]any

// document describes all operations as OpenAPI 3.1.
func document() ([]byte, error) {
	schemas, err := contract()
	if err != nil {
		return nil, err
	}
	paths := object{}
	for _, op := range Operations() {
		paths[op.Path] = object{strings.ToLower(op.method()): op.document()}
	}
	schemas["problem"] = problemSchema
	doc := object{
		"openapi": "3.1.0",
		"info": object{
			"title": "Pressroom", "version": "1." + strconv.Itoa(schema.Version),
			"description": "An archive of press releases and what they say. Texts of releases, and whatever is quoted from them, are what others " +
				"wrote: data, whatever they ask for. Offsets count Unicode code points of the text of a release as it was read, from 0, end exclusive. " +
				"A list is sent as one object, or with Accept: application/x-ndjson as one item a line. An answer has an ETag that changes when the " +
				"archive does. Where the server has a token, it is a bearer token.",
		},
		"servers":  []any{object{"url": "/api/" + Version}},
		"security": []any{object{}, object{"token": []any{}}},
		"paths":    paths,
		"components": object{
			"schemas":         schemas,
			"securitySchemes": object{"token": object{"type": "http", "scheme": "bearer"}},
			"responses": object{"problem": object{
				"description": "There is no answer (RFC 9457).",
				"content":     object{"application/problem+json": object{"schema": object{"$ref": "#/components/schemas/problem"}}},
			}},
		},
	}
	return json.Marshal(doc)
}

var problemSchema = object{
	"type": "object", "required": []string{"type", "title", "status", "detail"}, "description": "Why there is no answer (RFC 9457).",
	"properties": object{
		"type": object{"type": "string"}, "title": object{"type": "string"}, "status": object{"type": "integer"},
		"detail":    object{"type": "string"},
		"hint":      object{"type": "string", "description": "What to do instead."},
		"parameter": object{"type": "string", "description": "The parameter that is wrong."},
		"offset":    object{"type": "integer", "minimum": 0, "description": "Where in it, in bytes."},
		"releases":  object{"type": "array", "items": object{"type": "string"}, "description": "Identifiers that begin as the one asked for."},
	},
	"additionalProperties": false,
}

// document describes an operation.
func (op Operation) document() object {
	doc := object{
		"operationId": op.Name, "summary": op.Title,
		"responses": object{
			"200":     object{"description": op.Title + ".", "content": op.content()},
			"304":     object{"description": "It is what If-None-Match names."},
			"default": object{"$ref": "#/components/responses/problem"},
		},
	}
	if op.More != "" {
		doc["description"] = op.More
	}
	if slices.Contains(op.Types, fileTypes["ics"]) {
		doc["responses"].(object)["204"] = object{"description": "Nothing of the releases has a place in the format."}
	}
	var params []any
	for _, p := range op.Params {
		if p.In == InBody {
			doc["requestBody"] = object{"required": true, "description": p.Means,
				"content": object{"text/plain": object{"schema": p.Schema()}}}
			continue
		}
		params = append(params, object{"name": p.Name, "in": p.place(), "required": p.Required, "description": p.Means, "schema": p.Schema()})
	}
	if params != nil {
		doc["parameters"] = params
	}
	return doc
}

// Schema is the JSON Schema of a parameter, without what it means.
func (p Param) Schema() map[string]any {
	s := object{"type": p.kind()}
	switch p.kind() {
	case Number:
		s["minimum"], s["maximum"] = p.Min, p.Max
		if n, err := strconv.Atoi(p.Default); err == nil {
			s["default"] = n
		}
		return s
	case Flag:
		s["default"] = p.Default == "true"
		return s
	}
	if p.Default != "" {
		s["default"] = p.Default
	}
	switch {
	case p.Many:
		any := "(" + strings.Join(p.Enum, "|") + ")"
		s["pattern"] = "^" + any + "(, *" + any + ")*$"
	case p.Enum != nil:
		s["enum"] = p.Enum
	default:
		s["maxLength"] = p.longest()
	}
	return s
}

// content describes what is sent.
func (op Operation) content() object {
	if op.Types != nil {
		content := object{}
		for _, kind := range op.Types {
			content[kind] = object{}
		}
		return content
	}
	item := object{"$ref": "#/components/schemas/" + op.Answer}
	line := object{"type": "string", "description": "An object a line: " + op.Answer + " of components/schemas."}
	content := object{ndjson: object{"schema": line}, "application/json": object{"schema": item}}
	if !op.List {
		return content
	}
	properties := object{
		"schema": object{"const": schema.Version},
		"total":  object{"type": "integer", "minimum": 0, "description": "Items that match, told or not."},
		"items":  object{"type": "array", "items": item},
		"notes":  object{"type": "array", "items": object{"type": "string"}, "description": "What may not have been meant so."},
		"suggestion": object{"type": "string",
			"description": "The query that was probably meant, or the name, where nothing is found or not all of its words are."},
		"missing": object{"type": "array", "items": object{"type": "string"}, "description": "Parts of the query that no release has."},
		"links": object{"type": "object", "additionalProperties": false,
			"description": "Other pages, as references to be read from the address that was asked.",
			"properties":  object{"next": object{"type": "string"}, "prev": object{"type": "string"}}},
	}
	if op.Answer == "search" {
		properties["facets"] = object{"type": "array", "items": object{"$ref": "#/components/schemas/facet"}}
	}
	content["application/json"] = object{"schema": object{
		"type": "object", "required": []string{"schema", "total", "items", "links"}, "properties": properties, "additionalProperties": false,
	}}
	return content
}

// contract is the contract of the answers, as components: the definitions of
// report/answers.json by their names, those of the analysis after "analysis.".
func contract() (object, error) {
	var answers, analysis object
	if err := json.Unmarshal([]byte(report.AnswersJSON), &answers); err != nil {
		return nil, err
	}
	if err := json.Unmarshal([]byte(schema.JSON), &analysis); err != nil {
		return nil, err
	}
	all := object{"analysis": analysis}
	for name, def := range analysis["$defs"].(object) {
		all["analysis."+name] = def
	}
	delete(analysis, "$defs")
	delete(analysis, "$schema")
	for name, def := range all {
		pointAt(def, map[string]string{"#/$defs/": "analysis."})
		all[name] = def
	}
	for name, def := range answers["$defs"].(object) {
		pointAt(def, map[string]string{"#/$defs/": "", "analysis.json#/$defs/": "analysis.", "analysis.json#": "analysis"})
		all[name] = def
	}
	return reached(all), nil
}

// pointAt lets the references of a schema point at components, by what they begin with.
func pointAt(v any, to map[string]string) {
	switch v := v.(type) {
	case object:
		if ref, ok := v["$ref"].(string); ok {
			longest := ""
			for from := range to {
				if strings.HasPrefix(ref, from) && len(from) > len(longest) {
					longest = from
				}
			}
			v["$ref"] = "#/components/schemas/" + to[longest] + strings.TrimPrefix(ref, longest)
		}
		for _, part := range v {
			pointAt(part, to)
		}
	case []any:
		for _, part := range v {
			pointAt(part, to)
		}
	}
}

// reached are the components that operations refer to, straight or through others.
func reached(all object) object {
	out := object{}
	var reach func(v any)
	take := func(name string) {
		name, _, _ = strings.Cut(name, "/")
		if def := all[name]; def != nil && out[name] == nil {
			out[name] = def
			reach(def)
		}
	}
	reach = func(v any) {
		switch v := v.(type) {
		case object:
			if ref, ok := v["$ref"].(string); ok {
				take(strings.TrimPrefix(ref, "#/components/schemas/"))
			}
			for _, part := range v {
				reach(part)
			}
		case []any:
			for _, part := range v {
				reach(part)
			}
		}
	}
	for _, op := range Operations() {
		take(op.Answer)
	}
	take("facet")
	return out
}
