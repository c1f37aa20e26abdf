package name

import (
	"encoding/binary"
	"math"
	"math/rand/v2"
	"testing"
)

// TestTagFollows: whatever the weights, the labels make whole names.
func TestTagFollows(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	model := binary.LittleEndian.AppendUint32(nil, math.Float32bits(0.1))
	for range Labels * Labels {
		model = binary.LittleEndian.AppendUint32(model, math.Float32bits(rng.Float32()))
	}
	for range Rows * Labels {
		model = append(model, byte(rng.Uint32()))
	}
	tagger, err := newTagger(model)
	if err != nil {
		t.Fatal(err)
	}
	names := 0
	for n := range 60 {
		features := make([][]uint32, n)
		for i := range features {
			features[i] = []uint32{rng.Uint32N(Rows), rng.Uint32N(Rows)}
		}
		tags := labelling{make([]Label, n), make([]float32, n)}
		tagger.tag(tagger.weigh(features), tags)
		labels := tags.labels
		if len(labels) != n {
			t.Fatalf("%d labels for %d tokens", len(labels), n)
		}
		prev := Outside
		for i, l := range labels {
			if !Follows(prev, l) {
				t.Fatalf("label %d stands after %d in %v", l, prev, labels[:i+1])
			}
			if l != Outside {
				names++
			}
			prev = l
		}
		if !Follows(prev, Outside) {
			t.Fatalf("the last name of %v has no end", labels)
		}
	}
	if names == 0 {
		t.Error("random weights gave no name at all")
	}
}

func TestLabelOf(t *testing.T) {
	for n := 1; n < 5; n++ {
		prev := Outside
		for i := range n {
			l := LabelOf(2, i, n)
			if !Follows(prev, l) {
				t.Errorf("token %d of %d: label %d does not follow %d", i, n, l, prev)
			}
			prev = l
		}
		if !Follows(prev, Outside) || Follows(prev, LabelOf(1, 1, 3)) {
			t.Errorf("a name of %d tokens does not end", n)
		}
	}
}

func TestBrokenModel(t *testing.T) {
	if _, err := newTagger([]byte("short")); err == nil {
		t.Error("a model of the wrong size is accepted")
	}
}
