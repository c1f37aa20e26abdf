package logistic

import "math"

// An Example is what is known of one candidate: its features and whether it is
// right. Publisher says whose release it stands in: what is measured on held-out
// publishers must not know them.
type Example struct {
	Features  []Feature
	Right     bool
	Publisher string
	Weight    float64 // how much it counts, 0 for 1
}

// Ridge keeps the weights small where few examples tell of them. It is the usual
// precision of a normal prior on each weight but the bias.
const Ridge = 0.3

// Fit returns the weights, bias first, that make the examples most likely under
// a ridge penalty, such as Ridge: Newton's method until no weight moves by 1e-9, 100 steps at
// most. All examples have features of the same names and order. The same examples
// give the same weights.
func Fit(examples []Example, ridge float64) Model {
	names := []string{Bias}
	for _, f := range examples[0].Features {
		names = append(names, f.Name)
	}
	n := len(names)
	w := make([]float64, n)
	x := make([]float64, n)
	x[0] = 1
	held := []int{0}
	for range 100 {
		gradient, hessian := make([]float64, n), make([][]float64, n)
		for i := range hessian {
			hessian[i] = make([]float64, n)
			if i > 0 {
				gradient[i], hessian[i][i] = -ridge*w[i], ridge
			}
		}
		for _, e := range examples {
			held = held[:1] // most features of an example are 0
			for i, f := range e.Features {
				if x[i+1] = f.Value; f.Value != 0 {
					held = append(held, i+1)
				}
			}
			p, weight := Probability(dot(w, x)), e.Weight
			if weight == 0 {
				weight = 1
			}
			y := 0.0
			if e.Right {
				y = 1
			}
			for _, i := range held {
				gradient[i] += weight * (y - p) * x[i]
				for _, j := range held {
					hessian[i][j] += weight * p * (1 - p) * x[i] * x[j]
				}
			}
		}
		step := solve(hessian, gradient)
		most := 0.0
		for i := range w {
			w[i] += step[i]
			most = max(most, math.Abs(step[i]))
		}
		if most < 1e-9 {
			break
		}
	}
	return Model{names, w}
}

func dot(a, b []float64) (sum float64) {
	for i := range a {
		sum += a[i] * b[i]
	}
	return sum
}

// solve returns x with a·x = b, for a symmetric positive matrix; it changes both.
// What no example tells of stays 0.
func solve(a [][]float64, b []float64) []float64 {
	n := len(b)
	for i := range n {
		if math.Abs(a[i][i]) < 1e-12 {
			continue
		}
		for j := i + 1; j < n; j++ {
			r := a[j][i] / a[i][i]
			for k := i; k < n; k++ {
				a[j][k] -= r * a[i][k]
			}
			b[j] -= r * b[i]
		}
	}
	x := make([]float64, n)
	for i := n - 1; i >= 0; i-- {
		if math.Abs(a[i][i]) < 1e-12 {
			continue
		}
		x[i] = b[i]
		for k := i + 1; k < n; k++ {
			x[i] -= a[i][k] * x[k]
		}
		x[i] /= a[i][i]
	}
	return x
}

// Rows yields name and weight of each row of the table.
func (m Model) Rows(yield func(name string, weight float64) bool) {
	for i, name := range m.names {
		if !yield(name, m.weights[i]) {
			return
		}
	}
}
