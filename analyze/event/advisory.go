package event

import (
	"pressroom/analyze/annot"
)

// advisory returns the event to which an advisory invites, from its fields: WHAT gives
// the happening, WHEN its time, WHERE its place, and WHO the people who come.
func (r *reader) advisory() []telling {
	var t telling
	for _, f := range r.Fields {
		first, last := r.tokensOf(f.Span)
		if first == last {
			continue
		}
		switch f.Label {
		case "what":
			t.clause = r.invitation(first, last)
		case "when":
			if i := r.TimexIn(f.Span); i != annot.None {
				tx := r.Timexes[i]
				t.when, t.dated = &tx, inField
			}
		case "where":
			t.where = append(t.where, r.entities(first, last, annot.Place)...)
		case "who":
			for _, e := range append(r.entities(first, last, annot.Person), r.entities(first, last, annot.Organization)...) {
				c := cast(t.who)
				c.add(r, e, annot.Attendee)
				t.who = c
			}
		}
	}
	if t.frame == nil || t.when == nil {
		return nil
	}
	t.planned, t.first = true, true
	t.setting, t.heads = r.setting(t.sent, 0), r.shared(&t.clause)
	return []telling{t}
}

// invitation reads what happens in the field WHAT.
func (r *reader) invitation(first, last int) clause {
	n := r.SentenceOf(first)
	last = min(last, r.Sentences[n].Last)
	c := clause{frame: &frame{trigger: "advisory", class: act, kind: "meeting"}, sent: n, group: first, head: first, end: first +
		1, stop: last, reach: last, far: last, noun: true, planned: true, shared: annot.None, within: annot.None, quote: annot.None}
	c.kind = "meeting"
	if f := r.lending(first, last, map[int]bool{}); f != nil {
		c.kind, c.plover = f.kind, f.plover
	}
	return c
}

// tokensOf returns the tokens that begin in a span.
func (r *reader) tokensOf(s annot.Span) (first, last int) {
	return r.TokenAt(s.Start), r.TokenAt(s.End)
}

// entities returns the entities of a kind that tokens first to last name.
func (r *reader) entities(first, last int, kind annot.Kind) (es []int) {
	for _, m := range r.names(first, last) {
		if r.Mentions[m].Kind == kind && r.entity[m] != annot.None {
			es = append(es, r.entity[m])
		}
	}
	return es
}
