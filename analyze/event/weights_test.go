package event

import (
	"testing"

	"pressroom/analyze/annot"
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
	places, err := logistic.Read("where.weights.tsv", whereWeights)
	if err != nil {
		t.Fatal(err)
	}
	doc := annot.Of("Paris")
	doc.Tokens = []annot.Token{{Span: annot.Span{End: 5}}}
	doc.Mentions = []annot.Mention{{Span: annot.Span{End: 5}, Kind: annot.Place}}
	doc.Entities = []annot.Entity{{Kind: annot.Place, Mentions: []int{0}}}
	r := (&Finder{}).newReader(doc)
	if err := places.Fits(r.siteFeatures(&telling{clause: clause{frame: &unknown}}, 0, ofDateline)); err != nil {
		t.Error(err)
	}
}
