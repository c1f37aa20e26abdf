package profile

import (
	"context"
	"fmt"
	"testing"

	"pressroom/analyze/schema"
	"pressroom/index"
)

// Two who stand in the same releases are tied once, with how many and the newest.
func TestNetwork(t *testing.T) {
	var items []item
	for n, day := range []string{"2026-01-01", "2026-03-01", "2026-02-01"} {
		items = append(items, written(fmt.Sprintf("%d.txt", n), day, fmt.Sprintf("Title %d\n\nMore.", n), func(an *schema.Analysis) {
			an.People = []schema.Person{{ID: "p1", Name: "Ann Lee"}, {ID: "p2", Name: "Bo Diaz"}}
			if n == 0 {
				an.People = append(an.People, schema.Person{ID: "p3", Name: "Cy Field"})
			}
			an.Events = []schema.Event{{What: "meets", Kind: "meeting", Who: []string{"Ann Lee", "Bo Diaz"}, Participants: []schema.Participant{
				{Name: "Ann Lee", ID: "p1", Role: "actor"}, {Name: "Bo Diaz", ID: "p2", Role: "actor"}}}}
		}))
	}
	p := ask(t, items)
	net, err := p.Network(context.Background(), nil, 1)
	if err != nil {
		t.Fatal(err)
	}
	if len(net.Nodes) != 3 || len(net.Ties) != 3 {
		t.Fatalf("%+v", net)
	}
	first := net.Ties[0]
	if net.Nodes[first.A].Name != "Ann Lee" || net.Nodes[first.B].Name != "Bo Diaz" || first.Releases != 3 || first.Events != 3 ||
		first.Last.Source != "1.txt" {
		t.Errorf("%+v of %+v", first, net.Nodes)
	}
	if net, err = p.Network(context.Background(), nil, 2); err != nil || len(net.Nodes) != 2 || len(net.Ties) != 1 {
		t.Errorf("of two releases or more: %+v, %v", net, err)
	}
}

// Many releases cost no more than their names and ties.
func TestNetworkLarge(t *testing.T) {
	releases := 60000
	if testing.Short() {
		releases = 3000
	}
	net := newKnots()
	for n := range 500 {
		net.nodes = append(net.nodes, Node{Name: fmt.Sprint(n), Kind: "person"})
	}
	for r := range releases {
		net.add(index.Row(r), map[string]int{"p1": r % 500, "p2": r * 7 % 500, "p3": r * 13 % 500, "p4": r * 31 % 500}, nil)
	}
	if max := 500 * 6; len(net.ties) > max {
		t.Errorf("%d ties, want at most %d", len(net.ties), max)
	}
	if n := net.nodes[1].Releases; n < releases/500 {
		t.Errorf("a node of %d releases", n)
	}
}
