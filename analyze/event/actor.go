package event

import (
	"slices"

	"pressroom/analyze/annot"
)

// act completes who takes part in the events: the issuer where a release tells of its own doing without a name.
func (r *reader) act(events []*annot.Event) {
	for _, ev := range events {
		r.addIssuer(ev)
	}
}

// owned are the kinds of happenings that are the issuer's own if nobody else does them.
var owned = []annot.EventKind{"product_launch", "financial_result", "mission_or_launch", "grant_or_funding", "publication_or_study",
	"merger_or_acquisition"}

// addIssuer adds the issuer to an event in which nobody acts, of a kind that is told of oneself.
func (r *reader) addIssuer(ev *annot.Event) {
	k := r.TokenAt(ev.Trigger.Start)
	if len(r.Issuers) == 0 || !slices.Contains(owned, ev.Kind) || ev.Status != annot.Happened && ev.Status != annot.Planned ||
		r.QuoteOf(k) != annot.None || ev.Kind != "financial_result" && r.othersAct(k) ||
		slices.ContainsFunc(ev.Who, func(p annot.Participant) bool { return p.Role != annot.Recipient }) {
		return
	}
	if x := r.Issuers[0]; x.Entity != annot.None && x.Probability >= annot.SureIssuer && r.Entities[x.Entity].Kind == annot.Organization {
		ev.Who = append(ev.Who, annot.Participant{Name: r.Entities[x.Entity].Name, Entity: x.Entity, Role: annot.Actor,
			At: annot.Evidence{Span: x.At.Span, Rule: "the issuer"}, Derived: true})
	}
}

// othersAct reports whether the verb at token k has a subject without a name that does something: "a court has barred …".
func (r *reader) othersAct(k int) bool {
	g := r.grammarOf(k)
	return g != nil && !g.Passive && g.Subject != annot.NoPhrase
}
