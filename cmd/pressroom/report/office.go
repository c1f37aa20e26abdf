package report

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed data/offices.tsv
var officeTable string

// officeWords are the words that short forms stand for: "sen" is "senator".
var officeWords = sync.OnceValue(func() map[string][]string {
	words := map[string][]string{}
	for row := range strings.Lines(officeTable) {
		if short, long, ok := strings.Cut(strings.TrimSpace(row), "\t"); ok && !strings.HasPrefix(row, "#") {
			words[short] = strings.Fields(long)
		}
	}
	return words
})

// offices returns the titles of a person that tell something, in their order: a paper
// writes "Senator", not "Sen., Senator", and "Mayor of Leeds", not "Mayor, Mayor of
// Leeds". Of titles that say the same the longest stands.
func offices(titles []string) []string {
	said := make([][]string, len(titles))
	for i, t := range titles {
		said[i] = spelledOut(t)
	}
	var out []string
	for i, t := range titles {
		again := false
		for j, other := range titles {
			switch {
			case i == j || !within(said[i], said[j]):
			case within(said[j], said[i]): // they say the same
				again = again || len(other) > len(t) || len(other) == len(t) && j < i
			default:
				again = true
			}
		}
		if !again {
			out = append(out, t)
		}
	}
	return out
}

// SpelledOut is a title in small letters without marks and with what its short forms stand
// for: "Sen." and "senator" are one.
func SpelledOut(title string) string { return strings.Join(spelledOut(title), " ") }

// spelledOut are the words of a title in small letters, with those that its short
// forms stand for; a title of blanks has none.
func spelledOut(title string) []string {
	title = strings.NewReplacer(".", "", ",", " ", "U S ", "US ", "&", " ", " and ", " ", " of ", " ", " the ", " ").Replace(title)
	var out []string
	for _, w := range strings.Fields(strings.ToLower(title)) {
		if long := officeWords()[w]; long != nil {
			out = append(out, long...)
		} else {
			out = append(out, w)
		}
	}
	return out
}

// others are words that make another office of one: a minister is no deputy minister.
var others = []string{"acting", "assistant", "associate", "candidate", "co", "deputy", "designate", "elect", "ex", "former", "late",
	"retired", "vice"}

// within reports whether b says all that a says, of the same office.
func within(a, b []string) bool {
	lacks := func(in []string) func(string) bool { return func(w string) bool { return !slices.Contains(in, w) } }
	return !slices.ContainsFunc(a, lacks(b)) &&
		!slices.ContainsFunc(others, func(w string) bool { return slices.Contains(b, w) && !slices.Contains(a, w) })
}
