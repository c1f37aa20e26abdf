package main

import (
	"errors"
	"io/fs"
	"path/filepath"
	"testing"

	"pressroom/analyze/syntax"
)

// TestTreebanks holds the parser that is built in against what it was not trained on: news of GUM, and the development part of EWT.
// Words and tags are our own. Floors are in per cent of words, of subjects and objects F1.
func TestTreebanks(t *testing.T) {
	banks, err := readTreebanks(filepath.Join("../../../..", "shared/train/ud"), false)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the treebanks do not lie beside the checkout")
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name      string
		sentences []sentence
		las, core float64
	}{{"news of GUM", banks.news, 82.5, 85.5}, {"EWT", banks.ewtDev, 83, 87}} {
		f := parsed(t, c.sentences)
		t.Logf("%s: %v", c.name, f)
		if f.las() < c.las || f.core() < c.core {
			t.Errorf("%s: under the floors %.1f and %.1f", c.name, c.las, c.core)
		}
	}
}

func parsed(t *testing.T, sentences []sentence) (f figures) {
	t.Helper()
	a, err := newAligner()
	if err != nil {
		t.Fatal(err)
	}
	p, err := syntax.New()
	if err != nil {
		t.Fatal(err)
	}
	for i := range sentences {
		tree, err := a.align(&sentences[i])
		if err != nil { // a token of ours holds words of two subtrees
			continue
		}
		for i, n := range p.Read(tree.words) {
			f.count(n.Head, int(n.Relation), int(tree.heads[i]), int(tree.relations[i]))
		}
	}
	return f
}
