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
		if r.supposed(c, cs) {
			c.supposed, c.unreal = true, true
		}
		if own := r.verbCueAt(c.head); own != nil && (own.own == annot.Cancelled || own.own == annot.Postponed) {
			c.mark(own.own)
		}
		r.governors(cs, i)
		r.doubt(c)
		r.wanted(c)
		if r.addresses(c, sent) {
			c.unreal = true
		}
	}
	r.conditional(cs)
	r.elliptic(cs)
	r.falsified(cs)
}

// negated reads the adverbs of a verb group, and a subject or an object that is
// "no …".
func (r *reader) negated(c *clause, sent annot.Sentence) {
	for n := range r.Dependents(c.head) {
		if rel := r.Relation(n); n > c.head || rel != "advmod" && rel != "cc" && rel != "cc:preconj" {
			continue
		}
		if r.compared(c, n) {
			c.unreal = true
			continue
		}
		first, _ := r.Subtree(n) // "no longer"
		for k := first; k <= n; k++ {
			if q, end := r.cueAt(k, "adverb"); q != nil && end > n { // not "almost everywhere"
				c.mark(q.governed)
				k = end - 1
			}
		}
	}
	if s := c.subject[0]; s < c.subject[1] {
		if q, _ := r.cueAt(s, "quantifier"); q != nil && r.MentionOf(s+1) == annot.None { // a name is not counted
			c.mark(q.governed)
		} else if s > sent.First && (r.Lower(s-1) == "neither" || r.Lower(s-1) == "nor") {
			c.mark(annot.NotHappened)
		}
	}
	if c.end < sent.Last && !c.speech() { // not "called for no cuts"
		if q, _ := r.cueAt(c.end, "quantifier"); q != nil {
			c.mark(q.governed)
		}
	}
	if c.status == annot.NotHappened && r.habitual(c) { // "does not always need a pillow"
		c.unreal = true
	}
	for k := c.end; c.status == annot.NotHappened && k < min(sent.Last, c.end+8); k++ {
		if w := r.Lower(k); w == "until" || w == "till" { // "did not open until Friday"
			c.unreal = true
		}
	}
}

// compared reports whether the adverb at token n only compares: "has never been more divided".
func (r *reader) compared(c *clause, n int) bool {
	if r.Lower(n) != "never" {
		return false
	}
	for d := range r.Dependents(c.head) {
		if w := r.Lower(d); d > n && d < c.head && (w == "more" || w == "so" || w == "less" || w == "as") {
			return true
		}
	}
	return strings.HasSuffix(r.Part(c.head), "R")
}

// habitual reports whether a clause is in the simple present, in which releases tell what is always so.
func (r *reader) habitual(c *clause) bool {
	if c.grammar == nil || c.grammar.Tense != annot.Present {
		return false
	}
	first := r.Lower(c.group)
	return r.Part(c.head) == "VBZ" || r.Part(c.head) == "VBP" || first == "do" || first == "does" || first == "don't" || first == "doesn't"
}

