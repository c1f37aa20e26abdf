package main

import (
	"math"
	"math/rand/v2"

	"pressroom/analyze/syntax"
)

// A param is a matrix of weights, row after row, with what Adam keeps.
type param struct {
	name       string
	rows, cols int
	w, m, v    []float32
	sparse     bool // a table of which few rows are used
	last       []int32
	id         int
}

type grad struct {
	g       []float32
	touched []int32
	mark    []bool
}

func (p *param) row(i int) []float32 { return p.w[i*p.cols : (i+1)*p.cols] }

func (g *grad) row(p *param, i int) []float32 {
	if p.sparse && !g.mark[i] {
		g.mark[i] = true
		g.touched = append(g.touched, int32(i))
	}
	return g.g[i*p.cols : (i+1)*p.cols]
}

type model struct {
	params []*param
	r      *rand.Rand

	dim, hid, layers, arc, rel int

	vec, proj                      *param // vec fixed
	delta                          *param
	suffix, pre, shape             *param
	tagC, tagL, tagR               *param
	w1, b1                         *param
	w                              []*param
	b                              []*param
	tagW, tagB                     *param
	dW, dB, hW, hB, u, ub, dist    *param
	rdW, rhW, rB, rdist, rOut, rOB *param
}

func (m *model) add(name string, rows, cols int, scale float64, sparse bool) *param {
	p := &param{name: name, rows: rows, cols: cols, sparse: sparse, id: len(m.params)}
	n := rows * cols
	p.w, p.m, p.v = make([]float32, n), make([]float32, n), make([]float32, n)
	for i := range p.w {
		p.w[i] = float32(m.r.NormFloat64() * scale)
	}
	if sparse {
		p.last = make([]int32, rows)
	}
	m.params = append(m.params, p)
	return p
}

func newModel(seed uint64, forms int, tags, rels int, o options) *model {
	m := &model{r: rand.New(rand.NewPCG(seed, 7)), dim: o.dim, hid: o.hid, layers: o.layers, arc: o.arc, rel: o.rel}
	h3 := 6 * m.hid
	x := func(in int) float64 { return math.Sqrt(1 / float64(in)) }
	m.proj = m.add("proj", m.dim, 100, 0.1, false)
	m.delta = m.add("delta", forms, m.dim, 0.05, true)
	m.suffix = m.add("suffix", syntax.Affixes, m.dim, 0.2, true)
	m.pre = m.add("prefix", syntax.Affixes, m.dim, 0.2, true)
	m.shape = m.add("shape", syntax.Shapes, h3, 0.1, true)
	m.tagC = m.add("tagC", tags+2, h3, 0.1, true)
	m.tagL = m.add("tagL", tags+2, h3, 0.1, true)
	m.tagR = m.add("tagR", tags+2, h3, 0.1, true)
	m.w1 = m.add("w1", h3, m.dim, x(m.dim), false)
	m.b1 = m.add("b1", 1, h3, 0, false)
	for l := 1; l < m.layers; l++ {
		m.w = append(m.w, m.add("w", h3, 2*m.hid, x(2*m.hid), false))
		m.b = append(m.b, m.add("b", 1, h3, 0, false))
	}
	h := 2 * m.hid
	m.tagW = m.add("tagW", tags, h, x(h), false)
	m.tagB = m.add("tagB", 1, tags, 0, false)
	m.dW = m.add("dW", m.arc, h, x(h), false)
	m.dB = m.add("dB", 1, m.arc, 0, false)
	m.hW = m.add("hW", m.arc, h, x(h), false)
	m.hB = m.add("hB", 1, m.arc, 0, false)
	m.u = m.add("u", m.arc, m.arc, x(m.arc), false)
	m.ub = m.add("ub", 1, m.arc, 0, false)
	m.dist = m.add("dist", 1, syntax.Distances, 0, false)
	m.rdW = m.add("rdW", m.rel, h, x(h), false)
	m.rhW = m.add("rhW", m.rel, h, x(h), false)
	m.rB = m.add("rB", 1, m.rel, 0, false)
	m.rdist = m.add("rdist", syntax.Distances, m.rel, 0.05, true)
	m.rOut = m.add("rOut", rels, m.rel, x(m.rel), false)
	m.rOB = m.add("rOB", 1, rels, 0, false)
	return m
}

