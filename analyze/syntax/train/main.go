package main

import (
	"bufio"
	"encoding/binary"
	"flag"
	"fmt"
	"hash/fnv"
	"io"
	"math"
	"os"
	"strings"
	"sync"
	"time"

	"pressroom/analyze/syntax"
	"pressroom/analyze/token"
)

type options struct {
	dim, hid, layers, arc, rel int
	wordDrop, embDrop, drop    float64
	tagWeight                  float64
	epochs, batch              int
	lr                         float64
	gumTimes                   int
	only                       string
	workers                    int
	seed                       uint64
	silver                     float64
	silverN, silverFrom        int
	save                       string
}

func heldOut(doc string) bool {
	if !strings.HasPrefix(doc, "GUM_news") {
		return false
	}
	h := fnv.New32a()
	h.Write([]byte(doc))
	return h.Sum32()%3 == 0
}

func readVectors(path string) (string, []float32, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", nil, err
	}
	r := bufio.NewReaderSize(f, 1<<20)
	var forms strings.Builder
	vec := make([]float32, 200)
	for {
		w, err := r.ReadString('\n')
		if err == io.EOF {
			break
		}
		if err != nil {
			return "", nil, err
		}
		v := make([]float32, 100)
		if err := binary.Read(r, binary.LittleEndian, v); err != nil {
			return "", nil, err
		}
		s := float32(0)
		for _, x := range v {
			s += x * x
		}
		s = float32(math.Sqrt(float64(s))) / 3
		for i := range v {
			v[i] /= s
		}
		forms.WriteString(w)
		vec = append(vec, v...)
	}
	return forms.String(), vec, nil
}

