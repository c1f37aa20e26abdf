package event

import (
	"slices"
	"strings"

	"pressroom/analyze/annot"
)

const (
	// maxWho is the most participants of an event.
	maxWho = 6
	// lookBack is how many tokens before a name its preposition may stand.
	lookBack = 40
)

// cast collects the participants of a clause.
type cast []annot.Participant

func (c *cast) add(r *reader, e int, role annot.Role) {
	role = toldRole(role)
	if e == annot.None || role == "" || len(*c) == maxWho || slices.ContainsFunc(*c, func(p annot.Participant) bool { return p.Entity == e }) {
		return
	}
	*c = append(*c, annot.Participant{Name: r.Entities[e].Name, Entity: e, Role: role})
}

// toldRole returns the role that a participant is told with: who is visited is host, who pleads acts.
func toldRole(role annot.Role) annot.Role {
	switch role {
	case atPlace:
		return annot.Host
	case pleader:
		return annot.Actor
	}
	return role
}

// who returns the participants of the happening of clause i, in the order subject,
// object, others.
func (r *reader) who(cs []clause, i int) []annot.Participant {
	c := &cs[i]
	var out cast
	if c.noun {
		r.nounSubject(c, &out)
	} else {
		role := c.subjectRole()
		if p := c.roles["p"]; p != "" && len(c.grammar.Objects) == 0 && !r.objectFollows(c.end, r.Sentences[c.sent]) {
			role = p // "Two charged after a fire"
		}
		subject := r.subjectOf
		if c.accuses(role) {
			subject = r.accused
		}
		for _, e := range subject(cs, i) {
			out.add(r, e, role)
		}
		if role == "" && c.passive {
			r.undergoes(c, &out)
		}
	}
	r.objects(c, &out, c.end, c.stop)
	if k := c.end; k < c.stop && (r.Lower(k) == "him" || r.Lower(k) == "her" && !r.nominal(k+1)) {
		for _, e := range r.ReferenceAt(k) {
			if !(c.accuses(c.roles["o"]) && r.official(e)) {
				out.add(r, e, c.roles["o"])
			}
		}
	}
	if len(out) == 0 && !c.accuses(c.subjectRole()) { // "a workshop organised by X", "talks between X and Y"
		r.objects(&clause{frame: &gathering, kind: c.kind, end: c.subject[0], noun: true}, &out, c.subject[0], c.subject[1])
		for i := range out {
			if out[i].Role == annot.Host && c.kind != "meeting" && c.kind != "ceremony" {
				out[i].Role = annot.Actor // "yesterday's vote by the Senate"
			}
		}
	}
	return out
}

// gathering is the frame that is used if the subject of a verb is itself a happening.
var gathering = frame{roles: map[string]annot.Role{"by": annot.Host, "between": annot.Attendee, "with": annot.Attendee,
	"of": annot.Attendee}}

// subjectRole returns the role of the subject. The subject of a passive verb has the
// role of its object.
func (c *clause) subjectRole() annot.Role {
	role := c.roles["s"]
	if c.passive {
		var ok bool
		if role, ok = c.roles["p"]; !ok {
			role = c.roles["o"]
		}
	}
	if role == atPlace {
		return ""
	}
	return role
}

// subjectOf returns the entities that the subject of clause i names: by name,
// by a pronoun, or as the subject of the verb that it is coordinated with.
func (r *reader) subjectOf(cs []clause, i int) []int {
	for n := 0; cs[i].shared != annot.None && n < 4; n++ {
		i = cs[i].shared
	}
	c := &cs[i]
	first, last := c.subject[0], c.subject[1]
	if first == last {
		return nil
	}
	core := r.core(first, last)
	heads, described := r.named(first, core)
	switch {
	case len(heads) > 0:
		return heads
	case r.Lower(core) == ",": // "the Minister of X, Y, …"
		if e := r.personIn(core+1, min(last, core+5)); e != annot.None {
			return []int{e}
		}
	}
	if len(described) > 0 {
		return described
	}
	// "X said that it has …"
	if w := r.Lower(last - 1); c.within != annot.None && c.within < i && (w == "it" || w == "they" || w == "he" || w == "she") {
		return r.subjectOf(cs, c.within)
	}
	return r.meant(first, last)
}

