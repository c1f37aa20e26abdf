package event

import (
	"slices"
	"strings"

	"pressroom/analyze/annot"
)

const (
	// enough is how many words a phrase has at most where the rest only describes.
	enough = 14
	// ample is how many it has at most where the rest are circumstances.
	ample = 20
	// leastPhrase is how many words of a phrase remain at least when it is shortened.
	leastPhrase = 8
	// maxPhrase is the most words of a phrase.
	maxPhrase = 30
	// maxSentence is the most words of a part of a sentence in the stead of a phrase.
	maxSentence = 30
)

// A phrase is what the event list prints of a happening.
type phrase struct {
	words    []int  // tokens in their order
	names    string // for whom its subject stands, in brackets
	after    int    // the token after which they stand
	sentence bool   // it is a part of the sentence as it stands, because the words alone may not tell what happened
	cut      bool   // that part breaks off
}

// phraseOf returns the phrase of a telling.
func (r *reader) phraseOf(t *telling) phrase {
	if t.grammar == nil {
		if words := r.nounPhrase(t); r.tells(words, t) {
			return phrase{words: words}
		}
		return r.sentenceOf(t)
	}
	if p, ok := r.clausePhrase(t); ok {
		if p.names == "" && r.is(p.words[0], nominative) {
			if q, ok := r.reported(t); ok {
				return q
			}
		}
		return p
	}
	return r.sentenceOf(t)
}

// reported returns the phrase of the clause that reports a telling with a pronoun for whom it does not say for whom it stands: "X and Y
// announced that they have merged".
func (r *reader) reported(t *telling) (p phrase, ok bool) {
	h := r.Head(t.head)
	if r.Relation(t.head) != "ccomp" || r.grammarOf(h) == nil {
		return p, false
	}
	p, ok = r.clausePhrase(r.tellingOf(t, h))
	return p, ok && !r.is(p.words[0], nominative)
}

// clausePhrase returns the phrase of a clause with a verb; ok is false where the words cannot be trusted to tell what happened.
func (r *reader) clausePhrase(t *telling) (p phrase, ok bool) {
	s := t.grammar.Subject
	if s == annot.NoPhrase || t.whole || t.status == annot.Denied {
		return p, false
	}
	w := r.wordingOf(t, r.predicateOf(&t.clause))
	w.subject(s)
	subject := w.ordered()
	w.gather(w.top)
	w.borrow()
	content := w.content()
	if w.bare() {
		w.dates()
	}
	w.purpose()
	w.attributed(s)
	p.words = w.shorten()
	if content != annot.None && w.count(p.words) > maxPhrase {
		return r.clausePhrase(r.tellingOf(t, content))
	}
	if len(subject) == 0 || !w.sound(p.words, subject) {
		return p, false
	}
	p.names, p.after = r.inBrackets(subject, t.who), subject[len(subject)-1]
	return p, true
}

// attributed keeps the comma after "according to X," before the subject.
func (w *wording) attributed(subject annot.Phrase) {
	if k := subject.First - 1; w.Word(k) == "," && w.source() < k && w.kept[w.source()] {
		w.kept[k] = true
	}
}

// source returns the "according" of a sentence, by whom it is true, or None.
func (w *wording) source() int { return w.sourceOf(w.Sentences[w.t.sent]) }

func (r *reader) sourceOf(s annot.Sentence) int {
	for k := s.First; k < s.Last; k++ {
		if r.Lower(k) == "according" {
			return k
		}
	}
	return annot.None
}

// content keeps what a verb of speech says where the grammar hangs it above, and returns its predicate, or None: "The bridge will close, X
// said".
func (w *wording) content() int {
	h, added := w.Head(w.top), w.added()
	if h == annot.None || h > w.top || !w.t.speech() || !added && w.Relation(w.top) != "parataxis" {
		return annot.None
	}
	for w.grammarOf(h) == nil && w.Head(h) != annot.None {
		h = w.Head(h)
	}
	s := w.top
	w.top = h
	w.gather(h)
	if n := w.Dependent(h, "nsubj", "nsubj:pass", "expl", "csubj"); n != annot.None {
		w.gather(n)
	}
	w.top = s
	for k := min(w.t.grammar.Subject.First, w.firstOfGroup(w.top)) - 1; k > h && w.Relation(k) == "punct"; k-- {
		if w.Word(k) == "," {
			w.kept[k] = true
		}
	}
	if w.grammarOf(h) == nil {
		return annot.None
	}
	return h
}

