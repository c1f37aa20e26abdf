package event

import (
	"fmt"
	"math"
	"os"
	"slices"
	"sort"

	"pressroom/analyze/annot"
)

const (
	// maxEvents is how many events a release may have.
	maxEvents = 6
	// least is how much a telling must weigh to be an event: odds of three to eight.
	least = -1.0
)

// running reports whether a sentence lies in the running text.
func (r *reader) running(sent annot.Sentence) bool {
	secs := r.doc.Sections
	for i := sort.Search(len(secs), func(k int) bool { return secs[k].End > sent.Start }); i < len(secs) && secs[i].Start < sent.End; i++ {
		if secs[i].Kind.Running() {
			return true
		}
	}
	return len(secs) == 0
}

// weigh says how likely a telling is to be an event that a reader would note, as
// a logarithm of odds: it adds what speaks for it and against it. The weights are
// those of a logistic regression over the tellings of 76 annotated releases,
// rounded.
func (r *reader) weigh(t *telling) float64 {
	w := -4.6
	add := func(yes bool, points float64) {
		if yes {
			w += points
		}
	}
	add(t.place == 0, 0.7)
	add(1 <= t.place && t.place <= 5, 0.5)
	add(t.when != nil && t.near, 2.7)
	add(t.when != nil && !t.near, 1.3)
	add(len(t.who) > 0, 0.9)
	add(len(t.where) > 0, 1)
	w += 0.3 * float64(min(t.heads, 4))
	add(t.past, 1.3)
	add(t.planned, 1.6)
	add(t.frame == &unknown, -1.8)
	add(t.speech() && !t.noun, -1.9)
	add(t.speech() && !t.noun && !t.near, -1.1)
	add(!t.speech() && t.kind == "statement", -0.4)
	add(t.noun, -0.8)
	add(t.noun && !t.near, -0.5)
	add(t.relative, -0.5)
	add(t.relative && !t.near, -0.5)
	add(t.infinitive, -0.5)
	add(t.unreal, -0.3)
	add(t.quote != annot.None, -0.7)
	add(t.folded, -9)
	add(t.occasion, 1.5)
	return w
}

// choose makes events of the tellings that weigh enough, joins those of one
// happening, and says which is the main one. The heaviest telling is an event in
// any case.
func (r *reader) choose(told []telling) []annot.Event {
	main := r.mainOf(told)
	if os.Getenv("EVDEBUG") != "" {
		for i := range told {
			t := &told[i]
			v := ""
			if t.when != nil {
				v = t.when.Value
			}
			fmt.Printf("EV\t%s\t%d\t%d\t%d\t%s\t%s\t%s\t%s\t%.2f\tplace=%d noun=%v near=%v dated=%v inf=%v rel=%v plan=%v unreal=%v past=%v pass=%v quoted=%v within=%v who=%d where=%d heads=%d kind=%s unknown=%v say=%v light=%v folded=%v subj=%v future=%v\n", r.doc.Release.Source, r.doc.Sentences[t.sent].Start, r.doc.Sentences[t.sent].End, r.doc.Tokens[t.head].Start, t.trigger, t.kind, v, r.what(&t.clause), t.weight, t.place, t.noun, t.near, t.when != nil, t.infinitive, t.relative, t.planned, t.unreal, t.past, t.passive, t.quote >= 0, t.within >= 0, len(t.who), len(t.where), t.heads, t.kind, t.frame == &unknown, t.speech(), t.class == light, t.folded, t.clause.subject[1] > t.clause.subject[0], t.when != nil && r.doc.Clock.Published.Before(t.when.From))
		}
	}
	if main == annot.None {
		return nil
	}
	kept := []int{}
	for i := range told {
		if i == main || told[i].weight >= least {
			kept = append(kept, i)
		}
	}
	sort.SliceStable(kept, func(a, b int) bool {
		if (kept[a] == main) != (kept[b] == main) {
			return kept[a] == main
		}
		return told[kept[a]].weight > told[kept[b]].weight
	})
	var chosen []int
	details := map[int][]annot.Span{}
	for _, i := range kept {
		if j := r.twin(told, chosen, i); j != annot.None {
			r.join2(told, details, j, i)
			continue
		}
		if len(chosen) < maxEvents && !r.crowded(told, chosen, i) {
			chosen = append(chosen, i)
		}
	}
	sort.Ints(chosen)
	events := make([]annot.Event, 0, len(chosen))
	for _, i := range chosen {
		ev := r.event(&told[i])
		if ev.Main = i == main; ev.Main && ev.Kind == "other" {
			ev.Kind, ev.Plover = r.headlineKind()
		}
		ev.Details = r.details(told, i, main, details[i])
		events = append(events, ev)
	}
	return events
}

