// Package person turns the mentions of people into entities, with the titles that
// a release gives them, their party and their employer.
//
// Find groups the mentions by first name and surname. fullNames learns these from the
// names of two words or more and knows whom a single name means (person.go). For each
// mention a titleReader then reads the titles beside it: before the name, shared with
// the name before, before a comma, and in an apposition after the name (title.go, shared.go, apposition.go). Forms of
// address are no titles (honorific.go). A
// title counts only if it is complete and belongs to this person (office.go). The
// party, the state and the employer come last (affiliation.go).
package person

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// Find returns the people of a document, in order of first mention. A surname alone
// means the last person before it with that surname, else the first one after it; a
// first name alone likewise. The entities of the organisations must be known already,
// because an organisation in a title is the employer of the person.
func Find(doc *annot.Document, lex *lexicon.Lexicon) []annot.Entity {
	t := titleReader{doc, lex}
	names := t.fullNames()
	ents := t.Group(annot.Person, func(i int) string {
		if words := strings.Fields(t.NameOf(i)); len(words) > 1 {
			return names.key(words)
		}
		if key := names.shared[i]; key != "" {
			return key
		}
		return names.bearer(lexicon.Fold(t.NameOf(i)), i, t.courtesy(i))
	})
	for n := range ents {
		t.describe(&ents[n])
	}
	return ents
}

// spouseName returns the surname that mention i, a first name, shares with the one named after it: "John and Mary Smith". It is
// empty if there is none.
func (t titleReader) spouseName(i int) string {
	if i+1 == len(t.Mentions) || t.Mentions[i+1].Kind != annot.Person || !t.lex.FirstName(t.NameOf(i)) {
		return ""
	}
	words := strings.Fields(t.NameOf(i + 1))
	between := strings.TrimSpace(t.Release.Text[t.Mentions[i].End:t.Mentions[i+1].Start])
	if len(words) < 2 || between != "and" && between != "&" || !t.lex.FirstName(words[0]) {
		return ""
	}
	return words[len(words)-1]
}

// describe adds the titles and the affiliation that stand beside each mention of a
// person.
func (t titleReader) describe(ent *annot.Entity) {
	var all titles
	seen := map[string]int{} // the index of a title, by its folded form
	for _, i := range ent.Mentions {
		if ent.Affiliation == "" {
			ent.Affiliation, ent.AffiliationAt = affiliation(t.Release.Text, t.Mentions[i].End, t.lex)
		}
		form, beside := t.of(i)
		address(ent, form)
		for _, x := range beside {
			key := lexicon.Fold(x.text)
			if n, ok := seen[key]; !ok {
				seen[key] = len(all)
				all = append(all, x)
			} else if strings.ToUpper(all[n].text) == all[n].text {
				all[n] = x // "SEN." of the headline
			}
		}
	}
	for _, x := range withoutShouts(all) {
		ent.Titles, ent.TitlesAt = append(ent.Titles, x.text), append(ent.TitlesAt, x.Evidence)
	}
	for _, x := range all {
		if ent.Organization = t.body(x); ent.Organization != "" {
			break
		}
	}
}

// fullNames holds the people whom a document names with two words or more.
type fullNames struct {
	people map[string][]string    // by surname: the first names that stand for different people, in order
	uses   map[string][]use       // by surname, in the order of the text
	longer map[string]string      // by the beginning or the end of a name, of two words or more: the key of the first bearer
	firsts map[string]string      // by first name: the key of its only bearer, "" when there are several
	shared map[int]string         // by mention: the key of a first name that shares the surname after it
	sexes  map[string]lexicon.Sex // by key, if the first name or "Mr.", "Ms." and the like before the name show it
}

// use is a mention with the key of the person whom it means.
type use struct {
	at  int
	key string
}

// maxNamesakes is the most people of one surname that are distinguished. It keeps the
// time linear for a text such as a directory of one family.
const maxNamesakes = 40

func (t titleReader) fullNames() *fullNames {
	f := &fullNames{map[string][]string{}, map[string][]use{}, map[string]string{}, map[string]string{}, map[int]string{},
		map[string]lexicon.Sex{}}
	for i, men := range t.Mentions {
		words := strings.Fields(t.NameOf(i))
		if men.Kind != annot.Person || len(words) < 3 || generation(words[len(words)-1]) || strings.HasSuffix(words[1], ".") {
			continue
		}
		first, last := ends(words)
		key := first + " " + last
		for n := 1; n+1 < len(words) && n < 6; n++ {
			for _, part := range [][]string{words[n:], words[:n+1]} { // "Quispe Mamani", "Rosa Quispe"
				if short := lexicon.Fold(strings.Join(part, " ")); f.longer[short] == "" {
					f.longer[short] = key
				}
			}
		}
	}
	for i, men := range t.Mentions {
		if men.Kind != annot.Person {
			continue
		}
		words := strings.Fields(t.NameOf(i))
		if len(words) < 2 {
			continue
		}
		first, last := ends(words)
		key := f.key(words)
		if !slices.Contains(f.people[last], strings.TrimSuffix(key, " "+last)) && len(f.people[last]) < maxNamesakes {
			f.people[last] = append(f.people[last], first)
		}
		f.uses[last] = append(f.uses[last], use{i, key})
		if sex := t.lex.SexOf(t.NameOf(i), []string{t.courtesy(i)}); f.sexes[key] == "" {
			f.sexes[key] = sex
		}
		if k, ok := f.firsts[first]; ok && k != key {
			f.firsts[first] = ""
		} else {
			f.firsts[first] = key
		}
	}
	t.share(f)
	return f
}

