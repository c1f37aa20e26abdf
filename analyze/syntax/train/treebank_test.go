package main

import (
	"fmt"
	"os"
	"testing"
	"time"

	"pressroom/analyze/syntax"
	"pressroom/analyze/token"
)

func TestTreebanks(t *testing.T) {
	tok, err := token.New()
	if err != nil {
		t.Fatal(err)
	}
	p, err := syntax.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"gum", "ewt-dev"} {
		ss, err := read("/work/shared/train/ud/" + name + ".conllu.gz")
		if os.IsNotExist(err) {
			t.Skip("the treebanks do not lie beside the checkout")
		}
		if err != nil {
			t.Fatal(err)
		}
		var n, uas, las, core, got, hit, words int
		var el time.Duration
		for _, s := range ss {
			if name == "gum" && !heldOut(s.doc) {
				continue
			}
			tree, _, err := s.ours(tok, false)
			if err != nil {
				continue
			}
			var ws []syntax.Word
			for i, w := range tree.Words {
				ws = append(ws, syntax.Word{Form: w, Tag: tree.Tags[i]})
			}
			start := time.Now()
			nodes := p.Read(ws)
			el += time.Since(start)
			words += len(ws)
			for i, x := range nodes {
				n++
				a := x.Head == int(tree.Heads[i])
				l := a && uint8(x.Relation) == tree.Rels[i]
				if a {
					uas++
				}
				if l {
					las++
				}
				is := func(k uint8) bool {
					r := syntax.Relations[k]
					return len(r) > 4 && r[:5] == "nsubj" || r == "obj" || r == "iobj"
				}
				if is(tree.Rels[i]) {
					core++
				}
				if is(uint8(x.Relation)) {
					got++
					if l {
						hit++
					}
				}
			}
		}
		fmt.Printf("%s UAS %.1f LAS %.1f S/O %.1f; %.1f µs/word\n", name, 100*float64(uas)/float64(n), 100*float64(las)/float64(n), 200*float64(hit)/float64(core+got), float64(el.Microseconds())/float64(words))
	}
}
