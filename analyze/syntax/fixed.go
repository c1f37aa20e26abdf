package syntax

import "slices"

// A matrix of the network holds weights of one byte, row after row; each row has a unit. Products
// are sums of whole numbers, so that every machine computes the same bits, and three rows lie
// in the lanes of one number of 64 bits, so that one multiplication serves all three.
type matrix struct {
	rows, cols int
	lanes      []int64   // of each group of three rows cols numbers
	units      []float32 // of each row
}

const (
	laneBits = 21
	// greatest is the greatest number that a vector is quantized to. A sum of 128 products
	// of it with the greatest weight, 127, has 20 bits and a sign: it stays within its lane.
	greatest = 63
	maxCols  = 1 << (laneBits - 1) / (greatest * 127)
)

// newMatrix packs rows of weights; there are rows*cols of them.
func newMatrix(weights []int8, units []float32, cols int) matrix {
	rows := len(units)
	m := matrix{rows: rows, cols: cols, units: units, lanes: make([]int64, (rows+2)/3*cols)}
	for r := range rows {
		group := m.lanes[r/3*cols:]
		for c, w := range weights[r*cols : (r+1)*cols] {
			group[c] += int64(w) << (laneBits * (r % 3))
		}
	}
	return m
}

// addProduct adds to each row of out the product of the matrix with that vector of in. Four vectors are read
// side by side, so that a weight is fetched once for all of them.
func (m *matrix) addProduct(out *grid, in *vectors) {
	for first := 0; first < len(in.units); first += side {
		xs := in.values[first/side*in.cols:][:in.cols]
		for group := range (m.rows + 2) / 3 {
			var a, b, c, d int64
			for k, w := range m.lanes[group*m.cols:][:len(xs)] {
				x := &xs[k]
				a += w * x[0]
				b += w * x[1]
				c += w * x[2]
				d += w * x[3]
			}
			sums := [side]int64{a, b, c, d}
			for i := first; i < min(first+side, len(in.units)); i++ {
				m.spread(out.row(i), group*3, sums[i-first], in.units[i])
			}
		}
	}
}

// spread adds the lanes of a sum to three places of out, from place r on.
func (m *matrix) spread(out []float32, r int, sum int64, unit float32) {
	const shift = 64 - laneBits
	for last := min(r+3, m.rows); r < last; r++ {
		lane := sum << shift >> shift
		out[r] += float32(float32(lane) * float32(m.units[r]*unit))
		sum = (sum - lane) >> laneBits
	}
}

// side is how many vectors are multiplied side by side.
const side = 4

// vectors are the rows of a grid in whole numbers from -greatest to greatest, each with its unit. Those of four rows lie together,
// column after column.
type vectors struct {
	cols   int
	values [][side]int64
	units  []float32
}

// set reads the rows of a grid.
func (v *vectors) set(in *grid) {
	rows := len(in.cells) / in.cols
	v.cols = in.cols
	v.values = slices.Grow(v.values[:0], (rows+side-1)/side*in.cols)[:(rows+side-1)/side*in.cols]
	v.units = slices.Grow(v.units[:0], rows)[:rows]
	for i := range rows {
		x := in.row(i)
		top := float32(0)
		for _, c := range x {
			if c < 0 {
				c = -c
			}
			if c > top {
				top = c
			}
		}
		v.units[i] = top / greatest
		scale := float32(0)
		if top > 0 {
			scale = greatest / top
		}
		block := v.values[i/side*v.cols:][:len(x)]
		for k, c := range x { // what is positive is rounded down
			block[k][i%side] = int64(float32(c*scale)+(greatest+0.5)) - greatest
		}
	}
}

// A table holds rows of weights that features speak for.
type table struct {
	cols    int
	weights []int8
	units   []float32
}

// add adds row i to out.
func (t *table) add(out []float32, i int) {
	unit := t.units[i]
	for k, w := range t.weights[i*t.cols:][:len(out)] {
		out[k] += float32(float32(w) * unit)
	}
}

// add adds b to a.
func add(a, b []float32) {
	b = b[:len(a)]
	for i := range a {
		a[i] += b[i]
	}
}

// rectify sets what is negative to 0.
func rectify(a []float32) {
	for i, v := range a {
		a[i] = max(v, 0)
	}
}

// dot returns the inner product of two vectors of one length.
func dot(a, b []float32) float32 {
	var s, t, u, v float32
	b = b[:len(a)]
	k := 0
	for ; k+4 <= len(a); k += 4 {
		s += float32(a[k] * b[k])
		t += float32(a[k+1] * b[k+1])
		u += float32(a[k+2] * b[k+2])
		v += float32(a[k+3] * b[k+3])
	}
	for ; k < len(a); k++ {
		s += float32(a[k] * b[k])
	}
	return s + t + (u + v)
}
