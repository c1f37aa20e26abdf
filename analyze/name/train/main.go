// Command train trains the tagger of package name and writes data/crf.bin. It
// is run by hand, because its data do not lie in the repository:
//
//	go run ./analyze/name/train -data ../shared/train -out analyze/name/data/crf.bin
//
// The same data give the same bytes. SOURCES.md names the data and their
// licences.
package main

import (
	"bufio"
	"compress/gzip"
	"encoding/binary"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
	"pressroom/analyze/name"
	"pressroom/analyze/section"
	"pressroom/analyze/token"
)

const (
	epochs  = 4
	rate    = 0.15
	dropout = 0.4  // share of features left out of a token at each pass
	decay   = 2e-6 // towards zero, at each update
)

func main() {
	data := flag.String("data", "../shared/train", "folder of the training data")
	out := flag.String("out", "analyze/name/data/crf.bin", "file to write")
	share := flag.Float64("share", 1, "share of the documents to train on, for a learning curve")
	unsure := flag.Int("pick", 0, "write so many releases of -corpus that the tagger is least sure of to -to, to be annotated")
	corpus := flag.String("corpus", "../shared/corpus/senate-20k.jsonl.gz", "releases to pick from")
	to := flag.String("to", "", "folder for the releases picked")
	flag.Parse()
	r, err := newReader()
	if err == nil && *unsure > 0 {
		err = r.pick(*data, *corpus, *unsure, *to)
	} else if err == nil {
		err = r.train(*data, *out, *share)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}

// example is a sentence with the right labels.
type example struct {
	features [][]uint32
	labels   []name.Label
}

func (r *reader) train(dir, out string, share float64) error {
	var examples []example
	for _, file := range []string{"senate-silver.jsonl.gz", "wikigold.jsonl", "meantime.jsonl", "gum-news.jsonl", "re3d.jsonl"} {
		n := len(examples)
		k := 0
		if err := eachDocument(filepath.Join(dir, file), func(doc document) error {
			if k++; float64(k%100) < 100*share {
				r.document(doc, &examples)
			}
			return nil
		}); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		fmt.Printf("%s: %d sentences\n", file, len(examples)-n)
	}
	m := newModel()
	m.train(examples)
	return m.write(out)
}

// document is one line of the data.
type document struct {
	ID, Source, Issuer, Text string

	Spans []struct {
		Start, End int
		Label      string
		Type       string
		By         []string
	}
}

// reader turns documents into examples.
type reader struct {
	lex *lexicon.Lexicon
	tok *token.Splitter
	f   *name.Finder
}

func newReader() (*reader, error) {
	lex, err := lexicon.Load()
	if err != nil {
		return nil, err
	}
	tok, err := token.New()
	if err != nil {
		return nil, err
	}
	f, err := name.NewForTraining(lex)
	return &reader{lex, tok, f}, err
}

// eachDocument calls do with every line of a file, which may be compressed.
func eachDocument(path string, do func(document) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	var in io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if in, err = gzip.NewReader(f); err != nil {
			return err
		}
	}
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var doc document
		if err := json.Unmarshal(lines.Bytes(), &doc); err != nil {
			return err
		}
		if err := do(doc); err != nil {
			return err
		}
	}
	return lines.Err()
}

var kinds = map[string]int{"PER": 0, "LOC": 1, "ORG": 2}

// span is a name of a document in bytes; unsure ones were found by the weaker
// of two taggers alone: their sentences are left out.
type span struct {
	annot.Span
	kind   int
	unsure bool
}

