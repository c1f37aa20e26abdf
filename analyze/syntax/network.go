package syntax

// A network reads a sentence in two layers, each forwards and backwards. It is a quasi-recurrent
// network (Bradbury et al. 2017), whose products need not wait for the word before; the
// arcs are scored by a biaffine form (Dozat and Manning 2017).
type network struct {
	lists  *Lists
	hidden int // numbers that a layer keeps of a word in each direction

	form, suffix, prefix            table // what is known of a word by itself
	shape, tag, tagBefore, tagAfter table // what speaks for the states of the first layer directly
	layers                          [2]linear
	tagger                          linear
	dependent, head, pair           linear // of arcs
	distance                        []float32
	relDependent, relHead           matrix
	relDistance                     table
	relBias                         []float32
	relation                        linear
}

// A linear maps x to weights·x + bias.
type linear struct {
	weights matrix
	bias    []float32
}

// apply sets each row of out to what that vector of in is mapped to.
func (l *linear) apply(out *grid, in *vectors) {
	out.resize(len(in.units), l.weights.rows)
	for i := range in.units {
		copy(out.row(i), l.bias)
	}
	l.weights.addProduct(out, in)
}

// A sentence is the memory in which the network reads a sentence; node 0 is the root.
type sentence struct {
	words                 []Rows
	embedding             grid // what is known of each node by itself
	states                grid // what the last layer says of each node
	sums                  grid // weighted inputs of a layer: candidate, forget and output of each direction
	cell                  []float32
	tags                  grid // how well each tag suits each node
	dependent, head, pair grid
	relDep, relHead       grid
	hidden, relations     grid // of the relation of each node to its head
	score                 [][]float32
	in                    vectors // what is multiplied next
}

// A grid holds a vector for each node.
type grid struct {
	cols  int
	cells []float32
}

func (g *grid) row(i int) []float32 { return g.cells[i*g.cols : (i+1)*g.cols] }

func (g *grid) resize(rows, cols int) {
	g.cols = cols
	if rows*cols > cap(g.cells) {
		g.cells = make([]float32, rows*cols*3/2)
	}
	g.cells = g.cells[:rows*cols]
}

// tanh is the hyperbolic tangent, by a fraction that is right to 0.0001. It is computed in single steps
// of 32 bits, so that every machine has the same bits.
func tanh(x float32) float32 {
	if x > 4.97 {
		return 1
	}
	if x < -4.97 {
		return -1
	}
	s := float32(x * x)
	up := float32(float32(float32(float32(float32(s+378)*s)+17325)*s)+135135) * x
	down := float32(float32(float32(float32(float32(28*s)+3150)*s)+62370)*s) + 135135
	return up / down
}

// gate maps a number into 0 to 1: the logistic function.
func gate(x float32) float32 { return 0.5 + float32(0.5*tanh(float32(0.5*x))) }

// encode reads the words and leaves what the layers say of them. The tags are read from the first layer.
func (n *network) encode(s *sentence) {
	count := len(s.words)
	s.embedding.resize(count, n.form.cols)
	clear(s.embedding.cells)
	for i, w := range s.words {
		x := s.embedding.row(i)
		n.form.add(x, int(w.Form))
		n.suffix.add(x, int(w.Suffix))
		n.prefix.add(x, int(w.Prefix))
	}
	s.in.set(&s.embedding)
	n.layers[0].apply(&s.sums, &s.in)
	for i, w := range s.words {
		before, after := Around(s.words, i)
		sum := s.sums.row(i)
		n.shape.add(sum, int(w.Shape))
		n.tag.add(sum, int(w.Tag))
		n.tagBefore.add(sum, int(before))
		n.tagAfter.add(sum, int(after))
	}
	s.states.resize(count, 2*n.hidden)
	clear(s.states.cells)
	n.recur(s)
	s.in.set(&s.states)
	n.tagger.apply(&s.tags, &s.in)
	n.layers[1].apply(&s.sums, &s.in)
	n.recur(s)
}

// recur goes through the sentence in both directions and adds what it keeps in mind to the states.
func (n *network) recur(s *sentence) {
	h := n.hidden
	last := len(s.words) - 1
	for dir := range 2 {
		clear(s.cell)
		for t := range s.words {
			i := t
			if dir == 1 {
				i = last - t
			}
			sum := s.sums.row(i)[dir*3*h:][:3*h]
			state := s.states.row(i)[dir*h:][:h]
			cell := s.cell[:h]
			for k := range cell {
				forget := gate(sum[h+k])
				cell[k] = float32(forget*cell[k]) + float32((1-forget)*tanh(sum[k]))
				state[k] += float32(gate(sum[2*h+k]) * cell[k])
			}
		}
	}
}

// scoreArcs fills score[i][j] with how well node j heads node i.
func (n *network) scoreArcs(s *sentence) {
	count := len(s.words)
	s.relDep.resize(count, n.relDependent.rows)
	s.relHead.resize(count, n.relHead.rows)
	clear(s.relDep.cells)
	clear(s.relHead.cells)
	s.in.set(&s.states)
	n.dependent.apply(&s.dependent, &s.in)
	n.head.apply(&s.head, &s.in)
	n.relDependent.addProduct(&s.relDep, &s.in)
	n.relHead.addProduct(&s.relHead, &s.in)
	rectify(s.dependent.cells)
	rectify(s.head.cells)
	s.in.set(&s.dependent)
	n.pair.apply(&s.pair, &s.in)
	s.score = s.score[:0]
	for i := range s.words {
		if i == len(s.score) && i < cap(s.score) {
			s.score = s.score[:i+1]
		} else {
			s.score = append(s.score, nil)
		}
		if cap(s.score[i]) < count {
			s.score[i] = make([]float32, count, count*3/2)
		}
		s.score[i] = s.score[i][:count]
		for j := range s.words {
			if i == j {
				s.score[i][j] = never
				continue
			}
			s.score[i][j] = dot(s.pair.row(i), s.head.row(j)) + n.distance[Distance(i, j)]
		}
	}
}

// relate fills the relations of all nodes to their heads.
func (n *network) relate(s *sentence, heads []int) {
	s.hidden.resize(len(s.words), n.relHead.rows)
	for i := range s.words {
		hidden := s.hidden.row(i)
		copy(hidden, n.relBias)
		if i == 0 {
			continue
		}
		add(hidden, s.relDep.row(i))
		add(hidden, s.relHead.row(heads[i]))
		n.relDistance.add(hidden, Distance(i, heads[i]))
	}
	rectify(s.hidden.cells)
	s.in.set(&s.hidden)
	n.relation.apply(&s.relations, &s.in)
}

// relationOf returns the best relation of node i to its head.
func (s *sentence) relationOf(i, head int) Relation {
	if head == 0 {
		return root
	}
	return root + 1 + Relation(greatestOf(s.relations.row(i)[root+1:]))
}

func greatestOf(x []float32) int {
	best := 0
	for i, v := range x {
		if v > x[best] {
			best = i
		}
	}
	return best
}

// Distance is the class of the distance of node i to its head: of Distances one half is for
// heads after it, the other for heads before it.
func Distance(i, head int) int {
	d, side := head-i, 0
	if head == 0 {
		return 0
	}
	if d < 0 {
		d, side = -d, Distances/2
	}
	switch {
	case d > 40:
		d = 15
	case d > 25:
		d = 14
	case d > 15:
		d = 13
	case d > 10:
		d = 12
	}
	return side + d
}
