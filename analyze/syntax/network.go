package syntax

// A network reads a sentence in two layers, each forwards and backwards. It is a quasi-recurrent
// network (Bradbury et al. 2017), whose products need not wait for the word before; the
// arcs are scored by a biaffine form (Dozat and Manning 2017).
type network struct {
	lists  *Lists
	hidden int // numbers that a layer keeps of a word in each direction

	form, suffix, prefix            table // what is known of a word by itself
	shape, tag, tagBefore, tagAfter table // what speaks for the states of the first layer directly
	layers                          []linear
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

func (l *linear) apply(out []float32, x quantized) {
	copy(out, l.bias)
	l.weights.addProduct(out, x)
}

// A sentence is the memory in which the network reads a sentence; node 0 is the root.
type sentence struct {
	words          []Rows
	states         grid // what the last layer says of each node
	first          grid // what the first layer says
	sums           grid // weighted inputs of a layer: candidate, forget and output of each direction
	cell           []float32
	values         []int64
	dependent      grid
	head           grid
	pair           grid
	relDep, relHd  grid
	score          [][]float32
	embedding, out []float32
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

// squash maps a number into -1 to 1, cheaply.
func squash(x float32) float32 {
	if x < 0 {
		return x / (1 - x)
	}
	return x / (1 + x)
}

// gate maps a number into 0 to 1.
func gate(x float32) float32 { return 0.5 + float32(0.5*squash(float32(0.5*x))) }

// encode reads the words and leaves what the layers say of them.
func (n *network) encode(s *sentence) {
	s.states.resize(len(s.words), 2*n.hidden)
	s.first.resize(len(s.words), 2*n.hidden)
	s.sums.resize(len(s.words), 6*n.hidden)
	for l := range n.layers {
		for i := range s.words {
			if l == 0 {
				n.sumWord(s, i)
			} else {
				n.layers[l].apply(s.sums.row(i), quantize(s.values, s.states.row(i)))
			}
		}
		if l == 0 {
			clear(s.states.cells)
		}
		n.recur(s)
		if l == 0 {
			copy(s.first.cells, s.states.cells)
		}
	}
}

// sumWord weighs what is known of word i.
func (n *network) sumWord(s *sentence, i int) {
	w := s.words[i]
	clear(s.embedding)
	n.form.add(s.embedding, int(w.Form))
	n.suffix.add(s.embedding, int(w.Suffix))
	n.prefix.add(s.embedding, int(w.Prefix))
	before, after := edge, edge
	if i > 0 {
		before = s.words[i-1].Tag
	}
	if i+1 < len(s.words) {
		after = s.words[i+1].Tag
	}
	sum := s.sums.row(i)
	n.layers[0].apply(sum, quantize(s.values, s.embedding))
	n.shape.add(sum, int(w.Shape))
	n.tag.add(sum, int(w.Tag))
	n.tagBefore.add(sum, int(before))
	n.tagAfter.add(sum, int(after))
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
				cell[k] = float32(forget*cell[k]) + float32((1-forget)*squash(sum[k]))
				state[k] += float32(gate(sum[2*h+k]) * cell[k])
			}
		}
	}
}

// scoreArcs fills score[i][j] with how well node j heads node i.
func (n *network) scoreArcs(s *sentence) {
	count := len(s.words)
	arc, rel := n.dependent.weights.rows, n.relDependent.rows
	s.dependent.resize(count, arc)
	s.head.resize(count, arc)
	s.pair.resize(count, arc)
	s.relDep.resize(count, rel)
	s.relHd.resize(count, rel)
	clear(s.relDep.cells)
	clear(s.relHd.cells)
	for i := range s.words {
		x := quantize(s.values, s.states.row(i))
		n.dependent.apply(s.dependent.row(i), x)
		n.head.apply(s.head.row(i), x)
		n.relDependent.addProduct(s.relDep.row(i), x)
		n.relHead.addProduct(s.relHd.row(i), x)
		rectify(s.dependent.row(i))
		rectify(s.head.row(i))
		n.pair.apply(s.pair.row(i), quantize(s.values, s.dependent.row(i)))
	}
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

// relationOf returns the best relation of node i to its head.
func (n *network) relationOf(s *sentence, i, head int) Relation {
	if head == 0 {
		return root
	}
	hidden := s.out[:n.relDependent.rows]
	copy(hidden, n.relBias)
	add(hidden, s.relDep.row(i))
	add(hidden, s.relHd.row(head))
	n.relDistance.add(hidden, Distance(i, head))
	rectify(hidden)
	out := s.out[len(hidden):][:len(Relations)]
	n.relation.apply(out, quantize(s.values, hidden))
	return root + 1 + Relation(greatestOf(out[root+1:]))
}

// tagOf returns the best tag of node i.
func (n *network) tagOf(s *sentence, i int) Tag {
	out := s.out[:len(Tags)]
	n.tagger.apply(out, quantize(s.values, s.first.row(i)))
	return Tag(greatestOf(out))
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