// tellingOf is another clause of the sentence of a telling.
func (r *reader) tellingOf(t *telling, predicate int) *telling {
	g := r.grammarOf(predicate)
	u := telling{setting: t.setting, who: t.who, clause: clause{frame: &unknown, grammar: g, sent: t.sent, group: g.First, head: predicate,
		end: max(predicate+1, g.Last), passive: g.Passive, shared: annot.None, within: annot.None, quote: r.QuoteOf(predicate)}}
	return &u
}

// added reports whether a verb of speech says nothing itself and stands with its subject after what was said: "X was jailed, announced Y".
func (w *wording) added() bool {
	g := w.t.grammar
	return g != nil && g.Source == annot.OwnSubject && w.Word(min(g.Subject.First, w.firstOfGroup(w.top))-1) == "," &&
		w.Dependent(w.top, "obj", "ccomp", "xcomp") == annot.None && g.Tense != ""
}

// bare reports whether nothing completes the verb, so that its date has to.
func (w *wording) bare() bool {
	last := annot.None
	for k := range w.kept {
		last = max(last, k)
	}
	return last < max(w.top+1, w.t.end)
}

// purpose keeps a participle that a comma sets off where the rest says little, and one that says what somebody asks or alleges: "filed a
// petition, urging the agency to …".
func (w *wording) purpose() {
	for k := w.top + 1; k < w.Sentences[w.t.sent].Last; k++ {
		if w.kept[k] || w.Part(k) != "VBG" || !w.kept[w.Head(k)] || !slices.Contains([]string{"advcl", "acl"}, w.Relation(k)) {
			continue
		}
		most := leastPhrase
		switch f, _ := w.match(w.verbs, k, k+1); {
		case f != nil && f.speech():
			most = maxPhrase
		case !w.classed(w.Lemma(k), useful|state):
			most = enough
		}
		if w.Word(k-1) == "," && w.count(w.ordered()) < most {
			w.gather(k)
			w.kept[k-1] = true
		}
	}
}

// dates keeps the dates that are said of the verb, with their prepositions: "was scheduled for May 3".
func (w *wording) dates() {
	for n := range w.Dependents(w.top) {
		if n > w.top && w.dated(n) && (w.Lower(w.Dependent(n, "case")) == "for" || w.is(w.top, plan)) {
			first, last := w.Subtree(n)
			for k := first; k < last; k++ {
				w.kept[k] = true
			}
		}
	}
}

// sound reports whether the words of a clause can be trusted to tell what happened: a subject and a finite verb that agree, nothing lost
// between them, an end with which a phrase can end.
func (w *wording) sound(words, subject []int) bool {
	if len(words) <= len(subject) || len(words) == len(subject)+1 && w.t.speech() {
		return false
	}
	if source := w.source(); source != annot.None && !w.t.speech() && !slices.Contains(words, source) {
		return false
	}
	first := words[0]
	begins := first == subject[0] || (w.t.speech() || w.Lower(first) == "according") && slices.Contains(words, subject[0])
	return w.count(words) <= maxPhrase && w.opensPhrase(first) && begins &&
		w.namesSubject(subject) && !w.unlisted(subject) && !w.lastOfList(subject[0], &w.t.clause) &&
		w.says() && w.isFinite(w.verb()) && w.agrees(subject) && w.joined() && w.whole(words)
}

// whole reports whether nothing is lost between the words of a phrase, nor at its end.
func (w *wording) whole(words []int) bool {
	return !w.halfSaid(words) && !w.torn(words) && !w.mixed(words) && !w.gapped(words) && !w.unfinished(words, w.top) &&
		!w.dangles(words) && w.endsWith(words[len(words)-1])
}

// halfSaid reports whether a phrase has lost what a "not only" promises.
func (w *wording) halfSaid(words []int) bool {
	only := slices.IndexFunc(words, func(k int) bool { return w.Lower(k) == "only" && w.Lower(k-1) == "not" })
	return only >= 0 && !slices.ContainsFunc(words[only:], func(k int) bool { return w.Lower(k) == "but" })
}

// says reports whether a verb of news has what it tells: "announced, during the meeting in Rome" lacks it.
func (w *wording) says() bool {
	t := w.t
	return t.noun || t.frame.class != news || t.passive || w.top != t.head ||
		w.Dependent(w.top, "obj", "ccomp", "xcomp", "nsubj:pass") != annot.None || w.Relation(w.top) == "parataxis" || w.added()
}

