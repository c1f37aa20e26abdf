package ingest

import (
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"pressroom/corpus"
)

//go:embed data/fields.tsv
var fieldTable string

// Fields are the fields of a release that a record may have, for --column.
func Fields() (fields []string) {
	for _, col := range tableRows(fieldTable) {
		fields = append(fields, col[0])
	}
	return slices.Compact(fields)
}

// A record is a release as an object of JSON or a row of a table has it.
type record struct {
	value  map[string]string // of the fields that are read, by our names
	called map[string]string // how the record calls these
	unread []string          // the names of the others
}

// columnNames know what the names in records mean.
type columnNames struct {
	fields map[string]naming
	given  map[string]string // by the user, for our names
}

func newColumns(given map[string]string) columnNames {
	c := columnNames{map[string]naming{}, given}
	for n, col := range tableRows(fieldTable) {
		c.fields[col[1]] = naming{col[0], n}
	}
	for field, name := range given {
		for known, x := range c.fields {
			if x.kind == field {
				delete(c.fields, known)
			}
		}
		c.fields[loosely(name)] = naming{field, 0}
	}
	return c
}

// loosely is a name without what people write differently.
func loosely(s string) string {
	return strings.NewReplacer("_", "", "-", "", " ", "", "\ufeff", "").Replace(strings.ToLower(s))
}

// record reads the fields of a record by their names. The error of get is that of the
// record where the field is called as we call it; a field of another name is then not read.
func (c columnNames) record(names []string, get func(name string) (string, error)) (rec record, err error) {
	rec = record{map[string]string{}, map[string]string{}, nil}
	rank := func(name string) int { return c.fields[loosely(name)].rank }
	slices.SortFunc(names, func(a, b string) int {
		if n := rank(a) - rank(b); n != 0 {
			return n
		}
		return strings.Compare(a, b)
	})
	for _, name := range names {
		field := c.fields[loosely(name)].kind
		if _, known := rec.called[field]; known || field == "" {
			rec.unread = append(rec.unread, name)
			continue
		}
		s, err := get(name)
		switch {
		case err != nil && strings.EqualFold(name, field) && field != "id": // of many sites it is a number, and another's elsewhere
			return rec, fmt.Errorf("its %q %w", field, err)
		case err != nil:
			rec.unread = append(rec.unread, name)
		case s != "" || strings.EqualFold(name, field): // an empty "text" is told
			rec.value[field], rec.called[field] = s, name
		}
	}
	slices.Sort(rec.unread)
	return rec, nil
}

// has reports whether a record of these names has the text of a release.
func (c columnNames) has(names []string) bool {
	return slices.ContainsFunc(names, func(name string) bool { return c.fields[loosely(name)].kind == "text" })
}

// release makes a release of a record. Doubt says why its date is not read.
func (rec record) release() (rel corpus.Release, doubt, err error) {
	name, ok := rec.called["text"]
	if !ok {
		return rel, nil, errors.New(`has no "text"`)
	}
	text := valid(rec.value["text"])
	if !strings.EqualFold(name, "text") && markedUp.MatchString(text) {
		text = plainOf(text)
	}
	switch {
	case strings.TrimSpace(text) == "":
		return rel, nil, errors.New("its text is empty")
	case strings.IndexByte(text, 0) >= 0:
		return rel, nil, fmt.Errorf("its text looks binary (NUL at offset %d)", strings.IndexByte(text, 0))
	}
	rel = corpus.Release{ID: rec.value["id"], Source: rec.value["source"], Issuer: rec.value["issuer"], Text: text,
		Language: rec.value["language"], Address: webAddress(rec.value["address"])}
	if title := plainOf(rec.value["title"]); title != "" {
		rel.Text = (&page{title: title, text: text}).whole()
	}
	if s := rec.value["published"]; s != "" {
		c, ok := claim(rec.called["published"], s)
		if !ok {
			return rel, fmt.Errorf("%s: %q is not a date of the form YYYY-MM-DD; the release is read without it", rec.called["published"], s), nil
		}
		rel.Dates = append(rel.Dates, c)
	}
	return rel, nil, nil
}

// markedUp is a text that is a piece of HTML.
var markedUp = regexp.MustCompile(`(?i)</(?:p|div|span|a|b|i|em|strong|li|h[1-6])>|<br ?/?>`)

// jsonFields reads an object of JSON.
func jsonFields(line []byte) (fields map[string]json.RawMessage, err error) {
	err = json.Unmarshal(line, &fields)
	var wrong *json.UnmarshalTypeError
	switch {
	case errors.As(err, &wrong):
		return nil, fmt.Errorf("is a JSON %s, not the object of a release", wrong.Value)
	case err != nil:
		return nil, fmt.Errorf("is not a JSON object of a release: %w", err)
	}
	return fields, nil
}

// jsonText is the string that a value of JSON is, or holds as interfaces of sites have
// it: {"rendered": "…"}, {"name": "…"}.
func jsonText(raw json.RawMessage) (string, error) {
	var s *string
	err := json.Unmarshal(raw, &s)
	var wrong *json.UnmarshalTypeError
	if errors.As(err, &wrong) {
		var object map[string]any
		if json.Unmarshal(raw, &object) == nil {
			for _, key := range []string{"rendered", "value", "name", "text"} {
				if held, ok := object[key].(string); ok {
					return held, nil
				}
			}
		}
		return "", fmt.Errorf("is a JSON %s, not a string", wrong.Value)
	}
	if s == nil {
		return "", err
	}
	return *s, err
}
