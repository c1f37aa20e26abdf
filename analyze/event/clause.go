package event

import (
	"strings"

	"pressroom/analyze/annot"
)

// A clause is a word that says that something happened, and how it is said.
type clause struct {
	*frame
	kind   annot.EventKind // the frame's own, or that of the object of a light verb
	plover string
	sent   int // index of its sentence
	group  int // first token of the verb group or of the noun phrase
	head   int // token of the trigger
	end    int // token behind the trigger with its particles
	stop   int // token behind what belongs to it
	reach  int // token behind its infinitives, "voted to authorize funding"
	noun   bool

	subject [2]int // tokens of the noun phrase that the verb is said of; empty if there is none
	shared  int    // index of the clause whose subject this one has too, or None
	within  int    // index of the clause of speech that reports this one, or None

	passive, past, planned bool
	unreal                 bool // only wished for, supposed, or told not to be
	infinitive, relative   bool
	content                bool // it is what the speech of within says, no circumstance of it
	quote                  int  // index of the quote that it stands in, or None
}

// clauses reads the sentence: a clause for each verb that has a frame or could
// have one, and for each noun that is a happening and no verb's object.
func (r *reader) clauses(n int) []clause {
	sent := r.doc.Sentences[n]
	var cs []clause
	var groups [][2]int
	for k := sent.First; k < sent.Last; {
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
	for k := sent.First; k < sent.Last; k++ {
		if c, ok := r.nounClause(n, k); ok && !taken[k] {
			cs = append(cs, c)
			k = c.end - 1
		}
	}
	r.reports(cs)
	return cs
}

// verbGroup returns the verbs and adverbs from token k on, up to and with the
// last verb of an unbroken run.
func (r *reader) verbGroup(k int, sent annot.Sentence) (first, last int, ok bool) {
	if !r.verbal(k) || r.timex[k] != annot.None {
		return 0, 0, false
	}
	first = k
	for ; k < sent.Last && (r.verbal(k) || r.tag(k) == "RB" && r.timex[k] == annot.None); k++ {
		if !r.verbal(k) {
			continue
		}
		if last > first && r.tag(k) == "VBG" && !auxiliary[r.lower(last-1)] { // "will stop collecting"
			break
		}
		last = k + 1
	}
	head := last - 1
	if tag := r.tag(head); (tag == "VBN" || tag == "VBG") && head == first && r.modifies(head, sent) {
		return 0, 0, false
	}
	return first, last, !auxiliary[r.lower(head)] || head == sent.Last-1
}

// verbal reports whether a token is tagged as a verb and is not part of a name.
func (r *reader) verbal(k int) bool {
	tag := r.tag(k)
	if tag != "MD" && !strings.HasPrefix(tag, "VB") || r.mention[k] != annot.None {
		return false
	}
	switch tag {
	case "VBG": // not "the Ranking Member"
		return !prepositional[r.lower(k)] && (r.lower(k) == r.word(k) || k == 0 || r.lower(k-1) == ".")
	case "VB": // not "to Tbilisi"
		return r.lower(k) == r.word(k) || k == 0 || r.lower(k-1) != "to"
	}
	return true
}

// prepositional are participles that only lead to a noun.
var prepositional = map[string]bool{"regarding": true, "including": true, "following": true, "according": true, "concerning": true, "pending": true, "excluding": true, "during": true, "beginning": true, "starting": true, "citing": true, "ranking": true}

// modifies reports whether a participle stands before the noun that it
// describes: "coastal fishing limits", "the proposed rule".
func (r *reader) modifies(k int, sent annot.Sentence) bool {
	if k+1 == sent.Last || !strings.HasPrefix(r.tag(k+1), "NN") && r.tag(k+1) != "JJ" || r.timex[k+1] != annot.None {
		return false
	}
	if k == sent.First {
		return r.tag(k) == "VBN"
	}
	switch r.tag(k - 1) {
	case "DT", "JJ", "PRP$", "POS", "CC", "CD", "RB":
		return true
	case "IN":
		return r.tag(k) == "VBN"
	case "NN":
		return r.tag(k) == "VBG" && strings.HasPrefix(r.tag(k+1), "NN") && !strings.HasPrefix(r.tag(k+1), "NNP")
	}
	return false
}

var auxiliary = map[string]bool{"be": true, "is": true, "are": true, "was": true, "were": true, "been": true, "being": true, "am": true,
	"has": true, "have": true, "had": true, "having": true, "'s": true, "’s": true, "do": true, "does": true, "did": true}

var being = map[string]bool{"be": true, "is": true, "are": true, "was": true, "were": true, "been": true, "being": true, "am": true, "gets": true, "got": true}

var having = map[string]bool{"has": true, "have": true, "had": true}

// wishes are modal verbs and verbs whose infinitive says only what may come.
var wishes = map[string]bool{"would": true, "could": true, "should": true, "might": true, "must": true, "can": true, "may": true,
	"want": true, "wants": true, "hope": true, "hopes": true, "urged": true, "urge": true, "urges": true, "asked": true, "allow": true, "allows": true, "help": true, "need": true, "needs": true,
	"seek": true, "seeks": true, "continue": true, "able": true, "ability": true, "opportunity": true, "order": true, "efforts": true, "effort": true, "failed": true, "try": true, "trying": true}

// plans are words whose infinitive says what will come.
var plans = map[string]bool{"will": true, "shall": true, "plan": true, "plans": true, "planned": true, "planning": true, "scheduled": true, "expected": true, "expects": true, "expect": true,
	"set": true, "due": true, "intend": true, "intends": true, "going": true, "is": true, "are": true, "to": true, "slated": true, "about": true, "aims": true, "agreed": true, "decided": true, "committed": true, "preparing": true, "have": true, "has": true, "had": true, "ready": true, "poised": true}

// verbClause reads the clause of the verb group first to head; next is where the
// next group begins.
func (r *reader) verbClause(n, first, head, next int, before []clause, taken map[int]bool) clause {
	sent := r.doc.Sentences[n]
	c := clause{sent: n, group: first, head: head, shared: annot.None, within: annot.None, quote: r.quoted[head]}
	c.frame, c.end = r.match(r.verbs, head, sent.Last)
	if c.frame == nil {
		c.frame, c.end = &unknown, head+1
	}
	r.mood(&c, sent)
	c.stop = r.stop(c.end, min(sent.Last, max(next, c.end)))
	r.findSubject(&c, sent, before)
	c.frame = r.sense(c.frame, c, taken)
	c.kind, c.plover = c.frame.kind, c.frame.plover
	return c
}

// unknown is the frame of a verb that the table lacks.
var unknown = frame{trigger: "", class: act, kind: "other", roles: map[string]annot.Role{"s": annot.Actor, "by": annot.Actor}}

// mood reads tense, voice and reality of a verb group.
func (r *reader) mood(c *clause, sent annot.Sentence) {
	c.past = r.tag(c.head) == "VBD"
	aux := false
	for k := c.group; k < c.head; k++ {
		w := r.lower(k)
		switch {
		case being[w]:
			c.passive = r.tag(c.head) == "VBN" || r.tag(c.head) == "VBD"
			c.past = c.past || w == "was" || w == "were" || w == "been"
			aux = true
		case having[w]:
			c.past, aux = true, true
		case w == "will" || w == "shall" || w == "'ll" || w == "’ll":
			c.planned, aux = true, true
		case wishes[w]:
			c.unreal, aux = true, true
		case w == "not" || w == "never" || w == "n't" || w == "n’t":
			c.unreal = true
		}
	}
	switch tag := r.tag(c.head); {
	case tag == "VBN" && !aux: // "the bill introduced today by X" or "talks resumed on Monday"
		c.past = true
		if c.head+1 < sent.Last && r.objectFollows(c.head+1, sent) || r.alone(c.head, sent) {
			break
		}
		c.passive = true
		c.relative = c.group == sent.First || r.tag(c.group-1) != "CC" // not "was nominated and approved"
	case tag == "VBG" && !aux:
		c.relative = true
	case tag == "VB" && c.group > sent.First && r.lower(c.group-1) == "to" && !aux:
		if k := c.group - 2; k >= sent.First && (being[r.lower(k)] || having[r.lower(k)] || r.lower(k) == "have") { // "X is to step down", "will have to close"
			for c.group = k; c.group > sent.First && r.verbal(c.group-1); {
				c.group--
			}
			c.planned = r.tag(c.group) != "VBD"
			c.past = !c.planned
			break
		}
		c.infinitive = true
		r.governed(c, sent)
	}
	if c.group > sent.First && r.supposed(c.group, sent) {
		c.unreal = true
	}
}

// alone reports whether a participle is the only verb of its clause and so its
// predicate.
func (r *reader) alone(head int, sent annot.Sentence) bool {
	for k := head + 1; k < sent.Last && r.lower(k) != "," && !r.boundary(k) && r.tag(k) != "CC"; k++ {
		if r.finite(k) || r.lower(k) == "by" {
			return false
		}
	}
	k := head - 1
	for ; k >= sent.First && !r.boundary(k); k-- {
		if r.finite(k) || r.lower(k) == "," && k == head-1 {
			return false
		}
	}
	return k < sent.First && head > sent.First
}

// objectFollows reports whether a noun phrase begins at token k.
func (r *reader) objectFollows(k int, sent annot.Sentence) bool {
	if r.timex[k] != annot.None {
		return false
	}
	switch tag := r.tag(k); tag {
	case "DT", "PRP$", "JJ", "CD", "PRP", "$":
		return true
	default:
		return strings.HasPrefix(tag, "NN")
	}
}

// governed reads what stands before the "to" of an infinitive: a plan, a wish,
// or a verb of which it tells no more than the purpose.
func (r *reader) governed(c *clause, sent annot.Sentence) {
	k := c.group - 2
	for k >= sent.First && (r.tag(k) == "RB" || r.timex[k] != annot.None) {
		k--
	}
	if k < sent.First {
		c.unreal = true
		return
	}
	switch w := r.lower(k); {
	case wishes[w]:
		c.unreal = true
	case plans[w]:
		c.planned = true
	case w == "began" || w == "started" || w == "managed" || w == "voted":
		c.past = true
	}
}

// supposed reports whether an "if" or its like opens the clause of a verb group.
func (r *reader) supposed(k int, sent annot.Sentence) bool {
	for n := 0; k > sent.First && n < 12; n++ {
		k--
		switch r.lower(k) {
		case "if", "unless", "whether", "should":
			return true
		case ",", ";", "that":
			return false
		}
	}
	return false
}

// opens are words with which another clause begins.
var opens = map[string]bool{"that": true, "which": true, "who": true, "whom": true, "whose": true, "after": true, "before": true, "when": true, "while": true, "because": true,
	"if": true, "unless": true, "although": true, "though": true, "where": true, "whereas": true, ";": true, ":": true, "—": true, "--": true, "as": true, "since": true, "but": true}

// boundary reports whether a clause cannot go on over token k.
func (r *reader) boundary(k int) bool {
	if r.mention[k] != annot.None || r.timex[k] != annot.None {
		return false
	}
	w := r.lower(k)
	if w == "that" { // not "that bill"
		return r.tag(k) != "DT"
	}
	if w == "“" || w == "”" || w == "\"" { // not around a "so-called" word
		return k > 0 && r.quoted[k-1] != annot.None || k+1 < len(r.quoted) && r.quoted[k+1] != annot.None
	}
	return opens[w]
}

// stop returns where the clause of a verb ends that ends at token k: before the
// next verb or what opens another clause.
func (r *reader) stop(k, limit int) int {
	for ; k < limit; k++ {
		if r.boundary(k) && r.lower(k) != "as" {
			return k
		}
	}
	return k
}

// findSubject finds the noun phrase before a verb group. The first finite verb of
// a clause has all before it for its subject, but for an opening phrase; a
// relative clause or a participle describes the noun next to it; "X met Y and
// signed Z" gives the second verb the subject of the first.
func (r *reader) findSubject(c *clause, sent annot.Sentence, before []clause) {
	prev := annot.None
	for i := len(before) - 1; i >= 0 && prev == annot.None; i-- {
		if !before[i].noun {
			prev = i
		}
	}
	if c.infinitive {
		c.shared = prev
		return
	}
	k := r.skipBack(c.group-1, sent)
	if c.speech() { // "…, the rapporteur, X, said"
		k = r.overComma(k, sent)
	}
	if k < sent.First {
		return
	}
	switch w := r.lower(k); {
	case nominative[w]:
		c.subject = [2]int{k, k + 1}
		c.relative = c.relative || k > sent.First && strings.HasPrefix(r.tag(k-1), "NN") && r.timex[k-1] == annot.None
	case r.tag(k) == "WDT" || r.tag(k) == "WP" || w == "which" || w == "who":
		c.relative = true
		c.subject = r.nearest(r.overComma(k-1, sent), sent)
	case c.relative:
		c.subject = r.nearest(r.overComma(k, sent), sent)
	case w == "and" || w == "or" || w == "then" || w == "but":
		c.shared = prev
	default:
		c.subject = r.opening(k, c.frame.speech(), sent)
		if c.subject[0] == c.subject[1] {
			c.shared = prev
		}
	}
}

var nominative = map[string]bool{"i": true, "we": true, "he": true, "she": true, "it": true, "they": true}

// skipBack steps back over adverbs and dates with their preposition.
func (r *reader) skipBack(k int, sent annot.Sentence) int {
	for k >= sent.First {
		switch {
		case r.timex[k] != annot.None:
			for k >= sent.First && r.timex[k] != annot.None {
				k--
			}
			if k >= sent.First && (r.tag(k) == "IN" || r.lower(k) == "earlier") {
				k--
			}
		case r.tag(k) == "RB" && r.mention[k] == annot.None:
			k--
		default:
			return k
		}
	}
	return k
}

func (r *reader) overComma(k int, sent annot.Sentence) int {
	if k > sent.First && r.lower(k) == "," {
		k--
	}
	return k
}

// nearest returns the noun phrase that ends with token k.
func (r *reader) nearest(k int, sent annot.Sentence) [2]int {
	end := k + 1
	for k >= sent.First {
		if m := r.mention[k]; m != annot.None {
			k = max(sent.First, r.firstOf(m)) - 1
			continue
		}
		if !r.inPhrase(k) && !r.bracket(k) {
			break
		}
		k--
	}
	return [2]int{k + 1, end}
}

// openBracket returns the bracket that the one at token k closes, else k.
func (r *reader) openBracket(k int, sent annot.Sentence) int {
	if r.lower(k) != ")" {
		return k
	}
	for open := k - 1; open >= sent.First; open-- {
		if r.lower(open) == "(" {
			return open
		}
	}
	return k
}

func (r *reader) bracket(k int) bool { return r.lower(k) == "(" || r.lower(k) == ")" }

// opening returns the subject of a finite verb whose clause token k precedes:
// from the start of the clause, behind what opens it ("On Monday, …", "Citing
// figures, …"), to token k.
func (r *reader) opening(k int, speech bool, sent annot.Sentence) [2]int {
	end := k + 1
	first := end
	for k >= sent.First {
		if m := r.mention[k]; m != annot.None {
			k = max(sent.First, r.firstOf(m)) - 1
			first = k + 1
			continue
		}
		if open := r.openBracket(k, sent); open < k {
			k, first = open-1, open
			continue
		}
		if speech && r.lower(k) == "," && !r.listed(k, sent) && r.told(k, sent) { // "…, the ministry said"
			break
		}
		if r.lower(k) == "," && r.aside(k, sent) >= 0 { // an apposition or a relative clause
			k = r.aside(k, sent)
			continue
		}
		if before := r.whoClause(k, sent); before >= 0 { // "the man who stole it was jailed"
			k, first = before, before+1
			continue
		}
		if r.boundary(k) || r.finite(k) || r.tag(k) == "CC" && k > sent.First && r.lower(k-1) == "," && !r.listed(k-1, sent) {
			break
		}
		first = k
		k--
	}
	return [2]int{r.behindOpener(min(first, end), end), end}
}

// whoClause returns the token before the "who" or "which" of the finite verb k, -1
// if it is not the verb of such a clause.
func (r *reader) whoClause(k int, sent annot.Sentence) int {
	if !r.finite(k) {
		return -1
	}
	for n := k - 1; n > sent.First && k-n < 4; n-- {
		switch tag := r.tag(n); {
		case tag == "WP" || tag == "WDT" || r.lower(n) == "who" || r.lower(n) == "which":
			return n - 1
		case tag != "RB" && !r.verbal(n):
			return -1
		}
	}
	return -1
}

// told reports whether a whole clause stands before token k.
func (r *reader) told(k int, sent annot.Sentence) bool {
	for k--; k >= sent.First; k-- {
		if r.finite(k) {
			return true
		}
		if w := r.lower(k); w == "who" || w == "which" {
			return false
		}
	}
	return false
}

// behindOpener returns where the subject begins in the tokens before a verb:
// behind "and", "On Monday", "In 2022", "Citing figures,".
func (r *reader) behindOpener(first, end int) int {
	for first < end {
		next := first
		switch tag := r.tag(first); {
		case r.mention[first] != annot.None:
			return first
		case tag == "CC" || r.lower(first) == "," || r.timex[first] != annot.None:
			next = first + 1
		case tag == "IN" || tag == "VBG" || tag == "VBN" || tag == "RB" || tag == "TO":
			next = r.behindComma(first, end)
			if next == first && first+1 < end && r.timex[first+1] != annot.None { // "In 2022 the Mission"
				next = first + 1
			}
		}
		if next == first {
			return first
		}
		first = next
	}
	return first
}

// behindComma returns the token behind the first comma that belongs to no name or
// date, first if there is none.
func (r *reader) behindComma(first, end int) int {
	for k := first; k+1 < end; k++ {
		if r.lower(k) == "," && r.mention[k] == annot.None && r.timex[k] == annot.None {
			return k + 1
		}
	}
	return first
}

// finite reports whether a token is a finite verb.
func (r *reader) finite(k int) bool {
	switch r.tag(k) {
	case "VBD", "VBZ", "VBP", "MD":
		return r.verbal(k)
	}
	return false
}

// aside returns the token before an apposition or a relative clause between two
// commas, the second of which is token k; -1 if there is none.
func (r *reader) aside(k int, sent annot.Sentence) int {
	for open := k - 1; open > sent.First && k-open < 30; open-- {
		if m := r.mention[open]; m != annot.None {
			open = max(sent.First+1, r.firstOf(m))
			continue
		}
		if r.lower(open) != "," {
			continue
		}
		next := r.lower(open + 1)
		if next == "who" || next == "which" || next == "whose" || next == "where" {
			return open - 1
		}
		for n := open + 1; n < k; n++ {
			if r.finite(n) {
				return -1
			}
		}
		if r.tag(open-1) == "RB" || r.timex[open-1] != annot.None {
			return -1
		}
		return open - 1
	}
	return -1
}

// listed reports whether a comma stands between two names of a list.
func (r *reader) listed(k int, sent annot.Sentence) bool {
	if k == sent.First || k+1 >= sent.Last {
		return false
	}
	a := r.kind(k - 1)
	if a == "" {
		return false
	}
	for n := k + 1; n < min(sent.Last, k+7); n++ {
		if r.kind(n) == a {
			return true
		}
		if tag := r.tag(n); !strings.HasPrefix(tag, "NN") && tag != "DT" && tag != "CC" && tag != "JJ" && tag != "IN" {
			return false
		}
	}
	return false
}

// sense gives a light verb the kind of what it is said of: the head noun of its
// object, else of its subject, else its own.
func (r *reader) sense(f *frame, c clause, taken map[int]bool) *frame {
	if f.class == act || f.class == say {
		return f
	}
	obj := r.lending(c.end, c.stop, taken)
	if (obj == nil || r.intransitive(c)) && (c.passive || r.intransitive(c) || f.kind == "") && c.subject[1] > c.subject[0] {
		if subject := r.lending(c.subject[0], c.subject[1], taken); subject != nil {
			obj = subject
		}
	}
	switch {
	case obj != nil && (obj.kind != "other" || f.kind == "" || f.class == loose):
	case f.kind == "":
		return &unknown
	default:
		return f
	}
	sense := *f
	sense.kind, sense.plover = obj.kind, obj.plover
	if f.class == news {
		sense.class = light
	}
	return &sense
}

// intransitive reports whether no object follows a verb.
func (r *reader) intransitive(c clause) bool {
	return c.end >= c.stop || r.timex[c.end] != annot.None || r.tag(c.end) == "IN" || r.tag(c.end) == "TO" || r.tag(c.end) == "RB" || r.tag(c.end) == "," || r.tag(c.end) == "." || r.tag(c.end) == ":"
}

// lending returns the frame of the noun that heads the first noun phrase with a
// known noun between tokens first and last.
func (r *reader) lending(first, last int, taken map[int]bool) *frame {
	var found *frame
	for k := first; k < min(last, first+16); k++ {
		if r.timex[k] != annot.None || r.kind(k) != "" && r.kind(k) != annot.Other {
			continue
		}
		if f, end := r.match(r.events, k, last); f != nil && !r.nominal(end) {
			found = f
			for ; k < end; k++ {
				taken[k] = true
			}
			k--
			continue
		}
		if f, end := r.match(r.things, k, last); f != nil {
			found, k = f, end-1
			continue
		}
		if w := r.lower(k); found == nil && k > first && (w == "in" || w == "at" || w == "to" || w == "for" || w == "by" || w == "from" || w == "after" || w == "under" || w == "through") {
			break
		}
		if tag := r.tag(k); found != nil && (tag == "IN" || tag == "," || tag == "CC" || tag == "TO" || tag == "WDT" || tag == "(" || r.verbal(k)) {
			break
		}
	}
	return found
}

// nounClause reads the noun phrase of a happening at token k.
func (r *reader) nounClause(n, k int) (clause, bool) {
	sent := r.doc.Sentences[n]
	if !strings.HasPrefix(r.tag(k), "NN") || r.timex[k] != annot.None || r.kind(k) != "" && r.kind(k) != annot.Other {
		return clause{}, false
	}
	f, end := r.match(r.events, k, sent.Last)
	if f == nil || end < sent.Last && strings.HasPrefix(r.tag(end), "NN") && r.timex[end] == annot.None && r.mention[end] == r.mention[k] || r.kind(k) == annot.Other && !settled[f.kind] { // the Free Trade Agreement is no happening
		return clause{}, false
	}
	c := clause{frame: f, kind: f.kind, plover: f.plover, sent: n, head: k, end: end, noun: true, shared: annot.None, within: annot.None, quote: r.quoted[k]}
	c.group = k
	for c.group > sent.First && r.inPhrase(c.group-1) {
		c.group--
	}
	c.stop = end
	for c.stop < sent.Last && !r.boundary(c.stop) && !r.verbal(c.stop) && (r.lower(c.stop) != "," || r.mention[c.stop] != annot.None) {
		c.stop++
	}
	if thing := r.lending(end, c.stop, map[int]bool{}); (f.class == light || f.class == loose) && thing != nil { // "the launch of the satellite"
		c.kind, c.plover = thing.kind, thing.plover
	}
	return c, true
}

// inPhrase reports whether a token can stand before the noun of its phrase.
func (r *reader) inPhrase(k int) bool {
	switch r.tag(k) {
	case "DT", "JJ", "JJS", "CD", "POS", "PRP$", "NN", "NNS", "NNP", "NNPS":
		return r.lower(k) != ","
	}
	return r.mention[k] != annot.None || r.timex[k] != annot.None
}

// reports marks what a verb of speech reports: the clauses behind it, up to the
// next one.
func (r *reader) reports(cs []clause) {
	for i := range cs { // a clause ends where the subject of another begins
		for j := range cs {
			if s := cs[j].subject; !cs[i].noun && !cs[j].noun && j > i && !cs[j].relative && s[0] < s[1] && cs[i].end < s[0] && s[0] < cs[i].stop {
				cs[i].stop = s[0]
			}
		}
	}
	for i := range cs {
		for j := i - 1; j >= 0; j-- {
			if !cs[j].noun && (cs[j].speech() || cs[j].kind == "statement") && cs[j].head < cs[i].group {
				cs[i].within = j
				break
			}
		}
		if cs[i].noun {
			r.moodOfNoun(cs, i)
		}
		cs[i].content = r.isContent(cs, i)
		for j := i + 1; j < len(cs) && cs[i].within == annot.None && !cs[i].speech(); j++ { // "…, X said today"
			if v := &cs[j]; !v.noun && v.speech() && cs[i].head < v.subject[0] && v.subject[0] > r.doc.Sentences[v.sent].First && r.lower(v.subject[0]-1) == "," {
				cs[i].within, cs[i].content = j, true
			}
		}
		cs[i].reach = cs[i].stop
		for j := range cs {
			if !cs[j].noun && cs[j].infinitive && cs[j].group == cs[i].reach {
				cs[i].reach = cs[j].stop
			}
		}
	}
}

// moodOfNoun gives a happening the tense of the verb whose subject or object it
// is.
func (r *reader) moodOfNoun(cs []clause, i int) {
	for j := range cs {
		if v := &cs[j]; !v.noun && (v.group <= cs[i].head && cs[i].head < v.stop || v.subject[0] <= cs[i].head && cs[i].head < v.subject[1]) {
			cs[i].past, cs[i].planned, cs[i].unreal = v.past, v.planned, v.unreal
		}
	}
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
	for first > v.end && (r.tag(first-1) == "CC" || r.timex[first-1] != annot.None || r.lower(first-1) == "," || r.tag(first-1) == "IN" && r.timex[first] != annot.None) {
		first--
	}
	return first > v.end && (r.lower(first-1) == "that" || first-1 == v.stop-1 && r.lower(first-1) != "as")
}
