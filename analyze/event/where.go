package event

import (
	_ "embed"
	"slices"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/logistic"
)

//go:embed data/where.weights.tsv
var whereWeights string

// maxWhere is the most places of an event.
const maxWhere = 5

// A site is a place that a release names, as one where a telling may happen.
type site struct {
	mention  int
	from     siteSource
	features []logistic.Feature
}

// A siteSource says where the place of a telling is named.
type siteSource int

const (
	ownSentence siteSource = iota
	inHeadline
	nextSentence
	ofDateline
)

// where returns the places at which a telling happens, and the house or room that is named, by the fitted weights: each place named in
// its sentence, in the headline, in the sentence after it and in the dateline is likely or not by how the grammar joins it to the verb.
func (r *reader) where(t *telling) (places []int, venue annot.Span) {
	for _, s := range r.sites(t) {
		e := r.entity[s.mention]
		if r.places.Odds(s.features) < 0 || slices.Contains(places, e) || len(places) == maxWhere {
			continue
		}
		if s.from != ownSentence && len(places) > 0 {
			break
		}
		places = append(places, e)
		if g := r.Entities[e].Geo; g != nil && g.Kind == annot.Facility && venue.Len() == 0 {
			venue = r.Mentions[s.mention].Span
		}
	}
	if venue.Len() == 0 {
		venue = r.house(&t.clause)
	}
	return places, venue
}

