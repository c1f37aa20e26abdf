package identity

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"

	"pressroom/analyze/lexicon"
)

// BodyForm returns the form of a body printed with this acronym.
func BodyForm(name, acronym string) Form {
	return Form{Name: clean(name), Of: strings.Join(strings.Fields(acronym), "")}
}

// Bodies joins names of organisations. An acronym goes to the body that is printed
// with it, a committee without its chamber to the only one that it can be.
func (j *Joiner) Bodies(forms []Counted) []Entity {
	g := newBodies(ordered(forms))
	g.possessives()
	g.acronyms()
	g.chambers()
	out := make([]Entity, 0, len(g.of))
	for _, key := range slices.Sorted(maps.Keys(g.of)) {
		out = append(out, g.of[key].entity(key))
	}
	return out
}

// bodies are the bodies by key.
type bodies struct{ of map[string]*body }

// body is an entity in the making.
type body struct {
	forms   []Joined
	n       int
	printed map[string]int // acronyms that stand beside the name
	acronym bool           // the name is one
}

func newBodies(forms []Counted) *bodies {
	g := &bodies{map[string]*body{}}
	for _, f := range forms {
		name := readBody(f.Name)
		b := g.of[name.key]
		if b == nil {
			b = &body{printed: map[string]int{}}
			g.of[name.key] = b
		}
		b.acronym = b.acronym || name.acronym
		b.forms = append(b.forms, Joined{f, name.rule})
		b.n += f.N
		for _, acronym := range []string{strings.ToLower(f.Of), name.beside} {
			if acronym != "" {
				b.printed[acronym] += f.N
			}
		}
	}
	return g
}

// possessives gives names that end in an s that has lost its apostrophe to those
// without it.
func (g *bodies) possessives() {
	for _, key := range slices.Sorted(maps.Keys(g.of)) {
		base, ok := strings.CutSuffix(key, "s")
		if to := g.of[base]; ok && to != nil && strings.Contains(key, " ") && to.n > possessive*g.of[key].n {
			g.move(key, base, Possessive)
		}
	}
}

// acronyms joins the names that are printed with an acronym and differ in how much
// they say, and gives them the acronym where it stands alone.
func (g *bodies) acronyms() {
	by := map[string][]string{} // keys of bodies by acronym
	for _, key := range slices.Sorted(maps.Keys(g.of)) {
		for acronym := range g.of[key].printed {
			by[acronym] = append(by[acronym], key)
		}
	}
	for _, acronym := range slices.Sorted(maps.Keys(by)) {
		with := func(key string) int { return g.of[key].printed[acronym] }
		keys := g.oneName(by[acronym], with)
		if alone := g.of[acronym]; alone != nil && alone.acronym {
			g.move(acronym, best(keys, with, printed), Acronym)
		}
	}
}

// oneName joins names that are printed with one acronym to the one of them that is
// printed with it most, where they are its beginning, begin with it, or are called
// otherwise (heads that say the same). It returns the names that are left.
func (g *bodies) oneName(keys []string, with func(key string) int) (left []string) {
	keys = slices.DeleteFunc(slices.Clone(keys), func(key string) bool { return g.of[key] == nil })
	slices.SortStableFunc(keys, func(a, b string) int { return cmp.Or(with(b)-with(a), g.of[b].n-g.of[a].n) })
	for _, key := range keys {
		at := slices.IndexFunc(left, func(to string) bool { return oneBody(strings.Fields(key), strings.Fields(to)) })
		if at < 0 {
			left = append(left, key)
			continue
		}
		g.move(key, left[at], Acronym)
	}
	return left
}

// sameHeads are words that end names of bodies and are taken for one another.
var sameHeads = []string{"agency", "administration", "authority", "office", "service", "services", "bureau"}

// oneBody reports whether two names with one acronym are one: one has a word more at its
// end, or they differ in a last word that says the same, or in an s.
func oneBody(a, b []string) bool {
	n := min(len(a), len(b))
	if max(len(a), len(b)) > n+1 {
		return false
	}
	for i := range n {
		last := i == n-1 && len(a) == len(b)
		switch {
		case a[i] == b[i], strings.TrimSuffix(a[i], "s") == strings.TrimSuffix(b[i], "s"):
		case last && slices.Contains(sameHeads, a[i]) && slices.Contains(sameHeads, b[i]):
		default:
			return false
		}
	}
	return n > 1
}

// chambers gives committees without a chamber to the one that has it.
func (g *bodies) chambers() {
	for _, key := range slices.Sorted(maps.Keys(g.of)) {
		if !strings.HasPrefix(key, "committee on ") {
			continue
		}
		var of []string
		for _, chamber := range []string{"senate ", "house "} {
			if g.of[chamber+key] != nil {
				of = append(of, chamber+key)
			}
		}
		g.move(key, best(of, func(key string) int { return g.of[key].n }, chamberMost), Chamber)
	}
}

