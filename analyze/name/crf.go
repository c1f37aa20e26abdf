package name

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"math"
	"slices"

	"pressroom/analyze/annot"
)

// The tagger is a linear-chain conditional random field over the labels below.
// Features are hashed to rows of weights, which are kept as signed bytes with
// one scale, so that the model is a flat table that needs no decoding.

// A Label says whether a token is outside of all names or is the beginning, the inside,
// the end or the whole of a name of a kind.
type Label uint8

// Outside is the label of a token that belongs to no name.
const Outside Label = 0

// Labels is the number of labels: Outside, then four for each kind.
const Labels = 17

// The parts of a name, as offsets within the labels of a kind.
const (
	single = iota
	begin
	inside
	last
)

// Kinds are the kinds of names that the tagger knows, in the order of its labels.
var Kinds = [4]annot.Kind{annot.Person, annot.Place, annot.Organization, annot.Other}

// LabelOf returns the label of token i of a name of n tokens.
func LabelOf(kind, i, n int) Label {
	part := inside
	switch {
	case n == 1:
		part = single
	case i == 0:
		part = begin
	case i == n-1:
		part = last
	}
	return Label(1 + 4*kind + part)
}

// Follows reports whether label b may stand after label a. Before the first
// token stands Outside; after the last one only what may precede Outside.
func Follows(a, b Label) bool {
	goesOn := b != Outside && ((b-1)%4 == inside || (b-1)%4 == last)
	if open(a) != goesOn {
		return false
	}
	return !goesOn || (a-1)/4 == (b-1)/4
}

// Rows is the number of rows of weights: features share them by their hash.
const Rows = 1 << 17

//go:embed data/crf.bin
var trained []byte

// tagger holds the weights.
type tagger struct {
	scale float32
	rows  []byte // Rows × Labels, signed
	next  [Labels][Labels]float32

	odds   [Labels][Labels]float32 // the exponents of next
	before [Labels][]Label         // what may precede a label, but Outside
}

// newTagger reads the embedded model: the scale, the transitions, the rows.
func newTagger(model []byte) (*tagger, error) {
	const head = 4 + 4*Labels*Labels
	if len(model) != head+Rows*Labels {
		return nil, errors.New("crf.bin: wrong size")
	}
	t := &tagger{scale: math.Float32frombits(binary.LittleEndian.Uint32(model)), rows: model[head:]}
	for a := range Labels {
		for b := range Labels {
			w := math.Float32frombits(binary.LittleEndian.Uint32(model[4+4*(a*Labels+b):]))
			if !Follows(Label(a), Label(b)) {
				w = -1e9
			} else if a > 0 {
				t.before[b] = append(t.before[b], Label(a))
			}
			t.odds[a][b] = float32(math.Exp(float64(w)))
			t.next[a][b] = w
		}
	}
	return t, nil
}

// A labelling holds the best labels of tokens and the marginal probability of each.
type labelling struct {
	labels []Label
	sure   []float32
}

// weigh returns how much the features of each token speak for each label.
func (t *tagger) weigh(features [][]uint32) [][Labels]float32 {
	out := make([][Labels]float32, len(features))
	for i, fs := range features {
		var emit [Labels]int32
		for _, f := range fs {
			row := t.rows[f*Labels : f*Labels+Labels]
			for l, w := range row {
				emit[l] += int32(int8(w))
			}
		}
		for l, w := range emit {
			out[i][l] = t.scale * float32(w)
		}
	}
	return out
}

// tag writes the labels of a sentence whose tokens weigh so.
func (t *tagger) tag(emit [][Labels]float32, out labelling) {
	n := len(emit)
	if n == 0 {
		return
	}
	score, forward := make([][Labels]float32, n), make([][Labels]float32, n)
	weight := make([][Labels]float32, n) // of a label by its features, the largest 1
	from := make([][Labels]Label, n)
	for i := range emit {
		top := slices.Max(emit[i][:])
		for b := range Labels {
			weight[i][b] = float32(math.Exp(float64(emit[i][b] - top)))
			best, arg := t.next[Outside][b], Outside
			sum := t.odds[Outside][b]
			if i > 0 {
				best, sum = score[i-1][0]+t.next[0][b], forward[i-1][0]*t.odds[0][b]
				for _, a := range t.before[b] {
					sum += forward[i-1][a] * t.odds[a][b]
					if s := score[i-1][a] + t.next[a][b]; s > best {
						best, arg = s, a
					}
				}
			}
			score[i][b], from[i][b] = best+emit[i][b], arg
			forward[i][b] = sum * weight[i][b]
		}
		normalize(&forward[i])
	}
	end := Outside
	var backward [Labels]float32
	for l := range Labels {
		if Follows(Label(l), Outside) {
			backward[l] = 1
			if score[n-1][l] > score[n-1][end] {
				end = Label(l)
			}
		}
	}
	for i := n - 1; i >= 0; i-- {
		sum := float32(0)
		for l := range Labels {
			sum += forward[i][l] * backward[l]
		}
		out.labels[i], out.sure[i] = end, forward[i][end]*backward[end]/sum
		end = from[i][end]
		var before [Labels]float32
		for b := range Labels {
			w := weight[i][b] * backward[b]
			before[0] += t.odds[0][b] * w
			for _, a := range t.before[b] {
				before[a] += t.odds[a][b] * w
			}
		}
		backward = before
		normalize(&backward)
	}
}

// normalize scales to a largest of 1.
func normalize(p *[Labels]float32) {
	top := slices.Max(p[:])
	for l := range p {
		p[l] /= top
	}
}
