package event

import (
	_ "embed"
	"slices"
	"sort"

	"pressroom/analyze/annot"
	"pressroom/analyze/logistic"
)

//go:embed data/alone.weights.tsv
var aloneWeights string

//go:embed data/event.weights.tsv
var eventWeights string

//go:embed data/main.weights.tsv
var mainWeights string

const (
	// maxEvents is the most events of a release, maxTold the most of them and of what is told further.
	maxEvents, maxTold = 8, 24
	// least is the least weight of a telling that becomes an event beside the main one, leastTold that of one that is told further:
	// logarithms of odds.
	least, leastTold = -1.2, -2.4
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

// invited is what speaks for an event to which an advisory invites, beside all else.
const invited = 3

// weigh sets the weights of tellings: first of each alone, then of each beside the others.
func (r *reader) weigh(told []telling) {
	alone, odds, standings := make([][]logistic.Feature, len(told)), make([]float64, len(told)), make([]standing, len(told))
	for i := range told {
		alone[i], standings[i] = r.features(&told[i]), told[i].standing()
		odds[i] = r.alone.Odds(alone[i])
	}
	c := compare(standings, odds)
	for i := range told {
		t := &told[i]
		t.weight = r.told.Odds(slices.Concat(alone[i], c.features(standings[i], odds[i])))
		t.about = r.main.Odds(alone[i])
		if t.dated == inField {
			t.weight, t.about = t.weight+invited, t.about+invited
		}
	}
}

// choose makes events of the tellings that weigh enough, joins those of one
// happening, and says which is the main one. What weighs less is told further.
func (r *reader) choose(told []telling) (events, further []annot.Event) {
	r.weigh(told)
	main := mainOf(told)
	if main == annot.None {
		return nil, nil
	}
	var chosen []int
	details, mentions := map[int][]annot.Span{}, map[int][]annot.Span{}
	noted := 0
	for _, i := range r.inOrder(told, main) {
		if j := r.twin(told, chosen, i); j != annot.None {
			r.enrich(&told[j], &told[i])
			mentions[j] = append(mentions[j], r.Words(told[i].head, told[i].end))
			if told[i].sent != told[j].sent {
				details[j] = append(details[j], r.Sentences[told[i].sent].Span)
			}
			continue
		}
		if len(chosen) == maxTold {
			break
		}
		t := &told[i]
		if t.noted = i == main || t.weight >= least && noted < maxEvents && !r.lasts(t) && !r.crowded(told, chosen, i); t.noted {
			noted++
		}
		chosen = append(chosen, i)
	}
	sort.Ints(chosen)
	for _, i := range chosen {
		words := r.phraseOf(&told[i])
		ev := r.event(&told[i], words)
		if i == main {
			r.fillMain(&ev, &told[i])
		}
		ev.Details = r.details(told, i, main, details[i])
		ev.Mentions = append(mentions[i], ev.Trigger)
		slices.SortFunc(ev.Mentions, func(a, b annot.Span) int { return a.Start - b.Start })
		ev.Mentions = slices.Compact(ev.Mentions)
		r.point(&ev)
		switch {
		case !told[i].noted, i != main && (words.sentence && r.aside(&told[i]) || r.empty(&told[i], words)):
			ev.Tier = annot.TierTold
			further = append(further, ev)
			continue
		case i == main:
			ev.Tier = annot.TierMain
		case ev.Status.Open() && !told[i].past:
			ev.Tier = annot.TierNext
		default:
			ev.Tier = annot.TierKey
		}
		events = append(events, ev)
	}
	return events, further
}

// inOrder returns the tellings that may become events, the main one first, then by their weight.
func (r *reader) inOrder(told []telling, main int) (kept []int) {
	for i := range told {
		if i == main || told[i].weight >= leastTold && !told[i].passedOver() {
			kept = append(kept, i)
		}
	}
	sort.SliceStable(kept, func(a, b int) bool {
		if (kept[a] == main) != (kept[b] == main) {
			return kept[a] == main
		}
		return told[kept[a]].weight > told[kept[b]].weight
	})
	return kept
}

// mainOf returns the telling that the release is mainly about, None where it tells nothing.
func mainOf(told []telling) int {
	best := annot.None
	for i := range told {
		if t := &told[i]; !t.passedOver() && !t.infinitive && (best == annot.None || t.about > told[best].about) {
			best = i
		}
	}
	for i := range told { // what is announced, not that it is
		if best != annot.None && told[best].announces(&told[i]) && !told[i].passedOver() && !told[i].infinitive {
			return i
		}
	}
	return best
}

// passedOver reports whether a telling does not become an event: the release does not
// assert that it happened, it did not happen and is not what the release is about, it had
// happened before what the release tells, or it only says how things are.
func (t *telling) passedOver() bool {
	if t.added && t.said != nil && t.said.quote == annot.None && t.said.status == "" && (t.said.past || t.said.planned) {
		return true // "…, X said" of a happening
	}
	aside := t.place > 0 && t.heads < 2 || t.noun || t.relative || t.infinitive || t.circumstance
	return t.unreal || t.status == annot.NotHappened && aside || t.earlier && t.place > 0 || t.state && !t.past && t.when == nil
}

// lasts reports whether a telling says how things are, or is no more than the word of somebody who is quoted: it is told further.
func (r *reader) lasts(t *telling) bool {
	if t.noun {
		return r.deep(t)
	}
	return t.quote != annot.None && t.when == nil || t.place > 0 && !t.near() && !t.speech() && r.habitual(&t.clause)
}

// deep reports whether a noun only says more of another one: "a tax on telephone calls".
func (r *reader) deep(t *telling) bool {
	switch r.Relation(t.head) {
	case "nmod", "compound", "appos":
		f, _ := r.match(r.events, r.Head(t.head), r.Head(t.head)+1)
		return f == nil
	}
	return false
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
	if t.kind == "legal_action" && (t.several || u.several) && (len(t.who) == 0) != (len(u.who) == 0) {
		return false // "Four men pleaded guilty." – "X pleaded guilty."
	}
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
		ev.Who = []annot.Participant{{Name: r.join(words), Entity: annot.None, Role: toldRole(t.subjectRole()), At: at}}
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
		if t.sent != u.sent || !u.noted {
			continue
		}
		apart := t.near() && u.near() && t.when.Value != u.when.Value
		speech := t.place == 0 && !t.follows() && !u.follows() && (t.kind == "statement") != (u.kind == "statement") &&
			!r.onlyTells(t, u) && !r.onlyTells(u, t)
		others := t.accused() && u.accused() && !agree(t, u) // "X pleaded guilty to …, and Y was sentenced to …"
		if !apart && !speech && !others {
			return true
		}
	}
	return false
}

