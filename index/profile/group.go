package profile

import (
	"cmp"
	"errors"
	"maps"
	"slices"

	"pressroom/analyze/schema"
	"pressroom/corpus"
	"pressroom/index"
)

// group joins the events, given in the order of index.AllEvents, that tell of the
// same happening. The first telling of a happening leads: whatever joins must be
// like that one and contradict none of the others, so that no chain of small steps
// joins what is far apart. The work grows with the number of events alone.
func (p *Profiler) group(hits []index.EventHit) ([]Happening, error) {
	g := &grouper{rare: p.newRarity(), blocks: map[string][]int{}}
	for _, hit := range hits {
		if err := g.add(p.telling(hit)); err != nil {
			return nil, err
		}
	}
	out := make([]Happening, len(g.groups))
	for n, h := range g.groups {
		out[n] = h.result()
	}
	slices.SortStableFunc(out, func(a, b Happening) int { return earliestFirst(a.Event, b.Event) })
	return out, nil
}

// grouper finds the happening of each telling.
type grouper struct {
	rare   *rarity
	groups []*happening
	blocks map[string][]int // of a kind, a day and a word: groups, ascending
}

// add adds a telling to the happening that it tells of, a new one when none is
// known.
func (g *grouper) add(t *telling) error {
	known, err := g.find(t)
	if err != nil {
		return err
	}
	if known != nil {
		known.join(t)
		return nil
	}
	for _, block := range t.blocks {
		for word := range t.sentence {
			if key := block + word; len(g.blocks[key]) < maxPosting {
				g.blocks[key] = append(g.blocks[key], len(g.groups))
			}
		}
	}
	h := &happening{releases: map[string]bool{}}
	h.join(t)
	g.groups = append(g.groups, h)
	return nil
}

// find returns the happening that the telling tells of, nil when none is known. It
// tries those whose first sentence shares most words with its own.
func (g *grouper) find(t *telling) (*happening, error) {
	shared := map[int]int{}
	for _, block := range t.blocks {
		for word := range t.sentence {
			for _, n := range g.blocks[block+word] {
				shared[n]++
			}
		}
	}
	near := slices.Collect(maps.Keys(shared))
	slices.SortFunc(near, func(a, b int) int { return cmp.Or(shared[b]-shared[a], a-b) })
	for _, n := range near[:min(maxTried, len(near))] {
		if shared[n] < leastShared {
			break
		}
		h := g.groups[n]
		if err := errors.Join(t.weigh(g.rare), h.lead().weigh(g.rare)); err != nil {
			return nil, err
		}
		if h.takes(t) {
			return h, nil
		}
	}
	return nil, nil
}

// happening is a group in the making.
type happening struct {
	tellings       []*telling      // the first one leads
	releases       map[string]bool // an event is told once in a release: what it tells apart is apart
	people, others []words
	places         []schema.Place
}

func (h *happening) lead() *telling { return h.tellings[0] }

func (h *happening) join(t *telling) {
	h.tellings = append(h.tellings, t)
	h.releases[t.release()] = true
	if len(h.people)+len(h.others)+len(h.places) < maxTried {
		h.people, h.others, h.places = append(h.people, t.people...), append(h.others, t.others...), append(h.places, t.Places...)
	}
}

// takes reports whether the telling tells of this happening: neither contradicts
// the other, and it is like the telling that leads.
func (h *happening) takes(t *telling) bool {
	switch {
	case h.releases[t.release()],
		!agree(h.places, t.Places, samePlace),
		!agreeNumbers(h.lead().numbers, t.numbers),
		t.undated && !closePublished(h.lead().Published, t.Published):
		return false
	}
	people, others := share(h.people, t.people, sameName), share(h.others, t.others, sameName)
	switch {
	case people:
		return h.lead().like(t, true)
	case len(h.people) > 0 && len(t.people) > 0:
		return false
	case !others && len(h.others) > 0 && len(t.others) > 0:
		return false
	}
	return h.lead().like(t, others)
}

// closePublished reports whether two days are known and at most longest days apart.
func closePublished(a, b corpus.Date) bool {
	return !a.IsZero() && !b.IsZero() && a.DaysSince(b) <= longest && b.DaysSince(a) <= longest
}

// result shows what tells most: the main event of its release before others,
// then the surer one, then the one published first.
func (h *happening) result() Happening {
	sources := make([]index.EventHit, len(h.tellings))
	for n, t := range h.tellings {
		sources[n] = t.EventHit
	}
	slices.SortStableFunc(sources, func(a, b index.EventHit) int { return byDay(a.Published, b.Published) })
	best, last := sources[0], sources[0]
	for _, hit := range sources[1:] {
		if x, y := hit.Event, best.Event; x.Main && !y.Main || x.Main == y.Main && x.Confidence > y.Confidence {
			best = hit
		}
		if !hit.Published.IsZero() {
			last = hit
		}
	}
	return Happening{best, sources, last.Event.Status}
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
