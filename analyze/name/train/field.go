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

// train learns the examples in an order by the seed, and returns the mean of what
// the passes after the settled ones end with.
func (m *model) train(examples []example, seed uint64) *model {
	rng := rand.New(rand.NewPCG(1, 2+seed))
	order := make([]int, len(examples))
	for i := range order {
		order[i] = i
	}
	mean := newModel()
	for epoch := range epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		loss, n := 0.0, 0
		for _, k := range order {
			loss += m.update(examples[k], rng)
			n += len(examples[k].labels)
		}
		fmt.Printf("pass %d: %.4f a token\n", epoch+1, loss/float64(n))
		if epoch >= settled {
			mean.add(m, epochs-settled)
		}
	}
	return mean
}

// add adds the n-th part of the weights of o: a mean of several models is better than one of
// them, and depends less on chance.
func (m *model) add(o *model, n float32) {
	for i, w := range o.w {
		m.w[i] += w / n
	}
	for _, p := range allowed {
		m.tw[p[0]][p[1]] += o.tw[p[0]][p[1]] / n
	}
}

// update takes one step along the gradient of a sentence's log-likelihood
// (AdaGrad) and returns its loss.
func (m *model) update(ex example, rng *rand.Rand) float64 {
	kept := make([][]uint32, len(ex.labels))
	bits, left := uint64(0), 0
	for i, fs := range ex.features {
		kept[i] = make([]uint32, 0, len(fs))
		for _, f := range fs {
			if left == 0 {
				bits, left = rng.Uint64(), 8
			}
			if byte(bits) >= dropout {
				kept[i] = append(kept[i], f)
			}
			bits, left = bits>>8, left-1
		}
	}
	s := m.sums(kept)
	loss := s.z
	var moves [labelCount][labelCount]float64
	prev := name.Outside
	for i, l := range ex.labels {
		loss -= s.emit[i][l] + float64(m.tw[prev][l])
		for b := range labelCount {
			grad := -s.alpha[i][b] * s.beta[i][b]
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
		moves[prev][l]++
		s.moves(i, &moves)
		prev = l
	}
	for _, move := range allowed {
		m.step(&m.tw[move[0]][move[1]], &m.tg[move[0]][move[1]], moves[move[0]][move[1]])
	}
	return loss
}

func (m *model) step(w, g *float32, grad float64) {
	*g += float32(grad * grad)
	*w += rate*float32(grad)/float32(math.Sqrt(float64(*g+1e-3))) - decay**w
}

// allowed are the pairs of labels that may stand side by side.
var allowed = func() (pairs [][2]int) {
	for a := range labelCount {
		for b := range labelCount {
			if name.Follows(name.Label(a), name.Label(b)) {
				pairs = append(pairs, [2]int{a, b})
			}
		}
	}
	return pairs
}()

// sums holds what forward and backward give: alpha[i][b]*beta[i][b] is the probability that
// token i has label b.
type sums struct {
	emit, weight, alpha, beta [][labelCount]float64
	odds                      [labelCount][labelCount]float64
	scale                     []float64 // by which alpha is divided at each token
	z                         float64   // the logarithm of the sum over all labellings
}

// sums runs forward and backward over tokens with these features.
func (m *model) sums(features [][]uint32) *sums {
	n := len(features)
	cells := make([][labelCount]float64, 4*n)
	s := &sums{emit: cells[:n], weight: cells[n : 2*n], alpha: cells[2*n : 3*n], beta: cells[3*n:], scale: make([]float64, n)}
	for _, p := range allowed {
		s.odds[p[0]][p[1]] = math.Exp(float64(m.tw[p[0]][p[1]]))
	}
	var before [labelCount]float64
	before[0] = 1
	for i, fs := range features {
		var emit [labelCount]float32
		for _, f := range fs {
			row := (*[labelCount]float32)(m.w[int(f)*labelCount:])
			for l, w := range row {
				emit[l] += w
			}
		}
		top := float64(emit[0])
		for _, e := range emit {
			top = max(top, float64(e))
		}
		var sum [labelCount]float64
		for _, p := range allowed {
			sum[p[1]] += before[p[0]] * s.odds[p[0]][p[1]]
		}
		for l, e := range emit {
			s.emit[i][l] = float64(e)
			s.weight[i][l] = math.Exp(float64(e) - top)
			s.alpha[i][l] = sum[l] * s.weight[i][l]
			s.scale[i] += s.alpha[i][l]
		}
		for l := range labelCount {
			s.alpha[i][l] /= s.scale[i]
			s.weight[i][l] /= s.scale[i]
		}
		s.z += math.Log(s.scale[i]) + top
		before = s.alpha[i]
	}
	ends := 0.0
	for l := range labelCount {
		if name.Follows(name.Label(l), name.Outside) {
			ends += before[l]
		}
	}
	s.z += math.Log(ends)
	for l := range labelCount {
		if name.Follows(name.Label(l), name.Outside) {
			s.beta[n-1][l] = 1 / ends
		}
	}
	for i := n - 2; i >= 0; i-- {
		for _, p := range allowed {
			s.beta[i][p[0]] += s.odds[p[0]][p[1]] * s.weight[i+1][p[1]] * s.beta[i+1][p[1]]
		}
	}
	return s
}

// moves takes the probability of each pair of labels that ends at token i from the counts.
func (s *sums) moves(i int, counts *[labelCount][labelCount]float64) {
	var before [labelCount]float64
	before[0] = 1
	if i > 0 {
		before = s.alpha[i-1]
	}
	for _, p := range allowed {
		counts[p[0]][p[1]] -= before[p[0]] * s.odds[p[0]][p[1]] * s.weight[i][p[1]] * s.beta[i][p[1]]
	}
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
