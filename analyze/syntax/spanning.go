package syntax

import "math"

// Spanning returns the best tree over n nodes, of which 0 is the root: the head of each node, where
// score[i][j] says how well j heads i. One node alone depends on the root. The algorithm is that of Chu and
// Liu (1965) and Edmonds (1967); where several nodes depend on the root, each is tried alone.
func Spanning(score [][]float32) []int {
	heads := edmonds(score)
	var tops []int
	for i, h := range heads {
		if h == 0 {
			tops = append(tops, i)
		}
	}
	if len(tops) == 1 {
		return heads
	}
	kept := make([]float32, len(score))
	for i := 1; i < len(score); i++ {
		kept[i], score[i][0] = score[i][0], never
	}
	best, top := heads, math.Inf(-1)
	for _, t := range tops {
		score[t][0] = kept[t]
		heads := edmonds(score)
		score[t][0] = never
		if s := total(score, heads) + float64(kept[t]); s > top {
			best, top = heads, s
		}
	}
	return best
}

// never is the score of an arc that must not be.
const never = -1e9

// total adds up the scores of the arcs but that to the root.
func total(score [][]float32, heads []int) float64 {
	sum := 0.0
	for i, h := range heads {
		if h > 0 {
			sum += float64(score[i][h])
		}
	}
	return sum
}

// edmonds gives every node its best head; as long as some go round in a cycle, the cycle is
// made one node of a smaller graph.
func edmonds(score [][]float32) []int {
	heads := make([]int, len(score))
	heads[0] = -1
	for i := 1; i < len(score); i++ {
		for j := range score[i] {
			if j != i && score[i][j] > score[i][heads[i]] {
				heads[i] = j
			}
		}
	}
	if cycle := findCycle(heads); cycle != nil {
		breakCycle(score, heads, cycle)
	}
	return heads
}

// findCycle returns nodes that go round, or nil.
func findCycle(heads []int) []int {
	seen := make([]int, len(heads))
	for i := 1; i < len(heads); i++ {
		k := i
		for ; k > 0 && seen[k] == 0; k = heads[k] {
			seen[k] = i
		}
		if k <= 0 || seen[k] != i {
			continue
		}
		cycle := []int{k}
		for j := heads[k]; j != k; j = heads[j] {
			cycle = append(cycle, j)
		}
		return cycle
	}
	return nil
}

// breakCycle gives one node of the cycle a head outside it, the best for the whole tree, and sets
// the heads of all others anew.
func breakCycle(score [][]float32, heads, cycle []int) {
	in := make([]bool, len(heads))
	for _, c := range cycle {
		in[c] = true
	}
	var outer []int // nodes of the smaller graph; the cycle is its last
	for i := range heads {
		if !in[i] {
			outer = append(outer, i)
		}
	}
	one := len(outer)
	small := make([][]float32, one+1)
	for i := range small {
		small[i] = make([]float32, one+1)
	}
	enter, leave := make([]int, one), make([]int, one) // the node of the cycle for an arc from or to an outer node
	for a, i := range outer {
		into, from := cycle[0], cycle[0]
		for _, c := range cycle {
			if gain(score, heads, c, i) > gain(score, heads, into, i) {
				into = c
			}
			if a > 0 && score[i][c] > score[i][from] {
				from = c
			}
		}
		enter[a], small[one][a] = into, gain(score, heads, into, i)
		if a == 0 {
			continue
		}
		leave[a], small[a][one] = from, score[i][from]
		for b, j := range outer {
			small[a][b] = score[i][j]
		}
	}
	for a, h := range edmonds(small) {
		switch {
		case a == one:
			heads[enter[h]] = outer[h]
		case h == one:
			heads[outer[a]] = leave[a]
		case a > 0:
			heads[outer[a]] = outer[h]
		}
	}
}

// gain is what the tree gains when node c of a cycle has the head i instead of the one in the cycle.
func gain(score [][]float32, heads []int, c, i int) float32 { return score[c][i] - score[c][heads[c]] }
