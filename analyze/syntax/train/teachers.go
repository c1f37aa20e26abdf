package main

import (
	"fmt"
	"math"
	"slices"
	"sync"

	"pressroom/analyze/syntax"
)

// sure is how likely teachers must find a head, a relation or a tag before it is learned from.
const sure = 0.6

// taught returns examples with what teachers say of them together: of each node the likeliest head, relation and tag by the mean of
// their chances, and none where that is not sure. What another parser has said of the examples is not asked.
func taught(teachers []*model, examples []*example) []*example {
	out := make([]*example, len(examples))
	var wait sync.WaitGroup
	for k := range workers {
		wait.Go(func() {
			b := newBoard(teachers)
			for i := k; i < len(examples); i += workers {
				out[i] = b.read(examples[i])
			}
		})
	}
	wait.Wait()
	words, told := 0, 0
	for _, e := range out {
		words += len(e.words) - 1
		for _, h := range e.heads[1:] {
			told += one(h != none)
		}
	}
	fmt.Printf("teachers: %d sentences, sure of %d of %d heads\n", len(out), told, words)
	return out
}

// A board of teachers reads sentences together.
type board []*pass

func newBoard(teachers []*model) board {
	var b board
	for _, t := range teachers {
		b = append(b, newPass(t, nil, 0))
	}
	return b
}

// read returns a sentence with what the teachers say of it.
func (b board) read(e *example) *example {
	n := len(e.words)
	out := &example{words: e.words, weight: e.weight, heads: slices.Repeat([]int32{none}, n)}
	out.relations, out.tags = slices.Clone(out.heads), slices.Clone(out.heads)
	for _, p := range b {
		p.forward(e)
	}
	chances, arcs := make([][]float32, n), make([][]float32, n)
	for i := range n {
		chances[i] = b.mean(func(p *pass) []float32 { return p.arcs[i] })
		for _, c := range chances[i] {
			arcs[i] = append(arcs[i], float32(math.Log(max(float64(c), 1e-9))))
		}
	}
	heads := syntax.Spanning(arcs)
	for i := 1; i < n; i++ {
		out.tags[i] = likeliest(b.mean(func(p *pass) []float32 { return p.tags[i] }))
		if chances[i][heads[i]] < sure {
			continue
		}
		out.heads[i] = int32(heads[i])
		out.relations[i] = likeliest(b.mean(func(p *pass) []float32 { return p.scoreRelations(i, heads[i]) }))
	}
	return out
}

// mean returns the mean of the chances that the scores of each teacher stand for. It spoils the scores.
func (b board) mean(scores func(p *pass) []float32) []float32 {
	var sum []float32
	for _, p := range b {
		s := scores(p)
		softmax(s)
		if sum == nil {
			sum = make([]float32, len(s))
		}
		addScaled(sum, 1/float32(len(b)), s)
	}
	return sum
}

// likeliest returns the number with the greatest chance, or none if it is not sure.
func likeliest(chances []float32) int32 {
	if best := greatestOf(chances); chances[best] >= sure {
		return int32(best)
	}
	return none
}