// core returns where the head of a long subject ends: before the participle, the
// apposition or the relative clause that describes it.
func (r *reader) core(first, last int) int {
	for k := first + 1; k < last; k++ {
		if r.MentionOf(k) != annot.None {
			continue
		}
		if w := r.Lower(k); w == "," && !r.listed(k, annot.Sentence{First: first, Last: last}) || w == "–" || r.verbal(k) || w == "who" ||
			w == "that" {
			return k
		}
	}
	return last
}

// personIn returns the first person whom tokens first to last name, or None.
func (r *reader) personIn(first, last int) int {
	for k := first; k < last; k++ {
		if e := r.personAt(k); e != annot.None {
			return e
		}
	}
	return annot.None
}

// named returns the people, organisations and acting countries that head a noun
// phrase, and those that describe the head: in "a group from X", X.
func (r *reader) named(first, last int) (heads, described []int) {
	depth := 0 // of brackets: "(NYSE: XYZ)" names nobody
	for k := first; k < last; k++ {
		switch r.Lower(k) {
		case "(":
			depth++
		case ")":
			depth--
		}
		m := r.MentionOf(k)
		if m == annot.None || r.entity[m] == annot.None || r.MentionOf(k-1) == m || depth > 0 {
			continue
		}
		e := r.entity[m]
		men := r.Mentions[m]
		prep := r.preposition(first, k, men.Kind)
		switch {
		case men.Kind == annot.Place && !r.country(e):
		case prep == "" || prep == "with":
			if men.Kind == annot.Place && r.nominal(r.after(m)) { // "Armenia border guards"
				continue
			}
			if men.Kind == annot.Organization && r.titles(m, last) {
				continue
			}
			heads = append(heads, e)
		case prep == "of" || prep == "from" || prep == "at" || prep == "for":
			described = append(described, e)
		}
	}
	return heads, described[:min(len(described), 2)]
}

// titles reports whether an organisation only begins the title of a person: "Senate
// Majority Leader Bill Frist".
func (r *reader) titles(m, last int) bool {
	k := r.after(m)
	begin := k
	for k < last && r.MentionOf(k) == annot.None && (strings.HasPrefix(r.Tag(k), "NN") || r.Tag(k) == "JJ" || r.Tag(k) == "POS") {
		k++
	}
	return k > begin && k < last && r.KindOf(k) == annot.Person
}

// preposition returns the one that governs the name at token k: the nearest
// before it over the other words of its phrase, down to token first. An "of"
// inside a person's title does not count.
func (r *reader) preposition(first, k int, kind annot.Kind) string {
	direct := true
	for n := k - 1; n >= max(first, k-lookBack); n-- {
		tag := r.Tag(n)
		switch {
		case r.MentionOf(n) != annot.None && r.KindOf(n) != kind && kind != annot.Person:
			return ""
		case r.MentionOf(n) != annot.None || tag == "CC" || r.Lower(n) == ",":
			direct = false
		case tag == "IN" || tag == "TO" || r.Lower(n) == "including":
			if w := r.Lower(n); w != "of" || direct || kind != annot.Person {
				return w
			}
		case tag == "DT" || tag == "PRP$":
		case strings.HasPrefix(tag, "NN") || strings.HasPrefix(tag, "JJ") || tag == "POS" || tag == "CD" || tag == "(" || tag == ")" ||
			tag == "VBN":
			if kind == annot.Person {
				direct = false
			}
		default:
			return ""
		}
	}
	return ""
}

