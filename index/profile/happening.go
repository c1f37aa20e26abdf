package profile

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"
	"sort"

	"pressroom/analyze/schema"
	"pressroom/corpus"
	"pressroom/index"
)

// A Happening is one event with everything that tells of it.
type Happening struct {
	index.EventHit                  // what tells most of it
	Sources        []index.EventHit // all that tell of it, the first published first; one or more
	Status         string           // as the last published tells it
}

// HappeningResult is the answer to a search for happenings.
type HappeningResult struct {
	Total  int // happenings that match, returned or not
	Events int // events that match: how often they are told
	Hits   []Happening
}

// Happenings returns the events that match, in the order of index.Events, those of
// several releases that tell of the same happening as one. The errors are those
// of index.Search.
func (p *Profiler) Happenings(ctx context.Context, f index.EventFilter) (HappeningResult, error) {
	hits, err := p.Index.AllEvents(ctx, f)
	if err != nil {
		return HappeningResult{}, err
	}
	all, err := p.group(hits)
	if err != nil {
		return HappeningResult{}, err
	}
	sort.SliceStable(all, func(a, b int) bool { return !begunBefore(all[a].Event, f.From) && begunBefore(all[b].Event, f.From) })
	return HappeningResult{len(all), len(hits), all[:min(max(f.Limit, 0), len(all))]}, nil
}

// Tellings returns the events that match, each as a happening of its own.
func (p *Profiler) Tellings(ctx context.Context, f index.EventFilter) (HappeningResult, error) {
	res, err := p.Index.Events(ctx, f)
	out := HappeningResult{Total: res.Total, Events: res.Total}
	for _, hit := range res.Hits {
		out.Hits = append(out.Hits, Happening{hit, []index.EventHit{hit}, hit.Event.Status})
	}
	return out, err
}

// group joins the events, given in the order of index.Events, that tell of the same
// happening. The first telling of a happening leads: whatever joins must be like
// that one and contradict none of the others, so that no chain of small steps
// joins what is far apart. The work grows with the number of events alone.
func (p *Profiler) group(hits []index.EventHit) ([]Happening, error) {
	rare := p.newRarity()
	var groups []*happening
	blocks := map[string][]int{} // of a kind, a day and a word: groups, ascending
	for _, hit := range hits {
		t := p.telling(hit)
		best, err := t.best(groups, blocks, rare)
		if err != nil {
			return nil, err
		}
		if best != nil {
			best.join(t)
			continue
		}
		for _, block := range t.blocks {
			for word := range t.sentence {
				if key := block + word; len(blocks[key]) < maxPosting {
					blocks[key] = append(blocks[key], len(groups))
				}
			}
		}
		h := &happening{releases: map[string]bool{}}
		h.join(t)
		groups = append(groups, h)
	}
	out := make([]Happening, len(groups))
	for n, g := range groups {
		out[n] = g.result()
	}
	slices.SortStableFunc(out, func(a, b Happening) int { return earliestFirst(a.Event, b.Event) })
	return out, nil
}

// begunBefore reports whether an event began before a day; the zero day is before
// all events.
func begunBefore(ev schema.Event, day corpus.Date) bool {
	return ev.When != nil && !day.IsZero() && ev.When.From.Before(day)
}

// best returns the happening that the telling tells of, nil when none is known.
func (t *telling) best(groups []*happening, blocks map[string][]int, rare *rarity) (*happening, error) {
	shared := map[int]int{}
	for _, block := range t.blocks {
		for word := range t.sentence {
			for _, g := range blocks[block+word] {
				shared[g]++
			}
		}
	}
	near := slices.Collect(maps.Keys(shared))
	slices.SortFunc(near, func(a, b int) int { return cmp.Or(shared[b]-shared[a], a-b) })
	for _, g := range near[:min(maxTried, len(near))] {
		lead := groups[g].tellings[0]
		if shared[g] < leastShared {
			break
		}
		if err := errors.Join(t.weigh(rare), lead.weigh(rare)); err != nil {
			return nil, err
		}
		if groups[g].takes(t) {
			return groups[g], nil
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

func (h *happening) join(t *telling) {
	h.tellings = append(h.tellings, t)
	h.releases[t.release()] = true
	if len(h.people)+len(h.others)+len(h.places) < maxTried {
		h.people, h.others, h.places = append(h.people, t.people...), append(h.others, t.others...), append(h.places, t.Places...)
	}
}

func (t *telling) release() string { return t.Source + "\n" + t.ID }

// takes reports whether the telling tells of this happening.
func (h *happening) takes(t *telling) bool {
	if h.releases[t.release()] || !agree(h.places, t.Places, samePlace) || !agreeNumbers(h.tellings[0].numbers, t.numbers) {
		return false
	}
	if lead := h.tellings[0]; t.undated && (lead.Published.IsZero() || t.Published.IsZero() || t.Published.DaysSince(lead.Published) > longest || lead.Published.DaysSince(t.Published) > longest) {
		return false
	}
	together := share(h.people, t.people, sameName)
	if !together && len(h.people) > 0 && len(t.people) > 0 {
		return false
	}
	if !together {
		together = share(h.others, t.others, sameName)
		if !together && len(h.others) > 0 && len(t.others) > 0 {
			return false
		}
	}
	return h.tellings[0].like(t, together)
}

// result shows what tells most: the main event of its release before others,
// then the surer one, then the one published first.
func (h *happening) result() Happening {
	sources := make([]index.EventHit, len(h.tellings))
	for n, t := range h.tellings {
		sources[n] = t.EventHit
	}
	sort.SliceStable(sources, func(a, b int) bool { return before(sources[a].Published, sources[b].Published) })
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

// before orders days, those unknown last.
func before(a, b corpus.Date) bool {
	return !a.IsZero() && (b.IsZero() || a.Before(b))
}
