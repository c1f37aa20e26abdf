package syntax

import (
	"math"
	"slices"
)

// A matrix of the network holds weights of one byte, row after row; each row has a unit. Products
// are sums of whole numbers, so that every machine computes the same bits, in one of two ways.
type matrix struct {
	rows, cols int
	units      []float32 // of each row; 0 for the rows that fill the last block
	lanes      []int64   // see addLanes; nil where blocks are used
	blocks     []int8    // see addBlocks; nil where lanes are used
	biases     []int32   // of blocks: what bias adds to the product of each row
}

const (
	// greatest is the greatest number that a vector is quantized to. A sum of 128 products of it with the greatest weight, 127, has 20 bits
	// and a sign: it stays within its lane. bias makes the numbers of a vector positive; two products of 127 with 127 have 15 bits.
	greatest = 63
	bias     = 64
	laneBits = 21
	maxCols  = 1 << (laneBits - 1) / (greatest * 127)
)

// newMatrix packs rows of weights; there are rows*cols of them. With blocks they are packed for addBlocks, which needs
// a number of columns that 8 divides, else for addLanes.
func newMatrix(weights []int8, units []float32, cols int, blocks bool) matrix {
	m := matrix{rows: len(units), cols: cols, units: units}
	if blocks && cols%8 == 0 {
		m.packBlocks(weights)
	} else {
		m.packLanes(weights)
	}
	return m
}

// addProduct adds to each row of out the product of the matrix with that vector of in.
func (m *matrix) addProduct(out *grid, in *vectors) {
	if m.blocks != nil {
		m.addBlocks(out, in)
	} else {
		m.addLanes(out, in)
	}
}

// packLanes lays three rows in the lanes of one number of 64 bits, so that one multiplication serves all three.
func (m *matrix) packLanes(weights []int8) {
	m.lanes = make([]int64, (m.rows+2)/3*m.cols)
	for r := range m.rows {
		group := m.lanes[r/3*m.cols:]
		for c, w := range weights[r*m.cols : (r+1)*m.cols] {
			group[c] += int64(w) << (laneBits * (r % 3))
		}
	}
}

// side is how many vectors addLanes multiplies side by side, so that a weight is fetched once for all of them.
const side = 4

// addLanes is addProduct in plain Go.
func (m *matrix) addLanes(out *grid, in *vectors) {
	var xs [maxCols][side]int64
	for first := 0; first < len(in.units); first += side {
		last := min(first+side, len(in.units))
		for i := first; i < last; i++ {
			for k, v := range in.row(i) {
				xs[k][i-first] = int64(v) - bias
			}
		}
		for group := range (m.rows + 2) / 3 {
			var a, b, c, d int64
			for k, w := range m.lanes[group*m.cols:][:m.cols] {
				x := &xs[k]
				a += w * x[0]
				b += w * x[1]
				c += w * x[2]
				d += w * x[3]
			}
			sums := [side]int64{a, b, c, d}
			for i := first; i < last; i++ {
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

// blockRows are the rows of a block, and quad the columns of which the weights of a row lie side by side in it.
const blockRows, quad = 8, 4

// packBlocks lays the weights of eight rows in a block: those of the first four columns of each row, then those of the next four.
func (m *matrix) packBlocks(weights []int8) {
	blocks := (m.rows + blockRows - 1) / blockRows
	m.blocks = make([]int8, blocks*blockRows*m.cols)
	m.biases = make([]int32, blocks*blockRows)
	units := make([]float32, blocks*blockRows)
	copy(units, m.units)
	m.units = units
	for r := range m.rows {
		block := m.blocks[r/blockRows*blockRows*m.cols:]
		for c, w := range weights[r*m.cols : (r+1)*m.cols] {
			block[c/quad*quad*blockRows+r%blockRows*quad+c%quad] = w
			m.biases[r] += bias * int32(w)
		}
	}
}

// addBlocks is addProduct with instructions that multiply 32 weights at once.
func (m *matrix) addBlocks(out *grid, in *vectors) {
	whole := m.rows / blockRows
	at := whole * blockRows
	for i, unit := range in.units {
		row, x := out.row(i), &in.row(i)[0]
		if whole > 0 {
			addProducts(&row[0], &m.blocks[0], x, &m.biases[0], &m.units[0], unit, whole, m.cols/quad)
		}
		if at < m.rows {
			var rest [blockRows]float32
			n := copy(rest[:], row[at:])
			addProducts(&rest[0], &m.blocks[at*m.cols], x, &m.biases[at], &m.units[at], unit, 1, m.cols/quad)
			copy(row[at:], rest[:n])
		}
	}
}

// vectors are the rows of a grid in whole numbers from -greatest to greatest, plus bias, each with its unit.
type vectors struct {
	cols   int
	values []uint8
	units  []float32
}

func (v *vectors) row(i int) []uint8 { return v.values[i*v.cols : (i+1)*v.cols] }

// set reads the rows of a grid.
func (v *vectors) set(in *grid) {
	rows := len(in.cells) / in.cols
	v.cols = in.cols
	v.values = slices.Grow(v.values[:0], len(in.cells))[:len(in.cells)]
	v.units = slices.Grow(v.units[:0], rows)[:rows]
	for i := range rows {
		x := in.row(i)
		bits := uint32(0) // of the greatest number without its sign: they rise with the number
		for _, c := range x {
			bits = max(bits, math.Float32bits(c)&^(1<<31))
		}
		top := math.Float32frombits(bits)
		v.units[i] = top / greatest
		scale := float32(0)
		if top > 0 {
			scale = greatest / top
		}
		values := v.row(i)
		for k, c := range x { // what is positive is rounded down
			values[k] = uint8(int32(float32(c*scale) + (bias + 0.5)))
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
	weights := t.weights[i*t.cols:][:len(out)]
	eights := 0
	if wide && len(out) >= 8 {
		eights = len(out) / 8
		addWeights(&out[0], &weights[0], t.units[i], eights)
	}
	for k := eights * 8; k < len(out); k++ {
		out[k] += float32(float32(weights[k]) * t.units[i])
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
