package ingest

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"pressroom/corpus"
)

// maxNestedJSON is how deep the list of releases stands in an object at most:
// {"data": {"items": […]}}.
const maxNestedJSON = 5

// wholeJSON reads an input that is one value of JSON: a release, or an array of
// releases, which may stand within objects.
func (r *reader) wholeJSON(in *input, raw []byte) bool {
	var whole json.RawMessage
	if err := json.Unmarshal(raw, &whole); err != nil && isOneJSON(raw) {
		return r.fail(in.name, 0, "is no valid JSON: %v", err)
	}
	list := r.listIn(raw, 0)
	if len(list) == 0 {
		return r.fail(in.name, 0, `is JSON without the "text" of a release`)
	}
	counts := lineCounts{read: len(list), others: map[string]int{}, what: "objects"}
	for n, raw := range list {
		at := place{in, n + 1}
		if len(list) == 1 {
			at.n = 0
		}
		if r.ctx.Err() != nil || !r.record(at, raw, counts.others) {
			return false
		}
	}
	return r.tellLines(in.name, counts)
}

// listIn finds the releases in a value of JSON: what has a text itself, else those of
// the first array that has one, by the names of the fields that lead there.
func (r *reader) listIn(raw json.RawMessage, depth int) []json.RawMessage {
	if depth > maxNestedJSON {
		return nil
	}
	var list []json.RawMessage
	if json.Unmarshal(raw, &list) == nil {
		if slices.ContainsFunc(list, r.isRelease) {
			return list
		}
		for _, x := range list {
			if found := r.listIn(x, depth+1); found != nil {
				return found
			}
		}
		return nil
	}
	if r.isRelease(raw) {
		return []json.RawMessage{raw}
	}
	var fields map[string]json.RawMessage
	if json.Unmarshal(raw, &fields) == nil {
		for _, name := range slices.Sorted(maps.Keys(fields)) {
			if found := r.listIn(fields[name], depth+1); found != nil {
				return found
			}
		}
	}
	return nil
}

// isRelease reports whether a value is an object with a text.
func (r *reader) isRelease(raw json.RawMessage) bool {
	fields, err := jsonFields(raw)
	if err != nil {
		return false
	}
	rec, err := r.columns.record(slices.Collect(maps.Keys(fields)), func(name string) (string, error) { return jsonText(fields[name]) })
	return err != nil || rec.value["text"] != ""
}

// record reads one object of JSON and counts the fields of it that are not read.
func (r *reader) record(at place, raw []byte, others map[string]int) bool {
	fields, err := jsonFields(raw)
	if err != nil {
		return r.fail(at.name, at.n, "%v", err)
	}
	rec, err := r.columns.record(slices.Collect(maps.Keys(fields)), func(name string) (string, error) { return jsonText(fields[name]) })
	if err != nil {
		return r.fail(at.name, at.n, "%v", err)
	}
	return r.give(at, rec, others)
}

// give hands on the release of a record.
func (r *reader) give(at place, rec record, others map[string]int) bool {
	rel, doubt, err := rec.release()
	if err != nil {
		return r.fail(at.name, at.n, "%v", err)
	}
	for _, field := range rec.unread {
		if _, ok := others[field]; ok || len(others) < maxFields {
			others[field]++
		}
	}
	rel.Named = rel.Source != "" || at.named()
	if rel.Source == "" {
		rel.Source = at.of()
	}
	if doubt != nil && !r.remark(at.name, at.n, "%v", doubt) {
		return false
	}
	return r.yield(r.release(rel), nil)
}

// of returns the source of a line; of what is no line, that of the input.
func (p place) of() string {
	if p.source == corpus.Nameless || p.n == 0 {
		return p.source
	}
	return fmt.Sprintf("%s#%d", p.source, p.n)
}
