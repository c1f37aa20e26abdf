package event

import (
	"slices"
	"strings"

	"pressroom/analyze/annot"
)

// accuses reports whether a role is that of the accused, the person who is charged,
// pleads or is sentenced. Only a person named as such by the sentence may get it,
// because a wrong accusation is worse than none.
func (c *clause) accuses(role annot.Role) bool {
	return c.kind == "legal_action" && (role == annot.Recipient || role == pleader)
}

// accused reports whether the subject of a telling is the accused, and the sentence
// either names the subject or is the first one.
func (t *telling) accused() bool {
	return !t.infinitive && t.accuses(t.subjectRole()) && (t.place == 0 ||
		slices.ContainsFunc(t.who, func(p annot.Participant) bool { return p.Role == toldRole(t.subjectRole()) }))
}

// accused returns the accused that the subject of clause i names: the head of the noun
// phrase, and the people in a list with it. A name in an apposition, after a
// preposition or before another noun is that of somebody else: "an employee of X",
// "before Judge X, Y pleaded guilty".
func (r *reader) accused(cs []clause, i int) (es []int) {
	for n := 0; cs[i].shared != annot.None && n < 4; n++ {
		i = cs[i].shared
	}
	c := &cs[i]
	first, last := c.subject[0], c.subject[1]
	if first == last {
		return nil
	}
	sent := r.Sentences[c.sent]
	core := r.core(first, last)
	for k, m := range r.names(first, core) {
		if r.heads(k, m, core, sent) {
			es = append(es, r.entity[m])
			if len(es) == 1 {
				es = append(r.listedBefore(k, sent), es...)
			}
			es = append(es, r.listedAfter(r.after(m), last)...)
		}
	}
	if len(es) > 0 {
		return es
	}
	if k := r.leadsTo(first, last); k > core { // "Natchez, Miss., Police Officer X, 33, was charged"
		return append([]int{r.personAt(k)}, r.listedAfter(r.after(r.MentionOf(k)), last)...)
	}
	if m := r.MentionOf(core + 1); r.KindOf(core+1) == annot.Person && r.entity[m] != annot.None && r.after(m) >= last-1 {
		return []int{r.entity[m]} // "The mayor of X, Y, was charged"
	}
	for _, e := range r.meant(first, last) {
		if !r.official(e) {
			es = append(es, e)
		}
	}
	return es
}

// leadsTo returns the first token of the person who is named after token first with
// nothing but places, bodies and words of a title between, else first.
func (r *reader) leadsTo(first, last int) int {
	for k := first; k < last; k++ {
		switch {
		case r.personAt(k) != annot.None:
			return k
		case r.MentionOf(k) == annot.None && r.Lower(k) != "," && !r.nominal(k) && r.Tag(k) != "JJ":
			return first
		}
	}
	return first
}

// heads reports whether the name of mention m, which begins at token k, is the head
// of the noun phrase that ends at token last.
func (r *reader) heads(k, m, last int, sent annot.Sentence) bool {
	if r.entity[m] == annot.None || r.KindOf(k) != annot.Person && r.KindOf(k) != annot.Organization || r.aliased(m) {
		return false
	}
	next := r.after(m)
	if r.Lower(next) == "of" && r.KindOf(next+1) == annot.Place { // "X of Casper, Wyoming"
		next = r.after(r.MentionOf(next + 1))
	}
	if next < last && r.Lower(next) == "(" {
		for next < last && r.Lower(next) != ")" {
			next++
		}
		next++
	}
	if next < last && !r.aliases(m) && r.Lower(next) != "," && r.Tag(next) != "CC" && r.Tag(next) != "DT" {
		return false
	}
	for n := k - 1; n >= sent.First && n >= k-lookBack; n-- {
		switch tag := r.Tag(n); {
		case tag == "CC" || r.Lower(n) == "," || strings.HasPrefix(tag, "VB") || tag == "WDT" || tag == "WP":
			return true
		case r.MentionOf(n) == annot.None && tag == "IN" && r.Lower(n) != "that":
			return false
		}
	}
	return true
}

// listedBefore returns the people of a list before the name at token k: "X, 26, of
// Y, and Z". listedAfter returns those after token k, before token last.
func (r *reader) listedBefore(k int, sent annot.Sentence) (es []int) {
	for {
		n, aged := k-1, false
		for n >= sent.First && r.betweenListed(n) {
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

func (r *reader) listedAfter(k, last int) (es []int) {
	for {
		n, aged := k, false
		for n < last && r.betweenListed(n) {
			aged = aged || r.Tag(n) == "CD"
			n++
		}
		if n >= last || !aged || r.personAt(n) == annot.None {
			return es
		}
		es = append(es, r.personAt(n))
		k = r.after(r.MentionOf(n))
	}
}

// betweenListed reports whether a token can stand between two people of a list, such as
// a part of their age or home.
func (r *reader) betweenListed(k int) bool {
	switch r.Lower(k) {
	case ",", ";", "and", "of", "both":
		return r.MentionOf(k) == annot.None || r.KindOf(k) == annot.Place
	}
	return r.KindOf(k) == annot.Place || r.Tag(k) == "CD"
}

// aliased reports whether a name is only the other name of somebody: "X, aka Y".
// aliases reports whether such a name follows token k.
func (r *reader) aliased(m int) bool {
	before := strings.ToLower(strings.TrimRight(r.Release.Text[max(0, r.Mentions[m].Start-len("also known as ")):r.Mentions[m].Start],
		" \n\"“"))
	return slices.ContainsFunc(otherwise, func(w string) bool { return strings.HasSuffix(before, w) })
}

func (r *reader) aliases(m int) bool {
	end := r.Mentions[m].End
	after := strings.ToLower(strings.TrimLeft(r.Release.Text[end:min(len(r.Release.Text), end+len(", also known as"))], " \n,("))
	return slices.ContainsFunc(otherwise, func(w string) bool { return strings.HasPrefix(after, w) })
}

// otherwise are the words that introduce the other name of somebody.
var otherwise = []string{"aka", "a/k/a", "a.k.a.", "also known as", "formerly known as"}

// official reports whether a title is that of somebody who works for a court, the
// police or a spokesperson's office. A pronoun for the accused does not stand for such
// a person.
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
