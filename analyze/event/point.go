package event

import "pressroom/analyze/annot"

// point sets the spans in which the participants and the places of an event are named.
func (r *reader) point(ev *annot.Event) {
	who := make([]annot.Participant, len(ev.Who)) // tellings of one happening share theirs
	for n, p := range ev.Who {
		if p.Entity != annot.None {
			p.At = r.namedFor(ev, p.Entity)
		}
		who[n] = p
	}
	ev.Who = who
	for _, e := range ev.Where {
		ev.WhereAt = append(ev.WhereAt, r.namedFor(ev, e))
	}
}

// namedFor returns the mention of an entity that is the best evidence of its part in an
// event: in the sentence that tells it, in one that tells more of it, the last before
// it, or the first of all.
func (r *reader) namedFor(ev *annot.Event, e int) annot.Evidence {
	mentions := r.Entities[e].Mentions
	for n, s := range append([]annot.Span{ev.Evidence}, ev.Details...) {
		for _, m := range mentions {
			if s.Contains(r.Mentions[m].Span) {
				rule := "named in the sentence"
				if n > 0 {
					rule = "named in a detail"
				}
				return annot.Evidence{Span: r.Mentions[m].Span, Rule: rule}
			}
		}
	}
	last, rule := mentions[0], "named elsewhere"
	for _, m := range mentions {
		if r.Mentions[m].Start < ev.Evidence.Start {
			last, rule = m, "named before"
		}
	}
	return annot.Evidence{Span: r.Mentions[last].Span, Rule: rule}
}
