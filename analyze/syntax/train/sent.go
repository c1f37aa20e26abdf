package main

import (
	"math/rand/v2"

	"pressroom/analyze/syntax"
)

// A sent is a sentence in numbers; 0 is the root.
type sent struct {
	form, suffix, pre, shape, tag []int32
	right                         []int32 // right tag, -1 unknown
	head                          []int32
	rel                           []int32 // -1 unknown
	known                         []bool
	weight                        float32
	tree                          *syntax.Tree
}

func number(t *syntax.Tree, lists *syntax.Lists) *sent {
	n := len(t.Words) + 1
	s := &sent{tree: t, weight: 1}
	mk := func() []int32 { return make([]int32, n) }
	s.form, s.suffix, s.pre, s.shape, s.tag, s.right, s.head, s.rel = mk(), mk(), mk(), mk(), mk(), mk(), mk(), mk()
	s.form[0] = 1
	s.tag[0] = int32(len(syntax.Tags))
	s.head[0] = -1
	for i, w := range t.Words {
		k := i + 1
		r := lists.Rows(syntax.Word{Form: w, Tag: t.Tags[i]}, i == 0)
		s.form[k], s.suffix[k], s.pre[k], s.shape[k], s.tag[k] = r.Form, r.Suffix, r.Prefix, r.Shape, r.Tag
		if t.Right != nil {
			s.right[k] = int32(t.Right[i])
		} else {
			s.right[k] = -1
		}
		s.head[k] = t.Heads[i] + 1
		s.rel[k] = int32(t.Rels[i])
	}
	return s
}

// run is one pass through a sentence, with the memory for it.
type run struct {
	m                     *model
	g                     []*grad
	r                     *rand.Rand
	o                     options
	n                     int
	x                     [][]float32   // embeddings
	pre                   [][][]float32 // pre-activations by layer: z f o of forward, then of backward
	z, f, ou, c           [][][]float32
	h                     [][][]float32 // outputs by layer (after residual)
	mask                  [][]float32   // dropout of the output of each layer
	xmask                 []float32
	skip                  []bool
	tagP                  [][]float32
	dep, hd, ud           [][]float32
	score                 [][]float32
	rd, rh                [][]float32
	dx                    [][]float32
	dh                    [][][]float32
	dpre                  []float32
	ddep, dhd, dud        [][]float32
	drd, drh              [][]float32
	hidden, dhidden, relP []float32
	loss                  float64
}

func grow(s *[][]float32, n, cols int) {
	for len(*s) < n {
		*s = append(*s, make([]float32, cols))
	}
	for i := 0; i < n; i++ {
		r := (*s)[i]
		for k := range r {
			r[k] = 0
		}
	}
}

func newRun(m *model, g []*grad, seed uint64, o options) *run {
	u := &run{m: m, g: g, r: rand.New(rand.NewPCG(seed, 3)), o: o}
	L := m.layers
	for _, p := range []*[][][]float32{&u.pre, &u.z, &u.f, &u.ou, &u.c, &u.h, &u.dh} {
		*p = make([][][]float32, L)
	}
	u.mask = make([][]float32, L)
	return u
}

