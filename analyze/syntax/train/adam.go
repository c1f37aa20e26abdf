package main

import (
	"iter"
	"math"
)

// A gradient is that of one parameter, summed over sentences.
type gradient struct {
	cells   []float32
	touched []int32 // the rows of a table that have one, in the order in which they came
	marked  []bool
}

func (m *model) newGradients() []*gradient {
	var out []*gradient
	for _, p := range m.params {
		g := &gradient{cells: make([]float32, len(p.w))}
		if p.table {
			g.marked = make([]bool, p.rows)
		}
		out = append(out, g)
	}
	return out
}

// row returns row i of a table.
func (g *gradient) row(p *param, i int) []float32 {
	if !g.marked[i] {
		g.marked[i] = true
		g.touched = append(g.touched, int32(i))
	}
	return g.cells[i*p.cols : (i+1)*p.cols]
}

// ranges goes through what may not be 0: a table row by row, else all at once.
func (g *gradient) ranges(p *param) iter.Seq2[int, int] {
	return func(yield func(from, to int) bool) {
		if !p.table {
			yield(0, len(g.cells))
			return
		}
		for _, r := range g.touched {
			if from := int(r) * p.cols; !yield(from, from+p.cols) {
				return
			}
		}
	}
}

// reset sets a gradient to 0.
func (g *gradient) reset(p *param) {
	for from, to := range g.ranges(p) {
		clear(g.cells[from:to])
	}
	for _, r := range g.touched {
		g.marked[r] = false
	}
	g.touched = g.touched[:0]
}

// merge adds the gradients b to a and sets b to 0.
func (m *model) merge(a, b []*gradient) {
	for i, p := range m.params {
		for from, to := range b[i].ranges(p) {
			if p.table {
				a[i].row(p, from/p.cols)
			}
			add(a[i].cells[from:to], b[i].cells[from:to])
		}
		b[i].reset(p)
	}
}

// What Adam (Kingma and Ba 2015) keeps of the mean and the variance of gradients; longestStep is the length to which a gradient over
// all parameters is cut.
const keptMean, keptVariance, tiny, longestStep = 0.9, 0.98, 1e-8, 5

// adam moves the weights against the mean gradient of so many sentences, and sets the gradients to 0. Steps are counted from 1.
func (m *model) adam(gradients []*gradient, sentences, step int, rate float64) {
	sum := 0.0
	for i, p := range m.params {
		for from, to := range gradients[i].ranges(p) {
			scale(gradients[i].cells[from:to], 1/float32(sentences))
			for _, v := range gradients[i].cells[from:to] {
				sum += float64(v) * float64(v)
			}
		}
	}
	cut := float32(1)
	if n := math.Sqrt(sum); n > longestStep {
		cut = float32(longestStep / n)
	}
	t := float64(step) // at first mean and variance are too small by what they began with
	by := float32(rate * math.Sqrt(1-math.Pow(keptVariance, t)) / (1 - math.Pow(keptMean, t)))
	for i, p := range m.params {
		for from, to := range gradients[i].ranges(p) {
			p.move(gradients[i].cells[from:to], from, cut, by)
		}
		gradients[i].reset(p)
	}
}

// move moves the weights from a place on.
func (p *param) move(gradient []float32, from int, cut, by float32) {
	w, mean, variance := p.w[from:], p.mean[from:], p.variance[from:]
	for i, x := range gradient {
		x *= cut
		mean[i] += (1 - keptMean) * (x - mean[i])
		variance[i] += (1 - keptVariance) * (x*x - variance[i])
		w[i] -= by * mean[i] / (float32(math.Sqrt(float64(variance[i]))) + tiny)
	}
}

// A mean is the moving mean of the weights of a model, which reads better than any of them.
type mean [][]float32

func (m *model) newMean() mean {
	var out mean
	for _, p := range m.params {
		out = append(out, append([]float32(nil), p.w...))
	}
	return out
}

// move moves the mean towards the weights by a share of the way.
func (a mean) move(m *model, share float32) {
	for i, p := range m.params {
		for k, v := range p.w {
			a[i][k] += share * (v - a[i][k])
		}
	}
}

// swap puts the mean into the model and its weights into the mean, or back.
func (a mean) swap(m *model) {
	for i, p := range m.params {
		p.w, a[i] = a[i], p.w
	}
}