// announces reports whether a telling is of a verb of news that says another.
func (t *telling) announces(u *telling) bool {
	return !t.noun && t.class == news && t.said != nil && t.said.head == u.head
}

// onlyTells reports whether a telling says no more than that somebody tells of another: "The company announced that it has …". That a
// senator announces what others do is told.
func (r *reader) onlyTells(t, u *telling) bool {
	if !t.announces(u) {
		return false
	}
	others := slices.ContainsFunc(t.who, func(p annot.Participant) bool {
		return p.Entity != annot.None && r.Entities[p.Entity].Kind == annot.Person
	})
	return !others || len(u.who) > 0 && agree(t, u)
}

// follows reports whether a verb of speech stands after what it says: "…, said X".
func (t *telling) follows() bool { return t.added || t.said != nil && t.said.head < t.head }

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
	if len(t.who) == 0 && !r.isNews(u) && (t.kind != "legal_action" || u.place <= t.place+2) { // farther on others plead
		t.who = u.who
	}
}

// isNews reports whether the verb of a telling only says that somebody tells of it: "the sentence was announced by X".
func (r *reader) isNews(t *telling) bool {
	f, _ := r.match(r.verbs, t.head, t.end)
	return !t.noun && f != nil && f.speech()
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

// aside reports whether a sentence tells a happening only beside its own: "the centre, founded in 1987, will grow".
// Where such a clause has no words of its own, those of the sentence would stand beside its date and actors.
func (r *reader) aside(t *telling) bool {
	return !t.noun && slices.Contains([]string{"acl", "acl:relcl", "advcl", "xcomp"}, r.Relation(t.head))
}

// event makes the annotation of a telling with its phrase.
func (r *reader) event(t *telling, words phrase) annot.Event {
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
	derived := t.when != nil && !slices.Contains([]string{inClause, inField, inSentence}, t.dated)
	return annot.Event{
		What: r.write(words), WhatAt: r.spansOf(words), Trigger: r.Words(t.head, t.end), Kind: t.kind, Plover: t.plover, Status: r.status(t),
		Who: t.who, When: t.when, WhenDerived: derived, WhenAt: whenAt, Where: t.where, Venue: t.venue, Evidence: sent.Span,
		Odds: t.weight, Rule: rule,
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