// verb returns the first token of the verb group, that of the auxiliary if there is one.
func (w *wording) verb() int {
	first := w.top
	for k := range w.kept {
		h, relation := w.Head(k), w.Relation(k)
		if k < first && (strings.HasPrefix(relation, "aux") || relation == "cop") && (h == w.top || w.firstConjunct(w.top) == h) {
			first = k
		}
	}
	return first
}

// isFinite reports whether the verb group is finite. A participle alone is the past of its verb where it has a subject that acts: "X
// today named Y".
func (w *wording) isFinite(verb int) bool {
	if g := w.t.grammar; verb == w.top && w.participial(g) {
		return false
	}
	if w.finite(verb) {
		return true
	}
	s := w.t.grammar.Subject.Head
	return verb == w.top && w.Part(verb) == "VBN" && w.Word(verb-1) != "," && w.Head(s) == verb && w.Relation(s) == "nsubj" &&
		!strings.HasPrefix(w.Relation(verb), "a")
}

func (w *wording) firstConjunct(k int) int {
	for w.Relation(k) == "conj" {
		k = w.Head(k)
	}
	return k
}

// opensPhrase reports whether a phrase can begin with a token.
func (r *reader) opensPhrase(k int) bool {
	if r.MentionOf(k) != annot.None {
		return true
	}
	switch r.Tag(k) {
	case "IN", "TO", "CC", "POS", ",", ":", ".", "''", "SYM", "LS", "WDT", "WP", "MD":
		return r.Part(k) == "DT" // "that man"
	}
	return !strings.ContainsAny(r.Word(k), "*–—•#|:")
}

// namesSubject reports whether the subject tells who or what it is: no relative pronoun, and no apposition that has lost its end: "X, a
// farmer [who …], was".
func (w *wording) namesSubject(subject []int) bool {
	for i, k := range subject {
		if w.Word(k) == "," && w.MentionOf(k) == annot.None && i+1 < len(subject) && w.Part(subject[i+1]) == "DT" &&
			!slices.ContainsFunc(subject[i:], func(n int) bool { return w.Part(n) == "CC" || n > k && w.Word(n) == "," }) {
			return false
		}
	}
	last := subject[len(subject)-1]
	switch w.Part(last) {
	case "DT", "WP", "WDT", "EX":
		return false
	case "IN":
		return false
	}
	return !strings.HasPrefix(w.Part(last), "VB")
}

// agrees reports whether the finite verb has the number of its subject; one that does not belongs to another, which the parser has
// missed.
func (w *wording) agrees(subject []int) bool {
	head, verb := w.t.grammar.Subject.Head, w.verb()
	several := slices.ContainsFunc(subject, func(k int) bool { return w.Part(k) == "CC" || w.Part(k) == "CD" || w.Lower(k) == "of" })
	switch w.Lower(verb) {
	case "were", "are", "have":
		return several || w.KindOf(head) != annot.Person
	case "was", "is", "has":
		return several || w.Part(head) != "NNS" || w.MentionOf(head) != annot.None
	}
	if w.Part(verb) == "VBP" { // "I heard the minister lay out a plan"
		return several || w.Part(head) != "NN" && w.KindOf(head) != annot.Person
	}
	return true
}

// joined reports whether an "and" or the comma of a list joins a verb to the one with which it has its subject in common.
func (w *wording) joined() bool {
	if w.t.grammar.Source != annot.Shared {
		return true
	}
	k := w.firstOfGroup(w.top) - 1
	for w.Part(k) == "RB" || w.TimexOf(k) != annot.None {
		k--
	}
	if w.Word(k) == "," {
		for n := range w.Dependents(w.Head(w.top)) {
			if w.Relation(n) == "conj" && n > w.top && w.Dependent(n, "cc") != annot.None {
				return true
			}
		}
	}
	return w.Part(k) == "CC"
}

// unlisted reports whether somebody of a list of people was left out of the subject.
func (w *wording) unlisted(subject []int) bool {
	for k := subject[0]; k < w.top && w.KindOf(w.t.grammar.Subject.Head) == annot.Person; k++ {
		if w.left[k] && w.KindOf(k) == annot.Person && w.Word(k-1) == "," && k < subject[len(subject)-1] {
			return true
		}
	}
	return false
}

