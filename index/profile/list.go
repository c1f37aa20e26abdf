package profile

import (
	"context"
	"slices"

	"pressroom/index"
	"pressroom/index/identity"
	"pressroom/index/query"
)

// kinds are the kinds of names (Kinds) by the list that counts them.
var kinds = map[index.Facet]string{index.People: "person", index.Places: "place", index.Orgs: "org"}

// Count is index.Count, with the names that mean the same as one.
func (p *Profiler) Count(ctx context.Context, q query.Q, by index.Facet, limit int) ([]index.Count, error) {
	switch {
	case by == index.Issuers:
		return p.countIssuers(ctx, q, limit)
	case kinds[by] == "":
		return p.Index.Count(ctx, q, by, limit)
	}
	n, err := p.names(ctx, kinds[by])
	if err != nil {
		return nil, err
	}
	called := map[string]string{}
	counts, err := p.Index.CountGroups(ctx, q, by, 0, func(term string) string {
		e := n.form(term)
		if identity.Plain(term) != term || !shownIn(e) {
			return ""
		}
		called[e.ID] = e.Name
		return e.ID
	})
	if err == nil {
		counts, err = p.moved(ctx, q, n.moved, fieldOf[kinds[by]], counts, called)
	}
	for i := range counts {
		counts[i].Value = called[counts[i].Value]
	}
	sortCounts(counts)
	if limit > 0 && len(counts) > limit {
		counts = counts[:limit]
	}
	return counts, err
}

// countIssuers counts who issues releases.
func (p *Profiler) countIssuers(ctx context.Context, q query.Q, limit int) ([]index.Count, error) {
	group, err := p.issuers(ctx)
	if err != nil {
		return nil, err
	}
	return p.Index.CountGroups(ctx, q, index.Issuers, limit, group)
}

// issuers returns what tells under which name an issuer is listed: that of the person or else
// the body that alone bears the name.
func (p *Profiler) issuers(ctx context.Context) (func(name string) string, error) {
	people, err := p.names(ctx, kinds[index.People])
	if err != nil {
		return nil, err
	}
	bodies, err := p.names(ctx, kinds[index.Orgs])
	if err != nil {
		return nil, err
	}
	return func(name string) string {
		for _, n := range []*names{people, bodies} {
			if b := n.bearers(); b.most[name] != nil && !b.shared[name] {
				return b.most[name].Name
			}
		}
		return name
	}, nil
}

// moved counts what the user has moved to a list anew, where it is named as one kind or
// the other. Counts are by ID; called gets the names.
func (p *Profiler) moved(ctx context.Context, q query.Q, moves []move, field query.Field, counts []index.Count,
	called map[string]string) ([]index.Count, error) {
	for _, m := range moves {
		any := query.Or{named(field, m.to)}
		for _, other := range moves {
			if other.to.ID == m.to.ID {
				any = append(any, other.forms)
			}
		}
		number, err := p.Index.Number(ctx, q, any)
		if err != nil {
			return nil, err
		}
		counts = slices.DeleteFunc(counts, func(c index.Count) bool { return c.Value == m.to.ID })
		if number > 0 {
			called[m.to.ID] = m.to.Name
			counts = append(counts, index.Count{Value: m.to.ID, N: number})
		}
	}
	return counts, nil
}

// Unknown returns those of the names of a kind that stand in no release. The errors
// are those of index.Search.
func (p *Profiler) Unknown(ctx context.Context, kind string, names []string) ([]string, error) {
	n, err := p.names(ctx, kind)
	if err != nil {
		return nil, err
	}
	known := map[string]bool{}
	for name := range n.bearers().most {
		known[small(name)] = true
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
