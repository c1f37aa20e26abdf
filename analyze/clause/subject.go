package clause

import (
	"slices"
	"strings"

	"pressroom/analyze/annot"
)

// maxBorrow is how many clauses a subject may be handed down through.
const maxBorrow = 8

// subject returns what a predicate is said of: its own subject, the noun that a relative clause or a participle
// describes, or the subject of the clause that it shares it with.
func (r *reader) subject(c *annot.Clause) (annot.Phrase, annot.Source) {
	k := c.Predicate
	for range maxBorrow {
		if n := r.ownSubject(k); n != annot.None {
			if noun := r.described(k); r.pronominal(n) && noun != annot.None {
				return r.phrase(r.whom(n, noun)), annot.Relative
			}
			if k == c.Predicate {
				return r.joined(n), annot.OwnSubject
			}
			return r.joined(n), r.borrowed(c)
		}
		if k == c.Predicate {
			if n := r.lost(c); n != annot.None {
				return r.phrase(n), annot.OwnSubject
			}
		}
		head := r.Head(k)
		if head == annot.None {
			break
		}
		switch r.Relation(k) {
		case "acl:relcl":
			return r.phrase(head), annot.Relative
		case "acl":
			if _, said := r.clauseOf[head]; said && r.Lower(r.firstOf(k)-1) == "," { // "X was an officer, serving in Y"
				break
			}
			if r.Dependent(k, "mark") == annot.None {
				return r.phrase(head), annot.Relative
			}
			if p := r.Dependent(head, "nmod:poss"); p != annot.None { // "the town's efforts to sign"
				return r.phrase(p), annot.Controlled
			}
			return annot.NoPhrase, ""
		case "advcl":
			if p, source, ok := r.afterMark(k, head); ok {
				return p, source
			}
		case "conj", "advcl:relcl":
		case "xcomp":
			if o := r.Dependent(head, "obj", "iobj"); o != annot.None && !r.subjectControl(head) {
				return r.phrase(o), annot.Controlled
			}
		default:
			return annot.NoPhrase, ""
		}
		if _, ok := r.clauseOf[head]; !ok {
			break
		}
		k = head
	}
	return annot.NoPhrase, ""
}

// ownSubject returns the dependent that is the subject of a predicate, or None: of several one after it, else the first. The parser
// gives a verb of speech after what it reports the subject of that as well: "the need was great, said X".
func (r *reader) ownSubject(k int) int {
	best := annot.None
	for n := range r.Dependents(k) {
		switch r.Relation(n) {
		case "nsubj", "nsubj:pass", "csubj", "csubj:pass":
			if best == annot.None || n > k {
				best = n
			}
		}
	}
	if best == annot.None {
		best = r.Dependent(k, "nsubj:outer")
	}
	if h := r.Head(k); best == annot.None && r.Relation(k) == "ccomp" && k < h {
		if n := r.Dependent(h, "nsubj", "nsubj:pass"); n != annot.None && n < k && r.ownSubject(h) != n {
			return n
		}
	}
	return best
}

// before returns the noun right before a finite verb of a clause without a subject, where the parser has it for a part of the
// clause above: "said it after X signed". It is None where there is no such noun.
func (r *reader) before(c *annot.Clause) int {
	n := c.First - 1
	if c.Tense == "" || c.Relation != "advcl" && c.Relation != "ccomp" || r.TimexOf(n) != annot.None {
		return annot.None
	}
	for r.Head(n) != annot.None && r.Head(n) < c.First && r.Head(n) != r.Head(c.Predicate) {
		n = r.Head(n)
	}
	switch r.Relation(n) {
	case "obl", "obj", "nmod":
		if r.Head(n) == r.Head(c.Predicate) && n > r.Head(n) {
			return n
		}
	}
	return annot.None
}

// afterMark returns the subject of a gerund k after a preposition that depends on a verb, and whether the preposition tells it.
func (r *reader) afterMark(k, head int) (annot.Phrase, annot.Source, bool) {
	m, o := r.Dependent(k, "mark"), r.Dependent(head, "obj")
	switch {
	case m == annot.None:
	case r.Lower(m) == "from" && o != annot.None: // "prevented X from signing"
		return r.phrase(o), annot.Controlled, true
	case r.Lower(m) == "to" && r.Part(k) == "VBG" && strings.HasPrefix(r.Part(m-1), "NN"): // "sees barriers to voting"
		return annot.NoPhrase, "", true
	}
	return annot.NoPhrase, "", false
}

// lost returns the noun before a finite verb that is its subject although the parser has it for something else, or None.
func (r *reader) lost(c *annot.Clause) int {
	if n := r.before(c); n != annot.None {
		return n
	}
	return r.overAside(c)
}

// longestAside is the most tokens of an aside between the subject and its verb.
const longestAside = 40

// overAside returns the head of the name before a finite verb with nothing but an aside or a date between, where the parser has lost
// it: "X, a maker of Y and Z, announced". It is None where there is none.
func (r *reader) overAside(c *annot.Clause) int {
	k := c.First - 1
	for r.TimexOf(k) != annot.None || r.TimexOf(k+1) != annot.None && (r.Part(k) == "IN" || r.Lower(k) == ",") || r.Part(k) == "RB" ||
		r.Lower(k) == "," && r.TimexOf(k-1) != annot.None {
		k--
	}
	if name := r.namedBefore(k + 1); c.Tense != "" && k < c.First-1 && name != annot.None { // "X early on Monday approved"
		if n := r.headOf(name); r.Dependent(n, "case") == annot.None {
			return n
		}
	}
	if c.Tense == "" || r.Lower(k) != "," {
		return annot.None
	}
	for n := k - 1; n > k-longestAside && r.Read(n); n-- {
		if r.tense(n) != "" {
			return annot.None
		}
		if name := r.namedBefore(n); r.Lower(n) == "," && name != annot.None {
			return r.headOf(name)
		}
	}
	return annot.None
}

