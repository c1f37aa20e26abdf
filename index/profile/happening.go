package profile

import (
	"context"
	"slices"

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
	stems := index.NewStems()
	f, err := p.calling(ctx, f)
	if err != nil {
		return HappeningResult{}, err
	}
	rows, err := p.Index.EventRows(ctx, f, stems)
	if err != nil {
		return HappeningResult{}, err
	}
	reader, err := p.Index.EventReader()
	if err != nil {
		return HappeningResult{}, err
	}
	all, err := p.group(ctx, rows, reader.Roles, stems)
	if err != nil {
		return HappeningResult{}, err
	}
	slices.SortStableFunc(all, func(a, b *happening) int { return f.Order(a.best.EventRow, b.best.EventRow) })
	hits, err := p.read(ctx, all[:min(max(f.Limit, 0), len(all))])
	return HappeningResult{len(all), len(rows), hits}, err
}

// calling adds to a filter the other names of those whom Who means, but not those that
// others bear, too.
func (p *Profiler) calling(ctx context.Context, f index.EventFilter) (index.EventFilter, error) {
	words := p.Index.Words(f.Who)
	if len(words) == 0 {
		return f, nil
	}
	for _, kind := range []string{"person", "org"} {
		n, err := p.names(ctx, kind)
		if err != nil {
			return f, err
		}
		for i := range n.entities {
			if e := &n.entities[i]; p.called(e, words) {
				f.Called = append(f.Called, n.own(e)...)
			}
		}
	}
	return f, nil
}

// read reads the events of happenings.
func (p *Profiler) read(ctx context.Context, hs []*happening) ([]Happening, error) {
	var out []Happening
	for _, h := range hs {
		rows := make([]*index.EventRow, len(h.tellings))
		for n, t := range h.tellings {
			rows[n] = t.EventRow
		}
		hits, err := p.Index.EventHits(ctx, rows)
		if err != nil {
			return nil, err
		}
		out = append(out, Happening{hits[slices.Index(h.tellings, h.best)], hits, h.status})
	}
	return out, nil
}

// Tellings returns the events that match, each as a happening of its own.
func (p *Profiler) Tellings(ctx context.Context, f index.EventFilter) (HappeningResult, error) {
	f, err := p.calling(ctx, f)
	if err != nil {
		return HappeningResult{}, err
	}
	res, err := p.Index.Events(ctx, f)
	out := HappeningResult{Total: res.Total, Events: res.Total}
	for _, hit := range res.Hits {
		out.Hits = append(out.Hits, Happening{hit, []index.EventHit{hit}, hit.Event.Status})
	}
	return out, err
}