// matvec: out += W x
func matvec(out []float32, w []float32, x []float32) {
	n := len(x)
	for r := range out {
		row := w[r*n : r*n+n]
		row = row[:len(x)]
		var a, b, c, d float32
		i := 0
		for ; i+4 <= len(x); i += 4 {
			a += row[i] * x[i]
			b += row[i+1] * x[i+1]
			c += row[i+2] * x[i+2]
			d += row[i+3] * x[i+3]
		}
		for ; i < len(x); i++ {
			a += row[i] * x[i]
		}
		out[r] += (a + b) + (c + d)
	}
}

// back: dW += dy x^T ; dx += W^T dy
func back(dw, w, dy, x, dx []float32) {
	n := len(x)
	for r, g := range dy {
		if g == 0 {
			continue
		}
		dr := dw[r*n : r*n+n]
		for i := range dr {
			dr[i] += g * x[i]
		}
		if dx != nil {
			row := w[r*n : r*n+n]
			for i := range row {
				dx[i] += g * row[i]
			}
		}
	}
}

func axpy(out []float32, a float32, x []float32) {
	for i := range x {
		out[i] += a * x[i]
	}
}

var soft bool

func sigmoid(x float32) float32 {
	if soft {
		x /= 2
		return 0.5 + 0.5*tanh(x)
	}
	return 1 / (1 + float32(math.Exp(-float64(x))))
}

func tanh(x float32) float32 {
	if soft {
		if x < 0 {
			return x / (1 - x)
		}
		return x / (1 + x)
	}
	return float32(math.Tanh(float64(x)))
}

// slopes of tanh and sigmoid, by their value
func dtanh(z float32) float32 {
	if soft {
		if z < 0 {
			z = -z
		}
		return (1 - z) * (1 - z)
	}
	return 1 - z*z
}

func dsigmoid(f float32) float32 {
	if soft {
		return dtanh(2*f-1) / 4
	}
	return f * (1 - f)
}

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

// Adam
func (m *model) step(gs []*grad, t int, lr float64) {
	const b1, b2, eps = 0.9, 0.98, 1e-8
	// clip
	sum := 0.0
	for i, p := range m.params {
		g := gs[i]
		if p.sparse {
			for _, r := range g.touched {
				for _, v := range g.g[int(r)*p.cols : (int(r)+1)*p.cols] {
					sum += float64(v) * float64(v)
				}
			}
		} else {
			for _, v := range g.g {
				sum += float64(v) * float64(v)
			}
		}
	}
	clip := float32(1)
	if n := math.Sqrt(sum); n > 5 {
		clip = float32(5 / n)
	}
	c1, c2 := 1-math.Pow(b1, float64(t)), 1-math.Pow(b2, float64(t))
	rate := float32(lr * math.Sqrt(c2) / c1)
	upd := func(w, mm, vv, g []float32) {
		for i, x := range g {
			x *= clip
			mm[i] += (1 - b1) * (x - mm[i])
			vv[i] += (1 - b2) * (x*x - vv[i])
			w[i] -= rate * mm[i] / (float32(math.Sqrt(float64(vv[i]))) + eps)
			g[i] = 0
		}
	}
	for i, p := range m.params {
		g := gs[i]
		if p.sparse {
			for _, r := range g.touched {
				a, b := int(r)*p.cols, (int(r)+1)*p.cols
				upd(p.w[a:b], p.m[a:b], p.v[a:b], g.g[a:b])
				g.mark[r] = false
			}
			g.touched = g.touched[:0]
		} else {
			upd(p.w, p.m, p.v, g.g)
		}
	}
}

func (m *model) grads() []*grad {
	var out []*grad
	for _, p := range m.params {
		g := &grad{g: make([]float32, len(p.w))}
		if p.sparse {
			g.mark = make([]bool, p.rows)
		}
		out = append(out, g)
	}
	return out
}

// merge adds b to a and clears b.
func (m *model) merge(a, b []*grad) {
	for i, p := range m.params {
		x, y := a[i], b[i]
		if p.sparse {
			for _, r := range y.touched {
				row := x.row(p, int(r))
				src := y.g[int(r)*p.cols : (int(r)+1)*p.cols]
				for k, v := range src {
					row[k] += v
					src[k] = 0
				}
				y.mark[r] = false
			}
			y.touched = y.touched[:0]
			continue
		}
		for k, v := range y.g {
			x.g[k] += v
			y.g[k] = 0
		}
	}
}
