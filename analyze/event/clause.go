package event

import (
	"slices"
	"strings"

	"pressroom/analyze/annot"
)

// A clause is a trigger with its subject and what it governs, and with what the grammar
// says about it: tense, voice, factuality.
type clause struct {
	*frame
	grammar *annot.Clause   // nil of a noun
	kind    annot.EventKind // the frame's own, or that of the object of a light verb
	plover  string
	sent    int // index of its sentence
	group   int // first token of the verb group or of the noun phrase
	head    int // token of the trigger
	end     int // token after the trigger with its particles
	stop    int // token after what belongs to it
	reach   int // token after its infinitives, "voted to authorize funding"
	far     int // token after the participles after it, "sightings logged in the Pennines"
	noun    bool

	subject [2]int // tokens of the noun phrase that the verb is said of; empty if there is none
	shared  int    // index of the clause whose subject this one has too, or None
	within  int    // index of the clause of speech that reports this one, or None

	passive, past, planned bool
	status                 annot.EventStatus // the state that its words give it, empty for that of its tense
	unreal                 bool              // only wished for or supposed: nothing that the release tells
	supposed               bool              // it is a condition
	whole                  bool              // it holds on a condition: only its whole sentence is true
	infinitive, relative   bool
	earlier                bool // it had happened before the rest of its story
	circumstance           bool // it is introduced by "after", "as" and their like
	content                bool // it is what the speech of within says, no circumstance of it
	quote                  int  // index of the quote that it stands in, or None
}

// maxClauses is the most clauses that are read in a sentence. It is more than real
// sentences have, and bounds the time for others.
const maxClauses = 40

// clauses reads the sentence: a clause for each verb, whether it has a frame or not, and for each noun that is a happening and no
// verb's object.
func (r *reader) clauses(n int) []clause {
	sent := r.Sentences[n]
	var cs []clause
	taken := map[int]bool{} // nouns that lend their kind to a verb
	for i := r.clauseAfter(sent.First); i < len(r.Clauses) && r.Clauses[i].Predicate < sent.Last && len(cs) < maxClauses; i++ {
		if c, ok := r.verbClause(n, &r.Clauses[i], cs, taken); ok {
			cs = append(cs, c)
		}
	}
	for k := sent.First; k < sent.Last && len(cs) < 2*maxClauses; k++ {
		if c, ok := r.nounClause(n, k); ok && !taken[k] {
			cs = append(cs, c)
			k = c.end - 1
		}
	}
	r.reports(cs)
	r.judge(cs)
	return cs
}

// verbClause reads a clause of the grammar. What is said with a form of "be" is a happening only where a frame has it: "is available".
func (r *reader) verbClause(n int, g *annot.Clause, before []clause, taken map[int]bool) (clause, bool) {
	sent := r.Sentences[n]
	c := clause{grammar: g, sent: n, group: g.First, head: g.Predicate, shared: annot.None, within: annot.None, quote: r.QuoteOf(g.Predicate)}
	if be := r.Dependent(g.Predicate, "cop"); be != annot.None && !r.verbal(g.Predicate) {
		c.frame, c.end = r.match(r.verbs, be, sent.Last)
		if c.frame == nil || c.end <= g.Predicate {
			return c, false
		}
	} else if !r.verbal(g.Predicate) && g.Tense == "" && !r.mistaken(g) {
		return c, false
	} else if c.frame, c.end = r.match(r.verbs, c.head, sent.Last); c.frame == nil {
		c.frame, c.end = &unknown, max(c.head+1, g.Last)
	}
	for k := c.head; k < c.end; k++ {
		taken[k] = true // the sale in "goes on sale"
	}
	r.mood(&c, before)
	c.stop = r.stop(&c, sent.Last)
	r.readSubject(&c, before)
	c.frame = r.sense(c.frame, c, taken)
	c.kind, c.plover = c.frame.kind, c.frame.plover
	if lent := r.lentKind(&c); lent != nil {
		c.kind, c.plover = lent.kind, lent.plover
	}
	return c, true
}

// mistaken reports whether a past tense was taken for a noun although it has a subject: "spoke".
func (r *reader) mistaken(g *annot.Clause) bool {
	f, _ := r.match(r.verbs, g.Predicate, g.Predicate+1)
	if f == nil || r.Part(g.Predicate) != "NN" || r.Dependent(g.Predicate, "nsubj") == annot.None ||
		r.Dependent(g.Predicate, "cop") != annot.None {
		return false
	}
	w := r.Lower(g.Predicate)
	return w != f.trigger && !strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ing")
}

