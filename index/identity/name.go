package identity

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pressroom/analyze/lexicon"
)

// A personName is the name of a person by its parts, in small letters without
// accents, points and apostrophes.
type personName struct {
	title      string // before the name: "Admiral Allen"
	first      string // empty for a surname alone
	middles    []string
	last       string
	generation string // jr, sr, ii, iii, iv
}

var generations = []string{"jr", "sr", "ii", "iii", "iv"}

// honorifics stand before a name and are no part of it.
var honorifics = strings.Fields(`mr mrs ms miss dr sir sen senator rep representative congressman congresswoman gov governor
	president secretary judge justice general gen admiral adm vadm colonel col major captain capt sergeant sgt chairman prof
	professor rev mayor ambassador`)

// mostParts is of how many parts a name of a person has at most: more are two names.
const mostParts = 5

// readPerson reads the name of a person; ok is false when it does not look like one.
func readPerson(name string) (p personName, ok bool) {
	words := personWords(name)
	for len(words) > 1 && slices.Contains(honorifics, words[0]) {
		p.title, words = words[0], words[1:]
	}
	if n := len(words); n > 1 && slices.Contains(generations, words[n-1]) {
		p.generation, words = words[n-1], words[:n-1]
	}
	n := len(words)
	// O'Brien that has lost its apostrophe.
	if n > 1 && words[n-2] == "o" && len(words[n-1]) > 3 {
		words = append(slices.Clone(words[:n-2]), "o"+words[n-1])
		n--
	}
	if n == 0 || n > mostParts || utf8.RuneCountInString(words[n-1]) < 2 || !startsUpper(name) {
		return p, false
	}
	p.last = words[n-1]
	if n > 1 {
		p.first, p.middles = words[0], words[1:n-1]
	}
	return p, true
}

// startsUpper reports whether a name begins with a capital.
func startsUpper(name string) bool {
	r, _ := utf8.DecodeRuneInString(name)
	return !unicode.IsLower(r)
}

// personWords cuts a name into its words: "H.W." is two.
func personWords(name string) []string {
	name = strings.NewReplacer("'", "", "`", "", "\"", "", "“", "", "”", "", ",", " ").Replace(lexicon.Fold(name))
	var out []string
	for _, w := range strings.Fields(name) {
		parts := strings.Split(strings.TrimSuffix(w, "."), ".")
		short := true
		for _, part := range parts {
			short = short && utf8.RuneCountInString(part) == 1
		}
		if !short {
			parts = []string{strings.ReplaceAll(w, ".", "")}
		}
		for _, part := range parts {
			if part != "" {
				out = append(out, part)
			}
		}
	}
	return out
}

// key writes the name so that names of one key are the same.
func (p personName) key() string {
	return strings.Join(append(append([]string{p.first}, p.middles...), p.last, p.generation), " ")
}

// detail is how much the name says: a full middle name more than an initial.
func (p personName) detail() (n int) {
	for _, m := range p.middles {
		n += min(len(m), 2)
	}
	return 2*n + min(len(p.first), 2) + min(len(p.generation), 1)
}

// agree reports whether two full names with the same surname can be one, and by which
// rule.
func (j *Joiner) agree(a, b personName) (Rule, bool) {
	for _, x := range a.readings() {
		for _, y := range b.readings() {
			if rule, ok := j.match(x, y); ok {
				return rule, true
			}
		}
	}
	return "", false
}

// readings are the name and, of one that begins with an initial, the name without it:
// "E. Benjamin Nelson" goes by Ben.
func (p personName) readings() []personName {
	if len(p.first) == 1 && len(p.middles) > 0 && len(p.middles[0]) > 1 {
		q := p
		q.first, q.middles = p.middles[0], p.middles[1:]
		return []personName{p, q}
	}
	return []personName{p}
}

// goesBy reports whether one name is the other with a middle name for the first:
// "Norman Randy Smith", "Randy Smith".
func (p personName) goesBy(q personName) bool {
	return p.calledMiddle(q) || q.calledMiddle(p)
}

func (p personName) calledMiddle(q personName) bool {
	at := slices.Index(p.middles, q.first)
	return at >= 0 && at == len(p.middles)-1 && len(q.first) > 2 && len(q.middles) == 0 &&
		!slices.ContainsFunc(p.middles[:at], func(m string) bool { return len(m) > 1 })
}

func (j *Joiner) match(a, b personName) (Rule, bool) {
	if a.generation != b.generation && (a.generation+b.generation != "jr") {
		return "", false
	}
	rule := Same
	switch {
	case a.first == b.first:
	case j.nickname(a.first, b.first):
		rule = Nickname
	case (len(a.first) == 1 || len(b.first) == 1) && a.first[0] == b.first[0] && len(a.middles) > 0 && len(b.middles) > 0:
		rule = Middle
	default:
		return "", false
	}
	for i := range min(len(a.middles), len(b.middles)) {
		x, y := a.middles[i], b.middles[i]
		if x != y && !(min(len(x), len(y)) == 1 && x[0] == y[0]) {
			return "", false
		}
	}
	if rule == Same && !slices.Equal(a.middles, b.middles) {
		rule = Middle
	}
	return rule, true
}

// nickname reports whether one first name is short for the other, or both are for a
// third.
func (j *Joiner) nickname(a, b string) bool {
	return j.nicknames[[2]string{a, b}] || j.nicknames[[2]string{b, a}] || slices.ContainsFunc(j.names[a], func(long string) bool {
		return j.nicknames[[2]string{b, long}]
	})
}

// endings are ways in which one ending of a surname is written in Latin letters.
var endings = [][2]string{
	{"yan", "ian"}, {"skiy", "ski"}, {"skyi", "ski"}, {"skyy", "ski"}, {"skii", "ski"}, {"sky", "ski"},
	{"off", "ov"}, {"eff", "ev"}, {"iy", "i"}, {"ii", "i"},
}

// latin writes a surname in one of the ways to write it in Latin letters.
func latin(surname string) string {
	for _, e := range endings {
		if base, ok := strings.CutSuffix(surname, e[0]); ok && len(base) > 2 {
			return base + e[1]
		}
	}
	return surname
}
