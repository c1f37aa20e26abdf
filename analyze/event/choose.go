package event

import (
	_ "embed"
	"math"
	"slices"
	"sort"

	"pressroom/analyze/annot"
	"pressroom/analyze/logistic"
)

//go:embed data/event.weights.tsv
var eventWeights string

const (
	// maxEvents is the most events of a release.
	maxEvents = 8
	// usualEvents is the number of events that few releases exceed; further ones need a
	// greater weight.
	usualEvents = 5
	// least is the least weight of a telling that becomes an event, a logarithm of the
	// odds two to nine.
	least = -1.3
)

// running reports whether a sentence lies in the running text.
func (r *reader) running(sent annot.Sentence) bool {
	secs := r.Sections
	for i := sort.Search(len(secs), func(k int) bool { return secs[k].End > sent.Start }); i < len(secs) && secs[i].Start < sent.End; i++ {
		if secs[i].Kind.Running() {
			return true
		}
	}
	return len(secs) == 0
}

// features returns the features by which a telling is likely or unlikely to be an event
// that a reader would note.
func (t *telling) features() []logistic.Feature {
	said := t.speech() && !t.noun
	return []logistic.Feature{
		logistic.If("in the first sentence", t.place == 0),
		logistic.If("in one of the next five", 1 <= t.place && t.place <= 5),
		logistic.If("dated in its clause", t.when != nil && t.near()),
		logistic.If("dated elsewhere", t.when != nil && !t.near()),
		logistic.If("dated by a year alone", t.when != nil && len(t.when.Value) == len("2006")),
		logistic.If("somebody takes part", len(t.who) > 0),
		logistic.If("somewhere", len(t.where) > 0),
		{Name: "words of the headline", Value: float64(min(t.heads, 4))},
		logistic.If("in the past", t.past),
		logistic.If("planned", t.planned),
		logistic.If("no frame", t.frame == &unknown),
		logistic.If("speech", said),
		logistic.If("speech without a date of its own", said && !t.near()),
		logistic.If("speech in the first sentence", said && t.place == 0),
		logistic.If("said", t.trigger == "say"),
		logistic.If("a statement, not by a verb of speech", !t.speech() && t.kind == "statement"),
		logistic.If("a noun", t.noun),
		logistic.If("a noun without a date of its own", t.noun && !t.near()),
		logistic.If("a noun in what the first sentence says", t.noun && t.content && t.place == 0 && t.kind != "statement"),
		logistic.If("in a relative clause", t.relative),
		logistic.If("in a relative clause without a date of its own", t.relative && !t.near()),
		logistic.If("an infinitive", t.infinitive),
		logistic.If("unreal", t.unreal),
		logistic.If("within a quotation", t.quote != annot.None),
		logistic.If("told by another clause", t.folded),
		logistic.If("the occasion of a statement", t.occasion),
		logistic.If("somebody is accused", t.accused()),
	}
}

// weigh returns the logarithm of the odds that a reader would note a telling as an
// event.
func (r *reader) weigh(t *telling) float64 { return r.weights.Odds(t.features()) }

// choose makes events of the tellings that weigh enough, joins those of one
// happening, and says which is the main one.
func (r *reader) choose(told []telling) []annot.Event {
	main := r.mainOf(told)
	if main == annot.None {
		return nil
	}
	kept := []int{}
	for i := range told {
		if i == main || told[i].weight >= least && !told[i].passedOver() {
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
			r.enrich(&told[j], &told[i])
			if told[i].sent != told[j].sent {
				details[j] = append(details[j], r.Sentences[told[i].sent].Span)
			}
			continue
		}
		if len(chosen) < maxEvents && (len(chosen) < usualEvents || told[i].weight > -0.9) && !r.crowded(told, chosen, i) {
			chosen = append(chosen, i)
		}
	}
	sort.Ints(chosen)
	events := make([]annot.Event, 0, len(chosen))
	for _, i := range chosen {
		ev := r.event(&told[i])
		if i == main {
			r.fillMain(&ev, &told[i])
		}
		ev.Details = r.details(told, i, main, details[i])
		r.point(&ev)
		events = append(events, ev)
	}
	return events
}