// verbal reports whether a token is a verb and no part of a name.
func (r *reader) verbal(k int) bool {
	part := r.Part(k)
	return (part == "MD" || strings.HasPrefix(part, "VB")) && r.MentionOf(k) == annot.None && !(part == "VBG" && r.is(k, prepositional))
}

// finite reports whether a token is a finite verb.
func (r *reader) finite(k int) bool {
	switch r.Part(k) {
	case "VBD", "VBZ", "VBP", "MD":
		return r.verbal(k)
	}
	return false
}

// mood reads tense, voice and reality of a clause.
func (r *reader) mood(c *clause, before []clause) {
	g := c.grammar
	participle := g.Tense == "" && c.group == c.head && (r.Part(c.head) == "VBN" || r.Part(c.head) == "VBD")
	c.past, c.passive = g.Tense == annot.Past || participle || r.mistaken(g), g.Passive
	c.passive = c.passive && !(participle && r.active(c)) || r.participial(g)
	c.planned = g.Tense == annot.Future
	c.earlier = g.Tense == annot.Past && r.Lower(g.First) == "had" && g.First < g.Predicate
	c.relative = g.Source == annot.Relative || r.gapped(g) || g.Tense == "" && r.Part(c.head) == "VBG" && c.group == c.head
	to := r.Dependent(c.head, "mark")
	if to == annot.None || r.Lower(to) != "to" {
		return
	}
	switch governor := r.Head(c.head); {
	case g.Tense != "": // "X is to step down"
		c.planned = g.Tense == annot.Present
	case governor == annot.None:
		c.infinitive, c.unreal = true, true
	case g.Relation == "xcomp" && (r.Lemma(governor) == "be" || r.Lemma(governor) == "have"): // "X is to step down", "will have to close"
		c.planned = r.Part(governor) != "VBD"
		c.past = !c.planned
	case r.expressed(governor): // "is pleased to announce"
		c.past = r.grammarOf(governor).Tense == annot.Past
	default:
		c.infinitive = true
		c.shared = indexOf(before, governor)
		c.planned = r.is(governor, plan)
		c.past = c.past || !c.planned && r.is(governor, achieved)
	}
}

// participial reports whether what the parser takes for a verb in the past is a participle that a comma sets off from the noun that it
// describes: "The Act, signed in May, ends the tax".
func (r *reader) participial(g *annot.Clause) bool {
	p := g.Predicate
	first, last := r.Subtree(g.Subject.Head)
	comma := g.First == p && r.Part(p) == "VBD" && r.Word(p-1) == "," && strings.HasSuffix(r.Lower(p), "ed")
	if !comma || g.Source != annot.OwnSubject || g.Subject.Last != p-1 && last != p && last != p-1 {
		return false
	}
	for k := first; k < p-1; k++ { // the comma closes what another one opens: "X, a bank, signed …"
		if r.Word(k) == "," {
			return false
		}
	}
	return true
}

// active reports whether what is read as a participle is a verb in the past: "X today called on Y".
func (r *reader) active(c *clause) bool {
	return c.grammar.Relation == "root" && (len(c.grammar.Objects) > 0 || c.end > c.head+1 || r.objectFollows(c.end, r.Sentences[c.sent]))
}

// expressed reports whether a predicate says only how somebody feels about what its infinitive tells: "X is proud to announce".
func (r *reader) expressed(governor int) bool {
	g := r.grammarOf(governor)
	if g == nil || g.Subject == annot.NoPhrase || r.Lower(g.Subject.Head) == "it" || r.classed(r.Lower(governor), plan) {
		return false
	}
	return r.Dependent(governor, "cop", "aux:pass") != annot.None && r.is(governor, feeling)
}

// gapped reports whether a clause describes the noun that is its object: "the package that X sponsored".
func (r *reader) gapped(g *annot.Clause) bool {
	noun := func(p annot.Phrase) bool { return p.Head == r.Head(g.Predicate) }
	return g.Relation == "acl:relcl" && r.Lower(g.Subject.First-1) != "," && slices.ContainsFunc(g.Objects, noun)
}

// indexOf returns the index of the clause with a predicate, or None.
func indexOf(cs []clause, predicate int) int {
	for i := range cs {
		if !cs[i].noun && cs[i].head == predicate {
			return i
		}
	}
	return annot.None
}

// boundary reports whether a clause ends at token k.
func (r *reader) boundary(k int) bool {
	w := r.Lower(k)
	if w == "that" { // not "that bill"
		return r.Tag(k) != "DT"
	}
	if w == "“" || w == "”" || w == "\"" { // not around a "so-called" word
		return k > 0 && r.QuoteOf(k-1) != annot.None || k+1 < len(r.Tokens) && r.QuoteOf(k+1) != annot.None
	}
	return r.classed(w, opener)
}

