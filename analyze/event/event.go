// Package event finds the events of a release: for each, what happened, who did it to
// whom, when, where, and the sentence that says so. In each sentence of the running
// text it looks for triggers, which are the words of a table of frames (frame.go), and
// reads the clause around each (clause.go). A clause gets its participants (who.go),
// its date and its places. Of all clauses those that a reader would note are kept,
// clauses about the same happening become one event, and the event that the release is
// mainly about is marked (choose.go).
package event

import (
	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
	"pressroom/analyze/logistic"
	"strings"
)

// A Finder holds the frames and the classes of words. It is never changed after New.
type Finder struct {
	*frames
	vocabulary
	valency
	cues   cues
	lex    *lexicon.Lexicon
	alone  logistic.Model // how likely a telling is an event that a reader would note, by itself
	told   logistic.Model // and beside all else that its release tells
	main   logistic.Model // which of them the release is about
	places logistic.Model // how likely something happens at a place
	sound  logistic.Model // how likely an event is wholly true
	measures
}

// New reads the embedded tables. It fails only when one of them is broken.
func New(lex *lexicon.Lexicon) (*Finder, error) {
	past, err := readIrregular()
	if err != nil {
		return nil, err
	}
	fs, err := readFrames(past)
	if err != nil {
		return nil, err
	}
	cues, err := readCues(past)
	if err != nil {
		return nil, err
	}
	words, err := readWords()
	if err != nil {
		return nil, err
	}
	governed, err := readValency()
	if err != nil {
		return nil, err
	}
	alone, err := logistic.Read("alone.weights.tsv", aloneWeights)
	if err != nil {
		return nil, err
	}
	told, err := logistic.Read("event.weights.tsv", eventWeights)
	if err != nil {
		return nil, err
	}
	main, err := logistic.Read("main.weights.tsv", mainWeights)
	if err != nil {
		return nil, err
	}
	places, err := logistic.Read("where.weights.tsv", whereWeights)
	if err != nil {
		return nil, err
	}
	sound, err := logistic.Read("trust.weights.tsv", trustWeights)
	if err != nil {
		return nil, err
	}
	measures, err := readMeasures()
	return &Finder{fs, words, governed, cues, lex, alone, told, main, places, sound, measures}, err
}

// Find returns the events of a document that has all other layers, in the
// order of the text; exactly one is Main if there are any. What else the document
// tells is in further, in the order of the text, too.
func (f *Finder) Find(doc *annot.Document) (events, further []annot.Event) {
	r := f.newReader(doc)
	events, further = r.choose(r.tell())
	var all []*annot.Event
	for _, list := range [][]annot.Event{events, further} {
		for n := range list {
			all = append(all, &list[n])
		}
	}
	r.act(all)
	r.number(all)
	r.votes(all)
	r.process(all)
	r.trust(all)
	return events, further
}

// tell returns what all sentences of the running text tell.
func (r *reader) tell() []telling {
	told, place, item := r.advisory(), 0, 0
	for n, sent := range r.Sentences {
		if !r.running(sent) {
			continue
		}
		if item != r.ItemStart(sent.Start) { // what the item before told of does not go on
			item = r.ItemStart(sent.Start)
			place++
		}
		told = append(told, r.tellings(n, place, told)...)
		place++
	}
	return told
}

// A telling is a clause with the participants, the time and the places of its
// happening.
type telling struct {
	clause
	setting
	first    bool // no other telling of its sentence stands before it
	who      []annot.Participant
	when     *annot.Timex
	dated    string // why the date is that of the happening
	where    []int
	venue    annot.Span
	heads    int     // how many words it shares with the headline
	said     *clause // what a verb of speech says, nil if no clause does
	folded   bool    // it is the infinitive of another clause, which tells it
	several  bool    // its subject is plural: of "four men" nobody says which ones
	added    bool    // it is a verb of speech after what it says: "…, X said"
	state    bool    // it tells how things are
	occasion bool    // it is what a statement without content of its own is about
	noted    bool    // a reader would note it
	vain     bool    // its sentence tells a time that nothing resolves
	weight   float64 // the logarithm of the odds that a reader would note it
	about    float64 // and of those that the release is about it, but for a constant
}

