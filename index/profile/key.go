package profile

import (
	"slices"
	"strings"

	"pressroom/index"
)

// key returns what the name shares with all names that mean the same.
func (a *Aliases) key(kind, name string) string {
	full := kind + " " + small(name)
	if a != nil {
		if to, ok := a.same[full]; ok {
			return to
		}
		if a.apart[full] {
			return full
		}
	}
	key := kind + " " + keyOf(kind, name)
	if a != nil {
		if to, ok := a.same[key]; ok {
			return to
		}
	}
	return key
}

// name returns how to write a group of names: as the user wrote it, else the
// form of most releases, then the first of the alphabet.
func (a *Aliases) name(key string, forms []index.Count) string {
	if a != nil {
		if name, ok := a.shown[key]; ok {
			return name
		}
	}
	best := forms[0]
	for _, f := range forms[1:] {
		if f.N > best.N || f.N == best.N && f.Value < best.Value {
			best = f
		}
	}
	return best.Value
}

// small folds a name to small letters without marks.
func small(name string) string { return strings.ToLower(index.Fold(name)) }

// keyOf returns the key of a name: small letters without marks and full stops,
// and what the rules for its kind make of it.
func keyOf(kind, name string) string {
	words := strings.FieldsFunc(strings.ReplaceAll(small(name), ".", ""), func(r rune) bool { return r == ' ' || r == ',' })
	switch kind {
	case "person":
		words = personKey(words)
	case "place":
		words = placeKey(words)
	case "org":
		for len(words) > 1 && (words[0] == "the" || words[0] == "us") {
			words = words[1:]
		}
	}
	return strings.Join(words, " ")
}

// personKey leaves the first name and the surname, without middle initials,
// honorifics and generation, the surname in one of the ways to write it in Latin
// letters.
func personKey(words []string) []string {
	for len(words) > 1 && slices.Contains(honorifics, words[0]) {
		words = words[1:]
	}
	for len(words) > 1 && slices.Contains(generations, words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	n := len(words)
	if n == 0 {
		return nil
	}
	out := []string{}
	for i, w := range words[:n-1] {
		if i == 0 || len(w) > 1 {
			out = append(out, w)
		}
	}
	return append(out, latin(words[n-1]))
}

// placeKey writes D.C. as one word, and a country that goes by several names by
// its usual one.
func placeKey(words []string) []string {
	if n := len(words); n > 1 && words[n-2] == "d" && words[n-1] == "c" {
		words = append(words[:n-2], "dc")
	}
	if name, ok := usual[strings.Join(words, " ")]; ok {
		return []string{name}
	}
	return words
}

// usual are the names of countries that go by several.
var usual = map[string]string{"us": "united states", "usa": "united states", "u s": "united states", "america": "united states",
	"united states of america": "united states", "uk": "united kingdom", "great britain": "united kingdom", "britain": "united kingdom"}

var (
	honorifics  = []string{"mr", "mrs", "ms", "dr", "sen", "rep", "sir", "prof", "gen"}
	generations = []string{"jr", "sr", "ii", "iii", "iv"}
)

// endings are ways in which one ending of a surname is written in Latin letters.
var endings = [][2]string{
	{"yan", "ian"}, {"skiy", "ski"}, {"skyi", "ski"}, {"skyy", "ski"}, {"skii", "ski"}, {"sky", "ski"},
	{"off", "ov"}, {"eff", "ev"}, {"iy", "i"}, {"ii", "i"},
}

func latin(surname string) string {
	for _, e := range endings {
		if base, ok := strings.CutSuffix(surname, e[0]); ok && len(base) > 2 {
			return base + e[1]
		}
	}
	return surname
}
