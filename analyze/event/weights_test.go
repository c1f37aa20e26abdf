package event

import (
	"os"
	"slices"
	"strings"
	"testing"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
	"pressroom/analyze/logistic"
)

// TestWeights holds that each weight stands beside the feature it belongs to. After a change of the features UPDATE=1 writes
// tables in which nothing weighs anything, from which analyze/eval/fit can start.
func TestWeights(t *testing.T) {
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	f, err := New(lex)
	if err != nil {
		t.Fatal(err)
	}
	fs := f.newReader(annot.Of("x")).features(&telling{clause: clause{frame: &unknown, head: annot.None}})
	beside := slices.Concat(fs, compare(nil, nil).features(standing{}, 0))
	for file, m := range map[string]struct {
		logistic.Model
		features []logistic.Feature
	}{"alone.weights.tsv": {f.alone, fs}, "event.weights.tsv": {f.told, beside}, "main.weights.tsv": {f.main, fs}} {
		err := m.Fits(m.features)
		if err != nil && os.Getenv("UPDATE") == "1" {
			err = os.WriteFile("data/"+file, []byte(weightless(m.features)), 0o644)
		}
		if err != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
	trusted := f.newReader(annot.Of("x")).trustFeatures(&annot.Event{})
	if err := f.sound.Fits(trusted); err != nil && os.Getenv("UPDATE") == "1" {
		err = os.WriteFile("data/trust.weights.tsv", []byte(weightless(trusted)), 0o644)
		if err != nil {
			t.Error(err)
		}
	} else if err != nil {
		t.Errorf("trust.weights.tsv: %v", err)
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
	if err := places.Fits(r.siteFeatures(&telling{clause: clause{frame: &unknown}}, 0, ofDateline, bond{})); err != nil {
		t.Error(err)
	}
}

func weightless(fs []logistic.Feature) string {
	var b strings.Builder
	b.WriteString("# name\tweight\n" + logistic.Bias + "\t0\n")
	for _, f := range fs {
		b.WriteString(f.Name + "\t0\n")
	}
	return b.String()
}