func main() {
	var o options
	flag.IntVar(&o.dim, "dim", 64, "")
	flag.IntVar(&o.hid, "hid", 64, "")
	flag.IntVar(&o.layers, "layers", 2, "")
	flag.IntVar(&o.arc, "arc", 64, "")
	flag.IntVar(&o.rel, "rel", 64, "")
	flag.Float64Var(&o.wordDrop, "worddrop", 0.15, "")
	flag.Float64Var(&o.embDrop, "embdrop", 0.1, "")
	flag.Float64Var(&o.drop, "drop", 0.2, "")
	flag.Float64Var(&o.tagWeight, "tagweight", 0.3, "")
	flag.IntVar(&o.epochs, "epochs", 12, "")
	flag.IntVar(&o.batch, "batch", 16, "")
	flag.Float64Var(&o.lr, "lr", 0.002, "")
	flag.IntVar(&o.gumTimes, "gum", 2, "")
	flag.StringVar(&o.only, "only", "", "")
	flag.IntVar(&o.workers, "workers", 2, "")
	flag.Uint64Var(&o.seed, "seed", 1, "")
	flag.Float64Var(&o.silver, "silver", 0, "")
	flag.IntVar(&o.silverN, "silvern", 0, "")
	flag.IntVar(&o.silverFrom, "silverfrom", 5, "")
	flag.StringVar(&o.save, "save", "", "")
	flag.BoolVar(&soft, "soft", false, "")
	flag.Parse()
	if err := train(o); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

const data = "/work/shared/train/ud/"

func train(o options) error {
	tok, err := token.New()
	if err != nil {
		return err
	}
	forms, vec, err := readVectors("/tmp/nn/vec.bin")
	if err != nil {
		return err
	}
	lists := syntax.NewLists(forms)
	tagNo := map[string]int{}
	for i, t := range syntax.Tags {
		tagNo[t] = i
	}
	load := func(file string) (in, out []*sent, err error) {
		sents, err := read(data + file + ".conllu.gz")
		if err != nil {
			return nil, nil, err
		}
		bad := 0
		for i := range sents {
			t, xs, err := sents[i].ours(tok, false)
			if err != nil {
				bad++
				continue
			}
			for _, x := range xs {
				k, ok := tagNo[x]
				if !ok {
					k = -1
				}
				t.Right = append(t.Right, k)
			}
			s := number(t, lists)
			if heldOut(sents[i].doc) {
				out = append(out, s)
			} else {
				in = append(in, s)
			}
		}
		fmt.Println(file, len(in), len(out), "bad", bad)
		return in, out, nil
	}
	gum, news, err := load("gum")
	if err != nil {
		return err
	}
	var all []*sent
	for k := 0; k < o.gumTimes; k++ {
		all = append(all, gum...)
	}
	dev, _, err := load("ewt-dev")
	if err != nil {
		return err
	}
	if o.only != "gum" {
		ewt, _, err := load("ewt-train")
		if err != nil {
			return err
		}
		all = append(all, ewt...)
	}
	var silver []*sent
	if o.silver > 0 {
		sil, _, err := load("silver")
		if err != nil {
			return err
		}
		var keep []*sent
		for i, s := range sil {
			if n := len(s.form); n < 7 || n > 61 {
				continue
			}
			if o.silverN > 0 && i%o.silverN != 0 {
				continue
			}
			s.weight = float32(o.silver)
			keep = append(keep, s)
		}
		silver = keep
		fmt.Println("silver", len(keep))
	}
	for i, s := range all {
		if i%8 == 0 {
			all = append(all, s.bare())
		}
	}
	m := newModel(o.seed, lists.Len(), len(syntax.Tags), len(syntax.Relations), o)
	m.vec = &param{rows: lists.Len(), cols: 100, w: vec}
	words := 0
	for _, s := range all {
		words += len(s.form) - 1
	}
	fmt.Println(len(all), "sentences", words, "words", lists.Len(), "forms")
	runs := make([]*run, o.workers)
	gs := make([][]*grad, o.workers)
	for k := range runs {
		gs[k] = m.grads()
		runs[k] = newRun(m, gs[k], o.seed*100+uint64(k), o)
	}
	steps := o.epochs * (len(all) + o.batch - 1) / o.batch
	steps += (o.epochs - o.silverFrom) * len(silver) * 2 / 3 / o.batch
	t := 0
	avg := m.average(nil, 0)
	for e := 0; e < o.epochs; e++ {
		start := time.Now()
		if e == o.silverFrom && len(silver) > 0 {
			m.swap(avg)
			more := m.agreed(silver)
			all = append(all, more...)
			steps = t + (o.epochs-e)*((len(all)+o.batch-1)/o.batch)
			m.swap(avg)
		}
		order := m.r.Perm(len(all))
		loss := 0.0
		for at := 0; at < len(order); at += o.batch {
			part := order[at:min(len(order), at+o.batch)]
			var wg sync.WaitGroup
			for k := range runs {
				wg.Add(1)
				go func() {
					defer wg.Done()
					for q := k; q < len(part); q += len(runs) {
						runs[k].learn(all[part[q]])
					}
				}()
			}
			wg.Wait()
			for k := 1; k < len(runs); k++ {
				m.merge(gs[0], gs[k])
			}
			scaleG(m, gs[0], 1/float32(len(part)))
			t++
			lr := o.lr * (1 - float64(t)/float64(steps+1))
			if t < 200 {
				lr *= float64(t) / 200
			}
			m.step(gs[0], t, lr)
			if t%10 == 0 {
				avg = m.average(avg, min(0.995, float64(t)/float64(t+200)))
			}
		}
		for _, r := range runs {
			loss += r.loss
			r.loss = 0
		}
		fmt.Printf("epoch %d loss %.3f %.0f s\n", e, loss/float64(words), time.Since(start).Seconds())
		if e%3 == 2 || e == o.epochs-1 {
			m.eval("news", news)
			m.eval("ewt ", dev)
			m.swap(avg)
			m.eval("news, mean", news)
			m.eval("ewt,  mean", dev)
			m.swap(avg)
		}
	}
	if o.save != "" {
		m.swap(avg)
		return m.save(o.save, forms)
	}
	return nil
}

func scaleG(m *model, g []*grad, f float32) {
	for i, p := range m.params {
		if p.sparse {
			for _, r := range g[i].touched {
				row := g[i].g[int(r)*p.cols : (int(r)+1)*p.cols]
				for k := range row {
					row[k] *= f
				}
			}
			continue
		}
		for k := range g[i].g {
			g[i].g[k] *= f
		}
	}
}

// average moves avg towards the weights.
func (m *model) average(avg [][]float32, keep float64) [][]float32 {
	if avg == nil {
		for _, p := range m.params {
			avg = append(avg, append([]float32(nil), p.w...))
		}
		return avg
	}
	f := float32(1 - keep)
	for i, p := range m.params {
		a := avg[i]
		for k, v := range p.w {
			a[k] += f * (v - a[k])
		}
	}
	return avg
}

func (m *model) swap(avg [][]float32) {
	for i, p := range m.params {
		p.w, avg[i] = avg[i], p.w
	}
}

func count(x bool) int {
	if x {
		return 1
	}
	return 0
}

// isCore reports whether a relation is that of a subject or an object.
func isCore(r uint8) bool {
	name := syntax.Relations[r]
	return strings.HasPrefix(name, "nsubj") || name == "obj" || name == "iobj"
}

func (m *model) eval(name string, ss []*sent) {
	u := newRun(m, nil, 1, options{})
	var n, uas, las, pn, puas, plas, tn, tr, tg int
	var core [3]int
	start := time.Now()
	words := 0
	for _, s := range ss {
		u.encode(s, false)
		u.arcs()
		u.tags()
		heads := syntax.Spanning(u.score[:u.n])
		words += u.n - 1
		for i := 1; i < u.n; i++ {
			if s.right[i] >= 0 {
				tn++
				best := 0
				for k, v := range u.tagP[i] {
					if v > u.tagP[i][best] {
						best = k
					}
				}
				tr += count(best == int(s.right[i]))
				tg += count(s.tag[i] == s.right[i])
			}
			rel := 0
			if heads[i] > 0 {
				p := u.relScores(i, heads[i])
				rel = 1
				for k := 1; k < len(p); k++ {
					if p[k] > p[rel] {
						rel = k
					}
				}
			}
			a := heads[i] == int(s.head[i])
			l := a && rel == int(s.rel[i])
			n++
			uas += count(a)
			las += count(l)
			if syntax.Relations[s.rel[i]] != "punct" {
				pn++
				puas += count(a)
				plas += count(l)
			}
			core[0] += count(isCore(uint8(s.rel[i])))
			core[1] += count(isCore(uint8(rel)))
			core[2] += count(isCore(uint8(s.rel[i])) && l)
		}
	}
	el := time.Since(start).Seconds()
	f := func(a, c int) float64 { return 100 * float64(a) / float64(c) }
	fmt.Printf("%s: UAS %.1f LAS %.1f; without marks %.1f %.1f; S/O F1 %.1f; tags %.1f to %.1f; %.1f µs/word\n", name, f(uas, n), f(las, n), f(puas, pn), f(plas, pn),
		200*float64(core[2])/float64(core[0]+core[1]), f(tg, tn), f(tr, tn), el*1e6/float64(words))
}

// agreed returns the sentences of another parser with which the model agrees in most arcs; the
// arcs and relations in which it does not are left out.
func (m *model) agreed(ss []*sent) []*sent {
	u := newRun(m, nil, 1, options{})
	var out []*sent
	words, arcs, rels := 0, 0, 0
	for _, s := range ss {
		u.encode(s, false)
		u.arcs()
		heads := syntax.Spanning(u.score[:u.n])
		same := 0
		for i := 1; i < u.n; i++ {
			s.right[i] = -1
			if heads[i] == int(s.head[i]) {
				same++
			}
		}
		if float64(same) < 0.85*float64(u.n-1) {
			continue
		}
		for i := 1; i < u.n; i++ {
			words++
			if heads[i] != int(s.head[i]) {
				s.head[i] = -1
				continue
			}
			arcs++
			rel := 0
			if heads[i] > 0 {
				p := u.relScores(i, heads[i])
				rel = 1
				for k := 1; k < len(p); k++ {
					if p[k] > p[rel] {
						rel = k
					}
				}
			}
			if rel != int(s.rel[i]) {
				s.rel[i] = -1
				continue
			}
			rels++
		}
		out = append(out, s)
	}
	fmt.Println("agreed", len(out), "of", len(ss), "sentences", words, "words", arcs, "arcs", rels, "relations")
	return out
}

// bare returns a sentence without its marks, as archives damage texts.
func (s *sent) bare() *sent {
	keep, place := []int{0}, make([]int32, len(s.form))
	for i := 1; i < len(s.form); i++ {
		if syntax.Relations[s.rel[i]] != "punct" || i == len(s.form)-1 {
			place[i] = int32(len(keep))
			keep = append(keep, i)
			continue
		}
		for _, h := range s.head {
			if int(h) == i { // a mark on which something depends stays
				return s
			}
		}
	}
	pick := func(from []int32) (to []int32) {
		for _, i := range keep {
			to = append(to, from[i])
		}
		return to
	}
	t := &sent{weight: s.weight, form: pick(s.form), suffix: pick(s.suffix), pre: pick(s.pre), shape: pick(s.shape), tag: pick(s.tag),
		right: pick(s.right), head: pick(s.head), rel: pick(s.rel)}
	for i, h := range t.head {
		if h > 0 {
			t.head[i] = place[h]
		}
	}
	return t
}