func (r *reader) nominal(k int) bool {
	return k < len(r.Tokens) && strings.HasPrefix(r.Tag(k), "NN") && r.MentionOf(k) == annot.None
}

func (r *reader) country(e int) bool {
	g := r.Entities[e].Geo
	return g != nil && g.Kind == annot.Country
}

func (r *reader) personAt(k int) int {
	if m := r.MentionOf(k); m != annot.None && r.Mentions[m].Kind == annot.Person {
		return r.entity[m]
	}
	return annot.None
}

// objects adds whom tokens first to last name, by the preposition before each.
func (r *reader) objects(c *clause, out *cast, first, last int) {
	for k, m := range r.names(first, last) {
		men := r.Mentions[m]
		e := r.entity[m]
		if e == annot.None || men.Kind == annot.Place && !r.country(e) {
			continue
		}
		if r.beyond(c, m) {
			continue
		}
		at := r.preposition(first, k, men.Kind)
		among := at == "including" // "others have pleaded guilty, including X"
		if at == "" || among {
			at = "o"
		}
		// "the Senate's vote", "the Senate vote"
		if b := r.after(m); men.Kind != annot.Person && b < last && (r.Tag(b) == "POS" || r.nominal(b) && r.TimexOf(b) == annot.None) {
			continue
		}
		if men.Kind == annot.Place && !c.partner(at) {
			continue
		}
		role := r.roleAt(c, m, at, among)

		// the subject is whom a passive accuses, and who pleads
		if at == "o" && !(among && !c.passive) && c.accuses(role) && (c.passive || c.accuses(c.roles["s"])) {
			continue
		}

		out.add(r, e, role)
	}
}

// beyond reports whether the grammar makes a name a part of what another name or a noun below says: "announced by Ann Lee of the Criminal
// Division", "the departure of Ann Lee from the post of head of the Agency".
func (r *reader) beyond(c *clause, m int) bool {
	first, last := r.TokensIn(r.Mentions[m].Start, r.Mentions[m].End)
	h := r.HeadIn(first, last)
	for n := 0; n < 20 && (r.Relation(h) == "conj" || r.Relation(h) == "appos"); n++ {
		h = r.Head(h)
	}
	if r.Dependent(h, "case") == annot.None {
		return false
	}
	for depth := 0; r.Head(h) != annot.None && r.Head(h) != c.head; depth++ {
		if h = r.Head(h); r.grammarOf(h) != nil {
			return false
		}
		if own := r.MentionOf(h); own != annot.None && own != m && r.Mentions[own].Kind != annot.Place || c.noun && depth > 1 {
			return true
		}
	}
	return false
}

// roleAt returns the role of the name of mention m after a preposition, "o" for none; among says that it is one of the subject's.
func (r *reader) roleAt(c *clause, m int, at string, among bool) annot.Role {
	role, ok := c.roles[at]
	if lent, has := c.lent[at]; !ok && has {
		role, ok = lent, true
	}
	if particle, own := c.roles[c.trigger[strings.LastIndex(c.trigger, " ")+1:]]; !ok && own && at == "o" { // of "partnered with X"
		role, ok = particle, true
	}
	switch {
	case ok:
		return role
	case among && !c.passive:
		return c.roles["s"]
	case at == "o" && r.Mentions[m].Kind != annot.Place && r.isObject(c, m):
		return annot.Recipient
	case c.kind == "statement":
		return ""
	}
	return usual[at]
}

// undergoes adds those whom a passive names as its subject, where no frame says what part they take. "X is committed" tells how X is.
func (r *reader) undergoes(c *clause, out *cast) {
	if _, known := c.roles["o"]; known || c.grammar.Tense == "" || c.grammar.Tense == annot.Present && !c.planned {
		return
	}
	for _, m := range r.names(c.subject[0], c.subject[1]) {
		first, last := r.TokensIn(r.Mentions[m].Start, r.Mentions[m].End)
		h := r.HeadIn(first, last)
		for n := 0; n < 20 && r.Relation(h) == "conj"; n++ {
			h = r.Head(h)
		}
		if h == c.grammar.Subject.Head && r.Mentions[m].Kind != annot.Place {
			out.add(r, r.entity[m], annot.Recipient)
		}
	}
}

