package main

import "math"

func math_log(x float32) float64 { return math.Log(max(float64(x), 1e-10)) }

// tree returns the heads of the best tree with one word under the root (0).
func bestTree(score [][]float32, n int) []int {
	heads := mst(score, n, -1)
	var roots []int
	for i := 1; i < n; i++ {
		if heads[i] == 0 {
			roots = append(roots, i)
		}
	}
	if len(roots) <= 1 {
		return heads
	}
	var best []int
	top := math.Inf(-1)
	for _, r := range roots {
		h := mst(score, n, r)
		sum := 0.0
		for i := 1; i < n; i++ {
			sum += float64(score[i][h[i]])
		}
		if sum > top {
			best, top = h, sum
		}
	}
	return best
}

// mst is Chu-Liu/Edmonds; only may depend on the root if it is not negative.
func mst(score [][]float32, n, only int) []int {
	s := make([][]float64, n)
	for i := 1; i < n; i++ {
		s[i] = make([]float64, n)
		for j := 0; j < n; j++ {
			s[i][j] = float64(score[i][j])
			if j == i || only >= 0 && j == 0 && i != only {
				s[i][j] = -1e12
			}
		}
	}
	return edmonds(s, n)
}

func edmonds(s [][]float64, n int) []int {
	head := make([]int, n)
	head[0] = -1
	for i := 1; i < n; i++ {
		b := 0
		for j := 1; j < n; j++ {
			if j != i && s[i][j] > s[i][b] {
				b = j
			}
		}
		head[i] = b
	}
	// find a cycle
	state := make([]int, n)
	var cycle []int
	for i := 1; i < n && cycle == nil; i++ {
		k := i
		for k > 0 && state[k] == 0 {
			state[k] = i
			k = head[k]
		}
		if k > 0 && state[k] == i {
			for j := k; ; {
				cycle = append(cycle, j)
				j = head[j]
				if j == k {
					break
				}
			}
		}
	}
	if cycle == nil {
		return head
	}
	in := make([]bool, n)
	for _, c := range cycle {
		in[c] = true
	}
	// contract into the last node of a smaller graph
	var nodes []int
	for i := 0; i < n; i++ {
		if !in[i] {
			nodes = append(nodes, i)
		}
	}
	m := len(nodes) + 1
	t := make([][]float64, m)
	enter := make([]int, m) // node of the cycle that an outer head enters at
	leave := make([]int, m) // node of the cycle that heads an outer node
	for a := 1; a < m; a++ {
		t[a] = make([]float64, m)
	}
	c := m - 1
	for a, i := range nodes {
		if a > 0 {
			for b, j := range nodes {
				t[a][b] = s[i][j]
			}
			best := cycle[0]
			for _, k := range cycle {
				if s[i][k] > s[i][best] {
					best = k
				}
			}
			t[a][c], leave[a] = s[i][best], best
		}
		best, top := cycle[0], math.Inf(-1)
		for _, k := range cycle {
			if v := s[k][i] - s[k][head[k]]; v > top {
				best, top = k, v
			}
		}
		t[c][a], enter[a] = top, best
	}
	sub := edmonds(t, m)
	for a := 1; a < m-1; a++ {
		if sub[a] == c {
			head[nodes[a]] = leave[a]
		} else {
			head[nodes[a]] = nodes[sub[a]]
		}
	}
	head[enter[sub[c]]] = nodes[sub[c]]
	return head
}
