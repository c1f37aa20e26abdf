package event

import (
	"slices"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// meant returns the antecedent of a subject without a name: for a pronoun the person or
// the participants told of before, for "I" and "we" the speaker of the quote, for "it"
// the organisation told of before, for "the company" the issuer.
func (r *reader) meant(c *clause, first, last int) []int {
	k := last - 1
	switch w := r.Lower(k); w {
	case "i", "we":
		if c.quote != annot.None {
			if e := r.Quotes[c.quote].Entity; e != annot.None {
				return []int{e}
			}
		}
	case "he", "she":
		if e := r.antecedent(first, w); e != annot.None {
			return []int{e}
		}
	case "it":
		if e := r.before(first, annot.Organization, anybody); e != annot.None && r.subjectBefore == e {
			return []int{e}
		}
	default:
		if r.Lower(first) == "the" {
			if e := r.titled(first, w); e != annot.None { // "the Minister"
				return []int{e}
			}
		}
		if r.ofIssuer(first, last) {
			if e := r.issuer(); e != annot.None {
				return []int{e}
			}
		}
	}
	return nil
}

// ofIssuer reports whether a noun phrase stands for the issuer, or for its people or
// its work, without its name: "the company", "the foundation's trustees", "the study",
// "investigators".
func (r *reader) ofIssuer(first, last int) bool {
	if r.Lower(first) != "the" {
		return r.is(first, staff)
	}
	switch {
	case last-first == 2:
		return r.is(first+1, body) || r.is(first+1, study)
	case last-first > 3:
		return r.is(first+1, body)
	}
	return false
}

// titled returns the person named last before token k whose title ends with a word.
func (r *reader) titled(k int, word string) int {
	return r.before(k, annot.Person, func(e int) bool {
		return slices.ContainsFunc(r.Entities[e].Titles, func(title string) bool {
			t := strings.ToLower(title)
			return t == word || strings.HasSuffix(t, " "+word)
		})
	})
}

// antecedent returns the person for whom "he" or "she" stands at token k: the person
// whom the sentence before is about, else the person of the right sex who was named
// last. If there is none of that sex, it is the person named last, because first names
// of other countries may mislead.
func (r *reader) antecedent(k int, pronoun string) int {
	sex := lexicon.Male
	if pronoun == "she" || pronoun == "her" {
		sex = lexicon.Female
	}
	fits := func(e int) bool {
		ent := r.Entities[e]
		s := r.lex.SexOf(ent.Name, ent.Titles)
		return ent.Kind == annot.Person && (s == "" || s == sex)
	}
	if e := r.subjectBefore; e != annot.None && fits(e) {
		return e
	}
	if e := r.before(k, annot.Person, fits); e != annot.None {
		return e
	}
	return r.before(k, annot.Person, anybody)
}

// before returns the entity of a kind that was named last before token k and
// fits, or None.
func (r *reader) before(k int, kind annot.Kind, fits func(e int) bool) int {
	if k >= len(r.Tokens) {
		return annot.None
	}
	at := r.Tokens[k].Start
	for end := max(0, k-farBack); k > end; {
		k--
		if m := r.MentionOf(k); m != annot.None && r.Mentions[m].Kind == kind && r.entity[m] != annot.None && fits(r.entity[m]) &&
			r.SameItem(r.Mentions[m].Start, at) {
			return r.entity[m]
		}
	}
	return annot.None
}

// issuer returns the organisation that is named most often, the first of equals.
func (r *reader) issuer() int {
	best := annot.None
	for e, ent := range r.Entities {
		if ent.Kind == annot.Organization && (best == annot.None || len(ent.Mentions) > len(r.Entities[best].Mentions)) {
			best = e
		}
	}
	return best
}
