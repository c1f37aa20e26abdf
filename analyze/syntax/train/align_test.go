package main

import (
	"strings"
	"testing"

	"pressroom/analyze/syntax"
)

// conllu makes a sentence of rows "form lemma tag head relation"; an underscore at the end of a form says that no space follows.
func conllu(t *testing.T, rows ...string) sentence {
	t.Helper()
	var r treebankReader
	for i, row := range rows {
		f := strings.Fields(row)
		form, joined := strings.CutSuffix(f[0], "_")
		space := map[bool]string{true: "SpaceAfter=No", false: "_"}[joined]
		id := string(rune('1' + i))
		if err := r.read(strings.Join([]string{id, form, f[1], "X", f[2], "_", f[3], f[4], "_", space}, "\t")); err != nil {
			t.Fatal(err)
		}
	}
	r.end()
	return r.sentences[0]
}

// TestAlign lays sentences over our tokens, which are longer or shorter than the words of the treebank at times.
func TestAlign(t *testing.T) {
	a, err := newAligner()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		rows []string
		want string // form, head, relation of each of our tokens
	}{
		{"one for one", []string{"Farmers farmer NNS 2 nsubj", "met meet VBD 0 root", "today_ today NN 2 obl:tmod", ". . . 2 punct"},
			"Farmers 2 nsubj, met 0 root, today 2 obl:unmarked, . 2 punct"},
		{"a word of several tokens", []string{"It it PRP 2 nsubj", "cost cost VBD 0 root", "$5_ $5 CD 2 obj", ". . . 2 punct"},
			"It 2 nsubj, cost 0 root, $ 2 obj, 5 3 goeswith, . 2 punct"},
		{"several words of a token",
			[]string{"Ann Ann NNP 2 nsubj", "met meet VBD 0 root", "A_ A NNP 2 obj", "._ . . 3 punct", "B_ B NNP 3 flat", ". . . 2 punct"},
			"Ann 2 nsubj, met 0 root, A.B. 2 obj"},
		{"a relation of later versions", []string{"Go go VB 0 root", "there there RB 1 advmod:new"}, "Go 0 root, there 1 dep"},
		{"no tree", []string{"Go go VB 2 conj", "there there RB 1 advmod"}, ""},
		{"a head that is not there", []string{"Go go VB 0 root", "there there RB 7 advmod"}, ""},
	} {
		s := conllu(t, c.rows...)
		tree, err := a.align(&s)
		if c.want == "" {
			if err == nil {
				t.Errorf("%s: it is a tree: %v", c.name, tree)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		var got []string
		for i, w := range tree.words {
			got = append(got, w.Form+" "+string(rune('0'+tree.heads[i]+1))+" "+syntax.Relations[tree.relations[i]])
		}
		if g := strings.Join(got, ", "); g != c.want {
			t.Errorf("%s: found %s, want %s", c.name, g, c.want)
		}
	}
}

func TestReadErrors(t *testing.T) {
	for _, line := range []string{"1\tGo", "1\tGo\tgo\tV\t\t_\t0\troot\t_\t_", "1\tGo\tgo\tV\tVB\t_\tx\troot\t_\t_"} {
		if err := new(treebankReader).read(line); err == nil {
			t.Errorf("%q is read", line)
		}
	}
}
