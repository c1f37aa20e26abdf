package main

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"os"
	"strconv"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/syntax"
	"pressroom/analyze/token"
)

// A sentence of a treebank, with the document that it stands in.
type sentence struct {
	doc  string
	text string
	rows []row
}

type row struct {
	form, xpos, rel, lemma string
	head                   int // 0 is the root, 1 the first word
	span                   annot.Span
}

// read reads a compressed file of CoNLL-U.
func read(path string) ([]sentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var out []sentence
	var doc string
	var s sentence
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, 1<<20)
	flush := func() {
		if len(s.rows) > 0 {
			s.doc = doc
			out = append(out, s)
		}
		s = sentence{}
	}
	var text strings.Builder
	for sc.Scan() {
		line := sc.Text()
		switch {
		case line == "":
			s.text = text.String()
			flush()
			text.Reset()
		case strings.HasPrefix(line, "# newdoc id = "):
			doc = line[len("# newdoc id = "):]
		case line[0] == '#':
			if id, ok := strings.CutPrefix(line, "# sent_id = "); ok && strings.Contains(path, "silver") && strings.Contains(id, "-") {
				doc = id[:strings.LastIndexByte(id, '-')]
			}
		default:
			c := strings.Split(line, "\t")
			if strings.ContainsAny(c[0], "-.") {
				continue
			}
			head, err := strconv.Atoi(c[6])
			if err != nil {
				return nil, fmt.Errorf("%s: %q: %w", path, line, err)
			}
			at := text.Len()
			text.WriteString(c[1])
			s.rows = append(s.rows, row{c[1], c[4], c[7], c[2], head, annot.Span{Start: at, End: text.Len()}})
			if !strings.Contains(c[9], "SpaceAfter=No") {
				text.WriteByte(' ')
			}
		}
	}
	flush()
	return out, sc.Err()
}

var relNumber = func() map[string]uint8 {
	m := map[string]uint8{}
	for i, r := range syntax.Relations {
		m[r] = uint8(i)
	}
	for from, to := range map[string]string{"obl:npmod": "obl:unmarked", "obl:tmod": "obl:unmarked", "nmod:npmod": "nmod:unmarked",
		"nmod:tmod": "nmod:unmarked", "csubj:outer": "csubj", "flat:foreign": "flat", "dislocated": "dislocated"} {
		m[from] = m[to]
	}
	return m
}()

// ours turns a sentence into a tree over our own tokens with our own tags. A
// token of several words of the treebank has the head of the one whose head
// lies outside it; the later tokens of one word depend on its first.
func (s *sentence) ours(tok *token.Splitter, gold bool) (*syntax.Tree, []string, error) {
	d := annot.Of(s.text)
	toks, _ := tok.Split(d)
	t := &syntax.Tree{}
	var xpos []string
	node := make([]int, len(s.rows)) // our token of a row
	first := make([]int, len(toks))  // a row of a token: that whose head lies outside
	cont := make([]bool, len(toks))
	k := 0
	for i := range first {
		first[i] = -1
	}
	for i, r := range s.rows {
		for k < len(toks) && toks[k].End <= r.span.Start {
			k++
		}
		if k == len(toks) {
			return nil, nil, fmt.Errorf("no token at %d of %q", r.span.Start, s.text)
		}
		node[i] = k
		for j := k + 1; j < len(toks) && toks[j].Start < r.span.End; j++ {
			if toks[j].Start > r.span.Start {
				cont[j] = true
			}
		}
	}
	for i, r := range s.rows {
		n := node[i]
		if r.head == 0 || node[r.head-1] != n {
			if first[n] < 0 || r.rel != "punct" && s.rows[first[n]].rel == "punct" {
				first[n] = i
			}
		}
	}
	for n, tk := range toks {
		t.Words = append(t.Words, tk.Text(s.text))
		tag := tk.Tag
		i := first[n]
		if i < 0 {
			if !cont[n] {
				return nil, nil, fmt.Errorf("token %q of %q without a row", tk.Text(s.text), s.text)
			}
			t.Heads = append(t.Heads, int32(n-1))
			t.Rels = append(t.Rels, relNumber["goeswith"])
			xpos = append(xpos, "NFP")
			t.Tags = append(t.Tags, tag)
			continue
		}
		r := s.rows[i]
		if gold {
			tag = r.xpos
		}
		x := r.xpos
		rel, ok := relNumber[r.rel]
		if !ok && r.rel != "" {
			rel, ok = relNumber["dep"], true
		}
		if !ok {
			return nil, nil, fmt.Errorf("relation %s", r.rel)
		}
		h := int32(-1)
		if r.head > 0 {
			h = int32(node[r.head-1])
		}
		t.Heads = append(t.Heads, h)
		t.Rels = append(t.Rels, rel)
		t.Tags = append(t.Tags, tag)
		xpos = append(xpos, x)
	}
	if !isTree(t.Heads) {
		return nil, nil, fmt.Errorf("no tree: %q", s.text)
	}
	return t, xpos, nil
}

func isTree(heads []int32) bool {
	roots := 0
	for i := range heads {
		k := int32(i)
		for steps := 0; k >= 0; steps++ {
			if steps > len(heads) {
				return false
			}
			k = heads[k]
		}
		if heads[i] < 0 {
			roots++
		}
	}
	return roots == 1
}