// mainOf returns the telling that the release is about: heavy, near the headline,
// in the lead, and what is said rather than that it is said. Of a statement that
// says nothing in its own sentence ("issued the following statement after …") it
// is the occasion.
func (r *reader) mainOf(told []telling) int {
	best, most := annot.None, 0.0
	for i := range told {
		t := &told[i]
		if t.folded || r.idle(t) {
			continue
		}
		w := t.weight + 0.3*float64(t.heads)
		switch {
		case t.place == 0 && t.kind != "statement" && len(t.who) > 0:
			w += 1.6
		case t.place == 0:
			w++
		case t.place > 3:
			w -= 2
		}
		if t.place == 0 && t.kind == "statement" && !t.noun && t.direct {
			w += 1.5
		}
		news := t.kind != "statement" && t.frame != &unknown && !t.unreal && !t.infinitive
		if t.noun {
			w--
			news = news && !t.near
		}
		if news && t.content || t.occasion {
			w += 2.2
		}
		if best == annot.None || w > most {
			best, most = i, w
		}
	}
	return best
}

// idle reports whether a telling tells of nothing that happened: what is only
// wished for, or how things are.
func (r *reader) idle(t *telling) bool {
	return t.unreal && t.when == nil || t.frame == &unknown && !t.past && !t.planned && (t.when == nil || t.when.Len() == 0)
}

// twin returns the chosen telling of the same happening: the same trigger, or the
// same kind by the verb and the noun of one clause, on the same day.
func (r *reader) twin(told []telling, chosen []int, i int) int {
	t := &told[i]
	for _, j := range chosen {
		u := &told[j]
		switch {
		case t.sent == u.sent && t.noun && !u.noun && (t.kind == u.kind || u.kind != "statement" && !t.near) && t.head < u.reach && (u.group < t.end || u.subject[0] <= t.head && t.head < u.subject[1]):
			return j
		case t.sent == u.sent && t.infinitive && t.shared != annot.None && t.kind == u.kind:
			return j
		case t.sent != u.sent && t.kind == u.kind && t.trigger == u.trigger && t.trigger != "" && (t.when == nil || u.when == nil || covers(t.when, u.when) || covers(u.when, t.when)) && agree(t, u):
			return j
		case len(u.who) == 0 && u.place == 0 && 0 < t.place && t.place <= 2 && t.kind == u.kind && t.kind == "legal_action" && (t.passive == u.passive) && !t.noun && !u.noun:
			return j // "A man was jailed." – "X was sentenced …"
		case t.sent > u.sent && t.kind == u.kind && len(t.who) == 0 && !t.noun && t.when != nil && u.when != nil && covers(u.when, t.when) && t.when.Rule == "anaphor":
			return j // "On the second day, participants …"
		case t.sent != u.sent && t.kind == u.kind && t.noun && (t.when == nil || covers(u.when, t.when)) && t.kind != "other" && agree(t, u):
			return j
		}
	}
	return annot.None
}

// headlineKind returns the kind that the headline gives to what the release is
// about: that of its first verb that has one, else of its first happening.
func (r *reader) headlineKind() (annot.EventKind, string) {
	for _, s := range r.doc.Sections {
		if s.Kind != annot.Headline {
			continue
		}
		first, last := r.tokensOf(s.Span)
		for k := first + 1; k < last; k++ { // a headline does not begin with its verb
			f, end := r.match(r.verbs, k, last)
			if f == nil || f.speech() || r.mention[k] != annot.None {
				continue
			}
			if f = r.sense(f, clause{end: end, stop: last, passive: true, subject: [2]int{first, k}}, map[int]bool{}); f != &unknown {
				return f.kind, f.plover
			}
		}
		if f := r.lending(first, last, map[int]bool{}); f != nil {
			return f.kind, f.plover
		}
	}
	return "other", ""
}

