package profile

import (
	"cmp"
	"context"
	"slices"

	"pressroom/index"
	"pressroom/index/query"
)

// kinds are the kinds of names (Kinds) by the list that counts them.
var kinds = map[index.Facet]string{index.People: "person", index.Places: "place", index.Orgs: "org"}

// fields are their fields in a query.
var fields = map[index.Facet]query.Field{index.People: query.Person, index.Places: query.Place, index.Orgs: query.Org}

// Count is index.Count, with the names that mean the same as one.
func (p *Profiler) Count(ctx context.Context, q query.Q, by index.Facet, limit int) ([]index.Count, error) {
	if kinds[by] == "" {
		return p.Index.Count(ctx, q, by, limit)
	}
	forms, err := p.Index.Count(ctx, q, by, 0)
	if err != nil {
		return nil, err
	}
	var out []index.Count
	for _, g := range p.grouped(kinds[by], forms) {
		// A sum is at least the number of releases: when the last of those
		// shown has more, no group after it can overtake it.
		if limit > 0 && len(out) >= limit && nth(out, limit) > g.n {
			break
		}
		if len(g.forms) > 1 {
			if g.n, err = p.Index.Number(ctx, q, query.Named{Field: fields[by], Names: g.names()}); err != nil {
				return nil, err
			}
		}
		out = append(out, index.Count{Value: p.Aliases.name(g.key, g.forms), N: g.n})
	}
	sortCounts(out)
	if limit > 0 && len(out) > limit {
		out = out[:limit]
	}
	return out, nil
}

// group is names that mean the same.
type group struct {
	key   string
	forms []index.Count
	n     int // releases; the sum of the forms' until counted exactly
}

func (g *group) names() (out []string) {
	for _, f := range g.forms {
		out = append(out, f.Value)
	}
	return out
}

// grouped joins names by their key, those of the largest sum first.
func (p *Profiler) grouped(kind string, forms []index.Count) []*group {
	at := map[string]*group{}
	var groups []*group
	for _, f := range forms {
		key := p.Aliases.key(kind, f.Value)
		g := at[key]
		if g == nil {
			g = &group{key: key}
			at[key] = g
			groups = append(groups, g)
		}
		g.forms = append(g.forms, f)
		g.n += f.N
	}
	slices.SortStableFunc(groups, func(a, b *group) int { return cmp.Compare(b.n, a.n) })
	return groups
}

// nth returns the n-th largest number of releases.
func nth(counts []index.Count, n int) int {
	ns := make([]int, len(counts))
	for i, c := range counts {
		ns[i] = c.N
	}
	slices.Sort(ns)
	return ns[len(ns)-n]
}

// Unknown returns those of the names of a kind that stand in no list of the index.
// The errors are those of index.Search.
func (p *Profiler) Unknown(ctx context.Context, kind string, names []string) ([]string, error) {
	known := map[string]bool{}
	for by, k := range kinds {
		if k != kind {
			continue
		}
		forms, err := p.Index.Count(ctx, nil, by, 0)
		if err != nil {
			return nil, err
		}
		for _, f := range forms {
			known[small(f.Value)] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool { return known[small(name)] }), nil
}

// Stats describes an index.
type Stats struct {
	index.Stats
	People, Places, Orgs int // different ones
}

// Stats counts what the index holds. The errors are those of index.Search.
func (p *Profiler) Stats(ctx context.Context) (st Stats, err error) {
	if st.Stats, err = p.Index.Stats(ctx); err != nil {
		return st, err
	}
	for by, n := range map[index.Facet]*int{index.People: &st.People, index.Places: &st.Places, index.Orgs: &st.Orgs} {
		counts, err := p.Count(ctx, nil, by, 0)
		if err != nil {
			return st, err
		}
		*n = len(counts)
	}
	return st, nil
}