func (r *reader) document(doc document, examples *[]example) {
	offsets := make([]int, 0, len(doc.Text)+1)
	for i := range doc.Text {
		offsets = append(offsets, i)
	}
	offsets = append(offsets, len(doc.Text))
	var spans []span
	for _, s := range doc.Spans {
		kind, ok := kinds[s.Label]
		if !ok || s.End >= len(offsets) || s.Start >= s.End {
			continue
		}
		spans = append(spans, span{annot.Span{Start: offsets[s.Start], End: offsets[s.End]}, kind, len(s.By) == 1 && s.By[0] == "b"})
	}
	secs, _ := section.Split(doc.Text, r.lex)
	toks, sents := r.tok.Split(doc.Text, secs)
	x := r.f.NewExtractor(doc.Text, toks, sents)
	labels, bad := align(doc.Text, toks, spans, r.f)
	for _, sent := range sents {
		usable := sent.Last-sent.First > 2
		for i := sent.First; i < sent.Last; i++ {
			usable = usable && !bad[i]
		}
		ls := labels[sent.First:sent.Last]
		for i, l := range ls { // a name over the end of a sentence
			prev := name.Outside
			if i > 0 {
				prev = ls[i-1]
			}
			usable = usable && name.Follows(prev, l)
		}
		if usable && name.Follows(ls[len(ls)-1], name.Outside) {
			*examples = append(*examples, example{x.Sentence(sent), ls})
		}
	}
}

// align turns spans into labels of tokens; bad marks tokens that no one should
// learn from: of spans that cut a token, or that nobody is sure of.
func align(text string, toks []annot.Token, spans []span, f *name.Finder) (labels []name.Label, bad []bool) {
	labels, bad = make([]name.Label, len(toks)), make([]bool, len(toks))
	taken := make([]bool, len(toks))
	for pass := range 2 { // the sure ones first
		for _, s := range spans {
			if s.unsure != (pass == 1) {
				continue
			}
			first, last := -1, -1
			overlaps := false
			for i := search(toks, s.Start); i < len(toks) && toks[i].Start < s.End; i++ {
				if first < 0 {
					first = i
				}
				last = i
				overlaps = overlaps || taken[i]
			}
			if first < 0 || overlaps {
				continue
			}
			for first < last && (toks[first].Text(text) == "the" || toks[first].Text(text) == "The") {
				first++
			}
			for last > first && (toks[last].Text(text) == "'s" || toks[last].Text(text) == "’s" || toks[last].Text(text) == ",") {
				last--
			}
			if s.kind != 1 && name.IsThing(text, toks[first:last+1]) {
				continue // a law, a programme: no name of the three kinds
			}
			cut := toks[first].Start < s.Start || toks[last].End > s.End && toks[last].Text(text) != "."
			unsure := s.unsure && !(s.kind == 2 && last > first && f.HasHead(text, toks[first:last+1]))
			for i := first; i <= last; i++ {
				taken[i] = true
				labels[i] = name.LabelOf(s.kind, i-first, last-first+1)
				bad[i] = cut || unsure
			}
		}
	}
	return labels, bad
}

