package event

import (
	"slices"
	"strings"

	"pressroom/analyze/annot"
)

// untold is the state of a happening that the release neither asserts nor denies.
const untold annot.EventStatus = "none"

// mark gives a clause a state. A clause that is untold stays so, and of several states
// the first one counts.
func (c *clause) mark(s annot.EventStatus) {
	switch {
	case s == untold:
		c.unreal = true
	case c.status == "":
		c.status = s
	}
}

// untrue reports whether a happening in this state did not happen, so that what its
// clause governs did not either.
func (c *clause) untrue() bool {
	return c.unreal || c.status == annot.NotHappened || c.status == annot.Denied
}

// judge gives each clause its factuality, by its own words, by the word that governs
// it, and by other cues of the sentence.
func (r *reader) judge(cs []clause) {
	for i := range cs {
		c := &cs[i]
		if c.noun {
			r.judgeNoun(cs, i)
			continue
		}
		sent := r.Sentences[c.sent]
		r.negated(c, sent)
		r.modal(c, cs)
		r.coordinated(c, cs)
		if r.supposed(c.first(), sent) || r.supposed(c.group, sent) {
			c.supposed, c.unreal = true, true
		}
		if own := r.verbCueAt(c.head); own != nil && (own.own == annot.Cancelled || own.own == annot.Postponed) {
			c.mark(own.own)
		}
		r.governors(cs, i, sent)
		r.doubt(c)
	}
	r.conditional(cs)
	r.elliptic(cs)
	r.falsified(cs)
}

// first returns the token with which a clause begins: the first of its subject if that
// stands before the verb.
func (c *clause) first() int {
	if c.subject[0] < c.subject[1] && !c.relative {
		return min(c.subject[0], c.group)
	}
	return c.group
}

// negated reads the adverbs of a verb group, and a subject or an object that is
// "no …".
func (r *reader) negated(c *clause, sent annot.Sentence) {
	k := c.group
	for k > sent.First && r.TimexOf(k-1) == annot.None && (r.Tag(k-1) == "RB" || r.Lower(k-1) == "neither" || r.Lower(k-1) == "nor") {
		k--
	}
	for ; k < c.head; k++ {
		if q, end := r.cueAt(k, "adverb"); q != nil {
			c.mark(q.governed)
			k = end - 1
		}
	}
	if s := c.subject[0]; s < c.subject[1] {
		if q, _ := r.cueAt(s, "quantifier"); q != nil && r.MentionOf(s+1) == annot.None { // a name is not counted
			c.mark(q.governed)
		} else if s > sent.First && (r.Lower(s-1) == "neither" || r.Lower(s-1) == "nor") {
			c.mark(annot.NotHappened)
		}
	}
	if c.end < sent.Last {
		if q, _ := r.cueAt(c.end, "quantifier"); q != nil {
			c.mark(q.governed)
		}
	}
	for k := c.end; c.status == annot.NotHappened && k < min(sent.Last, c.end+8); k++ {
		if w := r.Lower(k); w == "until" || w == "till" { // "did not open until Friday"
			c.unreal = true
		}
	}
}

// modal reads the modal verbs of a group. After "would", the contents of a bill are
// proposed, and a reported happening is planned.
func (r *reader) modal(c *clause, cs []clause) {
	for k := c.group; k < c.head; k++ {
		next, perfect := r.Lower(k+1), r.classed(r.Lower(c.head-1), having) || r.Lower(c.head-1) == "been"
		switch w := r.Lower(k); {
		case perfect && r.classed(w, wish):
			c.unreal = true
		case w == "must", w != "had" && r.classed(w, having) && next == "to":
			c.mark(annot.Required)
		case w == "would" && r.lending(c.subject[0], c.subject[1], map[int]bool{}).legislates():
			c.mark(annot.Proposed)
		case w == "would" && c.content && cs[c.within].past:
			c.planned = true
		case r.classed(w, wish), (w == "was" || w == "were") && next == "to":
			c.unreal = true
		}
	}
}

