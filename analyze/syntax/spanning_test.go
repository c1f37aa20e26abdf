package syntax

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestSpanning compares the best trees over small graphs with what all trees with a single word at the root give.
func TestSpanning(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		n := 2 + r.IntN(5)
		score := make([][]float32, n)
		for i := range score {
			score[i] = make([]float32, n)
			for j := range score[i] {
				score[i][j] = float32(r.NormFloat64())
				if j == 0 {
					score[i][j] += 1 // several words want to be at the root
				}
				if i == j {
					score[i][j] = never
				}
			}
		}
		copied := make([][]float32, n)
		for i := range score {
			copied[i] = append([]float32(nil), score[i]...)
		}
		heads := Spanning(score)
		if !single(heads) {
			t.Fatalf("%v is no tree with one word at the root: %v", heads, copied)
		}
		want := math.Inf(-1)
		each(make([]int, n), 1, func(heads []int) { want = max(want, sum(copied, heads)) })
		if got := sum(copied, heads); math.Abs(got-want) > 1e-4 {
			t.Fatalf("%v scores %v, the best tree %v: %v", heads, got, want, copied)
		}
	}
}

func sum(score [][]float32, heads []int) (s float64) {
	for i := 1; i < len(heads); i++ {
		s += float64(score[i][heads[i]])
	}
	return s
}

// each calls f with every tree over the nodes that have one word at the root.
func each(heads []int, i int, f func(heads []int)) {
	if i == len(heads) {
		if single(heads) {
			f(heads)
		}
		return
	}
	for heads[i] = range heads {
		each(heads, i+1, f)
	}
	heads[i] = 0
}

func single(heads []int) bool {
	tops := 0
	for i := 1; i < len(heads); i++ {
		if heads[i] == 0 {
			tops++
		}
		steps := 0
		for k := i; k > 0; k = heads[k] {
			if steps++; steps > len(heads) {
				return false
			}
		}
	}
	return tops == 1
}

// TestUncross holds that a subject before the verb above its own is the subject of that verb, but for a question word.
func TestUncross(t *testing.T) {
	for want, first := range map[int]Tag{1: tagOf(t, "NN"), 3: tagOf(t, "WP")} {
		nodes := []Node{{Head: 3, Relation: nsubjPass, Tag: first}, {Head: -1}, {Head: 3, Relation: nsubjPass}, {Head: 1}}
		if uncross(nodes); nodes[0].Head != want || nodes[2].Head != 3 {
			t.Errorf("%s: heads %d and %d, want %d and 3", Tags[first], nodes[0].Head, nodes[2].Head, want)
		}
	}
	if Relations[nsubj] != "nsubj" || Relations[nsubjPass] != "nsubj:pass" {
		t.Error("the numbers of the relations of subjects are wrong")
	}
}

func tagOf(t *testing.T, name string) Tag {
	t.Helper()
	for i, tag := range Tags {
		if tag == name {
			return Tag(i)
		}
	}
	t.Fatalf("no tag %s", name)
	return 0
}