// gapped reports whether the object of the verb is not in the words: it is the noun that the clause describes ("legislation X introduced"),
// or a comma has parted the verb from what the parser takes for its object.
func (w *wording) gapped(words []int) bool {
	relative := w.Relation(w.top) == "acl:relcl" && w.t.grammar.Source == annot.OwnSubject && !w.t.passive
	if relative && w.Dependent(w.top, "obj", "xcomp", "ccomp", "cop") == annot.None || w.Lower(w.Dependent(w.top, "mark")) == "than" {
		return true
	}
	obj := w.Dependent(w.top, "obj")
	return obj > w.top && slices.Contains(words, obj) && w.Word(w.top+1) == "," && w.QuoteOf(obj) == annot.None
}

// torn reports whether words between two words of the phrase are missing that were not left out on purpose: the parser hangs them on
// another part of the sentence, and may be wrong.
func (w *wording) torn(words []int) bool {
	from, to := w.shared()
	for i := 1; i < len(words); i++ {
		for k := words[i-1] + 1; k < words[i]; k++ {
			dated := w.TimexOf(k) != annot.None || w.TimexOf(k+1) != annot.None
			if k >= from && k < to || w.left[k] || w.Relation(k) == "punct" || dated || w.bracketed(k) {
				continue
			}
			return true
		}
	}
	return false
}

// mixed reports whether the parser has joined somebody to a place, who then belongs to another word or clause: "the confirmation of X as
// judge of Ohio and Y", "in two towns of Ohio, X said".
func (w *wording) mixed(words []int) bool {
	return slices.ContainsFunc(words, func(k int) bool {
		return w.Relation(k) == "conj" && w.KindOf(k) == annot.Person && w.KindOf(w.Head(k)) == annot.Place
	})
}

// shared returns the tokens between a subject and the verb that another clause with the same subject, or the described noun, may fill.
func (w *wording) shared() (from, to int) {
	g := w.t.grammar
	if g != nil && (g.Source == annot.Shared || g.Source == annot.Relative || w.Relation(w.top) == "conj") {
		return g.Subject.Last, max(g.First, w.firstOfGroup(w.top))
	}
	return 0, 0
}

// bracketed reports whether a token stands in brackets, which the grammar passes over.
func (r *reader) bracketed(k int) bool {
	return r.Relation(k) == "flat" && r.Word(r.Head(k)+1) == "("
}

// dangles reports whether a preposition, an article or an "and" has lost the word after it.
func (w *wording) dangles(words []int) bool {
	if w.halts(words[len(words)-1]) {
		return true
	}
	for i, k := range words[:len(words)-1] {
		if w.MentionOf(k) != annot.None || w.adjoin(k, words[i+1]) {
			continue
		}
		h, relation := w.Head(k), w.Relation(k)
		bare := (relation == "case" || relation == "det" || relation == "cc") && h != annot.None && !w.kept[h]
		if bare || w.asks(k) && !w.bridged(k, words[i+1]) {
			return true
		}
	}
	return false
}

// halts reports whether a phrase breaks off with its last token: "the package he [wrote]", "alleging [that …]", "in a May 23, [new] …".
func (w *wording) halts(k int) bool {
	switch {
	case w.MentionOf(k) != annot.None:
		return false
	case w.dated(k) && w.Word(k+1) == ",":
		return w.Part(w.TokenAt(w.Timexes[w.TimexOf(k)].Start)-1) == "DT"
	case k != w.top && (w.Part(k) == "VBP" || w.Part(k) == "VBG" && w.grammarOf(k) != nil):
		return true
	case w.Part(k) == "WRB" || w.Lower(k) == "age" && w.Part(k+1) == "CD": // "modernize how [they hire]", "age [8]"
		return true
	}
	if next := k + 1; k != w.top && w.Part(k) == "VB" && !w.left[next] {
		switch w.Part(next) {
		case "DT", "JJ", "PRP$", "IN", "WDT", "WRB":
			return w.Part(next) != "IN" || w.Lower(next) == "that" // "to ensure [that …]"
		}
	}
	return w.asks(k) || w.Word(k) == "," || w.is(k, nominative) && w.Lower(k) != "it"
}

// bridged reports whether only adverbs, dates and circumstances that were left out stand between a word and the next one.
func (w *wording) bridged(a, b int) bool {
	if part := w.Part(a); part == "MD" || w.Relation(a) == "mark" {
		return true
	}
	for k := a + 1; k < b; k++ {
		if w.Part(k) != "RB" && w.Relation(k) != "punct" && w.TimexOf(k) == annot.None && w.TimexOf(k-1) == annot.None {
			return false
		}
	}
	return true
}

// adjoin reports whether nothing but marks stands between two tokens.
func (r *reader) adjoin(a, b int) bool {
	for k := a + 1; k < b; k++ {
		if r.Relation(k) != "punct" {
			return false
		}
	}
	return true
}

