package profile

import (
	"cmp"
	"context"
	"slices"
	"sync"

	"pressroom/analyze/annot"
	"pressroom/analyze/schema"
	"pressroom/index"
	"pressroom/index/identity"
	"pressroom/index/query"
)

// A Spot is a place that has a point, and how many releases name it.
type Spot struct {
	Place schema.Place // without mentions
	N     int
}

// Spots returns the places of the releases that match (nil matches all) which have a
// point, those of most releases first, then by name; at most limit of them. Countries and
// first-level regions are areas, and none. The errors are those of index.Search.
func (p *Profiler) Spots(ctx context.Context, q query.Q, limit int) ([]Spot, error) {
	n, err := p.names(ctx, "place")
	if err != nil {
		return nil, err
	}
	type found struct {
		e  *identity.Entity
		n  int
		at placeRow
	}
	all := map[string]*found{}
	var there []string
	for rec, err := range p.Index.Records(ctx, index.KeptPlaces, q) {
		if err != nil {
			return nil, err
		}
		there = there[:0]
		for i := range rec.Places {
			form := &rec.Places[i]
			e := n.form(form.Form)
			if form.Kind == string(annot.Country) || form.Kind == string(annot.Region) || !shownIn(e) || slices.Contains(there, e.ID) {
				continue
			}
			there = append(there, e.ID)
			if all[e.ID] == nil {
				all[e.ID] = &found{e: e, at: placeRow{row: rec.Row, n: i}}
			}
			all[e.ID].n++
		}
	}
	list := make([]*found, 0, len(all))
	for _, f := range all {
		list = append(list, f)
	}
	slices.SortFunc(list, func(a, b *found) int {
		return cmp.Or(b.n-a.n, cmp.Compare(a.e.Name, b.e.Name), cmp.Compare(a.e.ID, b.e.ID))
	})
	var out []Spot
	for _, f := range list {
		if len(out) == limit {
			break
		}
		place, err := p.pointOf(ctx, f.at)
		if err != nil {
			return nil, err
		}
		if place.Lat != nil && place.Lon != nil {
			place.Name = f.e.Name
			out = append(out, Spot{place, f.n})
		}
	}
	return out, nil
}

// points are the places that were read for their points, by where they were read.
type points struct{ of sync.Map }

// pointOf reads a place, once.
func (p *Profiler) pointOf(ctx context.Context, at placeRow) (schema.Place, error) {
	known := &cmp.Or(p.whole, p).points
	if place, ok := known.of.Load(at); ok {
		return place.(schema.Place), nil
	}
	place, err := p.Index.Place(ctx, at.row, at.n)
	if err == nil {
		known.of.Store(at, place)
	}
	return place, err
}
