package event

import (
	"pressroom/analyze/annot"
)

// A clause is a trigger with its subject and what it governs, and with what the grammar
// says about it: tense, voice, factuality.
type clause struct {
	*frame
	kind   annot.EventKind // the frame's own, or that of the object of a light verb
	plover string
	sent   int // index of its sentence
	group  int // first token of the verb group or of the noun phrase
	head   int // token of the trigger
	end    int // token after the trigger with its particles
	stop   int // token after what belongs to it
	reach  int // token after its infinitives, "voted to authorize funding"
	far    int // token after the participles after it, "sightings logged in the Pennines"
	noun   bool

	subject [2]int // tokens of the noun phrase that the verb is said of; empty if there is none
	shared  int    // index of the clause whose subject this one has too, or None
	within  int    // index of the clause of speech that reports this one, or None

	passive, past, planned bool
	status                 annot.EventStatus // the state that its words give it, empty for that of its tense
	unreal                 bool              // only wished for or supposed: nothing that the release tells
	supposed               bool              // it is a condition
	whole                  bool              // it holds on a condition: only its whole sentence is true
	infinitive, relative   bool
	circumstance           bool // it is introduced by "after", "as" and their like
	content                bool // it is what the speech of within says, no circumstance of it
	quote                  int  // index of the quote that it stands in, or None
}

// maxClauses is the most clauses that are read in a sentence. It is more than real
// sentences have, and bounds the time for others.
const maxClauses = 40

// clauses reads the sentence: a clause for each verb that has a frame or could
// have one, and for each noun that is a happening and no verb's object.
func (r *reader) clauses(n int) []clause {
	sent := r.Sentences[n]
	var cs []clause
	var groups [][2]int
	for k := sent.First; k < sent.Last && len(groups) < maxClauses; {
		first, last, ok := r.verbGroup(k, sent)
		if !ok {
			k++
			continue
		}
		groups = append(groups, [2]int{first, last})
		k = last
	}
	taken := map[int]bool{} // nouns that lend their kind to a verb
	for g, group := range groups {
		next := sent.Last
		if g+1 < len(groups) {
			next = groups[g+1][0]
		}
		cs = append(cs, r.verbClause(n, group[0], group[1]-1, next, cs, taken))
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

// verbClause reads the clause of the verb group first to head; next is where the
// next group begins.
func (r *reader) verbClause(n, first, head, next int, before []clause, taken map[int]bool) clause {
	sent := r.Sentences[n]
	c := clause{sent: n, group: first, head: head, shared: annot.None, within: annot.None, quote: r.QuoteOf(head)}
	c.frame, c.end = r.match(r.verbs, head, sent.Last)
	if c.frame == nil {
		c.frame, c.end = &unknown, head+1
	}
	for k := head; k < c.end; k++ {
		taken[k] = true // the sale in "goes on sale"
	}
	r.mood(&c, sent)
	c.stop = r.stop(c.end, min(sent.Last, max(next, c.end)))
	r.findSubject(&c, sent, before)
	c.frame = r.sense(c.frame, c, taken)
	c.kind, c.plover = c.frame.kind, c.frame.plover
	return c
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

// stop returns where the clause of a verb ends that ends at token k: before the
// next verb or what opens another clause.
func (r *reader) stop(k, limit int) int {
	for ; k < limit; k++ {
		if r.boundary(k) && r.Lower(k) != "as" {
			return k
		}
	}
	return k
}

// reports marks the clauses that a verb of speech reports: those after it, up to the
// next verb of speech.
func (r *reader) reports(cs []clause) {
	for i := range cs { // a clause ends where the subject of another begins
		for j := range cs {
			if s := cs[j].subject; !cs[j].relative && cs[i].end < s[0] && s[0] < cs[i].stop {
				cs[i].stop = s[0]
			}
		}
	}
	for i := range cs {
		for j := i - 1; j >= 0; j-- {
			if !cs[j].noun && cs[j].kind == "statement" && cs[j].head < cs[i].group {
				cs[i].within = j
				break
			}
		}
		cs[i].content = r.isContent(cs, i)
		cs[i].circumstance = r.isCircumstance(&cs[i])
		for j := i + 1; j < len(cs) && cs[i].within == annot.None && !cs[i].speech(); j++ { // "…, X said today"
			if v := &cs[j]; v.speech() && v.subject[0] > r.Sentences[v.sent].First && r.Lower(v.subject[0]-1) == "," {
				cs[i].within, cs[i].content = j, true
			}
		}
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
	first := c.group
	if c.subject[0] < c.subject[1] && !c.relative {
		first = c.subject[0]
	}
	for first > v.end && (r.Tag(first-1) == "CC" || r.TimexOf(first-1) != annot.None || r.Lower(first-1) == "," || r.Tag(first-1) == "IN" &&
		r.TimexOf(first) != annot.None) {
		first--
	}
	return first == v.end || first > v.end && (r.Lower(first-1) == "that" || first-1 == v.stop-1 && r.Lower(first-1) != "as")
}
