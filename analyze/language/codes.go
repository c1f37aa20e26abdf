package language

import (
	"maps"
	"slices"

	"github.com/abadojack/whatlanggo"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"pressroom/analyze/annot"
)

// Codes lists the languages that Recognize may tell, in alphabetical order, and the
// English name and the own name of each.
func Codes() (codes []string, names map[string][]string) {
	names = map[string][]string{annot.UnknownLanguage: {"unknown"}}
	add := func(code string) {
		tag, err := language.Parse(code)
		if code == "" || err != nil || names[code] != nil {
			return
		}
		names[code] = []string{display.English.Languages().Name(tag)}
		if own := display.Self.Name(tag); own != "" && own != names[code][0] {
			names[code] = append(names[code], own)
		}
	}
	for lang := range whatlanggo.Langs {
		add(lang.Iso6391())
	}
	for _, s := range scripts {
		add(s.code)
	}
	for _, row := range New().letters {
		add(row[0])
	}
	return slices.Sorted(maps.Keys(names)), names
}