// namedBefore returns the mention of a person or an organisation that ends right before a token, but for brackets, or None.
func (r *reader) namedBefore(k int) int {
	k--
	if r.Lower(k) == ")" {
		for n := k; n > k-longestAside && r.Read(n); n-- {
			if r.Lower(n) == "(" {
				k = n - 1
				break
			}
		}
	}
	if kind := r.KindOf(k); kind != annot.Person && kind != annot.Organization {
		return annot.None
	}
	return r.MentionOf(k)
}

// joined returns the phrase of a subject with those that stand beside it as further subjects of its verb: "X and Senator Y met".
func (r *reader) joined(n int) annot.Phrase {
	p := r.phrase(n)
	name := r.namedBefore(p.First - 1)
	if r.MentionOf(n) == annot.None && r.Lower(p.First-1) == "," && r.Lower(p.Last) == "," && name != annot.None {
		return r.phrase(r.headOf(name)) // "X, a member of Y, met": X meets
	}
	for m := range r.Dependents(r.Head(n)) {
		if m <= n || m > r.Head(n) || r.Relation(m) != r.Relation(n) {
			continue
		}
		q := r.phrase(m)
		p.Last = q.Last
		if !r.parted(n, m) { // "the “civil society” delegation", of which both nouns are subjects to the parser
			p.Head, p.First = m, min(p.First, q.First)
		}
	}
	return p
}

// headOf returns the token of a mention on which its others depend, or its title where the mention depends on that: "Sen." is the head of
// "Ann Lee" at times.
func (r *reader) headOf(m int) int {
	first, last := r.TokensIn(r.Mentions[m].Start, r.Mentions[m].End)
	k := r.HeadIn(first, last)
	for k == first && k > 0 && r.Head(k) == k-1 && r.Relation(k) != "appos" {
		k, first = k-1, first-1
	}
	return k
}

// whom returns the noun for which a pronoun stands: "who" stands for the person right before it, whatever the parser
// makes of it, else for the noun that its clause describes.
func (r *reader) whom(pronoun, noun int) int {
	k := pronoun - 1
	if r.Lower(k) == "," {
		k--
	}
	if r.Part(k) == "CD" && r.Lower(k-1) == "," { // "X, 41, who"
		k -= 2
	}
	if r.Lower(pronoun) == "who" && r.KindOf(k) == annot.Person && r.KindOf(noun) != annot.Person {
		return r.headOf(r.MentionOf(k))
	}
	return noun
}

// parted reports whether a comma or an "and" stands between two tokens.
func (r *reader) parted(a, b int) bool {
	for k := a + 1; k < b; k++ {
		if r.Lower(k) == "," || r.Part(k) == "CC" {
			return true
		}
	}
	return false
}

// firstOf returns the first token of the clause of a predicate.
func (r *reader) firstOf(k int) int {
	first, _ := r.Subtree(k)
	for first < k && r.Relation(first) == "punct" {
		first++
	}
	return first
}

// subjectControl reports whether the subject of a verb, and not its object, does what its infinitive says: "promised X to go".
func (r *reader) subjectControl(k int) bool {
	return slices.Contains([]string{"promise", "vow", "pledge", "threaten", "use"}, r.Lemma(k))
}

// borrowed tells a subject that a clause shares from one that controls it.
func (r *reader) borrowed(c *annot.Clause) annot.Source {
	if c.Relation == "conj" {
		return annot.Shared
	}
	return annot.Controlled
}

// pronominal reports whether a token stands for the noun that its clause describes: "who", "which", "that".
func (r *reader) pronominal(n int) bool {
	p := r.Part(n)
	return p == "WDT" || p == "WP" || r.Lower(n) == "that" && !strings.HasPrefix(p, "NN")
}

// described returns the noun that a relative clause describes, or None. A clause that is coordinated with one describes
// the same noun.
func (r *reader) described(k int) int {
	for range maxBorrow {
		switch r.Relation(k) {
		case "acl:relcl":
			return r.Head(k)
		case "conj":
			k = r.Head(k)
		default:
			return annot.None
		}
	}
	return annot.None
}

// lacking gives a verb without an object that of the verb coordinated with it: "repair and expand the roads".
func (r *reader) lacking(c *annot.Clause) {
	if len(c.Objects) > 0 || c.Passive || r.Lower(c.Last) != "and" && r.Lower(c.Last) != "or" {
		return
	}
	for n := range r.Dependents(c.Predicate) {
		if o := r.Dependent(n, "obj"); r.Relation(n) == "conj" && o != annot.None && n == c.Last+1 {
			c.Objects = append(c.Objects, r.phrase(o))
			return
		}
	}
}

// inverted gives a relative clause with a subject of its own the noun that it describes as its object: "the hearing that X
// chaired".
func (r *reader) inverted(c *annot.Clause) {
	for i, o := range c.Objects {
		if noun := r.described(c.Predicate); noun != annot.None && r.pronominal(o.Head) {
			c.Objects[i] = r.phrase(noun)
			return
		}
	}
	if c.Relation != "acl:relcl" || c.Source != annot.OwnSubject || c.Passive || len(c.Objects) > 0 ||
		r.Dependent(c.Predicate, "ccomp", "xcomp", "cop", "advmod") != annot.None || !strings.HasPrefix(r.Part(c.Predicate), "VB") {
		return
	}
	for _, o := range c.Obliques {
		if r.pronominal(o.Head) {
			return
		}
	}
	c.Objects = append(c.Objects, r.phrase(r.Head(c.Predicate)))
}
