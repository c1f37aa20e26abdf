package main

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/rand/v2"
	"pressroom/analyze/name"
)

const labelCount = name.Labels

// model is the field in training.
type model struct {
	w, g   []float32 // weights and their summed squared gradients
	tw, tg [labelCount][labelCount]float32
}

func newModel() *model {
	return &model{w: make([]float32, name.Rows*labelCount), g: make([]float32, name.Rows*labelCount)}
}

func (m *model) train(examples []example) {
	rng := rand.New(rand.NewPCG(1, 2))
	order := make([]int, len(examples))
	for i := range order {
		order[i] = i
	}
	for epoch := range epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		loss, n := 0.0, 0
		for _, k := range order {
			loss += m.update(examples[k], rng)
			n += len(examples[k].labels)
		}
		fmt.Printf("pass %d: %.4f a token\n", epoch+1, loss/float64(n))
	}
}

// update takes one step along the gradient of a sentence's log-likelihood
// (AdaGrad) and returns its loss.
func (m *model) update(ex example, rng *rand.Rand) float64 {
	n := len(ex.labels)
	kept := make([][]uint32, n)
	emit := make([][labelCount]float64, n)
	for i, fs := range ex.features {
		for _, f := range fs {
			if rng.Float64() < dropout {
				continue
			}
			kept[i] = append(kept[i], f)
			for l := range labelCount {
				emit[i][l] += float64(m.w[int(f)*labelCount+l])
			}
		}
	}
	alpha, beta, z := m.sums(emit)
	loss := z
	prev := name.Outside
	for i, l := range ex.labels {
		loss -= emit[i][l] + float64(m.tw[prev][l])
		for b := range labelCount {
			p := math.Exp(alpha[i][b] + beta[i][b] - z)
			grad := -p
			if name.Label(b) == l {
				grad++
			}
			if math.Abs(grad) < 1e-4 {
				continue
			}
			for _, f := range kept[i] {
				m.step(&m.w[int(f)*labelCount+b], &m.g[int(f)*labelCount+b], grad)
			}
		}
		for a := range labelCount {
			for b := range labelCount {
				if !name.Follows(name.Label(a), name.Label(b)) || i == 0 && a != 0 {
					continue
				}
				left := 0.0
				if i > 0 {
					left = alpha[i-1][a]
				}
				grad := -math.Exp(left + float64(m.tw[a][b]) + emit[i][b] + beta[i][b] - z)
				if name.Label(a) == prev && name.Label(b) == l {
					grad++
				}
				m.step(&m.tw[a][b], &m.tg[a][b], grad)
			}
		}
		prev = l
	}
	return loss
}

func (m *model) step(w, g *float32, grad float64) {
	*g += float32(grad * grad)
	*w += float32(rate*grad/math.Sqrt(float64(*g)+1e-3)) - decay**w
}

// sums runs forward and backward in logarithms.
func (m *model) sums(emit [][labelCount]float64) (alpha, beta [][labelCount]float64, z float64) {
	n := len(emit)
	alpha, beta = make([][labelCount]float64, n), make([][labelCount]float64, n)
	var terms [labelCount]float64
	for i := range n {
		for b := range labelCount {
			k := 0
			for a := range labelCount {
				if !name.Follows(name.Label(a), name.Label(b)) || i == 0 && a != 0 {
					continue
				}
				left := 0.0
				if i > 0 {
					left = alpha[i-1][a]
				}
				terms[k] = left + float64(m.tw[a][b])
				k++
			}
			alpha[i][b] = emit[i][b] + logSum(terms[:k])
		}
	}
	for i := n - 1; i >= 0; i-- {
		for a := range labelCount {
			if i == n-1 {
				beta[i][a] = math.Inf(-1)
				if name.Follows(name.Label(a), name.Outside) {
					beta[i][a] = 0
				}
				continue
			}
			k := 0
			for b := range labelCount {
				if name.Follows(name.Label(a), name.Label(b)) {
					terms[k] = float64(m.tw[a][b]) + emit[i+1][b] + beta[i+1][b]
					k++
				}
			}
			beta[i][a] = logSum(terms[:k])
		}
	}
	k := 0
	for b := range labelCount {
		if name.Follows(name.Label(b), name.Outside) {
			terms[k] = alpha[n-1][b]
			k++
		}
	}
	return alpha, beta, logSum(terms[:k])
}

func logSum(xs []float64) float64 {
	top := math.Inf(-1)
	for _, x := range xs {
		top = max(top, x)
	}
	if math.IsInf(top, -1) {
		return top
	}
	sum := 0.0
	for _, x := range xs {
		sum += math.Exp(x - top)
	}
	return top + math.Log(sum)
}

// bytes keeps the weights as signed bytes with one scale.
func (m *model) bytes() []byte {
	top := float32(0)
	for _, w := range m.w {
		top = max(top, w, -w)
	}
	scale := min(top, 3) / 127 // the few larger ones are cut
	out := binary.LittleEndian.AppendUint32(nil, math.Float32bits(scale))
	for a := range labelCount {
		for b := range labelCount {
			out = binary.LittleEndian.AppendUint32(out, math.Float32bits(m.tw[a][b]))
		}
	}
	used := 0
	for _, w := range m.w {
		q := int(math.Round(float64(w / scale)))
		q = max(-127, min(127, q))
		if q != 0 {
			used++
		}
		out = append(out, byte(int8(q)))
	}
	fmt.Printf("largest weight %.2f, %d of %d weights used\n", top, used, len(m.w))
	return out
}