// asks reports whether a word needs another one after it.
func (r *reader) asks(k int) bool {
	switch r.Part(k) {
	case "TO", "DT", "CC", "PRP$", "MD", "POS", "WDT":
		return true
	case "IN":
		return r.Relation(k) != "compound:prt" && r.Relation(k) != "advmod"
	}
	return false
}

// endsWith reports whether the phrase can end with a token: what follows in the sentence was left out on purpose, or is another clause.
// A verb that nothing completes may have lost what it shares with the next one: "committed or caused the commission of …".
func (w *wording) endsWith(end int) bool {
	next, last := w.afterAsides(end+1), w.Sentences[w.t.sent].Last
	goesOn := next < last && (w.Part(next) == "CC" || w.Part(next) == "IN" && !w.boundary(next))
	if w.KindOf(end) == annot.Person && w.Part(next) == "CC" && next < last && w.personAt(next+1) != annot.None {
		return false // "…, Ann Lee [and Bo Li said]"
	}
	if end == w.top && !w.t.passive && (w.t.speech() || goesOn) {
		return false
	}
	if next >= last || w.left[next] || w.Relation(next) == "punct" || w.Part(next) == "CC" || w.boundary(next) || w.Part(next) == "WRB" {
		return true
	}
	return !w.nominal(next) && w.owner(next) != w.owner(end) && w.verbal(next)
}

// afterAsides returns the first token from one on that is no date, adverb, bracket or quotation mark.
func (w *wording) afterAsides(k int) int {
	for last := w.Sentences[w.t.sent].Last; k < last; k++ {
		aside := w.dated(k) || w.Part(k) == "RB" || w.Part(k) == "IN" && w.dated(k+1) || w.bracketed(k)
		if !aside && !(w.Relation(k) == "punct" && w.Word(k) == "\"") {
			break
		}
	}
	return k
}

// lastOfList reports whether a subject that begins at token k is only the last
// one of several: "X, 26, and Y were jailed".
func (r *reader) lastOfList(k int, c *clause) bool {
	sent := r.Sentences[c.sent]
	if r.Tag(k-1) != "CC" {
		return false
	}
	for n := k - 2; n >= sent.First && !r.boundary(n); n-- {
		if r.finite(n) {
			return false
		}
	}
	return true
}

