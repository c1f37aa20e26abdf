package main

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestAlgebra holds that sums have the same bits whether the processor makes eight at once or not.
func TestAlgebra(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	for _, size := range [][2]int{{1, 8}, {4, 7}, {5, 64}, {384, 100}, {7, 131}} {
		rows, cols := size[0], size[1]
		w, x := make([]float32, rows*cols), make([]float32, cols)
		for i := range w {
			w[i] = random.Float32() - 0.5
		}
		for i := range x {
			x[i] = random.Float32() - 0.5
		}
		got, want := make([]float32, rows), make([]float32, rows)
		for r := range want {
			got[r] = random.Float32()
			want[r] = got[r] + (dot(w[r*cols:], x) + tail(w[r*cols:], x))
		}
		addProduct(got, w, x)
		if !slices.Equal(got, want) {
			t.Errorf("%d rows of %d columns: the products differ", rows, cols)
		}
		scaled := slices.Clone(x)
		for i := range scaled {
			scaled[i] += float32(0.3 * w[i])
		}
		addScaled(x, 0.3, w[:cols])
		if !slices.Equal(x, scaled) {
			t.Errorf("%d columns: %v, want %v", cols, x, scaled)
		}
	}
}
