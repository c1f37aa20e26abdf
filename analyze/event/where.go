package event

import (
	"slices"

	"pressroom/analyze/annot"
)

// maxWhere is the most places of an event.
const maxWhere = 5

// settled are the kinds of happenings that take place somewhere, so that the dateline
// may give their place. An agreement, a law or an appointment does not take place where
// its release was issued.
var settled = map[annot.EventKind]bool{"meeting": true, "visit": true, "statement": true, "product_launch": true,
	"mission_or_launch": true, "ceremony": true,
	"protest": true, "competition": true, "legal_action": true, "conflict_or_attack": true, "disaster": true, "award": true,
	"deployment": true}

// where returns the places that the sentence puts a clause at: by a preposition
// of place, as the goal of a visit, or the dateline of the lead.
func (r *reader) where(c *clause, first, last int) (places []int, venue annot.Span) {
	add := func(e int) {
		if !slices.Contains(places, e) && len(places) < maxWhere {
			places = append(places, e)
		}
	}
	for k, m := range r.names(first, last) {
		men, e := r.Mentions[m], r.entity[m]
		at := r.locative(k, first)
		switch {
		case men.Kind == annot.Place && e != annot.None && (at || r.goal(c, k)):
			add(e)
			if g := r.Entities[e].Geo; g != nil && g.Kind == annot.Facility && venue.Len() == 0 {
				venue = men.Span
			}
		case men.Kind == annot.Organization && r.Lower(r.at(k)) == "at" && settled[c.kind] && k > c.head:
			venue = men.Span
		}
	}
	if len(places) == 0 && c.kind != "statement" { // "the Washington Summit", "opened the Elyria store"
		from, to := c.end, c.stop
		if c.noun {
			from, to = c.group, c.head
		}
		for k := from; k < to; k++ {
			if m := r.MentionOf(k); m != annot.None && r.Mentions[m].Kind == annot.Place && r.entity[m] != annot.None && k+1 < len(r.Tokens) &&
				r.nominal(k+1) && !r.country(r.entity[m]) {
				add(r.entity[m])
			}
		}
	}
	return places, venue
}

// at returns the token of the preposition that may stand before the name at k.
func (r *reader) at(k int) int {
	n := k - 1
	for n > 0 && n > k-5 && (r.Tag(n) == "DT" || r.Tag(n) == "JJ" || r.Tag(n) == "PRP$" || r.Tag(n) == "NN" || r.Tag(n) == "NNP" &&
		r.MentionOf(n) == annot.None || r.Lower(n) == "of" && n > k-4 && n > 1) {
		n--
	}
	return max(n, 0)
}

// locative reports whether a preposition of place stands before the name at
// token k, or before one that it is coordinated with.
func (r *reader) locative(k, first int) bool {
	for n := 0; n < 4; n++ {
		p := r.at(k)
		if p < first {
			return false
		}
		if r.is(p, locative) {
			return true
		}
		if w := r.Lower(p); w != "and" && w != "," || p == 0 || r.KindOf(p-1) != annot.Place {
			return false
		}
		k = r.firstOf(r.MentionOf(p - 1))
	}
	return false
}

// goal reports whether the name at token k is the place of the event because it is the
// object of a verb of movement, or of a verb for doing something to a place. The frame
// of the verb says so.
func (r *reader) goal(c *clause, k int) bool {
	if k < c.end || k >= c.reach {
		return false
	}
	at := r.preposition(c.end, k, annot.Place)
	if at == "" {
		at = "o"
	}
	return c.roles[at] == atPlace
}
