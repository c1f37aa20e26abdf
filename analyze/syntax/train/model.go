package main

import (
	"math"
	"math/rand/v2"

	"pressroom/analyze/syntax"
)

// A param is a matrix of weights, row after row; a vector has one row.
type param struct {
	name           string // in the file of weights
	id             int    // its place among the parameters of its model
	rows, cols     int
	w              []float32
	mean, variance []float32 // of the gradients, as Adam keeps them
	table          bool      // of its rows a sentence uses few
}

func (p *param) row(i int) []float32 { return p.w[i*p.cols : (i+1)*p.cols] }

// A linear maps x to weights·x + bias.
type linear struct{ weights, bias *param }

// A model is the network of package syntax while it learns; see network.go there.
type model struct {
	params []*param
	random *rand.Rand
	sizes

	// A form is known by its vector, projected to the size of an embedding, and by what is learned beside it. The
	// vectors themselves stay as they are.
	vectors, projection, form       *param
	suffix, prefix                  *param
	shape, tag, tagBefore, tagAfter *param
	layers                          [layers]linear
	tagger                          linear
	dependent, head, pair           linear
	distance                        *param
	relDependent, relHead, relBias  *param
	relDistance                     *param
	relation                        linear
}

// layers is how many layers package syntax reads.
const layers = 2

// sizes are how many numbers stand for a word: as it is by itself, in each direction of a layer, and in the scores of arcs
// and relations.
type sizes struct{ embeddingSize, hidden, arcSize, relationSize int }

var builtIn, teaching = sizes{64, 64, 64, 64}, sizes{96, 96, 96, 64}

// newModel returns a model with weights drawn by a seed.
func newModel(seed uint64, vectors []float32, s sizes) *model {
	m := &model{random: rand.New(rand.NewPCG(seed, 7)), sizes: s}
	forms := len(vectors) / vectorCols
	m.vectors = &param{rows: forms, cols: vectorCols, w: vectors}
	gates, states := 6*s.hidden, 2*s.hidden
	m.projection = m.matrix("", s.embeddingSize, vectorCols, 0.1)
	m.form = m.tableOf("form", forms, s.embeddingSize, 0.05)
	m.suffix = m.tableOf("suffix", syntax.Affixes, s.embeddingSize, 0.2)
	m.prefix = m.tableOf("prefix", syntax.Affixes, s.embeddingSize, 0.2)
	m.shape = m.tableOf("shape", syntax.Shapes, gates, 0.1)
	m.tag = m.tableOf("tag", syntax.TagRows, gates, 0.1)
	m.tagBefore = m.tableOf("tag before", syntax.TagRows, gates, 0.1)
	m.tagAfter = m.tableOf("tag after", syntax.TagRows, gates, 0.1)
	m.layers = [layers]linear{m.linear("layer 1", gates, s.embeddingSize), m.linear("layer 2", gates, states)}
	m.tagger = m.linear("tagger", len(syntax.Tags), states)
	m.dependent = m.linear("dependent", s.arcSize, states)
	m.head = m.linear("head", s.arcSize, states)
	m.pair = m.linear("pair", s.arcSize, s.arcSize)
	m.distance = m.matrix("distance", 1, syntax.Distances, 0)
	m.relDependent = m.matrix("relation dependent", s.relationSize, states, spread(states))
	m.relHead = m.matrix("relation head", s.relationSize, states, spread(states))
	m.relBias = m.matrix("relation hidden bias", 1, s.relationSize, 0)
	m.relDistance = m.tableOf("relation distance", syntax.Distances, s.relationSize, 0.05)
	m.relation = m.linear("relation", len(syntax.Relations), s.relationSize)
	return m
}

// matrix adds a parameter with weights drawn around 0, as far from it as deviation says.
func (m *model) matrix(name string, rows, cols int, deviation float64) *param {
	n := rows * cols
	p := &param{name: name, id: len(m.params), rows: rows, cols: cols,
		w: make([]float32, n), mean: make([]float32, n), variance: make([]float32, n)}
	for i := range p.w {
		p.w[i] = float32(m.random.NormFloat64() * deviation)
	}
	m.params = append(m.params, p)
	return p
}

func (m *model) tableOf(name string, rows, cols int, deviation float64) *param {
	p := m.matrix(name, rows, cols, deviation)
	p.table = true
	return p
}

func (m *model) linear(name string, rows, cols int) linear {
	return linear{m.matrix(name, rows, cols, spread(cols)), m.matrix(name+" bias", 1, rows, 0)}
}

// spread is the deviation of weights that keeps a product about as large as its vector.
func spread(cols int) float64 { return math.Sqrt(1 / float64(cols)) }
