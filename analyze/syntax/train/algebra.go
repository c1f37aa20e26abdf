package main

import "math"

// addProduct adds to each number of out the product of that row of the matrix w with x.
func addProduct(out, w, x []float32) {
	n := len(x)
	r := 0
	if eights := n / 8; wide && eights > 0 {
		for ; r+4 <= len(out); r += 4 {
			var sums [4]float32
			dots4(&sums[0], &w[r*n], &x[0], n, eights)
			for k, sum := range sums {
				out[r+k] += sum + tail(w[(r+k)*n:], x)
			}
		}
	}
	for ; r < len(out); r++ {
		out[r] += dot(w[r*n:], x) + tail(w[r*n:], x)
	}
}

// dot returns the inner product of x with a row, of whole groups of eight numbers. The order of its sums is that of dots4.
func dot(row, x []float32) float32 {
	var s [8]float32
	for i := 0; i+8 <= len(x); i += 8 {
		a, b := row[i:i+8], x[i:i+8]
		for k := range s {
			s[k] += float32(a[k] * b[k])
		}
	}
	return ((s[0] + s[1]) + (s[2] + s[3])) + ((s[4] + s[5]) + (s[6] + s[7]))
}

// tail returns the inner product of what dot leaves.
func tail(row, x []float32) float32 {
	sum := float32(0)
	for i := len(x) / 8 * 8; i < len(x); i++ {
		sum += float32(row[i] * x[i])
	}
	return sum
}

// addOuter adds the outer product of y and x to the matrix w.
func addOuter(w, y, x []float32) {
	n := len(x)
	for r, v := range y {
		if v != 0 {
			addScaled(w[r*n:r*n+n], v, x)
		}
	}
}

// addTransposed adds to out the product of the transposed matrix w with y.
func addTransposed(out, w, y []float32) {
	n := len(out)
	for r, v := range y {
		if v != 0 {
			addScaled(out, v, w[r*n:r*n+n])
		}
	}
}

func addScaled(out []float32, factor float32, x []float32) {
	x = x[:len(out)]
	i := 0
	if eights := len(out) / 8; wide && eights > 0 {
		axpy(&out[0], &x[0], factor, eights)
		i = eights * 8
	}
	for ; i < len(out); i++ {
		out[i] += float32(factor * x[i])
	}
}

func add(out, x []float32) { addScaled(out, 1, x) }

func scale(x []float32, factor float32) {
	for i := range x {
		x[i] *= factor
	}
}

// multiply multiplies each number of x with that of y.
func multiply(x, y []float32) {
	for i := range x {
		x[i] *= y[i]
	}
}

func rectify(x []float32) {
	for i, v := range x {
		if v < 0 {
			x[i] = 0
		}
	}
}

// rectifySlope sets the gradient of what was rectified to 0.
func rectifySlope(gradient, x []float32) {
	for i, v := range x {
		if v == 0 {
			gradient[i] = 0
		}
	}
}

func sigmoid(x float32) float32 { return 1 / (1 + float32(math.Exp(-float64(x)))) }

func tanh(x float32) float32 { return float32(math.Tanh(float64(x))) }

// The slopes of sigmoid and tanh where they have the value y.
func sigmoidSlope(y float32) float32 { return y * (1 - y) }

func tanhSlope(y float32) float32 { return 1 - y*y }

// softmax turns scores into chances that add up to 1.
func softmax(s []float32) {
	top := s[0]
	for _, v := range s {
		top = max(top, v)
	}
	sum := float32(0)
	for i, v := range s {
		s[i] = float32(math.Exp(float64(v - top)))
		sum += s[i]
	}
	for i := range s {
		s[i] /= sum
	}
}

func greatestOf(x []float32) int {
	best := 0
	for i, v := range x {
		if v > x[best] {
			best = i
		}
	}
	return best
}

// A grid has a vector for each node of a sentence. It grows with the longest.
type grid [][]float32

// reset gives the first rows of a grid zeros.
func (g *grid) reset(rows, cols int) {
	for len(*g) < rows {
		*g = append(*g, make([]float32, cols))
	}
	for _, row := range (*g)[:rows] {
		clear(row)
	}
}