// legislates reports whether a frame is that of a bill.
func (f *frame) legislates() bool { return f != nil && f.kind == "legislation" }

// coordinated gives the second of two joined verbs the factuality that the words around
// the first give both: "did not meet or speak", "would ban X and require Y".
func (r *reader) coordinated(c *clause, cs []clause) {
	if c.shared == annot.None || c.status != "" {
		return
	}
	k := r.skipBack(c.group-1, r.Sentences[c.sent])
	bare := r.Tag(c.head) == "VB" && c.group == c.head
	if v := &cs[c.shared]; k >= 0 && bare {
		c.unreal, c.status = c.unreal || v.unreal, v.status
	}
}

// governors reads what governs a clause: "refused to", "denied having",
// "prevented X from", "alleges that", "without".
func (r *reader) governors(cs []clause, i int, sent annot.Sentence) {
	c := &cs[i]
	k, after := c.group-1, ""
	switch {
	case c.infinitive:
		if c.shared != annot.None {
			c.inherit(&cs[c.shared])
		}
		k--
	case r.Tag(c.group) == "VBG":
		if k >= sent.First && r.prepositionalCue(k, sent) {
			c.unreal = true
			return
		}
		for k > sent.First && r.Tag(k) == "RB" {
			k--
		}
		if k > sent.First && r.Tag(k) == "IN" {
			after = r.Lower(k)
			k--
		}
	case c.relative || c.subject[0] == c.subject[1]:
		return
	default:
		k = c.subject[0] - 1
		if k > sent.First && r.Lower(k) == "that" {
			k--
		} else if k < sent.First || !r.verbal(k) {
			return
		}
	}
	r.governor(cs, i, k, after, sent)
}

// inherit gives a clause the state of the one that governs it.
func (c *clause) inherit(v *clause) {
	if v.untrue() {
		c.unreal = true
	}
}

// farGovernor is the most tokens between a clause and the word that governs it.
const farGovernor = 16

// governor looks for what governs clause i from token k back, over nouns and
// names, to the verb of the clause before it. after is the preposition of a
// gerund.
func (r *reader) governor(cs []clause, i, k int, after string, sent annot.Sentence) {
	c := &cs[i]
	for n := 0; k >= sent.First && n < farGovernor; k, n = k-1, n+1 {
		if q, _ := r.cueAt(k, "adverb", "quantifier"); q != nil && q.governed == annot.NotHappened { // "decided not to", "no evidence that"
			c.unreal = true
		}
		if q, _ := r.cueAt(k, "noun", "adjective"); q != nil && !strings.HasPrefix(r.Tag(k), "VB") {
			c.mark(q.governed)
		}
		if q := r.verbCueAt(k); q != nil && (q.place != "from" || after == "from" || after == "of") {
			switch {
			case q.governed != annot.Planned: // the tense tells that
				c.mark(q.governed)
			case r.Lower(c.group) == "should": // "agreed that X should …"
				c.unreal, c.planned = false, true
			}
			r.owns(cs, k, q)
			return
		}
		if w := r.Lower(k); r.verbal(k) || w == "," {
			return
		}
	}
}

// owns gives the clause of a governing verb at token k its own state.
func (r *reader) owns(cs []clause, k int, q *cue) {
	for j := range cs {
		if v := &cs[j]; v.head == k && (q.own != annot.Required || v.passive) {
			v.mark(q.own)
			return
		}
	}
}

// prepositionalCue reports whether token k ends "without", "instead of" and their
// like.
func (r *reader) prepositionalCue(k int, sent annot.Sentence) bool {
	for n := k; n >= sent.First && n > k-4; n-- {
		if q, end := r.cueAt(n, "preposition"); q != nil && end == k+1 {
			return true
		}
	}
	return false
}

