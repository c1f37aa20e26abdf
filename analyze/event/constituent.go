package event

import (
	"slices"
	"strings"

	"pressroom/analyze/annot"
)

// clausePhrase writes a clause in the words of the release: what its verb is said of, the verb, and what completes it, without dates,
// appositions and asides. who takes part in it; nobody else's name is given for a pronoun. ok is false where something is missing, so
// that it tells nothing by itself.
func (r *reader) clausePhrase(c *clause, who []annot.Participant) (phrase string, ok bool) {
	subject := r.subjectWords(c)
	verb := map[int]bool{}
	r.gather(verb, c.head, c.head)
	finite := r.wrap(verb, c) || r.finiteGroup(c)
	words := r.ordered(verb)
	for len(subject)+len(words) > maxWhat && r.prune(verb, c) {
		words = r.ordered(verb)
	}
	if len(subject) == 0 || len(words) == 0 || words[0] < subject[0] || !finite || c.whole || c.status == annot.Denied {
		return "", false
	}
	if strings.HasPrefix(r.Part(subject[len(subject)-1]), "VB") || !r.adjoins(c, subject, words[0]) || r.parted(words) || r.parted(subject) ||
		r.headless(words, c) || r.gaps(append(subject, words[0]), c) {
		return "", false
	}
	for n := len(words) - 1; n > 0 && words[n] != c.head && (r.Part(words[n]) == "VBG" || r.dangling(words[n], c)); n-- {
		words = words[:n] // "beginning [in May]"
	}
	last := words[len(words)-1]
	if len(subject)+len(words) > maxWhat+maxWhat/2 || r.dangling(last, c) || !r.ends(last, c) || r.lastOfList(subject[0], c) {
		return "", false
	}
	return r.join(subject) + r.inBrackets(subject, who) + " " + r.join(words), true
}

// subjectWords returns the tokens of what a clause is said of.
func (r *reader) subjectWords(c *clause) []int {
	p := c.grammar.Subject
	if p == annot.NoPhrase || p.First >= c.head {
		return nil
	}
	keep := map[int]bool{}
	last := r.beforeAside(p)
	if last == p.Last && r.Lower(last) != "," {
		last = r.withNames(p)
	}
	for k := p.First; k < last; k++ {
		n := k
		for n != p.Head && p.First <= n && n < last && !r.omitted(r.Head(n), n, annot.None) {
			n = r.Head(n)
		}
		if n == p.Head || n < p.First || n >= last {
			keep[k] = true
		}
	}
	return r.ordered(keep)
}

// beforeAside returns where a subject ends, without an apposition between commas that the parser has for a part of it: "X, a maker of Y, Z
// and W, announced".
func (r *reader) beforeAside(p annot.Phrase) int {
	for k := p.First + 1; k+1 < p.Last && r.Lower(p.Last) == ","; k++ {
		if part := r.Part(k + 1); r.Lower(k) == "," && r.MentionOf(k-1) != annot.None && r.MentionOf(k) == annot.None &&
			(part == "DT" || part == "CD" && len(r.listedAfter(k, p.Last)) == 0) {
			return k
		}
	}
	return p.Last
}

// adjoins reports whether a verb stands beside what it is said of: no other finite verb between but in what describes the subject, or one
// with which it is coordinated.
func (r *reader) adjoins(c *clause, subject []int, verb int) bool {
	if c.grammar.Source == annot.Shared {
		k := c.group - 1
		for r.Part(k) == "RB" || r.TimexOf(k) != annot.None {
			k--
		}
		return r.Part(k) == "CC"
	}
	k := subject[len(subject)-1] + 1
	for k < verb && (r.TimexOf(k) != annot.None || r.Part(k) == "RB" || r.Part(k) == "IN") {
		k++
	}
	if k < verb && !r.describes(k) && !r.dated(k-1) && r.Part(k-1) != "IN" {
		return false
	}
	for ; k < verb; k++ {
		if g := r.owner(k); r.finite(k) && !(g != nil && strings.HasPrefix(g.Relation, "acl")) {
			return false
		}
	}
	return true
}