// isObject reports whether the grammar makes a name, or the one that it is listed with, the object of a clause.
func (r *reader) isObject(c *clause, m int) bool {
	if c.noun {
		return false
	}
	first, last := r.TokensIn(r.Mentions[m].Start, r.Mentions[m].End)
	h := r.HeadIn(first, last)
	for n := 0; n < 20 && r.Relation(h) == "conj"; n++ {
		h = r.Head(h)
	}
	return r.Head(h) == c.head && (r.Relation(h) == "obj" || r.Relation(h) == "iobj")
}

// partner reports whether a country after a preposition takes part, and is not
// only where it happens: "granted Kenya $20 million", "sanctions on Belarus".
func (c *clause) partner(at string) bool {
	switch {
	case at == "by", at == "between", at == "with", c.frame == &gathering:
		return true
	case at == "o" && c.kind == "meeting":
		return true
	}
	return c.roles[at] == annot.Recipient && (c.kind == "grant_or_funding" || c.kind == "legal_action")
}

// usual gives the role of a participant after a preposition if the frame gives none.
var usual = map[string]annot.Role{"with": annot.Counterpart, "between": annot.Attendee, "against": annot.Counterpart,
	"alongside": annot.Attendee}

// nounSubject adds as a participant the one to whom the noun of a happening belongs:
// "the Senate's confirmation of X", "the AGAUS meeting".
func (r *reader) nounSubject(c *clause, out *cast) {
	for _, m := range r.names(c.group, c.head) {
		if kind := r.Mentions[m].Kind; kind == annot.Person || kind == annot.Organization {
			out.add(r, r.entity[m], annot.Actor)
		}
	}
}

// unnamed returns the tokens of the noun phrase that a verb is said of, without its
// article; none for a pronoun.
func (r *reader) unnamed(c *clause) []int {
	first, last := c.subject[0], c.subject[1]
	if c.frame == &unknown || r.is(first, nominative) || c.subjectRole() == "" {
		return nil
	}
	if r.Tag(first) == "DT" {
		first++
	}
	if first < last && r.Tag(first) == "VBG" && r.Lower(first) == r.Word(first) {
		return nil // "placing a burden on …"
	}
	core := r.core(first, last)
	if r.nominal(last-1) && r.KindOf(core-1) == annot.Place { // "a Salem, Oregon, man"
		return nil
	}
	if r.lending(first, core, map[int]bool{}) != nil { // "her contract", "the bill"
		return nil
	}
	words := r.keep(nil, first, core, maxSubject)
	if len(words) >= maxSubject {
		words = words[:r.whole(words)]
	}
	return words
}

// objectFollows reports whether a noun phrase begins at token k.
func (r *reader) objectFollows(k int, sent annot.Sentence) bool {
	if k >= sent.Last || r.TimexOf(k) != annot.None {
		return false
	}
	switch tag := r.Tag(k); tag {
	case "DT", "PRP$", "JJ", "CD", "PRP", "$":
		return true
	default:
		return strings.HasPrefix(tag, "NN")
	}
}

// listed reports whether a comma stands between two names of a list.
func (r *reader) listed(k int, sent annot.Sentence) bool {
	if k == sent.First || k+1 >= sent.Last {
		return false
	}
	a := r.KindOf(k - 1)
	if a == "" {
		return false
	}
	for n := k + 1; n < min(sent.Last, k+7); n++ {
		if r.KindOf(n) == a {
			return true
		}
		if tag := r.Tag(n); !strings.HasPrefix(tag, "NN") && tag != "DT" && tag != "CC" && tag != "JJ" && tag != "IN" {
			return false
		}
	}
	return false
}
