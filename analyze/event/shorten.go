package event

import (
	"maps"
	"slices"
	"strings"

	"pressroom/analyze/annot"
)

// excess says how much of a phrase is too much.
type excess int

const (
	none excess = iota
	some        // what only describes can go
	much        // circumstances can go, too
	most        // all can go without which the rest is not wrong
)

// excess is that of so many words.
func (w *wording) excess(words []int) excess {
	switch n := w.count(words); {
	case n > maxPhrase:
		return most
	case n > ample:
		return much
	case n > enough:
		return some
	}
	return none
}

// shorten leaves out what the phrase can do without, the last first.
func (w *wording) shorten() []int {
	words := w.closed(w.withoutPlace(w.ordered()))
	tried := map[int]bool{}
	for w.excess(words) > none {
		n := w.last(words, tried)
		if n == annot.None {
			break
		}
		tried[n] = true
		kept, left := maps.Clone(w.kept), maps.Clone(w.left)
		w.leave(n)
		if w.Relation(n) == "conj" {
			w.leaveList(w.Head(n))
		}
		shorter := w.closed(w.withoutPlace(w.ordered()))
		least := leastPhrase
		if strings.HasSuffix(w.Relation(n), "relcl") {
			least = enough
		}
		bare := w.count(shorter) < least && w.excess(words) < most
		if len(shorter) == 0 || len(shorter) == len(words) || bare || w.unfinished(shorter, w.top) || w.stranded(shorter) {
			w.kept, w.left = kept, left
			continue
		}
		words = shorter
	}
	return words
}

// stranded reports whether words end with the verb of a description that has lost what completes it: "losses such as those that occurred
// [in May]".
func (w *wording) stranded(words []int) bool {
	last := words[len(words)-1]
	if last == w.top || !w.verbal(last) || !strings.HasPrefix(w.Relation(last), "acl") {
		return false
	}
	for d := range w.Dependents(last) {
		if d > last && w.left[d] && w.Relation(d) != "punct" {
			return true
		}
	}
	return false
}

// leaveList leaves out all that is joined to a word, for of a list nobody leaves out the end alone.
func (w *wording) leaveList(h int) {
	for n := range w.Dependents(h) {
		if relation := w.Relation(n); n > h && (relation == "conj" || relation == "cc") {
			w.leave(n)
		}
	}
}

// closed cuts words off after an aside that a comma opens and none closes, and after the part of a list that a semicolon ends: what follows
// belongs to what was left out.
func (w *wording) closed(words []int) []int {
	for i := 1; i < len(words); i++ {
		if from := words[i-1] + 1; from > w.top && w.open(from, words[i]) {
			for _, n := range words[i:] {
				delete(w.kept, n)
				w.left[n] = true
			}
			return words[:i]
		}
	}
	return words
}

// open reports whether the tokens that were left out between two words of a phrase leave an aside open.
func (w *wording) open(from, to int) bool {
	comma := from < to && w.Word(from) == "," && w.Relation(to-1) != "punct" && w.Relation(to) != "punct" && w.Part(to) != "CC"
	left, semicolon := false, false
	for k := from; k < to; k++ {
		left = left || w.left[k] && !w.dated(k) && !w.dated(k+1) && w.Relation(k) != "punct"
		semicolon = semicolon || w.Word(k) == ";"
	}
	return left && (comma || semicolon)
}

// withoutPlace leaves out a place in capitals with which a sentence begins, the rest of a dateline: "WASHINGTON The Senate passed …".
func (w *wording) withoutPlace(words []int) []int {
	capitals := func(k int) bool { return w.KindOf(k) == annot.Place && w.Word(k) == strings.ToUpper(w.Word(k)) }
	if len(words) == 0 || words[0] != w.Sentences[w.t.sent].First || !capitals(words[0]) || len(w.Word(words[0])) <= len("U.S.A.") {
		return words
	}
	m := w.MentionOf(words[0])
	rest := slices.DeleteFunc(slices.Clone(words), func(k int) bool { return w.MentionOf(k) == m })
	for len(rest) > 1 && (w.Word(rest[0]) == "," || capitals(rest[0])) {
		rest = rest[1:]
	}
	if len(rest) == 0 || !w.nominal(rest[0]) && w.Part(rest[0]) != "DT" {
		return words
	}
	return rest
}

