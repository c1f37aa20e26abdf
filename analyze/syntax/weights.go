package syntax

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"math"
	"strings"
)

// The weights and the forms that have a row of their own, in the order of the rows after the first two, as
// package train writes them.
var (
	//go:embed data/network.bin
	weights string
	//go:embed data/forms.txt
	forms string
)

// errWeights means that the embedded file does not have the form that the trainer writes.
var errWeights = errors.New("syntax: the weights are broken")

// New returns a Parser with the weights that are built into the program. It takes some
// milliseconds, and fails only if these are broken.
func New() (*Parser, error) {
	n, err := readNetwork(weights, forms)
	if err != nil {
		return nil, err
	}
	l, err := readLemmas()
	return &Parser{n, l}, err
}

// A block is a named matrix of the file: its name and a line end, the numbers of its rows and columns (4 bytes each,
// the lowest first), the unit of each row (a float of 4 bytes), then its cells (a byte each). A vector
// has no columns: its numbers stand in the place of the units.
type block struct {
	cols  int
	units []float32
	cells []int8
}

// readNetwork builds the network from its blocks.
func readNetwork(data, forms string) (*network, error) {
	blocks, err := readBlocks(data)
	if err != nil {
		return nil, err
	}
	matrixOf := func(name string) matrix {
		b := blocks[name]
		if b.cols > maxCols {
			err = errWeights
			return matrix{}
		}
		return newMatrix(b.cells, b.units, b.cols, wide)
	}
	linearOf := func(name string) linear { return linear{matrixOf(name), blocks[name+" bias"].units} }
	tableOf := func(name string) table { b := blocks[name]; return table{b.cols, b.cells, b.units} }
	n := &network{
		lists: NewLists(forms),
		form:  tableOf("form"), suffix: tableOf("suffix"), prefix: tableOf("prefix"),
		shape: tableOf("shape"), tag: tableOf("tag"), tagBefore: tableOf("tag before"), tagAfter: tableOf("tag after"),
		layers: [2]linear{linearOf("layer 1"), linearOf("layer 2")}, tagger: linearOf("tagger"),
		dependent: linearOf("dependent"), head: linearOf("head"), pair: linearOf("pair"), distance: blocks["distance"].units,
		relDependent: matrixOf("relation dependent"), relHead: matrixOf("relation head"), relDistance: tableOf("relation distance"),
		relBias: blocks["relation hidden bias"].units, relation: linearOf("relation"),
	}
	n.hidden = n.layers[1].weights.cols / 2
	if err == nil && len(n.form.units) != n.lists.Len() {
		err = errWeights
	}
	return n, err
}

// readBlocks cuts the file.
func readBlocks(data string) (map[string]block, error) {
	out := map[string]block{}
	for data != "" {
		name, rest, ok := strings.Cut(data, "\n")
		if !ok || len(rest) < 8 {
			return nil, errWeights
		}
		rows, cols := int(word32(rest)), int(word32(rest[4:]))
		rest = rest[8:]
		if rows < 0 || cols < 0 || len(rest) < rows*4+rows*cols {
			return nil, errWeights
		}
		b := block{cols: cols, units: make([]float32, rows), cells: make([]int8, rows*cols)}
		for i := range b.units {
			b.units[i] = math.Float32frombits(word32(rest[4*i:]))
		}
		rest = rest[4*rows:]
		for i := range b.cells {
			b.cells[i] = int8(rest[i])
		}
		out[name], data = b, rest[rows*cols:]
	}
	return out, nil
}

func word32(s string) uint32 { return binary.LittleEndian.Uint32([]byte(s[:4])) }