// crowded reports whether a sentence has told of an event that leaves no room for
// telling i: a second one has another date of its own, or is what the statement
// of the lead is about.
func (r *reader) crowded(told []telling, chosen []int, i int) bool {
	t := &told[i]
	for _, j := range chosen {
		u := &told[j]
		if t.sent != u.sent {
			continue
		}
		apart := t.near && u.near && t.when.Value != u.when.Value
		speech := t.place == 0 && (t.kind == "statement") != (u.kind == "statement")
		if !apart && !speech {
			return true
		}
	}
	return false
}

// agree reports whether two tellings may have the same participants.
func agree(a, b *telling) bool {
	if len(a.who) == 0 || len(b.who) == 0 {
		return true
	}
	for _, p := range a.who {
		for _, q := range b.who {
			if p.Entity == q.Entity {
				return true
			}
		}
	}
	return false
}

// join2 gives telling j what telling i of the same happening knows beside.
func (r *reader) join2(told []telling, details map[int][]annot.Span, j, i int) {
	t, u := &told[j], &told[i]
	if t.when == nil {
		t.when = u.when
	}
	if len(t.where) == 0 {
		t.where, t.venue = u.where, u.venue
	}
	if len(t.who) == 0 {
		t.who = u.who
	}
	if t.sent != u.sent {
		details[j] = append(details[j], r.doc.Sentences[u.sent].Span)
	}
}

// details returns the sentences that tell more of an event, in the order of the
// text: those that were joined with it, and behind the main event those that speak
// of it as "the meeting", "the event" or by one of its days.
func (r *reader) details(told []telling, i, main int, joined []annot.Span) []annot.Span {
	own := r.doc.Sentences[told[i].sent].Span
	out := joined
	if i == main {
		for _, sent := range r.doc.Sentences[told[i].sent+1:] {
			if r.running(sent) && r.takesUp(&told[i], sent) {
				out = append(out, sent.Span)
			}
		}
	}
	slices.SortFunc(out, func(a, b annot.Span) int { return a.Start - b.Start })
	return slices.DeleteFunc(slices.Compact(out), func(s annot.Span) bool { return s == own })
}

// takesUp reports whether a sentence speaks of a happening by its noun or by a day
// counted within it.
func (r *reader) takesUp(t *telling, sent annot.Sentence) bool {
	for k := sent.First; k+1 < sent.Last; k++ {
		if w := r.lower(k); w != "the" && w != "this" || r.quoted[k] != annot.None {
			continue
		}
		if n := r.timex[k]; n != annot.None {
			if tx := &r.doc.Timexes[n]; t.when != nil && tx.Rule == "anaphor" && covers(t.when, tx) {
				return true
			}
			continue
		}
		if f, end := r.match(r.events, k+1, sent.Last); f != nil && (f.kind == t.kind || f.trigger == "event") && t.kind != "statement" && !r.nominal(end) {
			return true
		}
	}
	return false
}

// event writes a telling down.
func (r *reader) event(t *telling) annot.Event {
	sent := r.doc.Sentences[t.sent]
	rule := t.trigger
	if rule == "" {
		rule = "verb"
	}
	if t.noun {
		rule += " (noun)"
	}
	return annot.Event{
		What: r.what(&t.clause), Trigger: r.span(t.head, t.end), Kind: t.kind, Plover: t.plover, Status: r.status(t),
		Who: t.who, When: t.when, Where: t.where, Venue: t.venue, Evidence: sent.Span,
		Confidence: confidence(t.weight), Rule: rule,
	}
}

// status says how far a happening has come: as its verb says, else by its date.
func (r *reader) status(t *telling) annot.EventStatus {
	switch {
	case t.trigger == "cancel" || t.trigger == "call off":
		return annot.Cancelled
	case t.trigger == "postpone" || t.trigger == "delay":
		return annot.Postponed
	case t.planned, t.when != nil && r.future(t.when), t.unreal && !t.past:
		return annot.Planned
	}
	return annot.Happened
}

// confidence turns a weight into a probability.
func confidence(w float64) float64 { return 1 / (1 + math.Exp(-w)) }