// headless reports whether words have a finite verb without what it is said of: "a reef, [researchers] write".
func (r *reader) headless(words []int, c *clause) bool {
	for _, k := range words {
		g := r.grammarOf(k)
		if k == c.head || g == nil || g.Tense == "" || g.Source != annot.OwnSubject {
			continue
		}
		if !slices.Contains(words, g.Subject.Head) {
			return true
		}
	}
	return false
}

// describes reports whether a description of the noun before it begins with a token.
func (r *reader) describes(k int) bool {
	part := r.Part(k)
	return strings.HasPrefix(part, "VB") || strings.HasPrefix(part, "W") || strings.Contains(",(–—-", r.Lower(k)) || r.Lower(k) == "that"
}

// parted reports whether an "and" or "or" has lost the word before it.
func (r *reader) parted(words []int) bool {
	for i, k := range words {
		if i == 0 || r.Part(k) != "CC" || words[i-1] == k-1 {
			continue
		}
		for n := words[i-1] + 1; n < k; n++ {
			if r.TimexOf(n) == annot.None && r.Relation(n) != "punct" && r.Relation(n) != "flat" && r.Relation(n) != "case" {
				return true
			}
		}
	}
	return false
}

// inBrackets returns the name for which a subject without one stands, in brackets, where the text tells it.
func (r *reader) inBrackets(subject []int, who []annot.Participant) string {
	for _, k := range subject {
		if r.MentionOf(k) != annot.None {
			return ""
		}
	}
	ref := r.ReferenceFrom(subject[0])
	if ref == nil {
		ref = r.ReferenceFrom(subject[len(subject)-1])
	}
	if ref == nil || ref.By.Len() == 0 || len(ref.Entities) > 2 {
		return ""
	}
	names := make([]string, len(ref.Entities))
	for i, e := range ref.Entities {
		if !slices.ContainsFunc(who, func(p annot.Participant) bool { return p.Entity == e }) {
			return ""
		}
		names[i] = r.Entities[e].Name
	}
	return " (" + strings.Join(names, " and ") + ")"
}

// gather keeps a token with the dependents that belong to the phrase of a predicate.
func (r *reader) gather(keep map[int]bool, k, predicate int) {
	keep[k] = true
	for n := range r.Dependents(k) {
		if !r.omitted(k, n, predicate) {
			r.gather(keep, n, predicate)
			continue
		}
		if !r.dated(n) || r.dated(k) {
			continue
		}
		for d := range r.Dependents(n) { // "guilty on Friday in Rome"
			if relation := r.Relation(d); !r.dated(d) && relation != "case" && relation != "det" && !r.omitted(k, d, predicate) {
				r.gather(keep, d, predicate)
			}
		}
	}
}

// onlyDated reports whether a participle says no more than when: "the strike set for Tuesday".
func (r *reader) onlyDated(n int) bool {
	dated := false
	for d := range r.Dependents(n) {
		switch {
		case r.dated(d):
			dated = true
		case r.Relation(d) != "case" && r.Relation(d) != "punct":
			return false
		}
	}
	return dated
}

// describing are the relations of a date that belongs to the noun after it: "the 2027 season", "today's vote".
var describing = []string{"compound", "amod", "nummod", "nmod:poss"}

// omitted reports whether a dependent of a token is left out of the phrase of a predicate.
func (r *reader) omitted(k, n, predicate int) bool {
	first, _ := r.Subtree(n)
	setOff := r.Relation(first) == "punct" || r.Lower(first-1) == "," || r.Lower(first-2) == "," && r.Relation(first-1) == "punct"
	if r.dated(n) && !r.dated(k) && !slices.Contains(describing, r.Relation(n)) || setOff && r.grammarOf(n) != nil && r.Relation(n) != "conj" {
		return true
	}
	switch relation := r.Relation(n); relation {
	case "appos", "acl:relcl", "acl":
		return setOff || r.onlyDated(n)
	case "punct", "parataxis", "discourse", "vocative", "list", "dep", "advcl:relcl", "orphan":
		return true
	case "nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "conj", "cc", "mark", "expl":
		return k == predicate
	case "advcl":
		m := r.Dependent(n, "mark")
		return n < k || m == annot.None || r.is(m, opener) || r.Part(m) == "WRB"
	case "obl", "obl:unmarked", "nmod", "nmod:unmarked", "advmod":
		if k == predicate && n < k && relation != "advmod" { // "In Rome, X met Y"
			return true
		}
		return k == predicate && relation == "advmod" && r.is(n, linking)
	}
	return false
}

