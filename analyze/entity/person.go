package entity

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// people groups the mentions of people: a surname alone belongs to the last
// person before it who bears it, else to the first behind; so does a first name.
func (r *resolver) people(sents []annot.Sentence) []annot.Entity {
	names := r.fullNames()
	groups := r.group(annot.Person, func(i int) string {
		if words := strings.Fields(r.name(i)); len(words) > 1 {
			return names.key(words)
		}
		return names.bearer(lexicon.Fold(r.name(i)), i, r.courtesy(i))
	})
	titles := titleReader{r, sents}
	var ents []annot.Entity
	for n, mens := range groups {
		ent := r.entity(annot.Person, "p", n, mens)
		seen := map[string]int{} // where a title stands, by its folded form
		for _, i := range mens {
			if ent.Affiliation == "" {
				ent.Affiliation = affiliation(r.text, r.mens[i].End, r.lex)
			}
			for _, t := range titles.of(i) {
				key := lexicon.Fold(t)
				if n, ok := seen[key]; !ok {
					seen[key] = len(ent.Titles)
					ent.Titles = append(ent.Titles, t)
				} else if strings.ToUpper(ent.Titles[n]) == ent.Titles[n] {
					ent.Titles[n] = t // "SEN." of the headline
				}
			}
		}
		ent.Titles = withoutShouts(ent.Titles)
		ents = append(ents, ent)
	}
	return ents
}

// fullNames are the people named by two words or more.
type fullNames struct {
	people map[string][]string    // by surname: the first names that stand for different people, in order
	uses   map[string][]use       // by surname, in the order of the text
	longer map[string]string      // by the beginning or the end of a name, of two words or more: the key of the first bearer
	firsts map[string]string      // by first name: the key of its only bearer, "" when there are several
	sexes  map[string]lexicon.Sex // by key, where the first name or a courtesy before the name tells
}

// use is a mention and the key of the person that it means.
type use struct {
	at  int
	key string
}

// maxNamesakes bounds the people of one surname that are told apart, so that a
// directory of one family takes no more than linear time.
const maxNamesakes = 40

func (r *resolver) fullNames() *fullNames {
	f := &fullNames{map[string][]string{}, map[string][]use{}, map[string]string{}, map[string]string{}, map[string]lexicon.Sex{}}
	for i, men := range r.mens {
		words := strings.Fields(r.name(i))
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
	for i, men := range r.mens {
		if men.Kind != annot.Person {
			continue
		}
		words := strings.Fields(r.name(i))
		if len(words) < 2 {
			continue
		}
		first, last := ends(words)
		key := f.key(words)
		if !slices.Contains(f.people[last], strings.TrimSuffix(key, " "+last)) && len(f.people[last]) < maxNamesakes {
			f.people[last] = append(f.people[last], first)
		}
		f.uses[last] = append(f.uses[last], use{i, key})
		if sex := r.lex.SexOf(r.name(i), []string{r.courtesy(i)}); f.sexes[key] == "" {
			f.sexes[key] = sex
		}
		if k, ok := f.firsts[first]; ok && k != key {
			f.firsts[first] = ""
		} else {
			f.firsts[first] = key
		}
	}
	return f
}

// key is first name and surname; an initial or a short form of the first name
// joins the full one.
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

// courtesy returns the word right before mention i, which may be "Mr." or "Ms.".
func (r *resolver) courtesy(i int) string {
	before := strings.Fields(r.text[max(0, r.mens[i].Start-8):r.mens[i].Start])
	if len(before) == 0 {
		return ""
	}
	return before[len(before)-1]
}

// bearer returns the key of the person that a name of one word means at
// mention i: of those of that surname the one named last whom the courtesy
// before it fits.
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

// ends returns the folded first name and surname of a name; "Jr." is neither.
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

// shouted reports whether a word of more than two letters is set in capitals.
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

// shortForms that do not begin like the name they stand for.
var shortForms = map[string]string{
	"bill": "william", "bob": "robert", "dick": "richard", "jim": "james", "ted": "edward", "tom": "thomas", "jack": "john", "peggy": "margaret",
	"betty": "elizabeth", "chuck": "charles", "hank": "henry", "kit": "christopher", "tony": "anthony", "mike": "michael", "dave": "david", "steve": "stephen",
}
