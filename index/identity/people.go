package identity

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// People joins names of people. Full names join where nothing contradicts; a surname
// goes to the one who bears it in most of the releases that say the same of him. The
// texts tell in how many releases a word stands, whatever it means there.
func (j *Joiner) People(forms []Counted, texts func(word string) (int, error)) ([]Entity, error) {
	b := j.blocks(ordered(forms))
	var out []Entity
	for _, surname := range slices.Sorted(maps.Keys(b.of)) {
		bl := b.of[surname]
		persons := j.persons(bl.full)
		alone := &person{}
		for _, v := range bl.bare {
			if p := j.bearer(v, persons, b.isFirst(v.name.last)); p != nil {
				p.take(v, Surname)
			} else {
				alone.take(v, Same)
			}
		}
		for _, p := range append(persons, alone) {
			if len(p.variants) == 0 {
				continue
			}
			nobody, err := j.nobody(b, bl, p.variants, texts)
			if err != nil {
				return nil, err
			}
			out = append(out, p.entity(nobody))
		}
	}
	for _, v := range b.odd {
		p := &person{}
		p.take(v, Same)
		out = append(out, p.entity(false))
	}
	return out, nil
}

// variant is the forms of one name; of a surname alone, one form.
type variant struct {
	name  personName
	key   string
	forms []Counted
	n     int
	rule  Rule // why it has this surname
}

// block is all names with one surname.
type block struct {
	full, bare []*variant
	n          int // releases, as counted for each form
	texts      int // releases that have the surname in whatever meaning; 0 when not asked yet
}

type blocks struct {
	of     map[string]*block
	odd    []*variant // no names of people by their look
	firsts map[string]int
	lasts  map[string]int // with a first name
	full   map[string]int // by first and last name
}

// blocks sorts forms, given in order, by surname.
func (j *Joiner) blocks(forms []Counted) *blocks {
	b := &blocks{map[string]*block{}, nil, map[string]int{}, map[string]int{}, map[string]int{}}
	names := make([]personName, len(forms))
	read := make([]bool, len(forms))
	for i, f := range forms {
		if names[i], read[i] = readPerson(f.Name); read[i] && names[i].first != "" {
			b.firsts[names[i].first] += f.N
			b.lasts[names[i].last] += f.N
			b.full[names[i].first+" "+names[i].last] += f.N
		}
	}
	at := map[string]*variant{}
	for i, f := range forms {
		name, rule := names[i], Same
		if !read[i] {
			key := strings.Join(personWords(f.Name), " ")
			b.add(at, "odd "+key, &b.odd, name, f, rule)
			continue
		}
		if base, ok := strings.CutSuffix(name.last, "s"); ok && b.lasts[base] >= fewest && b.lasts[base] > possessive*b.lasts[name.last] {
			name.last, rule = base, Possessive
		}
		surname := latin(name.last)
		if surname != name.last && rule == Same {
			rule = Spelling
		}
		bl := b.of[surname]
		if bl == nil {
			bl = &block{}
			b.of[surname] = bl
		}
		bl.n += f.N
		if name.first != "" {
			b.add(at, "full "+name.key(), &bl.full, name, f, rule)
		} else {
			b.add(at, "bare "+f.Name+termCut+f.Of, &bl.bare, name, f, rule)
		}
	}
	return b
}

func (b *blocks) add(at map[string]*variant, key string, list *[]*variant, name personName, f Counted, rule Rule) {
	v := at[key]
	if v == nil {
		v = &variant{name: name, key: key, rule: rule}
		at[key] = v
		*list = append(*list, v)
	}
	v.forms = append(v.forms, f)
	v.n += f.N
}

// isFirst reports whether a word is a first name more often than a surname.
func (b *blocks) isFirst(word string) bool { return b.firsts[word] > b.lasts[word] }

// person is an entity in the making.
type person struct {
	variants []*variant
	rules    []Rule
	n        int // releases with the full name
	titled   int // of them with a title
	titles   map[string]int
	states   map[string]int
}

func newPerson() *person { return &person{titles: map[string]int{}, states: map[string]int{}} }

func (p *person) take(v *variant, rule Rule) {
	if v.rule == Possessive {
		rule = Possessive
	}
	p.variants, p.rules = append(p.variants, v), append(p.rules, rule)
}

// persons joins the full names of one surname, those that say most first, so that one
// that says less finds all whom it can mean.
func (j *Joiner) persons(full []*variant) (out []*person) {
	slices.SortFunc(full, func(a, b *variant) int {
		return cmp.Or(b.name.detail()-a.name.detail(), b.n-a.n, cmp.Compare(a.key, b.key))
	})
	for _, v := range full {
		p, rule := j.meant(v, out, len(full) >= manyBear)
		if p == nil {
			p, rule = newPerson(), Same
			out = append(out, p)
		}
		if rule == Same && v.rule == Spelling {
			rule = Spelling
		}
		p.take(v, rule)
		p.n += v.n
		j.tell(v.forms, p)
	}
	return out
}

