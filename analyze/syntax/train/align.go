package main

import (
	"fmt"

	"pressroom/analyze/annot"
	"pressroom/analyze/syntax"
	"pressroom/analyze/token"
)

// A tree is a sentence over our own tokens, with our tags and what the treebank says.
type tree struct {
	words     []syntax.Word
	tags      []int32 // of the treebank; none where package syntax does not have it
	heads     []int32 // none for the word on which the others depend
	relations []int32
}

// none is what a treebank does not say.
const none = -1

// An aligner lays treebanks over our tokens.
type aligner struct {
	splitter        *token.Splitter
	tags, relations map[string]int32
}

func newAligner() (*aligner, error) {
	splitter, err := token.New()
	a := &aligner{splitter, map[string]int32{}, map[string]int32{}}
	for i, tag := range syntax.Tags {
		a.tags[tag] = int32(i)
	}
	for i, relation := range syntax.Relations {
		a.relations[relation] = int32(i)
	}
	for older, relation := range map[string]string{"obl:npmod": "obl:unmarked", "obl:tmod": "obl:unmarked", "nmod:npmod": "nmod:unmarked",
		"nmod:tmod": "nmod:unmarked", "csubj:outer": "csubj", "flat:foreign": "flat"} {
		a.relations[older] = a.relations[relation]
	}
	return a, err
}

// align lays a sentence over our tokens. A token of several words of the treebank has the head of the one whose
// head lies outside it; the later tokens of one word depend on the one before. It fails where no tree comes of that.
func (a *aligner) align(s *sentence) (*tree, error) {
	tokens, _ := a.splitter.Split(annot.Of(s.text))
	place, later, err := places(s, tokens)
	if err != nil {
		return nil, err
	}
	t := &tree{}
	for n, top := range tops(s.rows, place, len(tokens)) {
		t.words = append(t.words, syntax.Word{Form: tokens[n].Text(s.text), Tag: tokens[n].Tag})
		switch {
		case top == none && !later[n]:
			return nil, fmt.Errorf("no word for the token %q of %q", tokens[n].Text(s.text), s.text)
		case top == none:
			t.add(int32(n-1), a.relations["goeswith"], a.tags["NFP"])
		default:
			t.add(a.read(s.rows[top], place))
		}
	}
	if !isTree(t.heads) {
		return nil, fmt.Errorf("no tree: %q", s.text)
	}
	return t, nil
}

func (t *tree) add(head, relation, tag int32) {
	t.heads, t.relations, t.tags = append(t.heads, head), append(t.relations, relation), append(t.tags, tag)
}

// read returns the numbers of what a row says.
func (a *aligner) read(r row, place []int) (head, relation, tag int32) {
	relation, ok := a.relations[r.relation]
	if !ok {
		relation = a.relations["dep"]
	}
	if tag, ok = a.tags[r.xpos]; !ok {
		tag = none
	}
	head = none
	if r.head > 0 {
		head = int32(place[r.head-1])
	}
	return head, relation, tag
}

// places returns the token in which each word begins, and which tokens begin within a word.
func places(s *sentence, tokens []annot.Token) (place []int, later []bool, err error) {
	place, later = make([]int, len(s.rows)), make([]bool, len(tokens))
	k := 0
	for i, r := range s.rows {
		for k < len(tokens) && tokens[k].End <= r.Start {
			k++
		}
		if k == len(tokens) {
			return nil, nil, fmt.Errorf("no token at %d of %q", r.Start, s.text)
		}
		if r.head > len(s.rows) {
			return nil, nil, fmt.Errorf("no word %d in %q", r.head, s.text)
		}
		place[i] = k
		for j := k + 1; j < len(tokens) && tokens[j].Start < r.End; j++ {
			later[j] = later[j] || tokens[j].Start > r.Start
		}
	}
	return place, later, nil
}

// tops returns for each of so many tokens that of its words whose head lies outside it, rather no mark; none where there is no word.
func tops(rows []row, place []int, tokens int) []int {
	top := make([]int, tokens)
	for n := range top {
		top[n] = none
	}
	for i, r := range rows {
		n := place[i]
		if r.head > 0 && place[r.head-1] == n {
			continue
		}
		if top[n] == none || r.relation != "punct" && rows[top[n]].relation == "punct" {
			top[n] = i
		}
	}
	return top
}

func isTree(heads []int32) bool {
	roots := 0
	for i, h := range heads {
		if h == none {
			roots++
		}
		steps := 0
		for k := int32(i); k != none; k = heads[k] {
			if steps++; steps > len(heads) {
				return false
			}
		}
	}
	return roots == 1
}
