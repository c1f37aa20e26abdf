package main

import (
	"fmt"
	"sync"
	"time"
)

const (
	rate    = 0.002
	warming = 200 // steps in which the rate rises
	batch   = 16  // sentences of a step
	// workers is how many passes learn side by side; what each leaves out at random hangs on it.
	workers = 2
	// The mean of the weights moves each so many steps, and keeps at most that share.
	meanEach, meanKept = 10, 0.995
)

// A learner leads a model through the examples.
type learner struct {
	*model
	options
	collection
	passes      [workers]*pass
	mean        mean
	step, steps int // done, and to be done
}

// learn returns a model that has learned from a collection and from what teachers say of all its silver. The teachers, and a model
// without teachers, learn from a part of the silver as it is. Where there is no silver, teachers would have nothing to say.
func learn(o options, c collection, v vectors) *model {
	part := c
	part.silver = nil
	for i := 0; i < len(c.silver); i += o.silverN {
		part.silver = append(part.silver, c.silver[i])
	}
	if o.teachers < 1 || len(c.silver) == 0 {
		return o.train(part, v, builtIn)
	}
	var teachers []*model
	for k := range o.teachers {
		t := o
		t.seed += uint64(k + 1)
		fmt.Printf("teacher %d\n", k+1)
		teachers = append(teachers, t.train(part, v, teaching))
	}
	c.gold = append(c.gold, taught(teachers, c.silver)...)
	c.silver = nil
	return o.train(c, v, builtIn)
}

// train returns a model of some sizes that has learned from a collection. Its weights are their mean.
func (o options) train(c collection, v vectors, s sizes) *model {
	m := newModel(o.seed, v.cells, s)
	l := &learner{model: m, options: o, collection: c, mean: m.newMean()}
	for k := range l.passes {
		l.passes[k] = newPass(m, m.newGradients(), o.seed*100+uint64(k))
	}
	l.steps = o.epochs * (len(c.gold) + batch - 1) / batch
	l.steps += max(0, o.epochs-o.silverFrom) * len(c.silver) * 2 / 3 / batch // the network agrees in about two thirds
	for e := range o.epochs {
		l.epoch(e)
		if e%3 == 2 || e == o.epochs-1 {
			l.mean.swap(m)
			fmt.Printf("  news: %v\n  EWT:  %v\n", m.score(c.news), m.score(c.ewtDev))
			l.mean.swap(m)
		}
	}
	l.mean.swap(m)
	return m
}

// epoch reads each example once, in an order drawn anew.
func (l *learner) epoch(e int) {
	start := time.Now()
	if e == l.silverFrom && len(l.collection.silver) > 0 {
		l.mean.swap(l.model)
		l.gold = append(l.gold, l.agreed(l.collection.silver)...)
		l.mean.swap(l.model)
		l.steps = l.step + (l.epochs-e)*((len(l.gold)+batch-1)/batch)
	}
	order := l.random.Perm(len(l.gold))
	for at := 0; at < len(order); at += batch {
		l.batch(order[at:min(len(order), at+batch)])
	}
	loss, words := 0.0, 0
	for _, p := range l.passes {
		loss += p.loss
		p.loss = 0
	}
	for _, e := range l.gold {
		words += len(e.words) - 1
	}
	fmt.Printf("epoch %d: %d sentences, %d words, loss of a word %.3f, %.0f s\n", e, len(order), words, loss/float64(words),
		time.Since(start).Seconds())
}

// batch learns from some examples and makes a step.
func (l *learner) batch(places []int) {
	var wait sync.WaitGroup
	for k, p := range l.passes {
		wait.Go(func() {
			for q := k; q < len(places); q += workers {
				p.learn(l.gold[places[q]])
			}
		})
	}
	wait.Wait()
	sum := l.passes[0].gradients
	for _, p := range l.passes[1:] {
		l.merge(sum, p.gradients)
	}
	l.step++
	l.adam(sum, len(places), l.step, l.rate())
	if t := float64(l.step); l.step%meanEach == 0 {
		l.mean.move(l.model, float32(1-min(meanKept, t/(t+warming))))
	}
}

// rate is that of this step: it rises at first and falls to 0 at the end.
func (l *learner) rate() float64 {
	r := rate * (1 - float64(l.step)/float64(l.steps+1))
	if l.step < warming {
		r *= float64(l.step) / warming
	}
	return r
}
