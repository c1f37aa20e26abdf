package api

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"pressroom/index/query"
)

// Type is what a parameter holds.
type Type string

// The types of parameters, as JSON Schema names them.
const (
	Text   Type = "string"
	Number Type = "integer"
	Flag   Type = "boolean"
)

// Place is where a parameter stands in a request.
type Place string

// The places of parameters.
const (
	InQuery Place = "query"
	InPath  Place = "path"
	InBody  Place = "body" // it is the whole body
)

// Param is something that an operation takes.
type Param struct {
	Name     string
	Means    string // for people and assistants
	Type     Type   // "" stands for Text
	In       Place  // "" stands for InQuery
	Required bool
	Enum     []string // the values that a text may have; none for any
	Many     bool     // it holds several of them, with commas between
	Default  string   // what is taken where it is not given; "" for nothing
	Min, Max int      // the least and the most of a number; the most bytes of a text, 0 for maxText
}

// maxText is how many bytes a text may have.
const maxText = 2000

// kind is the type of a parameter.
func (p Param) kind() Type {
	if p.Type == "" {
		return Text
	}
	return p.Type
}

func (p Param) place() Place {
	if p.In == "" {
		return InQuery
	}
	return p.In
}

// longest is how many bytes a text may have.
func (p Param) longest() int {
	if p.Max == 0 {
		return maxText
	}
	return p.Max
}

// Args are the values of parameters, checked.
type Args map[string]string

// Text is the value of a text; "" where it is not given.
func (a Args) Text(name string) string { return a[name] }

// Number is the value of a number.
func (a Args) Number(name string) int {
	n, _ := strconv.Atoi(a[name]) // it was checked
	return n
}

// yes is the value of a flag.
func (a Args) yes(name string) bool { return a[name] == "true" }

// many are the values of a parameter that holds several.
func (a Args) many(name string) []string {
	if a[name] == "" {
		return nil
	}
	return strings.Split(a[name], ",")
}

// Read checks what an operation is given. The error is a *Problem.
func (op Operation) Read(given map[string][]string) (Args, error) {
	args := Args{}
	for _, p := range op.Params {
		if p.Default != "" {
			args[p.Name] = p.Default
		}
	}
	for name, values := range given {
		n := slices.IndexFunc(op.Params, func(p Param) bool { return p.Name == name })
		switch {
		case n < 0:
			return nil, wrongParam(name, "there is no such parameter", op.nearest(name))
		case len(values) != 1:
			return nil, wrongParam(name, "it is given more than once", "")
		case values[0] == "":
			continue
		}
		value, err := op.Params[n].read(values[0])
		if err != nil {
			return nil, err
		}
		args[name] = value
	}
	for _, p := range op.Params {
		if p.Required && strings.TrimSpace(args[p.Name]) == "" {
			return nil, wrongParam(p.Name, "it is missing", p.Means)
		}
	}
	return args, nil
}

// nearest is a hint which parameter was probably meant.
func (op Operation) nearest(name string) string {
	names := make([]string, len(op.Params))
	for n, p := range op.Params {
		names[n] = p.Name
	}
	if len(names) == 0 {
		return "there are none"
	}
	return guessed(name, names)
}

// guessed is a hint with the word that was probably meant, and all that there are.
func guessed(word string, among []string) string {
	hint := "they are: " + strings.Join(among, ", ")
	if near := query.Nearest(word, among); near != "" {
		return "did you mean " + near + "? " + hint
	}
	return hint
}

// read checks a value.
func (p Param) read(value string) (string, error) {
	switch p.kind() {
	case Number:
		n, err := strconv.Atoi(value)
		if err != nil || n < p.Min || n > p.Max {
			return "", wrongParam(p.Name, fmt.Sprintf("%q is no number from %d to %d", value, p.Min, p.Max), "")
		}
		return strconv.Itoa(n), nil
	case Flag:
		yes, err := strconv.ParseBool(value)
		if err != nil {
			return "", wrongParam(p.Name, fmt.Sprintf("%q is neither true nor false", value), "")
		}
		return strconv.FormatBool(yes), nil
	}
	switch {
	case len(value) > p.longest():
		return "", wrongParam(p.Name, fmt.Sprintf("it is longer than %d bytes", p.longest()), "")
	case !utf8.ValidString(value):
		return "", wrongParam(p.Name, "it is not UTF-8", "")
	case len(p.Enum) == 0:
		return value, nil
	}
	values := []string{value}
	if p.Many {
		values = strings.Split(value, ",")
	}
	for n := range values {
		if values[n] = strings.TrimSpace(values[n]); !slices.Contains(p.Enum, values[n]) {
			return "", wrongParam(p.Name, fmt.Sprintf("there is no %q", values[n]), guessed(values[n], p.Enum))
		}
	}
	return strings.Join(values, ","), nil
}
