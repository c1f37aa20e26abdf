package profile

import (
	"context"
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

// begunBefore reports whether an event began before a day; the zero day is before
// all events.
func begunBefore(ev schema.Event, day corpus.Date) bool {
	return ev.When != nil && !day.IsZero() && ev.When.From.Before(day)
}
