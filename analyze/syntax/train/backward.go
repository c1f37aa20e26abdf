package main

import (
	"math"

	"pressroom/analyze/syntax"
)

// tagWeight is how much the tags count in the loss beside the heads and relations.
const tagWeight = 0.3

// learn adds the loss of a sentence, and its gradients.
func (p *pass) learn(e *example) {
	p.forward(e)
	for l := range p.layer {
		p.layer[l].dStates.reset(p.n, 2*p.hidden)
	}
	p.learnTags(e)
	p.learnArcs(e)
	p.learnRelations(e)
	p.backArcs()
	for l := layers - 1; l >= 0; l-- {
		p.backRecur(l)
		p.backWeigh(e, l)
	}
	p.backEmbed(e)
}

// of returns the gradient of a parameter, row the gradient of row i of a table.
func (p *pass) of(q *param) []float32 { return p.gradients[q.id].cells }

func (p *pass) row(q *param, i int) []float32 { return p.gradients[q.id].row(q, i) }

// cross turns scores into the gradient of their cross entropy with the right one, and adds the loss.
func (p *pass) cross(scores []float32, right int32, weight float32) {
	softmax(scores)
	p.loss -= math.Log(max(float64(scores[right]), 1e-10)) * float64(weight)
	scores[right]--
}

func (p *pass) learnTags(e *example) {
	for i := 1; i < p.n; i++ {
		if e.tags[i] == none {
			continue
		}
		d := p.tags[i]
		p.cross(d, e.tags[i], e.weight*tagWeight)
		scale(d, e.weight*tagWeight)
		p.backLinear(p.tagger, d, p.layer[0].states[i], p.layer[0].dStates[i])
	}
}

// learnArcs goes back from the scores of arcs to what they are computed of.
func (p *pass) learnArcs(e *example) {
	for _, g := range []*grid{&p.dDependents, &p.dHeads, &p.dPaired} {
		g.reset(p.n, p.arcSize)
	}
	for i := 1; i < p.n; i++ {
		if e.heads[i] == none {
			continue
		}
		p.cross(p.arcs[i], e.heads[i], e.weight)
		for j, d := range p.arcs[i] {
			d *= e.weight
			if i == j || d == 0 {
				continue
			}
			p.of(p.distance)[syntax.Distance(i, j)] += d
			addScaled(p.dPaired[i], d, p.heads[j])
			addScaled(p.dHeads[j], d, p.paired[i])
		}
		p.backLinear(p.pair, p.dPaired[i], p.dependents[i], p.dDependents[i])
	}
}

func (p *pass) learnRelations(e *example) {
	p.dRelDeps.reset(p.n, p.relationSize)
	p.dRelHeads.reset(p.n, p.relationSize)
	for i := 1; i < p.n; i++ {
		head := int(e.heads[i])
		if head == none || e.relations[i] == none {
			continue
		}
		d := p.scoreRelations(i, head)
		p.cross(d, e.relations[i], e.weight)
		scale(d, e.weight)
		clear(p.dRelHidden)
		p.backLinear(p.model.relation, d, p.relHidden, p.dRelHidden)
		rectifySlope(p.dRelHidden, p.relHidden)
		add(p.of(p.relBias), p.dRelHidden)
		add(p.dRelDeps[i], p.dRelHidden)
		add(p.dRelHeads[head], p.dRelHidden)
		add(p.row(p.relDistance, syntax.Distance(i, head)), p.dRelHidden)
	}
}

// backArcs goes back from arcs and relations to the states of the last layer.
func (p *pass) backArcs() {
	last := &p.layer[layers-1]
	for i, state := range last.states[:p.n] {
		rectifySlope(p.dDependents[i], p.dependents[i])
		rectifySlope(p.dHeads[i], p.heads[i])
		p.backLinear(p.dependent, p.dDependents[i], state, last.dStates[i])
		p.backLinear(p.head, p.dHeads[i], state, last.dStates[i])
		p.backProduct(p.relDependent, p.dRelDeps[i], state, last.dStates[i])
		p.backProduct(p.relHead, p.dRelHeads[i], state, last.dStates[i])
	}
}

// backLinear goes back from the gradient dy of a linear map to those of its parameters and of its x.
func (p *pass) backLinear(l linear, dy, x, dx []float32) {
	add(p.of(l.bias), dy)
	p.backProduct(l.weights, dy, x, dx)
}

func (p *pass) backProduct(weights *param, dy, x, dx []float32) {
	addOuter(p.of(weights), dy, x)
	addTransposed(dx, weights.w, dy)
}

// backRecur goes back through a layer in both directions, from its states to its weighted inputs and to the layer below.
func (p *pass) backRecur(l int) {
	y, h := &p.layer[l], p.hidden
	for i, d := range y.dStates[:p.n] {
		if l > 0 {
			add(p.layer[l-1].dStates[i], d)
		}
		multiply(d, y.mask)
	}
	p.dSums.reset(p.n, 6*h)
	for dir := range 2 {
		clear(p.dCell)
		for t := p.n - 1; t >= 0; t-- {
			i, before := p.step(dir, t)
			dSum := p.dSums[i][dir*3*h:]
			for k := range h {
				at := dir*h + k
				dState, candidate, forget, output := y.dStates[i][at], y.candidate[i][at], y.forget[i][at], y.output[i][at]
				dCell, kept := p.dCell[k]+dState*output, float32(0)
				if t > 0 {
					kept = y.cell[before][at]
				}
				dSum[k] = dCell * (1 - forget) * tanhSlope(candidate)
				dSum[h+k] = dCell * (kept - candidate) * sigmoidSlope(forget)
				dSum[2*h+k] = dState * y.cell[i][at] * sigmoidSlope(output)
				p.dCell[k] = dCell * forget
			}
		}
	}
}

// backWeigh goes back from the weighted inputs of a layer to its inputs.
func (p *pass) backWeigh(e *example, l int) {
	if l > 0 {
		for i, d := range p.dSums[:p.n] {
			p.backLinear(p.layers[l], d, p.layer[l-1].states[i], p.layer[l-1].dStates[i])
		}
		return
	}
	p.dEmbedding.reset(p.n, p.embeddingSize)
	for i, d := range p.dSums[:p.n] {
		w := e.words[i]
		before, after := syntax.Around(e.words, i)
		add(p.row(p.shape, int(w.Shape)), d)
		add(p.row(p.tag, int(w.Tag)), d)
		add(p.row(p.tagBefore, int(before)), d)
		add(p.row(p.tagAfter, int(after)), d)
		p.backLinear(p.layers[l], d, p.embedding[i], p.dEmbedding[i])
	}
}

func (p *pass) backEmbed(e *example) {
	for i, w := range e.words {
		d := p.dEmbedding[i]
		multiply(d, p.embeddingMask)
		form := 0
		if !p.skipped[i] {
			form = int(w.Form)
			addOuter(p.of(p.projection), d, p.vectors.row(form))
		}
		add(p.row(p.form, form), d)
		add(p.row(p.suffix, int(w.Suffix)), d)
		add(p.row(p.prefix, int(w.Prefix)), d)
	}
}
