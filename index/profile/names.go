package profile

import (
	"context"
	"slices"
	"strings"
	"sync"

	"pressroom/analyze/schema"
	"pressroom/index"
	"pressroom/index/identity"
	"pressroom/index/query"
)

// names are the people, places or bodies of an index, as its releases and the user
// tell them apart (package identity, Aliases).
type names struct {
	entities []identity.Entity
	of       map[identity.Form]*identity.Entity // by form, Aside or not
	named    map[string]*identity.Entity        // by name as printed: the one of most releases
	shared   map[string]bool                    // names as printed that several bear
	moved    []move
}

// register is the names of each kind, read when they are first asked for.
type register struct {
	mu sync.Mutex
	of map[identity.Kind]*names
}

// letters are the kinds of package identity by their words (Kinds).
var letters = map[string]identity.Kind{"person": identity.Person, "place": identity.Place, "org": identity.Body}

// names returns the names of a kind. The errors are those of index.Search.
func (p *Profiler) names(ctx context.Context, kind string) (*names, error) {
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

func newNames(entities []identity.Entity) *names {
	n := &names{entities, map[identity.Form]*identity.Entity{}, map[string]*identity.Entity{}, map[string]bool{}, nil}
	most := map[string]int{}
	for i := range entities {
		e := &entities[i]
		for _, f := range e.Forms {
			f.Aside = false
			n.of[f.Form] = e
			if other := n.named[f.Name]; other != nil && other != e {
				n.shared[f.Name] = true
			}
			if f.N > most[f.Name] {
				most[f.Name], n.named[f.Name] = f.N, e
			}
		}
	}
	return n
}

// form returns whom a form names; somebody of that name alone when the index has not
// got it.
func (n *names) form(f identity.Form) *identity.Entity {
	f.Aside = false
	if e := n.of[f]; e != nil {
		return e
	}
	return &identity.Entity{ID: f.Term(), Name: f.Name}
}

func (n *names) person(p schema.Person) *identity.Entity { return n.form(index.PersonForm(p)) }

func (n *names) place(p schema.Place) *identity.Entity { return n.form(index.PlaceForm(p)) }

func (n *names) org(o schema.Organization) *identity.Entity { return n.form(index.OrgForm(o)) }

// own returns the names that an entity alone bears.
func (n *names) own(e *identity.Entity) (out []string) {
	for _, f := range e.Forms {
		if n.named[f.Name] == e && !n.shared[f.Name] && !slices.Contains(out, f.Name) {
			out = append(out, f.Name)
		}
	}
	return out
}

// usual returns what somebody or something is called who is known by name alone.
func (n *names) usual(name string) string {
	if e := n.named[name]; e != nil {
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
func (p *Profiler) Meaning(field query.Field, name string) (out []query.Named) {
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
