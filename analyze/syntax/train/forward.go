package main

import (
	"math/rand/v2"

	"pressroom/analyze/syntax"
)

// A pass reads one sentence after the other in the same memory: forward to scores, and backward to gradients where it has some.
// While it learns, it leaves out at random words and parts of vectors (dropout).
type pass struct {
	*model
	gradients []*gradient
	random    *rand.Rand
	n         int // nodes of the sentence

	embedding         grid
	layer             [layers]layerPass
	tags              grid      // scores of each node
	dependents, heads grid      // of the arcs, rectified
	paired            grid      // dependents after the biaffine form
	arcs              grid      // arcs[i][j]: how well j heads i
	relDeps, relHeads grid      // what a node adds to the relation as dependent and as head
	relHidden, rels   []float32 // of the arc asked for last
	skipped           []bool    // the forms that are taken for unknown
	embeddingMask     []float32
	loss              float64

	dEmbedding, dSums            grid // gradients of what has the name without d
	dDependents, dHeads, dPaired grid
	dRelDeps, dRelHeads          grid
	dRelHidden                   []float32
	dCell                        []float32
}

// A layerPass is what a layer says of each node. The first half of a vector is read forwards, the second backwards.
type layerPass struct {
	sums                            grid // weighted inputs: candidate, forget and output of each direction
	candidate, forget, output, cell grid
	states                          grid // with those of the layer below added
	dStates                         grid
	mask                            []float32
}

// The shares that are left out while learning: of forms, of the numbers of embeddings, of those of states.
const formDrop, embeddingDrop, stateDrop = 0.15, 0.1, 0.2

// newPass returns a pass; without gradients it only reads, and leaves nothing out.
func newPass(m *model, gradients []*gradient, seed uint64) *pass {
	p := &pass{model: m, gradients: gradients, random: rand.New(rand.NewPCG(seed, 3))}
	p.relHidden, p.dRelHidden = make([]float32, m.relationSize), make([]float32, m.relationSize)
	p.rels = make([]float32, len(syntax.Relations))
	p.embeddingMask, p.dCell = make([]float32, m.embeddingSize), make([]float32, m.hidden)
	for l := range p.layer {
		p.layer[l].mask = make([]float32, 2*m.hidden)
	}
	return p
}

// forward reads a sentence and scores its tags and arcs.
func (p *pass) forward(e *example) {
	p.n = len(e.words)
	p.drop()
	p.embed(e)
	for l := range p.layer {
		p.weigh(e, l)
		p.recur(l)
		p.layer[l].mix(p, l)
	}
	p.scoreTags()
	p.scoreArcs()
}

// drop draws what is left out of a sentence.
func (p *pass) drop() {
	p.skipped = append(p.skipped[:0], make([]bool, p.n)...)
	if p.gradients == nil {
		return
	}
	for i := 1; i < p.n; i++ {
		p.skipped[i] = p.random.Float64() < formDrop
	}
	p.drawMask(p.embeddingMask, embeddingDrop)
	for l := range p.layer {
		p.drawMask(p.layer[l].mask, stateDrop)
	}
}

// drawMask sets a share of a mask to 0; the rest makes up for it.
func (p *pass) drawMask(mask []float32, share float64) {
	for k := range mask {
		mask[k] = 0
		if p.random.Float64() >= share {
			mask[k] = float32(1 / (1 - share))
		}
	}
}

// embed fills what is known of each node by itself.
func (p *pass) embed(e *example) {
	p.embedding.reset(p.n, p.embeddingSize)
	for i, w := range e.words {
		x := p.embedding[i]
		if p.skipped[i] {
			add(x, p.form.row(0))
		} else {
			addProduct(x, p.projection.w, p.vectors.row(int(w.Form)))
			add(x, p.form.row(int(w.Form)))
		}
		add(x, p.suffix.row(int(w.Suffix)))
		add(x, p.prefix.row(int(w.Prefix)))
		if p.gradients != nil {
			multiply(x, p.embeddingMask)
		}
	}
}

// weigh fills the weighted inputs of a layer: those of the first are the embeddings, and shapes and tags speak for them directly.
func (p *pass) weigh(e *example, l int) {
	sums := &p.layer[l].sums
	sums.reset(p.n, 6*p.hidden)
	for i, w := range e.words {
		sum := (*sums)[i]
		add(sum, p.layers[l].bias.w)
		if l > 0 {
			addProduct(sum, p.layers[l].weights.w, p.layer[l-1].states[i])
			continue
		}
		before, after := syntax.Around(e.words, i)
		add(sum, p.shape.row(int(w.Shape)))
		add(sum, p.tag.row(int(w.Tag)))
		add(sum, p.tagBefore.row(int(before)))
		add(sum, p.tagAfter.row(int(after)))
		addProduct(sum, p.layers[l].weights.w, p.embedding[i])
	}
}