// search returns the first token that ends behind byte i.
func search(toks []annot.Token, i int) int {
	lo, hi := 0, len(toks)
	for lo < hi {
		if mid := (lo + hi) / 2; toks[mid].End <= i {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

const labelCount = name.Labels

// model is the field in training.
type model struct {
	w, g   []float32 // weights and their summed squared gradients
	tw, tg [labelCount][labelCount]float32
}

func newModel() *model {
	return &model{w: make([]float32, name.Rows*labelCount), g: make([]float32, name.Rows*labelCount)}
}

func (m *model) train(examples []example) {
	rng := rand.New(rand.NewPCG(1, 2))
	order := make([]int, len(examples))
	for i := range order {
		order[i] = i
	}
	for epoch := range epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		loss, n := 0.0, 0
		for _, k := range order {
			loss += m.update(examples[k], rng)
			n += len(examples[k].labels)
		}
		fmt.Printf("pass %d: %.4f a token\n", epoch+1, loss/float64(n))
	}
}

// update takes one step along the gradient of a sentence's log-likelihood
// (AdaGrad) and returns its loss.
func (m *model) update(ex example, rng *rand.Rand) float64 {
	n := len(ex.labels)
	kept := make([][]uint32, n)
	emit := make([][labelCount]float64, n)
	for i, fs := range ex.features {
		for _, f := range fs {
			if rng.Float64() < dropout {
				continue
			}
			kept[i] = append(kept[i], f)
			for l := range labelCount {
				emit[i][l] += float64(m.w[int(f)*labelCount+l])
			}
		}
	}
	alpha, beta, z := m.sums(emit)
	loss := z
	prev := name.Outside
	for i, l := range ex.labels {
		loss -= emit[i][l] + float64(m.tw[prev][l])
		for b := range labelCount {
			p := math.Exp(alpha[i][b] + beta[i][b] - z)
			grad := -p
			if name.Label(b) == l {
				grad++
			}
			if math.Abs(grad) < 1e-4 {
				continue
			}
			for _, f := range kept[i] {
				m.step(&m.w[int(f)*labelCount+b], &m.g[int(f)*labelCount+b], grad)
			}
		}
		for a := range labelCount {
			for b := range labelCount {
				if !name.Follows(name.Label(a), name.Label(b)) || i == 0 && a != 0 {
					continue
				}
				left := 0.0
				if i > 0 {
					left = alpha[i-1][a]
				}
				grad := -math.Exp(left + float64(m.tw[a][b]) + emit[i][b] + beta[i][b] - z)
				if name.Label(a) == prev && name.Label(b) == l {
					grad++
				}
				m.step(&m.tw[a][b], &m.tg[a][b], grad)
			}
		}
		prev = l
	}
	return loss
}

func (m *model) step(w, g *float32, grad float64) {
	*g += float32(grad * grad)
	*w += float32(rate*grad/math.Sqrt(float64(*g)+1e-3)) - decay**w
}

// sums runs forward and backward in logarithms.
func (m *model) sums(emit [][labelCount]float64) (alpha, beta [][labelCount]float64, z float64) {
	n := len(emit)
	alpha, beta = make([][labelCount]float64, n), make([][labelCount]float64, n)
	var terms [labelCount]float64
	for i := range n {
		for b := range labelCount {
			k := 0
			for a := range labelCount {
				if !name.Follows(name.Label(a), name.Label(b)) || i == 0 && a != 0 {
					continue
				}
				left := 0.0
				if i > 0 {
					left = alpha[i-1][a]
				}
				terms[k] = left + float64(m.tw[a][b])
				k++
			}
			alpha[i][b] = emit[i][b] + logSum(terms[:k])
		}
	}
	for i := n - 1; i >= 0; i-- {
		for a := range labelCount {
			if i == n-1 {
				beta[i][a] = math.Inf(-1)
				if name.Follows(name.Label(a), name.Outside) {
					beta[i][a] = 0
				}
				continue
			}
			k := 0
			for b := range labelCount {
				if name.Follows(name.Label(a), name.Label(b)) {
					terms[k] = float64(m.tw[a][b]) + emit[i+1][b] + beta[i+1][b]
					k++
				}
			}
			beta[i][a] = logSum(terms[:k])
		}
	}
	k := 0
	for b := range labelCount {
		if name.Follows(name.Label(b), name.Outside) {
			terms[k] = alpha[n-1][b]
			k++
		}
	}
	return alpha, beta, logSum(terms[:k])
}

func logSum(xs []float64) float64 {
	top := math.Inf(-1)
	for _, x := range xs {
		top = max(top, x)
	}
	if math.IsInf(top, -1) {
		return top
	}
	sum := 0.0
	for _, x := range xs {
		sum += math.Exp(x - top)
	}
	return top + math.Log(sum)
}

// write keeps the weights as signed bytes with one scale.
func (m *model) write(path string) error {
	top := float32(0)
	for _, w := range m.w {
		top = max(top, w, -w)
	}
	scale := min(top, 3) / 127 // the few larger ones are cut
	out := binary.LittleEndian.AppendUint32(nil, math.Float32bits(scale))
	for a := range labelCount {
		for b := range labelCount {
			out = binary.LittleEndian.AppendUint32(out, math.Float32bits(m.tw[a][b]))
		}
	}
	used := 0
	for _, w := range m.w {
		q := int(math.Round(float64(w / scale)))
		q = max(-127, min(127, q))
		if q != 0 {
			used++
		}
		out = append(out, byte(int8(q)))
	}
	fmt.Printf("largest weight %.2f, %d of %d weights used\n", top, used, len(m.w))
	return os.WriteFile(path, out, 0o644)
}
