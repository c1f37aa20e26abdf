package report

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"

	"pressroom/index/profile"
)

// graphKeys are the attributes of GraphML: of what, name and type.
var graphKeys = [][3]string{{"node", "name", "string"}, {"node", "kind", "string"}, {"node", "releases", "int"},
	{"edge", "weight", "int"}, {"edge", "events", "int"}, {"edge", "release", "string"}, {"edge", "source", "string"},
	{"edge", "published", "string"}}

// WriteGraphML writes a network as GraphML (graphml.graphdrawing.org, 1.0): the weight
// of an edge is the number of releases that name both ends, events is in how many both
// take part, release, source and published are of the newest.
func WriteGraphML(w io.Writer, net profile.Network) error {
	x := graph{bufio.NewWriter(w)}
	x.print(xml.Header + `<graphml xmlns="http://graphml.graphdrawing.org/xmlns"` +
		` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"` +
		` xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">` + "\n")
	for _, key := range graphKeys {
		x.print(fmt.Sprintf("  <key id=\"%s_%s\" for=\"%s\" attr.name=\"%s\" attr.type=\"%s\"/>\n", key[0], key[1], key[0], key[1], key[2]))
	}
	x.print("  <graph edgedefault=\"undirected\">\n")
	for n, node := range net.Nodes {
		x.print(fmt.Sprintf("    <node id=\"n%d\">", n))
		x.data("node_name", node.Name)
		x.data("node_kind", node.Kind)
		x.data("node_releases", strconv.Itoa(node.Releases))
		x.print("</node>\n")
	}
	for _, tie := range net.Ties {
		x.print(fmt.Sprintf("    <edge source=\"n%d\" target=\"n%d\">", tie.A, tie.B))
		x.data("edge_weight", strconv.Itoa(tie.Releases))
		x.data("edge_events", strconv.Itoa(tie.Events))
		x.data("edge_release", tie.Last.ID)
		x.data("edge_source", tie.Last.Source)
		if day := tie.Last.Published; !day.IsZero() {
			x.data("edge_published", day.String())
		}
		x.print("</edge>\n")
	}
	x.print("  </graph>\n</graphml>\n")
	return x.Flush()
}

// graph writes XML; Flush tells the first error.
type graph struct{ *bufio.Writer }

func (x graph) print(s string) { x.WriteString(s) }

func (x graph) data(key, value string) {
	x.print(`<data key="` + key + `">`)
	xml.EscapeText(x, []byte(Plain(value)))
	x.print("</data>")
}