// modal reads the modal verbs of a group. After "would", the contents of a bill are
// proposed, and a reported happening is planned.
func (r *reader) modal(c *clause, cs []clause) {
	if h := r.Head(c.head); c.grammar.Relation == "xcomp" && r.Lemma(h) == "have" && r.Part(h) != "VBD" { // "will have to close"
		c.mark(annot.Required)
	}
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

// addresses reports whether a clause asks its reader or tells him what he does: "Visit the museum", "When will it begin?", "you will find".
func (r *reader) addresses(c *clause, sent annot.Sentence) bool {
	if r.Lower(sent.Last-1) == "?" && c.quote == annot.None {
		return true
	}
	if c.subject[0] < c.subject[1] {
		return r.Lower(c.subject[1]-1) == "you"
	}
	return c.grammar.Subject == annot.NoPhrase && r.Relation(c.head) == "root" && c.group == c.head && r.Part(c.head) == "VB"
}

// wanted leaves untold what somebody only says should be: "Congress must act", "we need more nurses". What is required by something, or by
// some day, is told.
func (r *reader) wanted(c *clause) {
	if c.status != annot.Required || c.past {
		return
	}
	own := r.Lower(max(c.subject[0], c.subject[1]-1))
	if c.quote != annot.None || own == "we" || own == "i" || own == "you" || own == "they" {
		c.unreal = true
		return
	}
	for k := c.head; k != annot.None; k = r.Head(k) {
		for d := range r.Dependents(k) {
			p := r.Dependent(d, "case")
			if p != annot.None && (r.Lower(p) == "under" || r.Lower(p) == "by" && k == c.head && c.passive) { // "must be approved by the Senate"
				return
			}
		}
	}
	for k := c.end; k < c.stop; k++ {
		if i := r.TimexOf(k); i != annot.None && r.dates(&r.Timexes[i]) {
			return
		}
	}
	c.unreal = true
}

// legislates reports whether a frame is that of a bill.
func (f *frame) legislates() bool { return f != nil && f.kind == "legislation" }

// coordinated gives the second of two joined verbs the factuality that the words around
// the first give both: "did not meet or speak", "would ban X and require Y".
func (r *reader) coordinated(c *clause, cs []clause) {
	if c.shared == annot.None || c.status != "" {
		return
	}
	if v := &cs[c.shared]; c.group == c.head && r.Part(c.head) == "VB" {
		c.unreal, c.status = c.unreal || v.unreal, v.status
	}
}

// governors reads what governs a clause: "refused to", "denied having", "prevented X from", "alleges that", "without". It climbs from
// the clause over the nouns of which it is the content to the next verb: "dismissed the reports that".
func (r *reader) governors(cs []clause, i int) {
	c := &cs[i]
	if c.infinitive && c.shared != annot.None {
		c.inherit(&cs[c.shared])
	}
	after, ok := r.governed(c)
	if !ok {
		return
	}
	reported := after != "to"
	for k, n := r.Head(c.head), 0; k != annot.None && n < farGovernor; k, n = r.Head(k), n+1 {
		if r.yet(c, k) {
			c.unreal = true
		}
		if q := r.verbCueAt(k); q != nil && (q.place != "from" || after == "from" || after == "of") {
			r.governedBy(c, q)
			if k < c.head && (q.own != annot.Denied || reported) {
				r.owns(cs, k, q)
			}
			return
		}
		if q, _ := r.cueAt(k, "noun", "adjective"); q != nil && !strings.HasPrefix(r.Part(k), "VB") {
			if after != "" || c.grammar.Tense == "" || c.grammar.Source != annot.OwnSubject { // not "false claims, announced X"
				c.mark(q.governed)
			}
			reported = reported && q.own == "" // "dismissed charges of …"
		} else if strings.HasPrefix(r.Part(k), "NN") {
			reported = false // "rejected an amendment to …"
		}
		if r.grammarOf(k) != nil {
			return
		}
	}
}

// yet reports whether a word before a clause says that token k, which governs it, has yet to come, or that nothing of it is known.
func (r *reader) yet(c *clause, k int) bool {
	for d := range r.Dependents(k) { // "has yet to", "no evidence that"
		if q, _ := r.cueAt(d, "quantifier", "adjective"); q != nil && d < c.head && (r.Relation(d) == "det" || r.Relation(d) == "advmod") {
			return true
		}
	}
	return false
}

// governedBy gives a clause the state that the cue of the verb above gives it.
func (r *reader) governedBy(c *clause, q *cue) {
	switch {
	case q.governed != annot.Planned: // the tense tells that
		c.mark(q.governed)
	case r.Lower(c.group) == "should": // "agreed that X should …"
		c.unreal, c.planned = false, true
	}
}

// farGovernor is the most words from a clause to the verb that governs it.
const farGovernor = 4

// governed reports whether another word may say how a clause is meant, and the preposition between the two. A clause that only tells when
// or why another happened is not governed.
func (r *reader) governed(c *clause) (after string, ok bool) {
	if cc := r.Dependent(c.head, "cc"); cc != annot.None {
		if q, _ := r.cueAt(cc, "preposition"); q != nil { // "sold the land rather than build"
			c.unreal = true
			return "", false
		}
	}
	m := r.Dependent(c.head, "mark", "case")
	if m == annot.None && r.Lower(c.head-1) == "having" { // "of having dumped"
		m = r.Dependent(c.head-1, "mark")
	}
	if m != annot.None {
		after = r.Lower(m)
		if q, _ := r.cueAt(m, "preposition"); q != nil {
			c.unreal = true
			return after, false
		}
	}
	switch r.Relation(c.head) {
	case "xcomp", "ccomp", "acl", "csubj", "obj":
		return after, true
	case "acl:relcl": // "reports that she had resigned" are taken for one
		return after, r.Lower(c.subject[0]-1) == "that"
	case "advcl", "obl", "nmod":
		return after, slices.Contains(governing, after)
	}
	return after, false
}

// governing are the prepositions between a clause and the word that says how it is meant.
var governing = []string{"from", "of", "with", "to", "for", "in", "that"}

// inherit gives a clause the state of the one that governs it.
func (c *clause) inherit(v *clause) {
	if v.untrue() {
		c.unreal = true
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
	if g := r.owner(c.head); g != nil && r.classed(r.Lower(g.Predicate), plan) { // "the decision is due on Friday"
		c.past, c.planned = false, true
	}
	for k, n := r.Head(c.head), 0; n < 2 && k != annot.None && r.grammarOf(k) == nil; k, n = r.Head(k), n+1 {
		switch q, _ := r.cueAt(k, "noun"); { // "on track for a launch"
		case q == nil:
		case q.governed == annot.Planned:
			c.past, c.planned = false, true
		default:
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

// supposed reports whether an "if" or its like, or a verb before its subject ("Had the army attacked"), opens a clause or the one
// that it is coordinated with.
func (r *reader) supposed(c *clause, cs []clause) bool {
	first, _ := r.Subtree(c.head)
	if q, _ := r.cueAt(first, "condition"); q != nil && r.owner(first) == c.grammar {
		return true
	}
	if m := r.Dependent(c.head, "mark"); m != annot.None {
		if q, _ := r.cueAt(m, "condition"); q != nil {
			return true
		}
	}
	if k := c.subject[0] - 1; k == r.Sentences[c.sent].First || r.Lower(k-1) == "," {
		if w := r.Lower(k); w == "should" || w == "had" || w == "were" {
			return true
		}
	}
	above := indexOf(cs, r.Head(c.head))
	return r.Relation(c.head) == "conj" && above != annot.None && cs[above].supposed
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
