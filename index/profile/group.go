package profile

import (
	"cmp"
	"context"
	"slices"

	"pressroom/corpus"
	"pressroom/index"
)

// group joins the events, given in the order of index.EventRows, that tell of the
// same happening. The first telling of a happening leads: whatever joins must be
// like that one and contradict none of the others, so that no chain of small steps
// joins what is far apart. The work grows with the number of events alone. Roles
// tells who takes part in an event; it is asked of those alone that may be the same.
func (p *Profiler) group(ctx context.Context, rows []*index.EventRow, roles func(*index.EventRow) (index.EventRoles, error),
	stems *index.Stems) ([]*happening, error) {
	all := everybody{}
	var err error
	for kind, to := range map[string]**names{"person": &all.people, "org": &all.orgs} { // places go by the names that are printed
		if *to, err = p.names(ctx, kind); err != nil {
			return nil, err
		}
	}
	g := &grouper{
		index: p.Index, all: all, rare: p.newRarity(stems), nameStems: index.NewStems(), roles: roles,
		names: map[string]words{}, blocks: map[block]*postings{},
	}
	tellings := make([]telling, len(rows))
	for n, row := range rows {
		g.tell(&tellings[n], row)
	}
	for n := range tellings {
		g.add(&tellings[n])
	}
	for _, h := range g.groups {
		h.end()
	}
	slices.SortStableFunc(g.groups, func(a, b *happening) int { return earliestFirst(a.best.EventRow, b.best.EventRow) })
	return g.groups, cmp.Or(g.err, g.rare.err)
}

// grouper finds the happening of each telling.
type grouper struct {
	index     *index.Index
	all       everybody
	rare      *rarity
	nameStems *index.Stems
	names     map[string]words // by kind and name
	roles     func(*index.EventRow) (index.EventRoles, error)
	err       error // the first
	groups    []*happening
	blocks    map[block]*postings
	shared    []int // by group: how many words it shares with the telling that is looked at
}

// postings are the happenings of a block. In a large one they are found by the words
// of their first sentence.
type postings struct {
	tellings int // of the block; one alone is not looked for
	all      []int
	of       map[index.Stem][]int
}

// small reports whether a word cannot lead to more than maxPosting happenings.
func (ps *postings) small() bool { return ps.tellings <= maxPosting }

// enter adds a happening.
func (ps *postings) enter(group int, sentence words) {
	switch {
	case ps.tellings < 2:
		return
	case ps.small():
		ps.all = append(ps.all, group)
		return
	case ps.of == nil:
		ps.of = map[index.Stem][]int{}
	}
	for _, word := range sentence {
		if len(ps.of[word]) < maxPosting {
			ps.of[word] = append(ps.of[word], group)
		}
	}
}

// add adds a telling to the happening that it tells of, a new one when none is
// known.
func (g *grouper) add(t *telling) {
	if known := g.find(t); known != nil {
		known.join(t)
		return
	}
	for _, ps := range t.blocks {
		ps.enter(len(g.groups), t.Words.Sentence())
	}
	h := &happening{}
	h.join(t)
	g.groups, g.shared = append(g.groups, h), append(g.shared, 0)
}

// find returns the happening that the telling tells of, nil when none is known. It
// tries those whose first sentence shares most words with its own.
func (g *grouper) find(t *telling) *happening {
	for n, at := range g.near(t) {
		if n == maxTried {
			break
		}
		lead := g.groups[at].lead()
		if !alikeness(lead, t).perhaps(lead, true) {
			continue
		}
		g.weigh(t)
		g.weigh(lead)
		if g.takes(g.groups[at], t) {
			return g.groups[at]
		}
	}
	return nil
}

// near returns the happenings that share leastShared words or more with a telling,
// those that share most first.
func (g *grouper) near(t *telling) (near []int) {
	var met []int
	share := func(group, words int) {
		if g.shared[group] == 0 && words > 0 {
			met = append(met, group)
		}
		g.shared[group] += words
	}
	for _, ps := range t.blocks {
		for _, n := range ps.all {
			share(n, common(t.Words.Sentence(), g.groups[n].lead().Words.Sentence()))
		}
		if ps.of == nil {
			continue
		}
		for _, word := range t.Words.Sentence() {
			for _, n := range ps.of[word] {
				share(n, 1)
			}
		}
	}
	for _, n := range met {
		if g.shared[n] >= leastShared {
			near = append(near, n)
		}
	}
	slices.SortFunc(near, func(a, b int) int { return cmp.Or(g.shared[b]-g.shared[a], a-b) })
	for _, n := range met {
		g.shared[n] = 0
	}
	return near
}

// happening is a group in the making.
type happening struct {
	tellings       []*telling // the first one leads
	people, others []words
	places         []index.EventPlace
	gathered       int // of how many tellings these are

	// Once all tellings have joined:
	best   *telling // what tells most
	status string   // as the last published tells it
}

func (h *happening) lead() *telling { return h.tellings[0] }

func (h *happening) join(t *telling) { h.tellings = append(h.tellings, t) }

// takes reports whether the telling tells of this happening: neither contradicts
// the other, and it is like the telling that leads. An event is told once in a
// release: what it tells apart is apart.
func (g *grouper) takes(h *happening, t *telling) bool {
	h.gather()
	switch {
	case slices.ContainsFunc(h.tellings, func(u *telling) bool { return u.Release == t.Release }),
		!agree(h.places, t.places, samePlace),
		!agreeNumbers(h.lead().Words.Numbers(), t.Words.Numbers()),
		t.undated && !closePublished(h.lead().Published, t.Published):
		return false
	}
	people, others := share(h.people, t.people, sameName), share(h.others, t.others, sameName)
	switch {
	case people:
		return g.like(h.lead(), t, true)
	case len(h.people) > 0 && len(t.people) > 0:
		return false
	case !others && len(h.others) > 0 && len(t.others) > 0:
		return false
	}
	return g.like(h.lead(), t, others)
}

// gather takes up who and where its tellings tell of; all of them are weighed.
func (h *happening) gather() {
	for ; h.gathered < len(h.tellings); h.gathered++ {
		if t := h.tellings[h.gathered]; len(h.people)+len(h.others)+len(h.places) < maxTried {
			h.people, h.others, h.places = append(h.people, t.people...), append(h.others, t.others...), append(h.places, t.places...)
		}
	}
}

// closePublished reports whether two days are known and at most longest days apart.
func closePublished(a, b corpus.Date) bool {
	return !a.IsZero() && !b.IsZero() && a.DaysSince(b) <= longest && b.DaysSince(a) <= longest
}

// end puts the tellings in the order of publication and chooses what tells most: the
// main event of its release before others, then the surer one, then the one published
// first.
func (h *happening) end() {
	slices.SortStableFunc(h.tellings, func(a, b *telling) int { return byDay(a.Published, b.Published) })
	best, last := h.tellings[0], h.tellings[0]
	for _, t := range h.tellings[1:] {
		if t.Main && !best.Main || t.Main == best.Main && t.Confidence > best.Confidence {
			best = t
		}
		if !t.Published.IsZero() {
			last = t
		}
	}
	h.best, h.status = best, last.Status
}

// byDay orders days, those unknown last.
func byDay(a, b corpus.Date) int {
	switch {
	case a.IsZero() && b.IsZero():
		return 0
	case a.IsZero():
		return 1
	case b.IsZero():
		return -1
	}
	return a.DaysSince(b)
}
