package main

import (
	"fmt"
	"slices"

	"pressroom/analyze/syntax"
)

// An example is a sentence in numbers; node 0 is the root. Heads, relations and tags are none where nothing is learned of them.
type example struct {
	words                  []syntax.Rows
	heads, relations, tags []int32
	weight                 float32
}

// A collection is what the network learns from and is scored on.
type collection struct {
	gold, silver []*example
	news, ewtDev []*example
}

// The shortest and the longest sentence of silver that is used, in words.
const shortest, longest = 6, 60

// number turns the treebanks into examples.
func (b *treebanks) number(o options, lists *syntax.Lists) (c collection, err error) {
	a, err := newAligner()
	if err != nil {
		return c, err
	}
	gum := a.number("GUM", b.gum, o.limit, lists)
	for range o.gum {
		c.gold = append(c.gold, gum...)
	}
	c.gold = append(c.gold, a.number("EWT", b.ewt, o.limit, lists)...)
	c.news, c.ewtDev = a.number("news of GUM held out", b.news, o.limit, lists), a.number("EWT held out", b.ewtDev, o.limit, lists)
	if o.silver == 0 {
		return c, nil
	}
	for _, e := range a.number("silver", b.silver, o.limit, lists) {
		if n := len(e.words) - 1; n >= shortest && n <= longest {
			e.weight = float32(o.silver)
			c.silver = append(c.silver, e)
		}
	}
	return c, nil
}

// number turns the first sentences up to the limit into examples and leaves out those that do not fit our tokens.
func (a *aligner) number(name string, sentences []sentence, limit int, lists *syntax.Lists) []*example {
	if limit > 0 {
		sentences = sentences[:min(limit, len(sentences))]
	}
	var out []*example
	for i := range sentences {
		if t, err := a.align(&sentences[i]); err == nil {
			out = append(out, t.number(lists))
		}
	}
	fmt.Printf("%s: %d sentences, %d left out\n", name, len(out), len(sentences)-len(out))
	return out
}

func (t *tree) number(lists *syntax.Lists) *example {
	e := &example{words: lists.Rows(nil, t.words), weight: 1}
	e.heads = append(e.heads, none)
	for _, h := range t.heads {
		e.heads = append(e.heads, h+1)
	}
	e.relations = append([]int32{none}, t.relations...)
	e.tags = append([]int32{none}, t.tags...)
	return e
}

// clone returns a copy of which the heads, relations and tags may be changed.
func (e *example) clone() *example {
	c := *e
	c.heads, c.relations, c.tags = slices.Clone(e.heads), slices.Clone(e.relations), slices.Clone(e.tags)
	return &c
}