// best returns the key that has so large a part of the count of all; "" for none.
func best(keys []string, count func(key string) int, part float64) string {
	best, sum := "", 0
	for _, key := range keys {
		n := count(key)
		sum += n
		if best == "" || n > count(best) {
			best = key
		}
	}
	if best == "" || float64(count(best)) < part*float64(sum) {
		return ""
	}
	return best
}

// move joins a body to another; to "" it does nothing.
func (g *bodies) move(from, to string, rule Rule) {
	if to == "" || to == from {
		return
	}
	for _, f := range g.of[from].forms {
		g.of[to].forms = append(g.of[to].forms, Joined{f.Counted, rule})
	}
	g.of[to].n += g.of[from].n
	for acronym, n := range g.of[from].printed {
		g.of[to].printed[acronym] += n
	}
	delete(g.of, from)
}

func (b *body) entity(key string) Entity {
	names, all := map[string]int{}, map[string]int{}
	e := Entity{Forms: b.forms}
	for _, f := range b.forms {
		all[f.Name] += f.N
		if f.Rule != Acronym && f.Rule != Chamber && f.Rule != Possessive {
			names[f.Name] += f.N
		}
	}
	e.Name = cmp.Or(usual(names), usual(all))
	return e.finished(Body, key)
}

// bodyName is the name of a body as it compares.
type bodyName struct {
	key     string
	rule    Rule
	acronym bool
	beside  string // an acronym that ends the name, its brackets lost
}

// readBody reads the name of a body.
func readBody(name string) bodyName {
	raw := strings.FieldsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || r == ',' })
	if n := len(raw); n > 2 && isAcronym(raw[n-1]) && initials(raw[:n-1], raw[n-1]) {
		b := readBody(strings.Join(raw[:n-1], " "))
		b.beside = lexicon.Fold(raw[n-1])
		return b
	}
	words, rule := bodyWords(raw), Same
	switch n := len(words); {
	case n == 0:
		return bodyName{key: lexicon.Fold(name), rule: Same}
	case n == 1:
		b := bodyName{key: words[0], rule: Same}
		last := raw[len(raw)-1]
		if base, ok := strings.CutSuffix(last, "s"); ok && isAcronym(base) {
			last, b.rule = base, Possessive
		}
		if isAcronym(last) {
			b.acronym, b.key = true, strings.ToLower(strings.ReplaceAll(last, ".", ""))
		}
		return b
	case n > 1 && strings.HasSuffix(words[n-1], "cys"): // "Agencys"
		words[n-1], rule = strings.TrimSuffix(words[n-1], "s"), Possessive
	}
	words, turned := turned(words)
	if turned && rule == Same {
		rule = Order
	}
	return bodyName{key: strings.Join(words, " "), rule: rule}
}

// bodyWords are the words of a name in small letters, without those that say nothing:
// "the", "and", "U.S." before others.
func bodyWords(raw []string) []string {
	var words []string
	for _, w := range raw {
		w = strings.ReplaceAll(strings.ReplaceAll(lexicon.Fold(w), ".", ""), "'", "")
		if w != "" && w != "the" && w != "and" && w != "&" {
			words = append(words, w)
		}
	}
	for len(words) > 1 {
		switch {
		case words[0] == "us":
			words = words[1:]
			continue
		case len(words) > 2 && (words[0] == "u" && words[1] == "s" || words[0] == "united" && words[1] == "states"):
			words = words[2:]
			continue
		}
		break
	}
	return words
}

// heads are the words that stand at either end of a name: "Energy Department",
// "Department of Energy".
var heads = map[string]string{"department": "of", "ministry": "of", "committee": "on", "subcommittee": "on"}

// turned puts the head of a name first, after the chamber.
func turned(words []string) ([]string, bool) {
	n := len(words)
	link, ok := heads[words[n-1]]
	front := 0
	if words[0] == "senate" || words[0] == "house" {
		front = 1
	}
	if !ok || n-front < 2 || slices.Contains(words[:n-1], words[n-1]) {
		return words, false
	}
	out := append(slices.Clone(words[:front]), words[n-1], link)
	return append(out, words[front:n-1]...), true
}

// isAcronym reports whether a word is two to eight capitals.
func isAcronym(word string) bool {
	word = strings.ReplaceAll(word, ".", "")
	if len(word) < 2 || len(word) > 8 {
		return false
	}
	return strings.IndexFunc(word, func(r rune) bool { return r < 'A' || r > 'Z' }) < 0
}

// initials reports whether the letters of an acronym begin the words, with or without
// the small ones.
func initials(words []string, acronym string) bool {
	all, great := "", ""
	for _, w := range words {
		letter := strings.ToUpper(w[:1])
		all += letter
		if !isSmall(w) {
			great += letter
		}
	}
	return acronym == all || acronym == great || strings.TrimPrefix(great, "US") == acronym
}

// isSmall reports whether a word of a name begins with a small letter.
func isSmall(word string) bool { return cmp.Compare(word[:1], "a") >= 0 }