// encode runs the encoder.
func (u *run) encode(s *sent, train bool) {
	m := u.m
	n := len(s.form)
	u.n = n
	H := m.hid
	grow(&u.x, n, m.dim)
	if train {
		u.skip = u.skip[:0]
		for i := 0; i < n; i++ {
			u.skip = append(u.skip, i > 0 && u.r.Float64() < u.o.wordDrop)
		}
		if len(u.xmask) == 0 {
			u.xmask = make([]float32, m.dim)
		}
		dropMask(u.xmask, u.r, u.o.embDrop)
	}
	for i := 0; i < n; i++ {
		x := u.x[i]
		if !(train && u.skip[i]) {
			f := s.form[i]
			if v := m.vec.row(int(f)); v != nil {
				matvec(x, m.proj.w, v)
			}
			axpy(x, 1, m.delta.row(int(f)))
		} else {
			axpy(x, 1, m.delta.row(0))
		}
		axpy(x, 1, m.suffix.row(int(s.suffix[i])))
		axpy(x, 1, m.pre.row(int(s.pre[i])))
		if train {
			for k := range x {
				x[k] *= u.xmask[k]
			}
		}
	}
	edge := len(syntax.Tags) + 1
	for l := 0; l < m.layers; l++ {
		grow(&u.pre[l], n, 6*H)
		for i := 0; i < n; i++ {
			p := u.pre[l][i]
			if l == 0 {
				axpy(p, 1, m.b1.w)
				axpy(p, 1, m.shape.row(int(s.shape[i])))
				axpy(p, 1, m.tagC.row(int(s.tag[i])))
				a, b := edge, edge
				if i > 0 {
					a = int(s.tag[i-1])
				}
				if i+1 < n {
					b = int(s.tag[i+1])
				}
				axpy(p, 1, m.tagL.row(a))
				axpy(p, 1, m.tagR.row(b))
				matvec(p, m.w1.w, u.x[i])
			} else {
				axpy(p, 1, m.b[l-1].w)
				matvec(p, m.w[l-1].w, u.h[l-1][i])
			}
		}
		grow(&u.z[l], n, 2*H)
		grow(&u.f[l], n, 2*H)
		grow(&u.ou[l], n, 2*H)
		grow(&u.c[l], n, 2*H)
		grow(&u.h[l], n, 2*H)
		for dir := 0; dir < 2; dir++ {
			for t := 0; t < n; t++ {
				i, prev := t, t-1
				if dir == 1 {
					i, prev = n-1-t, n-t
				}
				p := u.pre[l][i][dir*3*H:]
				o := dir * H
				for k := 0; k < H; k++ {
					z, f, g := tanh(p[k]), sigmoid(p[H+k]), sigmoid(p[2*H+k])
					c := (1 - f) * z
					if t > 0 {
						c += f * u.c[l][prev][o+k]
					}
					u.z[l][i][o+k], u.f[l][i][o+k], u.ou[l][i][o+k], u.c[l][i][o+k] = z, f, g, c
					u.h[l][i][o+k] = g * c
				}
			}
		}
		if train {
			if len(u.mask[l]) == 0 {
				u.mask[l] = make([]float32, 2*H)
			}
			dropMask(u.mask[l], u.r, u.o.drop)
		}
		for i := 0; i < n; i++ {
			h := u.h[l][i]
			if train {
				for k := range h {
					h[k] *= u.mask[l][k]
				}
			}
			if l > 0 {
				axpy(h, 1, u.h[l-1][i])
			}
		}
	}
}

func dropMask(m []float32, r *rand.Rand, p float64) {
	for k := range m {
		m[k] = 0
		if r.Float64() >= p {
			m[k] = float32(1 / (1 - p))
		}
	}
}

func relu(x []float32) {
	for i, v := range x {
		if v < 0 {
			x[i] = 0
		}
	}
}

// arcs fills score[i][j]: how well j is the head of i.
func (u *run) arcs() {
	m, n := u.m, u.n
	top := u.h[m.layers-1]
	grow(&u.dep, n, m.arc)
	grow(&u.hd, n, m.arc)
	grow(&u.ud, n, m.arc)
	for i := 0; i < n; i++ {
		axpy(u.dep[i], 1, m.dB.w)
		matvec(u.dep[i], m.dW.w, top[i])
		relu(u.dep[i])
		axpy(u.hd[i], 1, m.hB.w)
		matvec(u.hd[i], m.hW.w, top[i])
		relu(u.hd[i])
		axpy(u.ud[i], 1, m.ub.w)
		matvec(u.ud[i], m.u.w, u.dep[i])
	}
	for len(u.score) < n {
		u.score = append(u.score, nil)
	}
	for i := 1; i < n; i++ {
		if cap(u.score[i]) < n {
			u.score[i] = make([]float32, n, n+n/2)
		}
		u.score[i] = u.score[i][:n]
		for j := 0; j < n; j++ {
			if j == i {
				u.score[i][j] = -1e9
				continue
			}
			v := float32(0)
			a, b := u.ud[i], u.hd[j]
			for k := range a {
				v += a[k] * b[k]
			}
			b2 := 0
			if j > 0 {
				b2 = syntax.Distance(i, j)
			}
			u.score[i][j] = v + m.dist.w[b2]
		}
	}
	grow(&u.rd, n, m.rel)
	grow(&u.rh, n, m.rel)
	for i := 0; i < n; i++ {
		matvec(u.rd[i], m.rdW.w, top[i])
		matvec(u.rh[i], m.rhW.w, top[i])
	}
}

