package event

import (
	"testing"

	"pressroom/analyze/logistic"
)

// TestWeights holds that each weight stands beside the feature it belongs to.
func TestWeights(t *testing.T) {
	m, err := logistic.Read("event.weights.tsv", eventWeights)
	if err != nil {
		t.Fatal(err)
	}
	if err := m.Fits((&telling{clause: clause{frame: &unknown}}).features()); err != nil {
		t.Error(err)
	}
}
