package main

import (
	"errors"
	"io/fs"
	"path/filepath"
	"testing"

	"pressroom/analyze/syntax"
	"pressroom/analyze/token"
)

// TestTreebanks holds the parser that is built in against what it was not trained on: news of GUM, and the development part of EWT.
// Words and tags are our own. Floors are in per cent of words, of subjects and objects F1.
func TestTreebanks(t *testing.T) {
	for _, c := range []struct {
		file      string
		news      bool
		las, core float64
	}{{"gum", true, 82, 84}, {"ewt-dev", false, 83, 86.5}} {
		sents, err := read(filepath.Join("../../../..", "shared/train/ud", c.file+".conllu.gz"))
		if errors.Is(err, fs.ErrNotExist) {
			t.Skip("the treebanks do not lie beside the checkout")
		}
		if err != nil {
			t.Fatal(err)
		}
		if c.news {
			kept := sents[:0]
			for _, s := range sents {
				if heldOut(s.doc) {
					kept = append(kept, s)
				}
			}
			sents = kept
		}
		f := parsed(t, sents)
		t.Logf("%s: %d words, UAS %.1f, LAS %.1f, subjects and objects %.1f", c.file, f.words, f.of(f.attached), f.of(f.related), f.core())
		if f.of(f.related) < c.las || f.core() < c.core {
			t.Errorf("%s: under the floors %.1f and %.1f", c.file, c.las, c.core)
		}
	}
}

// figures count words, and among them subjects and objects.
type figures struct{ words, attached, related, right, found, both int }

func (f figures) of(n int) float64 { return 100 * float64(n) / float64(max(f.words, 1)) }

func (f figures) core() float64 { return 200 * float64(f.both) / float64(max(f.right+f.found, 1)) }

func parsed(t *testing.T, sents []sentence) (f figures) {
	t.Helper()
	tok, err := token.New()
	if err != nil {
		t.Fatal(err)
	}
	p, err := syntax.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range sents {
		tree, _, err := s.ours(tok, false)
		if err != nil { // a token of ours holds words of two subtrees
			continue
		}
		var words []syntax.Word
		for i, w := range tree.Words {
			words = append(words, syntax.Word{Form: w, Tag: tree.Tags[i]})
		}
		for i, n := range p.Read(words) {
			f.words++
			attached := n.Head == int(tree.Heads[i])
			related := attached && uint8(n.Relation) == tree.Rels[i]
			right, found := isCore(tree.Rels[i]), isCore(uint8(n.Relation))
			f.attached += count(attached)
			f.related += count(related)
			f.right += count(right)
			f.found += count(found)
			f.both += count(right && related)
		}
	}
	return f
}
