package profile

import (
	"context"
	"slices"

	"pressroom/index"
	"pressroom/index/identity"
	"pressroom/index/query"
)

// apply changes entities of a kind as the user says.
func (a *Aliases) apply(kind string, entities []identity.Entity) []identity.Entity {
	if a == nil || !slices.ContainsFunc(a.decisions, func(d decision) bool { return d.kind == kind }) {
		return entities
	}
	o := &overlay{letters[kind], slices.Clone(entities), map[string][]int{}}
	for i := range entities {
		o.note(i)
	}
	for _, d := range a.decisions {
		if d.kind != kind {
			continue
		}
		switch d.verb {
		case "same":
			o.join(d.names)
		case "apart":
			o.extract(d.names[0], identity.Told)
		case "drop":
			o.extract(d.names[0], identity.NoName)
		case "kind":
			o.extract(d.names[0], identity.Moved)
		}
	}
	return slices.DeleteFunc(o.entities, func(e identity.Entity) bool { return len(e.Forms) == 0 })
}

// overlay is entities with what the user says of them. Those that lose all their forms
// to others are left empty.
type overlay struct {
	kind     identity.Kind
	entities []identity.Entity
	by       map[string][]int // by small name: those that have or had it
}

// note notes the names of an entity.
func (o *overlay) note(i int) {
	last := ""
	for _, f := range o.entities[i].Forms {
		if f.Name == last {
			continue
		}
		last = f.Name
		if name := small(f.Name); !slices.Contains(o.by[name], i) {
			o.by[name] = append(o.by[name], i)
		}
	}
}

// having returns the numbers of the entities that have a form of a name.
func (o *overlay) having(name string) []int {
	name = small(name)
	return slices.DeleteFunc(slices.Clone(o.by[name]), func(i int) bool {
		return !slices.ContainsFunc(o.entities[i].Forms, func(f identity.Joined) bool { return small(f.Name) == name })
	})
}

// extract makes of all forms of a name an entity of its own, and returns its number;
// -1 when there are none.
func (o *overlay) extract(name string, rule identity.Rule) int {
	var forms []identity.Joined
	for _, i := range o.having(name) {
		var rest []identity.Joined
		for _, f := range o.entities[i].Forms {
			if small(f.Name) == small(name) {
				forms = append(forms, identity.Joined{Counted: f.Counted, Rule: rule})
			} else {
				rest = append(rest, f)
			}
		}
		e := &o.entities[i]
		if e.Forms = rest; small(e.Name) == small(name) {
			e.Name = identity.Usual(rest)
		}
	}
	if len(forms) == 0 {
		return -1
	}
	o.entities = append(o.entities, identity.Alone(o.kind, forms))
	o.note(len(o.entities) - 1)
	return len(o.entities) - 1
}

// join joins whom the names mean, each with all other names of his, under the first.
// A name that several bear takes from each of them its own forms alone.
func (o *overlay) join(names []string) {
	to := -1
	for _, name := range names {
		from := -1
		switch at := o.having(name); len(at) {
		case 0:
			continue
		case 1:
			from = at[0]
		default:
			from = o.extract(name, identity.Told)
		}
		if to < 0 || to == from {
			to = from
			continue
		}
		for _, f := range o.entities[from].Forms {
			o.entities[to].Forms = append(slices.Clip(o.entities[to].Forms), identity.Joined{Counted: f.Counted, Rule: identity.Told})
		}
		o.entities[from].Forms = nil
		o.note(to)
	}
	if to >= 0 {
		o.entities[to].Name = names[0]
	}
}

// move is a name that the user has moved from the list of another kind.
type move struct {
	to    *identity.Entity
	forms query.Named // as the other kind has them
}

// kept is what a release has to be asked for to know whether it has one of the moved.
func (n *names) kept() (what index.Kept) {
	of := map[query.Field]index.Kept{query.Person: index.KeptPeople, query.Org: index.KeptOrgs, query.Place: index.KeptPlaces}
	for _, m := range n.moved {
		what |= of[m.forms.Field]
	}
	return what
}

// in reports whether a release has the name as one of the other kind.
func (m move) in(rec index.Naming) bool {
	name := small(identity.FormOf(m.forms.Names[0]).Name)
	called := func(term string) bool { return small(identity.FormOf(term).Name) == name }
	switch m.forms.Field {
	case query.Person:
		return slices.ContainsFunc(rec.People, func(p index.NamedPerson) bool { return called(p.Form) })
	case query.Org:
		return slices.ContainsFunc(rec.Orgs, func(o index.NamedOrg) bool { return called(o.Form) })
	case query.Place:
		return slices.ContainsFunc(rec.Places, func(p index.NamedPlace) bool { return called(p.Form) })
	}
	return false
}

// take adds to names what the user has moved to their kind. The errors are those of
// index.Search.
func (n *names) take(ctx context.Context, p *Profiler, kind string) error {
	if p.Aliases == nil {
		return nil
	}
	for _, d := range p.Aliases.decisions {
		if d.verb != "kind" || d.names[1] != kind {
			continue
		}
		entities, err := p.Index.Entities(ctx, letters[d.kind])
		if err != nil {
			return err
		}
		from := query.Named{Field: fieldOf[d.kind]}
		for i := range entities {
			for _, f := range entities[i].Forms {
				if small(f.Name) == small(d.names[0]) {
					from.Names = append(from.Names, f.Term())
				}
			}
		}
		if len(from.Names) == 0 {
			continue
		}
		to := n.called(d.names[0])
		if to == nil {
			to = &identity.Entity{ID: "moved " + small(d.names[0]), Name: d.names[0]}
		}
		n.moved = append(n.moved, move{to, from})
	}
	return nil
}

// called returns the entity of most releases that goes by a name; nil for none.
func (n *names) called(name string) (best *identity.Entity) {
	most := 0
	for i := range n.entities {
		for _, f := range n.entities[i].Forms {
			if f.N > most && small(f.Name) == small(name) {
				most, best = f.N, &n.entities[i]
			}
		}
	}
	return best
}
