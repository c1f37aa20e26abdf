package event

import (
	"strings"

	"pressroom/analyze/annot"
)

// accuses reports whether a role of a clause is that of whom the law acts on: who
// is charged, pleads, is sentenced. Nobody gets it but whom the sentence says it
// of.
func (c *clause) accuses(role annot.Role) bool {
	return c.kind == "legal_action" && role == annot.Recipient
}

// accused returns whom the subject of clause i names as the one that the law acts
// on: the head of the subject, and who stands with it in a list. A name in an
// apposition, behind a preposition or before another noun is somebody else's:
// "an employee of X", "before Judge X, Y pleaded guilty".
func (r *reader) accused(cs []clause, i int) (es []int) {
	for n := 0; cs[i].shared != annot.None && n < 4; n++ {
		i = cs[i].shared
	}
	c := &cs[i]
	first, last := c.subject[0], c.subject[1]
	if first == last {
		return nil
	}
	sent := r.sentence(c.sent)
	core := r.core(first, last)
	for k, m := range r.names(first, core) {
		if r.heads(k, m, core, sent) {
			es = append(es, r.entity[m])
			if len(es) == 1 {
				es = append(r.listedBefore(k, sent), es...)
			}
		}
	}
	if len(es) > 0 {
		return es
	}
	if m := annot.None; core+1 < last && r.Lower(core) == "," { // "The mayor of X, Y, was charged"
		if m = r.MentionOf(core + 1); m != annot.None && r.KindOf(core+1) == annot.Person && r.entity[m] != annot.None && r.behind(m) >= last-1 {
			return []int{r.entity[m]}
		}
	}
	for _, e := range r.meant(c, first, last) {
		if !r.official(e) {
			es = append(es, e)
		}
	}
	return es
}

// heads reports whether the name of mention m, which begins at token k, is the head
// of the noun phrase that ends at token last.
func (r *reader) heads(k, m, last int, sent annot.Sentence) bool {
	if r.entity[m] == annot.None || r.KindOf(k) != annot.Person && r.KindOf(k) != annot.Organization {
		return false
	}
	next := r.behind(m)
	if next < last && r.Lower(next) == "(" {
		for next < last && r.Lower(next) != ")" {
			next++
		}
		next++
	}
	if next < last && r.Lower(next) != "," && r.Tag(next) != "CC" && r.Tag(next) != "RB" && r.Tag(next) != "DT" && r.MentionOf(next) == annot.None {
		return false
	}
	for n := k - 1; n >= sent.First && n >= k-lookBack; n-- {
		switch tag := r.Tag(n); {
		case r.MentionOf(n) == annot.None && (tag == "CC" || r.Lower(n) == "," || strings.HasPrefix(tag, "VB") || tag == "WDT" || tag == "WP"):
			return true
		case r.MentionOf(n) == annot.None && (tag == "IN" || tag == "TO") && r.Lower(n) != "that":
			return false
		}
	}
	return true
}

// listedBefore returns the people of a list before the name at token k, each of
// whom has an age: "X, 26, Y, 41, and Z, 33".
func (r *reader) listedBefore(k int, sent annot.Sentence) (es []int) {
	for {
		n, aged := k-1, false
		for n >= sent.First && r.MentionOf(n) == annot.None && (r.Lower(n) == "," || r.Tag(n) == "CD" || r.Lower(n) == "and") {
			aged = aged || r.Tag(n) == "CD"
			n--
		}
		if n < sent.First || !aged || r.personAt(n) == annot.None {
			return es
		}
		es = append([]int{r.personAt(n)}, es...)
		k = r.firstOf(r.MentionOf(n))
	}
}

// official reports whether a title says that somebody acts for the law or speaks
// for others, so that a pronoun does not accuse him.
func (r *reader) official(e int) bool {
	for _, title := range r.Entities[e].Titles {
		for _, w := range strings.Fields(strings.ToLower(title)) {
			if r.classed(w, officer) {
				return true
			}
		}
	}
	return false
}