// tellings returns what a sentence tells, in the order of its words. place counts
// the sentences of running text before it, before is what they told.
func (r *reader) tellings(n, place int, before []telling) []telling {
	cs, vain, set := r.clauses(n), r.datedInVain(r.Sentences[n]), r.setting(n, place)
	out := make([]telling, len(cs))
	for i := range cs {
		t := &out[i]
		*t = telling{clause: cs[i], setting: set, first: i == 0, who: r.who(cs, i), heads: r.shared(&cs[i]), vain: vain}
		r.readVerb(t)
		t.when, t.dated = r.dateOf(t, before)
		t.where, t.venue = r.where(t)
	}
	for i := range out {
		t := &out[i]
		if t.within != annot.None && !t.speech() && !t.noun {
			r.report(t, &out[t.within])
		}
		if !t.past && r.future(t.when) { // "the law takes effect on July 1"
			t.planned = true
		}
		if j := t.clause.shared; t.infinitive && j != annot.None && (t.planned || t.past || out[j].status == annot.NotHappened) {
			r.take(&out[j], t)
		}
	}
	for i := range out {
		t := &out[i]
		t.occasion = r.isOccasion(cs, i) || place == 0 && r.praised(cs, i)
	}
	return out
}

// readVerb reads what the verb of a telling says of the telling.
func (r *reader) readVerb(t *telling) {
	if t.noun {
		return
	}
	t.several = t.subject[0] < t.subject[1] && strings.HasSuffix(r.Part(t.grammar.Subject.Head), "S")
	t.added = r.adds(&t.clause)
	t.state = r.classed(r.Lemma(t.head), state)
}

// dateOf returns when something happens, and the rule: a date of the sentence, the date
// of the sentence before if this one continues it, or the day of publication for an
// event of the lead.
func (r *reader) dateOf(t *telling, before []telling) (when *annot.Timex, by string) {
	c := &t.clause
	if tx := r.when(c); tx != nil {
		if r.distance(c, r.TimexAt(tx.Span)) < crossing && !r.loosely(c, tx) {
			return tx, inClause
		}
		return tx, inSentence
	}
	if r.anaphoric(c) && !t.vain && t.past == !t.planned && !r.habitual(c) {
		if tx := r.goesOn(t, before); tx != nil {
			return tx, "of the sentence before"
		}
	}
	if t.place == 0 && !t.state && !t.noun && !t.planned && !t.unreal && !t.infinitive && !t.relative && t.quote == annot.None &&
		!r.lasting(c) && !r.recently(c) {
		return r.published(), ofPublication
	}
	if t.place > 0 && r.ownAct(t) {
		return r.published(), ofIssuer
	}
	return nil, ""
}

// ownAct reports whether a main clause of the first sentences tells what the issuer announces with the release.
func (r *reader) ownAct(t *telling) bool {
	return t.place < 4 && r.issuerActs(t.who) && t.speech() && !t.noun && !t.planned && !t.unreal && !t.infinitive && !t.relative &&
		t.quote == annot.None && !t.earlier && t.within == annot.None && !r.lasting(&t.clause) && !r.recently(&t.clause)
}

// report gives what a verb of speech says to that, and to a reported happening of which nobody is named as its actor the speaker ("Mud
// shows three droughts, researchers of X said today", "X says in a report published today") and the time of the report if it has none.
func (r *reader) report(t, speech *telling) {
	if len(t.who) == 0 && reported[t.kind] && (t.content || t.relative) && r.clauseAbove(t.head) == speech.grammar {
		t.who = speech.who
	}
	if !t.content {
		return
	}
	if len(t.who) == 0 && t.when == nil {
		t.when, t.dated = speech.when, "of who tells it"
	}
	if speech.said == nil && !t.infinitive {
		speech.said = &t.clause
	}
}