func rdistOf(i, j int) int {
	if j == 0 {
		return 0
	}
	return syntax.Distance(i, j)
}

// relScores of i with head j.
func (u *run) relScores(i, j int) []float32 {
	m := u.m
	if len(u.hidden) == 0 {
		u.hidden, u.dhidden, u.relP = make([]float32, m.rel), make([]float32, m.rel), make([]float32, m.rOut.rows)
	}
	copy(u.hidden, m.rB.w)
	axpy(u.hidden, 1, u.rd[i])
	axpy(u.hidden, 1, u.rh[j])
	axpy(u.hidden, 1, m.rdist.row(rdistOf(i, j)))
	relu(u.hidden)
	copy(u.relP, m.rOB.w)
	matvec(u.relP, m.rOut.w, u.hidden)
	return u.relP
}

func (u *run) tags() {
	m := u.m
	grow(&u.tagP, u.n, m.tagW.rows)
	for i := 1; i < u.n; i++ {
		axpy(u.tagP[i], 1, m.tagB.w)
		matvec(u.tagP[i], m.tagW.w, u.h[0][i])
	}
}

// learn adds the gradients of a sentence.
func (u *run) learn(s *sent) {
	m := u.m
	u.encode(s, true)
	u.arcs()
	u.tags()
	n := u.n
	L := m.layers
	for l := range u.dh {
		grow(&u.dh[l], n, 2*m.hid)
	}
	grow(&u.ddep, n, m.arc)
	grow(&u.dhd, n, m.arc)
	grow(&u.dud, n, m.arc)
	grow(&u.drd, n, m.rel)
	grow(&u.drh, n, m.rel)
	G := func(p *param) []float32 { return u.g[p.id].g }
	top, dtop := u.h[L-1], u.dh[L-1]
	w := s.weight
	for i := 1; i < n; i++ {
		// tags from the first layer
		if s.right[i] >= 0 {
			p := u.tagP[i]
			softmax(p)
			u.loss -= math_log(p[s.right[i]]) * float64(w)
			p[s.right[i]]--
			for k := range p {
				p[k] *= w * float32(u.o.tagWeight)
			}
			axpy(G(m.tagB), 1, p)
			back(G(m.tagW), m.tagW.w, p, u.h[0][i], u.dh[0][i])
		}
		h := int(s.head[i])
		if h < 0 {
			continue
		}
		sc := u.score[i]
		softmax(sc)
		u.loss -= math_log(sc[h]) * float64(w)
		sc[h]--
		for j := 0; j < n; j++ {
			g := sc[j] * w
			if j == i || g == 0 {
				continue
			}
			b := 0
			if j > 0 {
				b = syntax.Distance(i, j)
			}
			G(m.dist)[b] += g
			axpy(u.dud[i], g, u.hd[j])
			axpy(u.dhd[j], g, u.ud[i])
		}
		axpy(G(m.ub), 1, u.dud[i])
		back(G(m.u), m.u.w, u.dud[i], u.dep[i], u.ddep[i])
		if s.rel[i] < 0 {
			continue
		}
		p := u.relScores(i, h)
		softmax(p)
		u.loss -= math_log(p[s.rel[i]]) * float64(w)
		p[s.rel[i]]--
		for k := range p {
			p[k] *= w
		}
		axpy(G(m.rOB), 1, p)
		for k := range u.dhidden {
			u.dhidden[k] = 0
		}
		back(G(m.rOut), m.rOut.w, p, u.hidden, u.dhidden)
		for k, v := range u.hidden {
			if v == 0 {
				u.dhidden[k] = 0
			}
		}
		axpy(G(m.rB), 1, u.dhidden)
		axpy(u.drd[i], 1, u.dhidden)
		axpy(u.drh[h], 1, u.dhidden)
		axpy(u.g[m.rdist.id].row(m.rdist, rdistOf(i, h)), 1, u.dhidden)
	}
	for i := 0; i < n; i++ {
		for k := range u.ddep[i] {
			if u.dep[i][k] == 0 {
				u.ddep[i][k] = 0
			}
			if u.hd[i][k] == 0 {
				u.dhd[i][k] = 0
			}
		}
		axpy(G(m.dB), 1, u.ddep[i])
		axpy(G(m.hB), 1, u.dhd[i])
		back(G(m.dW), m.dW.w, u.ddep[i], top[i], dtop[i])
		back(G(m.hW), m.hW.w, u.dhd[i], top[i], dtop[i])
		back(G(m.rdW), m.rdW.w, u.drd[i], top[i], dtop[i])
		back(G(m.rhW), m.rhW.w, u.drh[i], top[i], dtop[i])
	}
	u.decode(s)
}