// recur goes through the sentence in both directions: a cell keeps a share of what it held at the node before.
func (p *pass) recur(l int) {
	y, h := &p.layer[l], p.hidden
	for _, g := range []*grid{&y.candidate, &y.forget, &y.output, &y.cell, &y.states} {
		g.reset(p.n, 2*h)
	}
	for dir := range 2 {
		for t := range p.n {
			i, before := p.step(dir, t)
			sum := y.sums[i][dir*3*h:]
			for k := range h {
				at := dir*h + k
				candidate, forget, output := tanh(sum[k]), sigmoid(sum[h+k]), sigmoid(sum[2*h+k])
				cell := (1 - forget) * candidate
				if t > 0 {
					cell += forget * y.cell[before][at]
				}
				y.candidate[i][at], y.forget[i][at], y.output[i][at], y.cell[i][at] = candidate, forget, output, cell
				y.states[i][at] = output * cell
			}
		}
	}
}

// step returns the node that a direction comes to after t others, and the one before it.
func (p *pass) step(dir, t int) (i, before int) {
	if dir == 0 {
		return t, t - 1
	}
	return p.n - 1 - t, p.n - t
}

// mix leaves out a part of the states and adds those of the layer below.
func (y *layerPass) mix(p *pass, l int) {
	for i, state := range y.states[:p.n] {
		if p.gradients != nil {
			multiply(state, y.mask)
		}
		if l > 0 {
			add(state, p.layer[l-1].states[i])
		}
	}
}

// apply adds to out what x is mapped to.
func (l linear) apply(out, x []float32) {
	add(out, l.bias.w)
	addProduct(out, l.weights.w, x)
}

// scoreTags reads the tags from the first layer.
func (p *pass) scoreTags() {
	p.tags.reset(p.n, len(syntax.Tags))
	for i := 1; i < p.n; i++ {
		p.tagger.apply(p.tags[i], p.layer[0].states[i])
	}
}

func (p *pass) scoreArcs() {
	for _, g := range []*grid{&p.dependents, &p.heads, &p.paired} {
		g.reset(p.n, p.arcSize)
	}
	p.relDeps.reset(p.n, p.relationSize)
	p.relHeads.reset(p.n, p.relationSize)
	for i, state := range p.layer[layers-1].states[:p.n] {
		p.dependent.apply(p.dependents[i], state)
		rectify(p.dependents[i])
		p.head.apply(p.heads[i], state)
		rectify(p.heads[i])
		p.pair.apply(p.paired[i], p.dependents[i])
		addProduct(p.relDeps[i], p.relDependent.w, state)
		addProduct(p.relHeads[i], p.relHead.w, state)
	}
	for len(p.arcs) < p.n {
		p.arcs = append(p.arcs, nil)
	}
	for i := range p.n {
		p.arcs[i] = append(p.arcs[i][:0], make([]float32, p.n)...)
		for j := range p.arcs[i] {
			p.arcs[i][j] = p.scoreArc(i, j)
		}
	}
}

// scoreArc returns how well node j heads node i.
func (p *pass) scoreArc(i, j int) float32 {
	if i == j {
		return -1e9
	}
	sum, head := float32(0), p.heads[j]
	for k, v := range p.paired[i] {
		sum += v * head[k]
	}
	return sum + p.distance.w[syntax.Distance(i, j)]
}

// scoreRelations returns how well each relation suits node i with the head j.
func (p *pass) scoreRelations(i, j int) []float32 {
	copy(p.relHidden, p.relBias.w)
	add(p.relHidden, p.relDeps[i])
	add(p.relHidden, p.relHeads[j])
	add(p.relHidden, p.relDistance.row(syntax.Distance(i, j)))
	rectify(p.relHidden)
	clear(p.rels)
	p.model.relation.apply(p.rels, p.relHidden)
	return p.rels
}

// parse returns the heads and relations that the model gives to the nodes of a sentence, as package syntax would.
func (p *pass) parse(e *example) (heads []int, relations []int32) {
	p.forward(e)
	heads, relations = syntax.Spanning(p.arcs[:p.n]), make([]int32, p.n)
	for i := 1; i < p.n; i++ {
		if heads[i] > 0 {
			relations[i] = 1 + int32(greatestOf(p.scoreRelations(i, heads[i])[1:]))
		}
	}
	return heads, relations
}
