package main

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/name"
	"pressroom/corpus/jsonl"
)

// pick writes the releases on which the tagger is least sure into a folder, with
// what is found in them today marked up for correction by hand. At most two of
// an issuer are taken, and none that the silver data or our annotations hold.
func (r *reader) pick(dir, corpus string, n int, to string) error {
	m, err := readModel("analyze/name/data/crf.bin")
	if err != nil {
		return err
	}
	find, err := name.New(r.lex)
	if err != nil {
		return err
	}
	ours, err := readAnnotations()
	if err != nil {
		return err
	}
	silver := map[string]bool{}
	if err := jsonl.Each(filepath.Join(dir, silverFile), func(doc document) error {
		silver[doc.ID] = true
		return nil
	}); err != nil {
		return err
	}
	// Governments other than the Senate first: all that re3d has.
	if err := jsonl.Each(filepath.Join(dir, "re3d.jsonl"), func(doc document) error {
		source := "re3d/" + doc.ID
		if _, done := ours[source]; done || n == 0 {
			return nil
		}
		n--
		return writeMarkup(to, source, doc.Text, r.mentions(find, doc.Text))
	}); err != nil {
		return err
	}
	type candidate struct {
		doc    document
		unsure float64
	}
	var all []candidate
	k := 0
	if err := jsonl.Each(corpus, func(doc document) error {
		k++
		words := len(strings.Fields(doc.Text))
		if k%5 != 0 || words < 100 || words > 350 || silver[doc.Source] {
			return nil
		}
		if _, done := ours[doc.Source]; done {
			return nil
		}
		all = append(all, candidate{doc, r.unsure(m, doc.Text)})
		return nil
	}); err != nil {
		return err
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].unsure > all[j].unsure })
	of := map[string]int{}
	for _, c := range all {
		if of[c.doc.Issuer]++; of[c.doc.Issuer] > 2 || n == 0 {
			continue
		}
		n--
		if err := writeMarkup(to, c.doc.Source, c.doc.Text, r.mentions(find, c.doc.Text)); err != nil {
			return err
		}
		fmt.Printf("%s: %.3f\n", c.doc.Source, c.unsure)
	}
	return nil
}

func (r *reader) mentions(find *name.Finder, text string) []annot.Mention {
	return find.Find(r.document(text))
}

// unsure is the doubt of the tagger about a text: how far the likeliest label of
// a capitalised token is from certain, on average.
func (r *reader) unsure(m *model, text string) float64 {
	doc := r.document(text)
	x := r.f.NewExtractor(doc)
	doubt, capped := 0.0, 0
	for _, sent := range doc.Sentences {
		fs := x.Sentence(sent)
		sums := m.sums(fs)
		for i := range fs {
			if c := doc.Tokens[sent.First+i].Text(text)[0]; c < 'A' || c > 'Z' {
				continue
			}
			capped++
			top := 0.0
			for l := range labelCount {
				top = max(top, sums.alpha[i][l]*sums.beta[i][l])
			}
			doubt += 1 - top
		}
	}
	return doubt / float64(capped+5)
}

// readModel reads back the bytes of a model.
func readModel(path string) (*model, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	m := newModel()
	scale := math.Float32frombits(binary.LittleEndian.Uint32(b))
	b = b[4:]
	for i := range labelCount {
		for j := range labelCount {
			m.tw[i][j] = math.Float32frombits(binary.LittleEndian.Uint32(b))
			b = b[4:]
		}
	}
	for i := range m.w {
		m.w[i] = scale * float32(int8(b[i]))
	}
	return m, nil
}

// letters mark the kinds of names in the markup.
var letters = map[annot.Kind]string{annot.Person: "P", annot.Place: "L", annot.Organization: "O", annot.Other: "X"}

// writeMarkup writes a text with its mentions as [[P|…]] after a line of JSON
// that says where it is from.
func writeMarkup(dir, source, text string, mentions []annot.Mention) error {
	head, err := json.Marshal(map[string]string{"source": source})
	if err != nil {
		return err
	}
	var b strings.Builder
	b.Write(head)
	b.WriteString("\n====\n")
	at := 0
	for _, m := range mentions {
		fmt.Fprintf(&b, "%s[[%s|%s]]", text[at:m.Start], letters[m.Kind], m.Text(text))
		at = m.End
	}
	b.WriteString(text[at:])
	file := strings.TrimSuffix(strings.ReplaceAll(source, "/", "_"), ".txt") + ".ann"
	return os.WriteFile(filepath.Join(dir, file), []byte(b.String()), 0o644)
}