// finiteGroup reports whether the verb group of a clause has a finite verb.
func (r *reader) finiteGroup(c *clause) bool {
	for k := c.group; k <= c.head; k++ {
		if r.finite(k) || !c.passive && r.Part(k) == "VBN" { // "X today named Y"
			return true
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
	if ref == nil || ref.By.Len() == 0 || r.Lower(subject[0]) == "we" || len(ref.Entities) > 2 || !r.standsFor(ref, subject) {
		return ""
	}
	names := make([]string, len(ref.Entities))
	for i, e := range ref.Entities {
		if !slices.ContainsFunc(who, func(p annot.Participant) bool { return p.Entity == e }) {
			return ""
		}
		names[i] = r.Entities[e].Name
	}
	return "(" + strings.Join(names, " and ") + ")"
}

// speakers are the subjects of one who speaks or points, and tells nobody who was not there what happened.
var speakers = []string{"i", "we", "you", "this", "these", "that", "those"}

// fewest is how many words a sentence has at most that says nothing beside who said it: "for Education, said today".
const fewest = 6

// empty reports whether a phrase does not say what happened: it breaks off, its subject is a pronoun that stands for a speaker without a
// name, or somebody "made the announcement" or "issued a statement", after the lead.
func (r *reader) empty(t *telling, p phrase) bool {
	first := p.words[0]
	speaks := slices.Contains(speakers, r.Lower(first)) && !r.nominal(first+1) && !strings.HasPrefix(r.Part(first+1), "J")
	if p.cut && t.place > 0 || p.names == "" && speaks || p.sentence && t.speech() && r.count(p.words) <= fewest {
		return true
	}
	if t.place == 0 {
		return false
	}
	if r.procedure(t) || r.enduring(t) {
		return true
	}
	if t.noun || t.frame.class != light {
		return false
	}
	o := r.Dependent(t.head, "obj", "nsubj:pass")
	f, _ := r.match(r.events, o, o+1)
	if o == annot.None || f == nil || f.kind != "statement" || t.said != nil {
		return false
	}
	for d := range r.Dependents(o) {
		if relation := r.Relation(d); relation == "nmod" || strings.HasPrefix(relation, "acl") {
			return false
		}
	}
	return true
}

// enduring reports whether a clause without a date tells only what somebody always does: "will continue to seek", "is dedicated to".
func (r *reader) enduring(t *telling) bool {
	if t.noun || t.near() || t.past && t.grammar.Tense == annot.Past {
		return false
	}
	goesOn := func(k int) bool { return r.classed(r.Lemma(k), ongoing) && r.Dependent(k, "xcomp") != annot.None }
	h := r.Head(t.head)
	return goesOn(t.head) || r.Relation(t.head) == "xcomp" && h != annot.None && goesOn(h) || t.passive && r.classed(r.Lemma(t.head), devoted)
}

// procedure reports whether a clause tells only who works on a case, or who told of it: "The case is being prosecuted by X", "The plea was
// announced by Y".
func (r *reader) procedure(t *telling) bool {
	g := t.grammar
	if t.noun || g == nil {
		return false
	}
	if t.passive && r.isNews(t) && r.Dependent(t.head, "obl:agent") != annot.None {
		return true
	}
	works := r.classed(r.Lemma(t.head), casework)
	on := g.Subject.Head
	if !t.passive {
		on = r.Dependent(t.head, "obj")
	}
	return works && on != annot.None && r.is(on, inquiry)
}

// standsFor reports whether a reference is the subject itself, and not only a part of it: "His mission", "the President's budget".
func (r *reader) standsFor(ref *annot.Reference, subject []int) bool {
	first, last := r.TokensIn(ref.Start, ref.End)
	head := r.HeadIn(first, last)
	return r.Relation(head) != "nmod:poss" && !slices.ContainsFunc(subject, func(k int) bool { return k >= last && r.Part(k) == "POS" })
}

// nounPhrase returns the words of a happening that a noun tells: with its article, what describes it and what it is of.
func (r *reader) nounPhrase(t *telling) []int {
	top := r.HeadIn(t.group, t.end)
	if !r.Read(top) { // the field of an advisory
		return r.keep(nil, t.group, t.stop, enough)
	}
	w := r.wordingOf(t, annot.None)
	w.gather(top)
	for k := t.group; k < t.end; k++ {
		if !w.left[k] && !w.dated(k) {
			w.kept[k] = true
		}
	}
	if c := w.Dependent(top, "case"); c != annot.None {
		w.leave(c)
	}
	words := w.shorten()
	if len(words) == 0 || w.torn(words) || w.mixed(words) || w.dangles(words) || !w.opensPhrase(words[0]) {
		return nil
	}
	return words
}

// tells reports whether the phrase of a noun tells by itself what happened: a noun with its article, or "his amendment", does not.
func (r *reader) tells(words []int, t *telling) bool {
	named := slices.ContainsFunc(words, func(k int) bool { return r.MentionOf(k) != annot.None })
	joined := slices.ContainsFunc(words, func(k int) bool {
		return r.MentionOf(k) == annot.None && (r.Part(k) == "IN" || r.Part(k) == "POS")
	})
	named = named && (joined || t.when != nil && t.near() && len(words) > 2)
	return !t.whole && t.status != annot.Denied && r.count(words) <= maxPhrase && (named || joined && len(words) > 4)
}

// write returns a phrase as text, with single spaces where words are left out.
func (r *reader) write(p phrase) string {
	var b strings.Builder
	for i, k := range p.words {
		if i > 0 && (p.words[i-1] != k-1 && r.Word(k) != "," || r.Tokens[k-1].End < r.Tokens[k].Start) {
			b.WriteByte(' ')
		}
		b.WriteString(r.Word(k))
		if p.names != "" && k == p.after {
			b.WriteString(" " + p.names)
		}
	}
	text := strings.Join(strings.Fields(strings.Map(scanned, b.String())), " ")
	if p.cut {
		text += " …"
	}
	return text
}

// spansOf returns the parts of the text from which a phrase is put together, in their order.
func (r *reader) spansOf(p phrase) (spans []annot.Span) {
	for i, k := range p.words {
		if i > 0 && p.words[i-1] == k-1 {
			spans[len(spans)-1].End = r.Tokens[k].End
			continue
		}
		spans = append(spans, r.Tokens[k].Span)
	}
	return spans
}

// scanned turns the marks of footnotes and scans into blanks.
func scanned(c rune) rune {
	if strings.ContainsRune("*†‡|•·", c) {
		return ' '
	}
	return c
}
