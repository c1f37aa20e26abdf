package topic

import (
	"testing"

	"pressroom/analyze/annot"
)

// TestWeights holds that each weight stands beside the feature it belongs to.
func TestWeights(t *testing.T) {
	c, err := New()
	if err != nil {
		t.Fatal(err)
	}
	p, err := NewPhraser(c)
	if err != nil {
		t.Fatal(err)
	}
	if err := c.weights.Fits(tally{}.features(1, 1)); err != nil {
		t.Error("topics:", err)
	}
	r := p.newReading(&annot.Document{})
	if err := p.weights.Fits(r.features(&phrase{uses: 1, weight: 1, spans: make([]annot.Evidence, 1)})); err != nil {
		t.Error("keyphrases:", err)
	}
}
