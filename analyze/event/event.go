// Package event makes structured summaries of what happened: one for each
// salient happening, with who did it to whom, when, where, and the sentence that
// says so. The data flow: frames (a table of words that say that something
// happened) find clauses in each sentence of the running text; a clause gets its
// participants, date and places; what tells most is kept, what is told twice
// becomes one, and the one that the release is about is the main event.
package event

import (
	"slices"

	"pressroom/analyze/annot"
)

// A Finder holds the frames. It is never changed after New.
type Finder struct{ *frames }

// New reads the embedded tables. It fails only when one of them is broken.
func New() (*Finder, error) {
	fs, err := readFrames()
	return &Finder{fs}, err
}

// Find returns the events of a document that has all other layers, in the
// order of the text; exactly one is Main if there are any.
func (f *Finder) Find(doc *annot.Document) []annot.Event {
	r := f.newReader(doc)
	told, place := r.advisory(), 0
	for n, sent := range doc.Sentences {
		if !r.running(sent) {
			continue
		}
		told = append(told, r.tellings(n, place, told)...)
		place++
	}
	return r.choose(told)
}

// A telling is a clause with all that it tells of its happening.
type telling struct {
	clause
	who      []annot.Participant
	when     *annot.Timex
	near     bool // the date stands in the clause itself
	where    []int
	venue    annot.Span
	place    int  // how many sentences of running text stand before its own
	direct   bool // the clause is not within another's speech
	heads    int  // how many words it shares with the headline
	folded   bool // it is the infinitive of another clause, which tells it
	occasion bool // it is what a statement without content of its own is about
	weight   float64
}

// tellings returns what the sentence tells, in the order of its words.
func (r *reader) tellings(n, place int, before []telling) []telling {
	cs := r.clauses(n)
	sent := r.doc.Sentences[n]
	out := make([]telling, len(cs))
	subject := annot.None
	for i := range cs {
		t := telling{clause: cs[i], place: place, direct: cs[i].within == annot.None}
		t.who = r.who(cs, i)
		if subject == annot.None && !cs[i].noun && len(t.who) > 0 {
			subject = t.who[0].Entity
		}
		if t.when = r.when(&cs[i]); t.when != nil {
			t.near = r.distance(&cs[i], r.doc.TimexAt(t.when.Span)) < crossing && !r.loosely(&cs[i], t.when)
		} else if n > 0 && len(before) > 0 && r.anaphoric(&cs[i]) {
			t.when = r.goesOn(&t, before)
		}
		if t.when == nil && place == 0 && !t.noun && !t.planned && !t.unreal && !t.infinitive && !t.relative && t.quote == annot.None {
			t.when, t.near = r.published(), true
		}
		t.where, t.venue = r.where(&cs[i], r.from(cs, i, sent), cs[i].reach)
		if l := r.doc.Dateline; len(t.where) == 0 && place == 0 && settled[t.kind] && l != nil {
			t.where = r.dateline(l)
		}
		t.heads = r.shared(&cs[i])
		out[i] = t
	}
	for i := range out {
		if t := &out[i]; t.content && len(t.who) == 0 && !t.speech() && !t.noun {
			if reported[t.kind] {
				t.who = out[t.within].who
			}
			if t.when == nil {
				t.when = out[t.within].when
			}
		}
		if t := &out[i]; !t.past && t.when != nil && r.future(t.when) { // "the law takes effect on July 1"
			t.planned = true
		}
		if j := out[i].clause.shared; out[i].infinitive && j != annot.None && (out[i].planned || out[i].past) {
			out[j].take(&out[i])
		}
	}
	r.subjectBefore = subject
	for i := range out {
		out[i].occasion = r.isOccasion(cs, i)
		out[i].weight = r.weigh(&out[i])
	}
	return out
}

