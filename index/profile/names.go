package profile

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"

	"pressroom/index"
	"pressroom/index/identity"
	"pressroom/index/query"
)

// names are the people, places or bodies of an index, as its releases and the user
// tell them apart (package identity, Aliases).
type names struct {
	entities []identity.Entity
	moved    []move
	of       func() map[string]*identity.Entity // by the term of a form, aside or not
	bearers  func() bearers
}

// bearers are who bears a name as printed.
type bearers struct {
	most   map[string]*identity.Entity // the one of most releases
	shared map[string]bool             // names that several bear
}

// register is the names of each kind, read when they are first asked for.
type register struct {
	mu sync.Mutex
	of map[identity.Kind]*names

	counting sync.Mutex
	issuers  map[string][]string // the names of issuers that are counted under one
}

// letters are the kinds of package identity by their words (Kinds).
var letters = map[string]identity.Kind{"person": identity.Person, "place": identity.Place, "org": identity.Body}

// names returns the names of a kind. The errors are those of index.Search.
func (p *Profiler) names(ctx context.Context, kind string) (*names, error) {
	if p.whole != nil {
		return p.whole.names(ctx, kind)
	}
	p.register.mu.Lock()
	defer p.register.mu.Unlock()
	if known := p.register.of[letters[kind]]; known != nil {
		return known, nil
	}
	entities, err := p.Index.Entities(ctx, letters[kind])
	if err != nil {
		return nil, err
	}
	n := newNames(p.Aliases.apply(kind, entities))
	if err := n.take(ctx, p, kind); err != nil {
		return nil, err
	}
	if p.register.of == nil {
		p.register.of = map[identity.Kind]*names{}
	}
	p.register.of[letters[kind]] = n
	return n, nil
}

// newNames makes names whose tables are made when they are first asked for.
func newNames(entities []identity.Entity) *names {
	n := &names{entities: entities}
	n.of = sync.OnceValue(func() map[string]*identity.Entity {
		of := make(map[string]*identity.Entity, len(entities))
		for i := range entities {
			for _, f := range entities[i].Forms {
				f.Aside = false
				of[f.Term()] = &entities[i]
			}
		}
		return of
	})
	n.bearers = sync.OnceValue(func() bearers { return bearersAmong(entities) })
	return n
}

func bearersAmong(entities []identity.Entity) bearers {
	b := bearers{make(map[string]*identity.Entity, len(entities)), map[string]bool{}}
	most := make(map[string]int, len(entities))
	for i := range entities {
		e := &entities[i]
		for _, f := range e.Forms {
			if other := b.most[f.Name]; other != nil && other != e {
				b.shared[f.Name] = true
			}
			if f.N > most[f.Name] {
				most[f.Name], b.most[f.Name] = f.N, e
			}
		}
	}
	return b
}

// form returns whom a form names, given by its term; somebody of that name alone when
// the index has not got it.
func (n *names) form(term string) *identity.Entity {
	if e := n.of()[identity.Plain(term)]; e != nil {
		return e
	}
	f := identity.FormOf(term)
	f.Aside = false
	return &identity.Entity{ID: f.Term(), Name: f.Name}
}

// own returns the names that an entity alone bears.
func (n *names) own(e *identity.Entity) (out []string) {
	b := n.bearers()
	for _, f := range e.Forms {
		if b.most[f.Name] == e && !b.shared[f.Name] && !slices.Contains(out, f.Name) {
			out = append(out, f.Name)
		}
	}
	return out
}

// usual returns what somebody or something is called who is known by name alone.
func (n *names) usual(name string) string {
	if e := n.bearers().most[name]; e != nil {
		return e.Name
	}
	return name
}

// usual is names.usual for a kind; what has none stays as it is.
func (all everybody) usual(kind, name string) string {
	switch kind {
	case "person":
		return all.people.usual(name)
	case "org":
		return all.orgs.usual(name)
	}
	return name
}

// terms are the forms of an entity as the index has them.
func terms(e *identity.Entity) (out []string) {
	for _, f := range e.Forms {
		out = append(out, f.Term())
	}
	return out
}

// shownIn reports whether an entity stands in the lists of its kind: not what names
// nobody, or is of another kind.
func shownIn(e *identity.Entity) bool {
	return len(e.Forms) == 0 || e.Forms[0].Rule != identity.NoName && e.Forms[0].Rule != identity.Moved
}

// kindOfField are the kinds of names by the field that asks for them.
var kindOfField = map[query.Field]string{query.Person: "person", query.SaidBy: "person", query.Org: "org", query.Place: "place"}

// fieldOf is the way back.
var fieldOf = map[string]query.Field{"person": query.Person, "org": query.Org, "place": query.Place}

// Meaning returns the forms of all whom a name in a query can mean (index.Meaning).
func (p *Profiler) Meaning(field query.Field, name string, listed bool) (out []query.Named) {
	if listed {
		return p.listed(field, name)
	}
	words := p.Index.Words(name)
	kind := kindOfField[field]
	if kind == "" || len(words) == 0 {
		return nil
	}
	n, err := p.names(context.Background(), kind)
	if err != nil {
		return nil // the words of the name are looked for all the same
	}
	meant := query.Named{Field: field}
	for i := range n.entities {
		if e := &n.entities[i]; p.called(e, words) {
			meant.Names = append(meant.Names, terms(e)...)
		}
	}
	for _, m := range n.moved {
		if p.called(m.to, words) {
			out = append(out, m.forms)
		}
	}
	return append(out, meant)
}

// listed returns the forms under which Count counts a name: those of whom lists call so,
// as far as they are not named aside.
func (p *Profiler) listed(field query.Field, name string) (out []query.Named) {
	if field == query.Issuer {
		return p.listedIssuers(name)
	}
	n, err := p.names(context.Background(), kindOfField[field])
	if err != nil {
		return nil
	}
	meant := query.Named{Field: field}
	for i := range n.entities {
		if e := &n.entities[i]; e.Name == name && shownIn(e) {
			for _, term := range terms(e) {
				if identity.Plain(term) == term {
					meant.Names = append(meant.Names, term)
				}
			}
		}
	}
	for _, m := range n.moved {
		if m.to.Name == name {
			out = append(out, m.forms)
		}
	}
	return append(out, meant)
}

// listedIssuers returns the names of issuers that are counted under one. They are counted
// once: a query is compiled several times.
func (p *Profiler) listedIssuers(name string) []query.Named {
	known := &cmp.Or(p.whole, p).register
	known.counting.Lock()
	defer known.counting.Unlock()
	if known.issuers == nil {
		group, err := p.issuers(context.Background())
		if err != nil {
			return nil
		}
		all, err := p.Index.Count(context.Background(), nil, index.Issuers, 0)
		if err != nil {
			return nil
		}
		known.issuers = map[string][]string{}
		for _, c := range all {
			known.issuers[group(c.Value)] = append(known.issuers[group(c.Value)], c.Value)
		}
	}
	return []query.Named{{Field: query.Issuer, Names: known.issuers[name]}}
}

// called reports whether one of the names of an entity has these words side by side.
func (p *Profiler) called(e *identity.Entity, words []string) bool {
	last := ""
	for _, f := range e.Forms {
		if f.Name == last || !maybe(f.Name, words[0]) {
			continue
		}
		if last = f.Name; p.Index.HasWords([]string{f.Name}, words) {
			return true
		}
	}
	return maybe(e.Name, words[0]) && p.Index.HasWords([]string{e.Name}, words)
}

// maybe reports whether a name may have a word: it spares cutting those that have not.
func maybe(name, word string) bool { return strings.Contains(small(name), word) }
