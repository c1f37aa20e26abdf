package query

import (
	"fmt"
	"slices"
	"strings"
)

// A Value is one of the values of a field that takes no others.
type Value struct {
	Name string   // as it is searched for
	Also []string // other ways to write it
}

// exactFields hold whole values; a word of one finds nothing.
var exactFields = []Field{Kind, Country, Region, Lang, Zone, ID}

// check looks a value up among those that its field takes, and returns it as it is
// searched for.
func (p *parser) check(field Field, q Q, at int) (Q, error) {
	exact := slices.Contains(exactFields, field)
	switch q.(type) {
	case Pattern, Fuzzy, Close:
		if exact {
			return nil, &Error{at, fmt.Sprintf("%s: takes no ?, ~ or gap", field), "as in: " + example(field)}
		}
		return q, nil
	}
	if p.values == nil {
		return q, nil
	}
	values := p.values(field)
	if len(values) == 0 {
		return q, nil
	}
	text, prefix := plainText(q)
	for _, v := range values {
		if name, ok := v.is(text, prefix, exact); ok {
			if exact && !prefix {
				return Word(name), nil
			}
			return q, nil
		}
	}
	return nil, &Error{at, fmt.Sprintf("there is no %s %q", field, text), hintOf(field, text, values)}
}

// plainText returns the text of a word, phrase or prefix, and whether it is the last.
func plainText(q Q) (text string, prefix bool) {
	switch q := q.(type) {
	case Word:
		return string(q), false
	case Phrase:
		return string(q), false
	case Prefix:
		return string(q), true
	}
	return "", false
}

// is reports whether a text means the value: whole, or else some of its words.
func (v Value) is(text string, prefix, exact bool) (name string, ok bool) {
	text = plainValue(text)
	for _, way := range append([]string{v.Name}, v.Also...) {
		way = plainValue(way)
		switch {
		case way == text, prefix && exact && strings.HasPrefix(way, text):
			return v.Name, true
		case !exact && strings.Contains(" "+way+" ", " "+text+" "), !exact && prefix && strings.Contains(" "+way, " "+text):
			return v.Name, true
		}
	}
	return "", false
}

// plainValue makes one of the ways in which people write a value.
func plainValue(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return strings.ContainsRune(" _-,:", r) })
	return strings.Join(words, " ")
}

// hintOf guesses what was meant and lists what there is.
func hintOf(field Field, text string, values []Value) string {
	var ways, names []string
	name := map[string]string{}
	for _, v := range values {
		names = append(names, v.Name)
		for _, way := range append([]string{v.Name}, v.Also...) {
			if ways = append(ways, way); name[way] == "" {
				name[way] = v.Name
			}
		}
	}
	list := "there is " + strings.Join(names, ", ")
	near := Nearest(strings.ReplaceAll(text, " ", "_"), ways)
	if near == "" {
		near = Nearest(text, ways)
	}
	if near == "" {
		return list
	}
	return fmt.Sprintf("did you mean %s? %s", In{field, valueOf(name[near])}, list)
}

// valueOf writes a value as a query does.
func valueOf(name string) Q {
	if strings.ContainsAny(name, " ,") {
		return Phrase(name)
	}
	return Word(name)
}
