package report

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"

	"pressroom/index"
	"pressroom/index/profile"
)

// graphML is what is read of a file.
type graphML struct {
	XMLName xml.Name `xml:"http://graphml.graphdrawing.org/xmlns graphml"`
	Keys    []struct {
		ID   string `xml:"id,attr"`
		For  string `xml:"for,attr"`
		Type string `xml:"attr.type,attr"`
	} `xml:"key"`
	Graph struct {
		Default string `xml:"edgedefault,attr"`
		Nodes   []struct {
			ID   string      `xml:"id,attr"`
			Data []graphData `xml:"data"`
		} `xml:"node"`
		Edges []struct {
			Source string      `xml:"source,attr"`
			Target string      `xml:"target,attr"`
			Data   []graphData `xml:"data"`
		} `xml:"edge"`
	} `xml:"graph"`
}

type graphData struct {
	Key  string `xml:"key,attr"`
	Text string `xml:",chardata"`
}

// A network of hostile names is GraphML: every attribute is declared for what it is
// of and has its type, every edge joins two nodes, and nothing drives a terminal.
func TestGraphML(t *testing.T) {
	var net profile.Network
	for n, name := range hostile {
		net.Nodes = append(net.Nodes, profile.Node{Name: name, Kind: "person", Releases: n})
		if n > 0 {
			net.Ties = append(net.Ties, profile.Tie{A: 0, B: n, Releases: n, Last: index.Head{ID: name, Source: name, Published: feb13}})
		}
	}
	var b bytes.Buffer
	if err := WriteGraphML(&b, net); err != nil {
		t.Fatal(err)
	}
	if out := b.String(); out != Multiline(out) {
		t.Error("it drives a terminal")
	}
	var g graphML
	if err := xml.NewDecoder(&b).Decode(&g); err != nil {
		t.Fatal(err)
	}
	types := map[string]string{}
	for _, key := range g.Keys {
		types[key.For+" "+key.ID] = key.Type
	}
	check := func(of string, data []graphData) {
		for _, d := range data {
			_, err := strconv.Atoi(d.Text)
			if kind := types[of+" "+d.Key]; kind == "" || kind == "int" && err != nil {
				t.Errorf("%s: %s %q of type %q", of, d.Key, d.Text, kind)
			}
		}
	}
	nodes := map[string]bool{}
	for n, node := range g.Graph.Nodes {
		if nodes[node.ID] {
			t.Errorf("two nodes %s", node.ID)
		}
		nodes[node.ID] = true
		check("node", node.Data)
		if want := strings.TrimSpace(Plain(hostile[n])); node.Data[0].Text != want {
			t.Errorf("got %q, want %q", node.Data[0].Text, want)
		}
	}
	for _, edge := range g.Graph.Edges {
		if !nodes[edge.Source] || !nodes[edge.Target] {
			t.Errorf("an edge from %s to %s", edge.Source, edge.Target)
		}
		check("edge", edge.Data)
	}
	if len(g.Graph.Nodes) != len(net.Nodes) || len(g.Graph.Edges) != len(net.Ties) || g.Graph.Default != "undirected" {
		t.Errorf("%d nodes, %d edges", len(g.Graph.Nodes), len(g.Graph.Edges))
	}
}

// A file that cannot be written is told.
func TestGraphMLError(t *testing.T) {
	r, w := io.Pipe()
	r.CloseWithError(fmt.Errorf("full"))
	if err := WriteGraphML(w, profile.Network{}); err == nil {
		t.Error("no error")
	}
}
