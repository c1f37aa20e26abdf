package name

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"math"

	"pressroom/analyze/annot"
)

// The tagger is a linear-chain conditional random field over the labels below.
// Features are hashed to rows of weights, which are kept as signed bytes with
// one scale, so that the model is a flat table that needs no decoding.

// Label says what part of a name a token is: outside, or the beginning, the
// inside or the end of a name of a kind, or the whole of one.
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

// Follows reports whether label b may stand behind label a. Before the first
// token stands Outside; behind the last one only what may precede Outside.
func Follows(a, b Label) bool {
	open := a != Outside && ((a-1)%4 == begin || (a-1)%4 == inside)
	goesOn := b != Outside && ((b-1)%4 == inside || (b-1)%4 == last)
	if open != goesOn {
		return false
	}
	return !open || (a-1)/4 == (b-1)/4
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
			}
			t.next[a][b] = w
		}
	}
	return t, nil
}

// tag returns the best labels of a sentence whose tokens have these features.
func (t *tagger) tag(features [][]uint32) []Label {
	n := len(features)
	if n == 0 {
		return nil
	}
	score := make([][Labels]float32, n)
	from := make([][Labels]Label, n)
	for i, fs := range features {
		var emit [Labels]int32
		for _, f := range fs {
			row := t.rows[f*Labels : f*Labels+Labels]
			for l, w := range row {
				emit[l] += int32(int8(w))
			}
		}
		for b := range Labels {
			best, arg := t.next[Outside][b], Outside
			if i > 0 {
				best = score[i-1][0] + t.next[0][b]
				for a := 1; a < Labels; a++ {
					if s := score[i-1][a] + t.next[a][b]; s > best {
						best, arg = s, Label(a)
					}
				}
			}
			score[i][b], from[i][b] = best+t.scale*float32(emit[b]), arg
		}
	}
	end := Outside
	for l := range Labels {
		if Follows(Label(l), Outside) && score[n-1][l] > score[n-1][end] {
			end = Label(l)
		}
	}
	labels := make([]Label, n)
	for i := n - 1; i >= 0; i-- {
		labels[i] = end
		end = from[i][end]
	}
	return labels
}