// tell counts what forms say of a person.
func (j *Joiner) tell(forms []Counted, p *person) {
	for _, f := range forms {
		heads, state := j.said(f.Form)
		for _, h := range heads {
			p.titles[h] += f.N
		}
		if len(heads) > 0 {
			p.titled += f.N
		}
		if state != "" {
			p.states[state] += f.N
		}
	}
}

// meant returns whom a full name means, nil when nobody known or no one more than
// others; many says that many bear the surname.
func (j *Joiner) meant(v *variant, known []*person, many bool) (*person, Rule) {
	var best *person
	var why Rule
	sum, said := 0, newPerson()
	j.tell(v.forms, said)
	for _, p := range known {
		rule, ok := j.fits(v, said, p, many)
		if !ok {
			continue
		}
		sum += p.n
		if best == nil || p.n > best.n {
			best, why = p, rule
		}
	}
	if best == nil || float64(best.n) < mostOf*float64(sum) {
		return nil, ""
	}
	return best, why
}

// fits reports whether a full name, with what is said of its bearer, contradicts none of
// those of a person. Where many bear the surname, a nickname alone says too little.
func (j *Joiner) fits(v *variant, said, p *person, many bool) (why Rule, ok bool) {
	titled := shareKey(said.titles, p.titles)
	for i, w := range p.variants {
		rule, ok := j.agree(v.name, w.name)
		switch {
		case ok:
		case titled && v.name.goesBy(w.name):
			rule = GoesBy
		case p.rules[i] != GoesBy:
			return "", false
		}
		if i == 0 || rule == Same || rule == Middle && why == Nickname {
			why = rule
		}
	}
	a, b := most(said.states), most(p.states)
	if why == Nickname && many && !titled && (a == "" || a != b) {
		return "", false
	}
	return why, a == "" || b == "" || a == b || p.states[a] > 0
}

// shareKey reports whether two counts have something in common.
func shareKey(a, b map[string]int) bool {
	for key := range a {
		if b[key] > 0 {
			return true
		}
	}
	return false
}

// most returns what is counted most, the first of the alphabet among equals.
func most(counts map[string]int) (best string) {
	for _, s := range slices.Sorted(maps.Keys(counts)) {
		if best == "" || counts[s] > counts[best] {
			best = s
		}
	}
	return best
}

// said returns the titles of a form as people share them, and the state.
func (j *Joiner) said(f Form) (heads []string, state string) {
	for _, word := range strings.Fields(f.Of) {
		if party, of, ok := strings.Cut(word, "-"); ok && len(party) == 1 {
			state = of
			continue
		}
		if to, ok := j.titles[word]; ok {
			word = to
		}
		heads = append(heads, word)
	}
	if p, ok := readPerson(f.Name); ok && p.title != "" {
		heads = append(heads, cmp.Or(j.titles[p.title], p.title))
	}
	return heads, state
}

// called weighs how often a person is called one of these, and how usual that is: an
// office that most bearers of a surname never had means the one who has it.
func (p *person) called(heads []string) (n int) {
	for _, h := range heads {
		n = max(n, p.titles[h]*p.titles[h]/max(p.titled, 1))
	}
	return n
}

// bearer returns whom a surname alone means, with what its release says of him; nil
// in doubt.
func (j *Joiner) bearer(v *variant, persons []*person, first bool) *person {
	heads, state := j.said(v.forms[0].Form)
	least := bareMost
	weight := func(p *person) int { return p.n }
	switch {
	case state != "":
		least, weight = titledMost, func(p *person) int { return p.states[state] }
	case len(heads) > 0:
		least, weight = titledMost, func(p *person) int { return p.called(heads) }
	case first: // "John" alone
		return nil
	}
	var best *person
	sum := 0
	for _, p := range persons {
		n := weight(p)
		sum += n
		if n > 0 && (best == nil || n > weight(best)) {
			best = p
		}
	}
	if best == nil || weight(best) < fewest || float64(weight(best)) < least*float64(sum) {
		return nil
	}
	return best
}

// entity ends an entity. Its name is the full name of most releases.
func (p *person) entity(nobody bool) Entity {
	names, all := map[string]int{}, map[string]int{}
	var e Entity
	for i, v := range p.variants {
		for _, f := range v.forms {
			rule := p.rules[i]
			if nobody {
				rule = NoName
			}
			e.Forms = append(e.Forms, Joined{f, rule})
			all[f.Name] += f.N
			if rule != Surname && rule != Possessive {
				names[f.Name] += f.N
			}
		}
	}
	e.Name = cmp.Or(usual(names), usual(all))
	return e.finished(Person, e.Name)
}

// Titled reports whether the titles that a release gives somebody have all words of
// the title that is asked for, in full or short: "Sen." for "U.S. Senator".
func (j *Joiner) Titled(titles, asked []string) bool {
	have := map[string]bool{}
	for _, title := range titles {
		for _, word := range strings.Fields(title) {
			have[j.titleWord(word)] = true
		}
	}
	return !slices.ContainsFunc(asked, func(word string) bool { return !have[j.titleWord(word)] })
}

func (j *Joiner) titleWord(word string) string {
	word = strings.ToLower(strings.Trim(word, ".,"))
	return cmp.Or(j.titles[word], word)
}