// wrap keeps the words between a subject and a verb that is an infinitive in form alone, and reports whether there are such: "is pleased
// to announce", "is to step down", "will have to close".
func (r *reader) wrap(keep map[int]bool, c *clause) bool {
	to := r.Dependent(c.head, "mark")
	if c.infinitive || to == annot.None || r.Lower(to) != "to" {
		return false
	}
	keep[to] = true
	governor := r.Head(c.head)
	if c.grammar.Tense != "" || governor == annot.None {
		return true
	}
	keep[governor] = true
	for n := range r.Dependents(governor) {
		switch r.Relation(n) {
		case "aux", "aux:pass", "cop":
			keep[n] = true
		}
	}
	return true
}

// prune takes the last of the phrases and clauses that a predicate can do without out of its phrase, and reports whether there was one.
func (r *reader) prune(keep map[int]bool, c *clause) bool {
	last := annot.None
	for n := range keep {
		if n <= last || n == c.head {
			continue
		}
		switch r.Relation(n) {
		case "obl", "obl:unmarked":
			if h := r.Head(n); r.Dependent(h, "obj", "ccomp", "xcomp") == annot.None && r.grammarOf(h) != nil {
				continue // "voted against the bill"
			}
		case "advcl":
			if m := r.Dependent(n, "mark"); m == annot.None || r.Lower(m) != "to" {
				continue // "barred X from preparing returns"
			}
		case "nmod":
			if relation := r.Relation(r.Head(n)); r.Lower(r.Dependent(n, "case")) == "of" && (relation == "obj" || relation == "nsubj:pass") {
				continue // "a third of its strength"
			}
		case "acl", "acl:relcl":
		default:
			continue
		}
		last = n
	}
	if last == annot.None {
		return false
	}
	for r.Relation(last) == "nmod" && r.Lower(r.Dependent(last, "case")) == "of" {
		if relation := r.Relation(r.Head(last)); relation != "obl" && relation != "nmod" {
			break
		}
		last = r.Head(last) // "as part" says nothing without "of the programme"
	}
	first, end := r.Subtree(last)
	for k := first; k < end; k++ {
		delete(keep, k)
	}
	return true
}

// ordered returns tokens in the order of the text, without what stands in brackets, with the marks between two of them.
func (r *reader) ordered(keep map[int]bool) (words []int) {
	for k := range keep {
		if r.MentionOf(k) != annot.None { // a name is never cut
			words = append(words, r.tokensOfMention(k)...)
			continue
		}
		words = append(words, k)
	}
	slices.Sort(words)
	words = slices.Compact(words)
	for i := len(words) - 1; i > 0; i-- {
		if words[i] == words[i-1]+2 && r.Relation(words[i]-1) == "punct" && !strings.ContainsAny(r.Word(words[i]-1), "()\"“”–—") {
			words = slices.Insert(words, i, words[i]-1)
		}
	}
	depth := 0
	all := slices.Clone(words)
	return slices.DeleteFunc(words, func(k int) bool {
		if r.Part(k) == "IN" && r.dated(k+1) && !slices.Contains(all, k+1) {
			return true
		}
		switch r.Word(k) {
		case "(":
			depth++
		case ")":
			depth--
			return true
		}
		return depth > 0
	})
}

func (r *reader) tokensOfMention(k int) (words []int) {
	m := r.MentionOf(k)
	for n := r.firstOf(m); n < r.after(m); n++ {
		words = append(words, n)
	}
	return words
}
