package entity

import (
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// people groups the mentions of people: a surname alone belongs to the last
// person before it who bears it, else to the first behind; so does a first name.
func (r *resolver) people(sents []annot.Sentence) []annot.Entity {
	full := r.fullNames()
	groups := r.group(annot.Person, func(i int) string {
		name := strings.Fields(r.name(i))
		if len(name) > 1 {
			return r.personKey(full, name)
		}
		return r.bearer(full, i)
	})
	titles := titleReader{r, sents}
	var ents []annot.Entity
	for n, mens := range groups {
		ent := r.entity(annot.Person, "p", n, mens)
		seen := map[string]bool{}
		for _, i := range mens {
			for _, t := range titles.of(i) {
				if key := lexicon.Fold(t); !seen[key] {
					seen[key] = true
					ent.Titles = append(ent.Titles, t)
				}
			}
		}
		ents = append(ents, ent)
	}
	return ents
}

// fullName is a name of two words or more and where it stands.
type fullName struct {
	at          int
	key         string
	first, last string // folded
}

func (r *resolver) fullNames() []fullName {
	var all []fullName
	for i, men := range r.mens {
		if men.Kind != annot.Person {
			continue
		}
		if words := strings.Fields(r.name(i)); len(words) > 1 {
			first, last := ends(words)
			all = append(all, fullName{i, r.personKey(all, words), first, last})
		}
	}
	return all
}

// ends returns the folded first name and surname of a name; "Jr." is neither.
func ends(words []string) (first, last string) {
	n := len(words)
	for n > 1 && generation(words[n-1]) {
		n--
	}
	return lexicon.Fold(words[0]), lexicon.Fold(strings.TrimRight(words[n-1], ",."))
}

func generation(w string) bool {
	switch strings.Trim(w, ".,") {
	case "Jr", "Sr", "II", "III", "IV":
		return true
	}
	return false
}

// personKey is first name and surname; an initial or a short form of the first
// name joins the full one when only one person bears the surname.
func (r *resolver) personKey(full []fullName, words []string) string {
	first, last := ends(words)
	for _, f := range full {
		if f.last == last && sameFirst(f.first, first) {
			return f.key
		}
	}
	return first + " " + last
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

// bearer returns the key of the person that a name of one word stands for.
func (r *resolver) bearer(full []fullName, i int) string {
	word := lexicon.Fold(r.name(i))
	key := ""
	for _, f := range full {
		if f.last != word {
			continue
		}
		if key == "" || f.at < i {
			key = f.key
		}
		if f.at > i {
			break
		}
	}
	if key != "" {
		return key
	}
	for _, f := range full {
		if f.first == word {
			if key != "" && key != f.key {
				return word // two people share the first name
			}
			key = f.key
		}
	}
	if key == "" {
		return word
	}
	return key
}