// last returns the last constituent that the phrase can do without, or None. Where much has to go, an office, and by whom and where it was,
// go first.
func (w *wording) last(words []int, tried map[int]bool) int {
	end, need := words[len(words)-1], w.excess(words)
	open := func(n int) bool {
		h := w.Head(n)
		governed := w.governs(h, n) && (need < most || w.verbal(h))
		return !tried[n] && h != annot.None && w.kept[h] && !w.completes(h, n) && !governed && !w.accordingTo(n)
	}
	for i := len(words) - 1; i > 0 && need >= much; i-- {
		if n := words[i]; open(n) && (w.office(w.Head(n), n) || w.amid(w.Head(n), n, need)) {
			return n
		}
	}
	for i := len(words) - 1; i > 0; i-- {
		n := words[i]
		_, after := w.Subtree(n)
		behind := n > w.top || w.Relation(w.top) == "parataxis"
		if behind && after > end && open(n) && w.dispensable(w.Head(n), n, need) {
			return n
		}
	}
	return annot.None
}

// office reports whether a token tells of what somebody has an office, a constituent that may stand before the verb.
func (w *wording) office(h, n int) bool {
	return w.KindOf(h) == annot.Person && w.Relation(n) == "nmod" && n > h && w.MentionOf(n) != w.MentionOf(h)
}

// amid reports whether a phrase can do without a constituent although more follows: by whom and where something is done that is told with
// more, "indicted by a jury in Rome on charges of …".
func (w *wording) amid(h, n int, need excess) bool {
	where := w.Relation(n) == "obl" && w.locates(n)
	return need >= much && h == w.top && n > h && (where || w.Relation(n) == "obl:agent") && w.furnishedAfter(h, n)
}

// dispensable reports whether a phrase can do without a dependent of a token, of which the rest of the phrase is not wrong.
func (w *wording) dispensable(h, n int, need excess) bool {
	if g := w.grammarOf(h); g != nil {
		return g.Polarity == annot.Positive && w.circumstance(h, n, need) // "cannot find faults after …"
	}
	switch w.Relation(n) {
	case "acl:relcl":
		return need >= much || w.MentionOf(h) != annot.None
	case "acl":
		return need == most && w.Dependent(n, "mark") == annot.None
	case "nmod":
		return w.attribute(h, n, need)
	case "conj":
		return need == most && !w.verbal(n) && w.Head(h) < h
	}
	return false
}

// circumstance reports whether a predicate can do without a dependent.
func (w *wording) circumstance(h, n int, need excess) bool {
	switch w.Relation(n) {
	case "obl", "obl:unmarked":
		spare := need == most && (w.furnished(h, n) || w.locates(n)) || need == much && w.furnished(h, n) && w.locates(n)
		return n > h && w.completed(h, n) && (spare || w.circumstantial(n))
	case "advcl":
		return need == most && n > h && w.completed(h, n)
	}
	return false
}

// attribute reports whether a noun can do without a phrase with a preposition.
func (w *wording) attribute(h, n int, need excess) bool {
	switch c := w.Lower(w.Dependent(n, "case")); {
	case c == "of" || c == "" || c == "to" && w.KindOf(h) == annot.Person:
		return false
	case need == much:
		return w.KindOf(h) == annot.Person || w.MentionOf(h) != annot.None && w.locates(n)
	}
	return need == most || w.KindOf(h) == annot.Person
}

// aroundCases are the prepositions of phrases that tell where, or with whom.
var aroundCases = []string{"in", "at", "with", "alongside", "near", "across"}

// locates reports whether a phrase tells where, or with whom. "In prison", without an article, does not.
func (w *wording) locates(n int) bool {
	meant := w.MentionOf(n) != annot.None || w.Dependent(n, "det") != annot.None
	return meant && slices.Contains(aroundCases, w.Lower(w.Dependent(n, "case")))
}

// furnished reports whether a predicate has another phrase with a preposition before one: "sentenced X to two years".
func (w *wording) furnished(k, n int) bool {
	o := w.Dependent(k, "obl", "xcomp")
	return o != annot.None && o < n && w.kept[o]
}

// furnishedAfter reports whether a predicate has such a phrase after one.
func (w *wording) furnishedAfter(k, n int) bool {
	for d := range w.Dependents(k) {
		if d > n && w.kept[d] && w.Relation(d) == "obl" {
			return true
		}
	}
	return false
}

// circumstantial reports whether a phrase tells after or during what else something happened, and completes no predicate.
func (w *wording) circumstantial(n int) bool {
	switch w.Lower(w.Dependent(n, "case")) {
	case "following", "after", "during", "amid", "before", "despite", "pursuant", "alongside", "under":
		return true
	}
	return false
}

// completed reports whether a predicate is completed by a constituent before another one.
func (w *wording) completed(k, n int) bool {
	for d := range w.Dependents(k) {
		switch w.Relation(d) {
		case "obj", "ccomp", "obl", "obl:agent", "cop":
			if w.kept[d] && d < n {
				return true
			}
		case "xcomp":
			if w.kept[d] && d < n && w.grammarOf(d) != nil && w.Part(d) != "JJ" { // not "guilty"
				return true
			}
		}
	}
	return false
}
