package main

import (
	"math"
	"math/rand/v2"
	"testing"

	"pressroom/analyze/syntax"
)

// small returns a model of few numbers with vectors drawn by a seed.
func small(seed uint64, forms int, s sizes) *model {
	r := rand.New(rand.NewPCG(seed, 1))
	cells := make([]float32, forms*vectorCols)
	for i := range cells {
		cells[i] = float32(r.NormFloat64() / 10)
	}
	return newModel(seed, cells, s)
}

// TestGradients compares the gradients of a small model with how its loss changes when a weight does. What is left
// out at random is the same in each pass.
func TestGradients(t *testing.T) {
	m := small(4, 6, sizes{5, 4, 8, 6})
	e := &example{
		words: []syntax.Rows{
			{Form: 1, Tag: 51}, {Form: 2, Suffix: 7, Prefix: 9, Shape: 3, Tag: 4}, {Form: 5, Suffix: 8, Prefix: 9, Shape: 4, Tag: 30},
			{Form: 2, Suffix: 1, Prefix: 2, Shape: 3, Tag: 12}, {Form: 0, Suffix: 4, Prefix: 1, Shape: 6, Tag: 20},
		},
		heads:     []int32{none, 2, 0, none, 2},
		relations: []int32{none, 5, 0, 7, none},
		tags:      []int32{none, 3, none, 11, 17},
		weight:    0.5,
	}
	loss := func() float64 {
		p := newPass(m, m.newGradients(), 5)
		p.learn(e)
		return p.loss
	}
	p := newPass(m, m.newGradients(), 5)
	p.learn(e)
	const step = 0.001
	for i, q := range m.params {
		moved := 0
		for from, to := range p.gradients[i].ranges(q) {
			for k := from; k < to; k++ {
				was := q.w[k]
				q.w[k] = was + step
				up := loss()
				q.w[k] = was - step
				slope := (up - loss()) / (2 * step)
				q.w[k] = was
				got := float64(p.gradients[i].cells[k])
				if math.Abs(got-slope) > 0.002+0.02*math.Abs(slope) {
					t.Errorf("%d %q, weight %d: the gradient is %.4f, the slope of the loss %.4f", i, q.name, k, got, slope)
				}
				if math.Abs(slope) > 0.001 {
					moved++
				}
			}
		}
		if moved == 0 {
			t.Errorf("%d %q: no weight changes the loss", i, q.name)
		}
	}
}

// TestLearn learns three sentences by heart.
func TestLearn(t *testing.T) {
	m := small(1, 9, sizes{16, 16, 16, 16})
	var examples []*example
	for i, heads := range [][]int32{{none, 2, 0, 2}, {none, 0, 1, 2}, {none, 3, 3, 0}} {
		e := &example{heads: heads, relations: []int32{none, 1, 1, 1}, tags: []int32{none, 1, 2, 3}, weight: 1,
			words: []syntax.Rows{{Form: 1, Tag: 51}}}
		for k := range 3 {
			e.words = append(e.words, syntax.Rows{Form: int32(3 + (i*3+k)%6), Suffix: int32(i*3 + k), Tag: int32(i)})
			if heads[k+1] == 0 {
				e.relations[k+1] = 0
			}
		}
		examples = append(examples, e)
	}
	before := m.score(examples)
	l := &learner{model: m, collection: collection{gold: examples}, mean: m.newMean(), steps: 600}
	for k := range l.passes {
		l.passes[k] = newPass(m, m.newGradients(), uint64(k))
	}
	for range l.steps {
		l.batch([]int{0, 1, 2})
	}
	l.mean.swap(m)
	if f := m.score(examples); f.related != f.words || before.related == before.words {
		t.Errorf("before %v, then %v", before, f)
	}
}