// mainOf returns the telling that the release is mainly about. Its weight counts, its
// likeness to the headline, its place in the lead, and that it tells of something else
// than speech. If the release is a statement whose sentence does not give its content
// ("issued the following statement after …"), the occasion of the statement is the main
// event.
func (r *reader) mainOf(told []telling) int {
	best, most := annot.None, 0.0
	for i := range told {
		t := &told[i]
		if r.idle(t) || t.passedOver() {
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
		if t.place == 0 && t.kind == "statement" && !t.noun && t.direct && !t.prompted {
			w += 1.5
		}
		news := t.kind != "statement" && t.frame != &unknown && !t.unreal && !t.infinitive && !t.relative
		if t.noun {
			w--
			news = news && !t.near()
		}
		if t.circumstance && !t.occasion {
			w -= 1.5
		}
		if news && t.content && t.place < 2 || t.occasion {
			w += 2.2
		}
		if best == annot.None || w > most {
			best, most = i, w
		}
	}
	return best
}

// passedOver reports whether a telling does not become an event: the release does not
// assert that it happened, it did not happen and is not what the release is about, or it had happened before what the release tells.
func (t *telling) passedOver() bool {
	aside := t.place > 0 && t.heads < 2 || t.noun || t.relative || t.infinitive || t.circumstance
	return t.unreal || t.status == annot.NotHappened && aside || t.earlier && t.place > 0
}

// idle reports whether a telling is not about a happening but about a state, or about
// something without a date that should be or is not the case.
func (r *reader) idle(t *telling) bool {
	switch t.status {
	case annot.Required, annot.Proposed, annot.NotHappened:
		if t.when == nil && !(t.past && t.heads > 1) {
			return true
		}
	}
	return t.frame == &unknown && !t.past && !t.planned && (t.when == nil || t.when.Len() == 0)
}

// twin returns the chosen telling of the same happening as telling i, or None.
func (r *reader) twin(told []telling, chosen []int, i int) int {
	for _, j := range chosen {
		if t, u := &told[i], &told[j]; t.sent == u.sent && oneClause(t, u) || t.sent != u.sent && t.kind == u.kind && retells(t, u) {
			return j
		}
	}
	return annot.None
}

// oneClause reports whether a telling is only the noun or the infinitive in the
// clause of another: "held talks", "agreed to merge".
func oneClause(t, u *telling) bool {
	if t.noun {
		inside := t.head < u.reach && (u.group < t.end || u.subject[0] <= t.head && t.head < u.subject[1])
		return inside && u.kind != "statement" && !t.near()
	}
	return t.infinitive && t.kind == u.kind
}

// retells reports whether a telling of the kind of another, in another sentence,
// tells the same happening: by the same trigger or by a noun, at the same time;
// one of its days ("On the second day, participants …"); or with the name that
// the lead left out ("A man was jailed." – "X was sentenced …").
func retells(t, u *telling) bool {
	switch {
	case t.noun || t.trigger == u.trigger && t.trigger != "":
		atOnce := t.when == nil || covers(u.when, t.when) || !t.noun && (u.when == nil || covers(t.when, u.when))
		return atOnce && agree(t, u)
	case t.when != nil && t.when.Rule == "anaphor":
		return covers(u.when, t.when)
	}
	return t.kind == "legal_action" && u.place == 0 && len(u.who) == 0 && t.place <= 2 && t.passive == u.passive
}

// fillMain marks the main event, and gives it the kind that the headline says and,
// where nobody is named, the noun phrase that acts.
func (r *reader) fillMain(ev *annot.Event, t *telling) {
	ev.Main = true
	if t.frame == &unknown || t.class == news && t.said == nil { // "announced the four athletes"
		if kind, plover := r.headlineKind(); kind != "other" {
			ev.Kind, ev.Plover = kind, plover
		}
	}
	if words := r.unnamed(&t.clause); len(ev.Who) == 0 && len(words) > 0 {
		at := annot.Evidence{Span: r.Words(words[0], words[len(words)-1]+1), Rule: "subject without a name"}
		ev.Who = []annot.Participant{{Name: r.join(words), Entity: annot.None, Role: t.subjectRole(), At: at}}
	}
}

// headlineKind returns the kind that the headline gives to what the release is
// about: that of its first verb that has one, else of its first happening.
func (r *reader) headlineKind() (annot.EventKind, string) {
	for _, s := range r.Sections {
		if s.Kind != annot.Headline {
			continue
		}
		first, last := r.tokensOf(s.Span)
		for k := first + 1; k < last; k++ { // a headline does not begin with its verb
			f, end := r.match(r.verbs, k, last)
			if f == nil || f.speech() || r.MentionOf(k) != annot.None {
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

// crowded reports whether an event of the same sentence was chosen already, so that
// telling i is left out. A second event of a sentence must have another date of its
// own, or be the subject of the statement in the lead.
func (r *reader) crowded(told []telling, chosen []int, i int) bool {
	t := &told[i]
	for _, j := range chosen {
		u := &told[j]
		if t.sent != u.sent {
			continue
		}
		apart := t.near() && u.near() && t.when.Value != u.when.Value
		speech := t.place == 0 && (t.kind == "statement") != (u.kind == "statement")
		others := t.accused() && u.accused() && !agree(t, u) // "X pleaded guilty to …, and Y was sentenced to …"
		if !apart && !speech && !others {
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

// enrich gives a telling that lacks them the participants, places and times of another telling of the
// same happening.
func (r *reader) enrich(t, u *telling) {
	if t.when == nil && !t.vain {
		t.when, t.dated = u.when, "of another sentence that tells it"
	}
	if len(t.where) == 0 {
		t.where, t.venue = u.where, u.venue
	}
	if len(t.who) == 0 && (t.kind != "legal_action" || u.place <= t.place+2) { // farther on others plead
		t.who = u.who
	}
}

// datedInVain reports whether a sentence has a time expression that cannot be resolved
// to a day: "today" in a release without a date.
func (r *reader) datedInVain(sent annot.Sentence) bool {
	for k := sent.First; k < sent.Last; k++ {
		if n := r.TimexOf(k); n != annot.None {
			tx := &r.Timexes[n]
			if tx.From.IsZero() && tx.Type == annot.DateTimex {
				return true
			}
		}
	}
	return false
}

// details returns the sentences that tell more of an event, in the order of the
// text: those that were joined with it, and after the main event those that speak
// of it as "the meeting" or "the event".
func (r *reader) details(told []telling, i, main int, joined []annot.Span) []annot.Span {
	own := r.Sentences[told[i].sent].Span
	out := joined
	if i == main {
		for _, sent := range r.Sentences[told[i].sent+1:] {
			if r.running(sent) && r.takesUp(&told[i], sent) {
				out = append(out, sent.Span)
			}
		}
	}
	slices.SortFunc(out, func(a, b annot.Span) int { return a.Start - b.Start })
	return slices.DeleteFunc(slices.Compact(out), func(s annot.Span) bool { return s == own })
}

// takesUp reports whether a sentence mentions a happening again with a noun.
func (r *reader) takesUp(t *telling, sent annot.Sentence) bool {
	for k := sent.First; k+1 < sent.Last; k++ {
		if w := r.Lower(k); w != "the" && w != "this" || r.QuoteOf(k) != annot.None {
			continue
		}

		if f, end := r.match(r.events, k+1, sent.Last); f != nil && (f.kind == t.kind || f.trigger == "event") && t.kind != "statement" &&
			!r.nominal(end) {
			return true
		}
	}
	return false
}

// event makes the annotation of a telling.
func (r *reader) event(t *telling) annot.Event {
	sent := r.Sentences[t.sent]
	rule := t.trigger
	if rule == "" {
		rule = "verb"
	}
	if t.noun {
		rule += " (noun)"
	}
	var whenAt annot.Evidence
	if t.when != nil {
		whenAt = annot.Evidence{Span: t.when.Span, Rule: t.dated}
	}
	return annot.Event{
		What: r.whatOf(t), Trigger: r.Words(t.head, t.end), Kind: t.kind, Plover: t.plover, Status: r.status(t),
		Who: t.who, When: t.when, WhenAt: whenAt, Where: t.where, Venue: t.venue, Evidence: sent.Span,
		Confidence: confidence(t.weight), Rule: rule,
	}
}

// status returns how far a happening has come, by its verb or, if that does not say so,
// by its date.
func (r *reader) status(t *telling) annot.EventStatus {
	switch {
	case t.status == annot.NotHappened && t.planned && gathers[t.kind]: // "The museum will not open on Friday"
		return annot.Cancelled
	case t.status != "":
		return t.status
	case t.planned, r.future(t.when):
		return annot.Planned
	}
	return annot.Happened
}

// gathers are the kinds of happenings to which people come, and which are
// cancelled when they will not take place.
var gathers = map[annot.EventKind]bool{"meeting": true, "ceremony": true, "competition": true, "protest": true}

// confidence turns a weight into a probability.
func confidence(w float64) float64 { return 1 / (1 + math.Exp(-w)) }
