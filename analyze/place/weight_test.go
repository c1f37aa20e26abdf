package place

import (
	"testing"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// TestWeights holds that each weight stands beside the feature it belongs to.
func TestWeights(t *testing.T) {
	if errWeights != nil {
		t.Fatal(errWeights)
	}
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	s := newResolver(&annot.Document{}, lex).read()
	if err := weights.Fits(s.features(candidate{}, "")); err != nil {
		t.Error(err)
	}
}