// clauseAbove returns the next clause above the verb at token k, nil where there is none.
func (r *reader) clauseAbove(k int) *annot.Clause {
	if k = r.Head(k); k == annot.None {
		return nil
	}
	return r.owner(k)
}

// reported are the kinds of happenings whose actor is the speaker if nobody else is
// named.
var reported = map[annot.EventKind]bool{"publication_or_study": true, "mission_or_launch": true, "financial_result": true,
	"product_launch": true, "grant_or_funding": true}

// isOccasion reports whether a clause is what the statement before it was made on,
// where that statement says nothing itself: "issued the following statement after
// X announced …", "made a statement applauding X for …".
func (r *reader) isOccasion(cs []clause, i int) bool {
	c := &cs[i]
	if c.within == annot.None {
		return false
	}
	v := &cs[c.within]
	if !v.frame.bare() {
		return false
	}
	opener := c.group
	if c.subject[0] < c.subject[1] {
		opener = c.subject[0]
	}
	for n := 0; opener > v.end && n < 4; n++ {
		opener--
		switch r.Lower(opener) {
		case "after", "following", "upon", "applauding", "praising", "welcoming", "condemning":
			return c.kind != "statement"
		}
	}
	return false
}

// praised reports whether a clause is the happening that a verb of speech praises or
// condemns: "praised the Senate's confirmation of X".
func (r *reader) praised(cs []clause, i int) bool {
	c := &cs[i]
	if c.within == annot.None || c.kind == "statement" {
		return false
	}
	v := &cs[c.within]
	return v.roles["o"] != "" && c.group == v.end
}

// bare reports whether a frame of speech says nothing about the content of the speech.
func (f *frame) bare() bool {
	return f.class == light
}

// take gives a clause the frame of its infinitive if the verb only introduces that:
// "plans to visit" is a visit, "voted to authorize" remains a vote.
func (r *reader) take(t, u *telling) {
	u.folded = true
	t.planned = t.planned || u.planned && !t.past
	if t.status == "" {
		t.status = u.status
	}
	if t.frame == &unknown || r.classed(t.trigger, intent) && u.frame != &unknown {
		t.kind, t.plover, t.frame = u.kind, u.plover, u.frame
	}
	all := cast(t.who)
	for _, p := range u.who {
		all.add(r, p.Entity, p.Role)
	}
	t.who = all
	if len(t.where) == 0 {
		t.where, t.venue = u.where, u.venue
	}
	if u.near() && !t.near() {
		t.when, t.dated = u.when, u.dated
	}
}

// future reports whether a time is after the day of publication.
func (r *reader) future(tx *annot.Timex) bool {
	pub := r.Clock.Published
	return tx != nil && !pub.IsZero() && pub.Before(tx.From)
}

// goesOn returns the time of the main clause of the sentence before, or of the one before that, for a gathering in a sentence
// that continues its story, and for what happens again.
func (r *reader) goesOn(t *telling, before []telling) *annot.Timex {
	var last *telling
	for i := len(before) - 1; i >= 0 && before[i].place+2 >= t.place; i-- {
		u := &before[i]
		if last != nil && u.place < last.place {
			break
		}
		if !u.noun && !u.relative && !u.infinitive && u.when != nil {
			last = u
		}
	}
	if last == nil || t.planned != last.planned || last.quote != annot.None || !t.settled() && t.kind != last.kind {
		return nil
	}
	return last.when
}

// shared counts the words that a clause shares with the headline.
func (r *reader) shared(c *clause) (n int) {
	seen := map[string]bool{}
	count := func(first, last int) {
		for k := first; k < last; k++ {
			if w := r.Lower(k); r.head[stem(w)] && !seen[stem(w)] {
				seen[stem(w)] = true
				n++
			}
		}
	}
	count(c.subject[0], c.subject[1])
	count(c.group, min(c.stop, c.end+12))
	return n
}