// stop returns where the clause of a verb ends: where another clause begins, or what opens one.
func (r *reader) stop(c *clause, last int) int {
	k := c.end
	for ; k < last; k++ {
		own := r.Relation(k) == "punct" || r.TimexOf(k) != annot.None || r.owner(k) == c.grammar || r.leadsInfinitive(k)
		if !own || r.boundary(k) && r.Lower(k) != "as" {
			return k
		}
	}
	return k
}

// owner returns the clause to which a token belongs, or nil.
func (r *reader) owner(k int) *annot.Clause {
	for ; k != annot.None; k = r.Head(k) {
		if g := r.grammarOf(k); g != nil {
			return g
		}
	}
	return nil
}

// leadsInfinitive reports whether a token is the "to" of an infinitive or an adverb after it.
func (r *reader) leadsInfinitive(k int) bool {
	h := r.Head(k)
	to := r.Dependent(h, "mark")
	return h > k && to != annot.None && r.Lower(to) == "to" && to <= k
}

// reports marks the clauses that a verb of speech reports.
func (r *reader) reports(cs []clause) {
	for i := range cs {
		cs[i].within = r.reporting(cs, i)
		cs[i].content = r.isContent(cs, i)
		cs[i].circumstance = r.isCircumstance(&cs[i])
		cs[i].reach, cs[i].far = cs[i].stop, cs[i].stop
		for j := range cs {
			if cs[j].infinitive && cs[j].group == cs[i].reach {
				cs[i].reach = cs[j].stop
			}
			if (cs[j].infinitive || cs[j].relative) && cs[j].group == cs[i].far {
				cs[i].far = cs[j].stop
			}
		}
	}
}

// reporting returns the clause of speech on which clause i depends, or None.
func (r *reader) reporting(cs []clause, i int) int {
	for k := r.Head(cs[i].head); k != annot.None; k = r.Head(k) {
		if j := indexOf(cs, k); j != annot.None && cs[j].kind == "statement" {
			return j
		}
	}
	for j := i + 1; j < len(cs) && !cs[i].speech(); j++ {
		if r.adds(&cs[j]) && r.under(cs[j].head, cs[i].head) {
			return j
		}
	}
	return annot.None
}

// moodOfNoun gives a happening the tense of the verb whose subject or object it
// is.
func (r *reader) moodOfNoun(cs []clause, i int) {
	for j := range cs {
		if v := &cs[j]; v.group <= cs[i].head && cs[i].head < v.stop || v.subject[0] <= cs[i].head && cs[i].head < v.subject[1] {
			cs[i].past, cs[i].planned, cs[i].unreal, cs[i].status = v.past, v.planned, v.unreal, v.status
		}
	}
}

// isCircumstance reports whether a clause tells when or why another happened.
func (r *reader) isCircumstance(c *clause) bool {
	first := c.group
	if c.subject[0] < c.subject[1] && !c.relative {
		first = c.subject[0]
	}
	if first == r.Sentences[c.sent].First {
		return false
	}
	switch r.Lower(first - 1) {
	case "after", "as", "when", "while", "because", "although", "though", "since", "before", "until", "where":
		return true
	}
	return false
}

// adds reports whether a verb of speech is added to what it says: "…, X said today".
func (r *reader) adds(c *clause) bool {
	return !c.noun && c.speech() && c.subject[0] < c.group && r.Lower(c.subject[0]-1) == "," && c.grammar.Source == annot.OwnSubject
}

// under reports whether token k depends on token head, directly or not.
func (r *reader) under(k, head int) bool {
	for k != annot.None && k != head {
		k = r.Head(k)
	}
	return k == head
}

// isContent reports whether a clause is what a verb of speech says: "announced
// that X …", "applauds the confirmation of X".
func (r *reader) isContent(cs []clause, i int) bool {
	c := &cs[i]
	if c.within == annot.None {
		return false
	}
	v := &cs[c.within]
	if c.noun {
		return c.head < v.stop
	}
	k := c.head
	for r.Relation(k) == "conj" {
		k = r.Head(k)
	}
	if r.adds(v) && r.under(v.head, k) {
		return true
	}
	switch r.Relation(k) {
	case "ccomp", "xcomp":
		return r.Head(k) == v.head
	case "acl", "acl:relcl", "advcl":
		return false
	}
	return false
}