// share finds the first names that share the surname of the person named after them: "John and Mary Smith". One that somebody has
// as a surname is none.
func (t titleReader) share(f *fullNames) {
	for i, men := range t.Mentions {
		name := lexicon.Fold(t.NameOf(i))
		if surname := t.spouseName(i); men.Kind == annot.Person && surname != "" && f.uses[name] == nil {
			f.shared[i] = f.key([]string{name, surname})
			if _, known := f.firsts[name]; !known {
				f.firsts[name] = f.shared[i]
			}
		}
	}
}

// key returns first name and surname. A name with an initial or a short form of the
// first name has the key of the full name.
func (f *fullNames) key(words []string) string {
	first, last := ends(words)
	if key := f.longer[lexicon.Fold(strings.Join(words, " "))]; key != "" {
		return key
	}
	for _, known := range f.people[last] {
		if sameFirst(known, first) {
			return known + " " + last
		}
	}
	return first + " " + last
}

// courtesy returns the word right before mention i, because "Mr." or "Ms." may stand
// there.
func (t titleReader) courtesy(i int) string {
	before := strings.Fields(t.Release.Text[max(0, t.Mentions[i].Start-8):t.Mentions[i].Start])
	if len(before) == 0 {
		return ""
	}
	return before[len(before)-1]
}

// bearer returns the key of the person whom mention i, a name of one word, means: the
// last one named with that surname whose sex fits "Mr." or "Ms." before the mention.
func (f *fullNames) bearer(word string, i int, courtesy string) string {
	if uses := f.uses[word]; len(uses) > 0 {
		n := max(1, sort.Search(len(uses), func(k int) bool { return uses[k].at > i }))
		sex := lexicon.SexOfTitle(courtesy)
		for k := n - 1; sex != "" && k >= max(0, n-maxNamesakes); k-- {
			if s := f.sexes[uses[k].key]; s == "" || s == sex {
				return uses[k].key
			}
		}
		return uses[n-1].key
	}
	if key := f.firsts[word]; key != "" || len(word) < 3 || len(f.firsts) > maxNamesakes {
		return cmp.Or(key, word)
	}
	only := ""
	for first, key := range f.firsts {
		if strings.HasPrefix(first, word) && key != "" {
			if only != "" {
				return word
			}
			only = key // "Kris" is Kristoffer
		}
	}
	return cmp.Or(only, word)
}

// ends returns the first and the last word of a name, folded, as first name and
// surname. "Jr." is neither.
func ends(words []string) (first, last string) {
	n := len(words)
	for n > 1 && generation(words[n-1]) {
		n--
	}
	if n == 2 && shouted(words[0]) && !shouted(words[1]) {
		return lexicon.Fold(words[1]), lexicon.Fold(words[0]) // "KAMIKAWA Yoko"
	}
	return lexicon.Fold(words[0]), lexicon.Fold(strings.TrimRight(words[n-1], ",."))
}

// shouted reports whether a word has more than two letters and all are capitals.
func shouted(w string) bool { return len(w) > 2 && strings.ToUpper(w) == w }

func generation(w string) bool {
	switch strings.Trim(w, ".,") {
	case "Jr", "Sr", "II", "III", "IV":
		return true
	}
	return false
}

// sameFirst reports whether one first name may stand for the other: an
// initial, a beginning ("Tom", "Thomas") or a usual short form.
func sameFirst(a, b string) bool {
	a, b = strings.Trim(a, "."), strings.Trim(b, ".")
	if len(a) > len(b) {
		a, b = b, a
	}
	if a == "" {
		return false
	}
	return strings.HasPrefix(b, a) || len(a) >= 3 && len(b) >= 3 && a[:2] == b[:2] || shortForms[a] == b || shortForms[b] == a
}

// shortForms are short forms of first names that do not begin as the full form does.
var shortForms = map[string]string{
	"bill": "william", "bob": "robert", "dick": "richard", "jim": "james", "ted": "edward", "tom": "thomas", "jack": "john",
	"peggy": "margaret",
	"betty": "elizabeth", "chuck": "charles", "hank": "henry", "kit": "christopher", "tony": "anthony", "mike": "michael", "dave": "david",
	"steve": "stephen",
}