// decode goes back through the encoder.
func (u *run) decode(s *sent) {
	m, n, H := u.m, u.n, u.m.hid
	G := func(p *param) []float32 { return u.g[p.id].g }
	grow(&u.dx, n, m.dim)
	if len(u.dpre) == 0 {
		u.dpre = make([]float32, 6*H)
	}
	dc := make([]float32, H)
	dp := make([][]float32, n)
	for i := range dp {
		dp[i] = make([]float32, 6*H)
	}
	edge := len(syntax.Tags) + 1
	for l := m.layers - 1; l >= 0; l-- {
		for i := 0; i < n; i++ {
			if l > 0 {
				axpy(u.dh[l-1][i], 1, u.dh[l][i])
			}
			for k := range u.dh[l][i] {
				u.dh[l][i][k] *= u.mask[l][k]
			}
		}
		for dir := 0; dir < 2; dir++ {
			o := dir * H
			for k := range dc {
				dc[k] = 0
			}
			for t := n - 1; t >= 0; t-- {
				i, prev := t, t-1
				if dir == 1 {
					i, prev = n-1-t, n-t
				}
				for k := 0; k < H; k++ {
					dh := u.dh[l][i][o+k]
					g, f, z := u.ou[l][i][o+k], u.f[l][i][o+k], u.z[l][i][o+k]
					cc := u.c[l][i][o+k]
					dgo := dh * cc
					d := dc[k] + dh*g
					cp := float32(0)
					if t > 0 {
						cp = u.c[l][prev][o+k]
					}
					df := d * (cp - z)
					dz := d * (1 - f)
					dc[k] = d * f
					dp[i][3*o+k] = dz * dtanh(z)
					dp[i][3*o+H+k] = df * dsigmoid(f)
					dp[i][3*o+2*H+k] = dgo * dsigmoid(g)
				}
			}
		}
		for i := 0; i < n; i++ {
			if l > 0 {
				axpy(G(m.b[l-1]), 1, dp[i])
				back(G(m.w[l-1]), m.w[l-1].w, dp[i], u.h[l-1][i], u.dh[l-1][i])
				continue
			}
			axpy(G(m.b1), 1, dp[i])
			axpy(u.g[m.shape.id].row(m.shape, int(s.shape[i])), 1, dp[i])
			axpy(u.g[m.tagC.id].row(m.tagC, int(s.tag[i])), 1, dp[i])
			a, b := edge, edge
			if i > 0 {
				a = int(s.tag[i-1])
			}
			if i+1 < n {
				b = int(s.tag[i+1])
			}
			axpy(u.g[m.tagL.id].row(m.tagL, a), 1, dp[i])
			axpy(u.g[m.tagR.id].row(m.tagR, b), 1, dp[i])
			back(G(m.w1), m.w1.w, dp[i], u.x[i], u.dx[i])
			dx := u.dx[i]
			for k := range dx {
				dx[k] *= u.xmask[k]
			}
			f := int(s.form[i])
			if u.skip[i] {
				f = 0
			} else {
				back(G(m.proj), m.proj.w, dx, m.vec.row(f), nil)
			}
			axpy(u.g[m.delta.id].row(m.delta, f), 1, dx)
			axpy(u.g[m.suffix.id].row(m.suffix, int(s.suffix[i])), 1, dx)
			axpy(u.g[m.pre.id].row(m.pre, int(s.pre[i])), 1, dx)
		}
	}
}
