package event

import (
	"slices"
	"strings"

	"pressroom/analyze/annot"
)

// unknown is the frame of a verb that the table lacks.
var unknown = frame{trigger: "", class: act, kind: "other", roles: map[string]annot.Role{"s": annot.Actor, "by": annot.Actor}}

// sense gives a light verb, such as "hold" or "take", the frame of the head noun of its
// object, else of its subject. If neither has one, the verb keeps its own.
func (r *reader) sense(f *frame, c clause, taken map[int]bool) *frame {
	if f.class == act || f.class == say {
		return f
	}
	obj := r.lending(c.end, c.stop, taken)
	if (obj == nil || r.intransitive(c)) && (c.passive || r.intransitive(c) || f.kind == "" || f.kind == "other") {
		if subject := r.lending(c.subject[0], c.subject[1], taken); subject != nil && !subject.office() {
			obj = subject
		}
	}
	if (obj == nil || obj.kind == "other") && f.kind == "other" && r.legislature(c) {
		obj = &legislating
	}
	if (obj == nil || obj.kind == "other") && f.kind == "other" && r.anyIs(c.subject[0], c.subject[1], court) {
		obj = &adjudging
	}
	switch {
	case obj != nil && (obj.kind != "other" || f.kind == "" || f.class == loose):
	case f.kind == "":
		return &unknown
	default:
		return f
	}
	sense := *f
	sense.kind, sense.plover, sense.lent = obj.kind, obj.plover, obj.roles
	if f.class == news {
		sense.class = light
	}
	return &sense
}

// lentKind returns the frame of the noun that gives a verb without a frame its kind: what its object is, or its subject where it has none
// or is passive ("revenue surged", "the grant will be used").
func (r *reader) lentKind(c *clause) *frame {
	if c.frame != &unknown {
		return nil
	}
	p := c.grammar.Subject
	if objects := c.grammar.Objects; !c.passive && len(objects) > 0 {
		p = objects[0]
	}
	if p == annot.NoPhrase {
		return nil
	}
	lent := r.lending(p.First, p.Head+1, map[int]bool{})
	if lent == nil || lent.office() || r.classed(lent.trigger, vague) { // who pays does not give
		return nil
	}
	return lent
}

// office reports whether a frame is that of an office, which says who acts and not what happens: "X's chairman joined …".
func (f *frame) office() bool { return f.kind == "appointment" && len(f.roles) == 0 }

// legislating is the kind of an approval by a parliament.
var legislating = frame{kind: "legislation"}

// adjudging is the kind of what a court orders or approves.
var adjudging = frame{kind: "legal_action", plover: "COERCE"}

// legislature reports whether the subject of a clause, or of a passive its agent,
// is a parliament.
func (r *reader) legislature(c clause) bool {
	first, last := c.subject[0], c.subject[1]
	if c.passive {
		first, last = c.end, c.stop
	}
	return r.anyIs(first, last, parliament)
}

// anyIs reports whether one of tokens first to last is of a class.
func (r *reader) anyIs(first, last int, c wordClass) bool {
	for k := first; k < last; k++ {
		if r.is(k, c) {
			return true
		}
	}
	return false
}

// intransitive reports whether no object follows a verb.
func (r *reader) intransitive(c clause) bool {
	return c.end >= c.stop || r.TimexOf(c.end) != annot.None || r.Tag(c.end) == "IN" || r.Tag(c.end) == "TO" || r.Tag(c.end) == "RB" ||
		r.Tag(c.end) == "."
}

// lending returns the frame of the first noun phrase between tokens first and last
// whose head noun has a frame, for a light verb.
func (r *reader) lending(first, last int, taken map[int]bool) *frame {
	var found *frame
	for k := first; k < min(last, first+16); k++ {
		if r.TimexOf(k) != annot.None || r.KindOf(k) != "" && r.KindOf(k) != annot.Other {
			continue
		}
		if f, end := r.match(r.events, k, last); f != nil && !r.nominal(end) {
			found = f
			for ; k < end; k++ {
				taken[k] = true
			}
			k--
			continue
		}
		if f, end := r.match(r.things, k, last); f != nil {
			if found == nil || f.kind != "other" {
				found = f
			}
			k = end - 1
			continue
		}
		if k > first && slices.Contains(beside, r.Lower(k)) {
			break
		}
		if tag := r.Tag(k); found != nil && (tag == "IN" || tag == "," || tag == "CC" || tag == "(" || strings.HasPrefix(tag, "VB")) {
			break
		}
	}
	return found
}

// beside are the prepositions after which a phrase names nothing that lends its kind.
var beside = []string{"in", "at", "to", "for", "by", "from", "under", "as"}

// nounClause reads the noun phrase of a happening at token k.
func (r *reader) nounClause(n, k int) (clause, bool) {
	sent := r.Sentences[n]
	if !strings.HasPrefix(r.Tag(k), "NN") || r.TimexOf(k) != annot.None || r.KindOf(k) != "" && r.KindOf(k) != annot.Other {
		return clause{}, false
	}
	f, end := r.match(r.events, k, sent.Last)
	if f == nil || end < sent.Last && strings.HasPrefix(r.Tag(end), "NN") && r.TimexOf(end) == annot.None {
		return clause{}, false
	}
	c := clause{frame: f, kind: f.kind, plover: f.plover, sent: n, head: k, end: end, noun: true, shared: annot.None, within: annot.None,
		quote: r.QuoteOf(k)}
	c.group = k
	for c.group > sent.First && r.inPhrase(c.group-1) {
		c.group--
	}
	c.stop = end
	for c.stop < sent.Last && !r.boundary(c.stop) && !r.verbal(c.stop) && (r.Lower(c.stop) != "," || r.MentionOf(c.stop) != annot.None) {
		c.stop++
	}
	// "the launch of the satellite"
	if thing := r.lending(end, c.stop, map[int]bool{}); f.class == light && thing != nil {
		c.kind, c.plover = thing.kind, thing.plover
	}
	return c, true
}

// inPhrase reports whether a token can stand before the noun of its phrase.
func (r *reader) inPhrase(k int) bool {
	switch r.Tag(k) {
	case "DT", "JJ", "JJS", "CD", "POS", "PRP$", "NN", "NNS", "NNP", "NNPS":
		return r.Lower(k) != ","
	}
	return r.MentionOf(k) != annot.None || r.TimexOf(k) != annot.None
}
