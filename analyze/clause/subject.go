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
		if n := r.Dependent(k, "nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass"); n != annot.None {
			if r.pronominal(n) && r.described(k) != annot.None {
				return r.phrase(r.described(k)), annot.Relative
			}
			if k == c.Predicate {
				return r.phrase(n), annot.OwnSubject
			}
			return r.phrase(n), r.borrowed(c)
		}
		head := r.Head(k)
		if head == annot.None {
			break
		}
		switch r.Relation(k) {
		case "acl", "acl:relcl":
			return r.phrase(head), annot.Relative
		case "conj", "advcl", "advcl:relcl":
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
