package event

import (
	"slices"
	"strings"

	"pressroom/analyze/annot"
)

// completing are the relations of what a word cannot do without: an object, the content of speech, the noun of a preposition.
var completing = []string{"obj", "iobj", "ccomp", "xcomp", "csubj", "nsubj", "nsubj:pass", "expl", "cop", "aux", "aux:pass", "case", "mark",
	"det", "det:predet", "fixed", "goeswith", "compound:prt", "nummod"}

// completes reports whether token k cannot do without its dependent n.
func (r *reader) completes(k, n int) bool {
	m, relation := r.MentionOf(n), r.Relation(n)
	switch {
	case r.dated(n), r.bracketed(n), m != annot.None && m == r.MentionOf(k):
		return false
	case relation == "acl:relcl", relation == "acl":
		return r.restricts(k, n)
	case relation == "nmod":
		c := r.Dependent(n, "case")
		if r.Relation(c-1) == "punct" || r.KindOf(k) == annot.Person {
			return false
		}
		owned := r.Part(r.Dependent(k, "nmod:poss")) == "PRP$" // "his role in …"
		return r.Lower(c) == "of" || r.Lower(c) == "between" || r.unqualified(k) || owned && r.Lower(c) == "in"
	case relation == "conj":
		return r.Lower(r.Dependent(k, "case")) == "between"
	case relation == "advcl":
		mark := r.Lower(r.Dependent(n, "mark"))
		return mark == "if" || mark == "unless" || mark == "than" || mark == "as" && r.Lower(k-1) == "as"
	case strings.HasPrefix(relation, "nsubj"):
		return r.grammarOf(k) == nil || r.grammarOf(k).Source == annot.OwnSubject
	}
	return slices.Contains(completing, relation)
}

// unqualified reports whether a noun has neither an article nor a description, and so says little without what follows it: "in
// connection with …".
func (r *reader) unqualified(k int) bool {
	c := r.Dependent(k, "case")
	return r.Part(k) == "NN" && r.MentionOf(k) == annot.None && c == k-1 && r.Part(c) == "IN"
}

// restrictive are the words after which a clause says which ones are meant.
var restrictive = []string{"any", "no", "every", "each", "all", "those", "only", "such", "that"}

// restricts reports whether a clause says which ones a noun means, so that the noun says something else without it: "any agreement
// that …", "those who …", "the help they need". One without a subject of its own is no relative clause but what the noun is said to do.
func (r *reader) restricts(k, n int) bool {
	first, _ := r.Subtree(n)
	for r.Relation(first) == "punct" {
		first++
	}
	if strings.Trim(r.Word(first-1), ",–—-:;\"“”(") == "" {
		return false
	}
	for d := range r.Dependents(k) {
		if d < k && slices.Contains(restrictive, r.Lower(d)) {
			return true
		}
	}
	switch r.Part(first) {
	case "WDT", "WP", "WP$", "WRB", "IN":
		told := r.Lower(first) == "that" && r.Dependent(n, "nsubj", "nsubj:pass") > first // "allegations that it sold …"
		return told || r.Lower(r.Dependent(n, "mark")) == "that" || slices.Contains(restrictive, r.Lower(k))
	}
	own := r.Dependent(n, "nsubj", "nsubj:pass", "aux", "cop") != annot.None
	return own && r.Relation(n) == "acl:relcl" || slices.Contains(restrictive, r.Lower(k))
}

// unfinished reports whether some words, in their order, lack what one of them cannot do without, or the last of a list. What stands
// before the predicate at token top is judged with its subject.
func (r *reader) unfinished(words []int, top int) bool {
	has := func(k int) bool { _, ok := slices.BinarySearch(words, k); return ok }
	for _, k := range words {
		for n := range r.Dependents(k) {
			if !has(n) && r.completes(k, n) && !(k == top && n < k) {
				return true
			}
		}
		if k != top && r.halved(k, has) {
			return true
		}
	}
	return false
}

// halved reports whether of a list that begins with token k some are there and the last is not: "A, B [and C]".
func (r *reader) halved(k int, has func(int) bool) bool {
	last, parted := annot.None, false
	for n := range r.Dependents(k) {
		switch {
		case r.Relation(n) != "conj" || r.dated(n):
		case has(n):
			last = n
		default:
			parted = true
		}
	}
	return last != annot.None && parted && r.Dependent(last, "cc") == annot.None
}
