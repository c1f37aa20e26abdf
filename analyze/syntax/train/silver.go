package main

import "fmt"

// agreeing is the share of heads in which the model and another parser have to agree before a sentence is learned from.
const agreeing = 0.85

// agreed returns the sentences of another parser with which the model agrees in most heads. The heads, relations
// and tags in which it does not are left out: their conventions differ.
func (m *model) agreed(examples []*example) []*example {
	p := newPass(m, nil, 0)
	var out []*example
	for _, e := range examples {
		heads, relations := p.parse(e)
		same := 0
		for i := 1; i < p.n; i++ {
			if heads[i] == int(e.heads[i]) {
				same++
			}
		}
		if float64(same) < agreeing*float64(p.n-1) {
			continue
		}
		e = e.clone()
		for i := 1; i < p.n; i++ {
			e.tags[i] = none
			if heads[i] != int(e.heads[i]) {
				e.heads[i] = none
			} else if relations[i] != e.relations[i] {
				e.relations[i] = none
			}
		}
		out = append(out, e)
	}
	fmt.Printf("silver: %d of %d sentences agree\n", len(out), len(examples))
	return out
}