// house returns the body in whose house something takes place: "at X University".
func (r *reader) house(c *clause) annot.Span {
	for k, m := range r.names(c.end, c.far) {
		if r.Mentions[m].Kind == annot.Organization && r.Lower(r.at(k)) == "at" && gathers[c.kind] {
			return r.Mentions[m].Span
		}
	}
	return annot.Span{}
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

// sites returns the places at which a telling may happen: those of its sentence, then those of the headline, of the sentence after it,
// and that of the dateline.
func (r *reader) sites(t *telling) (all []site) {
	sent := r.Sentences[t.sent]
	seen := map[int]bool{}
	add := func(first, last int, from siteSource) {
		for _, m := range r.names(first, last) {
			e := r.entity[m]
			if r.Mentions[m].Kind != annot.Place || e == annot.None || from != ownSentence && seen[e] || r.within(m) {
				continue
			}
			seen[e] = true
			b := r.bondFrom(t, m, from)
			if from == ownSentence && (r.ofSubject(t, m, b) || r.ofClauseBefore(t, m, b)) {
				continue
			}
			all = append(all, site{m, from, r.siteFeatures(t, m, from, b)})
		}
	}
	add(sent.First, sent.Last, ownSentence)
	if head, ok := r.Section(annot.Headline); ok && t.heads > 1 {
		first, last := r.tokensOf(head.Span)
		add(first, last, inHeadline)
	}
	if n := t.sent + 1; n < len(r.Sentences) && r.running(r.Sentences[n]) && r.ItemStart(r.Sentences[n].Start) == r.ItemStart(sent.Start) {
		add(r.Sentences[n].First, r.Sentences[n].Last, nextSentence)
	}
	if l := r.DatelineOf(sent.Start); l != nil {
		first, last := r.tokensOf(l.Span)
		for _, m := range r.names(first, last) {
			if r.Mentions[m].Kind == annot.Place && r.entity[m] != annot.None {
				if !seen[r.entity[m]] {
					all = append(all, site{m, ofDateline, r.siteFeatures(t, m, ofDateline, bond{})})
				}
				break
			}
		}
	}
	return all
}

// ofSubject reports whether a place is that of a clause which describes the subject of a telling: "a man who stole tractors in X".
func (r *reader) ofSubject(t *telling, m int, b bond) bool {
	k := r.firstOf(m)
	return b.below && k < t.group && t.subject[0] <= k
}

// ofClauseBefore reports whether a place belongs to a clause that ends before the telling names its own subject: "a fair was held in X,
// and a group visited Y".
func (r *reader) ofClauseBefore(t *telling, m int, b bond) bool {
	k := r.firstOf(m)
	if b.own || b.below || k >= t.subject[0] || t.grammar == nil || t.grammar.Source != annot.OwnSubject {
		return false
	}
	for h := r.Head(k); h != annot.None; h = r.Head(h) {
		if r.grammarOf(h) != nil {
			return h < k
		}
	}
	return false
}

// within reports whether a place only says in which area the place before it lies: "Dublin, Texas".
func (r *reader) within(m int) bool {
	if m == 0 || r.Mentions[m-1].Kind != annot.Place || r.entity[m-1] == annot.None ||
		strings.Trim(r.Release.Text[r.Mentions[m-1].End:r.Mentions[m].Start], " \n\t") != "," {
		return false
	}
	inner, outer := r.Entities[r.entity[m-1]].Geo, r.Entities[r.entity[m]].Geo
	if inner == nil || outer == nil || inner.Country != outer.Country || inner.Kind == outer.Kind {
		return false
	}
	return outer.Kind == annot.Country || outer.Kind == annot.Region && inner.Kind != annot.Country
}

// A bond is how the grammar joins a name to the verb of a telling.
type bond struct {
	preposition string
	relation    string // of the name, or of the first in its list
	direct      bool   // no noun stands between
	own         bool   // no other clause does
	below       bool   // a clause that depends on the telling does
	trigger     bool   // it is said of the trigger itself
}

// bondOf follows the name of mention m up to the trigger of a telling.
func (r *reader) bondOf(t *telling, m int) (b bond) {
	first, last := r.TokensIn(r.Mentions[m].Start, r.Mentions[m].End)
	if first >= last {
		return b
	}
	h := r.HeadIn(first, last)
	for n := 0; n < 20 && (r.Relation(h) == "conj" || r.Relation(h) == "appos") && r.KindOf(r.Head(h)) == annot.Place; n++ {
		h = r.Head(h)
	}
	b.relation, b.direct, b.own, b.trigger = r.Relation(h), true, true, r.Head(h) == t.head
	if p := r.Dependent(h, "case"); p != annot.None && p < h {
		b.preposition = r.Lower(p)
	}
	for k := r.Head(h); k != annot.None; k = r.Head(k) {
		if k == t.head {
			b.below = !b.own
			return b
		}
		if r.grammarOf(k) != nil {
			b.own = false
		} else if r.KindOf(k) != annot.Place {
			if b.preposition == "" { // "the Republic of X" in "in the Republic of X"
				if p := r.Dependent(k, "case"); p != annot.None && p < k && b.relation == "nmod" {
					b.preposition = r.Lower(p)
				}
			}
			b.direct = false
		}
	}
	b.own, b.direct = false, false
	return b
}

// bondFrom follows the name of mention m up to the trigger of a telling if it stands in its sentence, else to the top of its own.
func (r *reader) bondFrom(t *telling, m int, from siteSource) bond {
	if from == ownSentence {
		return r.bondOf(t, m)
	}
	return r.bondOf(&telling{clause: clause{head: annot.None}}, m)
}

// siteFeatures returns the features by which a place is likely or not to be where a telling happens.
func (r *reader) siteFeatures(t *telling, m int, from siteSource, b bond) []logistic.Feature {
	at := b.preposition == "in" || b.preposition == "at" || b.preposition == "near"
	text := from == ownSentence
	return slices.Concat(b.features(text, at), r.frameFeatures(t, m, b, text), t.kindFeatures(text, at, b.own),
		r.geoFeatures(t, m, text, at), t.aroundFeatures(from, at), r.datelineFeatures(t, from == ofDateline))
}

// features says how the grammar joins a place to the trigger. text says that they stand in one sentence, at that "in" or its like stands
// before the place.
func (b bond) features(text, at bool) []logistic.Feature {
	at = at && text
	return []logistic.Feature{
		logistic.If("in or at, of the verb", at && b.own && b.direct),
		logistic.If("in or at, of a noun of the clause", at && b.own && !b.direct),
		logistic.If("in or at, of a clause below", at && b.below),
		logistic.If("in or at, of another clause", at && !b.own && !b.below),
		logistic.If("across", slices.Contains([]string{"across", "throughout", "around"}, b.preposition) && text),
		logistic.If("to or into", (b.preposition == "to" || b.preposition == "into") && b.own && text),
		logistic.If("from", b.preposition == "from" && text),
		logistic.If("of", b.preposition == "of" && text),
		logistic.If("another preposition", b.preposition != "" && !at && text),
		logistic.If("without a preposition", b.preposition == "" && text),
		logistic.If("of another clause", !b.own && !b.below && text),
	}
}

// frameFeatures says what part the place has in the clause.
func (r *reader) frameFeatures(t *telling, m int, b bond, text bool) []logistic.Feature {
	k := r.firstOf(m)
	compound := text && b.relation == "compound"
	return []logistic.Feature{
		logistic.If("goal", text && r.goal(&t.clause, k)),
		logistic.If("subject", text && (strings.HasPrefix(b.relation, "nsubj") || t.inSubject(k) && b.preposition == "")),
		logistic.If("object", text && b.relation == "obj" && b.own),
		logistic.If("before a noun", compound || text && b.relation == "nmod:poss"),
		logistic.If("before a noun of the clause", compound && b.own && !b.trigger),
		logistic.If("before the trigger, a meeting", text && t.noun && t.group <= k && k < t.head && t.meets()),
		logistic.If("takes part", takesPart(t.who, r.entity[m])),
		logistic.If("before the verb", text && k < t.group),
	}
}

// meets and settled report whether people come together for a happening of a kind, and whether it has a place of its own.
func (c *clause) meets() bool { return gathers[c.kind] }

func (c *clause) settled() bool {
	return c.meets() || slices.Contains([]annot.EventKind{"visit", "conflict_or_attack", "disaster", "deployment", "award"}, c.kind)
}

// isTold reports whether a happening is of a kind that is told rather than seen, and so has seldom a place.
func (c *clause) isTold() bool {
	return slices.Contains([]annot.EventKind{annot.StatementEvent, "product_launch", "publication_or_study", "financial_result", "appointment",
		"merger_or_acquisition", "legislation", "agreement"}, c.kind)
}

func (t *telling) kindFeatures(text, at, own bool) []logistic.Feature {
	return []logistic.Feature{
		logistic.If("a gathering", text && t.settled()),
		logistic.If("a gathering, in or at", text && at && t.settled()),
		logistic.If("a saying", text && t.isTold()),
		logistic.If("a saying, in or at", text && at && own && t.isTold()),
		logistic.If("a statement", text && t.kind == annot.StatementEvent),
		logistic.If("a noun", text && t.noun),
	}
}

func (r *reader) geoFeatures(t *telling, m int, text, at bool) []logistic.Feature {
	var kind annot.GeoKind
	if g := r.Entities[r.entity[m]].Geo; g != nil {
		kind = g.Kind
	}
	return []logistic.Feature{
		logistic.If("a country", kind == annot.Country),
		logistic.If("a facility, in or at", kind == annot.Facility && at),
		logistic.If("a facility without a preposition", text && kind == annot.Facility && !at && r.firstOf(m) >= t.end),
		logistic.If("a region", kind == annot.Region),
	}
}

// aroundFeatures is of places in the headline and the sentence after the telling.
func (t *telling) aroundFeatures(from siteSource, at bool) []logistic.Feature {
	head, next := from == inHeadline, from == nextSentence
	return []logistic.Feature{
		logistic.If("in the headline", head),
		logistic.If("in the headline, in or at", head && at),
		logistic.If("in the headline, a saying", head && t.isTold()),
		logistic.If("in the next sentence", next),
		logistic.If("in the next sentence, in or at", next && at),
		logistic.If("in the next sentence, a gathering", next && at && t.settled()),
		logistic.If("in the next sentence, planned", next && at && t.planned),
	}
}

// datelineFeatures is of the place of the dateline: where the issuer is, and what it does.
func (r *reader) datelineFeatures(t *telling, dateline bool) []logistic.Feature {
	issued := t.kind == annot.StatementEvent && t.bare() && t.within == annot.None
	told := t.past && !t.planned && t.within == annot.None && !t.noun && !t.relative && !t.infinitive
	return []logistic.Feature{
		logistic.If("dateline", dateline),
		logistic.If("dateline, not of the lead", dateline && t.place > 0 && !r.opensItem(t.sent)),
		logistic.If("dateline, a gathering", dateline && t.settled() && !t.meets()),
		logistic.If("dateline, a meeting", dateline && t.meets() && !t.planned),
		logistic.If("dateline, a meeting told by its verb", dateline && (t.meets() || t.kind == "visit") && told),
		logistic.If("dateline, a saying", dateline && t.isTold()),
		logistic.If("dateline, a statement", dateline && t.kind == annot.StatementEvent),
		logistic.If("dateline, a statement that is issued", dateline && issued),
		logistic.If("dateline, a product", dateline && t.kind == "product_launch"),
		logistic.If("dateline, of law", dateline && t.kind == "legal_action"),
		logistic.If("dateline, planned", dateline && t.planned),
	}
}

// inSubject reports whether token k stands in the subject of a clause.
func (c *clause) inSubject(k int) bool { return c.subject[0] <= k && k < c.subject[1] }

func takesPart(who []annot.Participant, e int) bool {
	return slices.ContainsFunc(who, func(p annot.Participant) bool { return p.Entity == e })
}

// opensItem reports whether sentence n stands right after the dateline of an item of a digest.
func (r *reader) opensItem(n int) bool {
	return slices.ContainsFunc(r.Datelines, func(l annot.Dateline) bool { return l.End <= r.Sentences[n].Start && r.SentenceAt(l.End) == n })
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
