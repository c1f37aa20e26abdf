// Command gen writes prose's tagger weights in the compact form that package
// token embeds. It reads them from the prose module itself and needs no
// network. Usage: go run ./gen data/tagger.bin
package main

import (
	"bytes"
	"encoding/binary"
	"encoding/gob"
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"strings"

	"github.com/jdkato/prose/v2"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 1 {
		return fmt.Errorf("want one argument, the file to write")
	}
	p := packer{}
	for name, to := range map[string]any{"classes": &p.classes, "tags": &p.fixed, "weights": &p.weights} {
		if err := read(name, to); err != nil {
			return err
		}
	}
	if err := p.pack(); err != nil {
		return err
	}
	return os.WriteFile(args[0], p.out, 0o644)
}

// read decodes one of prose's model files.
func read(name string, to any) error {
	data, err := prose.Asset("model/AveragedPerceptron/" + name + ".gob")
	if err != nil {
		return err
	}
	if err := gob.NewDecoder(bytes.NewReader(data)).Decode(to); err != nil {
		return fmt.Errorf("read %s of prose: %w", name, err)
	}
	return nil
}

// A packer holds prose's model and the file that it becomes. The layout is
// told in model.go, which reads it.
type packer struct {
	classes []string
	fixed   map[string]string
	weights map[string]map[string]float64

	tags []string // classes, then the two marks that stand before a sentence
	out  []byte
	used int // features written
}

// pack writes the tables in the order in which model.go reads them.
func (p *packer) pack() error {
	slices.Sort(p.classes)
	p.tags = append(p.classes, "-START-", "-START2-")
	p.count(len(p.tags))
	for _, tag := range p.tags {
		p.text(tag)
	}
	p.row("bias")
	for _, tag := range p.tags {
		p.row("i-1 tag " + tag)
		p.row("i-2 tag " + tag)
		p.pairs("i tag+i-2 tag %s " + tag)
	}
	p.table([]string{"i pref1"})
	p.table([]string{"i suffix", "i-1 suffix", "i+1 suffix"})
	p.words()
	p.count(len(p.fixed))
	for _, word := range slices.Sorted(maps.Keys(p.fixed)) {
		p.text(word)
		p.count(slices.Index(p.tags, p.fixed[word]))
	}
	if p.used != len(p.weights) {
		return fmt.Errorf("%d of %d features have a place in the file", p.used, len(p.weights))
	}
	return nil
}

func (p *packer) count(n int)   { p.out = binary.AppendUvarint(p.out, uint64(n)) }
func (p *packer) text(s string) { p.count(len(s)); p.out = append(p.out, s...) }

// row writes the weights of a feature, none if prose has no such feature.
// Prose rounded its weights to three decimals, so thousandths lose nothing.
func (p *packer) row(feature string) {
	weights, found := p.weights[feature]
	if found {
		p.used++
	}
	p.count(len(weights))
	for _, class := range slices.Sorted(maps.Keys(weights)) {
		p.out = append(p.out, byte(slices.Index(p.tags, class)))
		p.out = binary.AppendVarint(p.out, int64(math.Round(weights[class]*1000)))
	}
}

// pairs writes the features that differ in one tag, which stands for %s.
func (p *packer) pairs(format string) {
	var found []int
	for t, tag := range p.tags {
		if _, ok := p.weights[fmt.Sprintf(format, tag)]; ok {
			found = append(found, t)
		}
	}
	p.count(len(found))
	for _, t := range found {
		p.count(t)
		p.row(fmt.Sprintf(format, p.tags[t]))
	}
}

// keys returns what stands after the templates in the names of the features.
func (p *packer) keys(templates []string) []string {
	set := map[string]bool{}
	for feature := range p.weights {
		for _, t := range templates {
			if rest, ok := strings.CutPrefix(feature, t+" "); ok {
				set[rest] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(set))
}

// table writes for each key the row of each template.
func (p *packer) table(templates []string) {
	keys := p.keys(templates)
	p.count(len(keys))
	for _, key := range keys {
		p.text(key)
		for _, t := range templates {
			p.row(t + " " + key)
		}
	}
}

// words writes the features of words: a word here, before, two before, after,
// two after, and here after each tag.
func (p *packer) words() {
	templates := []string{"i word", "i-1 word", "i-2 word", "i+1 word", "i+2 word"}
	after := make([]string, len(p.tags))
	for i, tag := range p.tags {
		after[i] = "i-1 tag+i word " + tag
	}
	keys := p.keys(append(after, templates...))
	p.count(len(keys))
	for _, key := range keys {
		p.text(key)
		for _, t := range templates {
			p.row(t + " " + key)
		}
		p.pairs("i-1 tag+i word %s " + strings.ReplaceAll(key, "%", "%%"))
	}
}