// judgeNoun says whether a happening that a noun names is so: by the words before
// it, and by the verb whose subject or object it is.
func (r *reader) judgeNoun(cs []clause, i int) {
	c := &cs[i]
	r.moodOfNoun(cs, i)

	for k := c.group; k < c.head; k++ {
		if q, _ := r.cueAt(k, "attribute", "quantifier"); q != nil {
			c.mark(q.governed)
		}
	}
	for j := range cs {
		v := &cs[j]
		object := v.end <= c.head && c.head < v.stop
		subject := v.passive && v.subject[0] <= c.head && c.head < v.subject[1]
		if q := r.verbCueAt(v.head); (object || subject) && q != nil && q.place == "verb" && q.governed != "" {
			c.mark(q.governed)
			r.owns(cs, v.head, q)
		}
	}
}

// conditional marks what is planned on a condition.
func (r *reader) conditional(cs []clause) {
	if !slices.ContainsFunc(cs, func(c clause) bool { return c.supposed }) {
		return
	}
	for i := range cs {
		if c := &cs[i]; c.planned {
			c.whole = true
			c.mark(annot.Expected)
		}
	}
}

// supposed reports whether an "if" or its like, or a verb before its subject
// ("Had the army attacked"), opens the clause of token k.
func (r *reader) supposed(k int, sent annot.Sentence) bool {
	for n := 0; k > sent.First && n < 12; n++ {
		k--
		w := r.Lower(k)
		if q, _ := r.cueAt(k, "condition"); q != nil {
			return true
		}
		if (w == "should" || w == "had" || w == "were") && (k == sent.First || r.Lower(k-1) == ",") && r.Lower(k+1) != "to" {
			return true
		}
		if w == "," || w == ";" || w == "that" {
			return false
		}
	}
	return false
}

// elliptic reads a sentence that ends with "but did not": what was planned in it
// did not happen.
func (r *reader) elliptic(cs []clause) {
	if len(cs) == 0 {
		return
	}
	sent := r.Sentences[cs[0].sent]
	for k := sent.First + 1; k+1 < sent.Last; k++ {
		if r.Lower(k) != "but" && r.Lower(k) != "yet" {
			continue
		}
		aux := k + 1
		for aux+1 < sent.Last && (r.Tag(aux) == "RB" || r.is(aux, nominative)) {
			aux++
		}
		if aux+1 >= sent.Last {
			continue
		}
		if q, end := r.cueAt(aux+1, "adverb"); q != nil && r.is(aux, auxiliary) && end < len(r.Tokens) && !strings.HasPrefix(r.Tag(end), "VB") {
			for i := range cs {
				if c := &cs[i]; c.head < k && (c.infinitive || r.is(c.head, plan)) {
					c.mark(annot.NotHappened)
				}
			}
		}
	}
}

// falsified marks the report that a sentence says to be false: "Rumours that … are
// false", "It is not true that …".
func (r *reader) falsified(cs []clause) {
	if len(cs) == 0 {
		return
	}
	sent := r.Sentences[cs[0].sent]
	for k := sent.First + 1; k < sent.Last; k++ {
		q, end := r.cueAt(k, "false")
		if q == nil || !r.is(k-1, being) && r.Tag(k-1) != "RB" {
			continue
		}
		that := sent.First
		for that < k && r.Lower(that) != "that" {
			that++
		}
		if report, _ := r.cueAt(max(that-1, sent.First), "noun"); that < k && report != nil {
			markBetween(cs, that, k)
		}
		for n := end; n < min(end+4, sent.Last); n++ {
			if r.Lower(n) == "that" {
				markBetween(cs, n, sent.Last)
			}
		}
	}
}

// markBetween leaves untold what the clauses between two tokens tell.
func markBetween(cs []clause, first, last int) {
	for i := range cs {
		if first < cs[i].head && cs[i].head < last {
			cs[i].unreal = true
		}
	}
}
