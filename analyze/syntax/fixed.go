package syntax

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

// addProduct adds to out the product of the matrix with x.
func (m *matrix) addProduct(out []float32, x quantized) {
	xs := x.values
	r := 0
	for at := 0; at < len(m.lanes); at += m.cols {
		lanes := m.lanes[at:][:len(xs)]
		var even, odd int64
		k := 0
		for ; k+2 <= len(xs); k += 2 {
			even += lanes[k] * xs[k]
			odd += lanes[k+1] * xs[k+1]
		}
		if k < len(xs) {
			even += lanes[k] * xs[k]
		}
		for sum := even + odd; r < m.rows; {
			const shift = 64 - laneBits
			lane := sum << shift >> shift
			out[r] += float32(float32(lane) * float32(m.units[r]*x.unit))
			sum = (sum - lane) >> laneBits
			if r++; r%3 == 0 {
				break
			}
		}
	}
}

// A quantized vector is values times a unit.
type quantized struct {
	values []int64 // from -greatest to greatest
	unit   float32
}

// quantize returns x in whole numbers, which it writes to values.
func quantize(values []int64, x []float32) quantized {
	top := float32(0)
	for _, v := range x {
		top = max(top, v, -v)
	}
	if top == 0 {
		clear(values[:len(x)])
		return quantized{values[:len(x)], 0}
	}
	unit := top / greatest
	for i, v := range x {
		q := float32(v/unit) + 0.5
		n := int64(q)
		if float32(n) > q { // round down what is negative
			n--
		}
		values[i] = n
	}
	return quantized{values[:len(x)], unit}
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
