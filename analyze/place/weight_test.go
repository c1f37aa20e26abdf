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
	c := candidate{}
	if c.speaking = s.fixed(&question{}, &c); len(c.speaking) != fixedFeatures {
		t.Errorf("%d features, want %d", len(c.speaking), fixedFeatures)
	}
	if err := weights.Fits(s.context(&question{}, &c)); err != nil {
		t.Error(err)
	}
}

// TestBynames holds that the gazetteer has the place of every byname.
func TestBynames(t *testing.T) {
	if errBynames != nil {
		t.Fatal(errBynames)
	}
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	r := newResolver(&annot.Document{}, lex)
	for name, b := range bynames {
		if len(r.byname(name)) == 0 {
			t.Errorf("%s: there is no %s in %s", name, b.usual, b.code)
		}
	}
}
