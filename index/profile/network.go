package profile

import (
	"cmp"
	"context"
	"slices"

	"pressroom/index"
	"pressroom/index/identity"
	"pressroom/index/query"
)

// A Network is people and bodies, and who of them stand in the same releases.
type Network struct {
	Nodes []Node // those of most releases first, then by name
	Ties  []Tie  // by the nodes that they join
}

// Node is somebody or a body.
type Node struct {
	Name     string
	Kind     string // person or organization
	Releases int    // that name it
}

// Tie is what joins two nodes.
type Tie struct {
	A, B     int        // numbers of nodes from 0, A before B
	Releases int        // that name both
	Events   int        // in which both take part
	Last     index.Head // the newest of the releases
}

// Network returns the people and bodies of the releases that match; nil matches all.
// Ties of fewer than least releases are left out, and who has no other tie with them.
// In memory are the names and, for each tie, four numbers. The errors are those of
// index.Search.
func (p *Profiler) Network(ctx context.Context, q query.Q, least int) (Network, error) {
	all, err := p.namesOf(ctx)
	if err != nil {
		return Network{}, err
	}
	net := newKnots()
	reader, err := p.Index.EventReader()
	if err != nil {
		return Network{}, err
	}
	for rec, err := range p.Index.Records(ctx, index.KeptPeople|index.KeptOrgs, q) {
		if err != nil {
			return Network{}, err
		}
		named := map[string]int{} // identifiers of the release
		for _, person := range rec.People {
			if e := all.people.form(person.Form); shownIn(e) {
				named[person.ID] = net.node(e, "person")
			}
		}
		for _, org := range rec.Orgs {
			if e := all.orgs.form(org.Form); shownIn(e) {
				named[org.ID] = net.node(e, "organization")
			}
		}
		_, events, err := reader.Of(rec.Row)
		if err != nil {
			return Network{}, err
		}
		net.add(rec.Row, named, events)
	}
	return net.network(p.Index, least)
}

// knots is a network in the making.
type knots struct {
	nodes []Node
	known map[string]int // nodes by the identifier of the entity
	ties  map[[2]int32]tie
}

type tie struct {
	releases, events uint32
	last             int32 // row
}

func newKnots() *knots { return &knots{known: map[string]int{}, ties: map[[2]int32]tie{}} }

// node returns the number of the node of an entity.
func (k *knots) node(e *identity.Entity, kind string) int {
	n, ok := k.known[e.ID]
	if !ok {
		n = len(k.nodes)
		k.known[e.ID] = n
		k.nodes = append(k.nodes, Node{Name: e.Name, Kind: kind})
	}
	return n
}

// add ties the nodes of a release, given by their identifiers in it, none newer than
// those before.
func (k *knots) add(release index.Row, named map[string]int, events []index.EventRoles) {
	var all []int
	for _, n := range named {
		all = append(all, n)
	}
	for _, n := range distinctSorted(all) {
		k.nodes[n].Releases++
	}
	k.pairs(all, func(t *tie) {
		if t.releases++; t.releases == 1 {
			t.last = int32(release)
		}
	})
	for _, ev := range events {
		var acting []int
		for _, who := range ev.Participants {
			if n, ok := named[string(who.ID)]; ok {
				acting = append(acting, n)
			}
		}
		k.pairs(acting, func(t *tie) { t.events++ })
	}
}

// pairs changes the tie of each two of the nodes.
func (k *knots) pairs(nodes []int, change func(*tie)) {
	nodes = distinctSorted(nodes)
	for i, a := range nodes {
		for _, b := range nodes[i+1:] {
			pair := [2]int32{int32(a), int32(b)}
			t := k.ties[pair]
			change(&t)
			k.ties[pair] = t
		}
	}
}

func distinctSorted(list []int) []int {
	list = slices.Sorted(slices.Values(list))
	return slices.Compact(list)
}

// network numbers the nodes that have a tie of enough releases.
func (k *knots) network(idx *index.Index, least int) (Network, error) {
	tied := map[int]bool{}
	for pair, t := range k.ties {
		if int(t.releases) < least {
			delete(k.ties, pair)
			continue
		}
		tied[int(pair[0])], tied[int(pair[1])] = true, true
	}
	var order []int
	for n := range k.nodes {
		if tied[n] {
			order = append(order, n)
		}
	}
	slices.SortFunc(order, func(a, b int) int {
		x, y := k.nodes[a], k.nodes[b]
		return cmp.Or(y.Releases-x.Releases, cmp.Compare(x.Name, y.Name), cmp.Compare(x.Kind, y.Kind), a-b)
	})
	var out Network
	place := make([]int, len(k.nodes))
	for i, n := range order {
		place[n] = i
		out.Nodes = append(out.Nodes, k.nodes[n])
	}
	var rows []index.Row
	for pair, t := range k.ties {
		a, b := place[pair[0]], place[pair[1]]
		out.Ties = append(out.Ties, Tie{A: min(a, b), B: max(a, b), Releases: int(t.releases), Events: int(t.events)})
	}
	slices.SortFunc(out.Ties, func(a, b Tie) int { return cmp.Or(a.A-b.A, a.B-b.B) })
	for _, t := range out.Ties {
		a, b := int32(order[t.A]), int32(order[t.B])
		rows = append(rows, index.Row(k.ties[[2]int32{min(a, b), max(a, b)}].last))
	}
	heads, err := idx.Heads(rows)
	for n := range heads {
		out.Ties[n].Last = heads[n]
	}
	return out, err
}