// isOccasion reports whether a clause is what the statement before it was made on,
// where that statement says nothing itself: "issued the following statement after
// X announced …", "made a statement applauding X for …".
func (r *reader) isOccasion(cs []clause, i int) bool {
	c := &cs[i]
	if c.within == annot.None || c.unreal || c.relative && c.noun || c.quote != annot.None {
		return false
	}
	v := &cs[c.within]
	if v.kind != "statement" || !v.frame.bare() {
		return false
	}
	opener := c.group
	if !c.noun && c.subject[0] < c.subject[1] {
		opener = c.subject[0]
	}
	for n := 0; opener > v.end && n < 4; n++ {
		opener--
		switch r.lower(opener) {
		case "after", "following", "upon", "applauding", "praising", "welcoming", "condemning":
			return !c.noun || c.kind != "statement"
		}
	}
	return false
}

// bare reports whether a frame of speech says nothing of what is said.
func (f *frame) bare() bool {
	return f.class == light || f.class == loose || f.trigger == "react" || f.trigger == "comment"
}

// reported are the kinds of happenings whose actor is who tells of them, where
// nobody else is named: "Mud shows three droughts, researchers of X said".
var reported = map[annot.EventKind]bool{"publication_or_study": true, "mission_or_launch": true, "financial_result": true, "product_launch": true, "grant_or_funding": true}

// take gives a clause what its infinitive tells: "plans to visit" is a visit,
// "voted to authorize" remains a vote.
func (t *telling) take(u *telling) {
	u.folded = true
	t.planned = t.planned || u.planned
	if t.frame == &unknown || t.kind == "" || intends[t.trigger] {
		t.kind, t.plover, t.frame = u.kind, u.plover, u.frame
	}
	for _, p := range u.who {
		if len(t.who) < maxWho && !slices.ContainsFunc(t.who, func(q annot.Participant) bool { return p.Entity == q.Entity }) {
			t.who = append(t.who, p)
		}
	}
	if len(t.where) == 0 {
		t.where, t.venue = u.where, u.venue
	}
	if u.near && !t.near {
		t.when, t.near = u.when, true
	}
}

// intends are verbs that only say that something is wanted.
var intends = map[string]bool{"agree": true, "agree to": true, "begin": true, "start": true, "continue": true, "decide": true, "pledge": true, "promise": true, "vow": true, "set": true, "schedule": true, "call on": true}

// dateline returns the places that the dateline names.
func (r *reader) dateline(l *annot.Dateline) (places []int) {
	for m, men := range r.doc.Mentions {
		if e := r.entity[m]; e != annot.None && l.Contains(men.Span) && men.Kind == annot.Place {
			return []int{e}
		}
	}
	return nil
}

// from returns the first token in which the places of clause i are looked for:
// behind the clause before it.
func (r *reader) from(cs []clause, i int, sent annot.Sentence) int {
	if cs[i].noun {
		return cs[i].group
	}
	first := sent.First
	for j := range cs {
		if !cs[j].noun && cs[j].head < cs[i].group && cs[j].shared == annot.None && cs[i].shared != j {
			first = max(first, cs[j].stop)
		}
	}
	return min(first, cs[i].group)
}

// future reports whether a time is behind the day of publication.
func (r *reader) future(tx *annot.Timex) bool {
	pub := r.doc.Clock.Published
	return !pub.IsZero() && pub.Before(tx.From)
}

// goesOn returns the time of what the sentence before tells in its main clause,
// for a sentence that takes it up.
func (r *reader) goesOn(t *telling, before []telling) *annot.Timex {
	var last *telling
	for i := len(before) - 1; i >= 0 && before[i].place+1 >= t.place; i-- {
		u := &before[i]
		if !u.noun && !u.relative && !u.infinitive && u.when != nil && u.place+1 == t.place {
			last = u
		}
	}
	if last == nil || t.planned != last.planned || t.unreal || last.quote != annot.None || t.quote != annot.None {
		return nil
	}
	return last.when
}

// shared counts the words that a clause shares with the headline.
func (r *reader) shared(c *clause) (n int) {
	seen := map[string]bool{}
	count := func(first, last int) {
		for k := first; k < last; k++ {
			if w := r.lower(k); len(w) > 3 && r.head[stem(w)] && !seen[stem(w)] {
				seen[stem(w)] = true
				n++
			}
		}
	}
	count(c.subject[0], c.subject[1])
	count(c.group, min(c.stop, c.end+12))
	return n
}
