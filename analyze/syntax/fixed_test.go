package syntax

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestBlocks holds that both ways of multiplying give the same bits, of matrices of which the rows do not fill their blocks, too.
func TestBlocks(t *testing.T) {
	if !wide {
		t.Skip("this processor has no wide products")
	}
	random := rand.New(rand.NewPCG(1, 1))
	for _, size := range [][2]int{{384, 64}, {384, 128}, {50, 128}, {3, 8}, {8, 64}} {
		rows, cols := size[0], size[1]
		weights, units := make([]int8, rows*cols), make([]float32, rows)
		for i := range weights {
			weights[i] = int8(random.IntN(255) - 127)
		}
		for i := range units {
			units[i] = random.Float32()
		}
		in := grid{cols: cols, cells: make([]float32, 7*cols)}
		for i := range in.cells[cols:] { // the first vector is 0
			in.cells[cols+i] = random.Float32() - 0.5
		}
		for i := range cols { // the greatest sums
			in.cells[6*cols+i] = 1
			weights[i], weights[(rows-1)*cols+i] = 127, -127
		}
		var v vectors
		v.set(&in)
		var got [2]grid
		for k, blocks := range []bool{false, true} {
			m := newMatrix(weights, units, cols, blocks)
			got[k].resize(7, rows)
			for i := range got[k].cells {
				got[k].cells[i] = float32(i % 5)
			}
			m.addProduct(&got[k], &v)
		}
		if !slices.Equal(got[0].cells, got[1].cells) {
			t.Errorf("%d rows of %d columns: the products differ", rows, cols)
		}
	}
}

// TestTable holds that a row of a table is added with the same bits whether the processor does so eight numbers at once or not.
func TestTable(t *testing.T) {
	random := rand.New(rand.NewPCG(2, 1))
	for _, cols := range []int{1, 8, 64, 389} {
		row := table{cols: cols, weights: make([]int8, 2*cols), units: []float32{0, random.Float32()}}
		got, want := make([]float32, cols), make([]float32, cols)
		for k := range cols {
			w := int8(random.IntN(255) - 127)
			row.weights[cols+k] = w
			got[k] = random.Float32()
			want[k] = got[k] + float32(float32(w)*row.units[1])
		}
		row.add(got, 1)
		if !slices.Equal(got, want) {
			t.Errorf("%d columns: %v, want %v", cols, got, want)
		}
	}
}
