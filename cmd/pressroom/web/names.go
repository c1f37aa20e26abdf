package web

import (
	"net/url"
	"strings"

	"pressroom/analyze"
)

// nameOfValue is the value of a facet as people read it: codes by their names.
func nameOfValue(facet, value string) string {
	var names map[string][]string
	switch facet {
	case "country":
		_, names = analyze.Countries()
	case "lang":
		_, names = analyze.Languages()
	}
	if known := names[value]; len(known) > 0 {
		return known[0]
	}
	if value == "und" {
		return "unknown"
	}
	return strings.ReplaceAll(value, "_", " ")
}

// keep returns some of the fields of an address.
func keep(all url.Values, names ...string) url.Values {
	out := url.Values{}
	for _, name := range names {
		if v := all.Get(name); v != "" {
			out.Set(name, v)
		}
	}
	return out
}
